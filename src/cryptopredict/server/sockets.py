"""The WebSockets. Each opens with a ticket, tells the whole state, then every change; it ends with its session.

The ticket comes as a sub-protocol, `cryptopredict` and `ticket.<ticket>`, or in the first message {"type": "auth", "ticket",
"stream", "resume_from"}. Closes with 4001 on a bad ticket, 4003 on what is somebody else's, 4403 on what only
admins may have or when one's rights change, 4401 when the session ends, 1013 when the client
does not drain, 1012 when the server stops.
"""

import asyncio
import re
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from redis.exceptions import RedisError

from cryptopredict.base import TooManyRequests, Unauthenticated
from cryptopredict.members import use_ticket
from cryptopredict.server.channels import DASHBOARD, SIGNALS, SUGGESTIONS, SYSTEM_STATUS, Channel, prices_of
from cryptopredict.server.desk import Member
from cryptopredict.server.feed import Feed
from cryptopredict.server.guard import PREFIX, policy_of
from cryptopredict.server.hub import frame
from cryptopredict.server.origin import comes_from
from cryptopredict.server.state import State, state_of
from cryptopredict.server.wire import transport_of, wire_of

__all__ = ["router"]

_AUTH_SECONDS = 5.0
_CLOSE_SECONDS = 2.0
_LONGEST_FIRST = 2_048
_MOST_EACH = 8
_PROTOCOL = "cryptopredict"
_MOST_ASSETS = 50
_ASSETS = re.compile(r"[1-9]\d{0,17}(,[1-9]\d{0,17})*", re.ASCII)

router = APIRouter(prefix=PREFIX)


class Opening(BaseModel):
    """The first message of a client."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: str = Field(pattern="^auth$")
    ticket: str = Field(default="", max_length=100)
    stream: str = Field(default="", max_length=64)
    resume_from: int | None = Field(default=None, ge=0)


@router.websocket("/ws/dashboard/{user_id}")
async def dashboard_socket(websocket: WebSocket, user_id: int) -> None:
    """One's dashboard: everything."""
    await _open(websocket, DASHBOARD, owner=user_id)


@router.websocket("/ws/signals/{user_id}")
async def signals_socket(websocket: WebSocket, user_id: int) -> None:
    """The signals, as one of them comes, changes and ends."""
    await _open(websocket, SIGNALS, owner=user_id)


@router.websocket("/ws/prices/{crypto_ids}")
async def prices_socket(websocket: WebSocket, crypto_ids: str) -> None:
    """The prices of up to 50 assets, by their numbers with commas between."""
    found = _ASSETS.fullmatch(crypto_ids)
    assets = frozenset(int(part) for part in crypto_ids.split(",")) if found and len(crypto_ids) <= 1_000 else frozenset()
    if not 0 < len(assets) <= _MOST_ASSETS:
        await websocket.close(1008)
        return
    await _open(websocket, prices_of(assets))


@router.websocket("/ws/admin/system-status")
async def system_status_socket(websocket: WebSocket) -> None:
    """How everything is, for admins."""
    await _open(websocket, SYSTEM_STATUS)


@router.websocket("/ws/admin/suggestions")
async def suggestions_socket(websocket: WebSocket) -> None:
    """What waits for a decision of an admin."""
    await _open(websocket, SUGGESTIONS)


async def _open(websocket: WebSocket, channel: Channel, *, owner: int | None = None) -> None:
    """Serve one client; `owner` is whose socket it is, None when it is nobody's own."""
    # Only pages of this server may open a socket here; a program has to say that it is one of them.
    if not comes_from(websocket.headers.get("origin", ""), websocket.headers.get("host")):
        await websocket.close(1008)
        return
    state = state_of(websocket)
    address = websocket.client.host if websocket.client else "unknown"
    try:
        path = websocket.scope["route"].path
        await state.limiter.take(path, f"a:{address}", state.per_minute(policy_of("WEBSOCKET", path).per_minute))
    except TooManyRequests:
        await websocket.close(1008)
        return
    ticket, protocol = _offered(websocket)
    await websocket.accept(protocol)
    try:
        opening = await _opening(websocket, ticket)
        access = await use_ticket(state.redis, ticket or opening.ticket)
        if owner is not None and access.user_id != owner:
            await _close(websocket, 4003, "That is somebody else's")
            return
        member = await state.desk.holder(access)
        if channel.admin and not member.is_admin:
            await _close(websocket, 4403, "Only an admin may have this")
            return
        await _serve(websocket, state, member, channel, opening)
    except (Unauthenticated, TimeoutError, ValidationError) as error:
        await _close(websocket, 4001, error.what if isinstance(error, Unauthenticated) else "No ticket came")
    except (RedisError, OSError):
        await _close(websocket, 1013, "A part is missing, try again")
    except WebSocketDisconnect:
        return


