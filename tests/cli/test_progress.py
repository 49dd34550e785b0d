from __future__ import annotations

from io import StringIO

from claimcheck.cli.progress import ProgressLine


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def drawn(stream: StringIO) -> list[str]:
    return [line for line in stream.getvalue().split("\r\x1b[K") if line]


def test_rate_and_time_left_are_told() -> None:
    stream, clock = Terminal(), Clock()
    line = ProgressLine(total=1_000_000, noun="documents", stream=stream, clock=clock)
    for second in range(1, 11):
        clock.now += 1
        line.update(done=second * 10_000, count=second * 1200)
    assert drawn(stream)[0] == "documents: 1,200, 1 %"
    assert drawn(stream)[-1] == "documents: 12,000, 10 %, 1,200 a second, about 2 min left"


def test_rate_is_that_of_the_last_seconds() -> None:
    stream, clock = Terminal(), Clock()
    line = ProgressLine(total=1000, noun="documents", stream=stream, clock=clock)
    done = 0
    for second in range(60):
        clock.now += 1
        done += 10 if second < 30 else 1
        line.update(done=done, count=done)
    assert drawn(stream)[-1] == "documents: 330, 33 %, 1.0 a second, about 11 min left"


def test_line_is_not_drawn_too_often_and_is_cleared() -> None:
    stream, clock = Terminal(), Clock()
    line = ProgressLine(total=10, noun="documents", stream=stream, clock=clock)
    for _ in range(100):
        clock.now += 0.001
        line.update(done=1, count=1)
    assert len(drawn(stream)) == 1
    line.clear()
    assert stream.getvalue().endswith("\r\x1b[K")
    line.clear()
    assert stream.getvalue().count("\r") == 2


def test_nothing_is_drawn_where_there_is_no_terminal() -> None:
    stream = StringIO()
    line = ProgressLine(total=10, noun="documents", stream=stream, clock=Clock())
    line.update(done=1, count=1)
    line.clear()
    assert stream.getvalue() == ""
