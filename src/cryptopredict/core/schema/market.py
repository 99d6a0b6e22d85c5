"""Assets and their candles, and what was imported. Observations are DOUBLE PRECISION; deleting an asset deletes its candles."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import (
    Base,
    Count,
    Created,
    Identified,
    Json,
    Updated,
    newest,
    non_negative,
    one_of,
    positive,
)

__all__ = [
    "Cryptocurrency",
    "DataBatch",
    "ExchangeSymbol",
    "MarketCapSnapshot",
    "OpenInterest",
    "PriceData",
    "QuarantinedRow",
    "Redenomination",
]

_INTERVALS = ("1m", "5m", "15m", "1h", "4h", "1d", "1w")


class Cryptocurrency(Identified, Updated, Base):
    """An asset. `symbol` is not unique, for tickers collide; `coingecko_id` is the key of its source (`files:BTC` for files).

    Where `sector_is_set`, an admin said to which sector it belongs, and no provider changes that.
    """

    __tablename__ = "cryptocurrencies"
    symbol: Mapped[str] = mapped_column(String(20), index=True)
    name: Mapped[str] = mapped_column(String(100))
    coingecko_id: Mapped[str | None] = mapped_column(String(100), unique=True)
    kind: Mapped[str] = mapped_column(server_default="coin")
    market_cap_rank: Mapped[Count | None]
    current_price: Mapped[float | None]
    market_cap: Mapped[float | None]
    total_volume: Mapped[float | None]
    circulating_supply: Mapped[float | None]
    total_supply: Mapped[float | None]
    max_supply: Mapped[float | None]
    description: Mapped[str | None]
    website_url: Mapped[str | None]
    blockchain_site: Mapped[str | None]
    sector_id: Mapped[int | None] = mapped_column(ForeignKey("crypto_sectors.id", ondelete="SET NULL"))
    sector_is_set: Mapped[bool] = mapped_column(server_default=false())
    watchlist_tier: Mapped[str] = mapped_column(server_default="none")
    is_active: Mapped[bool] = mapped_column(server_default=true())
    is_supported: Mapped[bool] = mapped_column(server_default=true())
    last_data_update: Mapped[datetime | None]
    __table_args__ = (
        one_of("kind", "coin", "stablecoin", "wrapped", "commodity"),
        one_of("watchlist_tier", "tier1", "tier2", "none"),
        CheckConstraint("market_cap_rank > 0", name="market_cap_rank"),
        positive("current_price"),
        non_negative("market_cap"),
        non_negative("total_volume"),
        non_negative("circulating_supply"),
        non_negative("total_supply"),
        non_negative("max_supply"),
        Index(None, "watchlist_tier", "is_active"),
        Index(None, "sector_id", "is_active"),
    )


class ExchangeSymbol(Identified, Base):
    """How a stream's ticker finds its asset: (`binance`, `BTCUSDT`) is one asset quoted in `USDT`.

    `multiplier` coins make one unit of the market (1000 for 1000SATSUSDT): prices are divided by it, volumes multiplied.
    """

    __tablename__ = "exchange_symbols"
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"), index=True)
    exchange: Mapped[str]
    symbol: Mapped[str]
    quote: Mapped[str]
    multiplier: Mapped[float] = mapped_column(server_default="1")
    is_active: Mapped[bool] = mapped_column(server_default=true())
    delisted_at: Mapped[datetime | None]
    __table_args__ = (positive("multiplier"), UniqueConstraint("exchange", "symbol"))


class PriceData(Created, Base):
    """A closed candle; `timestamp` is its open. Its key is what it is about, so there is no id."""

    __tablename__ = "price_data"
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"), primary_key=True)
    interval: Mapped[str] = mapped_column(primary_key=True)
    timestamp: Mapped[datetime] = mapped_column(primary_key=True)
    open_price: Mapped[float]
    high_price: Mapped[float]
    low_price: Mapped[float]
    close_price: Mapped[float]
    volume: Mapped[float]
    market_cap: Mapped[float | None]
    technical_indicators: Mapped[Json | None]
    source: Mapped[str]
    __table_args__ = (
        one_of("interval", *_INTERVALS),
        # Together these four also keep NaN and infinity out of open and close.
        CheckConstraint(
            "low_price > 0 AND high_price < 'Infinity' AND high_price >= greatest(open_price, close_price)"
            " AND low_price <= least(open_price, close_price)",
            name="candle",
        ),
        non_negative("volume"),
        non_negative("market_cap"),
        newest(__tablename__, "timestamp"),
    )


class DataBatch(Identified, Created, Base):
    """One delivery of data and what came of it. `feed` is the file's path or the name of the stream."""

    __tablename__ = "data_batches"
    feed: Mapped[str]
    kind: Mapped[str]
    source: Mapped[str]
    interval: Mapped[str | None]
    first_timestamp: Mapped[datetime | None]
    last_timestamp: Mapped[datetime | None]
    rows_read: Mapped[int] = mapped_column(server_default="0")
    rows_new: Mapped[int] = mapped_column(server_default="0")
    rows_changed: Mapped[int] = mapped_column(server_default="0")
    rows_same: Mapped[int] = mapped_column(server_default="0")
    rows_quarantined: Mapped[int] = mapped_column(server_default="0")
    __table_args__ = (one_of("interval", *_INTERVALS), Index(None, "kind", "interval", "id"))


class QuarantinedRow(Identified, Created, Base):
    """A row that was refused, as it came, with the reason."""

    __tablename__ = "quarantined_rows"
    batch_id: Mapped[int] = mapped_column(ForeignKey("data_batches.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    reason: Mapped[str]
    symbol: Mapped[str | None]
    timestamp: Mapped[datetime | None]
    row: Mapped[Json]


class Redenomination(Identified, Base):
    """From `timestamp` on, one old coin is `factor` new ones. Prices are recorded as they came."""

    __tablename__ = "redenominations"
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"))
    timestamp: Mapped[datetime]
    factor: Mapped[float]
    evidence: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    __table_args__ = (positive("factor"), UniqueConstraint("crypto_id", "timestamp"))


class MarketCapSnapshot(Identified, Base):
    """The ranking as it was shown on a day, assets that died since included."""

    __tablename__ = "market_cap_snapshots"
    date: Mapped[date]
    rank: Mapped[Count]
    symbol: Mapped[str]
    name: Mapped[str]
    price: Mapped[float | None]
    market_cap: Mapped[float | None]
    circulating_supply: Mapped[float | None]
    volume_24h: Mapped[float | None]
    __table_args__ = (
        CheckConstraint("rank > 0", name="rank"),
        non_negative("price"),
        non_negative("market_cap"),
        non_negative("circulating_supply"),
        non_negative("volume_24h"),
        UniqueConstraint("date", "symbol", "name"),
    )


class OpenInterest(Identified, Base):
    """Open interest of one contract over one day, US dollars."""

    __tablename__ = "open_interest"
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"))
    contract: Mapped[str]
    timestamp: Mapped[datetime]
    oi_open: Mapped[float]
    oi_high: Mapped[float]
    oi_low: Mapped[float]
    oi_close: Mapped[float]
    __table_args__ = (
        CheckConstraint(
            "oi_low >= 0 AND oi_high < 'Infinity' AND oi_high >= greatest(oi_open, oi_close) AND oi_low <= least(oi_open, oi_close)",
            name="candle",
        ),
        UniqueConstraint("crypto_id", "contract", "timestamp"),
    )
