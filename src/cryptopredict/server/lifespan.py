"""What is opened when the app starts, and closed in turn when it stops."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from typing import Any

import structlog
from fastapi import FastAPI
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import async_sessionmaker

from cryptopredict.core import ACCOUNT_CHANGED, CONFIG_CHANGED, Ground, async_engine, ground, load_settings, secret_key
from cryptopredict.members import GuessGuard, Signer, standing_sessions
from cryptopredict.server.desk import Desk
from cryptopredict.server.hub import Hub
from cryptopredict.server.limits import Limiter
from cryptopredict.server.live import LiveConfiguration
from cryptopredict.server.metrics import Metrics
from cryptopredict.server.postman import Postman
from cryptopredict.server.prepared import PreparedAnswers
from cryptopredict.server.present import Present
from cryptopredict.server.purse import Purse
from cryptopredict.server.state import State

__all__ = ["make_lifespan"]

_CHECK_SECONDS = 3.0

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def make_lifespan(given: Ground | None, metrics: Metrics) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """The lifespan of an app on that ground, or on the ground that the environment names."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            here = given or await _own_ground(stack)
            app.state.server = await _open(stack, here, metrics)
            yield

    return lifespan


async def _own_ground(stack: AsyncExitStack) -> Ground:
    manager = ground(load_settings(), migrate=False)
    here = await asyncio.to_thread(manager.__enter__)
    stack.push_async_callback(asyncio.to_thread, manager.__exit__, None, None, None)
    return here


async def _open(stack: AsyncExitStack, here: Ground, metrics: Metrics) -> State:
    settings = here.settings
    engine = async_engine(here.database_url)
    stack.push_async_callback(engine.dispose)
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    redis = await _connect(stack, here.redis_url, patience=2.0)
    bus = await _connect(stack, here.redis_url, patience=None)
    signer = Signer(secret_key(settings.home), minutes=settings.access_token_minutes)
    desk = Desk(signer, sessions)
    present = Present(sessions, metrics.decided_at)
    prepared = PreparedAnswers()

    def on_decision() -> None:
        present.look_again()
        prepared.forget()

    configuration, recheck = LiveConfiguration(sessions), asyncio.Event()

    def on_account(data: Any) -> None:
        desk.forget(int(data["user_id"]))
        recheck.set()

    notices = {ACCOUNT_CHANGED: on_account, CONFIG_CHANGED: lambda _: configuration.look_again()}
    purse = Purse(sessions)
    hub = Hub(bus, metrics, on_decision=on_decision, on_money=purse.forget, notices=notices)
    postman = Postman(settings, sessions, metrics.letters)
    stack.push_async_callback(postman.close)
    state = State(
        settings=settings,
        engine=engine,
        sessions=sessions,
        redis=redis,
        signer=signer,
        limiter=Limiter(redis, metrics.limits_skipped),
        metrics=metrics,
        desk=desk,
        present=present,
        prepared=prepared,
        hub=hub,
        guesses=GuessGuard(redis, metrics.guesses_unchecked.inc),
        configuration=configuration,
        postman=postman,
        recheck=recheck,
        purse=purse,
    )
    await configuration.look()
    for work in (hub.run(), configuration.follow(), desk.follow(), purse.follow(), _watch_sessions(state)):
        task = asyncio.create_task(work)
        stack.push_async_callback(_stop, task)
    stack.callback(hub.close)
    return state


async def _connect(stack: AsyncExitStack, url: str, *, patience: float | None) -> "Redis":
    """A connection pool that fails at once: whoever needs Redis knows better than to wait for it."""
    redis = Redis.from_url(
        url, decode_responses=True, socket_timeout=patience, socket_connect_timeout=2.0, retry=Retry(NoBackoff(), 1)
    )
    stack.push_async_callback(redis.aclose)
    return redis


async def _watch_sessions(state: State) -> None:
    """End the sockets of sessions that have ended, and of users whose rights changed, with one query for all of them.

    At once where a notice came; without one a few seconds later at most.
    """
    while True:
        with suppress(TimeoutError):
            async with asyncio.timeout(_CHECK_SECONDS):
                await state.recheck.wait()
        state.recheck.clear()
        held = {feed.session for feed in state.hub.feeds}
        if not held:
            continue
        try:
            async with state.sessions() as session:
                standing = await standing_sessions(session, held)
        except (SQLAlchemyError, OSError) as error:
            # A database that is away for a moment ends nobody's session.
            _log.warning("sessions_not_checked", error=type(error).__name__)
            continue
        for feed in state.hub.feeds:
            if feed.session not in held:
                continue
            if feed.session not in standing:
                feed.end(4401, "The session has ended")
            elif standing[feed.session] != feed.admin:
                feed.end(4403, "Your rights have changed")


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
