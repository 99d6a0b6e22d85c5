"""What is kept and not trusted: however a series is cut into deliveries, and whatever a source says later, the verdict is the same."""

from datetime import datetime, timedelta

import polars as pl
import pytest
from sqlalchemy import Engine, text

from cryptopredict.base import Interval, Source
from cryptopredict.data.assets import resolve_assets
from cryptopredict.data.batches import Ingested
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.observations import ingest_fear_greed, ingest_funding
from fixtures.candles import NOW, START, candles

HOURS = 20
VOLUMES = [5.0 + place % 2 for place in range(12)] + [5000.0 + place % 2 for place in range(8)]


def hourly(closes: list[float], volumes: list[float] | None = None) -> pl.DataFrame:
    """Hourly candles of BTC that open where they close; the volume is never twice the same unless it is given."""
    frame = candles("symbol", ["BTC"], len(closes), interval=Interval.H1)
    return frame.select(
        "symbol",
        "timestamp",
        open=pl.Series(closes),
        high=pl.Series(closes) * 1.001,
        low=pl.Series(closes) * 0.999,
        close=pl.Series(closes),
        volume=pl.Series(volumes or [5.0 + 0.1 * (place % 3) for place in range(len(closes))]),
        market_cap=pl.lit(None, dtype=pl.Float64),
    )


def deliver(engine: Engine, frame: pl.DataFrame, *, market: Source = Source.SIMULATED, at: datetime = NOW) -> Ingested:
    with engine.begin() as connection:
        ids = resolve_assets(connection, ["BTC"])
        keyed = frame.with_columns(crypto_id=pl.lit(ids["BTC"], dtype=pl.Int64))
        return ingest_candles(connection, keyed, interval=Interval.H1, market=market, feed="test", now=at)


