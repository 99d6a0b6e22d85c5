"""Finding a server by the file that holds its number, without ever trusting that number: numbers are used again."""

import time
from collections.abc import Callable
from pathlib import Path

import psutil

__all__ = ["find_server", "servers_of", "stop_process", "wait_until"]


def find_server(pid_file: Path, program: str, directory: Path) -> psutil.Process | None:
    """The living process that `pid_file` names, if it runs `program` in `directory`; None for a dead or a foreign one."""
    try:
        process = psutil.Process(int(pid_file.read_text().split(maxsplit=1)[0]))
    except (OSError, ValueError, IndexError, psutil.Error):
        return None
    return process if _is_ours(process, program, directory) else None


def servers_of(program: str, directory: Path) -> list[psutil.Process]:
    """Every living process that runs `program` in `directory`, children included."""
    return [process for process in psutil.process_iter() if _is_ours(process, program, directory)]


def stop_process(process: psutil.Process, signals: tuple[tuple[int, float], ...]) -> bool:
    """Send each signal in turn and wait its seconds, until the process is gone. Says whether it is."""
    for number, seconds in signals:
        try:
            process.send_signal(number)
            _wait_gone(process, seconds)
        except psutil.NoSuchProcess:
            return True
        except psutil.TimeoutExpired:
            continue
        return True
    return not _alive(process)


def _is_ours(process: psutil.Process, program: str, directory: Path) -> bool:
    # Both servers change into their directory, and nothing else of that name has a reason to be there.
    try:
        return process.name().startswith(program) and _alive(process) and Path(process.cwd()) == directory.resolve()
    except (psutil.Error, OSError):
        return False


def _alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != str(psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _wait_gone(process: psutil.Process, seconds: float) -> None:
    # Process.wait() waits for ever on a zombie that nobody collects, as happens where process 1 does not.
    end = time.monotonic() + seconds
    while _alive(process):
        if time.monotonic() > end:
            raise psutil.TimeoutExpired(seconds, process.pid)
        time.sleep(0.02)


def wait_until(question: Callable[[], bool], seconds: float) -> bool:
    """Ask until the answer is yes or the time is over; returns the last answer."""
    end = time.monotonic() + seconds
    while not question():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
