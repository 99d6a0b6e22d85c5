"""A stream for as long as the process lives: whatever market the database holds, and whenever its providers come up."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Final

import psycopg
import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from cryptopredict.base import Source, Unavailable
from cryptopredict.core import Ground, transaction
from cryptopredict.data.providing import market_choice, providers_of
from cryptopredict.data.stream.service import Stream
from cryptopredict.data.stream.streaming import Pace
from cryptopredict.data.stream.threads import in_thread
from cryptopredict.data.stream.writer import PROVIDER

__all__ = ["keep_streaming"]

_log = structlog.get_logger(__name__)

_ASLEEP_SECONDS: Final = 15.0
_RETRY_SECONDS: Final = 2.0


async def keep_streaming(
    ground: Ground, stop: asyncio.Event, *, patient: bool, tell: Callable[[str], None], pace: Pace | None = None
) -> None:
    """Stream until `stop` is set. A market of files has no stream: the end, or when `patient` asleep until there is another.

    Providers that are not there yet, and a database that is away, are waited for. Raises `Conflict` when the settings name another
    market than the database holds.
    """
    quiet = False
    while not stop.is_set():
        try:
            source = await in_thread(partial(market_choice, ground))
            if source is Source.FILES:
                if not patient:
                    tell("There is nothing to stream: the market comes from files.")
                    return
                await _sleep(ground, stop, _ASLEEP_SECONDS)
                continue
            await _run(Stream(ground, partial(providers_of, ground, source), pace=pace), stop)
            quiet = False
        except (Unavailable, SQLAlchemyError, psycopg.Error) as error:
            if not quiet:
                _log.warning("nothing to stream from yet", why=str(error).splitlines()[0])
            quiet = True
            await _sleep(ground, stop, _RETRY_SECONDS)


async def _run(stream: Stream, stop: asyncio.Event) -> None:
    async def pass_on() -> None:
        await stop.wait()
        stream.stop()

    passing = asyncio.create_task(pass_on())
    try:
        await stream.run()
    finally:
        passing.cancel()


async def _sleep(ground: Ground, stop: asyncio.Event, seconds: float) -> None:
    """Wait, and show those who look after this process that it lives."""
    try:
        await in_thread(partial(_touch, ground))
    except (SQLAlchemyError, psycopg.Error):
        _log.debug("no heartbeat: the database is away")
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


def _touch(ground: Ground) -> None:
    with transaction(ground.engine) as session:
        session.execute(
            text("UPDATE feed_states SET attempted_at = now() WHERE provider = :provider AND series = 'stream'"),
            {"provider": PROVIDER},
        )
