"""Let results be taken out: answers by those who may, tables of protected figures by all."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from flask import render_template, request, stream_with_context
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.backgrounds import CODE_WORDS
from dialog.domain.identity import RoundId
from dialog.domain.ports import SheetValue
from dialog.domain.results import GroupBy
from dialog.domain.roles import Permission
from dialog.domain.wording import N_
from dialog.services.aggregating import closed_results
from dialog.services.exporting import Wish, export_answers, note_tables_taken
from dialog.services.mentioning import mentions
from dialog.web.analyst.results_frame import around, group_choices
from dialog.web.analyst.results_tables import TABLE_HEADER, closed_lines, mention_lines
from dialog.web.analyst.results_words import CHANNEL_WORDS, GROUP_BY_WORDS
from dialog.web.analyst.routes import analyst
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORT_WORDS = {
    "language": N_("Language of the answers"),
    "channel": N_("Way of answering"),
    "goals": N_("global goals"),
    "targets": N_("targets"),
    "dimensions": N_("dimensions"),
    "areas": N_("own areas"),
    "reviewed": N_("reviewed by a person"),
    "skipped": N_("skipped"),
    "dont_know": N_("don't know"),
    "not_asked": N_("not asked"),
    "set_aside": N_("set aside: acute or abuse"),
    **CODE_WORDS,
    **{f"about_{by.value}": words for by, words in GROUP_BY_WORDS.items() if by.background},
    **{f"channel_{key}": words for key, words in CHANNEL_WORDS.items()},
}


@analyst.get("/results/<uuid:round_id>/take")
@guard(Permission.SEE_RESULTS)
def results_take(round_id: UUID) -> str:
    """Offer the files that can be taken out."""
    actor = context.actor()
    found = closed_results(
        context.session(), clock=context.ports().clock, actor=actor, round_id=RoundId(round_id)
    )
    return render_template(
        "analyst/results_take.html",
        around=around(found.view, found.facts, is_open=found.is_open, actor=actor),
        choices=group_choices(found.choices, None),
        may_take_answers=actor.may(Permission.EXPORT_RESULTS),
    )


@analyst.post("/results/<uuid:round_id>/answers")
@guard(Permission.EXPORT_RESULTS)
def results_answers(round_id: UUID) -> Response:
    """Send the answers as a file, one row per person in random order."""
    table = export_answers(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=RoundId(round_id),
        wish=Wish(
            languages=context.language().chain,
            words={key: gettext(words) for key, words in EXPORT_WORDS.items()},
            masked=request.form.get("text") != "unmasked",
        ),
    )
    return _file(table.name, table.header, table.rows)


@analyst.post("/results/<uuid:round_id>/tables")
@guard(Permission.SEE_RESULTS)
def results_tables(round_id: UUID) -> Response:
    """Send every figure of the result pages as one long table."""
    session, clock, actor = context.session(), context.ports().clock, context.actor()
    by = next((one for one in GroupBy if one.value == request.form.get("by")), None)
    closed = closed_results(session, clock=clock, actor=actor, round_id=RoundId(round_id), by=by)
    open_ = mentions(session, clock=clock, actor=actor, round_id=RoundId(round_id), by=by)
    note_tables_taken(session, clock=clock, actor=actor, round_id=RoundId(round_id))
    name = f"{closed.view.slug}-{gettext('tables')}"
    rows = [*closed_lines(closed), *mention_lines(open_)]
    return _file(name, tuple(gettext(words) for words in TABLE_HEADER), rows)


def _file(name: str, header: Sequence[str], rows: Iterable[tuple[SheetValue, ...]]) -> Response:
    sheets, form = context.ports().sheets, request.form.get("format")
    if form == "xlsx":
        response = Response(sheets.xlsx(header, rows, sheet=name), mimetype=XLSX_TYPE)
    else:
        form = "csv"
        response = Response(stream_with_context(sheets.csv(header, rows)), content_type=CSV_TYPE)
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{form}")
    return response
