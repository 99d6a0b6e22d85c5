"""What a server of market data needs of a market, seeded or replayed: hours, the ticks inside them, and what is said about it."""

import re
from dataclasses import dataclass
from typing import Protocol

from cryptopredict.base import AssetKind, Floats, Series, Source
from cryptopredict.data.simulator.headlines import Headline

__all__ = ["Listed", "TradedMarket", "slug"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One asset as the providers know it: `slug` names it in lists of coins, `pair` is its market against USDT, if it has one.

    It trades from `first` to before `last` (epoch seconds; None: no end in sight).
    """

    slug: str
    symbol: str
    name: str
    kind: AssetKind
    sector: str | None
    pair: str | None
    first: int
    last: int | None = None

    def trades_at(self, moment: float) -> bool:
        """Whether it is listed at `moment` (epoch seconds)."""
        return self.first <= moment and (self.last is None or moment < self.last)


class TradedMarket(Protocol):
    """A market that can be served. All arrays are over `listings` (N); nothing of it changes but by time.

    `key` tells one market from another for good. `origin` is the midnight from which hours are counted.
    """

    source: Source
    key: str
    seed: int
    origin: int
    listings: tuple[Listed, ...]
    perpetuals: tuple[int, ...]

    def block(self, index: int) -> Floats:
        """Open, high, low, close and volume of the 768 hours of a block counted from the origin, (N, 5, 768), NaN where none."""
        ...

    def ticks(self, hour: int) -> Floats:
        """Prices at the five-second steps of an hour counted from the origin, (N, 721)."""
        ...

    def supply_at(self, moment: int) -> Floats:
        """Coins in circulation (N), NaN where it is not known."""
        ...

    def fear_greed(self, start: int, end: int) -> Series:
        """Index values that were published in [start, end)."""
        ...

    def funding(self, start: int, end: int) -> Series:
        """Rates settled in [start, end); values are (T, K) in the order of `perpetuals`."""
        ...

    def headlines(self, start: int, end: int) -> list[Headline]:
        """What papers published in [start, end)."""
        ...

    def posts(self, start: int, end: int) -> list[Headline]:
        """What people wrote in [start, end)."""
        ...


def slug(name: str) -> str:
    """The words of a name, small and joined by dashes."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
