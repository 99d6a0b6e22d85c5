"""Many HTTP clients in one thread that costs little: bare sockets and epoll, so that the server is what is measured."""

import select
import socket
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

__all__ = ["Herd", "Sample", "ask"]

_LARGEST = 1 << 20
_PATIENCE = 60.0
_SPIN = 0.0002
"""Seconds before a request is due that are waited for without sleeping: a sleep ends late."""


def ask(path: str, token: str, *, method: str = "GET") -> bytes:
    """One request, as a browser with a session sends it."""
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "User-Agent: bench",
        "Accept: application/json",
        "Accept-Encoding: gzip",
        f"Authorization: Bearer {token}",
    ]
    if method != "GET":
        lines.append("Content-Length: 0")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer: what was asked, its status, and its seconds, counted from when it was due."""

    request: bytes
    status: int
    seconds: float


@dataclass(slots=True)
class _Line:
    """One connection: how much of the answer is still to come, and what was asked, and when that was due."""

    socket: socket.socket
    left: int = 0
    status: int = 0
    request: bytes = b""
    due: float = 0.0


@dataclass
class Herd:
    """Clients of one port. `statuses` counts the answers by status."""

    port: int
    size: int
    statuses: dict[int, int] = field(default_factory=dict)
    _lines: dict[int, _Line] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._poll = select.epoll()
        for _ in range(self.size):
            line = _Line(socket.create_connection(("127.0.0.1", self.port)))
            line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.socket.setblocking(False)
            self._lines[line.socket.fileno()] = line
            self._poll.register(line.socket, select.EPOLLIN)
        return self

    def __exit__(self, *_: object) -> None:
        for line in self._lines.values():
            line.socket.close()
        self._poll.close()

    def rush(self, requests: Iterator[bytes], count: int) -> None:
        """That many requests, each connection sending the next one as soon as its answer is there."""
        done = sent = 0
        for line in self._lines.values():
            line.socket.send(next(requests))
            sent += 1
        while done < count:
            for number, _ in self._poll.poll():
                line = self._lines[number]
                if self._read(line):
                    done += 1
                    if sent < count:
                        line.socket.send(next(requests))
                        sent += 1

    def pace(self, requests: Iterator[bytes], rate: float, seconds: float) -> list[Sample]:
        """Requests at a fixed rate, whatever becomes of the answers.

        One that finds no free connection waits for one, and its waiting counts.
        """
        free, samples = deque(self._lines.values()), list[Sample]()
        clock, sent, total = time.perf_counter, 0, int(rate * seconds)
        began = clock()
        while len(samples) < total:
            while free and sent < total and began + sent / rate <= clock():
                line = free.popleft()
                line.request, line.due = next(requests), began + sent / rate
                line.socket.send(line.request)
                sent += 1
            pause = began + sent / rate - clock() - _SPIN if free and sent < total else _PATIENCE
            for key, _ in self._poll.poll(max(0.0, pause)):
                line = self._lines[key]
                if self._read(line):
                    samples.append(Sample(line.request, line.status, clock() - line.due))
                    free.append(line)
        return samples

    def check(self) -> None:
        """Raise `RuntimeError` when an answer was a failure: those are quick, and measure nothing."""
        if failed := {status: count for status, count in self.statuses.items() if status not in (200, 304)}:
            raise RuntimeError(f"answers by status: {failed}")

    def _read(self, line: _Line) -> bool:
        """Whether the answer is complete."""
        data = line.socket.recv(_LARGEST)
        if not data:
            raise ConnectionError("the server closed a connection")
        if line.left == 0:
            line.status = int(data[9:12])
            self.statuses[line.status] = self.statuses.get(line.status, 0) + 1
            head = data.index(b"\r\n\r\n") + 4
            place = data.find(b"content-length: ", 0, head)
            line.left = head + (int(data[place + 16 : data.index(b"\r", place)]) if place >= 0 else 0)
        line.left -= len(data)
        return line.left == 0
