"""Many HTTP clients in one thread that costs little: bare sockets and epoll, so that the server is what is measured."""

import select
import socket
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

__all__ = ["Herd", "get"]

_LARGEST = 1 << 20
_SPIN = 0.0002
"""Seconds before a request is due that are waited for without sleeping: a sleep ends late."""


def get(path: str, token: str) -> bytes:
    """One request, as a browser with a session sends it."""
    lines = (
        f"GET {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "User-Agent: bench",
        "Accept: application/json",
        "Accept-Encoding: gzip",
        f"Authorization: Bearer {token}",
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


@dataclass(slots=True)
class _Line:
    """One connection: how much of the answer is still to come, and when its request was due."""

    socket: socket.socket
    left: int = 0
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

    def pace(self, requests: Iterator[bytes], rate: float, seconds: float) -> list[float]:
        """Requests at a fixed rate, whatever the answers do; the seconds of each, counted from when it was due.

        One that finds no free connection waits for one, and its waiting counts.
        """
        free, waiting, latencies = deque(self._lines.values()), deque[float](), list[float]()
        clock = time.perf_counter
        began, number, total = clock(), 0, int(rate * seconds)
        while len(latencies) < total:
            now = clock()
            while number < total and began + number / rate <= now:
                waiting.append(began + number / rate)
                number += 1
            while waiting and free:
                line = free.popleft()
                line.due = waiting.popleft()
                line.socket.send(next(requests))
            pause = began + number / rate - clock() - _SPIN if number < total else 1.0
            for key, _ in self._poll.poll(max(0.0, pause)):
                line = self._lines[key]
                if self._read(line):
                    latencies.append(clock() - line.due)
                    free.append(line)
        return latencies

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
            status = int(data[9:12])
            self.statuses[status] = self.statuses.get(status, 0) + 1
            head = data.index(b"\r\n\r\n") + 4
            place = data.find(b"content-length: ", 0, head)
            line.left = head + (int(data[place + 16 : data.index(b"\r", place)]) if place >= 0 else 0)
        line.left -= len(data)
        return line.left == 0
