"""The providers of a venue on one address: REST by Starlette, the stream beside it, both moved on by one clock."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import structlog
import uvicorn
from starlette.applications import Starlette

from cryptopredict.data.simulator.journal import Begin, Journal
from cryptopredict.data.simulator.serving.binance import Binance
from cryptopredict.data.simulator.serving.clock import VirtualClock
from cryptopredict.data.simulator.serving.coingecko import CoinGecko
from cryptopredict.data.simulator.serving.connection import StreamConnection
from cryptopredict.data.simulator.serving.control import Control
from cryptopredict.data.simulator.serving.desk import Desk
from cryptopredict.data.simulator.serving.errors import Refused, answer_refusal
from cryptopredict.data.simulator.serving.faults import Fault, Faults
from cryptopredict.data.simulator.serving.faulty import FaultyLayer, HttpConnection
from cryptopredict.data.simulator.serving.feeds import Feeds
from cryptopredict.data.simulator.serving.hub import Hub
from cryptopredict.data.simulator.serving.limits import Weights
from cryptopredict.data.simulator.serving.scribe import Scribe
from cryptopredict.data.simulator.serving.venue import Venue
from cryptopredict.data.simulator.traded import TradedMarket

__all__ = ["Providers"]

_log = structlog.get_logger(__name__)
_STEP = 0.02


class Providers:
    """Everything that is served of a market, and the journal of it.

    The journal in the directory is gone on with, and so is its clock: a market that was killed and comes back is the same market.
    Raises `Conflict` when the directory holds the journal of another market.
    """

    def __init__(
        self,
        market: TradedMarket,
        clock: VirtualClock,
        journal: Path,
        *,
        shift: int = 0,
        faults: Sequence[Fault] = (),
        rate: float | None = None,
        weight_limit: int = 60_000,
        lifetime: float = 86_400.0,
    ) -> None:
        begin = Begin(key=market.key, begin=clock.begin, start=clock.start, speed=clock.speed, shift=shift)
        self.journal = Journal(journal, begin)
        stored = self.journal.begin
        self.venue = Venue(market, VirtualClock(stored.begin, stored.start, stored.speed, clock.wall))
        self.faults = Faults(faults, seed=market.seed)
        self.scribe = Scribe(self.venue, self.journal, self._take_sent, self._take_served)
        self.hub = Hub(self.venue, self.faults, rate=rate, lifetime=lifetime)
        self.binance = Binance(self.venue, Weights(weight_limit))
        self._sent: Counter[str] = Counter()
        self.failed = False
        self._stopping = False
        control = Control(self.faults, self._state)
        routes = [
            *self.binance.routes(),
            *Desk(self.venue).routes(),
            *CoinGecko(self.venue).routes(),
            *Feeds(self.venue).routes(),
            *control.routes(),
        ]
        app = Starlette(routes=routes, lifespan=self._live, exception_handlers={Refused: answer_refusal})
        self.app = FaultyLayer(app, self.faults)

    @asynccontextmanager
    async def _live(self, _app: Starlette) -> AsyncIterator[None]:
        driver = asyncio.create_task(self._drive())
        try:
            yield
        finally:
            # Not cancelled: another thread may be writing for it.
            self._stopping = True
            with suppress(Exception):  # it has told why
                await driver
            self.journal.close()

    async def _drive(self) -> None:
        try:
            while not self._stopping:
                wall = self.venue.clock.wall()
                # Nothing is sent before it is on the disk; requests go on while a slow disk takes its time.
                while minutes := self.scribe.due(self.venue.clock.at(wall)):
                    await asyncio.to_thread(self.scribe.write, minutes)
                self.hub.step(wall)
                await asyncio.sleep(_STEP)
        except Exception:
            # Without its journal or its clock the market would go on lying quietly: better that it is gone.
            _log.exception("the market stops")
            self.failed = True
            self._uvicorn.should_exit = True
            raise

    def server(self) -> uvicorn.Server:
        """A server that is ready to run on a listening socket: `server().run(sockets=[…])`."""
        logging.getLogger("websockets").setLevel(logging.WARNING)
        stream = type("Stream", (StreamConnection,), {"audience": self.hub})
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                self.app,
                loop="uvloop",
                http=HttpConnection,
                ws=stream,
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=2,
                timeout_keep_alive=60,
            )
        )
        return self._uvicorn

    def _take_sent(self) -> Counter[str]:
        new = self.hub.sent - self._sent
        self._sent = self.hub.sent.copy()
        return new

    def _take_served(self) -> list[tuple[str, str, int, int]]:
        served, self.binance.served = self.binance.served, {}
        return [(pair, interval, first, last) for (pair, interval), (first, last) in served.items()]

    def _state(self) -> dict[str, Any]:
        clock = self.venue.clock
        return {
            "market": self.venue.market.key,
            "clock": {"now": clock.now(), "wall": clock.wall(), "speed": clock.speed, "begin": clock.begin},
            "journal": str(self.journal.directory),
            "journaled_until": self.journal.last,
            "connections": len(self.hub.connections),
            "sent": dict(self.hub.sent),
            "requests": [{"time": at, "path": path, "status": status} for at, path, status in self.app.requests],
        }
