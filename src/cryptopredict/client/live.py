"""Events as they happen, over a WebSocket that comes back by itself and asks for what it missed. It needs websockets."""

import json
import time
from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from cryptopredict.client.errors import Unreachable
from cryptopredict.client.wire import Wire

__all__ = ["Event", "follow"]

_PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0)
_LARGEST = 2**24
_ENDS = frozenset({1008, 4001, 4003, 4401, 4403})
"""Closes after which coming back would not help: whoever asks may not have it."""


class Event(TypedDict):
    """One message: its `type`, its place in the stream, and what happened."""

    type: str
    seq: int
    data: dict[str, Any]
    timestamp: str


class _Place:
    """How far a stream was read: `failed` counts the lines that broke since the last message."""

    def __init__(self) -> None:
        self.stream = ""
        self.last = 0
        self.failed = 0

    def opening(self, ticket: str) -> str:
        """The first message of a line."""
        more = {"stream": self.stream, "resume_from": self.last} if self.stream else {}
        return json.dumps({"type": "auth", "ticket": ticket, **more})

    def read(self, texts: Iterable[str | bytes]) -> Iterator[Event]:
        """What is new; that the stream goes on where it broke is no news."""
        for text in texts:
            event: Event = json.loads(text)
            self.failed, self.last = 0, max(self.last, event["seq"])
            if event["type"].endswith("_init"):
                self.stream, self.last = event["data"]["stream"], event["seq"]
            if not event["data"].get("resumed"):
                yield event


def follow(wire: Wire, path: str) -> Iterator[Event]:
    """Every message of a socket, the state of the beginning first, until the client is closed.

    A line that breaks is opened again, and nothing is told twice.

    Raises `Unreachable` after five lines in a row that told nothing, and at once when the server ends it for good; other `ApiError`s
    with the ticket.
    """
    from websockets.exceptions import ConnectionClosed, InvalidHandshake  # noqa: PLC0415 - whoever follows nothing does without
    from websockets.sync.client import connect  # noqa: PLC0415
    from websockets.typing import Origin  # noqa: PLC0415

    url, place = f"ws{wire.url.removeprefix('http')}/api/v1{path}", _Place()
    while not wire.closed:
        why: Exception | None = None
        ticket = wire.data("POST", "/auth/ws-ticket")["ticket"]
        try:
            # A program has to say that it is one of the server's own pages: a browser would not let another page say so.
            with connect(url, origin=Origin(wire.url), max_size=_LARGEST, proxy=None) as socket:
                wire.lines.add(socket)
                try:
                    socket.send(place.opening(ticket))
                    yield from place.read(socket)
                finally:
                    wire.lines.discard(socket)
        except ConnectionClosed as error:
            why = error
            if error.rcvd is not None and error.rcvd.code in _ENDS:
                raise Unreachable(f"The server ended {path}: {error.rcvd.code} {error.rcvd.reason}") from error
        except (OSError, InvalidHandshake, TimeoutError) as error:
            why = error
        if wire.closed:
            return
        place.failed += 1
        if place.failed >= len(_PAUSES):
            raise Unreachable(f"{url} does not answer") from why
        time.sleep(_PAUSES[place.failed - 1])
