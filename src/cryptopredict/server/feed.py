"""A feed: what one socket has yet to send. Whoever does not drain is dropped; nobody waits."""

import asyncio
import uuid
from collections import deque
from collections.abc import Awaitable
from typing import Protocol

from cryptopredict.server.topics import ADMIN_TOPICS, Wanted
from cryptopredict.server.wire import Write

__all__ = ["Feed"]

_QUEUE = 64
_SEND_SECONDS = 10.0


class Board(Protocol):
    """What a feed knows of its hub: the number of the last event, and of the last one whose prices are shown."""

    seq: int
    prices_shown: int

    def prices_since(self, after: int, assets: frozenset[int] | None) -> tuple[str, bytes] | None:
        """One message with what changed after that number, as text and as bytes."""


class Feed:
    """What one socket has yet to send; `admin` is whether it sees what only admins see. `joined` is the number of the last event before it, `prices_seq` of its last prices.

    `write` is its wire, used while the socket's own task waits in `take` with nothing left to send.
    """

    def __init__(
        self, board: Board, owner: int, session: uuid.UUID, *, admin: bool, wanted: Wanted, write: Write = lambda _: False
    ) -> None:
        self._board = board
        self._waiting: deque[str] = deque()
        self._wake = asyncio.Event()
        self._write = write
        self._idle = False
        self.owner = owner
        self.session = session
        self.admin = admin
        self.wanted = wanted
        self.joined = board.seq
        self.prices_seq = board.seq
        self.ended: tuple[int, str] | None = None
        self._sending: asyncio.Timeout | None = None

    def hears(self, topic: str, owner: int | None) -> bool:
        """Whether an event is for this one; what belongs to one user (`owner`) is not for admins either."""
        if topic not in self.wanted.topics or (owner is not None and owner != self.owner):
            return False
        return self.admin or topic not in ADMIN_TOPICS

    def push(self, text: str, frame: bytes) -> None:
        """Send an event, or line it up. A line that is full ends the feed."""
        if self._idle and self.ended is None and self._write(frame):
            return
        if len(self._waiting) >= _QUEUE:
            self.end(1013, "The client does not drain")
        else:
            self._waiting.append(text)
            self._rouse()

    def end(self, code: int, reason: str) -> None:
        """Nothing more is sent; the socket closes with that code."""
        self.ended = self.ended or (code, reason)
        self._rouse()
        if self._sending is not None:
            self._sending.reschedule(asyncio.get_running_loop().time())

    def show_prices(self) -> None:
        """There are new prices."""
        if self._idle and self.ended is None:
            prices = self._board.prices_since(self.prices_seq, self.wanted.assets)
            if prices is None or self._write(prices[1]):
                self.prices_seq = self._board.prices_shown
                return
        self._rouse()

    def _rouse(self) -> None:
        self._idle = False
        self._wake.set()

    async def patiently(self, sending: Awaitable[None]) -> None:
        """Wait until a message has left. Raises `TimeoutError` when the feed ends first, or nothing moves for ten seconds."""
        try:
            async with asyncio.timeout(_SEND_SECONDS) as self._sending:
                await sending
        finally:
            self._sending = None

    async def take(self) -> list[str]:
        """The messages that are due, at least one; none when the feed has ended."""
        while self.ended is None:
            texts = list(self._waiting)
            self._waiting.clear()
            prices = self._board.prices_since(self.prices_seq, self.wanted.assets)
            self.prices_seq = max(self.prices_seq, self._board.prices_shown)
            if prices is not None:
                texts.append(prices[0])
            if texts:
                return texts
            self._wake.clear()
            self._idle = True
            await self._wake.wait()
        return []
