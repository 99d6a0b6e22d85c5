"""The one tree of errors. Each says what happened, why, and what to do next.

CryptoPredictError            500  exit 1
├── BadInput                  422  exit 2   the request, file or option cannot be used as it is
├── Unauthenticated           401  exit 3   nobody, or a credential that no longer counts
├── Forbidden                 403  exit 3   somebody, but not allowed
├── NotFound                  404  exit 4   it does not exist, or is not yours: the two look alike
├── Conflict                  409  exit 5   it cannot be done in the present state
├── TooManyRequests           429  exit 6   retry after the given seconds
└── Unavailable               503  exit 7   a part this needs is not there now
    ├── NoData                503  exit 7   the market data for this decision is missing or stale
    └── UpstreamFailed        503  exit 7   a provider did not give what was asked (in `feeds`)
"""

from typing import ClassVar

__all__ = [
    "BadInput",
    "Conflict",
    "CryptoPredictError",
    "Forbidden",
    "NoData",
    "NotFound",
    "TooManyRequests",
    "Unauthenticated",
    "Unavailable",
]


class CryptoPredictError(Exception):
    """Base of all declared failures: `what` happened, `why`, and what `to_do` about it."""

    status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 1
    slug: ClassVar[str] = "internal"

    def __init__(self, what: str, *, why: str = "", to_do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.to_do = to_do

    @property
    def details(self) -> list[dict[str, str]]:
        """Where something was wrong and what, as `field` and `message`, for errors that have several places."""
        return []

    def __str__(self) -> str:
        """One line: what · why · what to do."""
        return " · ".join(part for part in (self.what, self.why, self.to_do) if part)


class BadInput(CryptoPredictError):
    """The request, file or option cannot be used as it is."""

    status = 422
    exit_code = 2
    slug = "bad_input"


class Unauthenticated(CryptoPredictError):
    """Nobody is signed in, or the credential no longer counts."""

    status = 401
    exit_code = 3
    slug = "unauthenticated"


class Forbidden(CryptoPredictError):
    """Somebody is signed in, but may not do this."""

    status = 403
    exit_code = 3
    slug = "forbidden"


class NotFound(CryptoPredictError):
    """It does not exist, or belongs to somebody else: the two look alike on purpose."""

    status = 404
    exit_code = 4
    slug = "not_found"


class Conflict(CryptoPredictError):
    """It cannot be done in the present state."""

    status = 409
    exit_code = 5
    slug = "conflict"


class TooManyRequests(CryptoPredictError):
    """A limit was reached; `retry_after` is in seconds."""

    status = 429
    exit_code = 6
    slug = "too_many_requests"

    def __init__(self, what: str, *, retry_after: float, why: str = "", to_do: str = "") -> None:
        super().__init__(what, why=why, to_do=to_do)
        self.retry_after = retry_after


class Unavailable(CryptoPredictError):
    """A part that this needs is not there now."""

    status = 503
    exit_code = 7
    slug = "unavailable"


class NoData(Unavailable):
    """The market data that a decision needs is missing or stale."""

    slug = "no_data"
