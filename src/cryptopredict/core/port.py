"""Taking a network address early, so that a taken port is known before any work is done, and by whom it is taken."""

import errno
import resource
import socket
import time

import psutil

from cryptopredict.base import BadInput, Conflict

__all__ = ["address_of", "allow_connections", "listen"]

_ENDLESS_FILES = 1 << 16
"""Where there is no bound; some systems say so and mean a number."""


def listen(host: str, port: int, *, patience: float = 0) -> socket.socket:
    """A listening socket on `host` and `port` (0: a free one); `patience` is how many seconds to wait for a taken port.

    Raises `Conflict` when the port stays taken, `BadInput` when the address is none of this machine's or not allowed.
    """
    try:
        family, _, _, _, target = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except OSError as error:
        raise BadInput(f"{host!r} is no address of this machine", why=error.strerror or str(error)) from error
    end = time.monotonic() + patience
    while True:
        taken = socket.socket(family, socket.SOCK_STREAM)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(target)
            taken.listen(1_024)
        except OSError as error:
            taken.close()
            if error.errno != errno.EADDRINUSE:
                raise BadInput(
                    f"Cannot listen on {host} port {port}",
                    why=error.strerror or str(error),
                    to_do="Give an address of this machine with --host, and a port above 1023 with --port.",
                ) from error
            if time.monotonic() >= end:
                raise Conflict(
                    f"Port {port} of {host} is taken",
                    why=_holder(port),
                    to_do="Stop that program, or choose another port with --port (0 picks a free one).",
                ) from error
            time.sleep(0.2)
        else:
            return taken


def allow_connections() -> int:
    """Let this process have as many open files as its account may; returns their number.

    Each connection is one, and most systems start a process with 1,024 of the hundreds of thousands that it may have.
    """
    _, bound = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _ENDLESS_FILES if bound == resource.RLIM_INFINITY else bound
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, bound))
    return most


def address_of(listening: socket.socket) -> str:
    """The address to open in a browser on this machine."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104  only read
    return f"http://{shown}:{port}"


def _holder(port: int) -> str:
    try:
        for connection in psutil.net_connections("tcp"):
            if (
                connection.status == psutil.CONN_LISTEN
                and connection.laddr
                and connection.laddr.port == port
                and connection.pid
            ):
                return f"{psutil.Process(connection.pid).name()} (process {connection.pid}) listens there"
    except (psutil.Error, OSError):
        pass  # only its owner and root may know; the port is taken all the same
    return "another program listens there"
