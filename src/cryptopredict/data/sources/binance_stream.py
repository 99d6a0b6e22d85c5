"""Messages of Binance's market streams, raw (`/ws/<stream>`) or combined (`/stream?streams=<a>/<b>`).

One frame is read in one step, in C, into the shape that its stream has: this runs for every tick. A number that is none is NaN
here, and every comparison with it is false. `!ticker@arr` is deprecated by the exchange (since 2025-11-14) in favour of
`!miniTicker@arr`, which has no change in percent: it is reckoned from the opening price.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final
from urllib.parse import quote

import msgspec

from cryptopredict.base import BadInput, Interval
from cryptopredict.data.sources.reading import Count, Key, decoded, finite, milliseconds

__all__ = [
    "ALL_MINI_TICKERS",
    "ALL_TICKERS",
    "STREAMS",
    "Kline",
    "Note",
    "NoteKind",
    "Ticker",
    "kline_stream",
    "read_message",
    "stream_path",
]

ALL_TICKERS: Final = "!ticker@arr"
ALL_MINI_TICKERS: Final = "!miniTicker@arr"
STREAMS: Final = 1_024
"""Most streams of one connection."""


class Ticker(msgspec.Struct, frozen=True, gc=False):
    """The last 24 hours of a symbol at `event_ms`: `change_24h` in percent, `quote_volume` in the quote. NaN: no finite number."""

    symbol: str
    price: float
    event_ms: int
    change_24h: float
    quote_volume: float


class Kline(msgspec.Struct, frozen=True, gc=False):
    """A candle as it is at `event_ms`; only with `closed` is it final. `volume` in coins. NaN: no finite number."""

    symbol: str
    interval: Interval
    open_ms: int
    open: float
    high: float
    low: float
    close: float
    volume: float
    closed: bool
    event_ms: int


class NoteKind(StrEnum):
    """What the exchange says about the connection: it will end soon, a request was taken, a request was refused."""

    SHUTDOWN = "shutdown"
    ACK = "ack"
    ERROR = "error"


class Note(msgspec.Struct, frozen=True, gc=False):
    """A message that is no market data."""

    kind: NoteKind
    text: str


class _Candle(
    msgspec.Struct,
    gc=False,
    rename={"opens": "t", "interval": "i", "open": "o", "high": "h", "low": "l", "close": "c", "volume": "v", "closed": "x"},
):
    opens: Count
    interval: Interval
    open: str | None
    high: str | None
    low: str | None
    close: str | None
    volume: str | None
    closed: bool


_NAMES: Final = {"at": "E", "symbol": "s", "candle": "k", "price": "c", "change": "P", "opened": "o", "quote_volume": "q"}


class _Kline(msgspec.Struct, tag_field="e", tag="kline", gc=False, rename=_NAMES):
    at: Count
    symbol: Key
    candle: _Candle


class _Ticker(msgspec.Struct, tag_field="e", tag="24hrTicker", gc=False, rename=_NAMES):
    at: Count
    symbol: Key
    price: str | None
    change: str | None
    quote_volume: str | None


class _MiniTicker(msgspec.Struct, tag_field="e", tag="24hrMiniTicker", gc=False, rename=_NAMES):
    at: Count
    symbol: Key
    price: str | None
    opened: str | None
    quote_volume: str | None


class _Shutdown(msgspec.Struct, tag_field="e", tag="serverShutdown", gc=False, rename=_NAMES):
    at: Count


_Event = _Kline | _Ticker | _MiniTicker | _Shutdown
_Payload = _Event | list[_Ticker | _MiniTicker]


class _Combined(msgspec.Struct, gc=False):
    stream: str
    data: _Payload


class _Refusal(msgspec.Struct):
    code: int
    msg: str


class _Reply(msgspec.Struct):
    """What is not an event: the answer to a request, a refusal (in two shapes), or an event in an envelope."""

    id: int | str | None = None
    result: msgspec.Raw = msgspec.Raw()
    error: _Refusal | None = None
    code: int | None = None
    msg: str | None = None
    event: _Shutdown | None = None
    e: str | None = None


_combined: Final = msgspec.json.Decoder(_Combined)
_raw: Final = msgspec.json.Decoder(_Payload)
_reply: Final = msgspec.json.Decoder(_Reply)


def kline_stream(symbol: str, interval: Interval) -> str:
    """The name of the stream of candles of a symbol."""
    return f"{symbol.lower()}@kline_{interval.value}"


def stream_path(streams: Iterable[str]) -> str:
    """The path of a connection to these streams, to be put after the stream address. Raises `BadInput` on none or too many."""
    names = list(streams)
    if not 1 <= len(names) <= STREAMS or not all(names):
        raise BadInput(f"{len(names)} streams cannot share a connection", to_do=f"Ask for 1 to {STREAMS} streams with names.")
    return "/stream?streams=" + "/".join(quote(name, safe="!@_") for name in names)


def read_message(message: bytes | str) -> tuple[Ticker, ...] | Kline | Note:
    """What one frame says. Raises `Unreadable` on anything that is none of the known events and replies."""
    head = message[:9] if isinstance(message, str) else bytes(message[:9]).decode("latin-1")
    if head == '{"stream"':
        return _told(decoded(_combined, message).data)
    if head.startswith(("[", '{"e"')):
        return _told(decoded(_raw, message))
    return _other(message)


def _told(event: _Payload) -> tuple[Ticker, ...] | Kline | Note:
    if isinstance(event, _Kline):
        candle = event.candle
        return Kline(
            event.symbol,
            candle.interval,
            milliseconds("k.t", candle.opens),
            finite(candle.open),
            finite(candle.high),
            finite(candle.low),
            finite(candle.close),
            finite(candle.volume),
            candle.closed,
            milliseconds("E", event.at),
        )
    if isinstance(event, list):
        return tuple([_ticker(one) for one in event])
    if isinstance(event, _Shutdown):
        return Note(NoteKind.SHUTDOWN, "the exchange will end this connection soon")
    return (_ticker(event),)


def _ticker(event: _Ticker | _MiniTicker) -> Ticker:
    price = finite(event.price)
    if isinstance(event, _Ticker):
        change = finite(event.change)
    else:
        opened = finite(event.opened)
        change = (price / opened - 1.0) * 100.0 if opened > 0.0 else float("nan")
    return Ticker(event.symbol, price, milliseconds("E", event.at), change, finite(event.quote_volume))


def _other(message: bytes | str) -> tuple[Ticker, ...] | Kline | Note:
    """Frames that come seldom: replies, refusals, and events whose fields come in another order."""
    reply = decoded(_reply, message)
    if reply.error is not None:
        return Note(NoteKind.ERROR, f"{reply.error.code}: {reply.error.msg}")
    if reply.code is not None and reply.msg is not None:
        return Note(NoteKind.ERROR, f"{reply.code}: {reply.msg}")
    if reply.event is not None:
        return _told(reply.event)
    if reply.e is not None:
        return _told(decoded(_raw, message))
    if bytes(reply.result):
        return Note(NoteKind.ACK, f"request {reply.id}: {bytes(reply.result).decode()}")
    return _told(decoded(_combined, message).data)
