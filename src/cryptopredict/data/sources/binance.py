"""Binance over REST: spot markets, candles, 24-hour tickers, and the funding rates of its perpetuals.

Prices are texts there. A candle that has not closed may be the last of an answer: `closes` tells, beside the exchange's own time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final

import msgspec
import polars as pl

from cryptopredict.base import BadInput, Interval
from cryptopredict.core.outgoing import Call, Limit, Provider, Unreadable
from cryptopredict.data.sources.reading import Count, Key, decoder, epoch_ms, moments, numbers

__all__ = ["CANDLES", "RATES", "ExchangeInfo", "exchange_info", "funding_rates", "klines", "ping", "server_time", "tickers_24h"]

CANDLES: Final = 1_000
"""Most candles of one answer."""
RATES: Final = 1_000
"""Most funding rates of one answer."""

_UNITS: Final = {"SECOND": 1, "MINUTE": 60, "HOUR": 3_600, "DAY": 86_400}
_UNKNOWN: Final = (-1121,)  # what it calls an invalid symbol
_BUDGETS: Final = ("REQUEST_WEIGHT", "RAW_REQUESTS")


@dataclass(frozen=True, slots=True)
class ExchangeInfo:
    """`symbols` has symbol, base, quote, status (TRADING or why not), spot (may be traded there). `limits` are its own, for us all."""

    time: datetime
    limits: tuple[Limit, ...]
    symbols: pl.DataFrame


class _Nothing(msgspec.Struct):
    pass


class _Time(msgspec.Struct, rename="camel"):
    server_time: Count


class _Limit(msgspec.Struct, rename="camel"):
    rate_limit_type: str
    interval: str
    interval_num: Count
    limit: Count


class _Symbol(msgspec.Struct, rename="camel"):
    symbol: Key
    base_asset: Key
    quote_asset: Key
    status: Key
    is_spot_trading_allowed: bool


class _Info(_Time, rename="camel"):
    rate_limits: list[_Limit]
    symbols: list[_Symbol]


class _Candle(msgspec.Struct, array_like=True):
    open_time: Count
    open: str | None
    high: str | None
    low: str | None
    close: str | None
    volume: str | None
    close_time: Count


class _Ticker(msgspec.Struct, rename="camel"):
    symbol: Key
    last_price: str | None
    price_change_percent: str | None
    volume: str | None
    quote_volume: str | None
    close_time: Count


class _Rate(msgspec.Struct, rename="camel"):
    symbol: Key
    funding_rate: str | None
    funding_time: Count


_nothing = decoder(_Nothing)
_time = decoder(_Time)
_info = decoder(_Info)
_candles = decoder(list[_Candle], _Candle)
_tickers = decoder(list[_Ticker])
_rates = decoder(list[_Rate])


def ping(provider: Provider) -> Call[bool]:
    """Whether it answers; True, or the asking fails."""
    return Call(provider, "/api/v3/ping", _read_ping)


def server_time(provider: Provider) -> Call[datetime]:
    """The exchange's clock."""
    return Call(provider, "/api/v3/time", lambda body: _moment("serverTime", _time(body).server_time))


def exchange_info(provider: Provider) -> Call[ExchangeInfo]:
    """All spot symbols, listed or not any more, and the limits in force."""
    return Call(provider, "/api/v3/exchangeInfo", _read_info, (("showPermissionSets", "false"),), weight=20)


def klines(
    provider: Provider,
    symbol: str,
    interval: Interval,
    start: datetime | None = None,
    end: datetime | None = None,
    limit: int = CANDLES,
) -> Call[pl.DataFrame]:
    """Candles that open at or after `start` and before `end`, at most `limit`, in order of time.

    With `start` the oldest, without it the newest. Gives timestamp (when it opens), open, high, low, close, volume (coins), closes
    (exclusive end). An answer with candles of another length is `Unreadable`. Raises `BadInput` on a limit that does not exist.
    """
    query = [("symbol", symbol), ("interval", interval.value), *_window(start, end, limit, CANDLES)]
    return Call(provider, "/api/v3/klines", partial(_read_klines, interval), tuple(query), weight=2, not_listed=_UNKNOWN)


def tickers_24h(provider: Provider, symbols: Sequence[str] = ()) -> Call[pl.DataFrame]:
    """The last 24 hours of all symbols, or of some: symbol, price, change_24h (percent), volume (coins), quote_volume, timestamp."""
    query = (("symbols", msgspec.json.encode(list(symbols)).decode()),) if symbols else ()
    weight = 80 if not symbols or len(symbols) > 100 else 2 if len(symbols) <= 20 else 40
    return Call(provider, "/api/v3/ticker/24hr", _read_tickers, query, weight=weight, not_listed=_UNKNOWN)


