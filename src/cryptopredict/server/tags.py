"""Tags of answers, by which a reader says what they have already. The moment of an answer is no part of what it says."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response

__all__ = ["VARY", "is_known", "tag_of", "unless_known"]

VARY = "Authorization, Accept-Encoding"
_MOMENT = b',"timestamp":'


def is_known(tag: str, known: str) -> bool:
    """Whether an `If-None-Match` names the tag."""
    return bool(known) and tag in (one.strip() for one in known.split(","))


def tag_of(body: bytes) -> str:
    """The tag of an answer with that body."""
    said, moment, _ = body.rpartition(_MOMENT)
    return f'W/"{hashlib.blake2b(said if moment else body, digest_size=12).hexdigest()}"'


def unless_known(request: Request, response: Response) -> Response:
    """The answer with its tag, or 304 when the reader has it; what has a tag, is no success or comes in pieces stays as it is."""
    body = getattr(response, "body", b"")
    if response.status_code != 200 or not body or "etag" in response.headers:
        return response
    tag = tag_of(body)
    if is_known(tag, request.headers.get("if-none-match", "")):
        kept = {name: response.headers[name] for name in ("cache-control", "set-cookie") if name in response.headers}
        return Response(status_code=304, headers={**kept, "ETag": tag, "Vary": VARY})
    response.headers["ETag"] = tag
    response.headers.setdefault("Vary", VARY)
    return response
