"""Layer 4: signals, executions, portfolios, positions and limits."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON, keep_updated_at

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "trading_signals",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("generated_by", sa.BigInteger()),
        sa.Column("signal_type", sa.Text(), nullable=False),
        sa.Column("entry_price", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("target_price", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("stop_loss", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("confidence_score", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("evidence", JSON, server_default=EMPTY, nullable=False),
        sa.Column("break_even", sa.DOUBLE_PRECISION()),
        sa.Column("edge", sa.DOUBLE_PRECISION()),
        sa.Column("edge_low", sa.DOUBLE_PRECISION()),
        sa.Column("edge_high", sa.DOUBLE_PRECISION()),
        sa.Column("risk_level", sa.Text(), nullable=False),
        sa.Column("risk_reward_ratio", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("time_horizon_hours", sa.Integer(), server_default="24", nullable=False),
        sa.Column("ai_analysis", JSON, server_default=EMPTY, nullable=False),
        sa.Column("market_context", JSON, server_default=EMPTY, nullable=False),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column("outcome", sa.Text()),
        sa.Column("outcome_price", sa.DOUBLE_PRECISION()),
        sa.Column("outcome_at", sa.DateTime(timezone=True)),
        sa.Column("realized_return", sa.DOUBLE_PRECISION()),
        sa.Column("cascade_run_id", sa.BigInteger()),
        sa.Column("generated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "CASE signal_type WHEN 'long' THEN stop_loss > 0 AND stop_loss < entry_price AND entry_price < target_price AND target_price < 'Infinity' ELSE target_price > 0 AND target_price < entry_price AND entry_price < stop_loss AND stop_loss < 'Infinity' END",
            name="ck_trading_signals_prices",
        ),
        sa.CheckConstraint("break_even > '-Infinity' AND break_even < 'Infinity'", name="ck_trading_signals_break_even"),
        sa.CheckConstraint("edge > '-Infinity' AND edge < 'Infinity'", name="ck_trading_signals_edge"),
        sa.CheckConstraint("edge_high > '-Infinity' AND edge_high < 'Infinity'", name="ck_trading_signals_edge_high"),
        sa.CheckConstraint("edge_low > '-Infinity' AND edge_low < 'Infinity'", name="ck_trading_signals_edge_low"),
        sa.CheckConstraint("outcome IN ('target', 'stop', 'timeout')", name="ck_trading_signals_outcome"),
        sa.CheckConstraint("outcome_price > 0 AND outcome_price < 'Infinity'", name="ck_trading_signals_outcome_price"),
        sa.CheckConstraint(
            "realized_return > '-Infinity' AND realized_return < 'Infinity'", name="ck_trading_signals_realized_return"
        ),
        sa.CheckConstraint("risk_level IN ('low', 'medium', 'high', 'extreme')", name="ck_trading_signals_risk_level"),
        sa.CheckConstraint(
            "risk_reward_ratio > 0 AND risk_reward_ratio < 'Infinity'", name="ck_trading_signals_risk_reward_ratio"
        ),
        sa.CheckConstraint("signal_type IN ('long', 'short')", name="ck_trading_signals_signal_type"),
        sa.CheckConstraint("status IN ('active', 'executed', 'expired', 'cancelled')", name="ck_trading_signals_status"),
        sa.CheckConstraint("confidence_score BETWEEN 0 AND 1", name="ck_trading_signals_confidence_score"),
        sa.CheckConstraint("expires_at > generated_at", name="ck_trading_signals_expires_at"),
        sa.CheckConstraint("time_horizon_hours > 0", name="ck_trading_signals_time_horizon_hours"),
        sa.ForeignKeyConstraint(["cascade_run_id"], ["cascade_runs.id"], name="fk_trading_signals_cascade_run_id"),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_trading_signals_crypto_id"),
        sa.ForeignKeyConstraint(["generated_by"], ["users.id"], name="fk_trading_signals_generated_by", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_trading_signals"),
    )
    op.create_index(
        "ix_trading_signals_active_expires_at", "trading_signals", ["expires_at"], postgresql_where=sa.text("status = 'active'")
    )
    op.create_index("ix_trading_signals_cascade_run_id", "trading_signals", ["cascade_run_id"])
    op.create_index(
        "ix_trading_signals_crypto_id_status_generated_at",
        "trading_signals",
        ["crypto_id", "status", sa.literal_column("generated_at DESC")],
    )
    op.create_index("ix_trading_signals_generated_at", "trading_signals", [sa.literal_column("generated_at DESC")])
    op.create_index(
        "uq_trading_signals_active",
        "trading_signals",
        ["crypto_id", "signal_type"],
        unique=True,
        postgresql_where=sa.text("status = 'active'"),
    )
    op.create_table(
        "portfolios",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("base_currency", sa.Text(), server_default="USD", nullable=False),
        sa.Column("cash", sa.Numeric(precision=38, scale=18), server_default="0", nullable=False),
        sa.Column("is_paper", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("cash >= 0 AND cash <> 'NaN'", name="ck_portfolios_cash"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_portfolios_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_portfolios"),
    )
    op.create_index("ix_portfolios_user_id", "portfolios", ["user_id"])
    op.create_table(
        "signal_executions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("signal_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("portfolio_id", sa.BigInteger()),
        sa.Column("idempotency_key", sa.Text(), nullable=False),
        sa.Column("execution_price", sa.Numeric(precision=38, scale=18)),
        sa.Column("position_size", sa.Numeric(precision=38, scale=18), nullable=False),
        sa.Column("portfolio_percentage", sa.DOUBLE_PRECISION()),
        sa.Column("fee", sa.Numeric(precision=38, scale=18), server_default="0", nullable=False),
        sa.Column("execution_type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), server_default="pending", nullable=False),
        sa.Column("execution_details", JSON, server_default=EMPTY, nullable=False),
        sa.Column("executed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("execution_price >= 0 AND execution_price <> 'NaN'", name="ck_signal_executions_execution_price"),
        sa.CheckConstraint("execution_type IN ('manual', 'automatic')", name="ck_signal_executions_execution_type"),
        sa.CheckConstraint("fee >= 0 AND fee <> 'NaN'", name="ck_signal_executions_fee"),
        sa.CheckConstraint("position_size >= 0 AND position_size <> 'NaN'", name="ck_signal_executions_position_size"),
        sa.CheckConstraint(
            "status IN ('pending', 'filled', 'partially_filled', 'cancelled')", name="ck_signal_executions_status"
        ),
        sa.CheckConstraint("portfolio_percentage BETWEEN 0 AND 100", name="ck_signal_executions_portfolio_percentage"),
        sa.ForeignKeyConstraint(
            ["portfolio_id"], ["portfolios.id"], name="fk_signal_executions_portfolio_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["signal_id"], ["trading_signals.id"], name="fk_signal_executions_signal_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_signal_executions_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_signal_executions"),
        sa.UniqueConstraint("user_id", "idempotency_key", name="uq_signal_executions_user_id_idempotency_key"),
    )
    op.create_index("ix_signal_executions_signal_id", "signal_executions", ["signal_id"])
    op.create_index(
        "ix_signal_executions_user_id_executed_at", "signal_executions", ["user_id", sa.literal_column("executed_at DESC")]
    )
    op.create_table(
        "positions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("portfolio_id", sa.BigInteger(), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=38, scale=18), nullable=False),
        sa.Column("average_price", sa.Numeric(precision=38, scale=18), nullable=False),
        sa.Column("realized_pnl", sa.Numeric(precision=38, scale=18), server_default="0", nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("signal_execution_id", sa.BigInteger()),
        sa.CheckConstraint("average_price >= 0 AND average_price <> 'NaN'", name="ck_positions_average_price"),
        sa.CheckConstraint("quantity <> 'NaN'", name="ck_positions_quantity"),
        sa.CheckConstraint("realized_pnl <> 'NaN'", name="ck_positions_realized_pnl"),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_positions_crypto_id"),
        sa.ForeignKeyConstraint(["portfolio_id"], ["portfolios.id"], name="fk_positions_portfolio_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["signal_execution_id"], ["signal_executions.id"], name="fk_positions_signal_execution_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_positions"),
    )
    op.create_index("ix_positions_crypto_id", "positions", ["crypto_id"])
    op.create_index("ix_positions_portfolio_id", "positions", ["portfolio_id"])
    op.create_table(
        "risk_management",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("max_position_size", sa.Numeric(precision=38, scale=18), server_default="1000", nullable=False),
        sa.Column("max_portfolio_risk", sa.DOUBLE_PRECISION(), server_default="0.02", nullable=False),
        sa.Column("risk_rules", JSON, server_default=EMPTY, nullable=False),
        sa.Column("current_exposure", JSON, server_default=EMPTY, nullable=False),
        sa.Column("risk_metrics", JSON, server_default=EMPTY, nullable=False),
        sa.Column("last_calculated", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "max_position_size >= 0 AND max_position_size <> 'NaN'", name="ck_risk_management_max_position_size"
        ),
        sa.CheckConstraint("max_portfolio_risk BETWEEN 0 AND 1", name="ck_risk_management_max_portfolio_risk"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_risk_management_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_risk_management"),
        sa.UniqueConstraint("user_id", name="uq_risk_management_user_id"),
    )
    keep_updated_at("trading_signals")
    keep_updated_at("portfolios")
    keep_updated_at("signal_executions")
    keep_updated_at("risk_management")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("risk_management")
    op.drop_table("positions")
    op.drop_table("signal_executions")
    op.drop_table("portfolios")
    op.drop_table("trading_signals")
