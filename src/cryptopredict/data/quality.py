"""One set of rules for candles, over columns: what is accepted, what is set aside and why, what looks like a redenomination.

The first rule that a row breaks gives its reason.

| reason | the row is set aside because |
|---|---|
| `no_time` | its time is missing or unreadable |
| `not_a_number` | a price or the volume is missing or no number |
| `infinite` | a price, the volume or the market cap is infinite |
| `not_positive` | a price is zero or less |
| `negative_volume` | the volume, or the market cap, is below zero |
| `high_low` | the high is below open or close, or the low above one of them |
| `wick` | high or low lies more than a factor 100,000 away from the body (exchanges have printed a factor 20,000) |
| `off_grid` | the candle does not open on a multiple of its interval (weeks open on Monday, UTC) |
| `too_early` | it opens before 2009-01-03, when there was nothing to trade |
| `future` | it had not closed at the time of the import |
| `duplicate` | the same asset and time came earlier in the same file; the first one is kept |
| `spike` | one candle's close is off by more than a factor two from both neighbours, which agree with each other, and nobody traded |

A spike is a wrong print, not a violent day. Both neighbours must be at most three intervals away, the way back must undo the way
out to 20 % of its logarithm, and the volume must be at most three times that of the busier neighbour; a move by a factor ten or more
that is undone needs no look at the volume. A real crash or squeeze brings volume, or stays: it is accepted.
The first and last candle of an asset have one neighbour only and are never called a spike.

A redenomination is a jump of the price between two candles (not through them) by a power of ten, to 25 %, that the three candles
before and after it confirm by staying within a factor two of its two levels, with at most 30 days between. It is recorded; the rows
are accepted as they are.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import polars as pl

from cryptopredict.base import Interval

__all__ = ["CANDLE_COLUMNS", "REASONS", "Judged", "judge"]

CANDLE_COLUMNS: Final = ("asset", "timestamp", "open", "high", "low", "close", "volume", "market_cap")
"""Columns that the rules read: `timestamp` is a UTC datetime or null, the rest but `asset` are floats or null."""

REASONS: Final = (
    "no_time",
    "not_a_number",
    "infinite",
    "not_positive",
    "negative_volume",
    "high_low",
    "wick",
    "off_grid",
    "too_early",
    "future",
    "duplicate",
    "spike",
)

_PRICES: Final = ("open", "high", "low", "close")
_GENESIS: Final = datetime(2009, 1, 3, tzinfo=UTC)
_WICK: Final = 1e5
_SPIKE: Final = 2.0
_SPIKE_CERTAIN: Final = 10.0
_SPIKE_REST: Final = 0.2
_SPIKE_VOLUME: Final = 3.0
_SPIKE_GAP: Final = 3
_MONDAY: Final = 4 * 86_400
_REDENOMINATION_GAP: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one frame.

    `accepted` has the input's columns, sorted by asset and time; `set_aside` too, with `reason`; `redenominations` has `asset`,
    `timestamp`, `factor` (how many new coins one old coin is, a power of ten), `before` and `after` (the two prices).
    """

    accepted: pl.DataFrame
    set_aside: pl.DataFrame
    redenominations: pl.DataFrame

    @property
    def reasons(self) -> dict[str, int]:
        """How many rows were set aside, by reason."""
        counts = self.set_aside.group_by("reason").len().sort("reason")
        return {str(reason): int(count) for reason, count in counts.iter_rows()}


def judge(frame: pl.DataFrame, interval: Interval, *, now: datetime) -> Judged:
    """Judge candles of one interval. `frame` has `CANDLE_COLUMNS` (other columns pass through), `now` decides what has closed.

    A missing, NaN or zero market cap is accepted and becomes null: it means unknown.
    """
    unknown_cap = pl.col("market_cap").is_nan() | (pl.col("market_cap") == 0.0)
    marked = frame.with_columns(
        market_cap=pl.when(unknown_cap).then(None).otherwise(pl.col("market_cap")),
        reason=_row_reason(interval, now),
    )
    # A stable sort keeps the order of the file among copies, so that the first one stays.
    marked = marked.sort("asset", "timestamp", maintain_order=True)
    good = marked.filter(pl.col("reason").is_null())
    bad = [marked.filter(pl.col("reason").is_not_null())]
    if good.height:
        repeated = (pl.col("asset") == pl.col("asset").shift(1)) & (pl.col("timestamp") == pl.col("timestamp").shift(1))
        for name, rule in (("duplicate", repeated), ("spike", _spike(interval))):
            broken = good.select(rule.fill_null(value=False).alias("broken")).to_series()
            if broken.any():
                bad.append(good.filter(broken).with_columns(reason=pl.lit(name)))
                good = good.filter(~broken)
    accepted = good.drop("reason")
    return Judged(accepted, pl.concat(bad), _redenominations(accepted))


