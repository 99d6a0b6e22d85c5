"""The ledger check: stored candles against the journal of who sent them, and against themselves.

In: a ground, and the journal of a simulated market if there is one. Out: `Checked`, with every kind of fault counted and the first ones
named. Reads only.

| fault | what it means |
|---|---|
| `missing` | the journal has the candle, the database has not, and it was not set aside |
| `different` | both have it, with other numbers |
| `doubled` | it is there more than once |
| `unknown` | the database has a candle of the exchange that the journal, which covers its time, has not |
| `impossible` | a stored candle breaks a rule of `quality` that looks at one candle |
| `unclosed` | a stored candle had not closed yet |
| `hole` | candles are missing between others, or at the end, and no gap says so |
| `inconsistent` | an hour or a day is not what its minutes or hours make (simulated markets, which are exact) |
| `open_gap` | a gap that nobody has filled yet |
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import polars as pl

from cryptopredict.base import Interval, NoData, Source, from_epoch, utc_now
from cryptopredict.core import Ground
from cryptopredict.data.held import held_aside, held_created, held_gaps, held_names, held_pairs, held_stored
from cryptopredict.data.journaled import Journaled, journaled_candles
from cryptopredict.data.market import market_source
from cryptopredict.data.quality import judge

__all__ = ["FAULTS", "NAMED", "Checked", "CheckedInterval", "Fault", "check_data"]

FAULTS: Final = ("missing", "different", "doubled", "unknown", "impossible", "unclosed", "hole", "inconsistent", "open_gap")
NAMED: Final = 20
"""How many faults are named; all are counted."""

_INTERVALS: Final = (Interval.M1, Interval.H1, Interval.D1)
_GRACE: Final = timedelta(minutes=3)
_NUMBERS: Final = ("open", "high", "low", "close", "volume")
_EXACT: Final = 1e-12
_FOLDED: Final = 1e-6
_KEY: Final = ("asset", "timestamp")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `stored` and `expected` are open, high, low, close, volume, where there are any."""

    what: str
    asset: str
    interval: str
    timestamp: datetime
    stored: tuple[float, ...] | None = None
    expected: tuple[float, ...] | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class CheckedInterval:
    """One interval: how many candles are stored, how many of them the journal was asked about, and how many it has of them.

    `digest` is the SHA-256 of all stored candles looked at, sorted: equal in two databases that hold the same.
    """

    interval: Interval
    stored: int
    compared: int
    expected: int
    set_aside: int
    digest: str
    faults: Mapping[str, int]


@dataclass(slots=True)
class Checked:
    """What was found. `journal` is where the truth was read, None when there was none; `named` holds the first faults."""

    source: Source
    journal: Path | None
    intervals: list[CheckedInterval] = field(default_factory=list)
    faults: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FAULTS, 0))
    named: list[Fault] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not any(self.faults.values())


def check_data(
    ground: Ground, *, journal: Path | None = None, since: datetime | None = None, grace: timedelta = _GRACE
) -> Checked:
    """Check the candles that open at `since` or later; those that closed within `grace` of the end of the journal may be on their way.

    Raises `NoData` when the database holds no market, `BadInput` when the journal cannot be read.
    """
    with ground.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        source = market_source(connection)
        if source is None:
            raise NoData("There is nothing to check", why="the database holds no market", to_do="Import or backfill one first.")
        names, pairs, holes = held_names(connection), held_pairs(connection), held_gaps(connection)
        aside = held_aside(connection, pairs)
        created = held_created(connection)
    found = Checked(source, journal)
    truth = None if journal is None else journaled_candles(journal, pairs, _INTERVALS, since=since)
    finer: pl.DataFrame | None = None
    for interval in _INTERVALS:
        stored = held_stored(ground.database_url, interval, since)
        faults: list[pl.DataFrame] = [_doubled(stored), *_broken(stored, interval, truth, grace)]
        compared = expected = quiet = 0
        if truth is not None:
            right, wrong = _against(stored, truth, interval, created, grace)
            lost = wrong[0].join(aside.filter(pl.col("interval") == interval.value), on=_KEY, how="anti")
            quiet = wrong[0].height - lost.height
            faults += [lost, *wrong[1:]]
            compared, expected = right
        if source.moves:
            listed = stored.join(pairs.filter(pl.col("listed")).select("asset").unique(), on="asset", how="semi")
            faults.append(_holes(listed, holes.filter(pl.col("interval") == interval.value), interval, grace))
        if source is Source.SIMULATED and finer is not None:
            faults.append(_folded(stored, finer, interval, _INTERVALS[_INTERVALS.index(interval) - 1]))
        gaps = holes.filter(pl.col("open") & (pl.col("interval") == interval.value)).select("asset", timestamp="first")
        faults.append(gaps.with_columns(what=pl.lit("open_gap")))
        counts = _count(found, faults, interval, names)
        digest = _digest(stored, names)
        found.intervals.append(CheckedInterval(interval, stored.height, compared, expected, quiet, digest, counts))
        finer = stored
    return found


