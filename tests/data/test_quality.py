"""Each rule catches what it names and lets a violent but real day pass."""

from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptopredict.base import Interval
from cryptopredict.data.quality import REASONS, judge

NOW = datetime(2024, 6, 1, tzinfo=UTC)
START = datetime(2024, 1, 1, tzinfo=UTC)


def candles(closes: list[float], *, volumes: list[float] | None = None, gap: int | None = None) -> pl.DataFrame:
    """Daily candles of one asset, each opening at the close before; with `gap`, days are missing before the candle at that place."""
    rows = []
    for place, close in enumerate(closes):
        opened = closes[max(place - 1, 0)]
        day = place + (20 if gap is not None and place >= gap else 0)
        rows.append(
            {
                "asset": 1,
                "timestamp": START + timedelta(days=day),
                "open": opened,
                "high": max(opened, close) * 1.01,
                "low": min(opened, close) * 0.99,
                "close": close,
                "volume": volumes[place] if volumes else 100.0,
                "market_cap": None,
            }
        )
    return pl.DataFrame(rows, schema_overrides={"timestamp": pl.Datetime("us", "UTC"), "market_cap": pl.Float64})


def changed(place: int, **values: Any) -> pl.DataFrame:
    """Ten sound candles, one of them spoilt."""
    rows = candles([10.0] * 10).to_dicts()
    rows[place] |= values
    return pl.DataFrame(rows, schema_overrides={"timestamp": pl.Datetime("us", "UTC"), "market_cap": pl.Float64})


@pytest.mark.parametrize(
    ("reason", "values"),
    [
        ("no_time", {"timestamp": None}),
        ("not_a_number", {"close": float("nan")}),
        ("not_a_number", {"volume": None}),
        ("infinite", {"high": float("inf")}),
        ("infinite", {"market_cap": float("inf")}),
        ("not_positive", {"low": 0.0}),
        ("not_positive", {"open": -1.0}),
        ("negative_volume", {"volume": -0.1}),
        ("high_low", {"high": 9.9}),
        ("high_low", {"low": 10.2}),
        ("wick", {"high": 8.5e11}),
        ("off_grid", {"timestamp": START + timedelta(days=4, minutes=1)}),
        ("too_early", {"timestamp": datetime(1970, 1, 20, tzinfo=UTC)}),
        ("future", {"timestamp": NOW}),
        ("duplicate", {"timestamp": START + timedelta(days=3)}),
    ],
)
def test_one_spoilt_row_is_set_aside_with_its_reason_and_nothing_else_is(reason: str, values: dict[str, Any]) -> None:
    judged = judge(changed(5, **values), Interval.D1, now=NOW)
    assert judged.reasons == {reason: 1}
    assert reason in REASONS
    assert judged.accepted.height == 9


def test_the_first_of_two_copies_stays() -> None:
    judged = judge(changed(5, timestamp=START + timedelta(days=3), close=10.05), Interval.D1, now=NOW)
    assert judged.accepted.filter(pl.col("timestamp") == START + timedelta(days=3))["close"].to_list() == [10.0]
    assert judged.set_aside["close"].to_list() == [10.05]


def test_a_candle_is_future_until_the_moment_it_closes() -> None:
    frame = candles([10.0] * 3)
    closes = START + timedelta(days=3)
    assert judge(frame, Interval.D1, now=closes).reasons == {}
    assert judge(frame, Interval.D1, now=closes - timedelta(seconds=1)).reasons == {"future": 1}


def test_weeks_open_on_monday() -> None:
    monday = changed(0).head(1)
    tuesday = monday.with_columns(pl.col("timestamp") + timedelta(days=1))
    assert judge(monday, Interval.W1, now=NOW).reasons == {}
    assert judge(tuesday, Interval.W1, now=NOW).reasons == {"off_grid": 1}


