"""A read that many ask for, with everything before it: session, limit, headers, counting; beside an app that only says the bytes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import quantiles

from bench.bare import write_answer
from bench.herd import Herd, ask
from bench.measure import Row
from bench.people import make_people
from cryptopredict.core import Ground, environment_of, listen
from fixtures.world import decide, fill_market

__all__ = ["child", "serve", "serving_rows"]

_PATH = "/api/v1/layer1/market-regime"
_PEOPLE = 4_000
"""So many that none of them passes the limit of a hundred a minute: the limits are those that are shipped."""
_LINES = 32
_SECONDS = 3
_CORES = sorted(os.sched_getaffinity(0))


def serving_rows(ground: Ground, *, requests: int) -> Iterator[Row]:
    """Rows over the product's own server and a bare one, each on the first core; who asks has the others."""
    decide(ground.engine, fill_market(ground.engine))
    asked = cycle([ask(_PATH, token) for _, token in make_people(ground, _PEOPLE)])
    with serve(ground) as port:
        answer = ground.settings.home / "answer.json"
        write_answer(answer, _said(port, next(asked)))
        with bare(answer) as bare_port:
            _rush(port, asked, 2 * _PEOPLE)  # everybody has been here
            yield Row(
                "REST, read that lies ready, auth and limit",
                f"bare ASGI app on the same server, same bytes and headers ({_PEOPLE:,} users in turn)",
                requests,
                "requests",
                ours=lambda: _rush(port, asked, requests),
                peer=lambda: _rush(bare_port, asked, requests),
                aim=0.6,
                floor=0.3,
            )
            pace = _Pace(port, asked, requests)
            yield Row(
                "REST, slowest of a hundred at half of the peak",
                f"half of them, the same requests; {_SECONDS} s at a fixed rate, from when each was due",
                1,
                "answers",
                ours=pace.slow,
                peer=pace.middle,
                aim=1 / 3,
                own_clock=True,
            )


def _rush(port: int, asked: Iterator[bytes], requests: int) -> None:
    with Herd(port, _LINES) as herd:
        herd.rush(asked, requests)
    herd.check()


class _Pace:
    """Latencies at half of the peak, which is found first; each round has a run of its own."""

    def __init__(self, port: int, asked: Iterator[bytes], requests: int) -> None:
        self._port, self._asked = port, asked
        began = time.perf_counter()
        _rush(port, asked, requests)
        self._rate = requests / (time.perf_counter() - began) / 2
        self._held: list[float] = []

    def slow(self) -> float:
        """Seconds that one of a hundred took at least."""
        return self._percentiles()[98]

    def middle(self) -> float:
        """Seconds that half of them took at least."""
        return self._percentiles()[49]

    def _percentiles(self) -> list[float]:
        held, self._held = self._held, []
        if not held:
            with Herd(self._port, _LINES) as herd:
                held = self._held = quantiles((one.seconds for one in herd.pace(self._asked, self._rate, _SECONDS)), n=100)
            herd.check()
        return held


@contextmanager
def serve(ground: Ground) -> Iterator[int]:
    """The product's API as a process of its own, on the first core; its port."""
    program = ["-m", "cryptopredict", "serve", "--descriptor"]
    with (
        listen("127.0.0.1", 0) as listener,
        child([*program, str(listener.fileno())], listener, environment_of(ground)),
    ):
        port: int = listener.getsockname()[1]
        _said(port, b"GET /api/v1/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        yield port


@contextmanager
def bare(answer: Path) -> Iterator[int]:
    """The least that answers; its port."""
    with (
        listen("127.0.0.1", 0) as listener,
        child(["-m", "bench.bare", str(listener.fileno()), str(answer)], listener),
    ):
        yield listener.getsockname()[1]


@contextmanager
def child(
    arguments: Sequence[str], listener: socket.socket, environment: Mapping[str, str] | None = None
) -> "Iterator[subprocess.Popen[bytes]]":
    """A Python program that inherits a listening socket, on the first core; whoever asks it keeps to the others."""
    command = [sys.executable, *arguments]
    with subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **(environment or {})},
        pass_fds=[listener.fileno()],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.sched_setaffinity(process.pid, _CORES[:1])
        os.sched_setaffinity(0, _CORES[1:] or _CORES)
        try:
            yield process
        finally:
            os.sched_setaffinity(0, _CORES)
            process.terminate()


def _said(port: int, request: bytes) -> bytes:
    """One answer as it comes over the line."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        return b"".join(iter(lambda: connection.recv(1 << 20), b""))
