"""What the account of each user is worth, for their dashboards.

Those of everybody who came in the last minute are read together every few seconds, and the account of one alone when it changed, or
when they come for the first time.
"""

import asyncio
import time
from dataclasses import dataclass

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from cryptopredict.portfolio import Worth, worths_of
from cryptopredict.server.views import portfolio_summary

__all__ = ["Purse"]

_FRESH_SECONDS = 5.0
_LOOK_SECONDS = 3.0
_KEEP_SECONDS = 60.0

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Held:
    """A summary as JSON, until when it is good, and when it was last wanted; monotonic seconds."""

    said: bytes
    until: float
    seen: float


class Purse:
    """Gives summaries as JSON. One for each process."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions
        self._held: dict[int, _Held] = {}
        self._asked: dict[int, asyncio.Task[dict[int, bytes]]] = {}
        self._wanted = set[int]()
        self._next: asyncio.Task[dict[int, bytes]] | None = None
        self._reading = asyncio.Lock()

    async def summary(self, user_id: int) -> bytes:
        """The summary of a user's account, `null` before the first use of it."""
        held, now = self._held.get(user_id), time.monotonic()
        if held is not None:
            held.seen = now
            if held.until > now:
                return held.said
        # All who ask meanwhile wait for the same look; that one of them gives up is nothing to the others.
        return (await asyncio.shield(self._ask(user_id)))[user_id]

    def forget(self, user_id: int) -> None:
        """The account of that user changed: what was read of it until now does not count, nor what is being read."""
        self._held.pop(user_id, None)
        self._asked.pop(user_id, None)

    async def follow(self) -> None:
        """Look again at the accounts of all who were here of late, for ever."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            lately = time.monotonic() - _KEEP_SECONDS
            for key in [key for key, held in self._held.items() if held.seen < lately]:
                del self._held[key]
            for failure in await asyncio.gather(*{self._ask(key) for key in self._held}, return_exceptions=True):
                # What could not be read is good for no longer than it was; the next request asks for itself.
                if isinstance(failure, Exception):
                    _log.warning("accounts_not_read", error=type(failure).__name__)

    def _ask(self, user_id: int) -> "asyncio.Task[dict[int, bytes]]":
        asked = self._asked.get(user_id)
        if asked is None:
            self._wanted.add(user_id)
            self._next = asked = self._asked[user_id] = self._next or asyncio.create_task(self._read())
        return asked

    async def _read(self) -> dict[int, bytes]:
        async with self._reading:
            mine, some = self._next, self._wanted
            self._next, self._wanted = None, set()
            try:
                async with self._sessions() as session:
                    worths = await session.run_sync(worths_of, some)
                said = {key: _written(worths.get(key)) for key in some}
                now = time.monotonic()
                for key in [key for key in some if self._asked.get(key) is mine]:
                    held = self._held.get(key)
                    self._held[key] = _Held(said[key], now + _FRESH_SECONDS, now if held is None else held.seen)
                return said
            finally:
                for key in [key for key in some if self._asked.get(key) is mine]:
                    del self._asked[key]


def _written(worth: Worth | None) -> bytes:
    return b"null" if worth is None else portfolio_summary(worth).model_dump_json().encode()
