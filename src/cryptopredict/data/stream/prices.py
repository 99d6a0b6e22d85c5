"""The latest price of each asset: to Redis and the bus many times a second, to the database every few seconds.

Prices are told as they are; a lost one is replaced by the next. Without Redis they are skipped.
"""

import json
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import redis
import structlog
from sqlalchemy import Engine, text

from cryptopredict.core import EVENTS, publish, transaction
from cryptopredict.data.sources.binance_stream import Ticker
from cryptopredict.data.stream.universe import Listing

__all__ = ["KEY", "Prices"]

_log = structlog.get_logger(__name__)

KEY: Final = "cp:prices"
"""Hash in Redis: asset id → {"p": price, "t": milliseconds}."""


class Prices:
    """Newest prices, and which of them were not told yet. Noting is for the reading side, telling and storing for any one thread."""

    def __init__(self) -> None:
        self._latest: dict[Listing, tuple[float, int]] = {}
        self._change: dict[int, float] = {}
        self._told: dict[Listing, float] = {}
        self._untold: set[Listing] = set()
        self._unstored: set[Listing] = set()
        self._redis_away = False

    @property
    def latest(self) -> Mapping[Listing, tuple[float, int]]:
        """Price of one coin and the exchange's time in milliseconds."""
        return self._latest

    def note(self, listing: Listing, price: float, event: int) -> None:
        """Take a price of one unit of the market; an older one than is known, or one that cannot be, changes nothing."""
        known = self._latest.get(listing)
        if (known is not None and event < known[1]) or not 0.0 < price < math.inf:
            return
        self._latest[listing] = (price / listing.multiplier, event)
        self._untold.add(listing)

    def note_ticker(self, listing: Listing, ticker: Ticker) -> None:
        """Take a price and its change over 24 hours."""
        self.note(listing, ticker.price, ticker.event_ms)
        if math.isfinite(ticker.change_24h):
            self._change[listing.asset] = ticker.change_24h

    def changed(self) -> list[Listing]:
        """Those whose price is another one than was told last; from now on they count as told."""
        untold, self._untold = self._untold, set()
        found = [listing for listing in untold if self._told.get(listing) != self._latest[listing][0]]
        for listing in found:
            self._told[listing] = self._latest[listing][0]
        self._unstored.update(untold)
        return found

    def tell(self, connection: "redis.Redis", listings: list[Listing]) -> None:
        """Put these prices where others look for them, and say so on the bus; what Redis misses comes with the next change."""
        latest = [(listing, *self._latest[listing]) for listing in listings if listing in self._latest]
        rows: list[dict[str, Any]] = [
            {
                "crypto_id": listing.asset,
                "symbol": listing.name,
                "price": price,
                "change_24h": self._change.get(listing.asset),
            }
            for listing, price, _ in latest
        ]
        try:
            connection.hset(
                KEY, mapping={str(listing.asset): json.dumps({"p": price, "t": moment}) for listing, price, moment in latest}
            )
            publish(connection, EVENTS, {"topic": "price_update", "data": {"prices": rows}})
        except redis.RedisError as error:
            if not self._redis_away:
                _log.warning("prices are not told: redis is away", why=str(error))
            self._redis_away = True
            for listing in listings:
                self._told.pop(listing, None)
            return
        self._redis_away = False

    def store(self, engine: Engine) -> int:
        """Bring the assets' present prices up to date in one statement; how many changed. Raises SQLAlchemy's errors.

        Rows that somebody else writes at this moment are left for the next time: nobody waits for anybody.
        """
        wanted, self._unstored = self._unstored, set()
        latest = {listing.asset: self._latest[listing] for listing in wanted}
        if not latest:
            return 0
        try:
            with transaction(engine) as session:
                rows = session.execute(
                    text(
                        "UPDATE cryptocurrencies c SET current_price = v.price, last_data_update = v.moment"
                        " FROM (SELECT id FROM cryptocurrencies WHERE id = ANY(CAST(:assets AS bigint[])) ORDER BY id"
                        " FOR NO KEY UPDATE SKIP LOCKED) held"
                        " JOIN unnest(CAST(:assets AS bigint[]), CAST(:prices AS float8[]), CAST(:moments AS timestamptz[]))"
                        " AS v(id, price, moment) USING (id) WHERE c.id = held.id"
                        " AND (c.last_data_update IS NULL OR c.last_data_update <= v.moment) RETURNING c.id"
                    ),
                    {
                        "assets": list(latest),
                        "prices": [price for price, _ in latest.values()],
                        "moments": [datetime.fromtimestamp(moment / 1_000, UTC) for _, moment in latest.values()],
                    },
                )
                done = set(rows.scalars())
        except Exception:
            self._unstored |= wanted
            raise
        self._unstored.update(listing for listing in wanted if listing.asset not in done)
        return len(done)

    def forget(self, listings: set[Listing]) -> None:
        """Let go of what is no longer listened to."""
        for listing in listings:
            self._latest.pop(listing, None)
            self._told.pop(listing, None)
            self._change.pop(listing.asset, None)
        self._untold -= listings
        self._unstored -= listings
