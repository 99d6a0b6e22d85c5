"""The outermost layer: a number for each request, headers of safety, refusal of foreign pages, time and count."""

import base64
import hashlib
import re
import time
import uuid
from collections.abc import Mapping
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cryptopredict.server.metrics import Metrics
from cryptopredict.server.problems import problem_response

__all__ = ["Edge", "page_policy"]

_LARGEST_BODY = 65_536
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


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
            await self._app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        path: str = scope["path"]
        began = time.perf_counter()
        status = 500

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                page = "404" if status == 404 else path
                self._dress(MutableHeaders(raw=message["headers"]), path, page, request_id, secure=scope["scheme"] == "https")
            await send(message)

        refusal = _refusal(scope) if path.startswith("/api/") else None
        if refusal is not None:
            await problem_response(Request(scope), *refusal)(scope, receive, send_on)
        else:
            await self._app(scope, _bounded(receive), send_on)
        route = _template(scope)
        self._metrics.requests.labels(scope["method"], route, str(status)).inc()
        self._metrics.seconds.labels(route).observe(time.perf_counter() - began)

    def _dress(self, headers: MutableHeaders, path: str, page: str, request_id: str, *, secure: bool) -> None:
        headers["X-Request-ID"] = request_id
        for name, value in _HEADERS.items():
            headers[name] = value
        if secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        if path.startswith("/api/") or path in ("/metrics", "/openapi.json"):
            headers["Content-Security-Policy"] = _API_POLICY
            headers.setdefault("Cache-Control", "no-store")
        else:
            headers["Content-Security-Policy"] = self._policies.get(page, self._default)
            kept = path.startswith("/_next/static/")
            headers.setdefault("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")


def _refusal(scope: Scope) -> tuple[int, str, str] | None:
    """Why a request is refused before it is read: status, slug and sentence."""
    headers = Headers(scope=scope)
    origin, length = headers.get("origin"), headers.get("content-length", "0")
    # A client that is no browser sends no origin; a browser sends that of the page that made the request.
    if scope["method"] not in _SAFE_METHODS and origin is not None and urlsplit(origin).netloc != headers.get("host"):
        return 403, "forbidden", "The request comes from a page of another server"
    if not length.isdecimal() or int(length) > _LARGEST_BODY:
        return 413, "too_large", "The request is too large"
    return None


def _bounded(receive: Receive) -> Receive:
    """The same, until more has come than any request here needs."""
    total = 0

    async def receive_some() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > _LARGEST_BODY:
            raise HTTPException(413)
        return message

    return receive_some


def _template(scope: Scope) -> str:
    """The route's own path, never the one that was asked for: that would make a metric of every number."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    path = getattr(context, "path", None) or getattr(scope.get("route"), "path", None)
    return str(path) if path else "none"
