"""One socket to the exchange: opened, read to its end, and called dead by what it delivers, never by what it claims to be."""

import asyncio
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Final

import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI

__all__ = ["Connection", "End", "Take"]

Take = Callable[[bytes, float], bool]
"""Takes a message and the steady time (seconds) of its arrival; True when the exchange says that it will close this connection."""

_log = structlog.get_logger(__name__)

_MAX_BYTES: Final = 16 * 1024 * 1024
_QUEUE: Final = 1_024
_OPEN_SECONDS: Final = 10.0
_CLOSE_SECONDS: Final = 2.0
_PING_SECONDS: Final = 20.0


class End(StrEnum):
    """Why a connection ended."""

    REFUSED = "refused"
    """It could not be opened."""
    CUT = "cut"
    """The other side, or the network, ended it."""
    NO_PONG = "no_pong"
    SILENT = "silent"
    """Open, and nothing came."""
    REPLACED = "replaced"
    """We ended it, for another one delivers in its place."""


class Connection:
    """A connection from its opening to its end; used once.

    `room` holds up reading while it is cleared. `delivers` is set by the first message, `ends` when the exchange said that it will
    close; `opened` is true once it took us. No message for `silence` seconds while there is room ends it.
    """

    def __init__(self, url: str, take: Take, room: asyncio.Event, *, silence: float = 10.0) -> None:
        self._url = url
        self._take = take
        self._room = room
        self._silence = silence
        self._heard = 0.0
        self._waits = False
        self._was_silent = False
        self.opened = False
        self.delivers = asyncio.Event()
        self.ends = asyncio.Event()

    async def run(self) -> End:
        """Open it and read it to its end; cancelled: closed, and that is all."""
        try:
            socket = await connect(
                self._url,
                compression=None,
                max_size=_MAX_BYTES,
                max_queue=_QUEUE,
                open_timeout=_OPEN_SECONDS,
                close_timeout=_CLOSE_SECONDS,
                ping_interval=_PING_SECONDS,
                ping_timeout=_PING_SECONDS,
                proxy=True if self._url.startswith("wss:") else None,
            )
        except (OSError, InvalidHandshake, InvalidURI, EOFError) as error:
            _log.warning("stream not opened", why=str(error) or type(error).__name__)
            return End.REFUSED
        self.opened = True
        self._heard = time.monotonic()
        watch = asyncio.create_task(self._watch(socket))
        try:
            return self._why(await self._read(socket))
        finally:
            watch.cancel()
            await socket.close()

    async def _read(self, socket: ClientConnection) -> ConnectionClosed:
        """Read to the end, which is told."""
        take, room, recv = self._take, self._room, socket.recv
        while True:
            if not room.is_set():
                await room.wait()
            self._waits = True
            try:
                message = await recv(decode=False)
            except ConnectionClosed as closed:
                return closed
            self._waits = False
            self._heard = now = time.monotonic()
            if take(message, now):
                self.ends.set()
            if not self.delivers.is_set():
                self.delivers.set()

    async def _watch(self, socket: ClientConnection) -> None:
        """End it when it is silent; time in which we did not want to read does not count."""
        while True:
            await asyncio.sleep(self._silence / 8)
            if not self._waits:
                self._heard = time.monotonic()
            elif time.monotonic() - self._heard > self._silence:
                self._was_silent = True
                socket.transport.abort()
                return

    def _why(self, closed: ConnectionClosed) -> End:
        if self._was_silent:
            return End.SILENT
        no_pong = closed.sent is not None and "ping" in closed.sent.reason
        return End.NO_PONG if no_pong else End.CUT
