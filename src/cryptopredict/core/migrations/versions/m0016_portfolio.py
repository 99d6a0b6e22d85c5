"""The money of paper accounts: every movement of it, what it was worth, and what orders and positions need to be carried out."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_MONEY = sa.Numeric(precision=38, scale=18)
_WHEN = sa.DateTime(timezone=True)
_KINDS = "'deposit', 'buy', 'sell', 'margin', 'release', 'fee', 'slippage', 'funding'"
_ADDED: dict[str, tuple[tuple[str, Any, str | None], ...]] = {
    "portfolios": (
        ("starting_cash", _MONEY, "0"),
        ("start_btc_price", sa.DOUBLE_PRECISION(), None),
        ("archived_at", _WHEN, None),
    ),
    "signal_executions": (
        ("order_type", sa.Text(), "market"),
        ("filled_amount", _MONEY, "0"),
        ("filled_quantity", _MONEY, "0"),
        ("slippage", _MONEY, "0"),
        ("request_sha256", sa.Text(), None),
        ("fills_from", _WHEN, None),
        ("cancel_reason", sa.Text(), None),
    ),
    "positions": (
        ("opened_quantity", _MONEY, "0"),
        ("cost_basis", _MONEY, "0"),
        ("fees_paid", _MONEY, "0"),
        ("funding_paid", _MONEY, "0"),
        ("target_price", sa.DOUBLE_PRECISION(), None),
        ("stop_loss", sa.DOUBLE_PRECISION(), None),
        ("expires_at", _WHEN, None),
        ("settled_until", _WHEN, None),
        ("funding_until", _WHEN, None),
        ("exit_kind", sa.Text(), None),
        ("exit_price", _MONEY, None),
    ),
}
_CHECKS = (
    ("portfolios", "starting_cash", "starting_cash >= 0 AND starting_cash <> 'NaN'"),
    ("portfolios", "start_btc_price", "start_btc_price > 0 AND start_btc_price < 'Infinity'"),
    ("signal_executions", "order_type", "order_type IN ('market', 'next_bar')"),
    ("signal_executions", "filled_amount", "filled_amount >= 0 AND filled_amount <> 'NaN'"),
    ("signal_executions", "filled_quantity", "filled_quantity >= 0 AND filled_quantity <> 'NaN'"),
    ("signal_executions", "slippage", "slippage >= 0 AND slippage <> 'NaN'"),
    ("positions", "cost_basis", "cost_basis >= 0 AND cost_basis <> 'NaN'"),
    ("positions", "fees_paid", "fees_paid >= 0 AND fees_paid <> 'NaN'"),
    ("positions", "funding_paid", "funding_paid >= 0 AND funding_paid <> 'NaN'"),
    ("positions", "target_price", "target_price > 0 AND target_price < 'Infinity'"),
    ("positions", "stop_loss", "stop_loss > 0 AND stop_loss < 'Infinity'"),
    ("positions", "exit_kind", "exit_kind IN ('target', 'stop', 'timeout', 'manual', 'liquidated')"),
    ("positions", "exit_price", "exit_price >= 0 AND exit_price <> 'NaN'"),
    ("positions", "held", "quantity * opened_quantity >= 0 AND abs(quantity) <= abs(opened_quantity)"),
    ("positions", "closed", "(closed_at IS NULL) = (quantity <> 0) AND (quantity <> 0 OR cost_basis = 0)"),
)


def upgrade() -> None:
    """Make room."""
    for table, columns in _ADDED.items():
        for name, kind, default in columns:
            op.add_column(table, sa.Column(name, kind, server_default=default, nullable=default is None))
    for table, name, rule in _CHECKS:
        op.create_check_constraint(f"ck_{table}_{name}", table, rule)
    op.create_index(
        "uq_portfolios_paper",
        "portfolios",
        ["user_id"],
        unique=True,
        postgresql_where=sa.text("is_paper AND archived_at IS NULL"),
    )
    op.create_index(
        "ix_signal_executions_open",
        "signal_executions",
        ["portfolio_id"],
        postgresql_where=sa.text("fills_from IS NOT NULL"),
    )
    op.create_index("ix_positions_open", "positions", ["portfolio_id"], postgresql_where=sa.text("closed_at IS NULL"))
    op.create_table(
        "portfolio_transactions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("portfolio_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", _MONEY, nullable=False),
        sa.Column("cash_after", _MONEY, nullable=False),
        sa.Column("crypto_id", sa.BigInteger()),
        sa.Column("position_id", sa.BigInteger()),
        sa.Column("execution_id", sa.BigInteger()),
        sa.Column("quantity", _MONEY),
        sa.Column("price", _MONEY),
        sa.Column("moment", _WHEN, nullable=False),
        sa.Column("created_at", _WHEN, server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name="ck_portfolio_transactions_kind"),
        sa.CheckConstraint("amount <> 'NaN'", name="ck_portfolio_transactions_amount"),
        sa.CheckConstraint("cash_after >= 0 AND cash_after <> 'NaN'", name="ck_portfolio_transactions_cash_after"),
        sa.CheckConstraint("quantity >= 0 AND quantity <> 'NaN'", name="ck_portfolio_transactions_quantity"),
        sa.CheckConstraint("price >= 0 AND price <> 'NaN'", name="ck_portfolio_transactions_price"),
        sa.ForeignKeyConstraint(
            ["portfolio_id"], ["portfolios.id"], name="fk_portfolio_transactions_portfolio_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_portfolio_transactions_crypto_id"),
        sa.ForeignKeyConstraint(["position_id"], ["positions.id"], name="fk_portfolio_transactions_position_id"),
        sa.ForeignKeyConstraint(["execution_id"], ["signal_executions.id"], name="fk_portfolio_transactions_execution_id"),
        sa.PrimaryKeyConstraint("id", name="pk_portfolio_transactions"),
    )
    op.create_index("ix_portfolio_transactions_portfolio_id_id", "portfolio_transactions", ["portfolio_id", "id"])
    op.create_index("ix_portfolio_transactions_position_id", "portfolio_transactions", ["position_id"])
    op.create_index("ix_portfolio_transactions_execution_id", "portfolio_transactions", ["execution_id"])
    op.create_table(
        "portfolio_valuations",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("portfolio_id", sa.BigInteger(), nullable=False),
        sa.Column("moment", _WHEN, nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("cash", _MONEY, nullable=False),
        sa.Column("positions_value", _MONEY, nullable=False),
        sa.Column("total_value", _MONEY, nullable=False),
        sa.Column("exposure", _MONEY, nullable=False),
        sa.Column("held_btc_value", _MONEY),
        sa.CheckConstraint("occasion IN ('hour', 'execution')", name="ck_portfolio_valuations_occasion"),
        sa.CheckConstraint("cash >= 0 AND cash <> 'NaN'", name="ck_portfolio_valuations_cash"),
        sa.CheckConstraint("positions_value >= 0 AND positions_value <> 'NaN'", name="ck_portfolio_valuations_positions_value"),
        sa.CheckConstraint("total_value = cash + positions_value", name="ck_portfolio_valuations_total_value"),
        sa.CheckConstraint("exposure >= 0 AND exposure <> 'NaN'", name="ck_portfolio_valuations_exposure"),
        sa.CheckConstraint("held_btc_value >= 0 AND held_btc_value <> 'NaN'", name="ck_portfolio_valuations_held_btc_value"),
        sa.ForeignKeyConstraint(
            ["portfolio_id"], ["portfolios.id"], name="fk_portfolio_valuations_portfolio_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_portfolio_valuations"),
        sa.UniqueConstraint("portfolio_id", "moment", "occasion", name="uq_portfolio_valuations_portfolio_id_moment_occasion"),
    )
    _append_only()


def downgrade() -> None:
    """Take it back."""
    op.drop_table("portfolio_valuations")
    op.drop_table("portfolio_transactions")
    op.execute("DROP FUNCTION refuse_change_of_history()")
    op.drop_index("ix_positions_open", "positions")
    op.drop_index("ix_signal_executions_open", "signal_executions")
    op.drop_index("uq_portfolios_paper", "portfolios")
    for table, name, _ in reversed(_CHECKS):
        op.drop_constraint(f"ck_{table}_{name}", table)
    for table, columns in _ADDED.items():
        for name, _, _ in reversed(columns):
            op.drop_column(table, name)


def _append_only() -> None:
    """A movement of money is never changed; it goes with its whole account, and not before."""
    op.execute(
        """
        CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                IF NOT EXISTS (SELECT FROM portfolios WHERE id = OLD.portfolio_id) THEN
                    RETURN OLD;
                END IF;
            END IF;
            RAISE EXCEPTION 'movements of money are never changed' USING ERRCODE = 'restrict_violation';
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON portfolio_transactions"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history()"
    )
    op.execute(
        "CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON portfolio_transactions"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()"
    )
