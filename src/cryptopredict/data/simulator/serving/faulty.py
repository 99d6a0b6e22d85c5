"""Requests that go wrong: an ASGI layer before the providers, and the transport that some faults need. Every request is noted."""

import asyncio
import time
from collections import deque
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from cryptopredict.data.simulator.serving.faults import Fault, Faults

__all__ = ["FaultyLayer", "HttpConnection"]

_HTML: Final = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
_NOTED: Final = 1000
_WITHOUT_ANSWER: Final = 0
_TOO_MANY: Final = b'{"code":-1003,"msg":"Too much request weight used."}'
_ANSWERS: Final[dict[str, tuple[int, str, bytes]]] = {
    "429": (429, "application/json", _TOO_MANY),
    "418": (418, "application/json", _TOO_MANY),
    "html": (200, "text/html", _HTML),
    "empty_object": (200, "application/json", b"{}"),
    "wrong_shape": (200, "application/json", b'[{"unexpected":[1,"two",null]},17,"three"]'),
    "gzip_garbage": (200, "application/json", b"\x1f\x8b\x08\x00 this is not compressed at all"),
}


class HttpConnection(HttpToolsProtocol):
    """A connection whose transport the application can reach, as `transport` in the state of its requests."""

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self.scope["state"]["transport"] = self.transport


class FaultyLayer:
    """An ASGI application in which the faults of a script strike; `requests` are the last thousand: wall time, path, status."""

    def __init__(self, app: ASGIApp, faults: Faults) -> None:
        self._app = app
        self._faults = faults
        self.requests: deque[tuple[float, str, int]] = deque(maxlen=_NOTED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or do not."""
        if scope["type"] != "http" or scope["path"].startswith("/control/"):
            await self._app(scope, receive, send)
            return
        arrived = time.time()
        query = scope["query_string"].decode("latin-1")
        path = scope["path"] + (f"?{query}" if query else "")
        status = _WITHOUT_ANSWER

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self.requests.append((arrived, path, status))
            await send(message)

        fault = self._faults.of_request(scope["path"])
        if fault is None:
            await self._app(scope, receive, noted)
        else:
            await self._strike(fault, scope, receive, noted)
            if status == _WITHOUT_ANSWER:
                self.requests.append((arrived, path, status))

    async def _strike(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        transport: asyncio.Transport | None = scope.get("state", {}).get("transport")
        if fault.kind in _ANSWERS or fault.kind == "5xx":
            await _answer(fault, send)
        elif fault.kind == "slow":
            await self._slowly(fault.bytes_per_second, scope, receive, send)
        elif fault.kind == "partial":
            scope.setdefault("state", {})["partial"] = True
            await self._app(scope, receive, send)
        else:
            if fault.kind == "cut_after":
                await self._collect(scope, receive)
            if fault.kind == "truncated" and transport is not None:
                start, body = await self._collect(scope, receive)
                transport.write(_head(start) + body[: max(len(body) // 2, 1)])
                transport.close()
            elif fault.kind in {"cut", "refuse", "cut_after"} and transport is not None:
                transport.abort()
            while (await receive())["type"] != "http.disconnect":
                continue

    async def _slowly(self, bytes_per_second: int, scope: Scope, receive: Receive, send: Send) -> None:
        start, body = await self._collect(scope, receive)
        await send(start)
        piece = max(bytes_per_second // 10, 1)
        for place in range(0, len(body), piece):
            await asyncio.sleep(0.1)
            await send({"type": "http.response.body", "body": body[place : place + piece], "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def _collect(self, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
        start: dict[str, Any] = {}
        parts: list[bytes] = []

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                parts.append(message.get("body", b""))

        await self._app(scope, receive, keep)
        return start, b"".join(parts)


async def _answer(fault: Fault, send: Send) -> None:
    status, media, body = _ANSWERS.get(fault.kind, (fault.status, "text/html", b"<html><body>Bad gateway</body></html>"))
    headers = [(b"content-type", media.encode()), (b"content-length", str(len(body)).encode())]
    if fault.retry_after is not None:
        headers.append((b"retry-after", f"{fault.retry_after:g}".encode()))
    if fault.kind == "gzip_garbage":
        headers.append((b"content-encoding", b"gzip"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _head(start: Message) -> bytes:
    lines = [f"HTTP/1.1 {start['status']} OK".encode()]
    lines += [name + b": " + value for name, value in start["headers"]]
    return b"\r\n".join([*lines, b"", b""])
