"""Market files as lazy frames: Parquet, CSV (plain, gzip, any usual separator), and exchange archives (CSV or zip).

In: a path. Out: a `MarketFile` that says what it holds and reads it in slices of bounded size. A file that cannot be used raises
`BadInput` with what, why and what to do.
"""

import csv
import gzip
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import polars as pl

from cryptopredict.base import BadInput, Interval
from cryptopredict.data.shapes import ARCHIVE_COLUMNS, Kind, canonical, detect, moment
from cryptopredict.data.symbols import archive_name, named_pair

__all__ = ["MarketFile", "Slice", "find_files", "infer_interval", "kind_of", "open_file", "read_slice", "slices"]

SUFFIXES: Final = (".parquet", ".csv", ".csv.gz", ".zip")
_PRICES: Final = ("open", "high", "low", "close", "volume")
_LARGEST_ENTRY: Final = 8 << 30
_SLICE: Final = 400_000
_CONTEXT: Final = 12
_SAMPLE: Final = 50_000


@dataclass(frozen=True, slots=True)
class MarketFile:
    """A file that can be read: `frame` has plain column names and, where the kind has times, `timestamp` in UTC.

    For candles `market` is the column that names the asset or pair, `interval` is set, `exchange` says whose pairs they are.
    Text files keep each row as it was written in the struct column `raw`.
    """

    path: Path
    kind: Kind
    frame: pl.LazyFrame
    interval: Interval | None = None
    exchange: str = "files"
    pairs: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """Some markets of a file, or a stretch of one: rows with `first` <= time < `last`, None meaning all."""

    markets: tuple[str, ...]
    rows: int
    first: datetime | None = None
    last: datetime | None = None


def find_files(path: Path) -> list[Path]:
    """The market files that a path names: itself, or those directly inside a directory, sorted. Raises `BadInput` when none."""
    if path.is_dir():
        found = sorted(entry for entry in path.iterdir() if entry.is_file() and entry.name.lower().endswith(SUFFIXES))
        if not found:
            raise BadInput(f"{path} holds no market files", why=f"none ends in {', '.join(SUFFIXES)}", to_do="Name the files.")
        return found
    if not path.is_file():
        raise BadInput(f"{path} cannot be read", why="there is no such file", to_do="Check the path.")
    return [path]


@contextmanager
def open_file(path: Path, *, symbol: str | None = None, interval: Interval | None = None) -> Iterator[MarketFile]:
    """Open a market file and tell what it holds by its columns.

    `symbol` names the asset of a candle file that has no column for it; without one, an archive's name or the one dollar pair that
    the file name mentions is used. `interval` overrules what the times say. Raises `BadInput`.
    """
    with _detected(path) as (scan, kind, spare):
        frame = canonical(scan)
        schema = frame.collect_schema()
        if "timestamp" in schema:
            frame = frame.with_columns(moment("timestamp", schema["timestamp"]).alias("timestamp"))
        file = MarketFile(path, kind, frame)
        yield _as_candles(file, spare, symbol, interval) if kind is Kind.CANDLES else file


def kind_of(path: Path) -> Kind:
    """What a file holds, without reading more than its beginning. Raises `BadInput`."""
    with _detected(path) as (_scan, kind, _spare):
        return kind


@contextmanager
def _detected(path: Path) -> Iterator[tuple[pl.LazyFrame, Kind, Path]]:
    """A file as a lazy frame, its kind, and a directory that lives as long; errors of reading it become `BadInput`."""
    with tempfile.TemporaryDirectory(prefix="cryptopredict-") as spare:
        try:
            scan = _scan(path, Path(spare))
            columns = scan.collect_schema().names()
            kind = detect(columns)
            if kind is None:
                raise BadInput(
                    f"{path.name} is no market file that is known",
                    why=f"its columns are {', '.join(columns[:20])}",
                    to_do="Candles need a time, open, high, low, close, volume, and a symbol column or --symbol.",
                )
            yield scan, kind, Path(spare)
        except (pl.exceptions.PolarsError, zipfile.BadZipFile, gzip.BadGzipFile, UnicodeDecodeError, EOFError) as error:
            raise _unreadable(path, error) from error
        except OSError as error:
            if error.filename not in {None, str(path)}:
                raise
            raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> BadInput:
    why = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return BadInput(f"{path.name} cannot be read", why=why, to_do="Check that the file is whole and what its name says.")


