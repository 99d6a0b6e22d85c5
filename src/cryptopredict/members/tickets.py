"""Tickets that open one WebSocket, so that no lasting credential travels in a place that is logged."""

import hashlib
import json
import secrets
import uuid

from redis.asyncio import Redis

from cryptopredict.base import Unauthenticated
from cryptopredict.members.tokens import Access

__all__ = ["TICKET_SECONDS", "issue_ticket", "use_ticket"]

TICKET_SECONDS = 30


def _key(ticket: str) -> str:
    return f"cp:ticket:{hashlib.sha256(ticket.encode()).hexdigest()}"


async def issue_ticket(redis: "Redis", access: Access) -> str:
    """A ticket for the holder of `access`, good once within `TICKET_SECONDS`."""
    ticket = secrets.token_urlsafe(32)
    value = json.dumps({"user_id": access.user_id, "session": str(access.session), "expires": access.expires})
    await redis.set(_key(ticket), value, ex=TICKET_SECONDS)
    return ticket


async def use_ticket(redis: "Redis", ticket: str) -> Access:
    """Whose ticket it was; from now on it is void. Raises `Unauthenticated` when it is unknown, used or too old."""
    value = await redis.getdel(_key(ticket)) if 0 < len(ticket) <= 100 else None
    try:
        held = json.loads(value or "")
        return Access(int(held["user_id"]), uuid.UUID(held["session"]), int(held["expires"]))
    except (ValueError, TypeError, KeyError) as error:
        raise Unauthenticated("The ticket is not valid", why="it is unknown, used or older than 30 s") from error
