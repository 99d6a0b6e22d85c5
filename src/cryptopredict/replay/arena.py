"""The market of a span as orders meet it, and what was decided in it: everything that strategies are made of.

In: a view cut at the end of the span, and the decisions. Out: an `Arena`. Its rows begin with the day of the first decision that could be
made.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView, NoData, Regime
from cryptopredict.features import MarketIndex, Universe, market_index, universe
from cryptopredict.replay.decisions import Call, Said
from cryptopredict.replay.trading import Bars, Orders, daily_bars, hourly_bars

__all__ = ["REGIMES", "Arena", "arena_of"]

REGIMES: Final = tuple(str(regime) for regime in Regime)
_DAY: Final = 86_400


@dataclass(frozen=True, slots=True, eq=False)
class Arena:
    """`said` are the decisions that could be made, `silent` how many could not; `daily` and `hourly` the candles since the first of them.

    `first` is the row of the whole daily panel that `daily` begins with, for `members` and `index` have rows of all days; `regime` (T,)
    numbers what was said of each day at its open, as in REGIMES, −1 for nothing.
    """

    cut: MarketView
    members: Universe
    index: MarketIndex
    said: tuple[Said, ...]
    silent: int
    first: int
    daily: Bars
    hourly: Bars
    regime: Integers

    @property
    def years(self) -> Integers:
        """The year of each day (T,)."""
        years: Integers = self.daily.times.astype("datetime64[s]").astype("datetime64[Y]").astype(np.int64) + 1970
        return years

    def known_at(self, row: int) -> int:
        """The row of the whole daily panel that was known at the open of a day."""
        return self.first + row - 1

    def moments(self, *, weekly: bool) -> list[tuple[int, Said]]:
        """Day and decision wherever a portfolio is brought to what was said: every day, or the first of each week, Mondays mostly."""
        rows = self.daily.row_of(np.array([said.as_of for said in self.said], dtype=np.int64))
        found: dict[int, tuple[int, Said]] = {}
        for row, said in zip(rows.tolist(), self.said, strict=True):
            if row < len(self.daily.times):
                day = int(self.daily.times[row]) // _DAY
                found.setdefault((day + 3) // 7 if weekly else day, (row, said))
        return list(found.values())

    def orders(self, calls: Sequence[tuple[Said, Call]], *, wait: int = 0) -> tuple[Orders, Integers]:
        """Signals as orders for the hourly candles, `wait` hours late, and which of `calls` (places) could be: the others have no hour left."""
        columns = {asset.id: n for n, asset in enumerate(self.cut.hourly.assets)}
        rows = self.hourly.row_of(np.array([said.as_of for said, _ in calls], dtype=np.int64)) + wait
        kept = [k for k, (_, call) in enumerate(calls) if call.asset_id in columns and rows[k] < len(self.hourly.times)]
        said, told = [calls[k][0] for k in kept], [calls[k][1] for k in kept]

        def whole(values: Iterable[int]) -> Integers:
            return np.array(list(values), dtype=np.int64)

        def part(values: Iterable[float]) -> Floats:
            return np.array(list(values), dtype=np.float64)

        orders = Orders(
            row=rows[kept],
            column=whole(columns[call.asset_id] for call in told),
            side=whole(call.side for call in told),
            target=part(call.target for call in told),
            stop=part(call.stop for call in told),
            distance=part(abs(call.entry - call.stop) / call.entry for call in told),
            bars=whole(call.hours for call in told),
            limit=part(one.exposure for one in said),
        )
        return orders, np.array(kept, dtype=np.int64)

    def by_day(self, equity: Floats, before: float) -> Floats:
        """Values after each hour (H,) as values after each day (T,); `before` where there is no hour yet."""
        last = np.searchsorted(self.hourly.times, self.daily.times + _DAY, side="left") - 1
        padded = np.concatenate([[before], equity])
        found: Floats = padded[last + 1]
        return found


def arena_of(cut: MarketView, said: Sequence[Said]) -> Arena:
    """Everything about a span of decisions. Raises `NoData` when none of them could be made, or no day followed."""
    judged = tuple(one for one in said if one.error is None)
    if not judged:
        why = said[0].error if said else None
        raise NoData("Nothing could be decided in this span", why=why or "there is no decision", to_do="Choose a later --from.")
    members = universe(cut.daily)
    daily = daily_bars(cut, members)
    first = int(daily.row_of(np.array([judged[0].as_of]))[0])
    if first >= len(daily.times):
        raise NoData("No day has closed since the first decision", to_do="Choose an earlier --from or a later --to.")
    hourly = hourly_bars(cut, members)
    daily = daily.since(first)
    hourly = hourly.since(int(hourly.row_of(daily.times[:1])[0]))
    moments = np.array([one.as_of for one in judged], dtype=np.int64)
    last = np.searchsorted(moments, daily.times, side="right") - 1
    numbers = np.array([REGIMES.index(str(one.regime)) for one in judged], dtype=np.int64)
    regime = np.where(last >= 0, numbers[np.maximum(last, 0)], -1)
    index = market_index(cut.daily, members)
    return Arena(cut, members, index, judged, len(said) - len(judged), first, daily, hourly, regime)
