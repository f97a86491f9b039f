"""Work cut into turns of the event loop: in order, nothing twice, and nothing after it was given up."""

from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from coachview.ui.turns import Steps, Turns


def counting(into: list[int], count: int) -> Steps:
    for number in range(count):
        into.append(number)
        yield


def test_the_first_step_is_taken_at_once_and_the_others_in_turns_of_their_own(qtbot: Any) -> None:
    turns, taken = Turns(), []
    turns.start(counting(taken, 4))
    assert taken == [0]
    seen = []
    watch = QTimer(interval=0)
    watch.timeout.connect(lambda: seen.append(len(taken)))
    watch.start()
    with qtbot.waitSignal(turns.done, timeout=20_000):
        pass
    watch.stop()
    assert taken == [0, 1, 2, 3]
    assert not turns.busy
    assert {2, 3} <= set(seen), "other events got no turn in between"


def test_finishing_takes_what_is_left_at_once_and_tells_it_once(qtbot: Any) -> None:
    turns, taken, told = Turns(), [], []
    turns.done.connect(lambda: told.append(list(taken)))
    turns.start(counting(taken, 3))
    turns.finish()
    assert taken == [0, 1, 2]
    turns.finish()
    run_empty()
    assert told == [[0, 1, 2]]


def test_what_was_given_up_goes_no_further(qtbot: Any) -> None:
    turns, taken, closed = Turns(), [], []

    def steps() -> Steps:
        try:
            yield from counting(taken, 5)
        finally:
            closed.append(True)

    turns.start(steps())
    turns.drop()
    run_empty()
    assert (taken, closed, turns.busy) == ([0], [True], False)


def test_starting_anew_gives_up_what_was_left(qtbot: Any) -> None:
    turns, first, second = Turns(), [], []
    turns.start(counting(first, 5))
    turns.start(counting(second, 2))
    turns.finish()
    assert (first, second) == ([0], [0, 1])


def test_a_step_that_fails_says_so_and_ends_it(qtbot: Any) -> None:
    turns = Turns()

    def failing() -> Steps:
        yield
        raise ValueError("no")

    turns.start(failing())
    with pytest.raises(ValueError, match="no"):
        turns.finish()
    assert not turns.busy


def test_a_step_may_start_something_else(qtbot: Any) -> None:
    turns, taken = Turns(), []

    def handing_over() -> Steps:
        yield
        taken.append("first")

    turns.done.connect(lambda: turns.start(counting(taken, 2)) if taken == ["first"] else None)
    turns.start(handing_over())
    turns.finish()
    assert taken == ["first", 0, 1]


def run_empty() -> None:
    """Let the event loop turn until a timer started now, after all others, has fired."""
    loop = QEventLoop()
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, loop.quit))
    loop.exec()


def test_a_step_that_asks_for_the_rest_or_for_something_else_ends_first(qtbot: Any) -> None:
    turns, taken, closed = Turns(), [], []

    def steps() -> Steps:
        try:
            turns.finish()
            taken.append("one")
            yield
            turns.start(counting(taken, 2))
            taken.append("two")
            yield
            taken.append("never")
        finally:
            closed.append(True)

    turns.start(steps())
    with qtbot.waitSignal(turns.done, timeout=20_000):
        pass
    assert (taken, closed) == (["one", "two", 0, 1], [True])
