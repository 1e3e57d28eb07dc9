"""The search for reference cycles rests while comments are read, and comes back."""

import gc
from collections.abc import Iterator
from threading import Barrier, Thread

import pytest

from analysis.pausing import cycles_unsought


@pytest.fixture(autouse=True)
def sought() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_cycles_are_sought_again_afterwards() -> None:
    with cycles_unsought():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_cycles_are_sought_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="no"), cycles_unsought():
        raise ValueError("no")

    assert gc.isenabled()


def test_the_last_to_finish_brings_the_search_back() -> None:
    with cycles_unsought():
        with cycles_unsought():
            pass
        assert not gc.isenabled()

    assert gc.isenabled()


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()

    with cycles_unsought():
        pass

    assert not gc.isenabled()


def test_threads_wait_for_one_another() -> None:
    inside, seen = Barrier(2), list[bool]()

    def read() -> None:
        with cycles_unsought():
            inside.wait(10)
        inside.wait(10)

    other = Thread(target=read)
    with cycles_unsought():
        other.start()
        inside.wait(10)
        inside.wait(10)
        seen.append(gc.isenabled())
    other.join(10)

    assert seen == [False]
    assert gc.isenabled()
