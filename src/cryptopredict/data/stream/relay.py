"""One group of streams without a break: the next connection delivers before the last one is closed.

The exchange cuts every connection after 24 hours and announces its own restarts. What two connections deliver twice is for the book
to tell apart.
"""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import structlog

from cryptopredict.data.stream.connection import Connection, End, Take

__all__ = ["Relay", "Timing"]

_log = structlog.get_logger(__name__)

_STEADY_SECONDS: Final = 60.0
_LONGEST_DELAY: Final = 60.0
_SOON: Final = 3
"""So many failures in a row are ever counted of connections that delivered: at most four seconds of delay."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds: the age at which a connection is replaced, how long both then live, and how long one may be silent."""

    age: float = 23 * 3_600.0
    overlap: float = 2.0
    silence: float = 10.0


class Relay:
    """Keeps one group of streams coming until it is cancelled. `ended` is told why each connection ended."""

    def __init__(
        self, url: str, take: Take, room: asyncio.Event, *, ended: Callable[[End], None], timing: Timing | None = None
    ) -> None:
        self._url = url
        self._take = take
        self._room = room
        self._ended = ended
        self._timing = timing or Timing()
        self._changed = asyncio.Event()
        self._open: dict[asyncio.Task[End], Connection] = {}

    @property
    def connected(self) -> bool:
        """Whether a connection is open, be it silent."""
        return any(connection.opened and not task.done() for task, connection in self._open.items())

    def change(self, url: str) -> None:
        """Read another address from now on; the old one is read until the new one delivers."""
        if url != self._url:
            self._url = url
            self._changed.set()

    async def run(self) -> None:
        """Keep a connection, replace it in time, and open it again when it ends."""
        failures = 0
        last: asyncio.Task[End] | None = None
        try:
            while True:
                self._changed.clear()
                began = time.monotonic()
                task = self._begin()
                if delivered := await _either(task, self._open[task].delivers):
                    if last is not None:
                        await self._overlapped(last)
                    # One that is only waiting for its end is replaced; one that has ended is opened again.
                    last = task if await self._outlived(task) else None
                if last is not task or task.done():
                    self._forget(task)
                failures = 0 if time.monotonic() - began > _STEADY_SECONDS else failures + 1
                if delivered:  # the exchange takes us: it is worth coming back soon, though the line be bad
                    failures = min(failures, _SOON)
                if task.done():
                    # Full jitter: many clients that were cut together do not come back together.
                    await asyncio.sleep(random.uniform(0.0, min(2.0 ** (failures - 1), _LONGEST_DELAY)))  # noqa: S311
        finally:
            tasks = list(self._open)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self) -> asyncio.Task[End]:
        connection = Connection(self._url, self._take, self._room, silence=self._timing.silence)
        task = asyncio.create_task(connection.run())
        self._open[task] = connection
        return task

    async def _overlapped(self, last: asyncio.Task[End]) -> None:
        """Let the old connection deliver what is on its way, then close it."""
        await asyncio.wait([last], timeout=self._timing.overlap)
        if not last.done():
            last.cancel()
            await asyncio.wait([last])
            self._ended(End.REPLACED)
        self._open.pop(last, None)

    async def _outlived(self, task: asyncio.Task[End]) -> bool:
        """Wait until a connection has ended (False), or should be replaced while it lives (True)."""
        waits = [asyncio.create_task(event.wait()) for event in (self._open[task].ends, self._changed)]
        await asyncio.wait([task, *waits], timeout=self._timing.age, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        return not task.done()

    def _forget(self, task: asyncio.Task[End]) -> None:
        if task.done() and self._open.pop(task, None) is not None and not task.cancelled():
            why = task.result()
            _log.warning("stream ended", why=why.value)
            self._ended(why)


async def _either(task: asyncio.Task[End], event: asyncio.Event) -> bool:
    """Wait for the event or the end of the task; True when the event came."""
    wait = asyncio.create_task(event.wait())
    await asyncio.wait([task, wait], return_when=asyncio.FIRST_COMPLETED)
    wait.cancel()
    return event.is_set()