async def _serve(websocket: WebSocket, state: State, member: Member, channel: Channel, opening: Opening) -> None:
    """Send until something ends it."""
    if state.hub.owned[member.id] >= _MOST_EACH:
        await _close(websocket, 1013, "Too many connections of one user")
        return
    feed = state.hub.join(member.id, member.session, admin=member.is_admin, wanted=channel.wanted, write=wire_of(websocket))
    reading = asyncio.create_task(_read(websocket, feed))
    state.metrics.sockets.inc()
    try:
        await _begin(websocket, state, member, channel, feed, opening)
        while texts := await feed.take():
            for text in texts:
                await feed.patiently(websocket.send_text(text))
    except TimeoutError:
        feed.end(1013, "The client does not drain")
    finally:
        state.hub.leave(feed)
        state.metrics.sockets.dec()
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
    code, reason = feed.ended or (1000, "")
    if code == 1013:
        state.metrics.sockets_dropped.inc()
    await _close(websocket, code, reason)


async def _begin(websocket: WebSocket, state: State, member: Member, channel: Channel, feed: Feed, opening: Opening) -> None:
    """Send what was missed, or everything."""
    after = opening.resume_from
    missed = None if after is None else state.hub.missed(opening.stream, after, feed)
    kind = f"{channel.name}_init"
    if after is not None and missed is not None:
        feed.prices_seq = min(after, state.hub.prices_shown)
        data = f'{{"stream":"{state.hub.stream}","resumed":true,"{channel.field}":null}}'
        texts = [frame(kind, after, data), *missed]
    else:
        whole = await channel.whole(state, member)
        data = f'{{"stream":"{state.hub.stream}","resumed":false,"{channel.field}":{whole}}}'
        texts = [frame(kind, feed.joined, data)]
    for text in texts:
        await feed.patiently(websocket.send_text(text))


async def _read(websocket: WebSocket, feed: Feed) -> None:
    """Nothing is expected of the client after its first message; reading sees that it leaves."""
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            feed.end(1000, "")
            return
        if len(message.get("text") or message.get("bytes") or "") > _LONGEST_FIRST:
            feed.end(1009, "Nothing that long is expected")
            return


async def _close(websocket: WebSocket, code: int, reason: str) -> None:
    """Say goodbye; a client that does not take even that is cut off."""
    transport = transport_of(websocket)
    if transport is not None:
        asyncio.get_running_loop().call_later(_CLOSE_SECONDS, transport.abort)
    with suppress(RuntimeError, WebSocketDisconnect, TimeoutError, OSError):
        async with asyncio.timeout(_CLOSE_SECONDS):
            await websocket.close(code, reason)


def _offered(websocket: WebSocket) -> tuple[str, str | None]:
    """The ticket among the sub-protocols, and the one to answer with; the ticket itself is never said back."""
    offered: list[str] = websocket.scope.get("subprotocols", [])
    ticket = next((name.removeprefix("ticket.") for name in offered if name.startswith("ticket.")), "")
    return ticket, _PROTOCOL if _PROTOCOL in offered else None


async def _opening(websocket: WebSocket, ticket: str) -> Opening:
    """The first message, which must come soon unless the ticket came with the handshake."""
    if ticket:
        return Opening(type="auth")
    async with asyncio.timeout(_AUTH_SECONDS):
        message: dict[str, Any] = dict(await websocket.receive())
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect
    text = message.get("text") or ""
    if len(text) > _LONGEST_FIRST:
        raise Unauthenticated("The first message is too long")
    return Opening.model_validate_json(text)
