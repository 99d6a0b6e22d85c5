"""The market day by day, with what the macro layer would have said when each day closed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "macro_days",
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("index_level", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("market_regime", sa.Text(), nullable=False),
        sa.Column("confidence_score", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("risk_level", sa.Text(), nullable=False),
        sa.Column("trend_strength", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("recommended_exposure", sa.DOUBLE_PRECISION(), nullable=False),
        sa.CheckConstraint("index_level > 0 AND index_level < 'Infinity'", name="ck_macro_days_index_level"),
        sa.CheckConstraint("market_regime IN ('bull', 'bear', 'neutral', 'volatile')", name="ck_macro_days_market_regime"),
        sa.CheckConstraint("risk_level IN ('low', 'medium', 'high', 'extreme')", name="ck_macro_days_risk_level"),
        sa.CheckConstraint("confidence_score BETWEEN 0 AND 1", name="ck_macro_days_confidence_score"),
        sa.CheckConstraint("trend_strength BETWEEN 0 AND 1", name="ck_macro_days_trend_strength"),
        sa.CheckConstraint("recommended_exposure BETWEEN 0 AND 1", name="ck_macro_days_recommended_exposure"),
        sa.PrimaryKeyConstraint("closed_at", name="pk_macro_days"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("macro_days")
