"""Show themes with their answers, what these are about, and where each theme went."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.classification import Effective
from dialog.domain.identity import RoundId, ThemeId
from dialog.domain.quoting import Piece, pieces
from dialog.domain.roles import Actor, Permission
from dialog.domain.rounds import RoundStatus
from dialog.domain.themes import (
    RelationKind,
    Theme,
    is_considered,
    missing_languages,
    must_be_considered,
)
from dialog.domain.wording import Texts
from dialog.services.classifying import labels_that_count
from dialog.services.looking_up import RoundView, round_with
from dialog.services.telling import fewest_shown
from dialog.services.theming import own_theme, theme_in, unconsidered
from dialog.store.decisions import decisions_about_theme
from dialog.store.heard import answers_per_theme
from dialog.store.labels import current_runs, open_texts
from dialog.store.rounds import rounds_of
from dialog.store.theme_links import feedback_on_theme, goals_from_theme, measures_from_theme
from dialog.store.themes import (
    ThemeRow,
    answers_of_theme,
    relations_of_theme,
    themes_of_round,
)

NOTHING = Effective((), (), reviewed=False)


@dataclass(frozen=True)
class ThemeBrief:
    """A theme in a list."""

    id: ThemeId
    name: str
    theme: Theme
    answers: int
    revision: int

    @property
    def lacks_considering(self) -> bool:
        """Say whether the round can't end before somebody writes how this was considered."""
        needed = must_be_considered(self.theme.kind, self.theme.control)
        return needed and not is_considered(self.theme.how_considered)


@dataclass(frozen=True)
class RoundThemes:
    """A round with its themes and the number that still must be considered."""

    round: RoundView
    themes: tuple[ThemeBrief, ...]
    unconsidered: int


@dataclass(frozen=True)
class Quote:
    """An answer in a theme, personal details masked."""

    answer_id: UUID
    language: str
    question: Texts
    pieces: tuple[Piece, ...]
    labels: Effective


@dataclass(frozen=True)
class RelatedTheme:
    """A synergy or conflict with another theme."""

    id: UUID
    theme_id: ThemeId
    name: str
    kind: RelationKind
    note: str


@dataclass(frozen=True)
class Outcome:
    """Something a theme led to: a goal, a measure, a decision or feedback, and where it stands."""

    kind: str
    id: UUID
    name: str
    state: str


