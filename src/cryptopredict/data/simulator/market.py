"""The simulated market as candles: a pure function of seed and time. Extending the end never changes what came before."""

from collections import OrderedDict

import numpy as np

from cryptopredict.base import FIELDS, Asset, BadInput, Floats, Integers, Interval, Panel
from cryptopredict.data.simulator.climate import Loads
from cryptopredict.data.simulator.noise import BLOCK_DAYS, BLOCK_HOURS, Stream, draws, smooth
from cryptopredict.data.simulator.path import HOURLY_SHARE, Path
from cryptopredict.data.simulator.ticks import between, rounded, walk
from cryptopredict.data.simulator.universe import GENESIS, SECTORS, UNIVERSE

__all__ = ["Market"]

_KEPT_BLOCKS = 3
_KEPT_HOURS = 3


class Market:
    """One market: `seed` 0 … 2⁶³−1. Keeps its path in memory (about 60 MB for seven years); not to be shared between threads."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.path = Path(seed)
        self.loads = Loads.of_universe()
        self.assets = tuple(
            Asset(
                id=number,
                symbol=listing.symbol,
                name=listing.name,
                kind=listing.kind,
                sector_id=SECTORS.index(listing.sector) if listing.sector in SECTORS else None,
            )
            for number, listing in enumerate(UNIVERSE)
        )
        self._recent: OrderedDict[int, dict[str, Floats]] = OrderedDict()
        self._walked: OrderedDict[int, Floats] = OrderedDict()
        self._turnover = np.array([listing.turnover for listing in UNIVERSE])

    def panel(self, interval: Interval, start: int, end: int) -> Panel:
        """Candles of all assets that open at or after `start` and have closed by `end` (epoch seconds).

        Only `1h` and `1d` exist. Asset ids are places in the table. NaN before a listing and after a delisting. Raises
        `BadInput` for another interval, or a start before the first day of the process.
        """
        if interval not in (Interval.H1, Interval.D1):
            raise BadInput(
                f"The simulated market has no {interval} candles", why="It is made of hours.", to_do="Ask for 1h or 1d."
            )
        if start < GENESIS:
            raise BadInput("The simulated market begins later", why=f"{start} is before {GENESIS}", to_do="Check the clock.")
        step = interval.seconds
        first, last = -(-(start - GENESIS) // step), (end - GENESIS) // step
        if last <= first:
            return Panel(
                interval, np.zeros(0, dtype=np.int64), self.assets, dict.fromkeys(FIELDS, np.zeros((0, len(UNIVERSE))))
            )
        per_block = BLOCK_HOURS if interval is Interval.H1 else BLOCK_DAYS
        parts: list[dict[str, Floats]] = []
        for index in range(first // per_block, (last - 1) // per_block + 1):
            fields = self.hours(index)
            if interval is Interval.D1:
                fields = _days(fields)
            low, high = max(first - index * per_block, 0), min(last - index * per_block, per_block)
            parts.append({name: values[low:high] for name, values in fields.items()})
        times: Integers = GENESIS + np.arange(first, last, dtype=np.int64) * step
        return Panel(interval, times, self.assets, {name: np.concatenate([part[name] for part in parts]) for name in FIELDS})

    def prices_at(self, moment: float) -> Floats:
        """The price of every asset (N) at `moment` (epoch seconds), inside the forming hour; NaN where it is not listed.

        It starts at the hour's open, ends at its close, touches what will be its high and low and never leaves them.
        """
        hour = int(moment - GENESIS) // 3600
        return between(self.ticks(hour), moment - GENESIS - hour * 3600)

    def ticks(self, hour: int) -> Floats:
        """Prices of every asset at the five-second steps of an hour counted from the first one, (N, 721)."""
        if hour not in self._walked:
            index, row = divmod(hour, BLOCK_HOURS)
            hours = self.hours(index)
            candle = np.stack([hours[name][row] for name in ("open", "high", "low", "close")], axis=1)
            self._walked[hour] = walk(self.seed, hour, candle, self.path.block(index).spread[row])
            if len(self._walked) > _KEPT_HOURS:
                self._walked.popitem(last=False)
        return self._walked[hour]

    def supply_at(self, moment: int) -> Floats:
        """Coins in circulation of every asset (N) on the day of `moment` (epoch seconds)."""
        index, row = divmod((moment - GENESIS) // 86_400, BLOCK_DAYS)
        supply: Floats = self.path.block(index).supply[row]
        return supply

    def _alive(self, index: int) -> Floats:
        """1 where an asset is listed, NaN elsewhere, for the hours of a block (H, N)."""
        days = np.arange(index * BLOCK_DAYS, (index + 1) * BLOCK_DAYS)[:, None]
        return np.repeat(np.where((days >= self.loads.listed) & (days < self.loads.delisted), 1.0, np.nan), 24, axis=0)

    def hours(self, index: int) -> dict[str, Floats]:
        """All hourly candles of a block, fields (H, N). The last few are kept, for the present is asked for again and again."""
        if index not in self._recent:
            self._recent[index] = self._draw_hours(index)
            if len(self._recent) > _KEPT_BLOCKS:
                self._recent.popitem(last=False)
        return self._recent[index]

    def _draw_hours(self, index: int) -> dict[str, Floats]:
        block = self.path.block(index)
        close = rounded(np.exp(block.log_close))
        opened = np.vstack([rounded(np.exp(block.opening))[None, :], close[:-1]])
        moved = np.log(close / opened)
        generator = draws(self.seed, Stream.WICKS, index)
        chance = generator.exponential(size=(2, *close.shape))
        reach = np.sqrt(moved**2 + 2 * block.spread**2 * chance)
        high = np.maximum(rounded(opened * np.exp((moved + reach[0]) / 2)), np.maximum(opened, close))
        low = np.minimum(rounded(opened * np.exp((moved - reach[1]) / 2)), np.minimum(opened, close))
        supply = np.repeat(block.supply, 24, axis=0)
        alive = self._alive(index)
        traded = self._dollars(index, np.abs(moved) / block.spread) * supply * close / (opened + close) * 2
        fields = {"open": opened, "high": high, "low": low, "close": close, "volume": traded, "market_cap": close * supply}
        return {name: values * alive for name, values in fields.items()}

    def _dollars(self, index: int, surprise: Floats) -> Floats:
        """Turnover of each hour as a share of the supply: busier by day, in heat and when prices move."""
        generator = draws(self.seed, Stream.VOLUME, index)
        common = 0.18 * smooth(generator.standard_normal(BLOCK_HOURS), 24)[:, None]
        own = 0.22 * smooth(generator.standard_normal((BLOCK_HOURS, len(UNIVERSE))), 12)
        climate = self.path.block(index).climate
        usual = np.maximum(np.hypot(self.loads.own * 1.2, self.loads.beta * 0.027), 1e-4)
        heat = np.repeat((np.maximum(climate.volatility, usual / 4) / usual) ** 0.7, 24, axis=0)
        shape = np.tile(HOURLY_SHARE, BLOCK_DAYS)[:, None]
        share: Floats = self._turnover * shape * heat * np.exp(common + own) * (0.55 + 0.55 * np.minimum(surprise, 6.0))
        return share


def _days(hours: dict[str, Floats]) -> dict[str, Floats]:
    """Daily candles from a block's hours; listings begin and end at midnight, so no day is in part."""
    shaped = {name: values.reshape(BLOCK_DAYS, 24, -1) for name, values in hours.items()}
    return {
        "open": shaped["open"][:, 0],
        "high": shaped["high"].max(axis=1),
        "low": shaped["low"].min(axis=1),
        "close": shaped["close"][:, -1],
        "volume": shaped["volume"].sum(axis=1),
        "market_cap": shaped["market_cap"][:, -1],
    }
