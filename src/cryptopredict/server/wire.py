"""Messages written to a socket as bytes that were made once for all of them, past the server library, which would make them for each."""

import asyncio
from collections.abc import Callable

from starlette.websockets import WebSocket
from websockets.frames import Frame, Opcode

__all__ = ["Write", "packed", "transport_of", "wire_of"]

_ROOM = 32_768
"""Bytes that may wait in a transport; half of where the server library stops, so that it still takes what goes through it."""

Write = Callable[[bytes], bool]
"""Writes packed bytes now; False where that cannot be done, and they have to go through the server library."""


def packed(text: str) -> bytes:
    """A text message as it goes over the line: a server masks nothing, and nothing is compressed here."""
    return Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


def transport_of(websocket: WebSocket) -> asyncio.WriteTransport | None:
    """What is under a socket; None under one that is no real socket, as in tests."""
    return getattr(websocket.state, "transport", None)


def wire_of(websocket: WebSocket) -> Write:
    """The way to one client, for between two messages that go through the server library."""
    transport = transport_of(websocket)
    if transport is None:
        return lambda _frame: False

    def write(frame: bytes) -> bool:
        if transport.is_closing() or transport.get_write_buffer_size() > _ROOM:
            return False
        transport.write(frame)
        return True

    return write
