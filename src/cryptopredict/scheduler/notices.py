"""The jobs that tell people: messages are made of what happened, and sent when they are due."""

from sqlalchemy import text

from cryptopredict.base import utc_now
from cryptopredict.core import transaction
from cryptopredict.members.notifying import deliver_due, make_notifications, sender
from cryptopredict.outbox import write_event
from cryptopredict.scheduler.task import Task

__all__ = ["deliver_notifications", "make_news"]

_EXPIRED = text("DELETE FROM notifications WHERE expires_at < now()")


def make_news(task: Task) -> str:
    """Tell of what happened since the last time; forget what has expired."""
    with transaction(task.ground.engine) as session:
        made = make_notifications(session, utc_now(), write_event)
        session.execute(_EXPIRED)
    return f"{made} notifications"


def deliver_notifications(task: Task) -> str:
    """Send what is due over the ways that users have chosen."""
    arrived, missed = deliver_due(task.ground.engine, sender(task.ground.settings), utc_now())
    return f"{arrived} arrived, {missed} did not"
