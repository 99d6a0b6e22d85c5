"""Refusals in the words of the providers."""

from starlette.requests import Request
from starlette.responses import Response

__all__ = ["Refused", "answer_refusal", "as_json"]


class Refused(Exception):
    """A request that the provider turns down: the status, the body (JSON) and headers of its answer."""

    def __init__(self, status: int, body: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(body)
        self.status = status
        self.body = body
        self.headers = headers or {}


async def answer_refusal(_request: Request, refusal: Exception) -> Response:
    """The answer that a `Refused` stands for."""
    if not isinstance(refusal, Refused):
        raise refusal
    return as_json(refusal.body, status=refusal.status, headers=refusal.headers)


def as_json(body: str | bytes, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A response with a JSON body that is already written."""
    return Response(body, status, headers, media_type="application/json")
