"""A notice to the processes that run: look again. Without Redis they find out by themselves, some seconds later."""

from collections.abc import Mapping
from typing import Any

import redis

from cryptopredict.core import EVENTS, Ground, publish
from cryptopredict.terminal.output import say_error

__all__ = ["tell"]


def tell(here: Ground, topic: str, data: Mapping[str, Any]) -> None:
    """Send it, after the commit."""
    try:
        publish(here.redis, EVENTS, {"topic": topic, "data": dict(data)})
    except redis.RedisError:
        say_error("Redis does not answer: what runs takes note within seconds.")
