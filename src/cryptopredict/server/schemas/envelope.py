"""The envelope around every answer."""

from datetime import UTC, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from cryptopredict.base import utc_now

__all__ = ["PROBLEM", "Answer", "Body", "Moment", "Page", "Problem", "ProblemDetail", "Request", "answer", "page"]

Data = TypeVar("Data")
Item = TypeVar("Item")
Filters = TypeVar("Filters")

Moment = Annotated[datetime, AfterValidator(lambda moment: moment.astimezone(UTC))]
"""An aware time; it leaves the server as RFC 3339 in UTC."""


class Body(BaseModel):
    """Base of all that the server answers: frozen, and without defaults, so that every field is always there."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


class Request(BaseModel):
    """Base of all that the server takes: unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Answer(Body, Generic[Data]):
    """One thing."""

    success: Literal[True]
    data: Data
    timestamp: Moment


class Page(Body, Generic[Item, Filters]):
    """A bounded piece of a list, and the filters it was cut with."""

    success: Literal[True]
    data: list[Item]
    total: int
    limit: int
    offset: int
    filters: Filters
    timestamp: Moment


class ProblemDetail(Body):
    """Where in the request something was wrong, and what."""

    field: str
    message: str


class Problem(Body):
    """Any failure. `type` is a stable word to test for, `error` a sentence to read."""

    success: Literal[False]
    error: str
    error_code: int = Field(examples=[422])
    type: str = Field(examples=["bad_input"])
    details: list[ProblemDetail]
    request_id: str
    timestamp: Moment


PROBLEM: dict[str, Any] = {"model": Problem}
"""How a route documents a failure of its own."""


def answer(data: Any) -> dict[str, Any]:
    """Wrap one thing; the route's response model checks the shape."""
    return {"success": True, "data": data, "timestamp": utc_now()}


def page(items: Any, *, total: int, limit: int, offset: int, filters: Any) -> dict[str, Any]:
    """Wrap a piece of a list."""
    return {
        "success": True,
        "data": items,
        "total": total,
        "limit": limit,
        "offset": offset,
        "filters": filters,
        "timestamp": utc_now(),
    }
