"""One set of rules for candles, over columns: what is accepted, what is set aside and why, what is flagged, what is a new coin.

The first rule that a row breaks gives its reason.

| reason | the row is set aside because |
|---|---|
| `no_time` | its time is missing or unreadable |
| `not_a_number` | a price or the volume is missing or no number |
| `infinite` | a price, the volume or the market cap is infinite |
| `not_positive` | a price is zero or less |
| `negative_volume` | the volume, or the market cap, is below zero |
| `out_of_range` | a price is below 1e-18 or above 1e12 dollars, the coins traded are worth over 1e15, or all of them over 1e16 |
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

A candle that can be, and may still be wrong, is accepted and flagged. While a flag stands, its asset gets no signal.

| rule | flag | the candle is flagged because | the flag falls |
|---|---|---|---|
| `wick` | `wick` | high or low lies more than a factor two away from the body | when two more candles have closed |
| `jump` | `unconfirmed` | its close is off by a factor two from the one before, without more volume, or by a factor eight | likewise |
| `frozen` | `unconfirmed` | six candles in a row are the same in price and in traded volume: the feed repeats itself | likewise |
| `scale` | `unconfirmed` | the price moved by a power of ten, to 25 %, without more volume | when it is back, or is a redenomination |

A redenomination is a jump of the price between two candles (not through them) by a power of ten, to 25 %, that the three candles
before and after it confirm: they stay within a factor two of its two levels, and the coins traded change the other way by at least
half as much on a logarithmic scale. At most 30 days lie between, and the candles are of an hour or longer: three minutes of wrong
prices must not restate years. A price that is off by a power of ten while as many coins trade as before is a wrong price. It is
recorded; the rows are accepted as they are. Splits by other ratios cannot be told from moves: they are flagged as a jump and stand.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import polars as pl

from cryptopredict.base import Interval

__all__ = ["CANDLE_COLUMNS", "FOLLOWERS", "LOOK_BACK", "REASONS", "Judged", "judge"]

CANDLE_COLUMNS: Final = ("asset", "timestamp", "open", "high", "low", "close", "volume", "market_cap")
"""Columns that the rules read: `timestamp` is a UTC datetime or null, the rest but `asset` are floats or null."""

REASONS: Final = (
    "no_time",
    "not_a_number",
    "infinite",
    "not_positive",
    "negative_volume",
    "out_of_range",
    "high_low",
    "wick",
    "off_grid",
    "too_early",
    "future",
    "duplicate",
    "spike",
)

LOOK_BACK: Final = 6
"""How many candles before a delivery decide on what is in it."""

FOLLOWERS: Final = 2
"""How many candles after a flagged one let its flag fall."""

_PRICES: Final = ("open", "high", "low", "close")
_GENESIS: Final = datetime(2009, 1, 3, tzinfo=UTC)
_PRICE_RANGE: Final = (1e-18, 1e12)
_MOST_TRADED: Final = 1e15
_MOST_WORTH: Final = 1e16
_WICK: Final = 1e5
_SPIKE: Final = 2.0
_SPIKE_CERTAIN: Final = 10.0
_SPIKE_REST: Final = 0.2
_SPIKE_VOLUME: Final = 3.0
_SPIKE_GAP: Final = 3
_MONDAY: Final = 4 * 86_400
_JUMP_CERTAIN: Final = 8.0
_NEEDLE: Final = 2.0
_SCALE: Final = 1.25
_REDENOMINATION_GAP: Final = timedelta(days=30)
_REDENOMINATION_INTERVAL: Final = 3600


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one frame.

    `accepted` has the input's columns, sorted by asset and time; `set_aside` too, with `reason`; `redenominations` has `asset`,
    `timestamp`, `factor` (how many new coins one old coin is, a power of ten), `before` and `after` (the two prices). `flags` speaks of
    accepted rows: `asset`, `timestamp`, `flag`, `rule`, `before` and `after` (the prices that it rests on), and `settled` (true where
    the frame already lets the flag fall).
    """

    accepted: pl.DataFrame
    set_aside: pl.DataFrame
    redenominations: pl.DataFrame
    flags: pl.DataFrame

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
    redenominations = _redenominations(accepted, interval)
    return Judged(accepted, pl.concat(bad), redenominations, _flags(accepted, interval, redenominations))


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
        ("out_of_range", pl.any_horizontal([~pl.col(name).is_between(*_PRICE_RANGE) for name in _PRICES])),
        (
            "out_of_range",
            (pl.col("close") * pl.col("volume") > _MOST_TRADED) | (pl.col("market_cap").fill_nan(None) > _MOST_WORTH),
        ),
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


