"""Everything that streams, put together: connections, listener, book, writer, prices, repair and watch."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import psycopg
import structlog
from sqlalchemy.exc import SQLAlchemyError

from cryptopredict.base import Interval, Reason, UpstreamFailed, from_epoch, utc_now
from cryptopredict.core import transaction
from cryptopredict.data.feeds import note_failure, note_success
from cryptopredict.data.sources import binance, binance_stream
from cryptopredict.data.stream import meters
from cryptopredict.data.stream.book import Book
from cryptopredict.data.stream.clock import ExchangeClock
from cryptopredict.data.stream.connection import End
from cryptopredict.data.stream.delivery import Delivery
from cryptopredict.data.stream.listener import Listener
from cryptopredict.data.stream.market_watch import MarketWatch
from cryptopredict.data.stream.prices import Prices
from cryptopredict.data.stream.relay import Relay, Timing
from cryptopredict.data.stream.repair import Repair
from cryptopredict.data.stream.threads import cancel, in_thread
from cryptopredict.data.stream.universe import INTERVALS, Listing, grouped, newest_opens, read_listings
from cryptopredict.data.stream.writer import PROVIDER, StreamWriter, Written
from cryptopredict.data.sync import Sync
from cryptopredict.data.sync.holes import note_holes

__all__ = ["Pace", "Streaming"]

_log = structlog.get_logger(__name__)

_SERIES: Final = "stream"
_EXPECTED_SECONDS: Final = 20
_PATIENCE: Final = 5.0
_HOLES: Final = {Interval.M1: timedelta(hours=6), Interval.H1: timedelta(days=10), Interval.D1: timedelta(days=200)}


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between two looks at each thing, and the bounds of a delivery."""

    universe: float = 300.0
    empty_universe: float = 5.0
    heartbeat: float = 15.0
    tell: float = 0.25
    store: float = 5.0
    rows: int = 1_000
    seconds: float = 1.0
    timing: Timing = field(default_factory=Timing)


