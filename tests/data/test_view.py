"""The view is what the database holds, cut by time, whatever happened to the files it is kept in."""

import errno
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from sqlalchemy import text

from cryptopredict.base import FIELDS, AssetKind, Interval, MarketView, NoData, Source, Unavailable, epoch
from cryptopredict.core import Ground
from cryptopredict.data.assets import resolve_assets
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.market import remove_market
from cryptopredict.data.observations import ingest_fear_greed, ingest_funding, ingest_news
from cryptopredict.data.panel import Piece
from cryptopredict.data.view import load_view
from fixtures.candles import NOW, START, candles


def add(ground: Ground, frame: pl.DataFrame, interval: Interval = Interval.D1) -> None:
    with ground.engine.begin() as connection:
        ids = resolve_assets(connection, frame["symbol"].unique())
        keyed = frame.with_columns(crypto_id=pl.col("symbol").replace_strict(ids, return_dtype=pl.Int64))
        ingest_candles(connection, keyed, interval=interval, market=Source.FILES, feed="test", now=NOW)


def column(view: MarketView, symbol: str, field: str = "close") -> list[float]:
    place = [asset.symbol for asset in view.daily.assets].index(symbol)
    return [float(value) for value in view.daily[field][:, place]]


def same(one: MarketView, other: MarketView) -> bool:
    return all(np.array_equal(one.daily[name], other.daily[name], equal_nan=True) for name in FIELDS)


def rebuilt(ground: Ground) -> MarketView:
    (ground.settings.home / "panel" / "1d" / "current.json").unlink()
    return load_view(ground)


def generation(ground: Ground) -> list[Path]:
    return [entry for entry in (ground.settings.home / "panel" / "1d").iterdir() if entry.is_dir()]


def test_an_empty_database_has_no_view(ground: Ground) -> None:
    with pytest.raises(NoData, match="import"):
        load_view(ground)


def test_a_panel_is_an_unbroken_grid_of_what_is_stored(ground: Ground) -> None:
    frame = candles("symbol", ["BTC", "USDT"], 10).filter(
        (pl.col("symbol") == "BTC") | (pl.col("timestamp") >= START + timedelta(days=4))
    )
    frame = frame.filter(pl.col("timestamp") != START + timedelta(days=2))
    add(ground, frame)
    view = load_view(ground)
    assert (view.as_of, view.source) == (None, Source.FILES)
    assert np.array_equal(np.diff(view.daily.times), np.full(9, 86_400))
    assert view.daily.times[0] == epoch(START)
    btc = frame.filter(pl.col("symbol") == "BTC")
    for field in FIELDS:
        known = [value for value in column(view, "BTC", field) if not np.isnan(value)]
        assert known == btc[field].to_list()
    assert np.isnan(column(view, "BTC")[2])
    assert np.isnan(column(view, "USDT")[:4]).all()
    assert [asset.kind for asset in view.daily.assets] == [AssetKind.COIN, AssetKind.STABLECOIN]
    assert view.hourly["close"].shape == (0, 0)
    with pytest.raises(ValueError, match="read-only"):
        view.daily["close"][0, 0] = 1.0


def test_a_cut_view_knows_no_candle_that_had_not_closed(ground: Ground) -> None:
    add(ground, candles("symbol", ["BTC"], 10))
    view = load_view(ground)
    closes = epoch(START + timedelta(days=5))
    assert len(view.at(closes).daily.times) == 5
    assert len(view.at(closes - 1).daily.times) == 4