def _flags(candles: pl.DataFrame, interval: Interval, redenominations: pl.DataFrame) -> pl.DataFrame:
    """What is accepted and not trusted yet."""
    top, bottom = pl.max_horizontal("open", "close"), pl.min_horizontal("open", "close")
    same = pl.col("asset") == pl.col("asset").shift(1)
    apart, before = pl.col("timestamp").diff(), pl.col("close").shift(1)
    move = (pl.col("close") / before).log().abs()
    quiet = pl.col("volume") <= _SPIKE_VOLUME * pl.col("volume").shift(1)
    scaled = (pl.col("open") / before).log10().abs(), (pl.col("close") / before).log10().abs()
    power = pl.any_horizontal([(s >= 0.5) & ((s - s.round()).abs() < pl.lit(_SCALE).log10()) for s in scaled])
    jumped = ((move > pl.lit(_SPIKE).log() + 1e-6) & quiet) | (move >= pl.lit(_JUMP_CERTAIN).log())
    repeated = pl.all_horizontal([pl.col(c) == pl.col(c).shift(1) for c in ("asset", *_PRICES, "volume")]) & (
        pl.col("volume") > 0
    )
    repeats = repeated.fill_null(value=False).cast(pl.Int8).rolling_sum(LOOK_BACK - 1, min_samples=LOOK_BACK - 1)
    rules = {
        "wick": (pl.col("high") > top * _NEEDLE) | (pl.col("low") * _NEEDLE < bottom),
        "scale": same & power & quiet & (apart <= _REDENOMINATION_GAP),
        "jump": same & jumped & (apart <= timedelta(seconds=interval.seconds * _SPIKE_GAP)),
        "frozen": repeats == LOOK_BACK - 1,
    }
    rule = pl.coalesce([pl.when(broken.fill_null(value=False)).then(pl.lit(name)) for name, broken in rules.items()])
    far = pl.when(pl.col("high") > top * _NEEDLE).then("high").otherwise("low")
    needle = pl.col("rule") == "wick"
    flagged = (
        candles.lazy()
        .with_columns(
            rule=rule, before=before, followed=(pl.col("asset").shift(-FOLLOWERS) == pl.col("asset")).fill_null(value=False)
        )
        .filter(pl.col("rule").is_not_null())
        .join(redenominations.lazy(), on=["asset", "timestamp"], how="anti")
        .select(
            "asset",
            "timestamp",
            "rule",
            flag=pl.when(needle).then(pl.lit("wick")).otherwise(pl.lit("unconfirmed")),
            before=pl.when(needle).then("close").otherwise("before"),
            after=pl.when(needle).then(far).otherwise("close"),
            settled=pl.col("followed") & (pl.col("rule") != "scale"),
        )
        .collect()
    )
    wrong = flagged.filter(pl.col("rule") == "scale")
    if wrong.is_empty():
        return flagged
    # A wrong scale ends when the price is back where it was, however long that takes.
    back = (
        wrong.join(candles.select("asset", "close", later="timestamp"), on="asset")
        .filter(
            (pl.col("later") > pl.col("timestamp")) & ((pl.col("close") / pl.col("before")).log().abs() < pl.lit(2.0).log())
        )
        .select("asset", "timestamp", back=True)
        .unique()
    )
    return (
        flagged.join(back, on=["asset", "timestamp"], how="left", maintain_order="left")
        .with_columns(settled=pl.col("settled") | pl.col("back").fill_null(value=False))
        .drop("back")
    )


def _redenominations(candles: pl.DataFrame, interval: Interval) -> pl.DataFrame:
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
    jump = (rounded != 0) & ((power - rounded).abs() < pl.lit(_SCALE).log10())
    near = pl.col("timestamp").diff() <= _REDENOMINATION_GAP
    old, new = (pl.sum_horizontal([pl.col("volume").shift(step) for step in steps]) for steps in ((1, 2, 3), (0, -1, -2)))
    # NaN where nothing was traded on one side: no evidence.
    answered = (new / old).log10() * -rounded.sign() >= rounded.abs() / 2.0
    traded = (old > 0.0) & (new > 0.0)
    whole = pl.lit(interval.seconds >= _REDENOMINATION_INTERVAL)
    return (
        candles.with_columns(factor=pl.lit(10.0) ** -rounded, before=before, after=after)
        .filter(pl.all_horizontal(whole, jump, near, traded, answered, *calm).fill_null(value=False))
        .select("asset", "timestamp", "factor", "before", "after")
    )
