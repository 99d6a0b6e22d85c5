"""The kill switch: what is stopped, since when, and by whom."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "halts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("layer", sa.Integer()),
        sa.Column("crypto_id", sa.BigInteger()),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True)),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("tripped_by", sa.Text()),
        sa.Column("evidence", JSON, server_default=EMPTY, nullable=False),
        sa.Column("pressed_by", sa.BigInteger()),
        sa.Column("lifted_by", sa.BigInteger()),
        sa.Column("lifted_why", sa.Text()),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("scope IN ('global', 'layer', 'asset')", name="ck_halts_scope"),
        sa.CheckConstraint(
            "(scope = 'layer') = (layer IS NOT NULL) AND (scope = 'asset') = (crypto_id IS NOT NULL)", name="ck_halts_subject"
        ),
        sa.CheckConstraint("layer BETWEEN 1 AND 4", name="ck_halts_layer"),
        sa.CheckConstraint("tripped_by IN ('drawdown', 'calibration', 'stale_data')", name="ck_halts_tripped_by"),
        sa.CheckConstraint("until >= since", name="ck_halts_until"),
        sa.CheckConstraint("reason <> ''", name="ck_halts_reason"),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_halts_crypto_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["pressed_by"], ["users.id"], name="fk_halts_pressed_by", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["lifted_by"], ["users.id"], name="fk_halts_lifted_by", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_halts"),
    )
    op.create_index(
        "uq_halts_open",
        "halts",
        ["scope", "layer", "crypto_id", "tripped_by"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index("ix_halts_crypto_id", "halts", ["crypto_id"])
    op.create_index("ix_halts_since", "halts", [sa.literal_column("since DESC")])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("halts")
