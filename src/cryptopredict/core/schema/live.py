"""Accounts at an exchange: the sealed key, what was sent there, what came back. Nothing of it is guessed."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import Base, Created, Identified, Json, money, one_of

__all__ = ["ExchangeAccount", "ExchangeFill", "ExchangeOrder"]


class ExchangeAccount(Identified, Created, Base):
    """What makes a portfolio live. `sealed` holds key and secret, NULL once it was disconnected.

    `allowed_at` is the second switch, with the words by which its owner set it. `halted_at` is the kill switch of this account: set where
    balances did not agree, with the `differences` that were found at `checked_at`.
    """

    __tablename__ = "exchange_accounts"
    portfolio_id: Mapped[int] = mapped_column(ForeignKey("portfolios.id", ondelete="CASCADE"), unique=True)
    exchange: Mapped[str]
    sealed: Mapped[str | None]
    allowed_at: Mapped[datetime | None]
    allowed_words: Mapped[str | None]
    halted_at: Mapped[datetime | None]
    halted_why: Mapped[str | None]
    checked_at: Mapped[datetime | None]
    differences: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    __table_args__ = (one_of("exchange", "binance"),)


class ExchangeOrder(Identified, Created, Base):
    """An order from its intent on: `intended` (nothing was sent), `sent` (it may have arrived), `done` (nothing more comes of it).

    A buy spends an `amount` of money, a sale gives a `quantity` of coins of a position. `client_order_id` is the name by which the
    exchange is asked what became of it, `exchange_id` the exchange's own. `outcome` says how it ended.
    """

    __tablename__ = "exchange_orders"
    portfolio_id: Mapped[int] = mapped_column(ForeignKey("portfolios.id", ondelete="CASCADE"), index=True)
    execution_id: Mapped[int] = mapped_column(ForeignKey("signal_executions.id", ondelete="CASCADE"), index=True)
    position_id: Mapped[int | None] = mapped_column(ForeignKey("positions.id", ondelete="CASCADE"), index=True)
    side: Mapped[str]
    symbol: Mapped[str]
    base_asset: Mapped[str]
    client_order_id: Mapped[str] = mapped_column(unique=True)
    amount: Mapped[Decimal | None]
    quantity: Mapped[Decimal | None]
    exit_kind: Mapped[str | None]
    status: Mapped[str] = mapped_column(server_default="intended")
    exchange_id: Mapped[str | None]
    outcome: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("side", "buy", "sell"),
        one_of("status", "intended", "sent", "done"),
        money("amount"),
        money("quantity"),
        one_of("exit_kind", "target", "stop", "timeout", "manual", "liquidated"),
        Index("ix_exchange_orders_open", "portfolio_id", postgresql_where=text("status <> 'done'")),
        Index(
            "uq_exchange_orders_sale",
            "position_id",
            unique=True,
            postgresql_where=text("side = 'sell' AND status <> 'done'"),
        ),
    )


class ExchangeFill(Identified, Created, Base):
    """A trade as the exchange tells it: coins, money, and a commission in an asset of its choice."""

    __tablename__ = "exchange_fills"
    order_id: Mapped[int] = mapped_column(ForeignKey("exchange_orders.id", ondelete="CASCADE"))
    trade_id: Mapped[str]
    price: Mapped[Decimal]
    quantity: Mapped[Decimal]
    quote: Mapped[Decimal]
    commission: Mapped[Decimal]
    commission_asset: Mapped[str]
    moment: Mapped[datetime]
    __table_args__ = (
        money("price"),
        money("quantity"),
        money("quote"),
        money("commission"),
        UniqueConstraint("order_id", "trade_id"),
    )
