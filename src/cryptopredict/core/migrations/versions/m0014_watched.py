"""Versions that do not count for a while; claims about sectors, and about regimes and sectors ahead."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_SAME = ("claim", "based_on", "crypto_id", "sector_id", "prediction_horizon", "model_name", "is_backtest")
_SAME_BEFORE = ("claim", "based_on", "crypto_id", "prediction_horizon", "model_name", "is_backtest")


def upgrade() -> None:
    """Make room."""
    op.create_table(
        "model_suspensions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("model_version_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True)),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("evidence", JSON, server_default=EMPTY, nullable=False),
        sa.Column("cleared_by", sa.BigInteger()),
        sa.Column("cleared_why", sa.Text()),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("until >= since", name="ck_model_suspensions_until"),
        sa.ForeignKeyConstraint(
            ["model_version_id"], ["model_versions.id"], name="fk_model_suspensions_model_version_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["cleared_by"], ["users.id"], name="fk_model_suspensions_cleared_by", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_model_suspensions"),
    )
    op.create_index(
        "uq_model_suspensions_model_version_id",
        "model_suspensions",
        ["model_version_id"],
        unique=True,
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index("ix_model_suspensions_model_version_id_since", "model_suspensions", ["model_version_id", "since"])
    op.add_column("predictions", sa.Column("sector_id", sa.BigInteger()))
    op.create_foreign_key("fk_predictions_sector_id", "predictions", "crypto_sectors", ["sector_id"], ["id"])
    _rules(
        "'price', 'regime', 'rotation', 'beats_median', 'target_before_stop', 'regime_ahead', 'next_leader'",
        "claim IN ('regime', 'rotation', 'regime_ahead', 'next_leader') OR crypto_id IS NOT NULL",
    )
    op.create_check_constraint(
        "ck_predictions_about_a_sector", "predictions", "(claim = 'next_leader') = (sector_id IS NOT NULL)"
    )
    _same(_SAME)


def downgrade() -> None:
    """Take it back; the older schema does not know these claims."""
    op.execute("DELETE FROM predictions WHERE claim IN ('regime_ahead', 'next_leader')")
    op.drop_constraint("ck_predictions_about_a_sector", "predictions")
    _rules(
        "'price', 'regime', 'rotation', 'beats_median', 'target_before_stop'",
        "claim IN ('regime', 'rotation') OR crypto_id IS NOT NULL",
    )
    _same(_SAME_BEFORE)
    op.drop_column("predictions", "sector_id")
    op.drop_table("model_suspensions")


def _rules(claims: str, about: str) -> None:
    for name, rule in (("claim", f"claim IN ({claims})"), ("about_an_asset", about)):
        op.drop_constraint(f"ck_predictions_{name}", "predictions")
        op.create_check_constraint(f"ck_predictions_{name}", "predictions", rule)


def _same(columns: tuple[str, ...]) -> None:
    op.drop_index("uq_predictions_claim", "predictions")
    op.create_index(
        "uq_predictions_claim",
        "predictions",
        list(columns),
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("based_on IS NOT NULL AND signal_id IS NULL AND user_id IS NULL"),
    )
