"""Answers that need nothing but memory: who asks is known, a permit of theirs is in hand, and the answer lies ready.

Whatever else is asked, and whatever is missing, goes the whole way, which leaves here what the next one needs.
"""

import time
from collections.abc import Mapping

from starlette.types import Scope, Send

from cryptopredict.server.edge import API_HEADERS, STRICT_TRANSPORT, new_request_id
from cryptopredict.server.guard import PreparedRoute
from cryptopredict.server.limits import limit_key
from cryptopredict.server.metrics import Metrics
from cryptopredict.server.policy import Access
from cryptopredict.server.prepared import Reply
from cryptopredict.server.state import State

__all__ = ["Shelf"]

_BODY = frozenset({b"content-length", b"transfer-encoding"})


class Shelf:
    """Stands before the whole app. `routes` are its prepared routes by path."""

    def __init__(self, routes: Mapping[str, PreparedRoute], metrics: Metrics) -> None:
        self._routes = {path: route for path, route in routes.items() if route.policy.access is Access.USER}
        self._metrics = metrics

    async def answer(self, state: State, scope: Scope, send: Send) -> bool:
        """Answer at once, if that can be done."""
        began = time.perf_counter()
        route = self._routes.get(scope["path"])
        reply = None if route is None or scope["method"] != "GET" else _at_hand(state, route, scope)
        if route is None or reply is None:
            return False
        headers = [*reply.headers, *API_HEADERS, (b"x-request-id", new_request_id().encode())]
        if scope["scheme"] == "https":
            headers.append(STRICT_TRANSPORT)
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": reply.body})
        self._metrics.answered("GET", route.path, reply.status, time.perf_counter() - began)
        return True


def _at_hand(state: State, route: PreparedRoute, scope: Scope) -> Reply | None:
    ready = state.prepared.on_shelf(route.path)
    if ready is None:
        return None
    # Of a header that comes twice the first counts, as everywhere else.
    headers: dict[bytes, bytes] = dict(reversed(scope["headers"]))
    scheme, _, token = headers.get(b"authorization", b"").partition(b" ")
    member = state.desk.known(token.decode("latin-1")) if scheme == b"Bearer" else None
    if member is None or not _BODY.isdisjoint(headers):
        return None
    # Last, for it costs the member something.
    if not state.limiter.use(limit_key(route.operation, f"u:{member.id}"), state.per_minute(route.policy.per_minute)):
        return None
    return ready.choose(
        headers.get(b"if-none-match", b"").decode("latin-1"), headers.get(b"accept-encoding", b"").decode("latin-1")
    )
