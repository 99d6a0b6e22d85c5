from typing import Any

import pytest
from sqlalchemy import text

from cryptopredict.base import Reason, UpstreamFailed
from cryptopredict.core import Ground
from cryptopredict.data.sync import Sync, discover, sync_history
from cryptopredict.data.sync.listings import sync_listings
from fixtures.synced import Answers


def rows(ground: Ground, query: str, **values: Any) -> list[tuple[Any, ...]]:
    with ground.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def one(ground: Ground, query: str, **values: Any) -> Any:
    ((value,),) = rows(ground, query, **values)
    return value


def test_discovery_finds_assets_what_they_are_and_where_they_trade(ground: Ground, sync: Sync) -> None:
    discover(sync)
    kinds = dict(rows(ground, "SELECT coingecko_id, kind FROM cryptocurrencies"))
    assert kinds["bitcoin"] == "coin"
    assert kinds["tether"] == "stablecoin"
    assert kinds["wrapped-bitcoin"] == "wrapped"
    sectors = dict(
        rows(
            ground,
            "SELECT c.symbol, s.name FROM crypto_sector_mapping m JOIN cryptocurrencies c ON c.id = m.crypto_id"
            " JOIN crypto_sectors s ON s.id = m.sector_id WHERE m.is_primary AND c.sector_id = s.id",
        )
    )
    assert (sectors["BTC"], sectors["UNI"], sectors["DOGE"], sectors["USDC"]) == ("Layer1", "DeFi", "Meme", "Stablecoins")
    assert "WBTC" not in sectors
    assert one(ground, "SELECT c.coingecko_id FROM exchange_symbols e JOIN cryptocurrencies c ON c.id = e.crypto_id"
               " WHERE e.exchange = 'binance' AND e.symbol = 'BTCUSDT' AND e.is_active") == "bitcoin"  # fmt: skip
    assert one(ground, "SELECT count(*) FROM watchlist_items") > 10
    assert one(ground, "SELECT value->>'seed' FROM system_config WHERE key = 'simulated_market'") == str(ground.settings.seed)
    before = one(ground, "SELECT count(*) FROM cryptocurrencies")
    assert "0 new" in discover(sync)
    assert one(ground, "SELECT count(*) FROM cryptocurrencies") == before


def test_no_provider_undoes_the_sector_that_an_admin_set(ground: Ground, sync: Sync) -> None:
    discover(sync)
    with ground.engine.begin() as connection:
        set_by_hand = text(
            "UPDATE cryptocurrencies SET sector_is_set = true, sector_id = (SELECT id FROM crypto_sectors WHERE name = 'Gaming')"
            " WHERE symbol IN ('UNI', 'DOGE')"
        )
        connection.execute(set_by_hand)
        connection.execute(text("UPDATE cryptocurrencies SET sector_is_set = false, sector_id = NULL WHERE symbol = 'DOGE'"))
    discover(sync)
    places = dict(rows(ground, "SELECT c.symbol, s.name FROM cryptocurrencies c JOIN crypto_sectors s ON s.id = c.sector_id"))
    assert (places["UNI"], places["DOGE"]) == ("Gaming", "Meme")


def test_a_pair_is_linked_when_the_prices_agree_and_refused_when_only_the_names_do(
    ground: Ground, sync: Sync, answers: Answers
) -> None:
    def collide(_address: str, coins: list[dict[str, Any]]) -> list[dict[str, Any]]:
        ether = next((coin for coin in coins if coin["id"] == "ethereum"), None)
        for coin in coins:
            if coin["id"] == "chainlink":
                coin["current_price"] *= 3.0
        # A second asset of the same ticker, larger than the first.
        return (
            coins if ether is None else [{**ether, "id": "ether-classic", "current_price": ether["current_price"] / 7}, *coins]
        )

    answers.changes["/coins/markets"] = collide
    discover(sync)
    linked = dict(
        rows(ground, "SELECT e.symbol, c.coingecko_id FROM exchange_symbols e JOIN cryptocurrencies c ON c.id = e.crypto_id")
    )
    assert linked["ETHUSDT"] == "ethereum"
    assert "LINKUSDT" not in linked
    ((reason, row),) = rows(ground, "SELECT reason, row FROM quarantined_rows WHERE symbol = 'LINKUSDT'")
    assert reason == "symbol_collision"
    assert row["coingecko_price"] == pytest.approx(3.0 * row["exchange_price"], rel=0.05)


