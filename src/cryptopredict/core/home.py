"""The directory that holds everything kept. Directories and files made here are private; what exists keeps its mode."""

import os
from pathlib import Path

from cryptopredict.base import Unavailable

__all__ = ["ensure_home", "private_directory", "rotate", "write_atomically"]


def ensure_home(home: Path) -> Path:
    """Make the home when it is missing, and check that it can be written. Returns it.

    Raises `Unavailable` when it cannot be made or written.
    """
    try:
        if not home.exists():
            home.parent.mkdir(parents=True, exist_ok=True)
            # Started by root, the servers run under another account, which must be able to pass through.
            home.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, exist_ok=True)
        private_directory(home / "run")
        probe = home / "run" / f".write-{os.getpid()}"
        probe.touch(mode=0o600)
        probe.unlink()
    except OSError as error:
        raise Unavailable(
            f"The home {home} cannot be written",
            why=error.strerror or str(error),
            to_do="Give it to this account, or set CRYPTOPREDICT_HOME to a directory that can be written.",
        ) from error
    return home


def private_directory(path: Path) -> Path:
    """Make a directory that only this account may enter, unless it is there. Raises `OSError`."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def rotate(log: Path, limit: int) -> None:
    """Put a log of more than `limit` bytes aside as `<name>.1`, so that a new one begins. Raises `OSError`."""
    if log.exists() and log.stat().st_size > limit:
        log.replace(log.with_name(f"{log.name}.1"))


def write_atomically(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Replace a file at once: a reader, or a power cut, finds the old content or the new, never a part. Raises `OSError`."""
    spare = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        spare.replace(path)
    finally:
        spare.unlink(missing_ok=True)
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
