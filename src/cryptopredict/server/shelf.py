"""Answers that need nothing but memory: who asks is known, a permit of theirs is in hand, and the answer lies ready.

Whatever else is asked, and whatever is missing, goes the whole way, which leaves here what the next one needs.
"""

import time
from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

from cryptopredict.server.edge import API_HEADERS, STRICT_TRANSPORT, new_request_id
from cryptopredict.server.guard import PreparedRoute
from cryptopredict.server.limits import limit_key
from cryptopredict.server.metrics import Metrics
from cryptopredict.server.policy import Access
from cryptopredict.server.prepared import Reply
from cryptopredict.server.state import State

__all__ = ["Shelf"]

_BEARER = "Bearer "
_BODY = frozenset({b"content-length", b"transfer-encoding"})


class Shelf:
    """Wraps the whole app. `routes` are its prepared routes by path."""

    def __init__(self, app: ASGIApp, *, routes: Mapping[str, PreparedRoute], metrics: Metrics) -> None:
        self._app = app
        self._routes = {path: route for path, route in routes.items() if route.policy.access is Access.USER}
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at once, or pass on."""
        route = self._routes.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if route is None:
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        reply = _at_hand(scope, route)
        if reply is None:
            await self._app(scope, receive, send)
            return
        headers = [*reply.headers, *API_HEADERS, (b"x-request-id", new_request_id().encode())]
        if scope["scheme"] == "https":
            headers.append(STRICT_TRANSPORT)
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": reply.body})
        self._metrics.answered("GET", route.path, reply.status, time.perf_counter() - began)


def _at_hand(scope: Scope, route: PreparedRoute) -> Reply | None:
    state: State = scope["app"].state.server
    ready = state.prepared.on_shelf(scope["path"])
    # Of a header that comes twice the first counts, as everywhere else.
    headers: dict[bytes, bytes] = dict(reversed(scope["headers"]))
    if ready is None or not _BODY.isdisjoint(headers):
        return None
    bearer = headers.get(b"authorization", b"").decode("latin-1")
    member = state.desk.known(bearer.removeprefix(_BEARER)) if bearer.startswith(_BEARER) else None
    if member is None:
        return None
    # Last, for it costs the member something.
    if not state.limiter.use(limit_key(route.operation, f"u:{member.id}"), state.per_minute(route.policy.per_minute)):
        return None
    held, takes = headers.get(b"if-none-match", b""), headers.get(b"accept-encoding", b"")
    return ready.choose(held.decode("latin-1"), takes.decode("latin-1"))