def _row_reason(interval: Interval, now: datetime) -> pl.Expr:
    """The reason of rules that look at one row only, or null."""
    numbers = [pl.col(name) for name in (*_PRICES, "volume")]
    top, bottom = pl.max_horizontal("open", "close"), pl.min_horizontal("open", "close")
    seconds = pl.col("timestamp").dt.epoch("us")
    offset = _MONDAY if interval is Interval.W1 else 0
    rules: list[tuple[str, pl.Expr]] = [
        ("no_time", pl.col("timestamp").is_null()),
        ("not_a_number", pl.any_horizontal([number.is_null() | number.is_nan() for number in numbers])),
        ("infinite", pl.any_horizontal([number.is_infinite() for number in (*numbers, pl.col("market_cap"))])),
        ("not_positive", pl.any_horizontal([pl.col(name) <= 0.0 for name in _PRICES])),
        ("negative_volume", (pl.col("volume") < 0.0) | (pl.col("market_cap") < 0.0)),
        ("high_low", (pl.col("high") < top) | (pl.col("low") > bottom)),
        ("wick", (pl.col("high") > top * _WICK) | (pl.col("low") * _WICK < bottom)),
        ("off_grid", (seconds - offset * 1_000_000) % (interval.seconds * 1_000_000) != 0),
        ("too_early", pl.col("timestamp") < _GENESIS),
        ("future", pl.col("timestamp") > now - timedelta(seconds=interval.seconds)),
    ]
    return pl.coalesce([pl.when(rule.fill_null(value=False)).then(pl.lit(name)) for name, rule in rules])


def _spike(interval: Interval) -> pl.Expr:
    """True where one close stands alone between two neighbours that agree, without the volume of a real move."""
    same = (pl.col("asset") == pl.col("asset").shift(1)) & (pl.col("asset") == pl.col("asset").shift(-1))
    reach = timedelta(seconds=interval.seconds * _SPIKE_GAP)
    near = (pl.col("timestamp").diff() <= reach) & (pl.col("timestamp").diff().shift(-1) <= reach)
    logs = pl.col("close").log()
    out, back = logs.diff(), logs.diff().shift(-1)
    size = pl.min_horizontal(out.abs(), back.abs())
    undone = (out * back < 0.0) & ((out + back).abs() <= _SPIKE_REST * out.abs())
    around = pl.max_horizontal(pl.col("volume").shift(1), pl.col("volume").shift(-1))
    quiet = pl.col("volume") <= _SPIKE_VOLUME * around
    # Prices rounded to their last digit (0.000002) move by exactly two; that is the rounding's doing.
    doubled = size > pl.lit(_SPIKE).log() + 1e-6
    return same & near & undone & ((doubled & quiet) | (size >= pl.lit(_SPIKE_CERTAIN * 0.8).log()))


def _redenominations(candles: pl.DataFrame) -> pl.DataFrame:
    """Jumps by a power of ten between candles that the candles around confirm."""
    before, after = pl.col("close").shift(1), pl.col("open")
    power = (after / before).log10()
    rounded = power.round()
    calm: list[pl.Expr] = []
    for step in (1, 2, 3):
        calm.append((pl.col("close").shift(step) / before).log().abs() < pl.lit(2.0).log())
        calm.append((pl.col("close").shift(1 - step) / after).log().abs() < pl.lit(2.0).log())
        calm.append(pl.col("asset").shift(step) == pl.col("asset"))
        calm.append(pl.col("asset").shift(1 - step) == pl.col("asset"))
    jump = (rounded != 0) & ((power - rounded).abs() < pl.lit(1.25).log10())
    near = pl.col("timestamp").diff() <= _REDENOMINATION_GAP
    return (
        candles.with_columns(factor=pl.lit(10.0) ** -rounded, before=before, after=after)
        .filter(pl.all_horizontal(jump, near, *calm).fill_null(value=False))
        .select("asset", "timestamp", "factor", "before", "after")
    )
