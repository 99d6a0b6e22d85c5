"""Who uses the system, and what is theirs. Deleting a user removes all of it."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false, text, true
from sqlalchemy.dialects.postgresql import INET
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import NOW, Base, Created, Identified, Json, Updated, newest, one_of

__all__ = ["AccountToken", "Notification", "PushSubscription", "RefreshToken", "User", "UserActivity"]


class User(Identified, Updated, Base):
    """A person who signs in. `email` is unique without regard to case; `preferences` has locale, theme, notification choices."""

    __tablename__ = "users"
    email: Mapped[str] = mapped_column(String(255))
    password_hash: Mapped[str]
    first_name: Mapped[str | None] = mapped_column(String(50))
    last_name: Mapped[str | None] = mapped_column(String(50))
    role: Mapped[str] = mapped_column(server_default="casual")
    is_active: Mapped[bool] = mapped_column(server_default=true())
    is_verified: Mapped[bool] = mapped_column(server_default=false())
    is_superuser: Mapped[bool] = mapped_column(server_default=false())
    preferences: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    last_login: Mapped[datetime | None]
    __table_args__ = (
        one_of("role", "admin", "professional", "casual"),
        Index("uq_users_email", text("lower(email)"), unique=True),
    )


class RefreshToken(Identified, Base):
    """One link of a rotating family. Only the hash is kept; using a replaced token again revokes the family."""

    __tablename__ = "refresh_tokens"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    family: Mapped[uuid.UUID] = mapped_column(index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    issued_at: Mapped[datetime] = mapped_column(server_default=NOW)
    expires_at: Mapped[datetime]
    replaced_by: Mapped[int | None] = mapped_column(ForeignKey("refresh_tokens.id", ondelete="SET NULL"))
    revoked_at: Mapped[datetime | None]
    ip_address: Mapped[str | None] = mapped_column(INET)
    user_agent: Mapped[str | None]


class AccountToken(Identified, Base):
    """A word that went to somebody and is good once; only its hash is kept.

    `activate` opens an account, `reset` changes its password, and so does `handed`, which an admin passes on: it proves no mailbox.
    """

    __tablename__ = "account_tokens"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    issued_at: Mapped[datetime] = mapped_column(server_default=NOW)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    __table_args__ = (one_of("purpose", "activate", "reset", "handed"),)


class PushSubscription(Identified, Created, Base):
    """A browser that wants notifications, for as long as the `session` goes on in which it asked for them."""

    __tablename__ = "push_subscriptions"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    endpoint: Mapped[str] = mapped_column(unique=True)
    p256dh: Mapped[str]
    auth: Mapped[str]
    session: Mapped[uuid.UUID | None] = mapped_column(index=True)
    last_error: Mapped[str | None]


class UserActivity(Identified, Base):
    """What was done: login, view_signal, execute_trade, change_role and the like.

    `user_id` is who did it, NULL for the command line and for accounts that are gone; whom it was done to is in `activity_data`.
    """

    __tablename__ = "user_activities"
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    activity_type: Mapped[str] = mapped_column(String(50))
    activity_data: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    ip_address: Mapped[str | None] = mapped_column(INET)
    user_agent: Mapped[str | None]
    activity_time: Mapped[datetime] = mapped_column(server_default=NOW)
    __table_args__ = (
        newest(__tablename__, "user_id", "activity_time"),
        newest(__tablename__, "activity_type", "activity_time"),
    )


class Notification(Identified, Created, Base):
    """A message to one user, kept for 30 days. The same `happening` is told to a user once; `data` names what it is about."""

    __tablename__ = "notifications"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    notification_type: Mapped[str]
    title: Mapped[str] = mapped_column(String(200))
    message: Mapped[str]
    happening: Mapped[str | None]
    data: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    status: Mapped[str] = mapped_column(server_default="unread")
    priority: Mapped[str] = mapped_column(server_default="normal")
    scheduled_for: Mapped[datetime] = mapped_column(server_default=NOW)
    sent_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    expires_at: Mapped[datetime] = mapped_column(server_default=text("now() + '30 days'::interval"))
    __table_args__ = (
        one_of("notification_type", "signal", "alert", "system", "educational"),
        one_of("status", "unread", "read", "dismissed"),
        one_of("priority", "low", "normal", "high", "urgent"),
        UniqueConstraint("user_id", "happening"),
        newest(__tablename__, "user_id", "status", "scheduled_for"),
    )
