"""Notifications and rules as they are shown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from cryptopredict.core.schema import Notification, NotificationDelivery, NotificationRule
from cryptopredict.members.notifying import EVENTS, Times
from cryptopredict.server.schemas.notifications import DeliveryBody, NotificationBody, NotificationRuleBody, TimesBody

__all__ = ["notification_body", "rule_bodies", "rule_body", "times_body"]


def notification_body(row: Notification, sent: Iterable[tuple[NotificationDelivery, str]]) -> NotificationBody:
    """One message with its deliveries."""
    plain = {name: getattr(row, name) for name in NotificationBody.model_fields if hasattr(row, name)}
    deliveries = [
        DeliveryBody(way=way, status=one.status, attempts=one.attempts, error=one.error, due_at=one.due_at, sent_at=one.sent_at)
        for one, way in sent
    ]
    return NotificationBody.model_validate({**plain, "deliveries": deliveries})


def rule_body(row: NotificationRule) -> NotificationRuleBody:
    """One rule of a user."""
    return NotificationRuleBody(
        id=row.id,
        event=row.event,
        is_active=row.is_active,
        priority=row.priority,
        filters=row.filters,
        is_default=False,
    )


def rule_bodies(rows: Sequence[NotificationRule], *, admin: bool) -> list[NotificationRuleBody]:
    """Every event that the user may hear of: their rules, or what they are told without one."""
    given: dict[str, list[NotificationRuleBody]] = defaultdict(list)
    for row in rows:
        given[row.event].append(rule_body(row))
    found = []
    for name, event in EVENTS.items():
        asked = event.admins if admin else event.everybody
        if given[name]:
            found += given[name]
        elif asked:
            found.append(
                NotificationRuleBody(id=None, event=name, is_active=True, priority="normal", filters={}, is_default=True)
            )
    return found


def times_body(times: Times) -> TimesBody:
    """When a person may be disturbed."""
    return TimesBody(zone=times.zone, quiet_from=times.quiet_from, quiet_to=times.quiet_to, digest_hour=times.digest_hour)
