"""Assets and their prices."""

from typing import Annotated, Literal

from pydantic import Field

from cryptopredict.base import AssetKind, Interval, Source
from cryptopredict.server.schemas.envelope import Body, Moment, Request

__all__ = [
    "Candles",
    "CandlesRemoved",
    "CloseLine",
    "Closes",
    "Cryptocurrency",
    "CryptocurrencyChange",
    "CryptocurrencyDetail",
    "CryptocurrencyFilters",
    "Imported",
    "Indicators",
    "LatestPrice",
    "LatestPrices",
    "NewCryptocurrency",
    "PriceStatistics",
]

_LINE = r"^[^\x00-\x1f\x7f]*$"
_TEXT = r"^[^\x00]*$"
_LINK = r"^https?://[^\s\x00-\x1f\x7f]+$"

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


class LatestPrices(Body):
    """The newest prices of several assets; `missing` are those that are unknown, or have no price."""

    prices: list[LatestPrice]
    missing: list[int]


class PriceStatistics(Body):
    """Candles of a span in figures. Performance in percent, volatility a year and drawdown as fractions; dollars and coins else."""

    crypto_id: int
    symbol: str
    interval: Interval
    candles: int
    first_at: Moment
    last_at: Moment
    first_open: float
    last_close: float
    performance_percentage: float
    high: float
    low: float
    mean_close: float
    volume: float
    volatility: float | None
    max_drawdown: float


class Indicators(Body):
    """Well-known indicators at the last candle, null where there are too few candles. No decision rests on them."""

    crypto_id: int
    symbol: str
    interval: Interval
    candles: int
    at: Moment = Field(description="When the last candle closed.")
    close: float
    sma_20: float | None
    sma_50: float | None
    sma_200: float | None
    ema_12: float | None
    ema_26: float | None
    macd: float | None
    macd_signal: float | None
    rsi_14: float | None
    bollinger_lower: float | None
    bollinger_upper: float | None
    atr_14: float | None


class NewCryptocurrency(Request):
    """An asset. `coingecko_id` is the name under which its provider knows it; without one no provider is asked for it."""

    symbol: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[A-Z0-9$._-]+$")]
    name: Annotated[str, Field(min_length=1, max_length=100, pattern=_LINE)]
    coingecko_id: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[a-z0-9._:-]+$")] | None = None
    kind: AssetKind = AssetKind.COIN
    sector_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    description: Annotated[str, Field(max_length=5_000, pattern=_TEXT)] | None = None
    website_url: Annotated[str, Field(max_length=300, pattern=_LINK)] | None = None


class CryptocurrencyChange(Request):
    """What is given is changed. Prices and ranks come from the market, tiers from the lists."""

    name: Annotated[str, Field(min_length=1, max_length=100, pattern=_LINE)] | None = None
    kind: AssetKind | None = None
    sector_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    description: Annotated[str, Field(max_length=5_000, pattern=_TEXT)] | None = None
    website_url: Annotated[str, Field(max_length=300, pattern=_LINK)] | None = None
    is_active: bool | None = None


class Imported(Body):
    """What became of a file: rows read, new, changed, the same as before, and set aside by reason."""

    kind: str
    interval: Interval | None
    read: int
    new: int
    changed: int
    same: int
    quarantined: dict[str, int]


class CandlesRemoved(Body):
    """How many candles were removed."""

    removed: int
