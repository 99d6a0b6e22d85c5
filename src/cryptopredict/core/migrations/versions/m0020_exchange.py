"""Accounts at an exchange, orders from their intent on, and fills as the exchange tells them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_MONEY = sa.Numeric(38, 18)
_MOMENT = sa.DateTime(timezone=True)


def _table(name: str, *columns: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *columns,
        sa.Column("created_at", _MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _money(table: str, column: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{column} >= 0 AND {column} <> 'NaN'", name=f"ck_{table}_{column}")


def upgrade() -> None:
    """Make room."""
    op.create_index(
        "uq_portfolios_live",
        "portfolios",
        ["user_id"],
        unique=True,
        postgresql_where=sa.text("NOT is_paper AND archived_at IS NULL"),
    )
    _accounts()
    _orders()
    name = "exchange_fills"
    amounts = ("price", "quantity", "quote", "commission")
    _table(
        name,
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("trade_id", sa.Text(), nullable=False),
        *(sa.Column(column, _MONEY, nullable=False) for column in amounts),
        sa.Column("commission_asset", sa.Text(), nullable=False),
        sa.Column("moment", _MOMENT, nullable=False),
        *(_money(name, column) for column in amounts),
        _to(name, "order_id", "exchange_orders"),
        sa.UniqueConstraint("order_id", "trade_id", name=f"uq_{name}_order_id_trade_id"),
    )


def _accounts() -> None:
    name = "exchange_accounts"
    _table(
        name,
        sa.Column("portfolio_id", sa.BigInteger(), nullable=False),
        sa.Column("exchange", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text()),
        sa.Column("allowed_at", _MOMENT),
        sa.Column("allowed_words", sa.Text()),
        sa.Column("halted_at", _MOMENT),
        sa.Column("halted_why", sa.Text()),
        sa.Column("checked_at", _MOMENT),
        sa.Column("differences", JSON, server_default=EMPTY, nullable=False),
        sa.CheckConstraint("exchange IN ('binance')", name=f"ck_{name}_exchange"),
        _to(name, "portfolio_id", "portfolios"),
        sa.UniqueConstraint("portfolio_id", name=f"uq_{name}_portfolio_id"),
    )


def _orders() -> None:
    name = "exchange_orders"
    _table(
        name,
        sa.Column("portfolio_id", sa.BigInteger(), nullable=False),
        sa.Column("execution_id", sa.BigInteger(), nullable=False),
        sa.Column("position_id", sa.BigInteger()),
        *(sa.Column(column, sa.Text(), nullable=False) for column in ("side", "symbol", "base_asset", "client_order_id")),
        sa.Column("amount", _MONEY),
        sa.Column("quantity", _MONEY),
        sa.Column("exit_kind", sa.Text()),
        sa.Column("status", sa.Text(), server_default="intended", nullable=False),
        sa.Column("exchange_id", sa.Text()),
        sa.Column("outcome", sa.Text()),
        sa.Column("sent_at", _MOMENT),
        sa.Column("ended_at", _MOMENT),
        sa.CheckConstraint("side IN ('buy', 'sell')", name=f"ck_{name}_side"),
        sa.CheckConstraint("status IN ('intended', 'sent', 'done')", name=f"ck_{name}_status"),
        sa.CheckConstraint("exit_kind IN ('target', 'stop', 'timeout', 'manual', 'liquidated')", name=f"ck_{name}_exit_kind"),
        _money(name, "amount"),
        _money(name, "quantity"),
        _to(name, "portfolio_id", "portfolios"),
        _to(name, "execution_id", "signal_executions"),
        _to(name, "position_id", "positions"),
        sa.UniqueConstraint("client_order_id", name=f"uq_{name}_client_order_id"),
    )
    for column in ("portfolio_id", "execution_id", "position_id"):
        op.create_index(f"ix_{name}_{column}", name, [column])
    op.create_index(f"ix_{name}_open", name, ["portfolio_id"], postgresql_where=sa.text("status <> 'done'"))
    op.create_index(
        "uq_exchange_orders_sale",
        name,
        ["position_id"],
        unique=True,
        postgresql_where=sa.text("side = 'sell' AND status <> 'done'"),
    )


def downgrade() -> None:
    """Forget it."""
    for table in ("exchange_fills", "exchange_orders", "exchange_accounts"):
        op.drop_table(table)
    op.drop_index("uq_portfolios_live", "portfolios")
