"""Layer 3: the lists that assets are watched on, and the changes suggested to them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, FetchedValue, ForeignKey, Index, String, UniqueConstraint, func, text, true
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import NOW, Base, Count, Identified, Json, Updated, newest, one_of, unit

__all__ = ["AiSuggestion", "SuggestionOutcome", "SuggestionReview", "TierChange", "Watchlist", "WatchlistItem"]


class Watchlist(Identified, Updated, Base):
    """A list of assets. `personal` lists have an owner; `admin` and `system` lists are everybody's and have none.

    `current_items` counts the items that are not removed. A trigger keeps it, and it cannot pass `max_items`.
    """

    __tablename__ = "watchlists"
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(100))
    type: Mapped[str]
    tier: Mapped[str | None]
    description: Mapped[str | None]
    max_items: Mapped[Count] = mapped_column(server_default="50")
    current_items: Mapped[Count] = mapped_column(server_default="0", server_onupdate=FetchedValue())
    is_active: Mapped[bool] = mapped_column(server_default=true())
    configuration: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    __table_args__ = (
        one_of("type", "admin", "personal", "system"),
        one_of("tier", "tier1", "tier2"),
        CheckConstraint("(type = 'personal') = (user_id IS NOT NULL)", name="owner"),
        CheckConstraint("current_items BETWEEN 0 AND max_items", name="current_items"),
        Index(None, "user_id", "type"),
    )


class WatchlistItem(Identified, Base):
    """An asset on a list, in order."""

    __tablename__ = "watchlist_items"
    watchlist_id: Mapped[int] = mapped_column(ForeignKey("watchlists.id", ondelete="CASCADE"))
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"), index=True)
    tier: Mapped[str | None]
    priority_order: Mapped[Count] = mapped_column(server_default="0")
    status: Mapped[str] = mapped_column(server_default="active")
    analysis_config: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    added_at: Mapped[datetime] = mapped_column(server_default=NOW)
    last_analysis: Mapped[datetime | None]
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW, server_onupdate=FetchedValue())
    __table_args__ = (
        one_of("tier", "tier1", "tier2"),
        one_of("status", "active", "paused", "removed"),
        UniqueConstraint("watchlist_id", "crypto_id"),
        Index(None, "watchlist_id", "status"),
    )


class TierChange(Identified, Base):
    """What became of an asset on a tier, and when. A trigger on the items writes it, so that nothing escapes it.

    `crypto_id` refers to nothing: the last change of an asset is that it vanished.
    """

    __tablename__ = "tier_changes"
    crypto_id: Mapped[int]
    tier: Mapped[str]
    status: Mapped[str]
    changed_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    __table_args__ = (one_of("tier", "tier1", "tier2"), one_of("status", "active", "paused", "removed"))


class AiSuggestion(Identified, Base):
    """A change of the tiers for an admin to decide on within seven days; one pending of a kind for each asset.

    `based_on` is the close of the day that it rests on; a deferred one is pending again from `deferred_until`.
    """

    __tablename__ = "ai_suggestions"
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id"), index=True)
    suggestion_type: Mapped[str]
    confidence_score: Mapped[float]
    ai_reasoning: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    supporting_data: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    performance_metrics: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    status: Mapped[str] = mapped_column(server_default="pending")
    reviewed_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    suggested_at: Mapped[datetime] = mapped_column(server_default=NOW)
    reviewed_at: Mapped[datetime | None]
    expires_at: Mapped[datetime] = mapped_column(server_default=text("now() + '7 days'::interval"))
    cascade_run_id: Mapped[int | None] = mapped_column(ForeignKey("cascade_runs.id"), index=True)
    based_on: Mapped[datetime | None]
    deferred_until: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint("status <> 'deferred' OR deferred_until IS NOT NULL", name="deferred_until"),
        one_of("suggestion_type", "add_tier1", "add_tier2", "promote", "demote", "remove"),
        one_of("status", "pending", "approved", "rejected", "deferred", "expired"),
        unit("confidence_score"),
        Index(
            "uq_ai_suggestions_pending",
            "crypto_id",
            "suggestion_type",
            unique=True,
            postgresql_where=text("status = 'pending'"),
        ),
        newest(__tablename__, "status", "suggested_at"),
    )


class SuggestionReview(Identified, Base):
    """What an admin decided about a suggestion, and why."""

    __tablename__ = "suggestion_reviews"
    suggestion_id: Mapped[int] = mapped_column(ForeignKey("ai_suggestions.id", ondelete="CASCADE"), index=True)
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    decision: Mapped[str]
    review_notes: Mapped[str | None]
    review_criteria: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    reviewed_at: Mapped[datetime] = mapped_column(server_default=NOW)
    __table_args__ = (one_of("decision", "approve", "reject", "defer"),)


class SuggestionOutcome(Identified, Base):
    """What a suggested change would have brought `horizon_days` after the day that followed it. Log returns.

    Gains are the asset's return less the median of the market, or of the tier in question, with the sign that the change bets on.
    """

    __tablename__ = "suggestion_outcomes"
    suggestion_id: Mapped[int] = mapped_column(ForeignKey("ai_suggestions.id", ondelete="CASCADE"))
    horizon_days: Mapped[Count]
    asset_return: Mapped[float]
    market_return: Mapped[float]
    tier_return: Mapped[float | None]
    gain_on_market: Mapped[float]
    gain_on_tier: Mapped[float | None]
    settled_at: Mapped[datetime] = mapped_column(server_default=NOW)
    __table_args__ = (
        CheckConstraint("horizon_days > 0", name="horizon_days"),
        UniqueConstraint("suggestion_id", "horizon_days"),
    )
