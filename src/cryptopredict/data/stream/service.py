"""One of many services streams, the others stand by; it ends politely, with everything written."""

import asyncio
from collections.abc import Callable
from typing import Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from cryptopredict.base import CryptoPredictError
from cryptopredict.core import Ground
from cryptopredict.core.outgoing import Outgoing
from cryptopredict.data.sources import Providers
from cryptopredict.data.stream.leader import Leader
from cryptopredict.data.stream.streaming import Pace, Streaming
from cryptopredict.data.stream.threads import cancel, in_thread
from cryptopredict.data.sync import Sync

__all__ = ["Stream"]

_log = structlog.get_logger(__name__)

_LEADER_SECONDS: Final = 2.0
_DRAIN_SECONDS: Final = 7.0


class Stream:
    """One service on a ground; `present` gives the providers as they are now, and the service ends when they have changed."""

    def __init__(self, ground: Ground, present: Callable[[], Providers], *, pace: Pace | None = None) -> None:
        self._ground = ground
        self._present = present
        self._pace = pace or Pace()
        self._leader = Leader(ground.engine)
        self._stop = asyncio.Event()
        self.leads = asyncio.Event()
        """Set while this service is the one that streams."""

    def stop(self) -> None:
        """Write what waits and end, within ten seconds."""
        self._stop.set()

    async def run(self) -> None:
        """Stand by until the lock is free, then stream until stopped, or until the lock or the providers are others.

        Raises `Unavailable` when the providers cannot be told, `Conflict` when the database holds another market.
        """
        providers = await in_thread(self._present)
        try:
            if await self._lead():
                _log.info("streaming", market=providers.source.value, address=providers.stream_url)
                with Outgoing(self._ground.redis) as outgoing:
                    quiet = Sync(self._ground, providers, outgoing, lambda _share, _what: None, through_bans=False)
                    await self._stream(quiet)
        finally:
            self.leads.clear()
            await in_thread(self._leader.release)

    async def _lead(self) -> bool:
        """Wait for the lock; False when stopped before."""
        told = False
        while not self._stop.is_set():
            held = await in_thread(self._leader.hold)
            if held:
                self.leads.set()
                return True
            if held is False and not told:
                _log.info("another service streams; this one stands by")
                told = True
            await self._pause(_LEADER_SECONDS)
        return False

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stop.wait()
        except TimeoutError:
            return

    async def _stream(self, sync: Sync) -> None:
        work = Streaming(sync, self._pace)
        stopped = asyncio.create_task(self._stop.wait())
        preparing = asyncio.create_task(work.prepare())
        await asyncio.wait([preparing, stopped], return_when=asyncio.FIRST_COMPLETED)
        if stopped.done():
            await cancel(preparing)
            return
        writing = asyncio.create_task(work.delivery.run())
        rest = [asyncio.create_task(one) for one in (*work.tasks(), self._watch_over(sync, work))]
        try:
            await asyncio.wait([writing, stopped, *rest], return_when=asyncio.FIRST_COMPLETED)
        finally:
            await cancel(stopped, *rest)
            await work.close()
            if not writing.done():
                drained = asyncio.create_task(work.delivery.drain())
                await asyncio.wait([drained, writing], timeout=_DRAIN_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                await cancel(drained)
            await cancel(writing)
        if len(work.delivery):
            _log.error("candles were not stored before the end; they are fetched at the next start", candles=len(work.delivery))
        for task in (writing, *rest):
            if not task.cancelled() and (error := task.exception()) is not None:
                raise error

    async def _watch_over(self, sync: Sync, work: Streaming) -> None:
        """End when another service has the lock, or the providers are elsewhere."""
        while True:
            await asyncio.sleep(_LEADER_SECONDS)
            if await in_thread(self._leader.hold) is False:
                _log.warning("another service has taken over")
                return
            if work.silent_for() > self._pace.timing.silence:
                try:
                    present = await in_thread(self._present)
                except (CryptoPredictError, SQLAlchemyError):
                    continue
                if present != sync.providers:
                    _log.warning("the providers are elsewhere now", address=present.stream_url)
                    return
