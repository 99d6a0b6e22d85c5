"""Other processes that fit a share of a training each. They end with this one, however that ends."""

import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from cryptopredict.core import Ground
from cryptopredict.core.environment import environment_of
from cryptopredict.core.leash import LEASH

__all__ = ["Crew", "crew"]

_LOOK_SECONDS: Final = 0.5
_GRACE_SECONDS: Final = 5


class Crew:
    """Processes that tell a line when they are through with a model; one that is gone is through with all of them."""

    def __init__(self, processes: "Sequence[subprocess.Popen[str]]") -> None:
        self._processes = processes
        self._done: Counter[str] = Counter()
        self._changed = threading.Condition()
        self._listeners = [threading.Thread(target=self._listen, args=(each,), name="crew", daemon=True) for each in processes]
        for listener in self._listeners:
            listener.start()

    @property
    def size(self) -> int:
        """How many processes there are beside this one."""
        return len(self._processes)

    def wait(self, model: str, look: Callable[[], None]) -> None:
        """Until all that live are through with a model; `look` is called now and then, and may raise."""
        while True:
            with self._changed:
                gone = sum(not listener.is_alive() for listener in self._listeners)
                if self._done[model] >= self.size - gone:
                    return
                self._changed.wait(_LOOK_SECONDS)
            look()

    def stop(self) -> None:
        """End those that still run."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(_GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdin is not None:
                process.stdin.close()
        for listener in self._listeners:
            listener.join()
        for process in self._processes:
            if process.stdout is not None:
                process.stdout.close()

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        for line in process.stdout or ():
            with self._changed:
                self._done[line.strip()] += 1
                self._changed.notify_all()


@contextmanager
def crew(ground: Ground, arguments: Sequence[str], size: int) -> Iterator[Crew]:
    """`size` processes for the length of the block, each with its `--share k/n`, of which 0 is left to this process."""
    environment = {**os.environ, **environment_of(ground), LEASH: str(_GRACE_SECONDS)}
    command = [sys.executable, "-m", "cryptopredict", "train-share", *arguments]
    processes: list[subprocess.Popen[str]] = []
    try:
        for number in range(1, size + 1):
            # A session of its own: Ctrl-C reaches this process alone, which then ends the others.
            process = subprocess.Popen(  # noqa: S603 - our own program
                [*command, "--share", f"{number}/{size + 1}"],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
            processes.append(process)
        found = Crew(processes)
    except BaseException:
        for process in processes:
            process.kill()
        raise
    try:
        yield found
    finally:
        found.stop()