@pytest.mark.parametrize(
    "changes",
    [
        lambda: [candles("symbol", ["BTC", "ETH"], 13)],
        lambda: [
            candles("symbol", ["ETH"], 10).filter(pl.col("timestamp") == START + timedelta(days=3)).with_columns(volume=7.0)
        ],
        lambda: [candles("symbol", ["BTC"], 30, start=START - timedelta(days=20))],
        lambda: [candles("symbol", ["AAA", "ZZZ"], 4, start=START + timedelta(days=8))],
        lambda: [candles("symbol", ["BTC"], 2, start=START + timedelta(days=day)) for day in (-9, 40)],
    ],
    ids=["appended", "corrected", "earlier", "new assets", "two, after and before gaps"],
)
def test_an_updated_panel_equals_one_built_anew(ground: Ground, changes: Callable[[], list[pl.DataFrame]]) -> None:
    add(ground, candles("symbol", ["BTC", "ETH"], 10))
    old = load_view(ground)
    first = column(old, "BTC")
    for change in changes():
        add(ground, change)
    updated = load_view(ground)
    assert same(updated, rebuilt(ground))
    assert column(old, "BTC") == first, "a view that is held does not change"


def test_a_delivery_that_was_taken_back_leaves_the_panel(ground: Ground) -> None:
    for start in (0, 10):
        add(ground, candles("symbol", ["BTC"], 10, start=START + timedelta(days=start)))
        load_view(ground)
    with ground.engine.begin() as connection:
        connection.execute(text("DELETE FROM price_data WHERE timestamp < :start"), {"start": START + timedelta(days=10)})
        connection.execute(text("DELETE FROM data_batches WHERE first_timestamp = :start"), {"start": START})
    assert len(load_view(ground).daily.times) == 10


def test_a_range_that_is_read_again_holds_nothing_older(ground: Ground) -> None:
    add(ground, candles("symbol", ["BTC", "ETH"], 10))
    load_view(ground)
    with ground.engine.begin() as connection:
        connection.execute(
            text("DELETE FROM price_data WHERE timestamp = :day AND volume = 10"), {"day": START + timedelta(days=4)}
        )
    add(ground, candles("symbol", ["BTC", "ETH"], 10).filter(pl.col("symbol") == "ETH").with_columns(volume=9.0))
    view = load_view(ground)
    assert np.isnan(column(view, "BTC")[4])
    assert same(view, rebuilt(ground))


def test_an_update_reads_only_what_is_new(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ground, candles("symbol", ["BTC"], 10))
    load_view(ground)
    ranges: list[tuple[int, int]] = []

    def nothing(_url: str, _interval: Interval, _assets: tuple[int, ...], low: int, high: int) -> Piece:
        ranges.append((low, high))
        empty = np.empty(0)
        return Piece(empty.astype(np.int64), empty.astype(np.int64), dict.fromkeys(FIELDS, empty))

    monkeypatch.setattr("cryptopredict.data.candles._read", nothing)
    load_view(ground)
    assert ranges == []
    add(ground, candles("symbol", ["BTC"], 2, start=START + timedelta(days=10)))
    load_view(ground)
    assert ranges == [(epoch(START + timedelta(days=10)), epoch(START + timedelta(days=11)))]


@pytest.mark.parametrize("damage", ["flip", "cut", "gone", "format", "garbage"])
def test_a_damaged_panel_is_built_anew(ground: Ground, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ground, candles("symbol", ["BTC", "ETH"], 10))
    expected = load_view(ground)
    expected = replace(expected, daily=replace(expected.daily, fields={k: v.copy() for k, v in expected.daily.fields.items()}))
    # Another process would not have seen these files before.
    monkeypatch.setattr("cryptopredict.data.panel._checked", set())
    file = generation(ground)[0] / "close.f64"
    head = ground.settings.home / "panel" / "1d" / "current.json"
    if damage == "flip":
        content = bytearray(file.read_bytes())
        content[9] ^= 1
        file.write_bytes(content)
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:-8])
    elif damage == "gone":
        file.unlink()
    elif damage == "format":
        head.write_text(head.read_text().replace('"format": 1', '"format": 0'))
    else:
        head.write_bytes(b"\x00" * 40)
    assert same(load_view(ground), expected)
    assert len(generation(ground)) == 1


