"""Sending what was written: at least once, in order, by one relay at a time."""

import redis as redis_client
from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from cryptopredict.base import Unavailable
from cryptopredict.core import EVENTS, publish, transaction
from cryptopredict.core.schema import OutboxEvent

__all__ = ["relay"]

_LOCK = 0x63705F6F7574  # "cp_out"
_BATCH = 500


def relay(engine: Engine, redis: "redis_client.Redis") -> int:
    """Publish the events that were not sent yet, oldest first, and mark them; returns how many were sent.

    An event whose mark did not commit is sent again. A second relay at the same time sends nothing: two that shared the work
    could not keep the order. Raises `Unavailable` when Redis is away; what was sent before that stays marked.
    """
    sent = 0
    while True:
        with transaction(engine) as session:
            batch, failure = _send_batch(session, redis)
        sent += batch
        if failure is not None:
            raise Unavailable(
                "Events wait to be sent", why=f"Redis does not answer: {failure}", to_do="They are sent when it is back."
            ) from failure
        if batch < _BATCH:
            return sent


def _send_batch(session: Session, redis: "redis_client.Redis") -> tuple[int, redis_client.RedisError | None]:
    if not session.scalar(select(func.pg_try_advisory_xact_lock(_LOCK))):
        return 0, None
    events = session.scalars(select(OutboxEvent).where(OutboxEvent.relayed_at.is_(None)).order_by(OutboxEvent.id).limit(_BATCH))
    sent: list[int] = []
    failure: redis_client.RedisError | None = None
    for event in events:
        at = event.created_at.isoformat().replace("+00:00", "Z")
        try:
            publish(redis, EVENTS, {"topic": event.topic, "data": event.payload, "at": at})
        except redis_client.RedisError as error:
            failure = error
            break
        sent.append(event.id)
    if sent:
        marked = update(OutboxEvent).where(OutboxEvent.id.in_(sent)).values(relayed_at=func.clock_timestamp())
        session.execute(marked, execution_options={"synchronize_session": False})
    return len(sent), failure
