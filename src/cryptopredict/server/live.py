"""The settings that admins change while everything runs, as this process knows them: at most five seconds old."""

import asyncio

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from cryptopredict.core.configuration import Configuration, read_configuration

__all__ = ["LiveConfiguration"]

_LOOK_SECONDS = 5.0
_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class LiveConfiguration:
    """Follows the database. One for each process."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions
        self._wake = asyncio.Event()
        self.now = Configuration()

    def look_again(self) -> None:
        """Something was changed: do not wait."""
        self._wake.set()

    async def look(self) -> None:
        """Read it. What was known stays known while the database is away."""
        try:
            async with self._sessions() as session:
                self.now = await session.run_sync(read_configuration)
        except (SQLAlchemyError, OSError) as error:
            _log.warning("configuration_not_read", error=type(error).__name__)

    async def follow(self) -> None:
        """Look every five seconds and whenever told to, for ever."""
        while True:
            self._wake.clear()
            await self.look()
            try:
                async with asyncio.timeout(_LOOK_SECONDS):
                    await self._wake.wait()
            except TimeoutError:
                continue
