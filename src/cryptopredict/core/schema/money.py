"""What users did with signals, and the money of it. Money is NUMERIC(38,18) and never passes through a float."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, FetchedValue, ForeignKey, Index, UniqueConstraint, text, true
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import (
    NOW,
    Base,
    Created,
    Identified,
    Json,
    Updated,
    money,
    newest,
    one_of,
    percent,
    positive,
)

__all__ = ["Portfolio", "PortfolioTransaction", "PortfolioValuation", "Position", "SignalExecution"]


class Portfolio(Identified, Updated, Base):
    """An account; `cash` in its base currency. Paper unless said otherwise; one that was reset is `archived_at` a moment.

    A user has one paper account that counts, and one live one. `start_btc_price` is the price at which its `starting_cash` could have bought Bitcoin.
    """

    __tablename__ = "portfolios"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    base_currency: Mapped[str] = mapped_column(server_default="USD")
    cash: Mapped[Decimal] = mapped_column(server_default="0")
    is_paper: Mapped[bool] = mapped_column(server_default=true())
    starting_cash: Mapped[Decimal] = mapped_column(server_default="0")
    start_btc_price: Mapped[float | None]
    archived_at: Mapped[datetime | None]
    __table_args__ = (
        money("cash"),
        money("starting_cash"),
        positive("start_btc_price"),
        Index("uq_portfolios_paper", "user_id", unique=True, postgresql_where=text("is_paper AND archived_at IS NULL")),
        Index("uq_portfolios_live", "user_id", unique=True, postgresql_where=text("NOT is_paper AND archived_at IS NULL")),
    )


class SignalExecution(Identified, Base):
    """An order that a user placed on a signal. The same `idempotency_key` of a user is the same order.

    `position_size` is the amount that was wanted, `filled_amount` what of it was traded, at `execution_price` on average;
    `fills_from` is the open of the first candle that may fill the rest, NULL once nothing more is wanted; why not, says `cancel_reason`.
    `request_sha256` tells one request from another.
    """

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
    order_type: Mapped[str] = mapped_column(server_default="market")
    filled_amount: Mapped[Decimal] = mapped_column(server_default="0")
    filled_quantity: Mapped[Decimal] = mapped_column(server_default="0")
    slippage: Mapped[Decimal] = mapped_column(server_default="0")
    request_sha256: Mapped[str | None]
    fills_from: Mapped[datetime | None]
    cancel_reason: Mapped[str | None]
    __table_args__ = (
        money("execution_price"),
        money("position_size"),
        percent("portfolio_percentage"),
        money("fee"),
        money("filled_amount"),
        money("filled_quantity"),
        money("slippage"),
        one_of("execution_type", "manual", "automatic"),
        one_of("order_type", "market", "next_bar"),
        one_of("status", "pending", "filled", "partially_filled", "cancelled"),
        UniqueConstraint("user_id", "idempotency_key"),
        newest(__tablename__, "user_id", "executed_at"),
        Index("ix_signal_executions_open", "portfolio_id", postgresql_where=text("fills_from IS NOT NULL")),
    )


class Position(Identified, Base):
    """What an order brought a portfolio of an asset; `quantity` is negative when it is short, 0 when it is closed.

    `opened_quantity` is all that was ever bought or sold short for it, `cost_basis` the cash that is tied up in what is left (for a
    short its margin, as much as was sold). `realized_pnl` is after `fees_paid` (slippage among them) and `funding_paid`. Candles have
    been looked at up to `settled_until`, funding is paid up to `funding_until`.
    """

    __tablename__ = "positions"
    portfolio_id: Mapped[int] = mapped_column(ForeignKey("portfolios.id", ondelete="CASCADE"), index=True)
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id"), index=True)
    quantity: Mapped[Decimal]
    average_price: Mapped[Decimal]
    realized_pnl: Mapped[Decimal] = mapped_column(server_default="0")
    opened_at: Mapped[datetime] = mapped_column(server_default=NOW)
    closed_at: Mapped[datetime | None]
    signal_execution_id: Mapped[int | None] = mapped_column(ForeignKey("signal_executions.id", ondelete="SET NULL"))
    opened_quantity: Mapped[Decimal] = mapped_column(server_default="0")
    cost_basis: Mapped[Decimal] = mapped_column(server_default="0")
    fees_paid: Mapped[Decimal] = mapped_column(server_default="0")
    funding_paid: Mapped[Decimal] = mapped_column(server_default="0")
    target_price: Mapped[float | None]
    stop_loss: Mapped[float | None]
    expires_at: Mapped[datetime | None]
    settled_until: Mapped[datetime | None]
    funding_until: Mapped[datetime | None]
    exit_kind: Mapped[str | None]
    exit_price: Mapped[Decimal | None]
    __table_args__ = (
        CheckConstraint("quantity <> 'NaN'", name="quantity"),
        money("average_price"),
        CheckConstraint("realized_pnl <> 'NaN'", name="realized_pnl"),
        money("cost_basis"),
        money("fees_paid"),
        money("funding_paid"),
        positive("target_price"),
        positive("stop_loss"),
        one_of("exit_kind", "target", "stop", "timeout", "manual", "liquidated"),
        money("exit_price"),
        CheckConstraint("quantity * opened_quantity >= 0 AND abs(quantity) <= abs(opened_quantity)", name="held"),
        CheckConstraint("(closed_at IS NULL) = (quantity <> 0) AND (quantity <> 0 OR cost_basis = 0)", name="closed"),
        Index("ix_positions_open", "portfolio_id", postgresql_where=text("closed_at IS NULL")),
    )


class PortfolioTransaction(Identified, Created, Base):
    """One movement of cash, never changed: `amount` is what came (or went, below zero), `cash_after` what there was then.

    Longs buy and sell; shorts put up a margin and get it back with what was won, or less what was lost (release). `moment` is the
    market's time of it.
    """

    __tablename__ = "portfolio_transactions"
    portfolio_id: Mapped[int] = mapped_column(ForeignKey("portfolios.id", ondelete="CASCADE"))
    kind: Mapped[str]
    amount: Mapped[Decimal]
    cash_after: Mapped[Decimal]
    crypto_id: Mapped[int | None] = mapped_column(ForeignKey("cryptocurrencies.id"))
    position_id: Mapped[int | None] = mapped_column(ForeignKey("positions.id"), index=True)
    execution_id: Mapped[int | None] = mapped_column(ForeignKey("signal_executions.id"), index=True)
    quantity: Mapped[Decimal | None]
    price: Mapped[Decimal | None]
    moment: Mapped[datetime]
    __table_args__ = (
        one_of("kind", "deposit", "buy", "sell", "margin", "release", "fee", "slippage", "funding"),
        CheckConstraint("amount <> 'NaN'", name="amount"),
        money("cash_after"),
        money("quantity"),
        money("price"),
        Index(None, "portfolio_id", "id"),
    )


class PortfolioValuation(Identified, Base):
    """What an account was worth at a moment, by the prices known then; `held_btc_value` is what held Bitcoin would have been worth.

    `exposure` is the sum of what is held long and owed short.
    """

    __tablename__ = "portfolio_valuations"
    portfolio_id: Mapped[int] = mapped_column(ForeignKey("portfolios.id", ondelete="CASCADE"))
    moment: Mapped[datetime]
    occasion: Mapped[str]
    cash: Mapped[Decimal]
    positions_value: Mapped[Decimal]
    total_value: Mapped[Decimal]
    exposure: Mapped[Decimal]
    held_btc_value: Mapped[Decimal | None]
    __table_args__ = (
        one_of("occasion", "hour", "execution"),
        money("cash"),
        money("positions_value"),
        CheckConstraint("total_value = cash + positions_value", name="total_value"),
        money("exposure"),
        money("held_btc_value"),
        UniqueConstraint("portfolio_id", "moment", "occasion"),
    )
