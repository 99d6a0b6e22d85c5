"""Layer 2: performance, rotation and who belongs where."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON, keep_updated_at

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "crypto_sector_mapping",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("sector_id", sa.BigInteger(), nullable=False),
        sa.Column("weight", sa.DOUBLE_PRECISION(), server_default="1", nullable=False),
        sa.Column("is_primary", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("weight BETWEEN 0 AND 1", name="ck_crypto_sector_mapping_weight"),
        sa.ForeignKeyConstraint(
            ["crypto_id"], ["cryptocurrencies.id"], name="fk_crypto_sector_mapping_crypto_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["crypto_sectors.id"], name="fk_crypto_sector_mapping_sector_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_crypto_sector_mapping"),
        sa.UniqueConstraint("crypto_id", "sector_id", name="uq_crypto_sector_mapping_crypto_id_sector_id"),
    )
    op.create_index("ix_crypto_sector_mapping_sector_id", "crypto_sector_mapping", ["sector_id"])
    op.create_index(
        "uq_crypto_sector_mapping_primary",
        "crypto_sector_mapping",
        ["crypto_id"],
        unique=True,
        postgresql_where=sa.text("is_primary"),
    )
    op.create_table(
        "sector_performance",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("sector_id", sa.BigInteger(), nullable=False),
        sa.Column("analysis_time", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("total_market_cap", sa.DOUBLE_PRECISION()),
        sa.Column("total_volume", sa.DOUBLE_PRECISION()),
        sa.Column("dominance_percentage", sa.DOUBLE_PRECISION()),
        sa.Column("momentum_score", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("performance_24h", sa.DOUBLE_PRECISION()),
        sa.Column("performance_7d", sa.DOUBLE_PRECISION()),
        sa.Column("performance_30d", sa.DOUBLE_PRECISION()),
        sa.Column("top_performers", JSON, server_default=sa.text("'[]'::jsonb"), nullable=False),
        sa.Column("performance_metrics", JSON, server_default=EMPTY, nullable=False),
        sa.Column("cascade_run_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "performance_24h > '-Infinity' AND performance_24h < 'Infinity'", name="ck_sector_performance_performance_24h"
        ),
        sa.CheckConstraint(
            "performance_30d > '-Infinity' AND performance_30d < 'Infinity'", name="ck_sector_performance_performance_30d"
        ),
        sa.CheckConstraint(
            "performance_7d > '-Infinity' AND performance_7d < 'Infinity'", name="ck_sector_performance_performance_7d"
        ),
        sa.CheckConstraint(
            "total_market_cap >= 0 AND total_market_cap < 'Infinity'", name="ck_sector_performance_total_market_cap"
        ),
        sa.CheckConstraint("total_volume >= 0 AND total_volume < 'Infinity'", name="ck_sector_performance_total_volume"),
        sa.CheckConstraint("dominance_percentage BETWEEN 0 AND 100", name="ck_sector_performance_dominance_percentage"),
        sa.CheckConstraint("momentum_score BETWEEN -1 AND 1", name="ck_sector_performance_momentum_score"),
        sa.ForeignKeyConstraint(
            ["cascade_run_id"], ["cascade_runs.id"], name="fk_sector_performance_cascade_run_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["crypto_sectors.id"], name="fk_sector_performance_sector_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sector_performance"),
    )
    op.create_index("ix_sector_performance_cascade_run_id", "sector_performance", ["cascade_run_id"])
    op.create_index(
        "ix_sector_performance_sector_id_analysis_time",
        "sector_performance",
        ["sector_id", sa.literal_column("analysis_time DESC")],
    )
    op.create_table(
        "sector_rotation_analysis",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("analysis_time", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("flow_directions", JSON, server_default=sa.text("'[]'::jsonb"), nullable=False),
        sa.Column("rotation_signals", JSON, server_default=EMPTY, nullable=False),
        sa.Column("leading_sectors", JSON, server_default=sa.text("'[]'::jsonb"), nullable=False),
        sa.Column("declining_sectors", JSON, server_default=sa.text("'[]'::jsonb"), nullable=False),
        sa.Column("rotation_probability", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("recommended_allocation", JSON, nullable=False),
        sa.Column("cascade_run_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("rotation_probability BETWEEN 0 AND 1", name="ck_sector_rotation_analysis_rotation_probability"),
        sa.ForeignKeyConstraint(
            ["cascade_run_id"], ["cascade_runs.id"], name="fk_sector_rotation_analysis_cascade_run_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sector_rotation_analysis"),
    )
    op.create_index(
        "ix_sector_rotation_analysis_analysis_time", "sector_rotation_analysis", [sa.literal_column("analysis_time DESC")]
    )
    op.create_index("ix_sector_rotation_analysis_cascade_run_id", "sector_rotation_analysis", ["cascade_run_id"])
    keep_updated_at("crypto_sector_mapping")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("sector_rotation_analysis")
    op.drop_table("sector_performance")
    op.drop_table("crypto_sector_mapping")