def rows(engine: Engine, query: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def flags(engine: Engine) -> list[tuple[object, ...]]:
    return rows(engine, "SELECT evidence->>'rule', flag, cleared_at IS NULL FROM candle_flags ORDER BY timestamp")


@pytest.mark.parametrize("cut", [1, 3, HOURS])
def test_a_wrong_print_is_set_aside_however_it_was_delivered(engine: Engine, cut: int) -> None:
    frame = hourly([10.0] * 12 + [1000.0] + [10.0] * 7)
    for start in range(0, HOURS, cut):
        deliver(engine, frame[start : start + cut])
        if cut == 1 and start == 12:
            assert flags(engine) == [("scale", "unconfirmed", True)]
    assert rows(engine, "SELECT count(*), max(close_price) FROM price_data") == [(HOURS - 1, 10.0)]
    assert rows(engine, "SELECT reason, timestamp FROM quarantined_rows") == [("spike", START + timedelta(hours=12))]
    assert flags(engine) == []
    gaps = rows(engine, "SELECT reason, gap_from, gap_to FROM data_gaps")
    assert gaps == [("quarantined", START + timedelta(hours=12), START + timedelta(hours=13))]


@pytest.mark.parametrize("cut", [1, 4, HOURS])
def test_a_redenomination_is_recorded_once_three_candles_confirm_it(engine: Engine, cut: int) -> None:
    frame = hourly([10.0] * 12 + [0.01] * 8, VOLUMES)
    for start in range(0, HOURS, cut):
        deliver(engine, frame[start : start + cut])
        known = rows(engine, "SELECT factor FROM redenominations")
        assert bool(known) == (start + cut >= 15)
    assert known == [(pytest.approx(1000.0),)]
    assert not any(standing for *_, standing in flags(engine))


def test_a_price_off_by_a_power_of_ten_stays_unconfirmed_until_it_is_back(engine: Engine) -> None:
    frame = hourly([10.0] * 8 + [1e5] * 8 + [10.0] * 4)
    for start in range(HOURS):
        deliver(engine, frame[start : start + 1])
        standing = [flag for flag in flags(engine) if flag[2]]
        assert bool(standing) == (8 <= start <= 15)
    assert rows(engine, "SELECT count(*) FROM redenominations") == [(0,)]


def test_three_minutes_are_not_enough_to_restate_a_history(engine: Engine) -> None:
    frame = hourly([10.0] * 12 + [0.01] * 8, VOLUMES)
    minutes = frame.with_columns(timestamp=START + (pl.col("timestamp") - START) / 60)
    with engine.begin() as connection:
        ids = resolve_assets(connection, ["BTC"])
        keyed = minutes.with_columns(crypto_id=pl.lit(ids["BTC"], dtype=pl.Int64))
        done = ingest_candles(connection, keyed, interval=Interval.M1, market=Source.LIVE, feed="test", now=NOW)
    assert (done.new, done.redenominations) == (HOURS, 0)


def test_a_needle_is_kept_and_flagged_until_two_more_candles_have_closed(engine: Engine) -> None:
    frame = hourly([10.0] * HOURS).with_columns(
        low=pl.when(pl.col("timestamp") == START + timedelta(hours=5)).then(1.0).otherwise("low")
    )
    for end, standing in ((6, True), (7, True), (8, False)):
        deliver(engine, frame[:end])
        assert flags(engine) == [("wick", "wick", standing)]
    assert rows(engine, "SELECT min(low_price) FROM price_data") == [(1.0,)]


def test_a_feed_that_repeats_itself_is_flagged_while_it_does(engine: Engine) -> None:
    frame = hourly([10.0] * 12 + [10.1, 10.2, 10.1], [5.0] * 15)
    deliver(engine, frame[:12])
    assert [flag for flag in flags(engine) if flag[2]] == [("frozen", "unconfirmed", True)] * 2
    deliver(engine, frame[12:])
    assert not any(flag[2] for flag in flags(engine))


def test_what_was_changed_is_kept_as_it_was(engine: Engine) -> None:
    frame = hourly([10.0, 10.1, 10.2])
    deliver(engine, frame)
    deliver(engine, frame.with_columns(market_cap=pl.lit(7e9)))
    assert rows(engine, "SELECT count(*) FROM revisions") == [(0,)]
    last = pl.col("timestamp") == START + timedelta(hours=2)
    assert deliver(engine, frame.with_columns(volume=pl.when(last).then(6.0).otherwise("volume"))).changed == 1
    found = rows(
        engine,
        "SELECT kind, interval, timestamp, before->'volume', after->'volume', after->'market_cap', applied, feed FROM revisions",
    )
    assert found == [("candle", "1h", START + timedelta(hours=2), 5.2, 6, 7_000_000_000, True, "test")]


@pytest.mark.parametrize(("market", "kept"), [(Source.LIVE, (40.0, 1e-4)), (Source.FILES, (45.0, 2e-4))])
def test_the_first_value_counts_where_decisions_were_made_with_it(
    engine: Engine, market: Source, kept: tuple[float, float]
) -> None:
    day = pl.Series("timestamp", [START]).cast(pl.Datetime("us", "UTC"))
    for value, rate in ((40.0, 1e-4), (45.0, 2e-4), (45.0, 2e-4)):
        with engine.begin() as connection:
            bitcoin = resolve_assets(connection, ["BTC"])["BTC"]
            ingest_fear_greed(connection, pl.DataFrame({"timestamp": day, "value": [value]}), market=market, feed="mood")
            rates = pl.DataFrame({"crypto_id": [bitcoin], "timestamp": day, "rate": [rate], "symbol": ["BTC"]})
            ingest_funding(connection, rates, market=market, feed="rates")
    assert rows(engine, "SELECT fear_greed_index FROM market_sentiment_data") == [(kept[0],)]
    assert rows(engine, "SELECT rate FROM funding_rates") == [(kept[1],)]
    applied = market is Source.FILES
    assert rows(engine, "SELECT kind, before, after, applied FROM revisions ORDER BY kind") == [
        ("fear_greed", {"value": 40}, {"value": 45}, applied),
        ("funding", {"exchange": "binance", "rate": 1e-4}, {"exchange": "binance", "rate": 2e-4}, applied),
    ]
