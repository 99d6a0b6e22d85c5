"""A read that many ask for, with everything before it: session, limit, headers, counting; beside an app that only says the bytes."""

import os
import socket
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from bench.bare import write_answer
from bench.herd import Herd, get
from bench.measure import Row
from bench.people import make_people
from cryptopredict.core import Ground, environment_of, listen
from fixtures.world import decide, fill_market

__all__ = ["listening", "serve", "serving_rows"]

_PATH = "/api/v1/layer1/market-regime"
_PEOPLE = 4_000
"""So many that none of them passes the limit of a hundred a minute: the limits are those that are shipped."""
_LINES = 32
_PACED_SECONDS = 3.0


def serving_rows(ground: Ground, *, requests: int) -> Iterator[Row]:
    """Rows over the product's own server and a bare one, each on the first core; who asks has the others."""
    decide(ground.engine, fill_market(ground.engine))
    asked = cycle([get(_PATH, token) for _, token in make_people(ground, _PEOPLE)])
    with serve(ground) as port:
        answer = ground.settings.home / "answer.json"
        write_answer(answer, _said(port, next(asked)))
        with bare(answer) as bare_port, Herd(port, _LINES) as ours, Herd(bare_port, _LINES) as peer:
            yield Row(
                "REST, read that lies ready, auth and limit",
                f"bare ASGI app on the same server, same bytes and headers ({_PEOPLE:,} users in turn)",
                requests,
                "requests",
                ours=lambda: ours.rush(asked, requests),
                peer=lambda: peer.rush(asked, requests),
                aim=0.6,
                floor=0.3,
            )
            if set(ours.statuses) != {200}:
                raise RuntimeError(f"answers by status: {ours.statuses}")


@contextmanager
def serve(ground: Ground) -> Iterator[int]:
    """The product's API as a process of its own, on the first core; its port."""
    with listening() as listener:
        with _child(["-m", "cryptopredict", "serve", "--descriptor", str(listener.fileno())], listener, environment_of(ground)):
            port: int = listener.getsockname()[1]
            _said(port, b"GET /api/v1/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            yield port


@contextmanager
def bare(answer: Path) -> Iterator[int]:
    """The least that answers; its port."""
    with listening() as listener:
        with _child(["-m", "bench.bare", str(listener.fileno()), str(answer)], listener, {}):
            yield listener.getsockname()[1]


def listening() -> socket.socket:
    """A free port of this machine."""
    return listen("127.0.0.1", 0)


@contextmanager
def _child(arguments: Sequence[str], listener: socket.socket, environment: dict[str, str]) -> Iterator[None]:
    cores = sorted(os.sched_getaffinity(0))
    with subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        pass_fds=[listener.fileno()],
        stderr=open("/tmp/work/child.err", "ab"),
    ) as process:
        os.sched_setaffinity(process.pid, cores[:1])
        if len(cores) > 1:
            os.sched_setaffinity(0, cores[1:])
        try:
            yield
        finally:
            os.sched_setaffinity(0, cores)
            process.terminate()


def _said(port: int, request: bytes) -> bytes:
    """One answer as it comes over the line."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        return b"".join(iter(lambda: connection.recv(1 << 20), b""))
