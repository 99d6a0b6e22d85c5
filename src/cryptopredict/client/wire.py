"""The line to one server: who is signed in, and a token that is always fresh. Safe to use from several threads."""

import threading
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import httpx2

from cryptopredict.client.errors import NotSignedIn, Unreachable, refusal

__all__ = ["Params", "Wire"]

_PATIENCE_SECONDS = 30.0
_PAGE = 200
Params = Mapping[str, Any]


class Closable(Protocol):
    """A line that is open beside the requests."""

    def close(self) -> None:
        """Close it."""


class Wire:
    """Sends requests to `/api/v1` of an address; `lines` are open beside them. The refresh token stays in its cookies and is never shown."""

    def __init__(self, url: str, *, transport: httpx2.BaseTransport | None = None) -> None:
        self.url = url.rstrip("/")
        self._http = httpx2.Client(base_url=f"{self.url}/api/v1", timeout=_PATIENCE_SECONDS, transport=transport)
        self._token: str | None = None
        self._lock = threading.Lock()
        self.lines: set[Closable] = set()
        self.closed = False

    def close(self) -> None:
        """Close all that is open; the session goes on until it ends, or `sign_out` ends it."""
        self.closed = True
        for line in list(self.lines):
            line.close()
        self._http.close()

    def sign_in(self, email: str, password: str) -> Any:
        """Begin a session; returns who one is. Raises `NotSignedIn` on a wrong email or password."""
        session = self._json(self._send("POST", "/auth/login", json={"email": email, "password": password}))["data"]
        self._token = session["access_token"]
        return session["user"]

    def sign_out(self) -> None:
        """End the session on the server too."""
        self._send("POST", "/auth/logout")
        self._token = None

    def data(self, method: str, path: str, *, params: Params | None = None, json: Any = None, headers: Any = None) -> Any:
        """What an answer carries. Raises an `ApiError`."""
        return self._json(self._signed(method, path, params=params, json=json, headers=headers))["data"]

    def content(self, path: str, *, params: Params, accept: str) -> bytes:
        """An answer that is no JSON."""
        return self._signed("GET", path, params=params, headers={"Accept": accept}).content

    def pages(self, path: str, params: Params) -> Iterator[Any]:
        """The rows of a list, asked for as they are wanted."""
        offset = 0
        while True:
            page = self._json(self._signed("GET", path, params={**params, "limit": _PAGE, "offset": offset}))
            yield from page["data"]
            offset += len(page["data"])
            if not page["data"] or offset >= page["total"]:
                return

    def _signed(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **more: Any) -> httpx2.Response:
        """Send with the access token, and once more with a new one where it has ended."""
        token = self._token
        try:
            return self._send(method, path, headers=self._headers(token, headers), **more)
        except NotSignedIn:
            if token is None:
                raise
        self._refresh(token)
        return self._send(method, path, headers=self._headers(self._token, headers), **more)

    def _headers(self, token: str | None, more: Mapping[str, str] | None) -> dict[str, str]:
        return {**(more or {}), **({} if token is None else {"Authorization": f"Bearer {token}"})}

    def _refresh(self, ended: str) -> None:
        with self._lock:
            # Of several threads the first one refreshes; the cookie is good once.
            if self._token == ended:
                self._token = self._json(self._send("POST", "/auth/refresh"))["data"]["access_token"]

    def _send(self, method: str, path: str, *, params: Params | None = None, **more: Any) -> httpx2.Response:
        given = {name: _word(value) for name, value in (params or {}).items() if value is not None}
        try:
            answer = self._http.request(method, path, params=given, **more)
        except httpx2.HTTPError as error:
            raise Unreachable(f"{self.url} does not answer: {type(error).__name__}") from error
        if answer.is_success:
            return answer
        try:
            said = answer.json()
        except ValueError:
            said = None
        raise refusal(answer.status_code, said, answer.headers.get("retry-after"))

    def _json(self, answer: httpx2.Response) -> Any:
        return answer.json()


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
