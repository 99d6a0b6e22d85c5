"""Notifications and what a user has set about them. Another's row is as if there were none."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import Conflict, NotFound, utc_now
from cryptopredict.core.schema import (
    Notification,
    NotificationChannel,
    NotificationDelivery,
    NotificationRule,
    PushSubscription,
)

__all__ = [
    "add_channel",
    "add_rule",
    "channels_of",
    "deliveries_of",
    "mark_read",
    "notifications_page",
    "own",
    "rules_of",
    "subscribe",
    "unread_count",
    "unsubscribe",
]

_MOST = 50
"""Rules, channels or browsers of one user."""

Owned = TypeVar("Owned", Notification, NotificationChannel, NotificationRule)
_NAMES = {Notification: "notification", NotificationChannel: "channel", NotificationRule: "rule"}


async def own(session: AsyncSession, kind: type[Owned], row_id: int, user_id: int) -> Owned:
    """A row of the user, locked. Raises `NotFound`."""
    row: Owned | None = await session.scalar(select(kind).where(kind.id == row_id, kind.user_id == user_id).with_for_update())
    if row is None:
        raise NotFound(f"There is no such {_NAMES[kind]}", why=f"number {row_id}")
    return row


async def notifications_page(
    session: AsyncSession, user_id: int, *, status: str | None, limit: int, offset: int
) -> tuple[Sequence[Notification], int]:
    """Newest first, and how many there are; dismissed ones only when they are asked for."""
    wanted = [Notification.user_id == user_id, Notification.expires_at > func.now()]
    wanted.append(Notification.status == status if status else Notification.status != "dismissed")
    total = await session.scalar(select(func.count()).select_from(Notification).where(*wanted)) or 0
    order = (Notification.scheduled_for.desc(), Notification.id.desc())
    rows = await session.scalars(select(Notification).where(*wanted).order_by(*order).limit(limit).offset(offset))
    return rows.all(), total


async def deliveries_of(session: AsyncSession, ids: Sequence[int]) -> dict[int, list[tuple[NotificationDelivery, str]]]:
    """What became of these notifications, by id: each attempt with the name of its way."""
    found: dict[int, list[tuple[NotificationDelivery, str]]] = defaultdict(list)
    if not ids:
        return found
    rows = await session.execute(
        select(NotificationDelivery, NotificationChannel.name)
        .outerjoin(NotificationChannel, NotificationChannel.id == NotificationDelivery.channel_id)
        .where(NotificationDelivery.notification_id.in_(ids))
        .order_by(NotificationDelivery.id)
    )
    for delivery, name in rows:
        found[delivery.notification_id].append((delivery, name or "browser"))
    return found


async def unread_count(session: AsyncSession, user_id: int) -> int:
    """How many the user has not read."""
    wanted = (Notification.user_id == user_id, Notification.status == "unread", Notification.expires_at > func.now())
    return await session.scalar(select(func.count()).select_from(Notification).where(*wanted)) or 0


async def mark_read(session: AsyncSession, user_id: int) -> None:
    """Mark all that are unread."""
    unread = update(Notification).where(Notification.user_id == user_id, Notification.status == "unread")
    await session.execute(unread.values(status="read", read_at=utc_now()))


async def rules_of(session: AsyncSession, user_id: int) -> Sequence[NotificationRule]:
    """All rules of the user, oldest first."""
    rows = await session.scalars(
        select(NotificationRule).where(NotificationRule.user_id == user_id).order_by(NotificationRule.id)
    )
    return rows.all()


async def add_rule(session: AsyncSession, user_id: int, values: dict[str, Any]) -> NotificationRule:
    """One more rule. Raises `Conflict` beyond the most that a user may have."""
    await _room(session, NotificationRule, user_id)
    row = NotificationRule(user_id=user_id, **values)
    session.add(row)
    await session.flush()
    return row


async def channels_of(session: AsyncSession, user_id: int) -> Sequence[NotificationChannel]:
    """All ways of the user, oldest first."""
    mine = select(NotificationChannel).where(NotificationChannel.user_id == user_id).order_by(NotificationChannel.id)
    return (await session.scalars(mine)).all()


async def add_channel(session: AsyncSession, user_id: int, values: dict[str, Any]) -> NotificationChannel:
    """One more way. Raises `Conflict` for a second mailbox, and beyond the most that a user may have."""
    await _room(session, NotificationChannel, user_id)
    mail = select(NotificationChannel.id).where(NotificationChannel.user_id == user_id, NotificationChannel.kind == "mail")
    if values["kind"] == "mail" and await session.scalar(mail) is not None:
        raise Conflict("Mail is switched on already")
    row = NotificationChannel(user_id=user_id, **values)
    session.add(row)
    await session.flush()
    return row


async def subscribe(session: AsyncSession, user_id: int, values: dict[str, Any]) -> PushSubscription:
    """A browser that is told from now on; whoever signs in to it last has it."""
    await _room(session, PushSubscription, user_id)
    fresh = insert(PushSubscription).values(user_id=user_id, **values)
    changed = {**values, "user_id": user_id, "last_error": None}
    made = await session.scalars(
        fresh.on_conflict_do_update(index_elements=["endpoint"], set_=changed).returning(PushSubscription),
        execution_options={"populate_existing": True},
    )
    return made.one()


async def unsubscribe(session: AsyncSession, user_id: int, endpoint: str) -> bool:
    """Forget a browser; whether there was one."""
    gone = delete(PushSubscription).where(PushSubscription.user_id == user_id, PushSubscription.endpoint == endpoint)
    return bool((await session.execute(gone.returning(PushSubscription.id))).all())


async def _room(
    session: AsyncSession, kind: type[NotificationRule | NotificationChannel | PushSubscription], user_id: int
) -> None:
    count = await session.scalar(select(func.count()).select_from(kind).where(kind.user_id == user_id)) or 0
    if count >= _MOST:
        raise Conflict(f"There are {count} already", why=f"{_MOST} is the most", to_do="Remove one first.")
