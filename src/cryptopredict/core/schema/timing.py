"""Layer 4: signals, and the limits that users set themselves."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, FetchedValue, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import (
    NOW,
    Base,
    Count,
    Identified,
    Json,
    finite,
    money,
    newest,
    one_of,
    positive,
    unit,
)

__all__ = ["RiskManagement", "TradingSignal"]


class TradingSignal(Identified, Base):
    """A trade with its exits. `edge*` are percent of the entry after costs; `break_even` is the chance at which it pays nothing.

    At most one is active for each asset and side; `realized_return` is percent after costs, set with `outcome`; `waits_for` says
    what an overdue outcome lacks.
    """

    __tablename__ = "trading_signals"
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id"))
    generated_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    signal_type: Mapped[str]
    entry_price: Mapped[float]
    target_price: Mapped[float]
    stop_loss: Mapped[float]
    confidence_score: Mapped[float]
    evidence: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    break_even: Mapped[float | None]
    edge: Mapped[float | None]
    edge_low: Mapped[float | None]
    edge_high: Mapped[float | None]
    risk_level: Mapped[str]
    risk_reward_ratio: Mapped[float]
    time_horizon_hours: Mapped[Count] = mapped_column(server_default="24")
    ai_analysis: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    market_context: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    status: Mapped[str] = mapped_column(server_default="active")
    outcome: Mapped[str | None]
    outcome_price: Mapped[float | None]
    outcome_at: Mapped[datetime | None]
    realized_return: Mapped[float | None]
    waits_for: Mapped[str | None]
    cascade_run_id: Mapped[int | None] = mapped_column(ForeignKey("cascade_runs.id"), index=True)
    generated_at: Mapped[datetime] = mapped_column(server_default=NOW)
    expires_at: Mapped[datetime]
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW, server_onupdate=FetchedValue())
    __table_args__ = (
        one_of("signal_type", "long", "short"),
        one_of("risk_level", "low", "medium", "high", "extreme"),
        one_of("status", "active", "executed", "expired", "cancelled"),
        one_of("outcome", "target", "stop", "timeout"),
        one_of("waits_for", "no_data", "flagged"),
        CheckConstraint(
            "CASE signal_type"
            " WHEN 'long' THEN stop_loss > 0 AND stop_loss < entry_price AND entry_price < target_price AND target_price < 'Infinity'"
            " ELSE target_price > 0 AND target_price < entry_price AND entry_price < stop_loss AND stop_loss < 'Infinity' END",
            name="prices",
        ),
        unit("confidence_score"),
        finite("break_even"),
        finite("edge"),
        finite("edge_low"),
        finite("edge_high"),
        positive("risk_reward_ratio"),
        CheckConstraint("time_horizon_hours > 0", name="time_horizon_hours"),
        CheckConstraint("expires_at > generated_at", name="expires_at"),
        positive("outcome_price"),
        finite("realized_return"),
        Index("uq_trading_signals_active", "crypto_id", "signal_type", unique=True, postgresql_where=text("status = 'active'")),
        Index("ix_trading_signals_active_expires_at", "expires_at", postgresql_where=text("status = 'active'")),
        Index("ix_trading_signals_unsettled", "generated_at", postgresql_where=text("outcome IS NULL")),
        newest(__tablename__, "crypto_id", "status", "generated_at"),
        newest(__tablename__, "generated_at"),
    )


class RiskManagement(Identified, Base):
    """A user's limits, and where they stand (VaR, CVaR, drawdown in `risk_metrics`)."""

    __tablename__ = "risk_management"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), unique=True)
    max_position_size: Mapped[Decimal] = mapped_column(server_default="1000")
    max_portfolio_risk: Mapped[float] = mapped_column(server_default="0.02")
    risk_rules: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    current_exposure: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    risk_metrics: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    last_calculated: Mapped[datetime] = mapped_column(server_default=NOW)
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW, server_onupdate=FetchedValue())
    __table_args__ = (money("max_position_size"), unit("max_portfolio_risk"))
