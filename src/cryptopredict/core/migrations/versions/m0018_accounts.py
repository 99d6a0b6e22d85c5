"""Single-use tokens that travel by mail; and what was done stays written when the one who did it is gone."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room."""
    op.create_table(
        "account_tokens",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("purpose IN ('activate', 'reset')", name="ck_account_tokens_purpose"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_account_tokens_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_account_tokens"),
        sa.UniqueConstraint("token_hash", name="uq_account_tokens_token_hash"),
    )
    op.create_index("ix_account_tokens_user_id", "account_tokens", ["user_id"])
    # What an admin did to others outlives the admin's account; before, it went with it.
    op.alter_column("user_activities", "user_id", nullable=True)
    _refers("SET NULL")
    op.create_index(
        "ix_user_activities_activity_type_activity_time",
        "user_activities",
        ["activity_type", sa.literal_column("activity_time DESC")],
    )


def downgrade() -> None:
    """Take it back; the older schema knows no deed without its doer."""
    op.drop_index("ix_user_activities_activity_type_activity_time", "user_activities")
    op.execute("DELETE FROM user_activities WHERE user_id IS NULL")
    _refers("CASCADE")
    op.alter_column("user_activities", "user_id", nullable=False)
    op.drop_table("account_tokens")


def _refers(deleted: str) -> None:
    op.drop_constraint("fk_user_activities_user_id", "user_activities")
    op.create_foreign_key("fk_user_activities_user_id", "user_activities", "users", ["user_id"], ["id"], ondelete=deleted)
