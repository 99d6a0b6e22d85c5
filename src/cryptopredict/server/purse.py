"""What the account of each user is worth, for their dashboards.

Those of everybody who came in the last minute are read together every few seconds, and the account of one alone when it changed, or
when they come for the first time.
"""

import asyncio
import time
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from cryptopredict.portfolio import worths_of
from cryptopredict.server.together import Together
from cryptopredict.server.views import portfolio_summary

__all__ = ["Purse"]

_FRESH_SECONDS = 5.0
_LOOK_SECONDS = 3.0
_KEEP_SECONDS = 60.0
_NOTHING = b"null"

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
        self._together = Together(self._read, self._keep)

    async def summary(self, user_id: int) -> bytes:
        """The summary of a user's account, `null` before the first use of it."""
        held, now = self._held.get(user_id), time.monotonic()
        if held is not None:
            held.seen = now
            if held.until > now:
                return held.said
        return await self._together.ask(user_id) or _NOTHING

    def forget(self, user_id: int) -> None:
        """The account of that user changed."""
        self._held.pop(user_id, None)
        self._together.forget(user_id.__eq__)

    async def follow(self) -> None:
        """Look again at the accounts of all who were here of late, for ever."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            lately = time.monotonic() - _KEEP_SECONDS
            for key in [key for key, held in self._held.items() if held.seen < lately]:
                del self._held[key]
            try:
                await self._together.ask_all(set(self._held))
            except (SQLAlchemyError, OSError) as error:
                # What was not read is good for no longer than it was; the next request asks for itself.
                _log.warning("accounts_not_read", error=type(error).__name__)

    async def _read(self, users: set[int]) -> dict[int, bytes]:
        async with self._sessions() as session:
            worths = await session.run_sync(worths_of, users)
        written = {key: portfolio_summary(worth).model_dump_json().encode() for key, worth in worths.items()}
        return dict.fromkeys(users, _NOTHING) | written

    def _keep(self, user_id: int, said: bytes) -> None:
        now, held = time.monotonic(), self._held.get(user_id)
        self._held[user_id] = _Held(said, now + _FRESH_SECONDS, now if held is None else held.seen)
