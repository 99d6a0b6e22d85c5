"""Everything that a decision may look at, cut at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cryptopredict.base.panel import Panel, Series

__all__ = ["MarketView", "Sector", "Source"]


class Source(StrEnum):
    """Where a market comes from; a database holds one kind at a time."""

    LIVE = "live"
    SIMULATED = "simulated"
    REPLAY = "replay"
    FILES = "files"

    @property
    def moves(self) -> bool:
        """Whether new data comes by itself; a market of files is as old as its files."""
        return self is not Source.FILES


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of the taxonomy. `parking` marks the one that money leaves the market into (stablecoins)."""

    id: int
    name: str
    color: str
    parking: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class MarketView:
    """A point-in-time view: what was known at `as_of` (epoch seconds), or all that is stored when `as_of` is None.

    `daily` and `hourly` share no asset order: each panel has its own `assets`. `fear_greed` values 0..100; `funding` maps an
    asset id to its rates (fraction per settlement); `news` values are tones −1..1. `sector_of` maps asset id to sector id.
    """

    as_of: int | None
    source: Source
    daily: Panel
    hourly: Panel
    fear_greed: Series
    funding: Mapping[int, Series]
    news: Series
    sectors: tuple[Sector, ...]
    sector_of: Mapping[int, int]

    def at(self, as_of: int) -> "MarketView":
        """Cut every part at `as_of`. This is the only way a past view is made, live or in replay."""
        return MarketView(
            as_of=as_of,
            source=self.source,
            daily=self.daily.as_of(as_of),
            hourly=self.hourly.as_of(as_of),
            fear_greed=self.fear_greed.as_of(as_of),
            funding={asset: series.as_of(as_of) for asset, series in self.funding.items()},
            news=self.news.as_of(as_of),
            sectors=self.sectors,
            sector_of=self.sector_of,
        )
