"""Events between processes, over Redis pub/sub: a hint that may be lost, never the record. JSON only, checked on arrival.

In: a dictionary {"topic", "data", "at"}. Out: the same, at every listener. Without listeners it goes nowhere, and that is right.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cryptopredict.base import BadInput, utc_now

if TYPE_CHECKING:
    import redis

__all__ = ["ACCOUNT_CHANGED", "CONFIG_CHANGED", "EVENTS", "publish", "read_event"]

EVENTS = "cp:events"
"""The one channel that the sockets fan out."""

ACCOUNT_CHANGED = "account_changed"
CONFIG_CHANGED = "config_changed"
"""Notices between processes, that no socket hears of: look at that user, or at the settings, again."""


def publish(connection: "redis.Redis", channel: str, event: Mapping[str, Any]) -> int:
    """Send {"topic", "data"} (and "at", set to now when absent) to those who listen; returns their number.

    Raises `BadInput` on an event without topic or data, or with a value that JSON does not know (NaN and infinity included);
    `redis.RedisError` when Redis is not there.
    """
    message = {"at": utc_now().isoformat().replace("+00:00", "Z"), **event}
    if not isinstance(message.get("topic"), str) or "data" not in message:
        raise BadInput("An event lacks its topic or its data", why=f"it has {sorted(message)}")
    try:
        text = json.dumps(message, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise BadInput("An event cannot be written as JSON", why=str(error)) from error
    return connection.publish(channel, text)


def read_event(text: str | bytes) -> dict[str, Any]:
    """Read one message of the bus. Raises `BadInput` when it is no event: what comes from Redis is not trusted."""
    try:
        event = json.loads(text)
    except ValueError as error:
        raise BadInput("A message of the bus is not JSON", why=str(error)) from error
    if not isinstance(event, dict) or not isinstance(event.get("topic"), str) or "data" not in event:
        raise BadInput("A message of the bus is no event", why="topic or data is missing")
    return event
