"""Keeping the children and the servers alive: the long part of `up`."""

import http.client
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptopredict.base import CryptoPredictError, Unavailable
from cryptopredict.core import Child, Ground, Supervisor, environment_of
from cryptopredict.terminal.pulse import seconds_silent

__all__ = ["Openings", "keep"]

_LOOK_SECONDS = 0.5
_THOROUGH_SECONDS = 30.0
_SILENT_SECONDS = 300.0
"""Every child shows that it works at least each half minute, and later only while one long job runs."""
_DEAF_TIMES = 3
_RETRY_SECONDS = 5.0
_READY_SECONDS = 120.0
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Openings:
    """Listening sockets that outlive their children: that of the API, and that of the simulated market where there is one."""

    serve: int
    address: str
    simulate: int | None = None


def keep(
    ground: Ground,
    openings: Openings,
    simulate: Sequence[str],
    *,
    ready: Callable[[], None],
    tell: Callable[[str], None],
) -> None:
    """Start the children and look after them until Ctrl-C, then stop them; `simulate` are the options of the simulated market.

    Calls `ready` once, when the address answers, and `tell` with a line for each thing that happens.
    Raises `Unavailable` when it does not come to answer.
    """
    supervisor = Supervisor(ground.settings.home / "logs", environment_of(ground))
    try:
        first, *rest = _children(openings, simulate)
        supervisor.add(first)
        _wait_until_ready(supervisor, openings.address, tell)
        for child in rest:
            supervisor.add(child)
        ready()
        _look_after(supervisor, ground, openings.address, tell)
    except KeyboardInterrupt:
        tell("Stopping.")
    finally:
        supervisor.stop()


def _children(openings: Openings, simulate: Sequence[str]) -> list[Child]:
    """In the order of their start. What serves people comes first and alone, for they wait; the rest then shares the machine.

    Who works for nobody in particular steps back: a training of half an hour is not to be felt on the dashboard.
    """
    run = (sys.executable, "-m", "cryptopredict")
    children = [
        Child("serve", (*run, "serve", "--descriptor", str(openings.serve)), descriptors=(openings.serve,)),
        Child("worker", (*run, "worker", "--queues", "decisions"), grace=20, nice=5),
        Child("worker-market", (*run, "worker", "--queues", "market"), grace=20, nice=10),
        Child("worker-training", (*run, "worker", "--queues", "training"), grace=20, nice=15),
        Child("beat", (*run, "beat")),
        Child("stream", (*run, "stream"), grace=20),
    ]
    if openings.simulate is not None:
        own = (*run, "simulate", "--descriptor", str(openings.simulate), *simulate)
        children.insert(1, Child("simulate", own, descriptors=(openings.simulate,)))
    return children


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


def _look_after(supervisor: Supervisor, ground: Ground, address: str, tell: Callable[[str], None]) -> None:
    next_thorough = time.monotonic() + _THOROUGH_SECONDS
    not_before = 0.0
    deaf = 0
    while True:
        for line in supervisor.look():
            tell(line)
        now = time.monotonic()
        thorough = now >= next_thorough
        if now >= not_before and (thorough or not ground.servers.alive()):
            try:
                for name in ground.servers.ensure_running():
                    tell(f"{name} did not answer; it was started again")
            except CryptoPredictError as error:
                not_before = now + _RETRY_SECONDS
                tell(f"{error} · tried again in {_RETRY_SECONDS:g} s")
        if thorough:
            next_thorough = now + _THOROUGH_SECONDS
            deaf = 0 if _answers(address, "live") else deaf + 1
            for child in _hanging(supervisor, seconds_silent(ground), deaf):
                tell(f"{child.name} hangs; it is ended")
                supervisor.end(child)
        time.sleep(_LOOK_SECONDS)


def _hanging(supervisor: Supervisor, silent: Mapping[str, float], deaf: int) -> list[Child]:
    """Children that run and do nothing: a living process is no proof of work, an answer or a written report is."""
    old = [child for child in supervisor.children if child.alive and time.monotonic() - child.started > _SILENT_SECONDS]
    return [
        child
        for child in old
        if (deaf >= _DEAF_TIMES if child.name == "serve" else silent.get(child.name, 0.0) > _SILENT_SECONDS)
    ]


def _answers(address: str, question: str = "ready") -> bool:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=5)
    try:
        connection.request("GET", f"/api/v1/health/{question}")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
