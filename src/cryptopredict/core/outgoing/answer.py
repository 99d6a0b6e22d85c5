"""Reading an answer: its status, its kind, its body up to a bound. What it should not be becomes a reason."""

import json
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import httpx2

from cryptopredict.base import Reason, utc_now
from cryptopredict.core.outgoing.call import Call
from cryptopredict.core.outgoing.failure import Failure, Silence
from cryptopredict.core.outgoing.pace import Pace

__all__ = ["date_of", "receive"]

_BLOCKED = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.PAYMENT_REQUIRED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
}
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_REFUSED = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.IM_A_TEAPOT}
_ERROR_BYTES = 64 * 1024
_SAID = 200  # characters of a provider's own message that are passed on
_SECRET_WORDS = ("key", "token", "secret", "signature", "password")


def receive(call: Call[Any], response: httpx2.Response, until: float, pace: Pace) -> bytes:
    """The unpacked body of a good answer, complete by `until` (monotonic). Raises `Failure` on any other."""
    if response.status_code != HTTPStatus.OK:
        raise _refused(call, response, until, pace)
    kind = response.headers.get("content-type", "").lower()
    if call.media == "json" and "html" in kind:
        raise Failure(Reason.UNREADABLE, "it sent a web page (HTML) where JSON belongs")
    body = _body(response, until, call.provider.max_bytes)
    if call.media == "json" and body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise Failure(Reason.UNREADABLE, "it sent a web page or XML where JSON belongs")
    return body


def date_of(response: httpx2.Response) -> datetime | None:
    """When the provider says that it answered (UTC), None when it does not say so readably."""
    return _date(response.headers.get("date", ""))


def _body(response: httpx2.Response, until: float, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    try:
        for part in response.iter_bytes():
            size += len(part)
            if size > most:
                raise Failure(Reason.UNREADABLE, f"it is larger than {most:,} bytes")
            if time.monotonic() > until:
                raise Failure(Reason.PROVIDER_DOWN, "it did not come to an end in time")
            parts.append(part)
    except httpx2.DecodingError as error:
        raise Failure(Reason.UNREADABLE, "its compression is broken") from error
    except httpx2.ProtocolError as error:
        raise Failure(Reason.UNREADABLE, "it was cut off") from error
    return b"".join(parts)


def _refused(call: Call[Any], response: httpx2.Response, until: float, pace: Pace) -> Failure:
    status = response.status_code
    if status in _REFUSED:
        asked = _retry_after(response, pace.wait_most)
        least = pace.ban_least if status == HTTPStatus.IM_A_TEAPOT else 0.0
        return Failure(Reason.RATE_LIMITED, f"HTTP {status}", silence=Silence(asked, least))
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        place = urlsplit(response.headers.get("location", ""))
        why = f"HTTP {status}: it sends us to {_clean(call, place.netloc + place.path) or 'nowhere'}, and redirects are not followed"
        return Failure(Reason.UNREADABLE, why)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
        return Failure(Reason.PROVIDER_DOWN, f"HTTP {status}: whether the request took effect is unknown; it only reads")
    code, said = _own_words(call, response, until)
    why = f"HTTP {status}: {said}" if said else f"HTTP {status}"
    if status in _GONE or (status == HTTPStatus.BAD_REQUEST and code in call.not_listed):
        return Failure(Reason.NOT_LISTED, why, answered=True)
    if status in _BLOCKED:
        return Failure(Reason.BLOCKED, why, answered=True)
    return Failure(Reason.UNREADABLE, why, answered=status >= HTTPStatus.BAD_REQUEST)


def _retry_after(response: httpx2.Response, most: float) -> float | None:
    """Seconds from now, at least one; None when it names none that can be read."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return min(max(1.0, float(text[:12])), most)
    moment = _date(text)
    if moment is None:
        return None
    # Its own clock tells how far away its moment is, whatever ours says.
    return min(max(1.0, (moment - (date_of(response) or utc_now())).total_seconds()), most)


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _own_words(call: Call[Any], response: httpx2.Response, until: float) -> tuple[Any, str]:
    """The code and the message in the body of an error, as far as it has them."""
    try:
        told = json.loads(_body(response, until, _ERROR_BYTES))
    except (Failure, httpx2.HTTPError, ValueError, RecursionError):
        return None, ""
    if isinstance(told, dict) and isinstance(told.get("status"), dict):
        told = told["status"]
    if not isinstance(told, dict):
        return None, ""
    words = (told.get(name) for name in ("msg", "error_message", "message", "error"))
    said = next((word for word in words if isinstance(word, str)), "")
    return told.get("code"), _clean(call, said)


def _clean(call: Call[Any], text: str) -> str:
    """One short printable line without any key of ours, should the provider echo it."""
    secrets = [value for value in call.provider.headers.values() if value]
    secrets += [value for name, value in call.query if value and any(word in name.lower() for word in _SECRET_WORDS)]
    for secret in secrets:
        text = text.replace(secret, "hidden")
    return "".join(sign if sign.isprintable() else " " for sign in text[:_SAID]).strip()
