"""Write a mail from a template in the addressee's language and hand it to the mailer."""

from flask import current_app, g

from dialog import context
from dialog.domain.contrast import brand_palette
from dialog.domain.organisations import Organisation
from dialog.domain.ports import Mail

BETWEEN = "\n\n"


def send_letter(
    template: str, *, to: str, language: str, organisation: Organisation, **values: object
) -> None:
    """Send the letter of a template: its first paragraph is the subject, the others the text."""
    languages = context.ports().languages
    g.language = languages[language if language in languages else languages.tags[0]]
    environment = current_app.jinja_env
    written = environment.get_template(f"messages/{template}.txt").render(
        organisation=organisation.name, **values
    )
    subject, _, text = written.strip().partition(BETWEEN)
    html = environment.get_template("messages/letter.html").render(
        lang=g.language.tag,
        dir=g.language.direction,
        subject=subject,
        organisation=organisation.name,
        palette=brand_palette(organisation.colour),
        paragraphs=text.split(BETWEEN),
    )
    context.session().rollback()  # no transaction stays open while the mail server thinks
    context.ports().mailer.send(
        Mail(
            to=to,
            subject=subject,
            text=f"{text}\n",
            html=html,
            language=g.language.tag,
            sender_name=organisation.name,
            organisation_id=organisation.id,
        )
    )
