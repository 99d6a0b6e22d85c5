"""The outermost layer: a number for each request, headers of safety, refusal of foreign pages, time and count."""

import base64
import hashlib
import random
import re
import time
from collections.abc import Iterable, Iterator, Mapping

import structlog
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cryptopredict.server.metrics import Metrics
from cryptopredict.server.origin import comes_from
from cryptopredict.server.policy import POLICIES, PREFIX
from cryptopredict.server.problems import failure_response, problem_response

__all__ = ["API_HEADERS", "STRICT_TRANSPORT", "Edge", "new_request_id", "page_policy"]

_LARGEST_BODY = 65_536
# Few routes take more, and none of those has a parameter in its path.
_LARGER = {
    f"{PREFIX}{operation.split(' ')[1]}": policy.largest_body
    for operation, policy in POLICIES.items()
    if policy.largest_body > _LARGEST_BODY
}
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_API_POLICY = b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
API_HEADERS = (*_HEADERS, (b"content-security-policy", _API_POLICY))
STRICT_TRANSPORT = (b"strict-transport-security", b"max-age=31536000")
_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def new_request_id() -> str:
    """A number that no other request has. It tells nobody anything, so it need not be hard to guess."""
    return f"{random.getrandbits(128):032x}"


def page_policy(html: bytes) -> str:
    """The content security policy of one page: its own inline scripts by their hashes, nothing from elsewhere."""
    hashes = sorted({base64.b64encode(hashlib.sha256(code).digest()).decode() for code in _INLINE_SCRIPT.findall(html) if code})
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in hashes)])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


class Edge:
    """Wraps the app. `policies` gives the content security policy of each page by its path."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, policies: Mapping[str, str]) -> None:
        self._app = app
        self._metrics = metrics
        self._policies = policies
        self._default = page_policy(b"")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            # A client that takes nothing can only be cut off at its transport, which ASGI does not hand over.
            scope.setdefault("state", {})["transport"] = getattr(getattr(send, "__self__", None), "transport", None)
            await self._app(scope, receive, send)
            return
        request_id = new_request_id()
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        path: str = scope["path"]
        began = time.perf_counter()
        status, started = 500, False

        async def send_on(message: Message) -> None:
            nonlocal started, status
            if message["type"] == "http.response.start":
                started = True
                status = message["status"]
                page = "404" if status == 404 else path
                dress = self._dress(message["headers"], path, page, secure=scope["scheme"] == "https")
                message["headers"] = [*message["headers"], *dress, (b"x-request-id", request_id.encode())]
            await send(message)

        refusal = _refusal(scope) if path.startswith("/api/") else None
        if refusal is not None:
            await problem_response(Request(scope), *refusal)(scope, receive, send_on)
        else:
            try:
                await self._app(scope, _bounded(receive, _LARGER.get(path, _LARGEST_BODY)), send_on)
            except Exception as error:
                if started:
                    raise
                answer = await failure_response(Request(scope), error)
                await answer(scope, receive, send_on)
        route = _template(scope)
        self._metrics.answered(scope["method"], route, status, time.perf_counter() - began)

    def _dress(
        self, headers: Iterable[tuple[bytes, bytes]], path: str, page: str, *, secure: bool
    ) -> Iterator[tuple[bytes, bytes]]:
        """The headers that are still missing."""
        if secure:
            yield STRICT_TRANSPORT
        if path.startswith("/api/") or path in ("/metrics", "/openapi.json"):
            yield from API_HEADERS
            caching = b"no-store"
        else:
            yield from _HEADERS
            yield b"content-security-policy", self._policies.get(page, self._default).encode()
            caching = b"public, max-age=31536000, immutable" if path.startswith("/_next/static/") else b"no-cache"
        if not any(name == b"cache-control" for name, _ in headers):
            yield b"cache-control", caching


def _refusal(scope: Scope) -> tuple[int, str, str] | None:
    """Why a request is refused before it is read: status, slug and sentence."""
    headers = Headers(scope=scope)
    origin, length = headers.get("origin"), headers.get("content-length", "0")
    # A client that is no browser sends no origin; a browser sends that of the page that made the request.
    if scope["method"] not in _SAFE_METHODS and origin is not None and not comes_from(origin, headers.get("host")):
        return 403, "forbidden", "The request comes from a page of another server"
    if not length.isdecimal() or int(length) > _LARGER.get(scope["path"], _LARGEST_BODY):
        return 413, "too_large", "The request is too large"
    return None


def _bounded(receive: Receive, largest: int) -> Receive:
    """The same, until more has come than the request needs."""
    total = 0

    async def receive_some() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > largest:
            raise HTTPException(413)
        return message

    return receive_some


def _template(scope: Scope) -> str:
    """The route's own path, never the one that was asked for: that would make a metric of every number."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    path = getattr(context, "path", None) or getattr(scope.get("route"), "path", None)
    return str(path) if path else "none"
