"""Sending what is due: claimed before it is tried, so that two workers send nothing twice; tried again with patience, then given up.

A message that was sent by a worker which died before it could write that down is sent again: at least once, for a doubled message does
less harm than a lost one.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Engine, delete, select, update

from cryptopredict.core import transaction
from cryptopredict.core.schema import (
    Notification,
    NotificationChannel,
    NotificationDelivery,
    PushSubscription,
    User,
)

__all__ = ["Gone", "Message", "NotSent", "Parcel", "Send", "deliver_due"]

PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))
"""After a failure it is tried again after so long; after the last of them it is given up."""
_LEASE: Final = timedelta(minutes=5)
_BATCH: Final = 100
_ENOUGH: Final = 20
"""A way that failed so often in a row is switched off, with the reason."""


class NotSent(Exception):
    """It did not arrive; it may at another time. The words are for the user, without secrets."""


class Gone(Exception):
    """The other side is not there any more, and never will be: a browser that withdrew its consent."""


@dataclass(frozen=True, slots=True)
class Message:
    """One notification by its `number`; `about` is the event and the numbers of what it is about, so that a touch leads there."""

    title: str
    text: str
    number: int
    about: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent at once over one way, to a channel or to a browser."""

    user: User
    messages: tuple[Message, ...]
    channel: NotificationChannel | None
    browser: PushSubscription | None


_Row = tuple[int, Notification, NotificationChannel | None, PushSubscription | None, User]
Send = Callable[[Parcel], None]
"""Sends one parcel; raises `NotSent` or `Gone`."""


def deliver_due(engine: Engine, send: Send, now: datetime) -> tuple[int, int]:
    """Send everything that is due at `now`; returns how many messages arrived and how many did not, this time."""
    claimed = _claim(engine, now)
    arrived = missed = 0
    for deliveries, parcel in _parcels(engine, claimed):
        try:
            send(parcel)
        except Gone:
            if parcel.browser is not None:
                with transaction(engine) as session:
                    session.execute(delete(PushSubscription).where(PushSubscription.id == parcel.browser.id))
            missed += len(deliveries)
        except NotSent as error:
            _failed(engine, deliveries, parcel, str(error), now)
            missed += len(deliveries)
        else:
            _sent(engine, deliveries, parcel, now)
            arrived += len(deliveries)
    return arrived, missed


def _claim(engine: Engine, now: datetime) -> Sequence[int]:
    """Put off what is due until a lease has run out, so that nobody else takes it meanwhile; committed before anything is sent."""
    with transaction(engine) as session:
        due = (
            select(NotificationDelivery.id)
            .where(NotificationDelivery.status == "pending", NotificationDelivery.due_at <= now)
            .order_by(NotificationDelivery.due_at, NotificationDelivery.id)
            .limit(_BATCH)
            .with_for_update(skip_locked=True)
        )
        found = session.scalars(due).all()
        values = {"due_at": now + _LEASE, "attempts": NotificationDelivery.attempts + 1}
        session.execute(update(NotificationDelivery).where(NotificationDelivery.id.in_(found)).values(values))
        return found


def _parcels(engine: Engine, claimed: Sequence[int]) -> list[tuple[list[int], Parcel]]:
    """Mails that are due together go out as one; everything else one by one."""
    if not claimed:
        return []
    with transaction(engine) as session:
        rows = session.execute(
            select(NotificationDelivery.id, Notification, NotificationChannel, PushSubscription, User)
            .join(Notification, Notification.id == NotificationDelivery.notification_id)
            .join(User, User.id == Notification.user_id)
            .outerjoin(NotificationChannel, NotificationChannel.id == NotificationDelivery.channel_id)
            .outerjoin(PushSubscription, PushSubscription.id == NotificationDelivery.push_subscription_id)
            .where(NotificationDelivery.id.in_(claimed))
            .order_by(NotificationDelivery.id)
        ).all()
        session.expunge_all()
    together: dict[tuple[str, int], list[_Row]] = defaultdict(list)
    for delivery, notification, channel, browser, user in rows:
        mail = channel is not None and channel.kind == "mail"
        together["mail" if mail else "alone", channel.id if mail else delivery].append(
            (delivery, notification, channel, browser, user)
        )
    found = []
    for part in together.values():
        _, _, way, browser_of, whose = part[0]
        messages = tuple(Message(one.title, one.message, one.id, _about(one)) for _, one, _, _, _ in part)
        found.append(([row[0] for row in part], Parcel(whose, messages, way, browser_of)))
    return found


def _about(notification: Notification) -> dict[str, Any]:
    return {name: value for name, value in notification.data.items() if name == "event" or name.endswith("_id")}


def _sent(engine: Engine, deliveries: list[int], parcel: Parcel, now: datetime) -> None:
    with transaction(engine) as session:
        done = {"status": "sent", "sent_at": now, "error": None}
        session.execute(update(NotificationDelivery).where(NotificationDelivery.id.in_(deliveries)).values(done))
        ids = [message.number for message in parcel.messages]
        first = update(Notification).where(Notification.id.in_(ids), Notification.sent_at.is_(None))
        session.execute(first.values(sent_at=now))
        if parcel.channel is not None:
            fine = {"failures": 0, "last_error": None, "last_sent_at": now}
            session.execute(update(NotificationChannel).where(NotificationChannel.id == parcel.channel.id).values(fine))


def _failed(engine: Engine, deliveries: list[int], parcel: Parcel, why: str, now: datetime) -> None:
    with transaction(engine) as session:
        rows = session.scalars(select(NotificationDelivery).where(NotificationDelivery.id.in_(deliveries)).with_for_update())
        for row in rows:
            row.error = why
            if row.attempts > len(PAUSES):
                row.status = "failed"
            else:
                row.due_at = now + PAUSES[row.attempts - 1]
        if parcel.browser is not None:
            said = update(PushSubscription).where(PushSubscription.id == parcel.browser.id).values(last_error=why)
            session.execute(said)
        if parcel.channel is not None:
            channel = session.get(NotificationChannel, parcel.channel.id, with_for_update=True)
            if channel is not None:
                channel.failures += 1
                channel.last_error = why
                channel.is_active = channel.failures < _ENOUGH
