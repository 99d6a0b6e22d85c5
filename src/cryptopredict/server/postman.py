"""Letters leave after the answer: nobody waits for a mail server, and its time tells nobody whether there was a letter."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog
from prometheus_client import Counter
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from cryptopredict.base import Unavailable
from cryptopredict.core import Settings
from cryptopredict.core.mail import Letter, send_letter

__all__ = ["Postman"]

_PAUSES = (5.0, 30.0)
_MOST_WAITING = 100
_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Postman:
    """Sends letters, three tries each. One for each process; `letters` counts how they ended."""

    def __init__(self, settings: Settings, sessions: async_sessionmaker[AsyncSession], letters: Counter) -> None:
        self._settings = settings
        self._sessions = sessions
        self._letters = letters
        self._sending: set[asyncio.Task[None]] = set()

    @property
    def base(self) -> str:
        """Where the web app is, for links."""
        return (self._settings.public_url or f"http://{self._settings.host}:{self._settings.port}").rstrip("/")

    def post(self, letter: Letter | None) -> None:
        """Take a letter along, after the commit that it tells of; None is none."""
        if letter is None:
            return
        if len(self._sending) >= _MOST_WAITING:
            self._letters.labels("dropped").inc()
            _log.error("mail_dropped", subject=letter.subject)
            return
        self._start(self._send(letter))

    def look_up(self, find: Callable[[AsyncSession], Awaitable[Letter | None]]) -> None:
        """Find out whether there is a letter, in a transaction of its own, and send it."""
        if len(self._sending) >= _MOST_WAITING:
            self._letters.labels("dropped").inc()
            _log.error("mail_dropped", subject="not looked up")
            return
        self._start(self._find(find))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _find(self, find: Callable[[AsyncSession], Awaitable[Letter | None]]) -> None:
        try:
            async with self._sessions.begin() as session:
                letter = await find(session)
        except (SQLAlchemyError, OSError) as error:
            self._letters.labels("failed").inc()
            _log.error("mail_failed", subject="not looked up", error=type(error).__name__)
            return
        if letter is not None:
            await self._send(letter)

    async def _send(self, letter: Letter) -> None:
        for pause in (*_PAUSES, None):
            try:
                await asyncio.to_thread(send_letter, self._settings, letter)
            except Unavailable as error:
                if pause is None:
                    self._letters.labels("failed").inc()
                    _log.error("mail_failed", subject=letter.subject, error=str(error))
                    return
                await asyncio.sleep(pause)
            else:
                self._letters.labels("sent").inc()
                return

    async def close(self) -> None:
        """The server stops: letters that wait for another try are given up."""
        for task in self._sending:
            task.cancel()
        await asyncio.gather(*self._sending, return_exceptions=True)
