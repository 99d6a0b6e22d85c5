"""Servers as processes of their own, on the first core; whoever asks them keeps to the others."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from cryptopredict.core import Ground, environment_of, listen

__all__ = ["bare", "child", "said", "serve"]

_CORES = sorted(os.sched_getaffinity(0))


@contextmanager
def serve(ground: Ground) -> Iterator[int]:
    """The product's API as a process of its own, on the first core; its port."""
    program = ["-m", "cryptopredict", "serve", "--descriptor"]
    with (
        listen("127.0.0.1", 0) as listener,
        child([*program, str(listener.fileno())], listener, environment_of(ground)),
    ):
        port: int = listener.getsockname()[1]
        said(port, b"GET /api/v1/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
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


def said(port: int, request: bytes) -> bytes:
    """One answer as it comes over the line."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        return b"".join(iter(lambda: connection.recv(1 << 20), b""))