def _scan(path: Path, spare: Path) -> pl.LazyFrame:
    name = path.name.lower()
    if name.endswith(".parquet"):
        return pl.scan_parquet(path)
    if name.endswith(".csv"):
        return _scan_text(path)
    if name.endswith(".csv.gz"):
        unpacked = spare / path.name[: -len(".gz")]
        with gzip.open(path) as packed, unpacked.open("wb") as out:
            _copy(packed, out, path)
        return _scan_text(unpacked)
    if name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename.lower().endswith(".csv")]
            if len(entries) != 1:
                raise BadInput(
                    f"{path.name} cannot be used", why=f"it holds {len(entries)} CSV files", to_do="Unpack it first."
                )
            # The entry's own name is not used: it may point anywhere.
            unpacked = spare / "entry.csv"
            with archive.open(entries[0]) as packed, unpacked.open("wb") as out:
                _copy(packed, out, path)
        return _scan_text(unpacked)
    raise BadInput(
        f"{path.name} is no market file", why=f"it ends in {path.suffix or 'nothing'}", to_do=f"Use {', '.join(SUFFIXES)}."
    )


def _copy(packed: object, out: object, path: Path) -> None:
    """Unpack, up to a size that no market file has."""
    read, write = packed.read, out.write  # type: ignore[attr-defined]
    total = 0
    while block := read(1 << 20):
        total += len(block)
        if total > _LARGEST_ENTRY:
            raise BadInput(f"{path.name} is not unpacked", why="it holds more than 8 GiB", to_do="Split it.")
        write(block)


def _scan_text(path: Path) -> pl.LazyFrame:
    """A CSV file, every value as text: what is no number must reach the rules, not stop the reader."""
    with path.open(encoding="utf-8-sig", errors="strict") as file:
        first = file.readline()
    if not first.strip():
        raise BadInput(f"{path.name} cannot be read", why="it is empty", to_do="Check that the download was complete.")
    separator = max(",;\t|", key=first.count)
    cells = next(csv.reader([first], delimiter=separator))
    bare = len(cells) == len(ARCHIVE_COLUMNS) and cells[0].strip().isdigit()
    frame = pl.scan_csv(
        path,
        separator=separator,
        has_header=not bare,
        new_columns=list(ARCHIVE_COLUMNS) if bare else None,
        infer_schema=False,
    )
    names = frame.collect_schema().names()
    return frame.with_columns(pl.struct(names).alias("raw"))


def _as_candles(file: MarketFile, spare: Path, symbol: str | None, interval: Interval | None) -> MarketFile:
    """Give candles their market column, numbers for prices, and their interval; text is parsed once, into a file in `spare`."""
    schema = file.frame.collect_schema()
    archive = archive_name(file.path.stem)
    pairs = "asset" not in schema
    named = next((name for name in ("asset", "symbol") if name in schema), None)
    if named is not None:
        if symbol is not None:
            raise BadInput(
                f"{file.path.name} names its own assets", why=f"it has a column {named}", to_do="Leave --symbol out."
            )
        market = pl.col(named).cast(pl.String).str.strip_chars().str.to_uppercase().fill_null("")
    else:
        given = symbol or (archive[0] if archive else named_pair(file.path.name.split(".")[0]))
        if given is None:
            raise BadInput(
                f"{file.path.name} does not say which asset it is about",
                why="it has no symbol column",
                to_do="Add --symbol, for example --symbol BTC.",
            )
        market = pl.lit(given.strip().upper())
    keep = [name for name in ("source", "raw") if name in schema]
    cap = pl.col("market_cap").cast(pl.Float64, strict=False) if "market_cap" in schema else pl.lit(None, dtype=pl.Float64)
    strings = [pl.col(name).str.strip_chars() if schema[name] == pl.String else pl.col(name) for name in _PRICES]
    frame = file.frame.select(
        market.alias("market"),
        "timestamp",
        *[column.cast(pl.Float64, strict=False) for column in strings],
        cap.alias("market_cap"),
        *[pl.col(name).cast(pl.String) if name == "source" else pl.col(name) for name in keep],
    )
    if "raw" in schema:
        frame.sink_parquet(spare / "rows.parquet", compression="lz4")
        frame = pl.scan_parquet(spare / "rows.parquet")
    chosen = interval or (Interval(archive[1]) if archive else infer_interval(frame, file.path.name))
    return replace(file, frame=frame, interval=chosen, exchange="binance" if archive else "files", pairs=pairs)


