"""The wire: connections whose every step ends at one deadline, so that an answer of a byte a second ends too."""

import logging
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any, TypeAlias
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

__all__ = ["Wire", "proxy_for"]

# What it notes of each step of an exchange may hold headers of ours, a key for example.
logging.getLogger("httpcore2").setLevel(logging.WARNING)

_Option: TypeAlias = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Wire(httpx2.HTTPTransport):
    """A transport that takes the read timeout of a request as the time for all of it, from name to last byte.

    No cookies, no redirects, no credentials from files: those belong to a browser.
    """

    def __init__(self, proxy: str | None = None) -> None:
        super().__init__(proxy=proxy, limits=httpx2.Limits(max_connections=20, keepalive_expiry=30))
        self._deadline = _Deadline()
        # The pool takes a backend only when it is made, and the transport makes it: this is the one place to come in between.
        self._pool._network_backend = _Backend(self._deadline)  # noqa: SLF001

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send it; the body is read by the same thread, before its next request."""
        self._deadline.at = time.monotonic() + request.extensions["timeout"]["read"]
        return super().handle_request(request)


def proxy_for(url: str) -> str | None:
    """The proxy that the environment (HTTPS_PROXY, NO_PROXY, …) names for this address; none for this machine itself."""
    place = urlsplit(url)
    host = place.hostname or ""
    if host in {"localhost", "127.0.0.1", "::1"} or proxy_bypass(host):
        return None
    known = getproxies()
    return known.get(place.scheme) or known.get("all")


class _Deadline(threading.local):
    """Of the request that this thread makes now, on the monotonic clock."""

    at: float = 0.0

    def left(self, timeout: float | None, too_late: type[Exception]) -> float:
        left = self.at - time.monotonic()
        if left <= 0:
            raise too_late("the time for the whole request is over")
        return left if timeout is None else min(left, timeout)


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream, deadline: _Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = self._deadline.left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    def __init__(self, deadline: _Deadline) -> None:
        self._inner = httpcore2.SyncBackend()
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_Option] | None = None,
    ) -> httpcore2.NetworkStream:
        left = self._deadline.left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._inner.connect_tcp(host, port, left, local_address, socket_options), self._deadline)
