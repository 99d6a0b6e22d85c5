"""What is missing is written down, and fetched over REST by the service itself, for as long as it takes."""

import asyncio
import random
import time
from typing import Final

import psycopg
import structlog
from sqlalchemy.exc import SQLAlchemyError

from cryptopredict.base import CryptoPredictError, Interval, Reason, UpstreamFailed, from_epoch, utc_now
from cryptopredict.core import transaction
from cryptopredict.data.gaps import open_gap, open_gaps
from cryptopredict.data.stream import meters
from cryptopredict.data.stream.book import Book, Missing
from cryptopredict.data.stream.clock import ExchangeClock
from cryptopredict.data.stream.threads import in_thread
from cryptopredict.data.sync import Sync, fill_gaps

__all__ = ["Repair"]

_log = structlog.get_logger(__name__)

_LOOK_SECONDS: Final = 0.5
_IDLE_SECONDS: Final = 30.0
_FIRST_DELAY: Final = 2.0
_LONGEST_DELAY: Final = 60.0
_INTERVALS: Final = {interval.seconds * 1_000: interval for interval in Interval}


class Repair:
    """Asks the book what is missing, and has it filled."""

    def __init__(self, sync: Sync, book: Book, clock: ExchangeClock) -> None:
        self._sync = sync
        self._book = book
        self._clock = clock
        self._found: list[Missing] = []
        self._wanted = asyncio.Event()
        self._wanted.set()

    async def look(self) -> None:
        """Look for what is missing, until cancelled; what cannot be written down now is written down later."""
        while True:
            now = time.monotonic()
            if self._clock.known:
                self._found += self._book.missing(now, self._clock.now(now))
            if self._found:
                found = list(self._found)
                try:
                    await in_thread(lambda found=found: self._open(found))  # type: ignore[misc]
                except (SQLAlchemyError, psycopg.Error) as error:
                    _log.warning("gaps not written down", why=str(error).splitlines()[0], gaps=len(found))
                else:
                    del self._found[: len(found)]
                    self._wanted.set()
            await asyncio.sleep(_LOOK_SECONDS)

    async def fill(self) -> None:
        """Fill gaps until cancelled: those found here at once, those of others within half a minute, failed ones ever later."""
        failures = 0
        while True:
            await self._until_wanted(_IDLE_SECONDS)
            try:
                failures = failures + 1 if await in_thread(self._fill) else 0
                wait = _delay(failures) if failures else 0.0
            except (CryptoPredictError, SQLAlchemyError, psycopg.Error) as error:
                failures += 1
                wait = _delay(failures)
                if isinstance(error, UpstreamFailed) and error.retry_at is not None:
                    wait = min(max(wait, (error.retry_at - utc_now()).total_seconds()), _LONGEST_DELAY)
                _log.warning("gaps not filled", why=str(error).splitlines()[0], again_in_s=round(wait, 1))
            if failures:
                self._wanted.set()
                await asyncio.sleep(wait)

    async def _until_wanted(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wanted.wait()
        except TimeoutError:
            return
        self._wanted.clear()

    def _open(self, found: list[Missing]) -> None:
        with transaction(self._sync.ground.engine) as session:
            connection = session.connection()
            for one in found:
                interval = _INTERVALS[one.series.step]
                first, end = from_epoch(one.first // 1_000), from_epoch(one.end // 1_000)
                open_gap(connection, one.series.asset, interval, first, end, Reason.GAP)
        meters.GAPS.labels("opened").inc(len(found))
        _log.info("gaps found", gaps=len(found), silent=sum(one.silent for one in found))

    def _fill(self) -> bool:
        """Fill what is open; whether anything still is."""
        before = self._count()
        if not before:
            return False
        told = fill_gaps(self._sync)
        left = self._count()
        meters.GAPS.labels("filled").inc(max(before - left, 0))
        _log.info("gaps filled", what=told, left=left)
        return left > 0

    def _count(self) -> int:
        with transaction(self._sync.ground.engine) as session:
            return len(open_gaps(session.connection()))


def _delay(failures: int) -> float:
    """Growing, with half of it by chance."""
    longest = min(_FIRST_DELAY * 2.0 ** (failures - 1), _LONGEST_DELAY)
    return longest * random.uniform(0.5, 1.0)  # noqa: S311
