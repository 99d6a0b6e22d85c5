"""The truth about a simulated market, on disk: what closed, was published and was sent, minute by minute.

A journal is a directory with a file for each day of the market. Each line is one entry: every file opens with a `Begin`, then comes
one `Minute` after the other. A line is whole or was never said: what a crash tore off at the end is no entry.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from cryptopredict.base import BadInput, Conflict
from cryptopredict.core import private_directory

__all__ = ["Begin", "Entry", "Journal", "JournaledCandle", "Minute", "Published", "read_journal", "stored_begin"]

_SUFFIX: Final = ".ndjson"
_KEPT_DAYS: Final = 60
_TAIL: Final = 1 << 22


class Begin(msgspec.Struct, tag="begin", frozen=True):
    """Which market this is, and its clock: `begin`, `start` (epoch seconds) and `speed` of `VirtualClock`.

    `shift` is what was added to the times of replayed files, in seconds. With `resumed` (epoch seconds) the journal goes on after a
    pause that was too long to make up for: nothing of the time before it since the last minute is written down.
    """

    key: str
    begin: float
    start: float
    speed: float
    shift: int = 0
    resumed: int | None = None


class JournaledCandle(msgspec.Struct, array_like=True, frozen=True):
    """A closed candle of an exchange's symbol."""

    symbol: str
    open: float
    high: float
    low: float
    close: float
    volume: float


class Published(msgspec.Struct, frozen=True):
    """A text: `channel` is news or social, `published` in epoch seconds."""

    channel: str
    published: int
    source: str
    url: str
    title: str


class Minute(msgspec.Struct, tag="minute", frozen=True):
    """What became known in the minute that closed at `closes` (epoch seconds).

    `candles` by interval, all that closed at that moment (each opened one interval before); `texts`; `fear_greed` as pairs of day
    (epoch seconds of its midnight) and value; `funding` as triples of settlement (epoch seconds), symbol and rate. `sent` counts
    stream messages by kind since the minute before, `served` the closed candles that REST gave out since then, as quadruples of
    symbol, interval, first and last open (epoch seconds).
    """

    closes: int
    candles: dict[str, list[JournaledCandle]] = {}
    texts: list[Published] = []
    fear_greed: list[tuple[int, float]] = []
    funding: list[tuple[int, str, float]] = []
    sent: dict[str, int] = {}
    served: list[tuple[str, str, int, int]] = []


Entry = Begin | Minute

_DECODER: Final = msgspec.json.Decoder(Entry)


def read_journal(path: Path) -> Iterator[Entry]:
    """All entries of a journal (its directory, or one of its files), in order; a torn last line of a file is passed over.

    Raises `BadInput` when there is no journal, or a line in its middle cannot be read.
    """
    files = sorted(path.glob(f"*{_SUFFIX}")) if path.is_dir() else [path]
    if not files or not files[0].is_file():
        raise BadInput(f"{path} is no journal", why="it holds no entries", to_do="Check the path.")
    for file in files:
        with file.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    yield _decoded(line, file)


def _decoded(line: bytes, file: Path) -> Entry:
    try:
        entry: Entry = _DECODER.decode(line)
    except msgspec.DecodeError as error:
        raise BadInput(f"{file} cannot be read", why=str(error), to_do="The file is damaged; use a copy.") from error
    return entry


def stored_begin(directory: Path) -> Begin | None:
    """How the journal of a directory began; None when there is none. Raises `BadInput` when it cannot be read."""
    files = sorted(directory.glob(f"*{_SUFFIX}"))
    first = next(read_journal(files[0]), None) if files else None
    return first if isinstance(first, Begin) else None


class Journal:
    """A journal that is being written. `begin` is that of its first day, `last` the newest close it holds (None: none yet)."""

    def __init__(self, directory: Path, begin: Begin) -> None:
        """Go on with the journal in a directory, or begin it. Raises `Conflict` when it is that of another market."""
        self.directory = private_directory(directory)
        self.begin = begin
        self.last: int | None = None
        self._file: int | None = None
        self._day = ""
        files = sorted(directory.glob(f"*{_SUFFIX}"))
        for file in reversed(files):
            _trim(file)
            if self.last is None:
                self.last = _last_close(file)
        stored = stored_begin(directory)
        if stored is not None:
            if stored.key != begin.key or stored.speed != begin.speed:
                raise Conflict(
                    f"{directory} is the journal of another market",
                    why=f"it holds {stored.key} at speed {stored.speed:g}",
                    to_do="Choose another directory with --journal.",
                )
            self.begin = stored

    def write(self, minutes: list[Minute], *, resumed: int | None = None) -> None:
        """Append minutes, oldest first, and return when they are on the disk. Raises `OSError`."""
        for minute in minutes:
            day = datetime.fromtimestamp(minute.closes - 1, UTC).strftime("%Y-%m-%d")
            lines = b""
            if day != self._day:
                self._turn(day)
            if self._file is None:
                self._file = os.open(self.directory / f"{day}{_SUFFIX}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                if os.fstat(self._file).st_size == 0:
                    lines = _line(self.begin)
            if resumed is not None and minute is minutes[0]:
                lines += _line(msgspec.structs.replace(self.begin, resumed=resumed))
            _write_all(self._file, lines + _line(minute))
            self.last = minute.closes
        if self._file is not None:
            os.fdatasync(self._file)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _turn(self, day: str) -> None:
        if self._file is not None:
            os.fdatasync(self._file)
        self.close()
        self._day = day
        for old in sorted(self.directory.glob(f"*{_SUFFIX}"))[:-_KEPT_DAYS]:
            old.unlink()


def _line(entry: Entry) -> bytes:
    return msgspec.json.encode(entry) + b"\n"


def _write_all(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]


def _trim(file: Path) -> None:
    """Cut off what a crash left of a line."""
    with file.open("rb+") as opened:
        size = opened.seek(0, os.SEEK_END)
        start = max(size - _TAIL, 0)
        opened.seek(start)
        tail = opened.read()
        if not tail.endswith(b"\n"):
            opened.truncate(start + tail.rfind(b"\n") + 1)


def _last_close(file: Path) -> int | None:
    with file.open("rb") as opened:
        size = opened.seek(0, os.SEEK_END)
        opened.seek(max(size - _TAIL, 0))
        lines = opened.read().splitlines(keepends=True)
    for line in reversed(lines):
        if b'"minute"' in line[:20] and line.endswith(b"\n"):
            entry = _decoded(line, file)
            if isinstance(entry, Minute):
                return entry.closes
    return None
