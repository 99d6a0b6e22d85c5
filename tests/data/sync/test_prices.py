import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from cryptopredict.base import Interval, epoch
from cryptopredict.core import Ground
from cryptopredict.data.sync import Sync, confirm_price, discover, sync_history, sync_market_caps, sync_prices
from fixtures.synced import Answers


def rows(ground: Ground, query: str, **values: Any) -> list[tuple[Any, ...]]:
    with ground.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def one(ground: Ground, query: str, **values: Any) -> Any:
    ((value,),) = rows(ground, query, **values)
    return value


def priced(key: str, factor: float) -> Any:
    """CoinGecko's prices with one of them multiplied."""

    def change(_address: str, coins: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for coin in coins:
            if coin["id"] == key:
                coin["current_price"] *= factor
        return coins

    return change


def identity(ground: Ground, key: str) -> int:
    return int(one(ground, "SELECT id FROM cryptocurrencies WHERE coingecko_id = :key", key=key))


def test_a_price_with_a_digit_moved_is_kept_out_unless_the_exchange_says_the_same(
    ground: Ground, sync: Sync, answers: Answers
) -> None:
    discover(sync)
    sync_prices(sync)
    before = one(ground, "SELECT current_price FROM cryptocurrencies WHERE coingecko_id = 'tether'")
    answers.changes["/coins/markets"] = priced("tether", 10.0)
    assert "1 set aside" in sync_prices(sync)
    assert one(ground, "SELECT current_price FROM cryptocurrencies WHERE coingecko_id = 'tether'") == pytest.approx(
        before, rel=0.01
    )
    ((reason, row),) = rows(ground, "SELECT reason, row FROM quarantined_rows WHERE kind = 'prices'")
    assert reason == "unconfirmed"
    assert row["price"] == pytest.approx(10.0 * before, rel=0.01)

    bitcoin = identity(ground, "bitcoin")
    price = one(ground, "SELECT current_price FROM cryptocurrencies WHERE id = :id", id=bitcoin)
    tick = {"p": price * 10.0, "t": epoch(sync.now()) * 1_000}
    ground.redis.hset("cp:prices", mapping={str(bitcoin): json.dumps(tick), "no number": "{", "7": "[]"})
    answers.changes["/coins/markets"] = priced("bitcoin", 10.0)
    assert "0 set aside" in sync_prices(sync)
    assert one(ground, "SELECT current_price FROM cryptocurrencies WHERE id = :id", id=bitcoin) > 9 * price


def test_prices_that_differ_flag_the_newest_candle_until_they_agree_again(ground: Ground, sync: Sync, answers: Answers) -> None:
    discover(sync)
    bitcoin = identity(ground, "bitcoin")
    sync_history(sync, (Interval.H1, Interval.M1), bitcoin)
    answers.changes["/coins/markets"] = priced("bitcoin", 1.2)
    assert "1 not confirmed" in sync_prices(sync)
    ((asset, flag, moment, evidence),) = rows(
        ground, "SELECT crypto_id, flag, timestamp, evidence FROM candle_flags WHERE cleared_at IS NULL"
    )
    assert (asset, flag) == (bitcoin, "unconfirmed")
    assert moment == one(ground, "SELECT max(timestamp) FROM price_data WHERE interval = '1h'")
    assert evidence["coingecko"] == pytest.approx(1.2 * evidence["exchange"], rel=0.05)
    del answers.changes["/coins/markets"]
    assert "0 not confirmed" in sync_prices(sync)
    assert rows(ground, "SELECT flag FROM candle_flags WHERE cleared_at IS NULL") == []


def test_a_price_is_confirmed_by_a_second_source_or_not_at_all(ground: Ground, sync: Sync, answers: Answers) -> None:
    discover(sync)
    sync_prices(sync)
    bitcoin = identity(ground, "bitcoin")
    price = float(one(ground, "SELECT current_price FROM cryptocurrencies WHERE id = :id", id=bitcoin))
    assert confirm_price(sync, bitcoin, price * 1.01)
    assert not confirm_price(sync, bitcoin, price * 1.10)
    assert not confirm_price(sync, bitcoin, float("nan"))
    answers.failing.add("/coins/markets")
    assert not confirm_price(sync, bitcoin, price)
    answers.renamed["BTCUSDC"] = "BTCUSDT"
    assert confirm_price(sync, bitcoin, price * 1.01)
    assert not confirm_price(sync, bitcoin, price * 1.10)


def test_capitalisation_never_knows_the_future(ground: Ground, sync: Sync, answers: Answers) -> None:
    discover(sync)
    bitcoin = identity(ground, "bitcoin")
    sync_prices(sync)
    sync_history(sync, (Interval.D1,), bitcoin)
    caps = rows(ground, "SELECT market_cap FROM price_data WHERE crypto_id = :id ORDER BY timestamp DESC", id=bitcoin)
    assert caps[0][0] is not None
    assert {cap for (cap,) in caps[1:]} == {None}
    free = replace(sync, providers=replace(sync.providers, history_days=30))
    sync_market_caps(free)
    known = rows(
        ground, "SELECT market_cap, close_price FROM price_data WHERE crypto_id = :id ORDER BY timestamp DESC", id=bitcoin
    )
    assert all(cap is not None for cap, _ in known[:29])
    assert {cap for cap, _ in known[30:]} == {None}
    assert not [address for address in answers.asked if "market_chart" in address and "days=31" in address]
    # What was written once is not written again.
    with ground.engine.begin() as connection:
        connection.execute(text("UPDATE price_data SET market_cap = 5 WHERE market_cap IS NOT NULL"))
    sync_market_caps(sync)
    again = [
        cap
        for (cap,) in rows(
            ground, "SELECT market_cap FROM price_data WHERE crypto_id = :id ORDER BY timestamp DESC", id=bitcoin
        )
    ]
    assert again[:29] == [5.0] * 29
    assert all(cap is not None and cap > 5.0 for cap in again[31:])
