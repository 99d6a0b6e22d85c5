"""Thousands of WebSocket clients in one thread: bare sockets and epoll, no more of the protocol than they need."""

import base64
import os
import select
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Self

__all__ = ["Swarm", "frames", "upgrade"]

_EACH_ADDRESS = 50
"""A server counts new sockets by address; this machine has many."""
_AT_ONCE = 50
_PING, _MASK = 0x89, b"\0\0\0\0"


def frames(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The whole frames of a server as (first byte, what they carry)."""
    place = 0
    while len(data) - place >= 2:
        size, start = data[place + 1], place + 2
        if size >= 126:
            width = 2 if size == 126 else 8
            size, start = int.from_bytes(data[start : start + width]), start + width
        if start + size > len(data):
            return
        yield data[place], data[start : start + size]
        place = start + size


@dataclass
class Swarm:
    """Clients of one port. `openings` makes what some of them, by their numbers, say first; None: they say nothing, and hear no greeting.

    `heard` counts what came while nothing was measured.
    """

    port: int
    size: int
    openings: Callable[[Sequence[int]], Sequence[bytes]] | None = None
    heard: int = 0
    _sockets: dict[int, socket.socket] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._poll = select.epoll()
        waiting = iter(range(self.size))
        while some := list(islice(waiting, _AT_ONCE)):
            opened = [self._connect(number) for number in some]
            if self.openings is not None:
                for connection, said in zip(opened, self.openings(some), strict=True):
                    connection.sendall(said)
                for connection in opened:
                    self._settle(connection)
            for connection in opened:
                connection.setblocking(False)
                self._sockets[connection.fileno()] = connection
                self._poll.register(connection, select.EPOLLIN)
            self.rest(0)
        return self

    def __len__(self) -> int:
        return len(self._sockets)

    def __exit__(self, *_: object) -> None:
        for connection in self._sockets.values():
            connection.close()
        self._poll.close()

    def _connect(self, number: int) -> socket.socket:
        source = f"127.0.{1 + number // _EACH_ADDRESS // 250}.{1 + number // _EACH_ADDRESS % 250}"
        return socket.create_connection(("127.0.0.1", self.port), timeout=60, source_address=(source, 0))

    def _settle(self, connection: socket.socket) -> None:
        """Wait for the handshake and the whole state, which is the first message."""
        data = b""
        while b"\r\n\r\n" not in data:
            data += _some(connection)
        head, data = data.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise ConnectionError(head.decode())
        while not any(b"_init" in said or b'"hello"' in said for _, said in frames(data)):
            data += _some(connection)

    def gather(self, say: Callable[[], object], mark: bytes) -> float:
        """Have something said to all; seconds until the last of them has heard something with that mark in it."""
        began = time.perf_counter()
        say()
        missing = set(self._sockets)
        while missing:
            for number, _ in self._poll.poll(60):
                data = _some(self._sockets[number])
                if mark in data:
                    missing.discard(number)
                if self.openings is not None:
                    self._answer_pings(self._sockets[number], data)
        return time.perf_counter() - began

    def rest(self, seconds: float) -> None:
        """Nothing is measured; what is said meanwhile is read, and pings are answered."""
        until = time.monotonic() + seconds
        while heard := self._poll.poll(max(0.0, until - time.monotonic())):
            for number, _ in heard:
                self._answer_pings(self._sockets[number], _some(self._sockets[number]))
                self.heard += 1

    @staticmethod
    def _answer_pings(connection: socket.socket, data: bytes) -> None:
        for first, said in frames(data) if _PING in data else ():
            if first == _PING:
                connection.send(b"\x8a" + bytes([0x80 | len(said)]) + _MASK + said)


def upgrade(path: str, port: int, protocol: str = "") -> bytes:
    """The request for a socket, as a page of that server makes it."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
    ]
    if protocol:
        lines.append(f"Sec-WebSocket-Protocol: {protocol}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _some(connection: socket.socket) -> bytes:
    data = connection.recv(1 << 18)
    if not data:
        raise ConnectionError("the server closed a socket")
    return data
