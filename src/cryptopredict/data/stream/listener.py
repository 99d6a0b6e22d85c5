"""Where every message passes: read, told apart, and handed on. Forming candles leave nothing but a price."""

from dataclasses import dataclass
from typing import Final

import structlog

from cryptopredict.base import Interval
from cryptopredict.core.outgoing import Unreadable
from cryptopredict.data.sources.binance_stream import Kline, Note, NoteKind, read_message
from cryptopredict.data.stream.book import Book, Series
from cryptopredict.data.stream.clock import ExchangeClock
from cryptopredict.data.stream.delivery import Delivery
from cryptopredict.data.stream.prices import Prices
from cryptopredict.data.stream.universe import INTERVALS, Listing

__all__ = ["Counts", "Listener"]

_log = structlog.get_logger(__name__)

_COMPLAINTS: Final = 100


@dataclass(slots=True)
class Counts:
    """Messages by kind since the start, and closed candles that were new."""

    klines: int = 0
    tickers: int = 0
    notes: int = 0
    unreadable: int = 0
    closed: int = 0


class Listener:
    """Hears the messages of all connections. Of one thread: that of the event loop."""

    def __init__(self, book: Book, clock: ExchangeClock, prices: Prices, delivery: Delivery) -> None:
        self._book = book
        self._clock = clock
        self._prices = prices
        self._delivery = delivery
        self._listings: dict[str, Listing] = {}
        self._lines: dict[str, dict[str, tuple[Listing, Series]]] = {interval: {} for interval in INTERVALS}
        self.counts = Counts()
        self.heard: dict[str, float] = {}
        """Steady time of the last message by series; `stream` is any."""

    @property
    def listings(self) -> dict[str, Listing]:
        """What is listened to, by symbol."""
        return self._listings

    def follow(self, listing: Listing, newest: dict[Interval, int]) -> None:
        """Listen to a symbol; `newest` is the open (milliseconds) of its newest stored candle in each interval that has any."""
        known = self._listings.get(listing.symbol)
        self._listings[listing.symbol] = listing
        for interval in INTERVALS:
            if known is not None and known.asset == listing.asset:
                series = self._lines[interval][listing.symbol][1]
            else:
                step = interval.seconds * 1_000
                opens = newest.get(interval)
                series = Series(listing.asset, step, next=None if opens is None else opens + step)
                if known is not None:
                    self._book.forget(self._lines[interval][listing.symbol][1])
                self._book.follow(series)
            self._lines[interval][listing.symbol] = (listing, series)

    def forget(self, symbol: str) -> None:
        """Listen to a symbol no longer."""
        listing = self._listings.pop(symbol)
        for interval in INTERVALS:
            self._book.forget(self._lines[interval].pop(symbol)[1])
        self._prices.forget({listing})

    def take(self, message: bytes, now: float) -> bool:
        """Take one message that came at `now` (steady seconds); True when the exchange says that it will end the connection."""
        try:
            told = read_message(message)
        except Unreadable as error:
            self.counts.unreadable += 1
            if self.counts.unreadable <= _COMPLAINTS:
                _log.warning("message of the stream is unreadable", why=str(error)[:500])
            return False
        if type(told) is Kline:
            self._take_kline(told, now)
            return False
        self.heard["stream"] = now
        if isinstance(told, tuple):
            self.counts.tickers += 1
            if told:
                self._clock.hear(max([ticker.event_ms for ticker in told]), now)
            for ticker in told:
                listing = self._listings.get(ticker.symbol)
                if listing is not None:
                    self._prices.note_ticker(listing, ticker)
            return False
        return isinstance(told, Note) and self._take_note(told)

    def _take_kline(self, kline: Kline, now: float) -> None:
        self.counts.klines += 1
        clock = self._clock
        if kline.event_ms > clock.newest:
            clock.hear(kline.event_ms, now)
        interval = kline.interval
        lines = self._lines.get(interval)
        line = None if lines is None else lines.get(kline.symbol)
        if line is None:
            return
        listing, series = line
        self.heard["stream"] = self.heard[interval] = now
        if self._book.take(series, kline.open_ms, closed=kline.closed, now=now, exchange=clock.now(now)):
            self.counts.closed += 1
            self._delivery.put(listing, kline)
        if interval is Interval.M1:
            self._prices.note(listing, kline.close, kline.event_ms)

    def _take_note(self, note: Note) -> bool:
        self.counts.notes += 1
        if note.kind is NoteKind.ERROR:
            _log.warning("the exchange refuses", why=note.text)
        return note.kind is NoteKind.SHUTDOWN
