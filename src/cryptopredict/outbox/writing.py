"""Writing an event beside what it tells of."""

from typing import Any

from sqlalchemy.orm import Session

from cryptopredict.base import BadInput
from cryptopredict.core.schema import OutboxEvent

__all__ = ["write_event"]


def write_event(session: Session, topic: str, data: dict[str, Any], run_id: int | None = None) -> int:
    """Write an event in the caller's transaction; it is sent only if that commits. Returns its id.

    `topic` is a message type of the sockets (`layer1_update`, `new_signal`, `signal_update`, ...), `data` what it carries.
    Raises `BadInput` on an empty topic.
    """
    if not topic:
        raise BadInput("An event has no topic")
    event = OutboxEvent(topic=topic, payload=data, cascade_run_id=run_id)
    session.add(event)
    session.flush()
    return event.id
