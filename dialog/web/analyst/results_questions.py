"""Show the result of each question of a round."""

from dataclasses import dataclass
from functools import partial

from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.results import Middle, QuestionResult, Response
from dialog.domain.wording import Wording
from dialog.services.aggregating import ClosedResults
from dialog.web.analyst.results_figures import CellShown, Figure, Line, breakdown_figure
from dialog.web.analyst.results_sentences import biggest_gap, middle_of, most_given
from dialog.web.analyst.results_words import group_words, percent, plain, row_words
from dialog.web.kit.locale import gettext, in_page_language, shown_number

STACKED = (QuestionKind.SINGLE_CHOICE, QuestionKind.SCALE, QuestionKind.PLACE)


@dataclass(frozen=True)
class QuestionShown:
    """One question on the page: how it was met, its figure and its middle."""

    id: str
    text: Wording
    met: tuple[str, ...]
    is_open_text: bool
    figure: Figure | None
    middle: str


def questions_shown(results: ClosedResults) -> list[QuestionShown]:
    """Return every question in the order it is asked."""
    return [_shown(one, results) for one in results.questions]


def _shown(one: QuestionResult, results: ClosedResults) -> QuestionShown:
    question = one.question
    return QuestionShown(
        id=f"q-{question.key}",
        text=in_page_language(question.text),
        met=_met(one.response),
        is_open_text=question.kind is QuestionKind.OPEN_TEXT,
        figure=question_figure(one, results),
        middle=_middle(question, one.middle),
    )


def question_figure(one: QuestionResult, results: ClosedResults) -> Figure | None:
    """Return a closed question's figure; an open question has its own page."""
    question, breakdown, by = one.question, one.breakdown, results.by
    if breakdown is None:
        return None
    row = partial(row_words, question)
    sentence = most_given(breakdown, lambda key: row(key).text)
    if by is not None:
        names = {key: group_words(results.view.design, by, key) for key in breakdown.groups}
        sentence = biggest_gap(breakdown, lambda key: row(key).text, lambda key: names[key].text)
    figure = breakdown_figure(
        f"f-{question.key}",
        breakdown,
        sentence=sentence,
        caption=in_page_language(question.text).text,
        head=gettext("Answer"),
        row=row,
        group=lambda key: names[key],
        k=results.facts.k,
        stacked=question.kind in STACKED,
    )
    return _with_group_lines(figure, one)


def _with_group_lines(figure: Figure, one: QuestionResult) -> Figure:
    """Add to a table by groups the median of each and the share that answered."""
    if not one.group_response:
        return figure
    lines = list(figure.lines)
    if one.middle is not None:
        middles = [one.middle, *one.group_middles]
        lines.append(Line(plain(gettext("Median")), tuple(_median(m) for m in middles)))
    everyone = one.response.answered / one.response.asked if one.response.asked else None
    shares = (everyone, *one.group_response)
    words = tuple(_or_too_few(percent(s) if s is not None else None) for s in shares)
    lines.append(Line(plain(gettext("Answered, of those asked")), words))
    return Figure(**{**vars(figure), "lines": tuple(lines)})


def _met(response: Response) -> tuple[str, ...]:
    """Return how the question was met, in short sentences."""
    asked = response.asked
    parts = [gettext("Asked %(count)s", count=shown_number(asked))]
    counts = (
        (gettext("Answered"), response.answered),
        (gettext("Skipped"), response.skipped),
        (gettext("Don't know"), response.dont_know),
        (gettext("Not reached"), response.unreached),
    )
    for words, count in counts:
        if count or words == counts[0][0]:
            share = percent(count / asked) if asked else percent(0)
            values = {"words": words, "count": shown_number(count), "share": share}
            parts.append(gettext("%(words)s %(count)s (%(share)s)", **values))
    if response.beside:
        beside = shown_number(response.beside)
        parts.append(gettext("Not asked because of earlier answers %(count)s", count=beside))
    return tuple(parts)


def _or_too_few(text: str | None) -> CellShown:
    return CellShown(gettext("too few"), is_hidden=True) if text is None else CellShown(text)


def _median(middle: Middle | None) -> CellShown:
    return _or_too_few(None if middle is None else _decimal(middle.median))


def _decimal(number: float) -> str:
    return shown_number(number, 0 if number == int(number) else 1)


def _middle(question: Question, middle: Middle | None) -> str:
    """Say where the middle lies, and the mean where it gives nothing away."""
    if middle is None:
        return ""
    words = middle_of(middle, lambda number: _point(question, number))
    if middle.mean is None or middle.deviation is None:
        return words
    mean = gettext(
        "The mean is %(mean)s, the standard deviation %(deviation)s.",
        mean=shown_number(middle.mean, 1),
        deviation=shown_number(middle.deviation, 1),
    )
    return f"{words} {mean}"


def _point(question: Question, number: float) -> str:
    """Return a number, with the words of the scale's point where it is one."""
    text = _decimal(number)
    if question.kind is not QuestionKind.SCALE or number != int(number):
        return text
    option = question.options[int(number) - 1]
    point = in_page_language(option.text).text
    return text if point == text else gettext("%(number)s “%(words)s”", number=text, words=point)
