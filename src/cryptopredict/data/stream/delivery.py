"""From the reading to the writing side: closed candles wait here until they are durably stored, however long that takes.

Reading goes on while the database is away, up to a bound; then it is held up, and what the exchange sends meanwhile becomes a gap.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Final

import numpy as np
import psycopg
import structlog
from sqlalchemy.exc import SQLAlchemyError

from cryptopredict.base import Interval
from cryptopredict.data.sources.binance_stream import Kline
from cryptopredict.data.stream.tail import Rows
from cryptopredict.data.stream.universe import Listing
from cryptopredict.data.stream.writer import StreamWriter, Written

__all__ = ["Delivery", "as_rows"]

_log = structlog.get_logger(__name__)

_FULL: Final = 200_000
"""Candles that may wait: about 64 MB."""
_PIECE: Final = 10_000
_DELAYS: Final = (0.25, 0.5, 1.0, 2.0, 5.0)


class Delivery:
    """The closed candles that wait, and the thread that writes them: a delivery has `rows` candles or is `seconds` old.

    `room` is cleared while there is none. `now` gives the time up to which candles count as closed; `done` hears of each delivery.
    """

    def __init__(
        self,
        writer: StreamWriter,
        *,
        now: Callable[[], datetime],
        done: Callable[[Written], None],
        rows: int = 1_000,
        seconds: float = 1.0,
        full: int = _FULL,
    ) -> None:
        self._writer = writer
        self._now = now
        self._done = done
        self._rows = rows
        self._seconds = seconds
        self._full = full
        self._listings: list[Listing] = []
        self._klines: list[Kline] = []
        self._some = asyncio.Event()
        self._enough = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._ending = False
        self.room = asyncio.Event()
        self.room.set()

    def __len__(self) -> int:
        return len(self._klines)

    def put(self, listing: Listing, kline: Kline) -> None:
        """Take a closed candle."""
        self._listings.append(listing)
        self._klines.append(kline)
        count = len(self._klines)
        if count == 1:
            self._idle.clear()
            self._some.set()
        if count == self._rows:
            self._enough.set()
        if count >= self._full and self.room.is_set():
            _log.error("the database is away for too long; reading is held up", waiting=count)
            self.room.clear()

    async def run(self) -> None:
        """Write what waits until cancelled; a delivery that fails is tried again for as long as it takes."""
        with ThreadPoolExecutor(1, thread_name_prefix="stream-writer") as thread:
            while True:
                await self._due()
                piece = slice(0, _PIECE)
                rows = as_rows(self._listings[piece], self._klines[piece])
                count = len(self._klines[piece])
                written = await self._written(thread, rows)
                del self._listings[:count], self._klines[:count]
                if not self.room.is_set() and len(self._klines) <= self._full // 2:
                    self.room.set()
                if not self._klines:
                    self._some.clear()
                    self._idle.set()
                self._done(written)

    async def drain(self) -> None:
        """Have everything written that waits, without waiting for more."""
        self._ending = True
        self._enough.set()
        await self._idle.wait()

    async def _due(self) -> None:
        """Wait for enough candles, or for the first one and a while."""
        await self._some.wait()
        if self._ending or len(self._klines) >= self._rows:
            return
        self._enough.clear()
        try:
            async with asyncio.timeout(self._seconds):
                await self._enough.wait()
        except TimeoutError:
            return

    async def _written(self, thread: ThreadPoolExecutor, rows: dict[Interval, Rows]) -> Written:
        loop = asyncio.get_running_loop()
        failures = 0
        while True:
            try:
                return await loop.run_in_executor(thread, lambda: self._writer.write(rows, now=self._now()))
            except (SQLAlchemyError, psycopg.Error) as error:
                delay = _DELAYS[min(failures, len(_DELAYS) - 1)]
                failures += 1
                _log.warning("candles not stored", why=str(error).splitlines()[0], waiting=len(self._klines), again_in_s=delay)
                await asyncio.sleep(delay)


def as_rows(listings: list[Listing], klines: list[Kline]) -> dict[Interval, Rows]:
    """Candles as arrays, by interval, in single coins."""
    table = np.array([(k.open_ms, k.open, k.high, k.low, k.close, k.volume) for k in klines], dtype=np.float64).reshape(-1, 6)
    values = table[:, 1:]
    units = np.array([listing.multiplier for listing in listings], dtype=np.float64)
    if (units != 1.0).any():
        values[:, :4] /= units[:, None]
        values[:, 4] *= units
    rows = Rows(np.array([listing.asset for listing in listings], dtype=np.int64), table[:, 0].astype(np.int64), values)
    intervals = [kline.interval for kline in klines]
    found = {}
    for interval in dict.fromkeys(intervals):
        found[interval] = rows.where(np.array([one is interval for one in intervals], dtype=np.bool_))
    return found
