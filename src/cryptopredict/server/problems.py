"""Failures as answers: one shape whatever the cause, and nothing of the inside in it."""

import math
import traceback
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

import psycopg
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.exceptions import ValidationException as FastAPIValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from cryptopredict.base import BadInput, CryptoPredictError, TooManyRequests, Unauthenticated, Unavailable, utc_now

__all__ = ["failure_response", "install_problems", "problem_body", "problem_response"]

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

_RETRY_SECONDS = 5
_SLUGS = {
    400: "bad_request",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    415: "unsupported_media_type",
    422: "bad_input",
    429: "too_many_requests",
    503: "unavailable",
}
_WORDS = {
    400: "The request cannot be read",
    404: "There is nothing at this address",
    405: "This address does not take that method",
    413: "The request is too large",
}


def problem_body(
    status: int, slug: str, error: str, request_id: str, details: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    """The body of a failure, as `schemas.Problem` describes it."""
    return {
        "success": False,
        "error": error,
        "error_code": status,
        "type": slug,
        "details": details or [],
        "request_id": request_id,
        "timestamp": utc_now().isoformat().replace("+00:00", "Z"),
    }


def problem_response(
    request: Request,
    status: int,
    slug: str,
    error: str,
    *,
    details: list[dict[str, str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The answer to a request that failed."""
    body = problem_body(status, slug, error, getattr(request.state, "request_id", ""), details)
    return JSONResponse(body, status, dict(headers or {}))


async def _declared(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, CryptoPredictError)  # noqa: S101 - the registration below says so; for the type checker
    headers = {}
    if isinstance(error, TooManyRequests):
        headers["Retry-After"] = str(math.ceil(error.retry_after))
    elif isinstance(error, Unavailable):
        headers["Retry-After"] = str(_RETRY_SECONDS)
    elif isinstance(error, Unauthenticated):
        headers["WWW-Authenticate"] = "Bearer"
    return problem_response(request, error.status, error.slug, str(error), details=error.details, headers=headers)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - the registration below says so; for the type checker
    # The value itself stays out: it may be a password.
    details = [
        {"field": ".".join(str(part) for part in item["loc"] if part != "body") or "body", "message": str(item["msg"])}
        for item in error.errors()[:50]
    ]
    if any(item["type"] == "json_invalid" for item in error.errors()):
        return problem_response(request, 400, _SLUGS[400], "The body is not JSON")
    return problem_response(request, 422, BadInput.slug, "The request does not fit", details=details)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - the registration below says so; for the type checker
    status = error.status_code
    word = _WORDS.get(status, str(error.detail))
    return problem_response(request, status, _SLUGS.get(status, "failed"), word, headers=error.headers)


async def _missing_part(request: Request, error: Exception) -> JSONResponse:
    part = "Redis" if isinstance(error, RedisError) else "The database"
    _log.warning("part_unavailable", part=part, error=type(error).__name__)
    return await _declared(request, Unavailable(f"{part} is not there now", to_do="Try again in a few seconds."))


async def _database(request: Request, error: Exception) -> JSONResponse:
    # A connection that broke is a part that is missing; whatever else the database refuses should not have reached it.
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return await _missing_part(request, error)
    return _defect(request, error)


def _defect(request: Request, error: Exception) -> JSONResponse:
    """The answer to what should not happen: it is written to the log, and nothing of it is said."""
    # Formatted here, for a renderer of its own may print the values of variables, and one of them may be a password.
    _log.error("request_failed", path=request.url.path, traceback="\n".join(_told(error)))
    return problem_response(request, 500, CryptoPredictError.slug, "Something went wrong here; it has been written to the log")


def _told(error: BaseException | None) -> Iterator[str]:
    """The error and what led to it, first things first, without the values that databases and validation quote."""
    if error is None:
        return
    yield from _told(error.__cause__ or error.__context__)
    yield "".join(traceback.format_tb(error.__traceback__)) + f"{type(error).__name__}: {_words_of(error)}"


def _words_of(error: BaseException) -> str:
    if isinstance(error, StatementError):
        return str(error.statement)
    if isinstance(error, psycopg.Error):
        return f"{error.sqlstate} {error.diag.message_primary}"
    if isinstance(error, ValidationError | FastAPIValidationError):
        return ", ".join(f"{item['type']} at {item['loc']}" for item in error.errors())
    return str(error)


_HANDLERS: dict[type[Exception], Callable[[Request, Exception], Awaitable[JSONResponse]]] = {
    CryptoPredictError: _declared,
    RequestValidationError: _invalid,
    HTTPException: _http,
    RedisError: _missing_part,
    OperationalError: _missing_part,
    InterfaceError: _missing_part,
    PoolTimeout: _missing_part,
    DBAPIError: _database,
}


async def failure_response(request: Request, error: Exception) -> JSONResponse:
    """The answer to any failure, declared or not."""
    handler = next((_HANDLERS[kind] for kind in type(error).__mro__ if kind in _HANDLERS), None)
    return _defect(request, error) if handler is None else await handler(request, error)


def install_problems(app: FastAPI) -> None:
    """Give every failure of the app its shape."""
    for kind, handler in _HANDLERS.items():
        app.add_exception_handler(kind, handler)
