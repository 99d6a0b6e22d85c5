import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from redis.client import PubSub
from sqlalchemy import text

from cryptopredict.base import BadInput, Conflict, MarketView, Source, epoch
from cryptopredict.core import EVENTS, Ground, transaction
from cryptopredict.data import load_view
from cryptopredict.data.market import claim_market
from cryptopredict.data.simulator import Market, advance, market_view, prepare

NOON = datetime(2020, 4, 20, 12, 0, tzinfo=UTC)
"""Early in the life of the process, so that there is little history to write."""

TABLES = ("price_data", "market_sentiment_data", "funding_rates", "news_items")


def quiet(_what: str, _share: float) -> None:
    """Progress that nobody reads."""


def contents(ground: Ground) -> dict[str, Counter[str]]:
    """Every row of the market, without what differs from one writing to the next."""
    with ground.engine.connect() as connection:
        return {
            table: Counter(
                connection.scalars(text(f"SELECT (to_jsonb(t) - 'id' - 'created_at' - 'fetched_at')::text FROM {table} t"))  # noqa: S608
            )
            for table in TABLES
        }


def assert_equal_views(stored: MarketView, drawn: MarketView) -> None:
    places = {asset.symbol: asset.id for asset in drawn.daily.assets}
    for one, other in ((stored.daily, drawn.daily), (stored.hourly, drawn.hourly)):
        assert np.array_equal(one.times, other.times)
        for name in one.fields:
            order = [places[asset.symbol] for asset in one.assets]
            assert np.array_equal(one[name], other[name][:, order], equal_nan=True)
    assert np.array_equal(stored.fear_greed.available, drawn.fear_greed.available)
    assert np.array_equal(stored.fear_greed.values, drawn.fear_greed.values)
    assert np.array_equal(stored.news.values, drawn.news.values)
    assert sorted(s.values.sum() for s in stored.funding.values()) == sorted(s.values.sum() for s in drawn.funding.values())


def test_a_prepared_database_holds_the_market_and_says_that_it_is_simulated(ground: Ground) -> None:
    shares: list[float] = []
    prepare(ground, lambda _what, share: shares.append(share), now=NOON)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    view = load_view(ground)
    assert view.source is Source.SIMULATED
    assert_equal_views(view, market_view(Market(ground.settings.seed), epoch(NOON)))
    with ground.engine.connect() as connection:
        assert set(connection.scalars(text("SELECT DISTINCT source FROM price_data"))) == {"simulated"}
        assert set(connection.scalars(text("SELECT DISTINCT data_source FROM news_items"))) == {"simulated"}
        tiers = {row.tier: row.current_items for row in connection.execute(text("SELECT tier, current_items FROM watchlists"))}
        assert tiers == {
            "tier1": 20,
            "tier2": connection.scalar(text("SELECT count(*) - 20 FROM cryptocurrencies WHERE kind = 'coin'")),
        }
    before = contents(ground)
    prepare(ground, quiet, now=NOON + timedelta(days=1))
    assert contents(ground) == before


def test_moving_on_in_steps_gives_what_one_step_gives(ground: Ground) -> None:
    prepare(ground, quiet, now=NOON - timedelta(days=3))
    listener: PubSub = ground.redis.pubsub(ignore_subscribe_messages=True)  # type: ignore[no-untyped-call]
    listener.subscribe(EVENTS)
    moments = [
        NOON - timedelta(hours=70.3),
        NOON - timedelta(hours=40.99),
        NOON - timedelta(hours=12),
        NOON - timedelta(minutes=1),
        NOON,
    ]
    added = [advance(ground, moment) for moment in moments]
    assert advance(ground, NOON) == 0
    assert advance(ground, NOON - timedelta(days=2)) == 0
    assert_equal_views(load_view(ground), market_view(Market(ground.settings.seed), epoch(NOON)))
    with ground.engine.connect() as connection:
        assets = connection.scalar(text("SELECT count(*) FROM cryptocurrencies"))
        price = connection.scalar(text("SELECT current_price FROM cryptocurrencies WHERE symbol = 'BTC'"))
    assert sum(added) == assets * (72 + 3)
    heard = [message for message in (listener.get_message(timeout=1.0) for _ in range(9)) if message is not None]
    listener.close()
    newest = json.loads(heard[-1]["data"])
    assert newest["topic"] == "price_update"
    shown = {row["symbol"]: row for row in newest["data"]["prices"]}
    assert shown["BTC"]["price"] == price == Market(ground.settings.seed).prices_at(epoch(NOON))[0]
    assert set(shown["BTC"]) == {"crypto_id", "symbol", "price", "change_24h"}


