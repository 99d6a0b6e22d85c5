"""Locks between processes: they live in the kernel, so a killed holder releases them, and no stale lock file can exist."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["FileLock", "exclusive"]


class FileLock:
    """A lock on a file (made when missing, never removed: a removed lock file would let two holders in)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def share(self) -> None:
        """Hold it together with others; waits while someone holds it alone."""
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def take(self) -> None:
        """Hold it alone; waits for the others."""
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def try_take(self) -> bool:
        """Hold it alone if nobody else holds it now. Asked by a sharer, a refusal gives up the share as well."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def write_note(self, note: bytes) -> None:
        """Leave a note in the file for those who find it locked."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, note, 0)

    def read_note(self) -> bytes:
        """The note of the present, or the last, holder."""
        return os.pread(self._descriptor, 65_536, 0)

    def close(self) -> None:
        """Release and forget."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


@contextmanager
def exclusive(path: Path) -> Iterator[FileLock]:
    """Hold the lock at `path` alone for the length of the block; waits for its turn."""
    with FileLock(path) as lock:
        lock.take()
        yield lock