def funding_rates(
    provider: Provider, symbol: str, start: datetime | None = None, end: datetime | None = None, limit: int = RATES
) -> Call[pl.DataFrame]:
    """Settlements of a perpetual from `start` and before `end`, on the futures host: symbol, timestamp, rate (a fraction).

    The timestamp is as received, some milliseconds after the full hour. Raises `BadInput` on a limit that does not exist.
    """
    query = (("symbol", symbol), *_window(start, end, limit, RATES))
    return Call(provider, "/fapi/v1/fundingRate", _read_rates, query, not_listed=_UNKNOWN)


def _window(start: datetime | None, end: datetime | None, limit: int, most: int) -> list[tuple[str, str]]:
    if not 1 <= limit <= most:
        raise BadInput(f"{limit} rows cannot be asked for", to_do=f"Ask for 1 to {most}.")
    query = [("limit", str(limit))]
    if start is not None:
        query.append(("startTime", str(epoch_ms(start))))
    if end is not None:
        query.append(("endTime", str(epoch_ms(end) - 1)))  # theirs is inclusive
    return query


def _moment(name: str, stamp: int) -> datetime:
    moment = moments(name, [stamp])[0]
    if not isinstance(moment, datetime):
        raise Unreadable(f"{name}: {stamp} is no time")
    return moment.astimezone(UTC)


def _read_ping(body: bytes) -> bool:
    return isinstance(_nothing(body), _Nothing)


def _read_info(body: bytes) -> ExchangeInfo:
    info = _info(body)
    limits = [row for row in info.rate_limits if row.rate_limit_type in _BUDGETS]
    if unknown := [row.interval for row in limits if row.interval not in _UNITS or row.interval_num < 1 or row.limit < 1]:
        raise Unreadable(f"rateLimits: an interval of {unknown[0]!r}, or a limit of nothing")
    if not limits:
        raise Unreadable("rateLimits: there is none for requests")
    rows = info.symbols
    return ExchangeInfo(
        time=_moment("serverTime", info.server_time),
        limits=tuple(Limit(weight=row.limit, seconds=row.interval_num * _UNITS[row.interval]) for row in limits),
        symbols=pl.DataFrame(
            {
                "symbol": pl.Series([row.symbol for row in rows], dtype=pl.String),
                "base": pl.Series([row.base_asset for row in rows], dtype=pl.String),
                "quote": pl.Series([row.quote_asset for row in rows], dtype=pl.String),
                "status": pl.Series([row.status for row in rows], dtype=pl.String),
                "spot": pl.Series([row.is_spot_trading_allowed for row in rows], dtype=pl.Boolean),
            }
        ),
    )


def _read_klines(interval: Interval, body: bytes) -> pl.DataFrame:
    rows = _candles(body)
    frame = pl.DataFrame(
        {
            "timestamp": moments("open_time", [row.open_time for row in rows]),
            "open": numbers("open", [row.open for row in rows]),
            "high": numbers("high", [row.high for row in rows]),
            "low": numbers("low", [row.low for row in rows]),
            "close": numbers("close", [row.close for row in rows]),
            "volume": numbers("volume", [row.volume for row in rows]),
            "closes": moments("close_time", [row.close_time for row in rows], after=1),
        }
    )
    # A candle may be cut short by a halt of the exchange, but a page on which none has the full length is of another interval.
    lengths = (frame["closes"] - frame["timestamp"]).dt.total_seconds().drop_nulls()
    longest = lengths.max()
    if isinstance(longest, int) and (longest > interval.seconds or (longest < interval.seconds and lengths.len() > 1)):
        raise Unreadable(f"close_time: candles of {longest} s where {interval.value} was asked for")
    return frame


def _read_tickers(body: bytes) -> pl.DataFrame:
    rows = _tickers(body)
    return pl.DataFrame(
        {
            "symbol": pl.Series([row.symbol for row in rows], dtype=pl.String),
            "price": numbers("price", [row.last_price for row in rows]),
            "change_24h": numbers("change_24h", [row.price_change_percent for row in rows]),
            "volume": numbers("volume", [row.volume for row in rows]),
            "quote_volume": numbers("quote_volume", [row.quote_volume for row in rows]),
            "timestamp": moments("closeTime", [row.close_time for row in rows]),
        }
    )


def _read_rates(body: bytes) -> pl.DataFrame:
    rows = _rates(body)
    return pl.DataFrame(
        {
            "symbol": pl.Series([row.symbol for row in rows], dtype=pl.String),
            "timestamp": moments("fundingTime", [row.funding_time for row in rows]),
            "rate": numbers("rate", [row.funding_rate for row in rows]),
        }
    )
