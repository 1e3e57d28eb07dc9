"""Words that may mean danger are noticed in every language, and ordinary anger is not."""

import pytest

from dialog.domain.acute import may_be_acute


@pytest.mark.parametrize(
    "text",
    [
        "Jag orkar inte leva längre",
        "Min man slår mig, vart ska jag gå",
        "har tänkt på självmord",
        "I want to die",
        "sometimes I think about killing   myself",
        "en jaksa elää enää",
        "mieheni lyö minua",
        "أريد أن أموت",
        "أفكر في الانتحار",
        "زوجي يضربني",
    ],
)
def test_words_that_may_mean_danger_are_noticed(text: str) -> None:
    assert may_be_acute(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bussarna dör ut på landet och jag slår vad om att ingen bryr sig",
        "Centrum är dött på kvällarna",
        "The traffic kills the town, that hits everyone",
        "Kuolleet puut pitää kaataa",
        "الحديقة ميتة في الشتاء",
    ],
)
def test_ordinary_words_are_left_in_the_queue(text: str) -> None:
    assert not may_be_acute(text)