class Streaming:
    """The parts of a service that streams; of one event loop."""

    def __init__(self, sync: Sync, pace: Pace) -> None:
        self._sync = sync
        self._pace = pace
        self._clock = ExchangeClock()
        self._book = Book()
        self._prices = Prices()
        self.delivery = Delivery(
            StreamWriter(sync.ground.engine, sync.market),
            now=self._now,
            done=self._delivered,
            rows=pace.rows,
            seconds=pace.seconds,
        )
        self._listener = Listener(self._book, self._clock, self._prices, self.delivery)
        self._repair = Repair(sync, self._book, self._clock)
        self._watch = MarketWatch(sync, self._prices)
        self._groups: list[list[str]] = []
        self._relays: list[tuple[Relay, asyncio.Task[None]]] = []
        self._began = time.monotonic()

    def tasks(self) -> list[Coroutine[Any, Any, None]]:
        """Everything that goes on beside the writing, each until cancelled."""
        return [
            self._follow_universe(),
            self._repair.look(),
            self._repair.fill(),
            self._watch.see(self._pace.tell),
            self._watch.store(self._pace.store),
            self._watch.ask(),
            self._beat(),
            self._measure(),
        ]

    async def prepare(self) -> None:
        """Learn the exchange's time, and what a process before may have left open."""
        await self._ask_time()
        try:
            await in_thread(self._note_holes)
        except (SQLAlchemyError, psycopg.Error) as error:
            _log.warning("holes were not looked for", why=str(error).splitlines()[0])

    async def close(self) -> None:
        """Close the connections."""
        await cancel(*(task for _, task in self._relays))

    def silent_for(self) -> float:
        """Seconds since the last message, or the start."""
        return time.monotonic() - self._listener.heard.get(_SERIES, self._began)

    def _now(self) -> datetime:
        """What has closed by the exchange's clock has closed, though ours be slow."""
        exchange = datetime.fromtimestamp(self._clock.now(time.monotonic()) / 1_000, UTC)
        return max(utc_now(), exchange)

    def _delivered(self, written: Written) -> None:
        meters.BATCHES.inc()
        for outcome in ("new", "same", "refused"):
            meters.ROWS.labels(outcome).inc(getattr(written, outcome))

    async def _ask_time(self) -> None:
        call = binance.server_time(self._sync.providers.binance)
        try:
            answer = await in_thread(lambda: self._sync.ask(call, patience=_PATIENCE))
        except UpstreamFailed as failure:
            _log.warning("the exchange's time is not known", why=str(failure))
        else:
            self._clock.ask(int(answer.timestamp() * 1_000), time.monotonic())

    def _note_holes(self) -> None:
        moment = self._now() if not self._clock.known else from_epoch(self._clock.now(time.monotonic()) // 1_000)
        with transaction(self._sync.ground.engine) as session:
            found = sum(note_holes(session.connection(), interval, moment - back) for interval, back in _HOLES.items())
        if found:
            _log.info("holes found", holes=found)

    async def _follow_universe(self) -> None:
        """Listen to what is listed, and look again for what has come and gone."""
        while True:
            try:
                listings, newest = await in_thread(self._read_universe)
            except (SQLAlchemyError, psycopg.Error) as error:
                _log.warning("the universe cannot be read", why=str(error).splitlines()[0])
                await asyncio.sleep(self._pace.empty_universe)
                continue
            self._listen(listings, newest)
            await asyncio.sleep(self._pace.universe if listings else self._pace.empty_universe)

    def _read_universe(self) -> tuple[list[Listing], dict[tuple[int, Interval], int]]:
        with transaction(self._sync.ground.engine) as session:
            listings = read_listings(session.connection())
            new = [one.asset for one in listings if one.symbol not in self._listener.listings]
            return listings, newest_opens(session.connection(), new)

    def _listen(self, listings: list[Listing], newest: dict[tuple[int, Interval], int]) -> None:
        present = self._listener.listings
        for symbol in set(present) - {one.symbol for one in listings}:
            self._listener.forget(symbol)
        for one in listings:
            known = present.get(one.symbol)
            if known is None or (known.asset, known.name, known.multiplier) != (one.asset, one.name, one.multiplier):
                opens = {interval: newest[one.asset, interval] for interval in INTERVALS if (one.asset, interval) in newest}
                self._listener.follow(one, opens)
        self._groups = grouped(listings, self._groups)
        urls = [self._sync.providers.stream_url + binance_stream.stream_path(group) for group in self._groups]
        for (relay, _), url in zip(self._relays, urls, strict=False):
            relay.change(url)
        for url in urls[len(self._relays) :]:
            relay = Relay(url, self._listener.take, self.delivery.room, ended=self._ended, timing=self._pace.timing)
            self._relays.append((relay, asyncio.create_task(relay.run())))
        for _, task in self._relays[len(urls) :]:
            task.cancel()
        del self._relays[len(urls) :]

    def _ended(self, why: End) -> None:
        meters.RECONNECTS.labels(why.value).inc()

    async def _beat(self) -> None:
        """Say every few seconds how the stream stands, most of all when nothing comes."""
        while True:
            if self.silent_for() > self._pace.heartbeat or not self._clock.known:
                await self._ask_time()
            try:
                await in_thread(self._note_state)
            except (SQLAlchemyError, psycopg.Error) as error:
                _log.warning("no heartbeat: the database is away", why=str(error).splitlines()[0])
            await asyncio.sleep(self._pace.heartbeat)

    def _note_state(self) -> None:
        silent, newest = self.silent_for(), self._clock.newest
        with transaction(self._sync.ground.engine) as session:
            connection = session.connection()
            if silent <= self._pace.heartbeat or not self._relays:
                until = datetime.fromtimestamp(newest / 1_000, UTC) if newest else None
                note_success(connection, PROVIDER, _SERIES, expected_s=_EXPECTED_SECONDS, data_until=until)
                return
            opened = any(relay.connected for relay, _ in self._relays)
            failure = UpstreamFailed(
                f"The stream has been silent for {silent:.0f} s",
                provider=PROVIDER,
                reason=Reason.STALE if opened else Reason.PROVIDER_DOWN,
                why="a connection is open and nothing comes" if opened else "there is no connection",
                to_do="It is opened again by itself; what is missed is fetched.",
            )
            note_failure(connection, PROVIDER, _SERIES, expected_s=_EXPECTED_SECONDS, failure=failure)

    async def _measure(self) -> None:
        """Carry the counts over to the metrics once a second: a counter for every message would cost as much as the message."""
        counts = self._listener.counts
        kinds = {"kline": "klines", "ticker": "tickers", "note": "notes", "unreadable": "unreadable"}
        told = dict.fromkeys((*kinds.values(), "closed"), 0)
        while True:
            for kind, name in kinds.items():
                meters.MESSAGES.labels(kind).inc(getattr(counts, name) - told[name])
                told[name] = getattr(counts, name)
            meters.CLOSED.inc(counts.closed - told["closed"])
            told["closed"] = counts.closed
            meters.WAITING.set(len(self.delivery))
            now = time.monotonic()
            for series, heard in self._listener.heard.items():
                meters.LATEST.labels(series).set(now - heard)
            await asyncio.sleep(1.0)
