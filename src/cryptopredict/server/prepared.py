"""Answers made once and sent many times: as bytes, compressed once, with a tag that says whether the reader has them already."""

import asyncio
import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import Request, Response

from cryptopredict.base import utc_now
from cryptopredict.server.schemas import Body

__all__ = ["Prepared", "PreparedAnswers"]

_WORTH_COMPRESSING = 1_024
_MOST_TAILORED = 512


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer's data as JSON, with its tag; `until` is monotonic seconds, `run` the decision it shows."""

    run: int
    until: float
    data: bytes
    tag: str
    made_at: bytes


class PreparedAnswers:
    """Holds the answers of the present decision. One for each process."""

    def __init__(self) -> None:
        self._held: dict[str, Prepared] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._bodies: OrderedDict[tuple[str, str, bytes], tuple[bytes, bytes | None]] = OrderedDict()

    def forget(self) -> None:
        """Something changed that the answers show."""
        self._held.clear()

    async def get(self, name: str, run: int, make: Callable[[], Awaitable[Body]], *, seconds: float) -> Prepared:
        """The answer of that name for that decision, made again after `seconds`."""
        held = self._held.get(name)
        if held is not None and held.run == run and held.until > time.monotonic():
            return held
        async with self._locks.setdefault(name, asyncio.Lock()):
            held = self._held.get(name)
            if held is None or held.run != run or held.until <= time.monotonic():
                data = (await make()).model_dump_json().encode()
                tag = hashlib.blake2b(data, digest_size=12).hexdigest()
                stamp = utc_now().isoformat().replace("+00:00", "Z").encode()
                held = self._held[name] = Prepared(run, time.monotonic() + seconds, data, tag, stamp)
        return held

    def respond(self, request: Request, name: str, prepared: Prepared, own: bytes | None = None) -> Response:
        """The answer itself, or 304 when the reader has it. `own` are fields that only this reader has, as JSON without braces."""
        tag = f'W/"{prepared.tag}{hashlib.blake2b(own, digest_size=6).hexdigest() if own else ""}"'
        headers = {"ETag": tag, "Cache-Control": "no-store", "Vary": "Authorization, Accept-Encoding"}
        if tag in (given.strip() for given in request.headers.get("if-none-match", "").split(",")):
            return Response(status_code=304, headers=headers)
        plain, packed = self._body(name, tag, prepared, own)
        if packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(packed, headers={**headers, "Content-Encoding": "gzip"}, media_type="application/json")
        return Response(plain, headers=headers, media_type="application/json")

    def _body(self, name: str, tag: str, prepared: Prepared, own: bytes | None) -> tuple[bytes, bytes | None]:
        key = (name, tag, prepared.made_at)
        held = self._bodies.get(key)
        if held is None:
            data = prepared.data
            if own is not None:
                data = b"{%s,%s" % (own, data[1:])
            plain = b'{"success":true,"data":%s,"timestamp":"%s"}' % (data, prepared.made_at)
            packed = gzip.compress(plain, 5, mtime=0) if len(plain) >= _WORTH_COMPRESSING else None
            held = self._bodies[key] = (plain, packed)
            if len(self._bodies) > _MOST_TAILORED:
                self._bodies.popitem(last=False)
        return held
