"""What the server holds while it runs, and how a route gets at it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from starlette.requests import HTTPConnection

from cryptopredict.core import Settings
from cryptopredict.members import Signer
from cryptopredict.server.desk import Desk
from cryptopredict.server.hub import Hub
from cryptopredict.server.limits import Limiter
from cryptopredict.server.metrics import Metrics
from cryptopredict.server.prepared import PreparedAnswers
from cryptopredict.server.present import Present
from cryptopredict.server.purse import Purse

__all__ = ["Context", "Database", "State", "state_of"]


@dataclass(frozen=True, slots=True)
class State:
    """Everything that lives as long as the app."""

    settings: Settings
    engine: AsyncEngine
    sessions: async_sessionmaker[AsyncSession]
    redis: "Redis"
    signer: Signer
    limiter: Limiter
    metrics: Metrics
    desk: Desk
    present: Present
    prepared: PreparedAnswers
    hub: Hub
    purse: Purse


def state_of(connection: HTTPConnection) -> State:
    """The state of the app that a request or socket belongs to."""
    state: State = connection.app.state.server
    return state


async def _context(connection: HTTPConnection) -> State:
    # A plain function would be run in a thread, which costs more than all the rest.
    return state_of(connection)


async def _session(connection: HTTPConnection) -> AsyncIterator[AsyncSession]:
    # One transaction a request, committed here at the edge, before the answer leaves.
    async with state_of(connection).sessions.begin() as session:
        yield session


Context = Annotated[State, Depends(_context)]
Database = Annotated[AsyncSession, Depends(_session, scope="function")]
