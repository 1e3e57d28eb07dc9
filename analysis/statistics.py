"""Describe closed answers: distributions, the middle and spread of scales, non-response."""  # noqa: A005 - absolute imports only

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """How many chose one category, and which share of those who answered that is.

    Attributes
    ----------
    count : int
        Answers.
    share : float
        Part of all answers to the question, 0 to 1; 0 when nobody answered.
    """

    count: int
    share: float


@dataclass(frozen=True)
class ScaleSummary:
    """The middle and spread of answers on a scale.

    Attributes
    ----------
    count : int
        Answers, without "don't know" and skipped ones.
    mean, median, lower_quartile, upper_quartile : float
        In points of the scale.
    standard_deviation : float
        Of the sample, in points; 0 for a single answer.
    """

    count: int
    mean: float
    median: float
    lower_quartile: float
    upper_quartile: float
    standard_deviation: float


def distribution(
    answers: Iterable[Hashable], *, categories: Sequence[Hashable]
) -> dict[Hashable, Share]:
    """Count answers per category, keeping empty categories and the given order.

    Parameters
    ----------
    answers : Iterable[Hashable]
        One category per answer; for a multiple choice, one per tick.
    categories : Sequence[Hashable]
        All that could be chosen.

    Returns
    -------
    dict[Hashable, Share]
        Shares are of all answers given, so they add up to 1 unless there is none.

    Raises
    ------
    ValueError
        When an answer is in no category.

    Examples
    --------
    >>> distribution(["yes", "no", "yes"], categories=["yes", "no", "other"])["yes"].count
    2
    """
    counts = dict.fromkeys(categories, 0)
    for answer in answers:
        if answer not in counts:
            raise ValueError("an answer is in none of the categories")
        counts[answer] += 1
    return shares(counts, whole=sum(counts.values()))


def shares(counts: Mapping[Hashable, int], *, whole: int) -> dict[Hashable, Share]:
    """Turn counts into shares of a whole.

    Parameters
    ----------
    counts : Mapping[Hashable, int]
        Answers per category.
    whole : int
        What a share is a share of: answers given, or people for a multiple choice, where shares
        then need not add up to 1.

    Returns
    -------
    dict[Hashable, Share]
    """
    return {
        category: Share(count, count / whole if whole else 0.0)
        for category, count in counts.items()
    }


def quantile(values: Sequence[float], part: float) -> float:
    """Return a quantile by linear interpolation between the ordered values.

    Parameters
    ----------
    values : Sequence[float]
        At least one value, in any order.
    part : float
        0 to 1; 0.5 is the median.

    Returns
    -------
    float

    References
    ----------
    R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", *The American
    Statistician* 50 (1996) 361-365, definition 7.

    Examples
    --------
    >>> quantile([1, 2, 3, 4], 0.25)
    1.75
    """
    if not values or not 0 <= part <= 1:
        raise ValueError("a quantile needs values and a part from 0 to 1")
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def scale_summary(counts: Mapping[int, int]) -> ScaleSummary:
    """Describe the answers on a scale from how often each point was chosen.

    Points of a scale are ordered, and their distances need not be equal: show the median first
    and the mean beside the distribution.

    Parameters
    ----------
    counts : Mapping[int, int]
        Point of the scale to number of answers, at least one in all.

    Returns
    -------
    ScaleSummary
        The standard deviation divides by n - 1 (Bessel).

    References
    ----------
    S. S. Stevens, "On the theory of scales of measurement", *Science* 103 (1946) 677-680.

    Examples
    --------
    >>> scale_summary({1: 1, 3: 2, 5: 1}).median
    3.0
    """
    values = [float(point) for point, count in counts.items() for _ in range(count)]
    if not values:
        raise ValueError("a scale without answers has no middle")
    mean = math.fsum(values) / len(values)
    squares = math.fsum((value - mean) ** 2 for value in values)
    return ScaleSummary(
        count=len(values),
        mean=mean,
        median=quantile(values, 0.5),
        lower_quartile=quantile(values, 0.25),
        upper_quartile=quantile(values, 0.75),
        standard_deviation=math.sqrt(squares / (len(values) - 1)) if len(values) > 1 else 0.0,
    )


def non_response(*, answered: int, asked: int) -> float:
    """Return the share of those who were shown a question and left it unanswered.

    Parameters
    ----------
    answered : int
        Answers given.
    asked : int
        Threads in which the question was asked; those routed past it do not count.

    Returns
    -------
    float
        0 to 1; 0 when nobody was asked.

    References
    ----------
    American Association for Public Opinion Research, *Standard Definitions*, item nonresponse.
    """
    if not 0 <= answered <= asked:
        raise ValueError("there can't be more answers than were asked for")
    return 1 - answered / asked if asked else 0.0


def spread_index(counts: Iterable[int]) -> float:
    """Return how evenly answers spread over categories: the Gini-Simpson index.

    The chance that two answers drawn without putting the first back are in different categories.

    Parameters
    ----------
    counts : Iterable[int]
        Answers per category.

    Returns
    -------
    float
        0 when all agree or there are fewer than two answers, 1 when no two agree.

    References
    ----------
    E. H. Simpson, "Measurement of diversity", *Nature* 163 (1949) 688 (unbiased form).

    Examples
    --------
    >>> round(spread_index([2, 2]), 3)
    0.667
    """
    figures = list(counts)
    n = sum(figures)
    return 1 - sum(c * (c - 1) for c in figures) / (n * (n - 1)) if n > 1 else 0.0