def test_a_full_disk_is_said_and_leaves_nothing_behind(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ground, candles("symbol", ["BTC"], 10))

    def full(_descriptor: int, _offset: int, _length: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.posix_fallocate", full)
        with pytest.raises(Unavailable, match="No space left"):
            load_view(ground)
    assert generation(ground) == []
    assert len(load_view(ground).daily.times) == 10


def test_another_market_gets_another_panel(ground: Ground) -> None:
    add(ground, candles("symbol", ["BTC"], 10))
    load_view(ground)
    with ground.engine.begin() as connection:
        remove_market(connection, Source.FILES)
    add(ground, candles("symbol", ["ETH"], 4))
    view = load_view(ground)
    assert [asset.symbol for asset in view.daily.assets] == ["ETH"]
    assert len(view.daily.times) == 4


def test_prices_before_a_redenomination_are_read_in_new_coins(ground: Ground) -> None:
    frame = candles("symbol", ["QUICK"], 30)
    later = pl.col("timestamp") >= START + timedelta(days=15)
    jumped = frame.with_columns(
        [pl.when(later).then(pl.col(name) * 1e3).otherwise(name).alias(name) for name in ("open", "high", "low", "close")],
        volume=pl.when(later).then(pl.col("volume") / 1e3).otherwise("volume"),
    )
    add(ground, jumped)
    view = load_view(ground)
    assert column(view, "QUICK") == pytest.approx((frame["close"] * 1e3).to_list())
    assert column(view, "QUICK", "volume")[0] == pytest.approx(frame["volume"][0] / 1e3)
    assert column(view, "QUICK", "volume")[20] == frame["volume"][20] / 1e3


def test_observations_are_known_when_they_were_published(ground: Ground) -> None:
    add(ground, candles("symbol", ["BTC"], 3))
    noon = START + timedelta(hours=12)
    with ground.engine.begin() as connection:
        bitcoin = resolve_assets(connection, ["BTC"])["BTC"]
        mood = pl.DataFrame({"timestamp": [START], "value": [40.0]}).with_columns(pl.col("timestamp").dt.cast_time_unit("us"))
        ingest_fear_greed(connection, mood, market=Source.FILES, feed="t")
        for exchange, rate in (("a", 1e-4), ("b", 3e-4)):
            rates = pl.DataFrame({"crypto_id": [bitcoin], "timestamp": [noon], "rate": [rate], "symbol": ["BTC"]})
            ingest_funding(connection, rates, market=Source.FILES, feed="t", exchange=exchange)
        news = pl.DataFrame(
            {
                "timestamp": [START, noon, noon],
                "url": ["1", "2", "3"],
                "title": ["day", "noon", "untold"],
                "sentiment": [0.5, -0.5, None],
            }
        ).with_columns([pl.lit("x").alias(name) for name in ("source", "summary", "model_version", "language")])
        ingest_news(connection, news, market=Source.FILES, feed="t")
    view = load_view(ground)
    start = epoch(START)
    assert (view.fear_greed.available.tolist(), view.fear_greed.values.tolist()) == ([start + 900], [40.0])
    assert view.funding[bitcoin].available.tolist() == [epoch(noon)]
    assert view.funding[bitcoin].values.tolist() == pytest.approx([2e-4])
    assert view.news.available.tolist() == [epoch(noon), start + 86_400]
    assert view.news.values.tolist() == [-0.5, 0.5]
    assert [sector.name for sector in view.sectors if sector.parking] == ["Stablecoins"]


def test_a_view_of_hours_alone(ground: Ground) -> None:
    add(ground, candles("symbol", ["BTC"], 30, interval=Interval.H1, start=datetime(2024, 3, 1, tzinfo=UTC)), Interval.H1)
    view = load_view(ground, intervals=["1h"])
    assert view.hourly["close"].shape == (30, 1)
    assert view.daily["close"].shape == (0, 0)
