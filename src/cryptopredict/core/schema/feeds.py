"""Where data comes from and what is wrong with it: states of feeds, gaps, flags, and what a source said otherwise later."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import Base, Count, Created, Identified, Json, Updated, newest, one_of

__all__ = ["CandleFlag", "DataGap", "FeedStatus", "Revision"]

_REASONS = (
    "rate_limited",
    "provider_down",
    "unreadable",
    "blocked",
    "not_listed",
    "gap",
    "stale",
    "quarantined",
    "unconfirmed",
)


class FeedStatus(Identified, Updated, Base):
    """The last word of one provider on one series. `reason` is NULL when the last attempt went well.

    `data_until` is up to when there is data, `expected_s` the usual distance of two values: together they tell fresh from stale.
    """

    __tablename__ = "feed_states"
    provider: Mapped[str]
    series: Mapped[str]
    expected_s: Mapped[Count]
    data_until: Mapped[datetime | None]
    attempted_at: Mapped[datetime | None]
    succeeded_at: Mapped[datetime | None]
    retry_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    detail: Mapped[str | None]
    failures: Mapped[Count] = mapped_column(server_default="0")
    rows_written: Mapped[int] = mapped_column(server_default="0")
    __table_args__ = (
        one_of("reason", *_REASONS),
        CheckConstraint("expected_s > 0", name="expected_s"),
        UniqueConstraint("provider", "series"),
    )


class DataGap(Identified, Base):
    """Candles that should be there and are not: opens from `gap_from` up to, without, `gap_to`.

    Closed by `filled_at`; `outcome` then says whether the source had them (`filled`) or nothing was traded (`empty`).
    """

    __tablename__ = "data_gaps"
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"))
    interval: Mapped[str]
    gap_from: Mapped[datetime]
    gap_to: Mapped[datetime]
    reason: Mapped[str]
    found_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    filled_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    attempts: Mapped[Count] = mapped_column(server_default="0")
    last_error: Mapped[str | None]
    __table_args__ = (
        one_of("interval", "1m", "5m", "15m", "1h", "4h", "1d", "1w"),
        one_of("outcome", "filled", "empty"),
        CheckConstraint("gap_to > gap_from", name="range"),
        CheckConstraint("(filled_at IS NULL) = (outcome IS NULL)", name="closed"),
        UniqueConstraint("crypto_id", "interval", "gap_from"),
        Index("ix_data_gaps_open", "interval", "gap_from", postgresql_where=text("filled_at IS NULL")),
    )


class CandleFlag(Identified, Created, Base):
    """A candle that is kept and not trusted: `wick` (a needle that the body does not follow), `unconfirmed` (one source alone).

    While `cleared_at` is NULL its asset gets no signal from it.
    """

    __tablename__ = "candle_flags"
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"))
    interval: Mapped[str]
    timestamp: Mapped[datetime]
    flag: Mapped[str]
    evidence: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    cleared_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("interval", "1m", "5m", "15m", "1h", "4h", "1d", "1w"),
        one_of("flag", "wick", "unconfirmed"),
        UniqueConstraint("crypto_id", "interval", "timestamp", "flag"),
        Index("ix_candle_flags_open", "crypto_id", postgresql_where=text("cleared_at IS NULL")),
    )


class Revision(Identified, Base):
    """A value that a source said otherwise later. `applied`: the row now holds `after` (an audited candle).

    Not applied: the row still holds `before`, for what was known then is what counts (fear & greed, funding).
    """

    __tablename__ = "revisions"
    kind: Mapped[str]
    crypto_id: Mapped[int | None] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"))
    interval: Mapped[str | None]
    timestamp: Mapped[datetime]
    before: Mapped[Json]
    after: Mapped[Json]
    applied: Mapped[bool]
    feed: Mapped[str]
    received_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    __table_args__ = (
        one_of("kind", "candle", "fear_greed", "funding"),
        Index(None, "crypto_id", "interval", "timestamp"),
        newest(__tablename__, "received_at"),
    )
