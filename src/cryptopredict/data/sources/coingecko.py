"""CoinGecko, version 3: prices, capitalisation, supply, categories and dominance. All amounts are in US dollars.

An asset's key is CoinGecko's id (`bitcoin`); symbols repeat. Every call costs one, whether it succeeds or not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final
from urllib.parse import quote

import msgspec
import polars as pl

from cryptopredict.base import BadInput, epoch, from_epoch
from cryptopredict.core.outgoing import Call, Provider
from cryptopredict.data.sources.reading import Count, Key, Moment, decoder, moments, numbers, times

__all__ = [
    "FREE_HISTORY_DAYS",
    "PAGE",
    "GlobalMarket",
    "categories",
    "coin_list",
    "global_market",
    "market_chart",
    "market_chart_range",
    "markets",
    "ping",
]

FREE_HISTORY_DAYS: Final = 365
"""How far back the keyless and demo plans reach."""
PAGE: Final = 250
"""Most rows, and most ids, of one page of `markets`."""


@dataclass(frozen=True, slots=True)
class GlobalMarket:
    """The whole market at `updated`: totals in dollars, `shares` in percent by lower-case symbol (only the ten largest assets).

    `change_24h` is the change of the total market cap in percent.
    """

    market_cap: float
    volume: float
    shares: Mapping[str, float]
    change_24h: float | None
    updated: datetime


class _Ping(msgspec.Struct):
    gecko_says: str


class _Coin(msgspec.Struct):
    id: Key
    symbol: str | None
    name: str | None


class _Row(_Coin):
    current_price: float | None
    market_cap: float | None
    market_cap_rank: Count | None
    total_volume: float | None
    circulating_supply: float | None
    total_supply: float | None
    max_supply: float | None
    price_change_percentage_24h: float | None
    last_updated: Moment | None


class _Dollars(msgspec.Struct):
    usd: float


class _Totals(msgspec.Struct):
    total_market_cap: _Dollars
    total_volume: _Dollars
    market_cap_percentage: dict[str, float]
    market_cap_change_percentage_24h_usd: float | None
    updated_at: Annotated[int, msgspec.Meta(ge=10**9, lt=10**10)]  # seconds


class _Global(msgspec.Struct):
    data: _Totals


class _Category(msgspec.Struct):
    id: Key
    name: str | None
    market_cap: float | None
    market_cap_change_24h: float | None
    volume_24h: float | None
    updated_at: Moment | None


_Points = list[tuple[Count, float | None]]


class _Chart(msgspec.Struct):
    prices: _Points
    market_caps: _Points
    total_volumes: _Points


_ping = decoder(_Ping)
_coins = decoder(list[_Coin])
_rows = decoder(list[_Row])
_global = decoder(_Global)
_categories = decoder(list[_Category])
_chart = decoder(_Chart)


def ping(provider: Provider) -> Call[str]:
    """Whether it answers; gives its greeting."""
    return Call(provider, "/ping", lambda body: _ping(body).gecko_says)


def markets(
    provider: Provider, page: int = 1, per_page: int = PAGE, category: str | None = None, ids: Sequence[str] = ()
) -> Call[pl.DataFrame]:
    """One page of assets, the largest first; of one category, or of the given ids.

    Gives coingecko_id, symbol (upper case), name, price, market_cap, rank, volume (24 h), circulating, total, max, change_24h
    (percent), updated. All but the id may be null. Raises `BadInput` on a page or a number of ids that does not exist.
    """
    if page < 1 or not 1 <= per_page <= PAGE or len(ids) > PAGE:
        raise BadInput(
            "This page of markets cannot be asked for",
            why=f"page {page}, {per_page} rows, {len(ids)} ids",
            to_do=f"Pages begin at 1; at most {PAGE} rows and {PAGE} ids.",
        )
    query = [
        ("vs_currency", "usd"),
        ("order", "market_cap_desc"),
        ("per_page", str(per_page)),
        ("page", str(page)),
        ("sparkline", "false"),
        ("price_change_percentage", "24h"),
    ]
    if category is not None:
        query.append(("category", category))
    if ids:
        query.append(("ids", ",".join(ids)))
    return Call(provider, "/coins/markets", _read_markets, tuple(query))


def global_market(provider: Provider) -> Call[GlobalMarket]:
    """Totals and shares of the whole market."""
    return Call(provider, "/global", _read_global)


def categories(provider: Provider) -> Call[pl.DataFrame]:
    """All categories: category (its id), name, market_cap, change_24h (percent, of the market cap), volume (24 h), updated."""
    return Call(provider, "/coins/categories", _read_categories)


def coin_list(provider: Provider) -> Call[pl.DataFrame]:
    """All assets that are listed: coingecko_id, symbol (upper case), name."""
    return Call(provider, "/coins/list", _read_coins, (("include_platform", "false"),))


def market_chart(provider: Provider, coingecko_id: str, days: int) -> Call[pl.DataFrame]:
    """The last `days` of one asset: timestamp, price, market_cap, volume (24 h), in order of time.

    The provider chooses the step: 5 minutes for one day, hours up to 90 days, days beyond; the last point is the present.
    Raises `BadInput` when `days` is below 1. A free plan reaches `FREE_HISTORY_DAYS` back.
    """
    if days < 1:
        raise BadInput(f"{days} days cannot be asked for", to_do="Ask for one day or more.")
    query = (("vs_currency", "usd"), ("days", str(days)))
    return Call(provider, f"/coins/{quote(coingecko_id, safe='')}/market_chart", _read_chart, query)


def market_chart_range(provider: Provider, coingecko_id: str, start: datetime, end: datetime) -> Call[pl.DataFrame]:
    """Like `market_chart`, from `start` to `end` (aware times). Raises `BadInput` when there is nothing between them."""
    if end <= start:
        raise BadInput("This range is empty", why=f"{start.isoformat()} to {end.isoformat()}", to_do="End after the start.")
    query = (("vs_currency", "usd"), ("from", str(epoch(start))), ("to", str(epoch(end))))
    return Call(provider, f"/coins/{quote(coingecko_id, safe='')}/market_chart/range", _read_chart, query)


def _named(rows: Sequence[_Coin]) -> dict[str, pl.Series]:
    return {
        "coingecko_id": pl.Series([row.id for row in rows], dtype=pl.String),
        "symbol": pl.Series([row.symbol for row in rows], dtype=pl.String).str.to_uppercase(),
        "name": pl.Series([row.name for row in rows], dtype=pl.String),
    }


def _read_coins(body: bytes) -> pl.DataFrame:
    return pl.DataFrame(_named(_coins(body)))


def _read_markets(body: bytes) -> pl.DataFrame:
    rows = _rows(body)
    return pl.DataFrame(
        {
            **_named(rows),
            "price": numbers("price", [row.current_price for row in rows]),
            "market_cap": numbers("market_cap", [row.market_cap for row in rows]),
            "rank": pl.Series([row.market_cap_rank for row in rows], dtype=pl.Int64),
            "volume": numbers("volume", [row.total_volume for row in rows]),
            "circulating": numbers("circulating", [row.circulating_supply for row in rows]),
            "total": numbers("total", [row.total_supply for row in rows]),
            "max": numbers("max", [row.max_supply for row in rows]),
            "change_24h": numbers("change_24h", [row.price_change_percentage_24h for row in rows]),
            "updated": times("updated", [row.last_updated for row in rows]),
        }
    )


def _read_global(body: bytes) -> GlobalMarket:
    data = _global(body).data
    return GlobalMarket(
        market_cap=data.total_market_cap.usd,
        volume=data.total_volume.usd,
        shares={symbol.lower(): share for symbol, share in data.market_cap_percentage.items()},
        change_24h=data.market_cap_change_percentage_24h_usd,
        updated=from_epoch(data.updated_at),
    )


def _read_categories(body: bytes) -> pl.DataFrame:
    rows = _categories(body)
    return pl.DataFrame(
        {
            "category": pl.Series([row.id for row in rows], dtype=pl.String),
            "name": pl.Series([row.name for row in rows], dtype=pl.String),
            "market_cap": numbers("market_cap", [row.market_cap for row in rows]),
            "change_24h": numbers("change_24h", [row.market_cap_change_24h for row in rows]),
            "volume": numbers("volume", [row.volume_24h for row in rows]),
            "updated": times("updated", [row.updated_at for row in rows]),
        }
    )


def _read_chart(body: bytes) -> pl.DataFrame:
    chart = _chart(body)
    lines = [
        _line(name, points)
        for name, points in (("price", chart.prices), ("market_cap", chart.market_caps), ("volume", chart.total_volumes))
    ]
    joined = lines[0]
    for line in lines[1:]:
        joined = joined.join(line, on="timestamp", how="full", coalesce=True, nulls_equal=True)
    return joined.sort("timestamp", nulls_last=True)


def _line(name: str, points: _Points) -> pl.DataFrame:
    """One of the three lists, each moment once: of two values for one moment the first is kept."""
    times = moments("timestamp", [stamp for stamp, _ in points])
    return pl.DataFrame({"timestamp": times, name: numbers(name, [value for _, value in points])}).unique(
        "timestamp", keep="first", maintain_order=True
    )
