"""Gaps that touch are one, and whoever fills an old range cannot close a wider one."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, text

from cryptopredict.base import BadInput, Interval, Reason
from cryptopredict.data.gaps import close_gap, gap_failed, open_gap, open_gaps

START = datetime(2026, 1, 1, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def missing(connection: Connection, first: int, end: int, asset: int = 1, interval: Interval = Interval.M1) -> None:
    open_gap(connection, asset, interval, at(first), at(end), Reason.GAP)


def ranges(connection: Connection) -> list[tuple[int, int]]:
    return [
        (int((gap.first - START).total_seconds() // 60), int((gap.end - START).total_seconds() // 60))
        for gap in open_gaps(connection)
    ]


@pytest.fixture
def asset(engine: Engine) -> int:
    with engine.begin() as connection:
        return int(
            connection.execute(text("INSERT INTO cryptocurrencies (symbol, name) VALUES ('A', 'A') RETURNING id")).scalar_one()
        )


def test_gaps_that_touch_or_overlap_become_one(engine: Engine, asset: int) -> None:
    with engine.begin() as connection:
        missing(connection, 0, 2)
        missing(connection, 5, 6)
        missing(connection, 100, 101)
        missing(connection, 5, 6, interval=Interval.H1)
        missing(connection, 2, 5)
        assert sorted(ranges(connection)) == [(0, 6), (5, 6), (100, 101)]
        with pytest.raises(BadInput):
            missing(connection, 3, 3)


def test_who_fills_the_old_range_does_not_close_the_new_one(engine: Engine, asset: int) -> None:
    with engine.begin() as connection:
        missing(connection, 0, 2)
        (old,) = open_gaps(connection)
        missing(connection, 2, 3)
        assert not close_gap(connection, old.id, "filled")
        (new,) = open_gaps(connection)
        assert close_gap(connection, new.id, "filled")
        assert ranges(connection) == []
        # What was filled and is missing again is a new gap, too.
        missing(connection, 0, 1)
        assert not close_gap(connection, new.id, "empty")
        assert ranges(connection) == [(0, 1)]


def test_those_that_failed_wait_behind_the_others(engine: Engine, asset: int) -> None:
    with engine.begin() as connection:
        missing(connection, 0, 1)
        missing(connection, 10, 11)
        gap_failed(connection, open_gaps(connection)[0].id, "no answer")
        assert ranges(connection) == [(10, 11), (0, 1)]
        assert [gap.attempts for gap in open_gaps(connection, limit=5)] == [0, 1]