@pytest.mark.parametrize(
    ("closes", "volumes", "spikes"),
    [
        ([10, 10, 10, 25, 10.2, 10, 10], None, 1),
        ([10, 10, 10, 1000, 10.2, 10, 10], [1, 1, 1, 90, 1, 1, 1], 1),
        ([10, 10, 10, 25, 10.2, 10, 10], [1, 1, 1, 9, 1, 1, 1], 0),
        ([10, 10, 10, 25, 24, 26, 25], None, 0),
        ([10, 10, 10, 49.2, 61, 55, 50], None, 0),
        ([10, 10, 10, 20, 10, 10, 10], None, 0),
        ([10, 10, 10, 25, 16, 15, 15], None, 0),
        ([10, 10, 10, 10, 10, 10, 25], None, 0),
    ],
    ids=["wrong print", "decimal error", "traded", "stays", "squeeze", "rounding", "half undone", "last candle"],
)
def test_a_spike_is_undone_at_once_and_quiet(closes: list[float], volumes: list[float] | None, spikes: int) -> None:
    judged = judge(candles([float(c) for c in closes], volumes=volumes), Interval.D1, now=NOW)
    assert judged.reasons.get("spike", 0) == spikes


def test_a_redenomination_is_recorded_and_changes_no_price() -> None:
    frame = candles([0.01, 0.011, 0.01, 0.0102, 10.1, 10.0, 10.3, 9.9])
    frame = frame.with_columns(open=pl.when(pl.col("close") > 1).then(pl.col("close")).otherwise(pl.col("open")))
    frame = frame.with_columns(low=pl.min_horizontal("open", "close") * 0.99)
    frame = frame.with_columns(volume=pl.when(pl.col("close") > 1).then(pl.col("volume") / 500).otherwise("volume"))
    judged = judge(frame, Interval.D1, now=NOW)
    assert judged.accepted.select("close").equals(frame.select("close"))
    assert judged.redenominations.select("timestamp", "factor").rows() == [(START + timedelta(days=4), pytest.approx(0.001))]


@pytest.mark.parametrize(
    "closes",
    [[1.0, 1.0, 1.0, 10.0, 10.0, 10.0, 10.0], [1.0, 1.0, 1.0, 4.92, 6.0, 5.5, 5.0]],
    ids=["traded through the jump", "no power of ten"],
)
def test_a_rally_is_no_redenomination(closes: list[float]) -> None:
    assert judge(candles(closes), Interval.D1, now=NOW).redenominations.is_empty()


@given(st.data())
def test_every_row_is_accepted_or_set_aside_once_and_what_is_accepted_is_possible(data: st.DataObject) -> None:
    number = st.floats(allow_nan=True, allow_infinity=True) | st.floats(1e-9, 1e6) | st.none()
    times = st.none() | st.integers(0, 20).map(lambda day: START + timedelta(days=day)) | st.datetimes(timezones=st.just(UTC))
    row = st.fixed_dictionaries(
        {"asset": st.integers(1, 3), "timestamp": times}
        | dict.fromkeys(("open", "high", "low", "close", "volume", "market_cap"), number)
    )
    rows = data.draw(st.lists(row, max_size=30))
    numbers = dict.fromkeys(("open", "high", "low", "close", "volume", "market_cap"), pl.Float64)
    frame = pl.DataFrame(rows, schema={"asset": pl.Int64, "timestamp": pl.Datetime("us", "UTC"), **numbers})
    judged = judge(frame, Interval.D1, now=NOW)
    assert judged.accepted.height + judged.set_aside.height == frame.height
    kept = judged.accepted
    assert kept.select("asset", "timestamp").is_unique().all()
    assert kept.filter(~((pl.col("low") > 0) & (pl.col("high") < float("inf")) & (pl.col("volume") >= 0))).is_empty()
    assert kept.filter(pl.col("high") < pl.max_horizontal("open", "close")).is_empty()
    assert kept.filter(pl.col("low") > pl.min_horizontal("open", "close")).is_empty()
