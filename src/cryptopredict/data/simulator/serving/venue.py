"""What all parts of a simulated provider share: the market, its candles and its clock."""

from dataclasses import dataclass, field

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.data.simulator.serving.candles import Candles
from cryptopredict.data.simulator.serving.clock import VirtualClock
from cryptopredict.data.simulator.traded import Listed, TradedMarket

__all__ = ["Venue"]


@dataclass(frozen=True, slots=True)
class Venue:
    """A market that is open: `pairs` finds the place of an exchange's symbol, `slugs` that of a coin's identity."""

    market: TradedMarket
    clock: VirtualClock
    candles: Candles = field(init=False)
    pairs: dict[str, int] = field(init=False)
    slugs: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        listings = self.market.listings
        object.__setattr__(self, "candles", Candles(self.market))
        object.__setattr__(self, "pairs", {one.pair: place for place, one in enumerate(listings) if one.pair})
        object.__setattr__(self, "slugs", {one.slug: place for place, one in enumerate(listings)})

    def known(self, now: float) -> list[tuple[int, Listed]]:
        """Places and listings of all that were ever listed by `now`."""
        return [(place, one) for place, one in enumerate(self.market.listings) if one.first <= now]

    def trading(self, now: float) -> list[tuple[int, Listed]]:
        """Places and listings of what trades at `now`."""
        return [(place, one) for place, one in enumerate(self.market.listings) if one.trades_at(now)]

    def last_day(self, now: float) -> Floats:
        """The 24 hours up to `now` of every asset, (N, 6): open, high, low, last price, volume in coins and in dollars."""
        before, minute = self.candles.day_before(now), self.candles.minute_until(now)
        fresh = ~np.isfinite(before[:, 0])
        whole = np.where(fresh[:, None], np.column_stack([minute, np.zeros(len(minute))]), before)
        whole[:, 1], whole[:, 2] = np.fmax(whole[:, 1], minute[:, 1]), np.fmin(whole[:, 2], minute[:, 2])
        whole[:, 3] = minute[:, 3]
        whole[:, 4] = np.where(fresh, 0.0, whole[:, 4]) + minute[:, 4]
        whole[:, 5] += minute[:, 4] * minute[:, 3]
        return whole
