"""What is written without a further look is what all rules together accept without a word."""

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptopredict.base import Interval
from cryptopredict.data.quality import LOOK_BACK, judge
from cryptopredict.data.stream.tail import Rows, Tail

START = datetime(2026, 1, 1, tzinfo=UTC)
NOW = START + timedelta(minutes=40)
FIRST = int(START.timestamp() * 1_000)

_ODD = st.sampled_from([float("nan"), float("inf"), -1.0, 0.0, 1e-30, 1e30])
_PRICE = st.one_of(st.sampled_from([100.0, 101.0, 130.0, 199.0, 60.0, 1_000.0, 10.0]), st.floats(95.0, 105.0), _ODD)


@st.composite
def _candle(draw: st.DrawFn) -> tuple[float, ...]:
    opened, close = draw(_PRICE), draw(_PRICE)
    high = max(opened, close) * draw(st.sampled_from([1.0, 1.01, 1.3, 3.0, 0.9]))
    low = min(opened, close) * draw(st.sampled_from([1.0, 0.99, 0.7, 0.3, 1.1]))
    return (opened, high, low, close, draw(st.sampled_from([0.0, 1.0, 10.0, -1.0])))


CALM = (100.0, 101.0, 99.0, 100.5, 1.0)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 45), st.one_of(st.just(CALM), _candle())), max_size=25), st.integers(1, 4))
def test_calm_candles_are_those_that_no_rule_objects_to(drawn: list[tuple[int, tuple[float, ...]]], pieces: int) -> None:
    """Also when they come in pieces: what was stored before counts among the neighbours."""
    drawn = [(place, (*CALM[:4], float(place + 2))) for place in range(8)] + [(place + 8, values) for place, values in drawn]
    places = np.array([place for place, _ in drawn])
    rows = Rows(
        np.full(len(drawn), 7, dtype=np.int64),
        FIRST + places * 60_000,
        np.array([values for _, values in drawn], dtype=np.float64),
    )
    tail = Tail(Interval.M1)
    seen: list[Rows] = []
    for piece in np.array_split(np.arange(len(drawn)), pieces):
        look = tail.look(rows.where(piece), int(NOW.timestamp() * 1_000))
        tail.keep(look)
        seen.append(look.rows)
        calm = look.rows.where(look.calm)
        if not len(calm):
            continue
        judged = judge(_frame(seen), Interval.M1, now=NOW)
        accepted = set(judged.accepted["timestamp"].dt.epoch("ms").to_list())
        refused = judged.set_aside.filter(pl.col("reason") != "duplicate")["timestamp"].dt.epoch("ms").to_list()
        objected = set(refused) | set(judged.flags["timestamp"].dt.epoch("ms").to_list())
        objected |= set(judged.redenominations["timestamp"].dt.epoch("ms").to_list())
        assert set(calm.opens.tolist()) <= accepted - objected


def test_after_anything_odd_the_next_ones_are_looked_at_too() -> None:
    tail = Tail(Interval.M1)

    def calm(place: int, *values: float) -> bool:
        rows = Rows(np.array([1]), np.array([FIRST + place * 60_000]), np.array([values or (*CALM[:4], place + 1.0)]))
        look = tail.look(rows, int(NOW.timestamp() * 1_000))
        tail.keep(look)
        return bool(look.calm[0])

    assert [calm(place) for place in range(10)] == [False] * (LOOK_BACK + 1) + [True] * (9 - LOOK_BACK)
    assert not calm(10, 100.0, 140.0, 99.0, 100.0, 1.0)
    assert [calm(place) for place in range(11, 18)] == [False] * LOOK_BACK + [True]
    assert not calm(19), "one in between is missing"


def _frame(rows: list[Rows]) -> pl.DataFrame:
    values = np.concatenate([one.values for one in rows])
    columns = dict(zip(("open", "high", "low", "close", "volume"), values.T.copy(), strict=True))
    moments = pl.Series(np.concatenate([one.opens for one in rows]) * 1_000).cast(pl.Datetime("us", "UTC"))
    assets = np.concatenate([one.assets for one in rows])
    return pl.DataFrame({"asset": assets, "timestamp": moments, **columns, "market_cap": [None] * len(assets)}).with_columns(
        pl.col("market_cap").cast(pl.Float64)
    )
