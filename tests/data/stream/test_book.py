"""What is stored is what the exchange closed; everything else is a gap, whatever order the messages come in."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cryptopredict.data.stream.book import LATE_SECONDS, Book, Missing, Series

STEP = 60_000
START = 1_700_000_000_000 - 1_700_000_000_000 % STEP
HOUR = 60


def opens(place: int) -> int:
    return START + place * STEP


def covered(missing: list[Missing]) -> set[int]:
    return {one for gap in missing for one in range(gap.first, gap.end, STEP)}


def book(next_: int | None = START) -> tuple[Book, Series]:
    made, series = Book(), Series(1, STEP, next=next_)
    made.follow(series)
    return made, series


@st.composite
def _messages(draw: st.DrawFn) -> tuple[set[int], list[tuple[int, bool]]]:
    """Which of twelve candles are closed by the exchange as we hear it, and its messages: forming and closing ones, some of them
    doubled, late, or in the wrong order."""
    closed = draw(st.sets(st.integers(0, 11)))
    forming = draw(st.lists(st.integers(0, 11), max_size=24))
    closing = [place for place in sorted(closed) for _ in range(draw(st.integers(1, 3)))]
    tagged = [(place, False) for place in forming] + [(place, True) for place in closing]
    return closed, draw(st.permutations(tagged))


@settings(deadline=None)
@given(_messages(), st.lists(st.floats(0.0, 2.0 * LATE_SECONDS), min_size=60, max_size=60))
def test_what_is_stored_and_what_is_missing_is_everything(
    told: tuple[set[int], list[tuple[int, bool]]], waits: list[float]
) -> None:
    closed, messages = told
    made, series = book()
    now, end = 0.0, opens(12)
    stored: list[int] = []
    missing: list[Missing] = []
    for (place, is_closed), wait in zip(messages, waits, strict=False):
        if made.take(series, opens(place), closed=is_closed, now=now, exchange=end):
            assert is_closed
            stored.append(opens(place))
        now += wait
        # The exchange's clock stands still here: what is called missing is so because of successors alone.
        missing += made.missing(now, series.next or START)
    for _ in range(3):
        now += LATE_SECONDS + 1
        missing += made.missing(now, end + 2 * STEP)
    assert sorted(stored) == sorted(set(stored))
    assert set(stored) == {opens(place) for place in closed}
    assert set(stored) | covered(missing) >= {opens(place) for place in range(12)}
    assert len([one for gap in missing for one in range(gap.first, gap.end, STEP)]) == len(covered(missing))


def test_a_successor_alone_closes_nothing() -> None:
    made, series = book()
    assert not made.take(series, opens(0), closed=False, now=0, exchange=opens(1))
    assert not made.take(series, opens(1), closed=False, now=1, exchange=opens(1))
    assert made.missing(1 + LATE_SECONDS - 0.1, opens(1)) == []
    assert covered(made.missing(1 + LATE_SECONDS, opens(1))) == {opens(0)}
    # It comes after all: it is the exchange's word, and REST will find the same.
    assert made.take(series, opens(0), closed=True, now=9, exchange=opens(1))
    assert not made.take(series, opens(0), closed=True, now=9, exchange=opens(1))


def test_a_late_close_in_time_is_no_gap() -> None:
    made, series = book()
    made.take(series, opens(1), closed=False, now=0, exchange=opens(1))
    assert made.take(series, opens(0), closed=True, now=LATE_SECONDS - 1, exchange=opens(1))
    assert made.missing(LATE_SECONDS + 1, opens(1)) == []


def test_a_series_that_fell_silent_is_missing_after_one_and_a_half_times_its_length() -> None:
    made, series = book()
    made.take(series, opens(0), closed=False, now=0, exchange=opens(0))
    assert made.missing(89, opens(0) + 89_000) == []
    (gap,) = made.missing(90, opens(0) + 90_000)
    assert (gap.first, gap.end, gap.silent) == (opens(0), opens(1), True)
    assert made.missing(91, opens(0) + 91_000) == []


def test_after_a_break_all_since_the_newest_stored_candle_is_missing() -> None:
    made, series = book(opens(0))
    made.take(series, opens(7), closed=False, now=0, exchange=opens(7))
    assert covered(made.missing(LATE_SECONDS, opens(7))) == {opens(place) for place in range(7)}


def test_an_empty_series_begins_with_what_comes() -> None:
    made, series = book(None)
    assert made.missing(0, opens(5)) == []
    made.take(series, opens(5), closed=False, now=0, exchange=opens(5))
    assert made.take(series, opens(5), closed=True, now=60, exchange=opens(6))
    assert made.missing(70, opens(6)) == []


def test_times_that_cannot_be_are_not_believed() -> None:
    made, series = book()
    for wild in (opens(0) * 1_000, opens(0) + 1, opens(9), -STEP):
        assert not made.take(series, wild, closed=False, now=0, exchange=opens(1))
        assert not made.take(series, wild, closed=True, now=0, exchange=opens(1))
    assert not made.take(series, opens(4), closed=True, now=0, exchange=opens(1)), "it cannot have closed yet"
    assert made.missing(100, opens(1)) == []