def _doubled(stored: pl.DataFrame) -> pl.DataFrame:
    same = pl.all_horizontal([pl.col(name) == pl.col(name).shift(1) for name in _KEY])
    return stored.filter(same.fill_null(value=False)).with_columns(what=pl.lit("doubled"))


def _broken(stored: pl.DataFrame, interval: Interval, truth: Journaled | None, grace: timedelta) -> list[pl.DataFrame]:
    """Candles that a rule refuses, and candles that had not closed."""
    now = utc_now()
    if truth is not None and now - from_epoch(truth.last) > grace:
        now = from_epoch(
            truth.last
        )  # a market that stands still, or has a clock of its own; one that goes on was read before the rows
    judged = judge(
        stored.with_columns(market_cap=pl.lit(None, dtype=pl.Float64)), interval, now=datetime.max.replace(tzinfo=UTC)
    )
    # What is wrong beside its neighbours was judged with more of them when it came.
    refused = judged.set_aside.filter(~pl.col("reason").is_in(["spike", "duplicate"]))
    early = stored.filter(pl.col("timestamp") > now - timedelta(seconds=interval.seconds))
    return [
        refused.select(*stored.columns, why="reason", what=pl.lit("impossible")),
        early.with_columns(what=pl.lit("unclosed")),
    ]


def _against(
    stored: pl.DataFrame, truth: Journaled, interval: Interval, created: pl.DataFrame, grace: timedelta
) -> tuple[tuple[int, int], list[pl.DataFrame]]:
    """What was compared and expected, and what is missing, different and unknown."""
    step = timedelta(seconds=interval.seconds)
    closes = pl.col("timestamp") + step
    earliest = stored["timestamp"].min()
    begin = from_epoch(truth.first)
    # History before the first stored candle was never asked for, or has been cleared away; of a new asset likewise.
    starts = stored.group_by("asset").agg(start=pl.col("timestamp").min()).join(created, on="asset", how="inner")
    late = starts.filter(pl.col("created") > begin).select("asset", "start")
    expected = truth.candles[interval].join(late, on="asset", how="left")
    expected = expected.filter(
        (pl.col("timestamp") >= (earliest if isinstance(earliest, datetime) else begin))
        & (pl.col("start").is_null() | (pl.col("timestamp") >= pl.col("start")))
    )
    covered = stored.filter((closes >= begin) & (closes <= from_epoch(truth.last)))
    for since, until in truth.pauses:
        covered = covered.filter((closes <= from_epoch(since)) | (closes >= from_epoch(until)))
    both = expected.join(stored, on=_KEY, how="inner", suffix="_stored")
    off = [
        (pl.col(name) - pl.col(f"{name}_stored")).abs() > _EXACT * pl.max_horizontal(name, f"{name}_stored")
        for name in _NUMBERS
    ]
    due = closes <= from_epoch(truth.last) - grace
    missing = expected.filter(due).join(stored, on=_KEY, how="anti")
    different = both.filter(pl.any_horizontal(off)).select(
        *_KEY, *(pl.col(f"{n}_stored").alias(n) for n in _NUMBERS), *(pl.col(n).alias(f"{n}_expected") for n in _NUMBERS)
    )
    unknown = covered.filter("traded").join(truth.candles[interval], on=_KEY, how="anti")
    return (covered.height, expected.height), [
        missing.select(*_KEY, *(pl.col(n).alias(f"{n}_expected") for n in _NUMBERS), what=pl.lit("missing")),
        different.with_columns(what=pl.lit("different")),
        unknown.with_columns(what=pl.lit("unknown")),
    ]