@dataclass(frozen=True)
class ThemeInFull:
    """A theme with everything on its page."""

    brief: ThemeBrief
    round: RoundView
    quotes: tuple[Quote, ...]
    hidden: int
    withheld: bool
    participations: int
    goals: tuple[tuple[str, int], ...]
    dimensions: tuple[tuple[str, int], ...]
    relations: tuple[RelatedTheme, ...]
    others: tuple[ThemeBrief, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def untold_languages(self) -> list[str]:
        """Return the languages in which it is not written how the theme was considered."""
        return missing_languages(self.brief.theme.how_considered, self.round.design.languages)


def theme_rounds(session: Session, *, actor: Actor) -> list[RoundThemes]:
    """Return the rounds that can have themes, the latest closing first."""
    actor.must(Permission.SEE_DESK)
    rows = rounds_of(session, actor.organisation_id)
    return [
        round_themes(session, actor=actor, round_id=row.id)
        for row in rows
        if row.status != RoundStatus.DRAFT
    ]


def round_themes(session: Session, *, actor: Actor, round_id: UUID) -> RoundThemes:
    """Return a round's themes by name."""
    actor.must(Permission.SEE_DESK)
    view = round_with(session, organisation_id=actor.organisation_id, round_id=RoundId(round_id))
    rows = themes_of_round(session, round_id)
    return RoundThemes(view, _briefs(session, rows), len(unconsidered(session, round_id)))


def theme_in_full(session: Session, *, actor: Actor, theme_id: UUID) -> ThemeInFull:
    """Return one theme with its answers and where it went, or raise NotFoundError.

    Only those who review read the words of very few, and words that may need a human now.
    """
    actor.must(Permission.SEE_DESK)
    row = own_theme(session, actor, theme_id)
    everything = round_themes(session, actor=actor, round_id=row.round_id)
    quotes, participations = _quotes(session, everything.round, row.id)
    reviews = actor.may(Permission.REVIEW_ANSWERS)
    alarming = set() if reviews else _alarming(session, row.round_id)
    shown = [one for one in quotes if not _set_aside(one, alarming)]
    few = participations < fewest_shown(session, actor.organisation_id)
    if few and not reviews:
        shown = quotes = []
    return ThemeInFull(
        brief=next(one for one in everything.themes if one.id == row.id),
        round=everything.round,
        quotes=tuple(shown),
        hidden=len(quotes) - len(shown),
        withheld=few and not reviews and participations > 0,
        participations=participations,
        goals=_counted(code for quote in quotes for code in quote.labels.goals),
        dimensions=_counted(code for quote in quotes for code in quote.labels.dimensions),
        relations=_relations(session, row.id, everything.themes),
        others=tuple(one for one in everything.themes if one.id != row.id),
        outcomes=_outcomes(session, row.id),
    )


def _set_aside(quote: Quote, alarming: set[UUID]) -> bool:
    waits = quote.answer_id in alarming and not quote.labels.reviewed
    return quote.labels.acute or quote.labels.abuse or waits


def _alarming(session: Session, round_id: UUID) -> set[UUID]:
    """Return the answers whose words may need a human, whoever has read them."""
    return {
        answer for answer, (_abstained, alert) in current_runs(session, round_id).items() if alert
    }


def _briefs(session: Session, rows: Sequence[ThemeRow]) -> tuple[ThemeBrief, ...]:
    counts = answers_per_theme(session, [row.id for row in rows])
    return tuple(
        ThemeBrief(ThemeId(row.id), row.name, theme_in(row), counts.get(row.id, 0), row.revision)
        for row in rows
    )


def _quotes(session: Session, view: RoundView, theme_id: UUID) -> tuple[list[Quote], int]:
    """Return the theme's answers in no order that tells of arrival, and how many wrote them."""
    ids = answers_of_theme(session, theme_id)
    labels = labels_that_count(session, view.id) if ids else {}
    texts = sorted(open_texts(session, ids=ids), key=lambda one: one.id) if ids else []
    asked = {question.key: question.text for question in view.design.questions}
    quotes = [
        Quote(
            one.id,
            one.language,
            asked.get(one.question_key, {}),
            pieces(one.text),
            labels.get(one.id, NOTHING),
        )
        for one in texts
    ]
    return quotes, len({one.participation_id for one in texts})


def _counted(codes: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(codes)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _relations(
    session: Session, theme_id: UUID, themes: Sequence[ThemeBrief]
) -> tuple[RelatedTheme, ...]:
    names = {one.id: one.name for one in themes}
    found = []
    for row in relations_of_theme(session, theme_id):
        other = ThemeId(row.second_id if row.first_id == theme_id else row.first_id)
        kind = RelationKind(row.kind)
        found.append(RelatedTheme(row.id, other, names.get(other, ""), kind, row.note))
    return tuple(found)


def _outcomes(session: Session, theme_id: UUID) -> tuple[Outcome, ...]:
    goals = [
        Outcome("goal", row.id, row.name, use) for row, use in goals_from_theme(session, theme_id)
    ]
    measures = [
        Outcome("measure", row.id, row.name, row.state)
        for row in measures_from_theme(session, theme_id)
    ]
    decisions = [
        Outcome("decision", row.id, row.name, row.status)
        for row in decisions_about_theme(session, theme_id)
    ]
    feedback = [
        Outcome("feedback", row.id, row.stage, "published" if row.published_on else "draft")
        for row in feedback_on_theme(session, theme_id)
    ]
    return (*goals, *measures, *decisions, *feedback)
