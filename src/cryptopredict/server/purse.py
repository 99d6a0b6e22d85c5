"""The account on the dashboard of whoever asks: looked at once in a few seconds for each user, and again when it changed."""

import time

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from cryptopredict.portfolio import existing_account, gauges_of
from cryptopredict.server.schemas.portfolio import PortfolioSummary
from cryptopredict.server.views import portfolio_summary

__all__ = ["Purse"]

_KEEP_SECONDS = 5.0
_MOST = 10_000


class Purse:
    """Gives summaries as JSON. One for each process."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions
        self._held: dict[int, tuple[float, bytes]] = {}

    async def summary(self, user_id: int) -> bytes:
        """The summary of a user's account, `null` before the first use of it."""
        held = self._held.get(user_id)
        if held is not None and held[0] > time.monotonic():
            return held[1]
        async with self._sessions() as session:
            account = await session.run_sync(lambda sync: existing_account(sync, user_id))
            found: PortfolioSummary | None = None
            if account is not None:
                found = portfolio_summary(await session.run_sync(lambda sync: gauges_of(sync, account)))
        said = b"null" if found is None else found.model_dump_json().encode()
        if len(self._held) >= _MOST:
            self._held.clear()
        self._held[user_id] = (time.monotonic() + _KEEP_SECONDS, said)
        return said

    def forget(self, user_id: int) -> None:
        """The account of that user changed."""
        self._held.pop(user_id, None)
