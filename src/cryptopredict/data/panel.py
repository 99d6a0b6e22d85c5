"""The panel on disk: time × asset for each field, memory-mapped, checked by digest, replaced in one step.

In: candles of the database and what is there already. Out: a read-only `Stored` panel. A panel that is missing, damaged, of an older
format or of another market is built anew; one that is behind is copied with only the changed range read again.

`<home>/panel/<interval>/current.json` names the generation that counts; a generation is a directory with one raw file of little-endian
float64 for each field, rows by time. Generations are never written to once they are named, so a reader's arrays stay what they are.
"""

import fcntl
import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from cryptopredict.base import FIELDS, Floats, Integers, Interval
from cryptopredict.core import private_directory, write_atomically

__all__ = ["Filler", "Piece", "Stored", "open_panel", "panel_lock", "store_panel"]

_FORMAT: Final = 1
_checked: set[tuple[str, int]] = set()


@dataclass(frozen=True, slots=True)
class Piece:
    """Candles as columns: `times` (K,) epoch seconds, `assets` (K,) ids, `fields` (K,) each."""

    times: Integers
    assets: Integers
    fields: Mapping[str, Floats]


Filler = Callable[[int, int], Iterator[Piece]]
"""Gives the candles that open between two moments (epoch seconds, both included), in pieces."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What `current.json` says."""

    format: int
    market: str
    interval: str
    generation: str
    start: int
    rows: int
    assets: list[int]
    stamp: dict[str, Any]
    digests: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """A panel as stored: `times` (T,), `assets` ids (N,) ascending, `fields` (T, N) read-only; `stamp` says what it was built from."""

    times: Integers
    assets: tuple[int, ...]
    fields: Mapping[str, Floats]
    stamp: Mapping[str, Any]


@contextmanager
def panel_lock(folder: Path) -> Iterator[None]:
    """One process at a time looks at or replaces a panel."""
    private_directory(folder)
    with (folder / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def open_panel(folder: Path, interval: Interval, market: str) -> Stored | None:
    """The stored panel of that market, or None when there is none that can be used.

    The digests of a generation are checked once by each process, the sizes always.
    """
    head = _read_head(folder, interval, market)
    if head is None:
        return None
    fields: dict[str, Floats] = {}
    for name in FIELDS:
        path = folder / head.generation / f"{name}.f64"
        if not _sound(path, head.rows * len(head.assets) * 8, head.digests.get(name, "")):
            return None
        # As a plain array: compiled code and slicing are slower on the subclass.
        fields[name] = np.asarray(np.memmap(path, dtype="<f8", mode="r", shape=(head.rows, len(head.assets))))
    return Stored(_grid(head.start, head.rows, interval), tuple(head.assets), fields, head.stamp)


def store_panel(
    folder: Path,
    interval: Interval,
    market: str,
    *,
    kept: Stored | None,
    first: int,
    last: int,
    assets: tuple[int, ...],
    fill: Filler,
    stamp: Mapping[str, Any],
) -> Stored:
    """Make a new generation and let it count.

    It covers what `kept` covers and first…last (epoch seconds on the grid) for `assets` (which include those of `kept`); the values of
    `kept` are taken over outside first…last, and `fill` gives those inside. Returns the new panel, opened.
    """
    step = interval.seconds
    start, end = first, last
    if kept is not None and len(kept.times):
        start, end = min(first, int(kept.times[0])), max(last, int(kept.times[-1]))
    generation = uuid.uuid4().hex
    target = private_directory(folder / generation)
    try:
        digests = _write_fields(target, kept, (start, first, last, end), interval.seconds, assets, fill)
    except BaseException:
        # A full disk must not be left fuller.
        shutil.rmtree(target, ignore_errors=True)
        raise
    head = _Head(
        format=_FORMAT,
        market=market,
        interval=interval.value,
        generation=generation,
        start=start,
        rows=(end - start) // step + 1,
        assets=[int(asset) for asset in assets],
        stamp=dict(stamp),
        digests=digests,
    )
    write_atomically(folder / "current.json", json.dumps(asdict(head)).encode())
    _remove_others(folder, generation)
    stored = open_panel(folder, interval, market)
    if stored is None:
        raise OSError(f"the panel in {folder} cannot be read back")
    return stored


def _write_fields(
    target: Path,
    kept: Stored | None,
    bounds: tuple[int, int, int, int],
    step: int,
    assets: tuple[int, ...],
    fill: Filler,
) -> dict[str, str]:
    """Write the files of a generation; `bounds` are the opens of its first row, of the first and last refilled, and of its last."""
    start, first, last, end = bounds
    rows, ids = (end - start) // step + 1, np.asarray(assets, dtype=np.int64)
    arrays = {name: _new_array(target / f"{name}.f64", (rows, len(assets))) for name in FIELDS}
    refill = slice((first - start) // step, (last - start) // step + 1)
    for name, array in arrays.items():
        array[:] = np.nan
        if kept is not None and len(kept.times):
            offset = (int(kept.times[0]) - start) // step
            array[offset : offset + len(kept.times), np.searchsorted(ids, kept.assets)] = kept.fields[name]
            array[refill] = np.nan
    for piece in fill(first, last):
        column = np.minimum(np.searchsorted(ids, piece.assets), len(ids) - 1)
        # Candles may have been written since the caller counted the assets; those of an asset it does not know come next time.
        known = ids[column] == piece.assets
        place, column = ((piece.times - start) // step)[known], column[known]
        for name, array in arrays.items():
            array[place, column] = piece.fields[name][known]
    return {name: _digest(target / f"{name}.f64", array) for name, array in arrays.items()}


def _new_array(path: Path, shape: tuple[int, int]) -> Floats:
    with path.open("wb") as file:
        # Without room reserved, a full disk would kill the process at some later write to the map.
        os.posix_fallocate(file.fileno(), 0, max(shape[0] * shape[1] * 8, 1))
    array: Floats = np.memmap(path, dtype="<f8", mode="r+", shape=shape)
    return array


def _grid(start: int, rows: int, interval: Interval) -> Integers:
    times = start + np.arange(rows, dtype=np.int64) * interval.seconds
    times.flags.writeable = False
    return times


def _read_head(folder: Path, interval: Interval, market: str) -> _Head | None:
    try:
        head = _Head(**json.loads((folder / "current.json").read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    usable = (head.format, head.market, head.interval) == (_FORMAT, market, interval.value)
    return head if usable and head.rows > 0 and head.assets else None


def _sound(path: Path, size: int, digest: str) -> bool:
    """Whether a field's file is what was written. A file seen sound by this process is trusted while nobody writes to it."""
    try:
        status = path.stat()
        if status.st_size != size:
            return False
        seen = (str(path), status.st_mtime_ns)
        if seen not in _checked:
            with path.open("rb") as handle:
                if hashlib.file_digest(handle, "sha256").hexdigest() != digest:
                    return False
            _checked.add(seen)
    except OSError:
        return False
    return True


def _digest(path: Path, array: Floats) -> str:
    digest = hashlib.sha256(np.ascontiguousarray(array).data).hexdigest()
    _checked.add((str(path), path.stat().st_mtime_ns))
    return digest


def _remove_others(folder: Path, generation: str) -> None:
    """Remove older generations; arrays that somebody still maps live on until let go."""
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != generation:
            shutil.rmtree(entry, ignore_errors=True)