def test_a_market_of_a_thousand_coins_is_stored_in_coins(ground: Ground, sync: Sync, answers: Answers) -> None:
    def rename(_address: str, answer: Any) -> Any:
        for row in answer["symbols"] if isinstance(answer, dict) else answer:
            if row["symbol"] == "SHIBUSDT":
                row["symbol"] = "1000SHIBUSDT"
                if "baseAsset" in row:
                    row["baseAsset"] = "1000SHIB"
                else:
                    row["lastPrice"] = str(float(row["lastPrice"]) * 1_000)
        return answer

    def scale(address: str, candles: list[list[Any]]) -> list[list[Any]]:
        if "1000SHIB" not in address:
            return candles
        return [[row[0], *(repr(float(x) * 1_000) for x in row[1:5]), repr(float(row[5]) / 1_000), *row[6:]] for row in candles]

    answers.changes |= {"/exchangeInfo": rename, "/ticker/24hr": rename, "/klines": scale}
    answers.renamed["1000SHIBUSDT"] = "SHIBUSDT"
    discover(sync)
    ((asset, multiplier),) = rows(ground, "SELECT crypto_id, multiplier FROM exchange_symbols WHERE symbol = '1000SHIBUSDT'")
    assert multiplier == 1_000
    sync_history(sync, asset=asset)
    price = one(ground, "SELECT current_price FROM cryptocurrencies WHERE id = :asset", asset=asset)
    close = one(
        ground, "SELECT close_price FROM price_data WHERE crypto_id = :asset AND interval = '1m' ORDER BY timestamp DESC LIMIT 1",
        asset=asset,
    )  # fmt: skip
    assert close == pytest.approx(price, rel=0.05)


def test_a_pair_that_trades_no_more_is_ended_and_an_outage_ends_nobody(ground: Ground, sync: Sync, answers: Answers) -> None:
    discover(sync)

    def halt(*symbols: str) -> Any:
        def change(_address: str, answer: Any) -> Any:
            for row in answer["symbols"]:
                if not symbols or row["symbol"] in symbols:
                    row["status"] = "BREAK"
            return answer

        return change

    answers.changes["/exchangeInfo"] = halt("DASHUSDT")
    sync_listings(sync)
    assert rows(ground, "SELECT symbol FROM exchange_symbols WHERE NOT is_active AND delisted_at IS NOT NULL") == [
        ("DASHUSDT",)
    ]
    answers.changes["/exchangeInfo"] = halt()
    with pytest.raises(UpstreamFailed, match="trade no more") as raised:
        sync_listings(sync)
    assert raised.value.reason is Reason.UNREADABLE
    assert one(ground, "SELECT count(*) FROM exchange_symbols WHERE NOT is_active") == 1
    assert one(ground, "SELECT reason FROM feed_states WHERE provider = 'binance' AND series = 'listings'") == "unreadable"
    del answers.changes["/exchangeInfo"]
    sync_listings(sync)
    assert one(ground, "SELECT count(*) FROM exchange_symbols WHERE NOT is_active") == 0


def test_what_one_provider_knows_is_kept_while_the_other_is_down(ground: Ground, sync: Sync, answers: Answers) -> None:
    answers.failing.add("/binance/api/v3/exchangeInfo")
    discover(sync)
    assert one(ground, "SELECT count(*) FROM cryptocurrencies") > 10
    assert one(ground, "SELECT count(*) FROM exchange_symbols") == 0
    assert rows(ground, "SELECT provider, reason FROM feed_states WHERE series = 'listings' ORDER BY 1") == [
        ("binance", "provider_down"),
        ("coingecko", None),
    ]
