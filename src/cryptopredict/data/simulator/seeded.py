"""The seeded market as one that can be served."""

import numpy as np

from cryptopredict.base import Floats, Series, Source
from cryptopredict.data.simulator.headlines import Headline, headlines, posts
from cryptopredict.data.simulator.market import Market
from cryptopredict.data.simulator.mood import PERPETUALS, fear_greed, funding
from cryptopredict.data.simulator.traded import Listed, slug
from cryptopredict.data.simulator.universe import GENESIS, UNIVERSE, VERSION, Listing, day_number

__all__ = ["SeededMarket"]

_WITHOUT_PAIR = frozenset({"USDT", "DAI", "STETH"})
"""Those that the exchange does not trade against USDT."""


class SeededMarket:
    """A `TradedMarket` of a seed; not to be shared between threads."""

    source = Source.SIMULATED

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.key = f"seed-{seed}-v{VERSION}"
        self.origin = GENESIS
        self.listings = tuple(_listed(asset) for asset in UNIVERSE)
        symbols = [asset.symbol for asset in UNIVERSE]
        self.perpetuals = tuple(symbols.index(symbol) for symbol in PERPETUALS)
        self._market = Market(seed)

    def block(self, index: int) -> Floats:
        """See `TradedMarket`."""
        hours = self._market.hours(index)
        return np.stack([np.ascontiguousarray(hours[name].T) for name in ("open", "high", "low", "close", "volume")], axis=1)

    def ticks(self, hour: int) -> Floats:
        """See `TradedMarket`."""
        return self._market.ticks(hour)

    def supply_at(self, moment: int) -> Floats:
        """See `TradedMarket`."""
        return self._market.supply_at(moment)

    def fear_greed(self, start: int, end: int) -> Series:
        """See `TradedMarket`."""
        return fear_greed(self._market.path, max(start, GENESIS), end)

    def funding(self, start: int, end: int) -> Series:
        """See `TradedMarket`."""
        return funding(self._market.path, max(start, GENESIS), end)

    def headlines(self, start: int, end: int) -> list[Headline]:
        """See `TradedMarket`."""
        return headlines(self._market.path, start, end)

    def posts(self, start: int, end: int) -> list[Headline]:
        """See `TradedMarket`."""
        return posts(self._market.path, start, end)


def _listed(asset: Listing) -> Listed:
    return Listed(
        slug=slug(asset.name),
        symbol=asset.symbol,
        name=asset.name,
        kind=asset.kind,
        sector=asset.sector,
        pair=None if asset.symbol in _WITHOUT_PAIR else f"{asset.symbol}USDT",
        first=GENESIS + day_number(asset.listed) * 86_400 if asset.listed else GENESIS,
        last=GENESIS + day_number(asset.delisted) * 86_400 if asset.delisted else None,
    )
