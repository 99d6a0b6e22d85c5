"""Keeps child processes alive: starts them, starts them again with a growing delay, and stops them in order."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptopredict.core.home import private_directory
from cryptopredict.core.leash import LEASH

__all__ = ["Child", "Supervisor"]

_DELAYS = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
_STEADY_SECONDS = 60
_LOG_LIMIT = 20_000_000


@dataclass(slots=True)
class Child:
    """A program to keep alive.

    `grace` is how many seconds it may take to end; `descriptors` are open files that it inherits; `nice` how far it steps back, 0 to 19,
    where others want the processor too.
    """

    name: str
    command: Sequence[str]
    grace: float = 10
    descriptors: Sequence[int] = ()
    nice: int = 0
    process: "subprocess.Popen[bytes] | None" = None
    failures: int = 0
    started: float = 0
    due: float = 0

    @property
    def alive(self) -> bool:
        """Whether it runs now."""
        return self.process is not None and self.process.poll() is None


class Supervisor:
    """Children, the directory of their logs, and the environment that they get beside this process's own."""

    def __init__(self, logs: Path, environment: Mapping[str, str]) -> None:
        self._logs = private_directory(logs)
        self._environment = {**os.environ, **environment}
        self._children: list[Child] = []

    @property
    def children(self) -> tuple[Child, ...]:
        """In the order of their start."""
        return tuple(self._children)

    def add(self, child: Child) -> None:
        """Start a child and keep it from now on. Raises `OSError` when its program cannot be started."""
        self._children.append(child)
        self._start(child)

    def log_of(self, child: Child) -> Path:
        """The file that its output goes to."""
        return self._logs / f"{child.name}.log"

    def look(self) -> list[str]:
        """Look after every child once; returns what happened, one line for each death and each new start."""
        return [line for child in self._children if (line := self._look_after(child))]

    def end(self, child: Child) -> None:
        """End a child that hangs, by force; the next look starts it again."""
        if child.process is not None and child.alive:
            _kill_group(child.process)
            child.process.wait()

    def stop(self) -> None:
        """Stop the children, the last first, each within its grace, then by force."""
        for child in reversed(self._children):
            if child.process is None:
                continue
            if child.alive:
                child.process.terminate()
                try:
                    child.process.wait(child.grace)
                except subprocess.TimeoutExpired:
                    _kill_group(child.process)
                    child.process.wait()
            _let_go(child.process)
            child.process = None

    def _look_after(self, child: Child) -> str:
        now = time.monotonic()
        self._bound_log(child)
        if child.alive:
            if child.failures and now - child.started > _STEADY_SECONDS:
                child.failures = 0
            return ""
        if child.process is not None:
            status = child.process.returncode
            _kill_group(child.process)  # what it started itself must not go on without it
            _let_go(child.process)
            child.process = None
            child.due = now + _DELAYS[min(child.failures, len(_DELAYS) - 1)]
            child.failures += 1
            return f"{child.name} ended ({_meaning(status)}); it is started again in {child.due - now:g} s"
        if now >= child.due:
            self._start(child)
            return f"{child.name} is started again"
        return ""

    def _start(self, child: Child) -> None:
        child.started = time.monotonic()
        with os.fdopen(os.open(self.log_of(child), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as log:
            # A session of its own: Ctrl-C at the terminal reaches the supervisor alone, which then stops in order.
            child.process = subprocess.Popen(  # noqa: S603  our own programs
                list(child.command),
                env={**self._environment, LEASH: str(child.grace)},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=tuple(child.descriptors),
                start_new_session=True,
            )
        if child.nice:
            with suppress(ProcessLookupError):  # it has ended already: the next look tells of it
                os.setpriority(os.PRIO_PROCESS, child.process.pid, child.nice)

    def _bound_log(self, child: Child) -> None:
        path = self.log_of(child)
        if path.exists() and path.stat().st_size > _LOG_LIMIT:
            shutil.copyfile(path, path.with_name(f"{path.name}.1"))
            os.truncate(path, 0)  # the child goes on appending to the same file


def _let_go(process: "subprocess.Popen[bytes]") -> None:
    if process.stdin is not None:
        process.stdin.close()


def _kill_group(process: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _meaning(status: int) -> str:
    return f"killed by {signal.Signals(-status).name}" if status < 0 else f"exit {status}"