def test_two_that_advance_at_once_add_each_candle_once(ground: Ground) -> None:
    prepare(ground, quiet, now=NOON - timedelta(days=2))
    with ThreadPoolExecutor(2) as pool:
        added = list(pool.map(lambda _: advance(ground, NOON), range(2)))
    assert min(added) == 0
    assert max(added) > 0
    assert_equal_views(load_view(ground), market_view(Market(ground.settings.seed), epoch(NOON)))


def test_a_preparation_that_breaks_off_leaves_nothing(ground: Ground) -> None:
    def fail(what: str, _share: float) -> None:
        if what == "writing moods and news":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare(ground, fail, now=NOON)
    assert not any(contents(ground).values())
    with ground.engine.connect() as connection:
        assert (
            connection.scalar(text("SELECT count(*) FROM system_config WHERE key LIKE 'market%' OR key LIKE 'simulated%'")) == 0
        )
    assert advance(ground, NOON) == 0


def test_another_market_is_never_touched(ground: Ground) -> None:
    with transaction(ground.engine) as session:
        claim_market(session.connection(), Source.FILES)
    with pytest.raises(Conflict):
        prepare(ground, quiet, now=NOON)
    assert advance(ground, NOON) == 0
    assert not any(contents(ground).values())


def test_a_market_of_another_version_is_refused(ground: Ground) -> None:
    prepare(ground, quiet, now=NOON)
    with transaction(ground.engine) as session:
        session.execute(text("UPDATE system_config SET value = value || '{\"version\": 0}' WHERE key = 'simulated_market'"))
    with pytest.raises(Conflict, match="another version"):
        advance(ground, NOON + timedelta(hours=2))


def test_a_clock_before_the_first_days_is_refused(ground: Ground) -> None:
    with pytest.raises(BadInput, match="begins later"):
        prepare(ground, quiet, now=datetime(2019, 5, 1, tzinfo=UTC))


def test_coins_come_and_go_with_the_clock(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cryptopredict.data.simulator.life.DAILY_SECONDS", 40 * 86_400)
    monkeypatch.setattr("cryptopredict.data.simulator.life.HOURLY_SECONDS", 40 * 86_400)
    eve = datetime(2024, 2, 19, 23, 30, tzinfo=UTC)

    def assets() -> dict[str, tuple[bool, float | None]]:
        with ground.engine.connect() as connection:
            rows = connection.execute(text("SELECT symbol, is_active, current_price FROM cryptocurrencies"))
            return {symbol: (active, price) for symbol, active, price in rows}

    prepare(ground, quiet, now=eve)
    before = assets()
    assert before["LUNA"][0]
    assert "STRK" not in before
    advance(ground, eve + timedelta(hours=2))
    after = assets()
    assert after["LUNA"] == (False, before["LUNA"][1])
    assert after["STRK"][0]
    with ground.engine.connect() as connection:
        counted = connection.execute(
            text("SELECT c.symbol, count(*) FROM price_data p JOIN cryptocurrencies c ON c.id = p.crypto_id"
                 " WHERE p.interval = '1h' AND p.timestamp >= '2024-02-19 23:00Z' AND c.symbol IN ('LUNA', 'STRK') GROUP BY 1")
        )  # fmt: skip
        assert {symbol: count for symbol, count in counted} == {"LUNA": 1, "STRK": 1}  # noqa: C416
