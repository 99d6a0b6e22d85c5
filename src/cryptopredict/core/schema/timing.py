"""Layer 4: signals, what users did with them, and the money of it. Money is NUMERIC(38,18) and never passes through a float."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, FetchedValue, ForeignKey, Index, UniqueConstraint, text, true
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import (
    NOW,
    Base,
    Count,
    Identified,
    Json,
    Updated,
    finite,
    money,
    newest,
    one_of,
    percent,
    positive,
    unit,
)

__all__ = ["Portfolio", "Position", "RiskManagement", "SignalExecution", "TradingSignal"]


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


class Portfolio(Identified, Updated, Base):
    """An account; `cash` in its base currency. Paper unless said otherwise."""

    __tablename__ = "portfolios"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    base_currency: Mapped[str] = mapped_column(server_default="USD")
    cash: Mapped[Decimal] = mapped_column(server_default="0")
    is_paper: Mapped[bool] = mapped_column(server_default=true())
    __table_args__ = (money("cash"),)


class SignalExecution(Identified, Base):
    """An order that a user placed on a signal. The same `idempotency_key` of a user is the same order."""

    __tablename__ = "signal_executions"
    signal_id: Mapped[int] = mapped_column(ForeignKey("trading_signals.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    portfolio_id: Mapped[int | None] = mapped_column(ForeignKey("portfolios.id", ondelete="SET NULL"))
    idempotency_key: Mapped[str]
    execution_price: Mapped[Decimal | None]
    position_size: Mapped[Decimal]
    portfolio_percentage: Mapped[float | None]
    fee: Mapped[Decimal] = mapped_column(server_default="0")
    execution_type: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="pending")
    execution_details: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    executed_at: Mapped[datetime] = mapped_column(server_default=NOW)
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW, server_onupdate=FetchedValue())
    __table_args__ = (
        money("execution_price"),
        money("position_size"),
        percent("portfolio_percentage"),
        money("fee"),
        one_of("execution_type", "manual", "automatic"),
        one_of("status", "pending", "filled", "partially_filled", "cancelled"),
        UniqueConstraint("user_id", "idempotency_key"),
        newest(__tablename__, "user_id", "executed_at"),
    )


class Position(Identified, Base):
    """What a portfolio holds of an asset; `quantity` is negative when it is short."""

    __tablename__ = "positions"
    portfolio_id: Mapped[int] = mapped_column(ForeignKey("portfolios.id", ondelete="CASCADE"), index=True)
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id"), index=True)
    quantity: Mapped[Decimal]
    average_price: Mapped[Decimal]
    realized_pnl: Mapped[Decimal] = mapped_column(server_default="0")
    opened_at: Mapped[datetime] = mapped_column(server_default=NOW)
    closed_at: Mapped[datetime | None]
    signal_execution_id: Mapped[int | None] = mapped_column(ForeignKey("signal_executions.id", ondelete="SET NULL"))
    __table_args__ = (
        CheckConstraint("quantity <> 'NaN'", name="quantity"),
        money("average_price"),
        CheckConstraint("realized_pnl <> 'NaN'", name="realized_pnl"),
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
