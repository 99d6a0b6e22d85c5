"""Answers that need nothing but memory: who asks is known, a permit of theirs is in hand, and the answer lies ready.

Whatever else is asked, and whatever is missing, goes the whole way, which leaves here what the next one needs.
"""

import time

from starlette.types import Scope, Send

from cryptopredict.server.edge import API_HEADERS, STRICT_TRANSPORT, new_request_id
from cryptopredict.server.limits import limit_key
from cryptopredict.server.metrics import Metrics
from cryptopredict.server.prepared import OnShelf, Reply
from cryptopredict.server.state import State

__all__ = ["Shelf"]

_WHOLE_WAY = frozenset({b"content-length", b"transfer-encoding"})
_OTHER_FORM = b"arrow"


class Shelf:
    """Stands before the whole app."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def answer(self, state: State, scope: Scope, send: Send) -> bool:
        """Answer at once, if that can be done."""
        began = time.perf_counter()
        found = state.prepared.on_shelf(scope) if scope["method"] == "GET" else None
        reply = None if found is None else _at_hand(state, found, scope)
        if found is None or reply is None:
            return False
        headers = [*reply.headers, *API_HEADERS, (b"x-request-id", new_request_id().encode())]
        if scope["scheme"] == "https":
            headers.append(STRICT_TRANSPORT)
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": reply.body})
        self._metrics.answered("GET", found.route.path, reply.status, time.perf_counter() - began)
        return True


def _at_hand(state: State, found: OnShelf, scope: Scope) -> Reply | None:
    # Of a header that comes twice the first counts, as everywhere else.
    headers: dict[bytes, bytes] = dict(reversed(scope["headers"]))
    scheme, _, token = headers.get(b"authorization", b"").partition(b" ")
    member = state.desk.known(token.decode("latin-1")) if scheme == b"Bearer" else None
    if member is None or not _WHOLE_WAY.isdisjoint(headers) or _OTHER_FORM in headers.get(b"accept", b""):
        return None
    # Last, for it costs the member something.
    route = found.route
    if not state.limiter.use(limit_key(route.operation, f"u:{member.id}"), state.per_minute(route.policy.per_minute)):
        return None
    held, takes = headers.get(b"if-none-match", b""), headers.get(b"accept-encoding", b"")
    return found.ready.choose(held.decode("latin-1"), takes.decode("latin-1"))
