"""Write and send the e-mail that tells a participant there is an answer."""

from uuid import UUID

from flask import current_app, g

from dialog import context
from dialog.domain.contrast import brand_palette
from dialog.domain.feedback import Stage
from dialog.domain.ports import DeliveryError, Mail
from dialog.domain.wording import worded
from dialog.services.delivering import Letter, letter_to, note_refused, note_sent
from dialog.services.queueing import Job


def send_feedback(job: Job) -> None:
    """Send one stage to one address; a refused e-mail is tried again later, then given up."""
    session, ports = context.session(), context.ports()
    contact_id, stage = UUID(job.payload["contact_id"]), Stage(job.payload["stage"])
    letter = letter_to(session, keys=ports.keys, contact_id=contact_id, stage=stage)
    if letter is None:
        return
    mail = mail_from(letter)
    session.rollback()  # no transaction stays open while the mail server thinks
    try:
        ports.mailer.send(mail)
    except DeliveryError:
        if note_refused(session, contact_id=contact_id, stage=stage):
            raise
    else:
        note_sent(session, clock=ports.clock, contact_id=contact_id, stage=stage)


def mail_from(letter: Letter) -> Mail:
    """Return the e-mail in the language its reader chose."""
    languages = context.ports().languages
    tag = letter.language if letter.language in languages else letter.round.design.languages[0]
    g.language = languages[tag]
    words = _words(letter, tag)
    subject = _rendered("feedback_subject.txt", words).strip()
    return Mail(
        to=letter.to,
        subject=" ".join(subject.split()),
        text=_rendered("feedback.txt", words),
        html=_rendered("feedback.html", {**words, "subject": subject}),
        language=tag,
        sender_name=letter.organisation.name,
        organisation_id=letter.organisation.id,
        reference=letter.reference,
        leave_url=str(words["leave_url"]),
    )


def _words(letter: Letter, tag: str) -> dict[str, object]:
    owner = {"lang": tag, "organisation": letter.organisation.slug}
    chain = context.ports().languages.chain(tag)
    return {
        "stage": letter.stage.value,
        "language": context.language(),
        "organisation": letter.organisation,
        "contact": letter.round.design.contact,
        "palette": brand_palette(letter.organisation.colour),
        "title": worded(letter.round.design.title, chain).text,
        "round_url": _url("participant.intro", **owner, round_slug=letter.round.slug),
        "code_url": _url("receipts.enter", **owner),
        "leave_url": _url("public.remove_address", **owner, token=letter.removal_token),
    }


def _rendered(name: str, words: dict[str, object]) -> str:
    return current_app.jinja_env.get_template(f"messages/{name}").render(**words)


def _url(endpoint: str, **values: str) -> str:
    path = current_app.url_map.bind("").build(endpoint, values)
    return context.ports().site_url + path
