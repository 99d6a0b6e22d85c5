"""From what happened to messages: who is told, once each, when it may be sent, and over which ways."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.core.schema import (
    Cryptocurrency,
    Notification,
    NotificationChannel,
    NotificationDelivery,
    NotificationRule,
    OutboxEvent,
    PushSubscription,
    SystemConfig,
    User,
)
from cryptopredict.members.notifying.happenings import TOPICS, Happening, read_happenings
from cryptopredict.members.notifying.quiet import Times
from cryptopredict.members.notifying.rules import EVENTS, crossed, wants
from cryptopredict.members.notifying.words import written

__all__ = ["Announce", "make_notifications", "notify", "watch_prices"]

Announce = Callable[[Session, str, dict[str, Any]], object]
"""Writes an event in the session's transaction: topic and what it carries."""

_CURSOR = "notifications_read_up_to"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class _Told:
    """That a user is told of a happening, and how pressing it is."""

    user: User
    happening: Happening
    priority: str


def make_notifications(session: Session, now: datetime, announce: Announce) -> int:
    """Tell of the outbox's events since the last time, and of prices that crossed a level; returns how many messages were made.

    The place up to which events were read moves in the same transaction, so that an event is told of once, whatever dies when. At the
    first time nothing is told: what happened before is no news.
    """
    row = session.scalar(select(SystemConfig).where(SystemConfig.key == _CURSOR).with_for_update())
    newest = session.scalar(select(func.max(OutboxEvent.id))) or 0
    if row is None:
        session.execute(insert(SystemConfig).values(key=_CURSOR, value=newest).on_conflict_do_nothing())
        return 0
    events = session.scalars(
        select(OutboxEvent)
        .where(OutboxEvent.id > int(row.value), OutboxEvent.topic.in_(TOPICS))
        .order_by(OutboxEvent.id)
        .limit(_BATCH)
    ).all()
    row.value = events[-1].id if len(events) == _BATCH else max(newest, int(row.value))
    told = notify(session, read_happenings(session, events), now, announce)
    return told + watch_prices(session, now, announce)


def notify(session: Session, happenings: Iterable[Happening], now: datetime, announce: Announce) -> int:
    """Tell everybody who wants to hear of these; returns how many messages were made."""
    given = list(happenings)
    if not given:
        return 0
    users = session.scalars(select(User).where(User.is_active)).all()
    rules: dict[tuple[int, str], list[NotificationRule]] = defaultdict(list)
    for rule in session.scalars(select(NotificationRule)):
        rules[rule.user_id, rule.event].append(rule)
    told = [
        _Told(user, happening, priority)
        for happening in given
        for user in users
        if (priority := _priority(user, rules[user.id, happening.event], happening)) is not None
    ]
    return _write(session, told, now, announce)


def watch_prices(session: Session, now: datetime, announce: Announce) -> int:
    """Look where prices stand to the levels of rules, remember it, and tell of those that crossed."""
    found = session.execute(
        select(NotificationRule, User, Cryptocurrency)
        .join(User, User.id == NotificationRule.user_id)
        .join(Cryptocurrency, Cryptocurrency.id == NotificationRule.filters["crypto_id"].as_integer())
        .where(NotificationRule.event == "price_cross", NotificationRule.is_active, User.is_active)
        .where(Cryptocurrency.current_price.is_not(None))
        .with_for_update(of=NotificationRule)
    )
    told = []
    for rule, user, asset in found:
        level, price = float(rule.filters["price"]), float(asset.current_price or 0.0)
        side, over = crossed(rule.state.get("side"), price, level)
        if rule.state.get("side") == side:
            continue
        count = int(rule.state.get("times", 0)) + over
        rule.state = {"side": side, "times": count}
        if over:
            facts = {"crypto_id": asset.id, "symbol": asset.symbol, "side": side, "level": level, "price": price}
            told.append(_Told(user, Happening(f"price_cross:{rule.id}:{count}", "price_cross", facts, asset.id), rule.priority))
            rule.is_active = not rule.filters.get("once", False)
    return _write(session, told, now, announce)


def _priority(user: User, rules: Sequence[NotificationRule], happening: Happening) -> str | None:
    """How pressing it is to this user, None if they do not want to hear of it."""
    event, admin = EVENTS[happening.event], user.role == "admin" or user.is_superuser
    if not (event.everybody or admin):
        return None
    if rules:
        meant = [rule for rule in rules if rule.is_active and wants(rule.filters, happening)]
        return None if not meant else "urgent" if happening.urgent else meant[0].priority
    asked = event.admins if admin else event.everybody
    return None if not asked else "urgent" if happening.urgent else "normal"


def _write(session: Session, told: Sequence[_Told], now: datetime, announce: Announce) -> int:
    if not told:
        return 0
    ids = {one.user.id for one in told}
    channels, browsers = defaultdict(list), defaultdict(list)
    for channel in session.scalars(
        select(NotificationChannel).where(NotificationChannel.user_id.in_(ids), NotificationChannel.is_active)
    ):
        channels[channel.user_id].append(channel)
    for browser in session.scalars(select(PushSubscription).where(PushSubscription.user_id.in_(ids))):
        browsers[browser.user_id].append(browser)
    made = 0
    for one in told:
        title, message = written(one.user.preferences.get("locale", "en"), one.happening)
        times, urgent = Times.of(one.user.preferences), one.priority == "urgent"
        values = {
            "user_id": one.user.id,
            "notification_type": EVENTS[one.happening.event].type,
            "title": title,
            "message": message,
            "happening": one.happening.key,
            "data": {"event": one.happening.event, **one.happening.facts},
            "priority": one.priority,
            "scheduled_for": now,
        }
        added = session.scalar(
            insert(Notification)
            .values(values)
            .on_conflict_do_nothing(index_elements=["user_id", "happening"])
            .returning(Notification.id)
        )
        if added is None:
            continue
        made += 1
        for channel in channels[one.user.id]:
            due = times.due(now, urgent=urgent, mail=channel.kind == "mail")
            session.add(NotificationDelivery(notification_id=added, channel_id=channel.id, due_at=due))
        for browser in browsers[one.user.id]:
            due = times.due(now, urgent=urgent, mail=False)
            session.add(NotificationDelivery(notification_id=added, push_subscription_id=browser.id, due_at=due))
        announce(session, "notification", {"user_id": one.user.id, "notification_id": added})
    session.flush()
    return made
