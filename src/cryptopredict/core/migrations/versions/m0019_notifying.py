"""What users want to be told, over which ways, and what became of each attempt."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_NOW = sa.text("now()")


def _table(name: str, *columns: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *columns,
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )


def _owner(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=f"fk_{table}_user_id", ondelete="CASCADE")


def upgrade() -> None:
    """Make room."""
    op.add_column("notifications", sa.Column("happening", sa.Text()))
    op.create_unique_constraint("uq_notifications_user_id_happening", "notifications", ["user_id", "happening"])
    _table(
        "notification_rules",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("priority", sa.Text(), server_default="normal", nullable=False),
        sa.Column("filters", JSON, server_default=EMPTY, nullable=False),
        sa.Column("state", JSON, server_default=EMPTY, nullable=False),
        sa.CheckConstraint(
            "event IN ('new_signal', 'signal_outcome', 'regime_change', 'price_cross', 'suggestion', 'system')",
            name="ck_notification_rules_event",
        ),
        sa.CheckConstraint("priority IN ('low', 'normal', 'high', 'urgent')", name="ck_notification_rules_priority"),
        _owner("notification_rules"),
    )
    op.create_index("ix_notification_rules_user_id", "notification_rules", ["user_id"])
    op.create_index("ix_notification_rules_event", "notification_rules", ["event"], postgresql_where=sa.text("is_active"))
    _table(
        "notification_channels",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("service", sa.Text()),
        sa.Column("sealed", sa.Text()),
        sa.Column("is_active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_error", sa.Text()),
        sa.Column("last_sent_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("kind IN ('mail', 'service')", name="ck_notification_channels_kind"),
        sa.CheckConstraint(
            "(kind = 'service') = (sealed IS NOT NULL AND service IS NOT NULL)", name="ck_notification_channels_sealed"
        ),
        _owner("notification_channels"),
    )
    op.create_index("ix_notification_channels_user_id", "notification_channels", ["user_id"])
    op.create_index(
        "uq_notification_channels_mail",
        "notification_channels",
        ["user_id"],
        unique=True,
        postgresql_where=sa.text("kind = 'mail'"),
    )
    _deliveries()


def _deliveries() -> None:
    name = "notification_deliveries"
    ways = (
        ("notification_id", "notifications", False),
        ("channel_id", "notification_channels", True),
        ("push_subscription_id", "push_subscriptions", True),
    )
    _table(
        name,
        *(sa.Column(column, sa.BigInteger(), nullable=nullable) for column, _, nullable in ways),
        sa.Column("status", sa.Text(), server_default="pending", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("status IN ('pending', 'sent', 'failed')", name=f"ck_{name}_status"),
        sa.CheckConstraint("num_nonnulls(channel_id, push_subscription_id) = 1", name=f"ck_{name}_way"),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=f"fk_{name}_{column}", ondelete="CASCADE")
            for column, table, _ in ways
        ),
        sa.UniqueConstraint("notification_id", "channel_id", name=f"uq_{name}_notification_id_channel_id"),
        sa.UniqueConstraint("notification_id", "push_subscription_id", name=f"uq_{name}_notification_id_push_subscription_id"),
    )
    for column, _, nullable in ways:
        if nullable:
            op.create_index(f"ix_{name}_{column}", name, [column])
    op.create_index(f"ix_{name}_due", name, ["due_at"], postgresql_where=sa.text("status = 'pending'"))


def downgrade() -> None:
    """Forget it."""
    op.drop_table("notification_deliveries")
    op.drop_table("notification_channels")
    op.drop_table("notification_rules")
    op.drop_constraint("uq_notifications_user_id_happening", "notifications")
    op.drop_column("notifications", "happening")
