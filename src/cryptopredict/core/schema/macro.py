"""Layer 1: the market as a whole, and the texts and rates it is judged by."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, literal_column, text
from sqlalchemy.dialects.postgresql import ARRAY, BIGINT
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import (
    NOW,
    Base,
    Created,
    Identified,
    Items,
    Json,
    Updated,
    finite,
    newest,
    non_negative,
    one_of,
    percent,
    positive,
    signed_unit,
    unit,
)

__all__ = [
    "DominanceData",
    "FundingRate",
    "LabelledText",
    "MacroDay",
    "MarketRegimeAnalysis",
    "MarketSentimentData",
    "NewsItem",
]


class MarketRegimeAnalysis(Identified, Updated, Base):
    """The regime at `analysis_time`. `regime_drivers` is a list of {feature, value, contribution, text}.

    `regime_forecasts` is one of {horizon_days, probabilities, low, high, state, n}, nearest first.
    """

    __tablename__ = "market_regime_analysis"
    analysis_time: Mapped[datetime] = mapped_column(server_default=NOW)
    market_regime: Mapped[str]
    confidence_score: Mapped[float]
    risk_level: Mapped[str]
    trend_strength: Mapped[float]
    recommended_exposure: Mapped[float]
    sentiment_breakdown: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    regime_drivers: Mapped[Items] = mapped_column(server_default=text("'[]'::jsonb"))
    dominance_data: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    macro_indicators: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    regime_forecasts: Mapped[Items] = mapped_column(server_default=text("'[]'::jsonb"))
    cascade_run_id: Mapped[int] = mapped_column(ForeignKey("cascade_runs.id", ondelete="CASCADE"), index=True)
    __table_args__ = (
        one_of("market_regime", "bull", "bear", "neutral", "volatile"),
        one_of("risk_level", "low", "medium", "high", "extreme"),
        unit("confidence_score"),
        unit("trend_strength"),
        unit("recommended_exposure"),
        newest(__tablename__, "analysis_time"),
    )


class MacroDay(Base):
    """A closed day of the market index, and what the macro layer would have said with what was known at its close."""

    __tablename__ = "macro_days"
    closed_at: Mapped[datetime] = mapped_column(primary_key=True)
    index_level: Mapped[float]
    market_regime: Mapped[str]
    confidence_score: Mapped[float]
    risk_level: Mapped[str]
    trend_strength: Mapped[float]
    recommended_exposure: Mapped[float]
    __table_args__ = (
        positive("index_level"),
        one_of("market_regime", "bull", "bear", "neutral", "volatile"),
        one_of("risk_level", "low", "medium", "high", "extreme"),
        unit("confidence_score"),
        unit("trend_strength"),
        unit("recommended_exposure"),
    )


class MarketSentimentData(Identified, Created, Base):
    """Sentiment at a moment. A part without data is NULL, not zero; `sentiment_sources` has why, by part, under `missing`."""

    __tablename__ = "market_sentiment_data"
    timestamp: Mapped[datetime] = mapped_column(server_default=NOW)
    fear_greed_index: Mapped[float | None]
    funding_rates: Mapped[Json | None]
    social_sentiment: Mapped[Json | None]
    news_sentiment: Mapped[Json | None]
    composite_sentiment: Mapped[float | None]
    sentiment_sources: Mapped[Json | None]
    cascade_run_id: Mapped[int | None] = mapped_column(ForeignKey("cascade_runs.id", ondelete="CASCADE"), index=True)
    __table_args__ = (percent("fear_greed_index"), signed_unit("composite_sentiment"), newest(__tablename__, "timestamp"))


class DominanceData(Identified, Created, Base):
    """Shares of the known capitalisation, percent, together 100 within 0.1.

    `dominance_changes` has {btc, eth, alt, stablecoin} in percentage points since 24h, 7d and 30d ago, null where nothing was kept then.
    """

    __tablename__ = "dominance_data"
    timestamp: Mapped[datetime] = mapped_column(server_default=NOW)
    btc_dominance: Mapped[float]
    eth_dominance: Mapped[float]
    alt_dominance: Mapped[float]
    stablecoin_dominance: Mapped[float]
    total_market_cap: Mapped[float | None]
    total_volume: Mapped[float | None]
    dominance_changes: Mapped[Json | None]
    cascade_run_id: Mapped[int | None] = mapped_column(ForeignKey("cascade_runs.id", ondelete="CASCADE"), index=True)
    __table_args__ = (
        percent("btc_dominance"),
        percent("eth_dominance"),
        percent("alt_dominance"),
        percent("stablecoin_dominance"),
        CheckConstraint(
            "abs(btc_dominance + eth_dominance + alt_dominance + stablecoin_dominance - 100) <= 0.1", name="together"
        ),
        non_negative("total_market_cap"),
        non_negative("total_volume"),
        newest(__tablename__, "timestamp"),
    )


class NewsItem(Identified, Base):
    """A headline, and its tone once scored. `data_source` says which market it belongs to, `channel` whether people or papers wrote."""

    __tablename__ = "news_items"
    source: Mapped[str]
    url: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    summary: Mapped[str | None]
    published_at: Mapped[datetime] = mapped_column(index=True)
    language: Mapped[str | None]
    sentiment: Mapped[float | None]
    model_version: Mapped[str | None]
    crypto_ids: Mapped[list[int]] = mapped_column(ARRAY(BIGINT), server_default=text("'{}'::bigint[]"))
    data_source: Mapped[str]
    channel: Mapped[str] = mapped_column(server_default="news")
    fetched_at: Mapped[datetime] = mapped_column(server_default=NOW)
    __table_args__ = (
        signed_unit("sentiment"),
        one_of("data_source", "live", "simulated", "replay", "files"),
        one_of("channel", "news", "social"),
    )


class FundingRate(Identified, Base):
    """Rate of one settlement of a perpetual, as a fraction; `timestamp` is the settlement."""

    __tablename__ = "funding_rates"
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"))
    exchange: Mapped[str]
    timestamp: Mapped[datetime]
    rate: Mapped[float]
    __table_args__ = (finite("rate"), UniqueConstraint("crypto_id", "exchange", "timestamp"))


class LabelledText(Identified, Base):
    """A text with a tone that somebody gave it, to train and test on."""

    __tablename__ = "labelled_texts"
    text: Mapped[str]
    label: Mapped[str]
    dataset: Mapped[str]
    label_method: Mapped[str]
    # Texts can be longer than an index entry may be; their digest is not.
    __table_args__ = (Index("uq_labelled_texts_text_dataset", func.md5(literal_column("text")), "dataset", unique=True),)
