"""Keeping the children and the servers alive: the long part of `up`."""

import http.client
import sys
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from cryptopredict.base import CryptoPredictError, Unavailable
from cryptopredict.core import Child, Ground, Supervisor, environment_of

__all__ = ["keep"]

_LOOK_SECONDS = 0.5
_THOROUGH_SECONDS = 30.0
_RETRY_SECONDS = 5.0
_READY_SECONDS = 120.0
_TRIES = 4


def keep(ground: Ground, descriptor: int, address: str, *, ready: Callable[[], None], tell: Callable[[str], None]) -> None:
    """Start the children and look after them until Ctrl-C, then stop them.

    Calls `ready` once, when the address answers, and `tell` with a line for each thing that happens.
    Raises `Unavailable` when it does not come to answer.
    """
    supervisor = Supervisor(ground.settings.home / "logs", environment_of(ground))
    run = (sys.executable, "-m", "cryptopredict")
    try:
        supervisor.add(Child("serve", (*run, "serve", "--descriptor", str(descriptor)), descriptors=(descriptor,)))
        supervisor.add(Child("worker", (*run, "worker"), grace=20))
        supervisor.add(Child("beat", (*run, "beat")))
        _wait_until_ready(supervisor, address, tell)
        ready()
        _look_after(supervisor, ground, tell)
    except KeyboardInterrupt:
        tell("Stopping.")
    finally:
        supervisor.stop()


def _wait_until_ready(supervisor: Supervisor, address: str, tell: Callable[[str], None]) -> None:
    end = time.monotonic() + _READY_SECONDS
    while not _answers(address):
        for line in supervisor.look():
            tell(line)
        for child in supervisor.children:
            if child.failures >= _TRIES or time.monotonic() > end:
                log = supervisor.log_of(child)
                last = log.read_text(errors="replace").splitlines()[-1:] if log.exists() else []
                raise Unavailable(
                    f"{child.name} does not come up",
                    why=last[0][:500] if last else f"it was started {child.failures + 1} times and wrote nothing",
                    to_do=f"Read {log}; `cryptopredict doctor` checks the machine.",
                )
        time.sleep(_LOOK_SECONDS)


def _look_after(supervisor: Supervisor, ground: Ground, tell: Callable[[str], None]) -> None:
    next_thorough = time.monotonic() + _THOROUGH_SECONDS
    not_before = 0.0
    while True:
        for line in supervisor.look():
            tell(line)
        now = time.monotonic()
        if now >= not_before and (now >= next_thorough or not ground.servers.alive()):
            next_thorough = now + _THOROUGH_SECONDS
            try:
                if ground.servers.ensure_running():
                    tell("A server had ended; it runs again.")
            except CryptoPredictError as error:
                not_before = now + _RETRY_SECONDS
                tell(f"{error} · tried again in {_RETRY_SECONDS:g} s")
        time.sleep(_LOOK_SECONDS)


def _answers(address: str) -> bool:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=5)
    try:
        connection.request("GET", "/api/v1/health/ready")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
