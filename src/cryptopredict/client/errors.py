"""What can go wrong, in one tree. `Refused` says what the server said.

ApiError
├── Unreachable            no answer came
└── Refused                an answer came, and it was no
    ├── BadRequest         400, 405, 413, 415, 422
    ├── NotSignedIn        401
    ├── Forbidden          403
    ├── NotFound           404
    ├── Conflict           409
    ├── TooManyRequests    429, with the seconds until the next may be sent
    ├── NotReady           503, a part or the data is missing now, with seconds where the server named them
    └── ServerFailed       any other, 500 above all
"""

from collections.abc import Mapping
from typing import Any

__all__ = [
    "ApiError",
    "BadRequest",
    "Conflict",
    "Forbidden",
    "NotFound",
    "NotReady",
    "NotSignedIn",
    "Refused",
    "ServerFailed",
    "TooManyRequests",
    "Unreachable",
    "refusal",
]


class ApiError(Exception):
    """Base of all that this client raises."""


class Unreachable(ApiError):
    """No answer came."""


class Refused(ApiError):
    """The server's `error`, its stable `slug`, `details` by field, and the `request_id` by which its log knows the request."""

    def __init__(self, status: int, said: Mapping[str, Any], retry_after: float | None) -> None:
        self.status = status
        self.error = str(said.get("error") or f"The server answered {status}")
        self.slug = str(said.get("type") or "unknown")
        self.details: list[dict[str, str]] = list(said.get("details") or [])
        self.request_id = str(said.get("request_id") or "")
        self.retry_after = retry_after
        super().__init__(self.error)

    def __str__(self) -> str:
        """One line: what it is, where, and by which number the server knows it."""
        where = "; ".join(f"{one.get('field')}: {one.get('message')}" for one in self.details)
        return " · ".join(part for part in (self.error, where, self.request_id and f"request {self.request_id}") if part)


class BadRequest(Refused):
    """The request cannot be used as it is."""


class NotSignedIn(Refused):
    """Nobody, or a session that has ended."""


class Forbidden(Refused):
    """Somebody, but not allowed."""


class NotFound(Refused):
    """It does not exist, or is not yours."""


class Conflict(Refused):
    """It cannot be done in the present state."""


class TooManyRequests(Refused):
    """Wait `retry_after` seconds."""


class NotReady(Refused):
    """A part, or the data for this, is not there now."""


class ServerFailed(Refused):
    """A defect of the server."""


_KINDS: dict[int, type[Refused]] = {
    400: BadRequest,
    401: NotSignedIn,
    403: Forbidden,
    404: NotFound,
    405: BadRequest,
    409: Conflict,
    413: BadRequest,
    415: BadRequest,
    422: BadRequest,
    429: TooManyRequests,
    503: NotReady,
}


def refusal(status: int, said: Any, retry_after: str | None) -> Refused:
    """The error for an answer; `said` is its body as JSON, or anything else where it was none."""
    seconds = float(retry_after) if retry_after is not None and retry_after.isdecimal() else None
    return _KINDS.get(status, ServerFailed)(status, said if isinstance(said, dict) else {}, seconds)
