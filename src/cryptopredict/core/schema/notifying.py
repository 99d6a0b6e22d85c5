"""What a user wants to be told, over which ways, and what became of each attempt. The message itself is a `Notification`."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text, true
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import NOW, Base, Count, Created, Identified, Json, one_of

__all__ = ["NotificationChannel", "NotificationDelivery", "NotificationRule"]


class NotificationRule(Identified, Created, Base):
    """What one user wants to hear of. `filters` narrow it (see `members.notifying.rules`); `state` remembers on which side a price was.

    A user without a rule for an event has the default of their role; with one or more, those alone count.
    """

    __tablename__ = "notification_rules"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    event: Mapped[str]
    is_active: Mapped[bool] = mapped_column(server_default=true())
    priority: Mapped[str] = mapped_column(server_default="normal")
    filters: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    state: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    __table_args__ = (
        one_of("event", "new_signal", "signal_outcome", "regime_change", "price_cross", "suggestion", "system"),
        one_of("priority", "low", "normal", "high", "urgent"),
        Index("ix_notification_rules_event", "event", postgresql_where=text("is_active")),
    )


class NotificationChannel(Identified, Created, Base):
    """A way out of the system: `mail` to the account's own address, or a `service` whose address is `sealed`, for it holds a secret."""

    __tablename__ = "notification_channels"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    name: Mapped[str]
    service: Mapped[str | None]
    sealed: Mapped[str | None]
    is_active: Mapped[bool] = mapped_column(server_default=true())
    failures: Mapped[Count] = mapped_column(server_default="0")
    last_error: Mapped[str | None]
    last_sent_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("kind", "mail", "service"),
        CheckConstraint("(kind = 'service') = (sealed IS NOT NULL AND service IS NOT NULL)", name="sealed"),
        Index("uq_notification_channels_mail", "user_id", unique=True, postgresql_where=text("kind = 'mail'")),
    )


class NotificationDelivery(Identified, Created, Base):
    """One notification over one way: a channel, or the browser behind a push subscription. Tried until `sent`, or given up as `failed`."""

    __tablename__ = "notification_deliveries"
    notification_id: Mapped[int] = mapped_column(ForeignKey("notifications.id", ondelete="CASCADE"))
    channel_id: Mapped[int | None] = mapped_column(ForeignKey("notification_channels.id", ondelete="CASCADE"), index=True)
    push_subscription_id: Mapped[int | None] = mapped_column(
        ForeignKey("push_subscriptions.id", ondelete="CASCADE"), index=True
    )
    status: Mapped[str] = mapped_column(server_default="pending")
    attempts: Mapped[Count] = mapped_column(server_default="0")
    due_at: Mapped[datetime] = mapped_column(server_default=NOW)
    error: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("status", "pending", "sent", "failed"),
        CheckConstraint("num_nonnulls(channel_id, push_subscription_id) = 1", name="way"),
        UniqueConstraint("notification_id", "channel_id"),
        UniqueConstraint("notification_id", "push_subscription_id"),
        Index("ix_notification_deliveries_due", "due_at", postgresql_where=text("status = 'pending'")),
    )
