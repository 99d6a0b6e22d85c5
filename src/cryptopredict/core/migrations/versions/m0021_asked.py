"""Claims that somebody asked for stay apart from those of the system; links that admins hand over; browsers of sessions; sectors set by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_SAME = ("claim", "based_on", "crypto_id", "sector_id", "prediction_horizon", "model_name", "is_backtest")


def upgrade() -> None:
    """Make room. What a user asked for is theirs, also when the user is gone."""
    op.add_column("predictions", sa.Column("is_asked", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.execute("UPDATE predictions SET is_asked = true WHERE user_id IS NOT NULL")
    op.create_check_constraint("ck_predictions_asked", "predictions", "user_id IS NULL OR is_asked")
    _same("based_on IS NOT NULL AND signal_id IS NULL AND NOT is_asked")
    op.create_index(
        "uq_predictions_asked",
        "predictions",
        ["user_id", "claim", "based_on", "crypto_id", "prediction_horizon", "model_name"],
        unique=True,
        postgresql_where=sa.text("user_id IS NOT NULL"),
    )
    op.add_column("push_subscriptions", sa.Column("session", sa.Uuid()))
    op.create_index("ix_push_subscriptions_session", "push_subscriptions", ["session"])
    _purposes("'activate', 'reset', 'handed'")
    op.add_column("cryptocurrencies", sa.Column("sector_is_set", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    # It was a gate for scores; the gate for signals is what they bring after costs, and nobody moves it.
    op.execute("UPDATE system_config SET value = value - 'signal_confidence_min' WHERE key = 'ai_thresholds'")


def downgrade() -> None:
    """Take it back; the older schema knows no claim that was asked for and whose user is gone."""
    op.execute(
        """UPDATE system_config SET value = value || '{"signal_confidence_min": 0.8}'::jsonb WHERE key = 'ai_thresholds'"""
    )
    op.drop_column("cryptocurrencies", "sector_is_set")
    op.execute("DELETE FROM account_tokens WHERE purpose = 'handed'")
    _purposes("'activate', 'reset'")
    op.drop_index("ix_push_subscriptions_session", "push_subscriptions")
    op.drop_column("push_subscriptions", "session")
    op.execute("DELETE FROM predictions WHERE is_asked AND user_id IS NULL")
    op.drop_index("uq_predictions_asked", "predictions")
    _same("based_on IS NOT NULL AND signal_id IS NULL AND user_id IS NULL")
    op.drop_constraint("ck_predictions_asked", "predictions")
    op.drop_column("predictions", "is_asked")


def _same(where: str) -> None:
    op.drop_index("uq_predictions_claim", "predictions")
    op.create_index(
        "uq_predictions_claim",
        "predictions",
        list(_SAME),
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text(where),
    )


def _purposes(words: str) -> None:
    op.drop_constraint("ck_account_tokens_purpose", "account_tokens")
    op.create_check_constraint("ck_account_tokens_purpose", "account_tokens", f"purpose IN ({words})")
