"""Assets and their prices."""

from typing import Literal

from pydantic import Field

from cryptopredict.base import AssetKind, Interval, Source
from cryptopredict.server.schemas.envelope import Body, Moment

__all__ = ["Candles", "CloseLine", "Closes", "Cryptocurrency", "CryptocurrencyDetail", "CryptocurrencyFilters", "LatestPrice"]

Tier = Literal["tier1", "tier2", "none"]


class Cryptocurrency(Body):
    """One asset. Prices and caps in US dollars."""

    id: int
    symbol: str
    name: str
    kind: AssetKind
    sector_id: int | None
    sector: str | None
    sector_color: str | None
    market_cap_rank: int | None
    current_price: float | None
    market_cap: float | None
    total_volume: float | None
    watchlist_tier: Tier
    is_active: bool
    last_data_update: Moment | None


class CryptocurrencyDetail(Cryptocurrency):
    """One asset with all that is known of it, and the span of candles that is stored for each interval."""

    circulating_supply: float | None
    total_supply: float | None
    max_supply: float | None
    description: str | None
    website_url: str | None
    blockchain_site: str | None
    intervals: list[Interval]


class CryptocurrencyFilters(Body):
    """Echo of what the list was cut with."""

    search: str | None
    sector_id: int | None
    tier: Tier | None
    sort: str


class Candles(Body):
    """Candles as columns of equal length, oldest first."""

    crypto_id: int
    symbol: str
    interval: Interval
    epoch_seconds: list[int] = Field(description="Opens of the candles in seconds since 1970, UTC.")
    open: list[float]
    high: list[float]
    low: list[float]
    close: list[float]
    volume: list[float] = Field(description="In coins.")


class CloseLine(Body):
    """The daily closes of one asset, oldest first; empty where there are none."""

    crypto_id: int
    closes: list[float]


class Closes(Body):
    """Small lines of many assets over the newest closed days of the market, in the order in which they were asked for."""

    days: int
    lines: list[CloseLine]


class LatestPrice(Body):
    """The newest price. `price_time` is when it was true; `change_24h` is percent, null without a candle a day ago."""

    crypto_id: int
    symbol: str
    price: float
    price_time: Moment
    change_24h: float | None
    source: Source
