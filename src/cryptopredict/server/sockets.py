"""The dashboard's WebSocket. It opens with a ticket, tells the whole state, then every change; it ends with its session.

The ticket comes as a sub-protocol, `cryptopredict` and `ticket.<ticket>`, or in the first message {"type": "auth", "ticket",
"stream", "resume_from"}. Closes with 4001 on a bad ticket, 4003 on somebody else's dashboard, 4401 when the session ends, 1013 when the client
does not drain, 1012 when the server stops.
"""

import asyncio
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from redis.exceptions import RedisError

from cryptopredict.base import NoData, TooManyRequests, Unauthenticated
from cryptopredict.members import Access, use_ticket
from cryptopredict.server.answers import whole_dashboard
from cryptopredict.server.desk import Member
from cryptopredict.server.guard import PREFIX, policy_of
from cryptopredict.server.hub import Feed, frame
from cryptopredict.server.origin import comes_from
from cryptopredict.server.state import State, state_of

__all__ = ["router"]

_AUTH_SECONDS = 5.0
_CLOSE_SECONDS = 2.0
_LONGEST_FIRST = 2_048
_MOST_EACH = 8
_PROTOCOL = "cryptopredict"
_PATH = "/ws/dashboard/{user_id}"
_POLICY = policy_of("WEBSOCKET", _PATH)

router = APIRouter(prefix=PREFIX)


class Opening(BaseModel):
    """The first message of a client."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: str = Field(pattern="^auth$")
    ticket: str = Field(default="", max_length=100)
    stream: str = Field(default="", max_length=64)
    resume_from: int | None = Field(default=None, ge=0)


@router.websocket(_PATH)
async def dashboard_socket(websocket: WebSocket, user_id: int) -> None:
    """Serve one client."""
    # Only pages of this server may open a socket here; a program has to say that it is one of them.
    if not comes_from(websocket.headers.get("origin", ""), websocket.headers.get("host")):
        await websocket.close(1008)
        return
    state = state_of(websocket)
    address = websocket.client.host if websocket.client else "unknown"
    try:
        await state.limiter.take(_PATH, f"a:{address}", _POLICY.per_minute)
    except TooManyRequests:
        await websocket.close(1008)
        return
    ticket, protocol = _offered(websocket)
    await websocket.accept(protocol)
    try:
        opening = await _opening(websocket, ticket)
        access = await use_ticket(state.redis, ticket or opening.ticket)
        if access.user_id == user_id:
            await _serve(websocket, state, access, opening)
        else:
            await _close(websocket, 4003, "That dashboard is somebody else's")
    except (Unauthenticated, TimeoutError, ValidationError) as error:
        await _close(websocket, 4001, error.what if isinstance(error, Unauthenticated) else "No ticket came")
    except (RedisError, OSError):
        await _close(websocket, 1013, "A part is missing, try again")
    except WebSocketDisconnect:
        return


async def _serve(websocket: WebSocket, state: State, access: Access, opening: Opening) -> None:
    """Send until something ends it."""
    if sum(feed.owner == access.user_id for feed in state.hub.feeds) >= _MOST_EACH:
        await _close(websocket, 1013, "Too many connections of one user")
        return
    member = await state.desk.holder(access)
    feed = state.hub.join(access.user_id, access.session, admin=member.is_admin)
    reading = asyncio.create_task(_read(websocket, feed))
    state.metrics.sockets.inc()
    try:
        await _begin(websocket, state, member, feed, opening)
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


async def _begin(websocket: WebSocket, state: State, member: Member, feed: Feed, opening: Opening) -> None:
    """Send what was missed, or everything."""
    after = opening.resume_from
    missed = (
        state.hub.missed(opening.stream, after, feed.joined, owner=feed.owner, admin=feed.admin) if after is not None else None
    )
    if after is not None and missed is not None:
        feed.prices_seq = min(after, state.hub.prices_shown)
        data = f'{{"stream":"{state.hub.stream}","resumed":true,"dashboard":null}}'
        texts = [frame("dashboard_init", after, data), *missed]
    else:
        try:
            whole = (await whole_dashboard(state, member)).decode()
        except NoData:
            whole = "null"
        data = f'{{"stream":"{state.hub.stream}","resumed":false,"dashboard":{whole}}}'
        texts = [frame("dashboard_init", feed.joined, data)]
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
    transport: asyncio.WriteTransport | None = getattr(websocket.state, "transport", None)
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