def _holes(stored: pl.DataFrame, gaps: pl.DataFrame, interval: Interval, grace: timedelta) -> pl.DataFrame:
    """Places between stored candles, and after the last of an asset, that no gap explains: one row for each hole."""
    step = timedelta(seconds=interval.seconds)
    newest = stored["timestamp"].max()
    if not isinstance(newest, datetime):
        return stored.select(*_KEY, what=pl.lit("hole"))
    until = pl.col("timestamp").shift(-1).over("asset")
    ends = pl.lit(newest + step if step > grace else newest + step - grace).dt.cast_time_unit("us")
    holes = stored.select("asset", first=pl.col("timestamp") + step, until=pl.coalesce(until, ends)).filter(
        pl.col("until") > pl.col("first")
    )
    # A hole may be covered by several gaps: it is explained when they cover as much as it is long.
    shared = pl.min_horizontal("until", "end") - pl.max_horizontal("first", "first_gap")
    explained = (
        holes.join(gaps.select("asset", "end", first_gap="first"), on="asset")
        .with_columns(shared=shared)
        .filter(pl.col("shared") > timedelta(0))
        .group_by("asset", "first")
        .agg(pl.col("shared").sum())
    )
    open_ = holes.join(explained, on=["asset", "first"], how="left").filter(
        pl.col("shared").fill_null(timedelta(0)) < pl.col("until") - pl.col("first")
    )
    length = (pl.col("until") - pl.col("first")).dt.total_seconds() // interval.seconds
    return open_.select("asset", timestamp="first", what=pl.lit("hole"), why=length.cast(pl.String) + " candles")


def _folded(stored: pl.DataFrame, finer: pl.DataFrame, interval: Interval, part: Interval) -> pl.DataFrame:
    """Candles that are not what the finer ones make, where all of these are there."""
    made = (
        finer.group_by("asset", timestamp=pl.col("timestamp").dt.truncate(f"{interval.seconds}s"), maintain_order=True)
        .agg(
            pl.col("open").first(), pl.col("high").max(), pl.col("low").min(), pl.col("close").last(), pl.col("volume").sum(),
            parts=pl.len(),
        )
        .filter(pl.col("parts") == interval.seconds // part.seconds)
    )  # fmt: skip
    both = stored.join(made, on=_KEY, how="inner", suffix="_expected")
    off = [(pl.col(n) - pl.col(f"{n}_expected")).abs() > _FOLDED * pl.max_horizontal(n, f"{n}_expected") for n in _NUMBERS]
    return both.filter(pl.any_horizontal(off)).with_columns(what=pl.lit("inconsistent"))


def _count(found: Checked, faults: list[pl.DataFrame], interval: Interval, names: Mapping[int, str]) -> dict[str, int]:
    counts = dict.fromkeys(FAULTS, 0)
    for frame in faults:
        for row in frame.head(max(NAMED - len(found.named), 0)).iter_rows(named=True):
            found.named.append(_fault(row, interval, names))
        for (what,), part in frame.group_by("what"):
            counts[str(what)] += part.height
            found.faults[str(what)] += part.height
    return counts


def _fault(row: Mapping[str, Any], interval: Interval, names: Mapping[int, str]) -> Fault:
    def numbers(suffix: str) -> tuple[float, ...] | None:
        values = [row.get(f"{name}{suffix}") for name in _NUMBERS]
        return None if any(value is None for value in values) else tuple(float(value) for value in values if value is not None)

    name = names.get(int(row["asset"]), str(row["asset"]))
    return Fault(
        row["what"], name, interval.value, row["timestamp"], numbers(""), numbers("_expected"), str(row.get("why") or "")
    )


def _digest(stored: pl.DataFrame, names: Mapping[int, str]) -> str:
    """SHA-256 over the assets by name, and the candles of each by time."""
    whole = hashlib.sha256()
    parts = {names.get(int(key[0]), str(key[0])): part for key, part in stored.group_by("asset", maintain_order=True)}
    for name in sorted(parts):
        whole.update(name.encode() + b"\0")
        whole.update(parts[name]["timestamp"].dt.epoch("us").to_numpy().tobytes())
        for column in _NUMBERS:
            whole.update(parts[name][column].to_numpy().tobytes())
    return whole.hexdigest()
