"""The journal of a simulated market as frames, in the numbers of the database.

In: a journal and the exchange's symbols. Out: `Journaled`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from cryptopredict.base import BadInput, Interval, epoch
from cryptopredict.data.simulator.journal import Begin, JournaledCandle, read_journal

__all__ = ["Journaled", "journaled_candles"]

_PRICES: Final = ("open", "high", "low", "close")


@dataclass(frozen=True, slots=True, eq=False)
class Journaled:
    """`candles` by interval: asset, timestamp (the open), open, high, low, close, volume, of the symbols that the database knows.

    They closed from `first` to `last` (epoch seconds). In `pauses` (the last close before and the first one after) nothing was written.
    """

    candles: Mapping[Interval, pl.DataFrame]
    first: int
    last: int
    pauses: tuple[tuple[int, int], ...]


def journaled_candles(
    path: Path, pairs: pl.DataFrame, intervals: Sequence[Interval], *, since: datetime | None = None
) -> Journaled:
    """Read a journal. `pairs` has symbol, asset, multiplier; candles that open before `since` are left out.

    Raises `BadInput` when there is none, or it cannot be read.
    """
    kept: dict[Interval, tuple[list[int], list[int], list[JournaledCandle]]] = {i: ([], [], []) for i in intervals}
    pauses: list[tuple[int, int]] = []
    first: int | None = None
    last = 0
    begin = -1 if since is None else epoch(since)
    resumed = False
    for entry in read_journal(path):
        if isinstance(entry, Begin):
            resumed = resumed or entry.resumed is not None
            continue
        if resumed and first is not None:
            pauses.append((last, entry.closes))
        resumed = False
        first, last = entry.closes if first is None else first, entry.closes
        for interval, (opens, counts, candles) in kept.items():
            closed = entry.candles.get(interval.value)
            if closed and entry.closes - interval.seconds >= begin:
                opens.append(entry.closes - interval.seconds)
                counts.append(len(closed))
                candles.extend(closed)
    if first is None:
        raise BadInput(f"The journal {path} holds nothing yet", to_do="Let the simulated market run for a minute.")
    return Journaled({i: _frame(*columns, pairs) for i, columns in kept.items()}, first, last, tuple(pauses))


def _frame(opens: list[int], counts: list[int], candles: list[JournaledCandle], pairs: pl.DataFrame) -> pl.DataFrame:
    times = np.repeat(np.array(opens, dtype=np.int64), np.array(counts, dtype=np.int64)) * 1_000_000
    frame = pl.DataFrame(
        {
            "symbol": pl.Series([candle.symbol for candle in candles], dtype=pl.String),
            "timestamp": pl.Series(times).cast(pl.Datetime("us", "UTC")),
            "open": pl.Series([candle.open for candle in candles], dtype=pl.Float64),
            "high": pl.Series([candle.high for candle in candles], dtype=pl.Float64),
            "low": pl.Series([candle.low for candle in candles], dtype=pl.Float64),
            "close": pl.Series([candle.close for candle in candles], dtype=pl.Float64),
            "volume": pl.Series([candle.volume for candle in candles], dtype=pl.Float64),
        }
    )
    coins = frame.join(pairs.select("symbol", "asset", "multiplier"), on="symbol", how="inner")
    return coins.select(
        "asset",
        "timestamp",
        *(pl.col(name) / pl.col("multiplier") for name in _PRICES),
        pl.col("volume") * pl.col("multiplier"),
    )
