"""Name who does each kind of queued work."""

from uuid import UUID

from dialog import context
from dialog.jobs.feedback_mail import send_feedback
from dialog.jobs.runner import Actor
from dialog.jobs.staff_mail import send_invitation, send_reset
from dialog.services.classifying import classify_round, classify_thread
from dialog.services.inviting_staff import RESET_JOB
from dialog.services.queueing import Job, report_progress
from dialog.services.staffing import INVITATION_JOB


def _classify_thread(job: Job) -> None:
    classify_thread(
        context.session(),
        clock=context.ports().clock,
        participation_id=UUID(job.payload["participation_id"]),
    )


def _classify_round(job: Job) -> None:
    session, clock = context.session(), context.ports().clock

    def tell(done: int, total: int) -> None:
        report_progress(session, clock=clock, job=job, done=done, total=total)

    classify_round(session, clock=clock, round_id=UUID(job.payload["round_id"]), progress=tell)


ACTORS: dict[str, Actor] = {
    "classify": _classify_thread,
    "classify-round": _classify_round,
    "feedback-mail": send_feedback,
    INVITATION_JOB: send_invitation,
    RESET_JOB: send_reset,
}
