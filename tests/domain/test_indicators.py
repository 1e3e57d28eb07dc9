"""An indicator knows which way is better."""

from datetime import date

import pytest

from dialog.domain.indicators import (
    Measured,
    Polarity,
    Signal,
    Trend,
    deviation,
    latest,
    signal,
    trend,
)


def test_more_waste_than_the_average_is_worse() -> None:
    found = deviation(58, 48, polarity=Polarity.LOWER)

    assert found.difference == 10
    assert found.share == pytest.approx(0.208, abs=0.001)
    assert not found.better


@pytest.mark.parametrize(
    ("value", "against", "polarity", "expected"),
    [
        (50, 48, Polarity.HIGHER, Signal.ON_TARGET),
        (48, 48, Polarity.LOWER, Signal.ON_TARGET),
        (50, 48, Polarity.LOWER, Signal.NEAR),
        (58, 48, Polarity.LOWER, Signal.OFF),
        (30, 48, Polarity.LOWER, Signal.ON_TARGET),
        (1, 0, Polarity.LOWER, Signal.OFF),
        (None, 48, Polarity.LOWER, Signal.NO_DATA),
        (48, None, Polarity.LOWER, Signal.NO_DATA),
    ],
)
def test_the_signal_follows_the_polarity(
    value: float | None, against: float | None, polarity: Polarity, expected: Signal
) -> None:
    assert signal(value, against, polarity=polarity) is expected


def test_the_trend_reads_the_last_two_figures_in_the_order_of_their_days() -> None:
    values = [Measured(date(2026, 1, 1), 48), Measured(date(2025, 1, 1), 58)]

    assert trend(values, polarity=Polarity.LOWER) is Trend.BETTER
    assert trend(values, polarity=Polarity.HIGHER) is Trend.WORSE
    assert trend(values[:1], polarity=Polarity.LOWER) is None
    assert latest(values) == values[0]
