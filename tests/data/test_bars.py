"""What is not to be trusted is a span of time, known from when it was found until it was resolved, and nothing is said meanwhile."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from sqlalchemy import text

from cryptopredict.base import Bar, Interval, MarketView, Reason, Source, epoch
from cryptopredict.core import Ground
from cryptopredict.data.assets import resolve_assets
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.observations import ingest_fear_greed, ingest_news
from cryptopredict.data.simulator import Market, market_view
from cryptopredict.data.view import load_view
from cryptopredict.pipeline import decide, walk
from fixtures.candles import NOW, START, candles
from fixtures.market import DAY, small_view

LONG_AGO = datetime(2024, 6, 1, tzinfo=UTC)


def bars(ground: Ground) -> list[tuple[int, int | None, Reason]]:
    return [(bar.since, bar.until, bar.reason) for bar in load_view(ground).bars]


@pytest.fixture
def bitcoin(ground: Ground) -> int:
    with ground.engine.begin() as connection:
        ids = resolve_assets(connection, ["BTC"])
        frame = candles("crypto_id", list(ids.values()), 30)
        ingest_candles(connection, frame, interval=Interval.D1, market=Source.LIVE, feed="test", now=NOW)
    return ids["BTC"]


def write(ground: Ground, statement: str, **values: object) -> None:
    with ground.engine.begin() as connection:
        connection.execute(text(statement), values)


def test_each_kind_of_trouble_is_a_bar_with_its_reason(ground: Ground, bitcoin: int) -> None:
    at = {"asset": bitcoin, "found": LONG_AGO, "day": LONG_AGO - timedelta(days=1), "done": LONG_AGO + timedelta(hours=2)}
    write(
        ground,
        "INSERT INTO candle_flags (crypto_id, interval, timestamp, flag, created_at, cleared_at)"
        " VALUES (:asset, '1h', :day, 'wick', :found, :done), (:asset, '1d', :day, 'unconfirmed', :done, NULL),"
        " (:asset, '1m', :day, 'wick', :found, :found)",
        **at,
    )
    write(
        ground,
        "INSERT INTO data_gaps (crypto_id, interval, gap_from, gap_to, reason, found_at, filled_at, outcome) VALUES"
        " (:asset, '1h', :day, :found, 'gap', :found, :done, 'filled'), (:asset, '1d', :day, :found, 'quarantined', :found, NULL, NULL),"
        " (:asset, '1m', :day, :found, 'gap', :found, NULL, NULL), (:asset, '1h', :long, :old, 'gap', :found, NULL, NULL)",
        **at,
        long=LONG_AGO - timedelta(days=9),
        old=LONG_AGO - timedelta(days=8),
    )
    write(
        ground,
        "INSERT INTO exchange_symbols (crypto_id, exchange, symbol, quote, delisted_at) VALUES"
        " (:asset, 'binance', 'BTCUSDT', 'USDT', :found), (:asset, 'binance', 'BTCFDUSD', 'FDUSD', NULL)",
        **at,
    )
    found, done = epoch(LONG_AGO), epoch(LONG_AGO) + 7200
    expected = [
        (found, found + 3 * DAY, Reason.QUARANTINED),
        (found, done, Reason.GAP),
        (found, done, Reason.UNCONFIRMED),
        (done, None, Reason.UNCONFIRMED),
    ]
    assert sorted(bars(ground), key=str) == sorted(expected, key=str)
    write(ground, "UPDATE exchange_symbols SET delisted_at = :done WHERE symbol = 'BTCFDUSD'", **at)
    assert (done, None, Reason.NOT_LISTED) in bars(ground)


def test_a_view_of_the_past_does_not_know_how_it_ended() -> None:
    view = replace(small_view(), bars=(Bar(100, 200, 1, Reason.GAP), Bar(150, None, 2, Reason.UNCONFIRMED)))
    assert view.at(99).bars == ()
    assert view.at(120).bars == (Bar(100, None, 1, Reason.GAP),)
    assert view.at(120).barred == {1: Reason.GAP}
    assert view.at(150).barred == {1: Reason.GAP, 2: Reason.UNCONFIRMED}
    assert view.at(200).barred == {2: Reason.UNCONFIRMED}
    assert view.at(200).at(199).bars == view.at(199).bars


@pytest.fixture(scope="module")
def trending() -> tuple[MarketView, int]:
    """A market and a moment at which it has signals."""
    end = 1_677_628_800
    view = market_view(Market(33), end, daily=900 * DAY, hourly=400 * DAY)
    tracks = walk(view)
    for back in range(0, 60, 3):
        if decide(view.at(end - back * DAY), tracks).timing.signals:
            return view, end - back * DAY
    raise AssertionError("no signal in twenty looks: take another seed")


def test_a_barred_asset_is_neither_selected_nor_suggested_nor_given_a_signal(trending: tuple[MarketView, int]) -> None:
    view, moment = trending
    tracks = walk(view)
    clean = decide(view.at(moment), tracks)
    barred = {clean.timing.signals[0].asset_id, *clean.assets.opportunities[:1]}
    spoilt = replace(view, bars=tuple(Bar(moment - 60, moment + 60, asset, Reason.QUARANTINED) for asset in sorted(barred)))
    decision = decide(spoilt.at(moment), tracks)
    assert not barred & {signal.asset_id for signal in decision.timing.signals}
    assert not barred & set(decision.context.selected_assets or ())
    assert not barred & set(decision.assets.opportunities)
    assert decision.timing.abstained["quarantined"] == len(barred)
    assert [s for s in clean.timing.signals if s.asset_id not in barred] == [
        s for s in decision.timing.signals if s.asset_id in {c.asset_id for c in clean.timing.signals}
    ]
    assert decide(spoilt.at(moment - 61), tracks).timing.abstained.get("quarantined") is None


def test_old_days_give_no_signal_however_new_the_hours_are(trending: tuple[MarketView, int]) -> None:
    view, moment = trending
    old = replace(view, daily=view.daily.as_of(moment - 3 * DAY)).at(moment)
    timing = decide(old, walk(old)).timing
    assert (timing.signals, timing.abstained) == ((), {"stale": len(view.hourly.assets)})


def test_what_came_late_was_known_when_it_came_and_what_was_fetched_in_arrears_when_it_was_published(
    ground: Ground, bitcoin: int
) -> None:
    moments = pl.Series("timestamp", [START, START + timedelta(hours=30)]).cast(pl.Datetime("us", "UTC"))
    with ground.engine.begin() as connection:
        ingest_fear_greed(
            connection,
            pl.DataFrame({"timestamp": moments.dt.truncate("1d"), "value": [20.0, 30.0]}),
            market=Source.LIVE,
            feed="t",
        )
        told = pl.DataFrame({"timestamp": moments, "url": ["a", "b"], "title": ["a", "b"], "sentiment": [0.1, 0.2]})
        empty = {name: pl.lit(None, dtype=pl.String) for name in ("summary", "model_version", "language")}
        ingest_news(connection, told.with_columns(source=pl.lit("t"), **empty), market=Source.LIVE, feed="t")
    view = load_view(ground)
    start = epoch(START)
    # Fetched long after: known as published, where only a day is known at its end.
    assert view.fear_greed.available.tolist() == [start + 900, start + DAY + 900]
    assert view.news.available.tolist() == [start + DAY, start + 30 * 3600]
    write(ground, "UPDATE market_sentiment_data SET created_at = timestamp + interval '5 hours'")
    write(ground, "UPDATE news_items SET fetched_at = published_at + interval '2 hours'")
    view = load_view(ground)
    assert view.fear_greed.available.tolist() == [start + 5 * 3600, start + DAY + 5 * 3600]
    assert view.news.available.tolist() == [start + 2 * 3600, start + 32 * 3600]
    assert view.at(start + 7199).news.values.tolist() == []
    assert bitcoin in {asset.id for asset in view.daily.assets}
