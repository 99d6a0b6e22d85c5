"""A market of files as one that can be served: what once happened, moved by whole weeks so that a chosen moment lies now."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from cryptopredict.base import AssetKind, BadInput, Floats, Integers, Interval, Series, Source, epoch
from cryptopredict.data.files import MarketFile, find_files, kind_of, open_file
from cryptopredict.data.shapes import Kind
from cryptopredict.data.simulator.headlines import Headline
from cryptopredict.data.simulator.noise import BLOCK_HOURS
from cryptopredict.data.simulator.ticks import walk
from cryptopredict.data.simulator.traded import Listed, slug
from cryptopredict.data.simulator.universe import UNIVERSE
from cryptopredict.data.symbols import split_pair

__all__ = ["Recording", "ReplayedMarket", "read_recording", "shift_of"]

_DAY: Final = 86_400
_WEEK: Final = 7 * _DAY
_BEFORE_END: Final = 30 * _DAY
_SEED: Final = 1
_KEPT_HOURS: Final = 3
_RANGE: Final = 1.67
"""The range of a random walk over its standard deviation, on average."""
_PARTS: Final = 6
"""Steps that an hour of a day is drawn in."""
_HOURS_APART: Final = 1 << 24
"""So that the ticks of hours are drawn from other numbers than the hours of days."""
_NAMES: Final = {listing.symbol: listing for listing in UNIVERSE}
_KINDS: Final = {"USDT": AssetKind.STABLECOIN, "USDC": AssetKind.STABLECOIN, "DAI": AssetKind.STABLECOIN}
_PRICES: Final = ("open", "high", "low", "close", "volume")


@dataclass(frozen=True, slots=True)
class Recording:
    """What files hold: hourly candles (N, 5, T) from the midnight `origin` (epoch seconds) on, NaN where nothing traded.

    `moods` are days (midnight, epoch seconds) with index values, `texts` the news, `funding` rates by symbol at settlement.
    """

    digest: str
    origin: int
    symbols: tuple[str, ...]
    hours: Floats
    moods: tuple[Integers, Floats]
    funding: Mapping[str, tuple[Integers, Floats]]
    texts: tuple[Headline, ...]

    @property
    def end(self) -> int:
        """The close of the last hour, epoch seconds."""
        return self.origin + int(self.hours.shape[2]) * 3600


def read_recording(path: Path) -> Recording:
    """Read the market files of a path (see `import_file` for what they may be). Raises `BadInput` when none holds candles."""
    files = find_files(path)
    stamp = [f"{file.name}:{file.stat().st_size}:{file.stat().st_mtime_ns}" for file in files]
    candles: list[tuple[Interval, pl.DataFrame]] = []
    other: dict[Kind, list[pl.DataFrame]] = {}
    for file in files:
        kind = kind_of(file)
        if kind not in {Kind.CANDLES, Kind.FEAR_GREED, Kind.FUNDING, Kind.NEWS}:
            continue
        with open_file(file) as opened:
            if kind is Kind.CANDLES:
                candles.append(_candles(opened))
            else:
                other.setdefault(kind, []).append(opened.frame.collect())
    frames = [(interval, frame) for interval, frame in candles if frame.height]
    if not frames:
        raise BadInput(
            f"{path} holds no candles", why="there is nothing to replay", to_do="Give files of hourly or daily candles."
        )
    symbols, origin, hours = _grid(frames)
    return Recording(
        digest=hashlib.sha256("\n".join(stamp).encode()).hexdigest()[:12],
        origin=origin,
        symbols=symbols,
        hours=hours,
        moods=_moods(other.get(Kind.FEAR_GREED, [])),
        funding=_funding(other.get(Kind.FUNDING, [])),
        texts=_texts(other.get(Kind.NEWS, [])),
    )


def _candles(file: MarketFile) -> tuple[Interval, pl.DataFrame]:
    """Whole, plausible candles of a file as asset, epoch seconds and prices; those finer than an hour become hours."""
    interval = file.interval or Interval.D1
    if interval.seconds > _DAY:
        return interval, pl.DataFrame()
    low, high = pl.min_horizontal("open", "close"), pl.max_horizontal("open", "close")
    sound = pl.all_horizontal(pl.col("timestamp").is_not_null(), *[pl.col(name).is_finite() for name in _PRICES])
    frame = (
        file.frame.filter(
            sound & (pl.col("low") > 0) & (pl.col("high") >= high) & (pl.col("low") <= low) & (pl.col("volume") >= 0)
        )
        .select("market", pl.col("timestamp").dt.epoch("s").alias("time"), *_PRICES)
        .unique(["market", "time"], keep="last")
        .sort("market", "time")
        .collect()
    )
    target = 3600 if interval.seconds < _DAY else _DAY
    frame = frame.with_columns(pl.col("time") // target * target)
    folded = frame.group_by("market", "time", maintain_order=True).agg(
        pl.col("open").first(), pl.col("high").max(), pl.col("low").min(), pl.col("close").last(), pl.col("volume").sum()
    )
    names = {name: (pair.base if (pair := split_pair(name)) else name) for name in folded["market"].unique()}
    return (Interval.H1 if target == 3600 else Interval.D1), folded.with_columns(pl.col("market").replace_strict(names))


def _grid(frames: list[tuple[Interval, pl.DataFrame]]) -> tuple[tuple[str, ...], int, Floats]:
    """All candles on one grid of hours; days fill in for hours that no file has."""
    first = min(int(frame["time"].min()) for _, frame in frames)  # type: ignore[arg-type]
    last = max(int(frame["time"].max()) + interval.seconds for interval, frame in frames)  # type: ignore[arg-type]
    origin = first - first % _DAY
    symbols = tuple(sorted({name for _, frame in frames for name in frame["market"].unique().to_list() if name}))
    places = {name: place for place, name in enumerate(symbols)}
    count = -(-(last - origin) // _DAY) * 24
    hours = np.full((len(symbols), len(_PRICES), count), np.nan)
    for interval, frame in sorted(frames, key=lambda pair: pair[0].seconds, reverse=True):
        rows = frame["market"].replace_strict(places, return_dtype=pl.Int64).to_numpy()
        at = (frame["time"].to_numpy() - origin) // 3600
        values = frame.select(_PRICES).to_numpy()
        if interval is Interval.H1:
            hours[rows, :, at] = values
        else:
            days = at // 24
            order = np.lexsort((rows, days))
            for part in np.split(order, np.flatnonzero(np.diff(days[order])) + 1):
                day = int(days[part[0]])
                hours[rows[part], :, day * 24 : day * 24 + 24] = _as_hours(values[part], day)
    return symbols, origin, hours


def _as_hours(candles: Floats, day: int) -> Floats:
    """Candles of one day (N, 5) as the 24 hours (N, 5, 24) that each is made of: drawn, with its open, high, low, close and volume."""
    spread = np.maximum(np.log(candles[:, 1] / candles[:, 2]) / _RANGE, 1e-9)
    ticks = walk(_SEED, day, candles[:, :4], spread, ticks=24 * _PARTS)
    steps = ticks[:, :-1].reshape(-1, 24, _PARTS)
    closes = ticks[:, _PARTS::_PARTS]
    tops, bottoms = np.maximum(steps.max(axis=2), closes), np.minimum(steps.min(axis=2), closes)
    volume = np.repeat(candles[:, 4:] / 24, 24, axis=1)
    return np.stack([steps[:, :, 0], tops, bottoms, closes, volume], axis=1)


def _moods(frames: list[pl.DataFrame]) -> tuple[Integers, Floats]:
    if not frames:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    frame = pl.concat(
        [
            f.select(pl.col("timestamp").dt.epoch("s").alias("time"), pl.col("value").cast(pl.Float64, strict=False))
            for f in frames
        ]
    )
    frame = frame.drop_nulls().unique("time").sort("time")
    return frame["time"].to_numpy(), frame["value"].to_numpy()


def _funding(frames: list[pl.DataFrame]) -> dict[str, tuple[Integers, Floats]]:
    found: dict[str, tuple[Integers, Floats]] = {}
    for frame in frames:
        named = frame.rename({"fundingrate": "rate", "funding_rate": "rate"}, strict=False)
        rates = named.select(
            "symbol", pl.col("timestamp").dt.epoch("s").alias("time"), pl.col("rate").cast(pl.Float64, strict=False)
        )
        for (name,), rows in rates.drop_nulls().unique(["symbol", "time"]).sort("time").group_by("symbol"):
            pair = split_pair(str(name))
            found[pair.base if pair else str(name).upper()] = rows["time"].to_numpy(), rows["rate"].to_numpy()
    return found


def _texts(frames: list[pl.DataFrame]) -> tuple[Headline, ...]:
    items = [
        Headline(
            epoch(row["timestamp"]), None, str(row.get("source") or "files"), row["url"], row.get("title") or row["text"], 0.0
        )
        for frame in frames
        for row in frame.iter_rows(named=True)
        if row["timestamp"] is not None and row["url"] and (row.get("title") or row.get("text"))
    ]
    return tuple(sorted(items, key=lambda item: item.published))


class ReplayedMarket:
    """A `TradedMarket` of a recording. What is drawn inside its hours comes from a fixed seed: a replay is the same every time."""

    source = Source.REPLAY

    def __init__(self, recording: Recording, shift: int) -> None:
        """`shift` (whole weeks, in seconds) is added to all times; see `shift_of`."""
        self.seed = _SEED
        self.shift = shift
        self.key = f"replay-{recording.digest}"
        self.origin = recording.origin + shift
        self.listings = tuple(_listed(name, recording, place, shift) for place, name in enumerate(recording.symbols))
        self._recording = recording
        self._walked: OrderedDict[int, Floats] = OrderedDict()
        self.perpetuals = tuple(place for place, name in enumerate(recording.symbols) if name in recording.funding)
        self._supply = np.array([_NAMES[name].supply if name in _NAMES else np.nan for name in recording.symbols])

    def block(self, index: int) -> Floats:
        """See `TradedMarket`."""
        hours = self._recording.hours[:, :, max(index * BLOCK_HOURS, 0) : max((index + 1) * BLOCK_HOURS, 0)]
        missing = BLOCK_HOURS - hours.shape[2]
        return np.pad(hours, ((0, 0), (0, 0), (0, missing)), constant_values=np.nan) if missing else hours

    def ticks(self, hour: int) -> Floats:
        """See `TradedMarket`."""
        if hour not in self._walked:
            index, row = divmod(hour, BLOCK_HOURS)
            candle = self.block(index)[:, :4, row]
            spread = np.maximum(np.log(candle[:, 1] / candle[:, 2]) / _RANGE, 1e-9)
            self._walked[hour] = walk(self.seed, hour + _HOURS_APART, candle, spread)
            if len(self._walked) > _KEPT_HOURS:
                self._walked.popitem(last=False)
        return self._walked[hour]

    def supply_at(self, moment: int) -> Floats:  # noqa: ARG002  files do not say how it changes
        """See `TradedMarket`."""
        return self._supply

    def fear_greed(self, start: int, end: int) -> Series:
        """See `TradedMarket`."""
        times, values = self._recording.moods
        shown = times + self.shift
        kept = (shown >= start) & (shown < end)
        return Series(shown[kept], values[kept])

    def funding(self, start: int, end: int) -> Series:
        """See `TradedMarket`."""
        columns = [self._recording.funding[self.listings[place].symbol] for place in self.perpetuals]
        times = np.unique(np.concatenate([times for times, _ in columns])) if columns else np.zeros(0, dtype=np.int64)
        times = times[(times + self.shift >= start) & (times + self.shift < end)]
        values = np.full((len(times), len(columns)), np.nan)
        for column, (settled, rates) in enumerate(columns):
            found = np.isin(settled, times)
            values[np.searchsorted(times, settled[found]), column] = rates[found]
        return Series(times + self.shift, values)

    def headlines(self, start: int, end: int) -> list[Headline]:
        """See `TradedMarket`."""
        return [
            Headline(item.published + self.shift, None, item.source, item.url, item.title, 0.0)
            for item in self._recording.texts
            if start <= item.published + self.shift < end
        ]

    def posts(self, start: int, end: int) -> list[Headline]:  # noqa: ARG002  files of talk are not read
        """See `TradedMarket`."""
        return []


def shift_of(recording: Recording, now: float, moment: datetime | None) -> int:
    """Seconds, in whole weeks, by which a recording is moved so that `moment` (by default 30 days before its end) lies now or before.

    Raises `BadInput` when the recording does not hold the moment.
    """
    chosen = epoch(moment) if moment is not None else max(recording.end - _BEFORE_END, recording.origin)
    if not recording.origin <= chosen < recording.end:
        raise BadInput(
            "The files do not hold that moment", why=f"they end before it or begin after it: {moment}", to_do="Choose another."
        )
    return int(now - chosen) // _WEEK * _WEEK


def _listed(name: str, recording: Recording, place: int, shift: int) -> Listed:
    known = _NAMES.get(name)
    traded = np.flatnonzero(np.isfinite(recording.hours[place, 3]))
    first = recording.origin + int(traded[0]) * 3600 + shift if traded.size else recording.end + shift
    ended = recording.origin + int(traded[-1] + 1) * 3600 if traded.size else recording.end
    return Listed(
        slug=slug(known.name) if known else name.lower(),
        symbol=name,
        name=known.name if known else name,
        kind=known.kind if known else _KINDS.get(name, AssetKind.COIN),
        sector=known.sector if known else None,
        pair=None if name == "USDT" else f"{name}USDT",
        first=first,
        last=ended + shift if ended < recording.end - _DAY else None,
    )
