"""A stream on a scripted exchange, and questions to its database."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import text

from cryptopredict.core import Ground
from cryptopredict.data.stream import Pace, Stream, Timing
from fixtures.exchange import Exchange, exchange

COINS = {"BTCUSDT": "bitcoin", "ETHUSDT": "ethereum"}
PACE = Pace(
    universe=0.5, empty_universe=0.2, heartbeat=1.0, store=0.2, seconds=0.1, timing=Timing(age=60.0, overlap=0.3, silence=30.0)
)


@dataclass(slots=True)
class World:
    """An exchange, the ground, and the ids of the assets by pair."""

    ground: Ground
    exchange: Exchange
    ids: dict[str, int]

    def rows(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        """What the database answers."""
        with self.ground.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]

    def stored(self, symbol: str = "BTCUSDT", interval: str = "1m") -> dict[int, float]:
        """Closing prices by open (milliseconds)."""
        rows = self.rows(
            "SELECT (extract(epoch FROM timestamp) * 1000)::bigint, close_price FROM price_data WHERE crypto_id = :id"
            " AND interval = :interval ORDER BY 1",
            id=self.ids[symbol],
            interval=interval,
        )
        return {int(opens): float(close) for opens, close in rows}

    async def until(self, condition: Callable[[], Any], *, seconds: float = 20.0) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(seconds):
            while not await asyncio.to_thread(condition):  # noqa: ASYNC110  the database tells nobody
                await asyncio.sleep(0.05)

    @asynccontextmanager
    async def streaming(self, *, connections: int = 1, **pace: Any) -> AsyncIterator[Stream]:
        """A service, once it is connected."""
        stream = Stream(self.ground, lambda: self.exchange.providers, pace=replace(PACE, **pace))
        running = asyncio.create_task(stream.run())
        try:
            async with asyncio.timeout(20):
                while len(self.exchange.sockets) < connections:
                    if running.done():
                        await running
                    await asyncio.sleep(0.02)
            yield stream
        finally:
            stream.stop()
            async with asyncio.timeout(10):
                await running


@pytest.fixture
async def world(ground: Ground) -> AsyncIterator[World]:
    """Two assets that the exchange trades, and nothing stored of them."""
    with ground.engine.begin() as connection:
        ids = {}
        for rank, (symbol, coin) in enumerate(COINS.items(), 1):
            ids[symbol] = connection.execute(
                text(
                    "INSERT INTO cryptocurrencies (symbol, name, coingecko_id, market_cap_rank)"
                    " VALUES (:symbol, :coin, :coin, :rank) RETURNING id"
                ),
                {"symbol": symbol.removesuffix("USDT"), "coin": coin, "rank": rank},
            ).scalar_one()
            connection.execute(
                text(
                    "INSERT INTO exchange_symbols (crypto_id, exchange, symbol, quote) VALUES (:id, 'binance', :symbol, 'USDT')"
                ),
                {"id": ids[symbol], "symbol": symbol},
            )
    async with exchange() as made:
        yield World(ground, made, ids)
