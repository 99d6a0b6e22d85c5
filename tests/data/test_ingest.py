"""Candles are written once, changed where they differ, and never half."""

from datetime import timedelta

import polars as pl
import pytest
from sqlalchemy import Engine, text

from cryptopredict.base import Conflict, Interval, Source
from cryptopredict.data.assets import refresh_assets, resolve_assets
from cryptopredict.data.batches import Ingested
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.market import market_identity, market_source, remove_market
from fixtures.candles import NOW, START, candles


def ingest(engine: Engine, frame: pl.DataFrame, *, market: Source = Source.FILES) -> Ingested:
    with engine.begin() as connection:
        ids = resolve_assets(connection, frame["symbol"].unique())
        keyed = frame.with_columns(crypto_id=pl.col("symbol").replace_strict(ids, return_dtype=pl.Int64))
        return ingest_candles(connection, keyed, interval=Interval.D1, market=market, feed="test", now=NOW)


def stored(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        query = "SELECT c.symbol, p.timestamp, close_price, volume, p.market_cap FROM price_data p JOIN cryptocurrencies c ON c.id = crypto_id"
        return [tuple(row) for row in connection.execute(text(f"{query} ORDER BY 1, 2"))]


def test_a_second_delivery_changes_nothing_and_a_third_only_what_differs(engine: Engine) -> None:
    frame = candles("symbol", ["BTC", "ETH"], 40)
    first = ingest(engine, frame)
    assert (first.read, first.new, first.changed, first.same) == (80, 80, 0, 0)
    before = stored(engine)
    assert before[3][2:] == tuple(frame.row(3)[5:8])
    second = ingest(engine, frame)
    assert (second.new, second.changed, second.same) == (0, 0, 80)
    assert stored(engine) == before
    third = ingest(
        engine, pl.concat([candles("symbol", ["BTC"], 42), frame.tail(40).with_columns(pl.col("volume") + 1.0).head(3)])
    )
    assert (third.new, third.changed, third.same) == (2, 3, 40)


def test_a_delivery_without_market_caps_keeps_those_there(engine: Engine) -> None:
    frame = candles("symbol", ["BTC"], 5)
    ingest(engine, frame)
    before = stored(engine)
    assert ingest(engine, frame.drop("market_cap")).same == 5
    changed = ingest(engine, frame.with_columns(pl.col("volume") * 2.0, market_cap=pl.lit(None, dtype=pl.Float64)))
    assert changed.changed == 5
    assert [row[4] for row in stored(engine)] == [row[4] for row in before]


def test_new_and_known_assets_in_one_delivery(engine: Engine) -> None:
    ingest(engine, candles("symbol", ["BTC"], 5))
    mixed = ingest(engine, candles("symbol", ["BTC", "ETH"], 8))
    assert (mixed.new, mixed.same) == (11, 5)


def test_what_is_set_aside_is_kept_once_as_it_came(engine: Engine) -> None:
    frame = candles("symbol", ["BTC"], 9).with_columns(
        high=pl.when(pl.col("timestamp") == START).then(1.0).otherwise("high"),
        close=pl.when(pl.col("timestamp") == START + timedelta(days=8)).then(float("nan")).otherwise("close"),
    )
    for _ in range(2):
        assert ingest(engine, frame).quarantined == {"high_low": 1, "not_a_number": 1}
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT reason, symbol, timestamp, row FROM quarantined_rows ORDER BY reason")).all()
        counts = connection.execute(
            text("SELECT rows_read, rows_new, rows_same, rows_quarantined FROM data_batches ORDER BY id")
        ).all()
    assert [row[:3] for row in rows] == [("high_low", "BTC", START), ("not_a_number", "BTC", START + timedelta(days=8))]
    assert rows[0][3]["high"] == "1.0"
    assert rows[1][3]["close"] == "NaN"
    assert [tuple(row) for row in counts] == [(9, 7, 0, 2), (9, 0, 7, 2)]


def test_a_failure_leaves_nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        ids = resolve_assets(connection, ["BTC"])
        frame = candles("crypto_id", list(ids.values()), 5)
        assert ingest_candles(connection, frame, interval=Interval.D1, market=Source.FILES, feed="test", now=NOW).new == 5
        connection.rollback()
        assert market_source(connection) is None
        assert connection.scalar(text("SELECT count(*) FROM cryptocurrencies")) == 0
    assert stored(engine) == []


def test_a_database_holds_one_market(engine: Engine) -> None:
    ingest(engine, candles("symbol", ["BTC"], 3), market=Source.SIMULATED)
    with pytest.raises(Conflict, match="simulated"):
        ingest(engine, candles("symbol", ["BTC"], 3))
    with engine.begin() as connection:
        simulated = market_identity(connection)
        assert remove_market(connection, Source.FILES) is False
        assert remove_market(connection, Source.SIMULATED) is True
    ingest(engine, candles("symbol", ["ETH"], 3))
    assert {row[0] for row in stored(engine)} == {"ETH"}
    with engine.connect() as connection:
        assert market_source(connection) is Source.FILES
        assert market_identity(connection) != simulated


def test_an_empty_delivery_is_no_batch(engine: Engine) -> None:
    with engine.begin() as connection:
        empty = candles("crypto_id", [1], 3).clear()
        done = ingest_candles(connection, empty, interval=Interval.D1, market=Source.FILES, feed="test")
        assert (done.batch_id, done.read) == (None, 0)
        assert connection.scalar(text("SELECT count(*) FROM data_batches")) == 0


def test_assets_follow_their_newest_candle(engine: Engine) -> None:
    ingest(engine, candles("symbol", ["BTC", "ETH"], 40))
    ingest(engine, candles("symbol", ["OLD"], 20))
    ingest(engine, candles("symbol", ["USDT"], 40).drop("market_cap"))
    with engine.begin() as connection:
        assert refresh_assets(connection) == 4
        assert refresh_assets(connection) == 0
        query = "SELECT symbol, kind, is_active, market_cap_rank, last_data_update FROM cryptocurrencies ORDER BY symbol"
        rows = {row[0]: tuple(row[1:]) for row in connection.execute(text(query))}
    end = START + timedelta(days=39)
    assert rows["BTC"] == ("coin", True, 2, end)
    assert rows["ETH"] == ("coin", True, 1, end)
    assert rows["OLD"] == ("coin", False, None, START + timedelta(days=19))
    assert rows["USDT"] == ("stablecoin", True, None, end)


def test_a_redenomination_is_written_down_once(engine: Engine) -> None:
    frame = candles("symbol", ["QUICK"], 30)
    later = pl.col("timestamp") >= START + timedelta(days=15)
    prices = [pl.when(later).then(pl.col(name) * 1e3).otherwise(name).alias(name) for name in ("open", "high", "low", "close")]
    fewer = pl.when(later).then(pl.col("volume") / 1e3).otherwise("volume").alias("volume")
    for count in (1, 0):
        assert ingest(engine, frame.with_columns(*prices, fewer)).redenominations == count
    with engine.connect() as connection:
        row = connection.execute(text("SELECT timestamp, factor, evidence->>'interval' FROM redenominations")).one()
    assert row == (START + timedelta(days=15), pytest.approx(1e-3), "1d")


def test_source_of_a_row_is_kept(engine: Engine) -> None:
    frame = candles("symbol", ["BTC"], 4).with_columns(source=pl.Series(["yahoo", "binance_spot", "yahoo", "binance_spot"]))
    ingest(engine, frame)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT source FROM price_data ORDER BY timestamp")).scalars().all()
    assert found == frame["source"].to_list()
