"""Answers made once and sent many times: as bytes, compressed once, with a tag that says whether the reader has them already."""

import asyncio
import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from fastapi import Request, Response
from starlette.types import Scope

from cryptopredict.base import utc_now
from cryptopredict.server.packing import Rest
from cryptopredict.server.policy import Access, Policy
from cryptopredict.server.schemas import Body
from cryptopredict.server.tags import VARY, is_known

__all__ = ["OnShelf", "Prepared", "PreparedAnswers", "Reply", "make_ready"]

_DATA = b'{"success":true,"data":'
_WORTH_COMPRESSING = 1_024
_SHELF_SECONDS = 1.0
_MOST_ON_SHELF = 512
_LARGEST_ON_SHELF = 65_536


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it goes over the line."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer in each form that a reader may want: as it is, compressed where that is worth it, and "you have it"."""

    tag: str
    plain: Reply
    packed: Reply | None
    same: Reply

    def choose(self, held: str, takes: str) -> Reply:
        """The form for a reader with these `If-None-Match` and `Accept-Encoding`."""
        if is_known(self.tag, held):
            return self.same
        return self.plain if self.packed is None or "gzip" not in takes else self.packed


@dataclass(frozen=True)
class Prepared:
    """An answer's data as JSON, with its tag; `until` is monotonic seconds, `run` the decision it shows."""

    run: int
    until: float
    data: bytes
    tag: str
    made_at: bytes

    @cached_property
    def ready(self) -> Ready:
        """The answer in all its forms."""
        return make_ready(f'W/"{self.tag}"', _DATA + self.data + self._moment)

    def tailored(self, own: bytes, held: str, takes: str) -> Reply:
        """The answer with fields in front that only one reader has, in the form for that reader."""
        tag = f'W/"{self.tag}{hashlib.blake2b(own, digest_size=6).hexdigest()}"'
        if is_known(tag, held):
            return _reply(tag, b"", status=304)
        front = b"%s{%s," % (_DATA, own)
        if "gzip" in takes:
            return _reply(tag, self._rest.after(front), packed=True)
        return _reply(tag, front + self._rest.plain)

    @cached_property
    def _rest(self) -> Rest:
        return Rest(self.data[1:] + self._moment)

    @property
    def _moment(self) -> bytes:
        return b',"timestamp":"%s"}' % self.made_at


class Limited(Protocol):
    """What a route says of itself: its path, under which name it is counted, who may ask, and how often."""

    path: str
    operation: str
    policy: Policy


@dataclass(slots=True)
class OnShelf:
    """What was answered at an address a moment ago, the same for everybody; `until` is monotonic seconds."""

    route: Limited
    ready: Ready
    until: float


class PreparedAnswers:
    """Holds the answers of the present decision. One for each process."""

    def __init__(self) -> None:
        self._held: dict[str, Prepared] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._shelf: OrderedDict[str, OnShelf] = OrderedDict()

    def forget(self) -> None:
        """Something changed that the answers show."""
        self._held.clear()
        self.clear_shelf()

    def clear_shelf(self) -> None:
        """Somebody changed something, and looks next at what came of it."""
        self._shelf.clear()

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

    def respond(self, request: Request, prepared: Prepared, own: bytes | None = None) -> Response:
        """The answer itself, or 304 when the reader has it. `own` are fields that only this reader has, as JSON without braces."""
        held, takes = request.headers.get("if-none-match", ""), request.headers.get("accept-encoding", "")
        if own is None:
            route: Any = request.scope.get("route")
            if hasattr(route, "operation"):
                self.shelve(request, route, prepared.ready)
            reply = prepared.ready.choose(held, takes)
        else:
            reply = prepared.tailored(own, held, takes)
        response = Response(reply.body, reply.status)
        response.raw_headers = list(reply.headers)
        return response

    def shelve(self, request: Request, route: Limited, ready: Ready) -> None:
        """Have others who ask the same within a second get the same. Only for what is the same for all who are signed in."""
        if route.policy.access is Access.USER and len(ready.plain.body) <= _LARGEST_ON_SHELF:
            self._shelf[_address(request.scope)] = OnShelf(route, ready, time.monotonic() + _SHELF_SECONDS)
            if len(self._shelf) > _MOST_ON_SHELF:
                self._shelf.popitem(last=False)

    def on_shelf(self, scope: Scope) -> OnShelf | None:
        """What was answered at that address a moment ago, if it still holds."""
        found, now = self._shelf.get(_address(scope)), time.monotonic()
        if found is None or found.until > now:
            return found
        # This one goes to look; the others have what there is meanwhile.
        found.until = now + _SHELF_SECONDS
        return None


def make_ready(tag: str, body: bytes) -> Ready:
    """An answer in all its forms."""
    packed = gzip.compress(body, 5, mtime=0) if len(body) >= _WORTH_COMPRESSING else None
    return Ready(
        tag, _reply(tag, body), None if packed is None else _reply(tag, packed, packed=True), _reply(tag, b"", status=304)
    )


def _address(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return f"{scope['path']}?{query.decode('latin-1')}" if query else str(scope["path"])


def _reply(tag: str, body: bytes, *, status: int = 200, packed: bool = False) -> Reply:
    headers = [("etag", tag), ("cache-control", "no-store"), ("vary", VARY)]
    if packed:
        headers.append(("content-encoding", "gzip"))
    if status == 200:
        headers += [("content-length", str(len(body))), ("content-type", "application/json")]
    return Reply(status, tuple((name.encode(), value.encode()) for name, value in headers), body)
