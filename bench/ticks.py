"""The stream: messages into the book, and closed candles into the database, beside the least that either can cost."""

import itertools
import time
from collections.abc import Iterator
from typing import Final

import msgspec
import numpy as np
import polars as pl
from sqlalchemy import text

from bench.candles import COLUMNS, binary
from bench.measure import Row
from cryptopredict.base import Floats, Integers, Interval, Source, from_epoch, utc_now
from cryptopredict.core import Ground, copy_rows, transaction
from cryptopredict.data.sources.binance_stream import Kline
from cryptopredict.data.stream import StreamWriter
from cryptopredict.data.stream.book import Book
from cryptopredict.data.stream.clock import ExchangeClock
from cryptopredict.data.stream.delivery import Delivery, as_rows
from cryptopredict.data.stream.listener import Listener
from cryptopredict.data.stream.prices import Prices
from cryptopredict.data.stream.universe import Listing
from fixtures.exchange import MINUTE, Exchange

__all__ = ["tick_rows"]

_ASSETS: Final = 1_000
_MINUTES: Final = 30
_SYMBOLS: Final = 200
_UPDATES: Final = 25


def tick_rows(ground: Ground) -> Iterator[Row]:
    """Rows over a market of a thousand assets that all close every minute, and over the messages of two hundred."""
    candles = _Candles(ground)
    yield Row(
        "closed candles of the stream, stored",
        "bare binary COPY of the same deliveries, committed alike",
        _ASSETS * _MINUTES,
        "candles",
        ours=candles.write,
        peer=candles.copy,
        before_ours=candles.prepare,
        before_peer=candles.prepare,
        aim=0.7,
        floor=0.35,
    )
    messages = _Messages(ground)
    yield Row(
        "messages of the stream, read into the book",
        "msgspec reading the same JSON, thrown away",
        len(messages.texts),
        "messages",
        ours=messages.take,
        peer=messages.decode,
        before_ours=messages.prepare,
    )


class _Candles:
    """A random walk for each asset, one delivery a minute; ours and the peer's have assets of their own and the same prices."""

    def __init__(self, ground: Ground) -> None:
        self._engine = ground.engine
        self._writer = StreamWriter(ground.engine, Source.SIMULATED)
        self._ids = _assets(ground, "own"), _assets(ground, "peer")
        self._random = np.random.default_rng(1)
        self._last: Floats = self._random.uniform(1.0, 100.0, _ASSETS)
        self._start = int(utc_now().timestamp()) // 60 * 60 - 10_000 * 60
        self._ours: list[tuple[list[Listing], list[Kline]]] = []
        self._blocks: list[bytes] = []
        self._turns = itertools.count()

    def prepare(self) -> None:
        """Make the next deliveries, for whoever comes first in a round."""
        if next(self._turns) % 2:
            return
        listings = [Listing(f"A{number}USDT", int(number), f"A{number}", 1.0) for number in self._ids[0]]
        self._ours, self._blocks = [], []
        for _ in range(_MINUTES):
            opened = self._last
            close = opened * np.exp(self._random.normal(0.0, 0.001, _ASSETS))
            values = {"open": opened, "high": np.maximum(opened, close) * 1.001, "low": np.minimum(opened, close) * 0.999}
            values |= {"close": close, "volume": self._random.uniform(1.0, 1_000.0, _ASSETS)}
            columns = [column.tolist() for column in values.values()]
            at = self._start * 1_000
            klines = [
                Kline(one.symbol, Interval.M1, at, first, high, low, last, volume, closed=True, event_ms=at + MINUTE)
                for one, first, high, low, last, volume in zip(listings, *columns, strict=True)
            ]
            self._ours.append((listings, klines))
            moment = pl.Series([from_epoch(self._start)] * _ASSETS, dtype=pl.Datetime("us", "UTC"))
            frame = pl.DataFrame({"crypto_id": self._ids[1], "timestamp": moment, **values})
            self._blocks.append(binary(frame, interval="1m", source="binance_stream"))
            self._last, self._start = close, self._start + 60

    def write(self) -> None:
        """Ours: judged, told from what is there, committed."""
        now = utc_now()
        for listings, klines in self._ours:
            done = self._writer.write(as_rows(listings, klines), now=now)
            if done.new != _ASSETS:
                raise RuntimeError(f"{done} of {_ASSETS}")

    def copy(self) -> None:
        """The peer's."""
        for block in self._blocks:
            with transaction(self._engine) as session:
                copy_rows(session.connection(), "price_data", COLUMNS[:-1], block, form="binary")


def _assets(ground: Ground, key: str) -> Integers:
    with transaction(ground.engine) as session:
        numbers = session.execute(
            text(
                "INSERT INTO cryptocurrencies (symbol, name, coingecko_id)"
                " SELECT 'A' || n, 'A' || n, 'bench:' || :key || n FROM generate_series(1, :count) n RETURNING id"
            ),
            {"key": key, "count": _ASSETS},
        )
        return np.sort(np.array(numbers.scalars().all(), dtype=np.int64))


class _Messages:
    """A minute and a half of forming and closed candles of many symbols, in the exchange's own words."""

    def __init__(self, ground: Ground) -> None:
        self._writer = StreamWriter(ground.engine, Source.SIMULATED)
        self._listings = [Listing(f"A{number}USDT", number, f"A{number}", 1.0) for number in range(1, _SYMBOLS + 1)]
        exchange = Exchange()
        self.texts = [
            exchange.kline(
                one.symbol,
                exchange.start + minute * MINUTE,
                (1.0, 1.1, 0.9, 1.0 + update / 1_000, 5.0),
                closed=update == _UPDATES,
            ).encode()
            for minute in range(2)
            for update in range(_UPDATES + 1)
            for one in self._listings
        ]
        self.prepare()

    def prepare(self) -> None:
        """A listener that has heard nothing yet."""
        delivery = Delivery(self._writer, now=utc_now, done=lambda _written: None)
        self._listener = Listener(Book(), ExchangeClock(), Prices(), delivery)
        for one in self._listings:
            self._listener.follow(one, {})

    def take(self) -> None:
        """Ours: read, placed, closed ones told from those that were there, prices noted."""
        take, now = self._listener.take, time.monotonic
        for message in self.texts:
            take(message, now())
        if self._listener.counts.closed != 2 * _SYMBOLS:
            raise RuntimeError(f"{self._listener.counts}")

    def decode(self) -> None:
        """The peer's."""
        decode = msgspec.json.decode
        for message in self.texts:
            decode(message)
