"""Deliveries of the stream: whole, once, and never over what REST wrote."""

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
import pytest
from sqlalchemy import Engine, text

from cryptopredict.base import Conflict, Interval, Source
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.stream import StreamWriter
from cryptopredict.data.stream.tail import Rows

START = datetime(2026, 1, 1, tzinfo=UTC)
NOW = START + timedelta(days=1)
ASSETS = 3


@pytest.fixture
def assets(engine: Engine) -> list[int]:
    with engine.begin() as connection:
        statement = "INSERT INTO cryptocurrencies (symbol, name) SELECT 'A', 'A' FROM generate_series(1, :count) RETURNING id"
        return [int(key) for key in connection.execute(text(statement), {"count": ASSETS}).scalars()]


def minutes(assets: list[int], first: int, count: int, *, high: float = 101.0) -> dict[Interval, Rows]:
    places = np.repeat(np.arange(first, first + count), len(assets))
    opens = int(START.timestamp() * 1_000) + places * 60_000
    values = np.array([(100.0, high, 99.0, 100.0 + 0.001 * place, 1.0) for place in places])
    return {Interval.M1: Rows(np.tile(np.array(assets), count), opens, values)}


def counted(engine: Engine, query: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_a_delivery_that_comes_again_adds_nothing(engine: Engine, assets: list[int]) -> None:
    writer = StreamWriter(engine, Source.LIVE)
    for first in range(0, 40, 10):
        assert writer.write(minutes(assets, first, 10), now=NOW).new == 30
    again = StreamWriter(engine, Source.LIVE)
    for one in (writer, again):
        done = one.write(minutes(assets, 20, 30), now=NOW)
        assert (done.new, done.same, done.refused) == ((30, 60, 0) if one is writer else (0, 90, 0))
    assert counted(engine, "SELECT count(*), count(DISTINCT timestamp) FROM price_data") == [(150, 50)]
    assert counted(engine, "SELECT sum(rows_new), sum(rows_changed) FROM data_batches WHERE interval = '1m'") == [(150, 0)]
    until = "SELECT data_until, rows_written FROM feed_states WHERE provider = 'binance_stream' AND series = 'candles:1m'"
    assert counted(engine, until) == [(START + timedelta(minutes=50), 150)]


def test_what_rest_wrote_stands(engine: Engine, assets: list[int]) -> None:
    writer = StreamWriter(engine, Source.LIVE)
    writer.write(minutes(assets, 0, 20), now=NOW)
    frame = pl.DataFrame(
        {
            "crypto_id": assets[:1],
            "timestamp": pl.Series([START + timedelta(minutes=20)]).cast(pl.Datetime("us", "UTC")),
            "open": [100.0],
            "high": [103.0],
            "low": [98.0],
            "close": [102.0],
            "volume": [5.0],
            "source": ["binance"],
        }
    )
    with engine.begin() as connection:
        ingest_candles(connection, frame, interval=Interval.M1, market=Source.LIVE, feed="test", now=NOW)
    assert writer.write(minutes(assets, 20, 2), now=NOW).new == 5
    query = "SELECT close_price, source FROM price_data WHERE timestamp = '2026-01-01 00:20+00' ORDER BY crypto_id LIMIT 1"
    assert counted(engine, query) == [(102.0, "binance")]


def test_what_cannot_be_is_set_aside_and_asked_for_again(engine: Engine, assets: list[int]) -> None:
    writer = StreamWriter(engine, Source.LIVE)
    writer.write(minutes(assets, 0, 20), now=NOW)
    done = writer.write(minutes(assets[:1], 20, 1, high=50.0), now=NOW)
    assert (done.new, done.refused) == (0, 1)
    assert counted(engine, "SELECT reason FROM quarantined_rows") == [("high_low",)]
    assert counted(engine, "SELECT reason, gap_from FROM data_gaps") == [("quarantined", START + timedelta(minutes=20))]


def test_a_needle_is_kept_and_flagged_unless_its_neighbours_have_one(engine: Engine, assets: list[int]) -> None:
    writer = StreamWriter(engine, Source.LIVE)
    writer.write(minutes(assets, 0, 20), now=NOW)
    assert writer.write(minutes(assets[:1], 20, 1, high=130.0), now=NOW).new == 1
    flags = "SELECT crypto_id, flag, evidence->>'after', cleared_at IS NULL FROM candle_flags"
    assert counted(engine, flags) == [(assets[0], "wick", "130", True)]
    assert writer.write(minutes(assets[:1], 21, 1, high=130.0), now=NOW).new == 1
    assert [row[3] for row in counted(engine, flags)] == [False]


def test_an_asset_that_was_removed_holds_nobody_up(engine: Engine, assets: list[int]) -> None:
    writer = StreamWriter(engine, Source.LIVE)
    writer.write(minutes(assets, 0, 20), now=NOW)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM cryptocurrencies WHERE id = :id"), {"id": assets[0]})
    assert writer.write(minutes(assets, 20, 1), now=NOW).new == 2


def test_another_market_is_left_alone(engine: Engine, assets: list[int]) -> None:
    StreamWriter(engine, Source.SIMULATED).write(minutes(assets, 0, 1), now=NOW)
    with pytest.raises(Conflict):
        StreamWriter(engine, Source.LIVE).write(minutes(assets, 1, 1), now=NOW)
