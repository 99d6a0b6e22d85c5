"""Notices between the processes of the server: an account or a setting is another one now. A hint: the database is looked at."""

import json
from typing import Any

import structlog
from redis.exceptions import RedisError

from cryptopredict.base import utc_now
from cryptopredict.core import ACCOUNT_CHANGED, CONFIG_CHANGED, EVENTS
from cryptopredict.server.state import State

__all__ = ["tell_account_changed", "tell_config_changed"]

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


async def tell_account_changed(state: State, user_id: int) -> None:
    """After the commit: every process looks at that user again, and ends the sockets that it may no longer have."""
    state.desk.forget(user_id)
    state.recheck.set()
    await _tell(state, ACCOUNT_CHANGED, {"user_id": user_id})


async def tell_config_changed(state: State) -> None:
    """After the commit: every process reads the settings again."""
    await state.configuration.look()
    await _tell(state, CONFIG_CHANGED, {})


async def _tell(state: State, topic: str, data: dict[str, Any]) -> None:
    message = {"topic": topic, "data": data, "at": utc_now().isoformat().replace("+00:00", "Z")}
    try:
        await state.redis.publish(EVENTS, json.dumps(message))
    except (RedisError, OSError) as error:
        # The others find out by themselves, some seconds later.
        _log.warning("notice_not_sent", topic=topic, error=type(error).__name__)