def infer_interval(frame: pl.LazyFrame, name: str) -> Interval:
    """The interval of candles: the most frequent step between the times of one market. Raises `BadInput` when that is none."""
    sample = frame.select("market", "timestamp").head(_SAMPLE).drop_nulls().unique().sort("market", "timestamp").collect()
    steps = sample.select(pl.col("timestamp").diff().over("market").dt.total_seconds().alias("step")).drop_nulls()
    known = {interval.seconds: interval for interval in Interval}
    modes = steps.to_series().mode()
    if len(modes) == 1 and int(modes[0]) in known:
        return known[int(modes[0])]
    raise BadInput(
        f"The interval of {name} cannot be told",
        why="its times have no single most frequent step that is a candle's length",
        to_do=f"Add --interval, one of {', '.join(interval.value for interval in Interval)}.",
    )


def slices(file: MarketFile) -> list[Slice]:
    """Cut a candle file into slices of at most about 400,000 rows, whole markets where they fit, in the order of their names."""
    counts = (
        file.frame.group_by("market")
        .agg(pl.len().alias("rows"), pl.col("timestamp").min().alias("first"), pl.col("timestamp").max().alias("last"))
        .sort("market")
        .collect(engine="streaming")
    )
    found: list[Slice] = []
    waiting: list[tuple[str, int]] = []
    for market, rows, first, last in counts.iter_rows():
        if waiting and (rows > _SLICE or sum(n for _, n in waiting) + rows > _SLICE):
            found.append(Slice(tuple(m for m, _ in waiting), sum(n for _, n in waiting)))
            waiting = []
        if rows <= _SLICE or first is None:
            waiting.append((market, rows))
            continue
        parts = -(-rows // _SLICE)
        edges = [None, *(first + (last - first) * k / parts for k in range(1, parts)), None]
        found += [Slice((market,), rows // parts, edges[k], edges[k + 1]) for k in range(parts)]
    if waiting:
        found.append(Slice(tuple(m for m, _ in waiting), sum(n for _, n in waiting)))
    return found


def read_slice(file: MarketFile, part: Slice) -> pl.DataFrame:
    """The rows of a slice; `context` marks those of its neighbours that are there to judge its own rows by."""
    frame = file.frame.filter(pl.col("market").is_in(part.markets)) if len(part.markets) else file.frame
    inside = pl.lit(value=True)
    if part.first is not None or part.last is not None:
        interval = file.interval or Interval.D1
        around = pl.duration(seconds=_CONTEXT * interval.seconds)
        near = pl.lit(value=True)
        if part.first is not None:
            inside, near = inside & (pl.col("timestamp") >= part.first), near & (pl.col("timestamp") >= part.first - around)
        if part.last is not None:
            inside, near = inside & (pl.col("timestamp") < part.last), near & (pl.col("timestamp") < part.last + around)
        # A row without a time belongs to the first slice, or it would be lost between all of them.
        stray = pl.col("timestamp").is_null() & pl.lit(part.first is None)
        frame, inside = frame.filter(near | stray), inside | stray
    return frame.with_columns(context=~inside.fill_null(value=False)).collect(engine="streaming")
