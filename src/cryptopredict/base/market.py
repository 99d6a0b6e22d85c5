"""Everything that a decision may look at, cut at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from cryptopredict.base.curation import UNCURATED, Curation
from cryptopredict.base.feeds import Reason
from cryptopredict.base.panel import Panel, Series

__all__ = ["Bar", "MarketView", "Sector", "Source"]


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


@dataclass(frozen=True, slots=True, order=True)
class Bar:
    """An asset that nothing may be said about from `since` up to, without, `until` (epoch seconds; None: no end is known)."""

    since: int
    until: int | None
    asset_id: int
    reason: Reason

    def at(self, as_of: int) -> "Bar | None":
        """The bar as it was known at `as_of`: None before it began, without an end that came later."""
        if self.since > as_of:
            return None
        return self if self.until is None or self.until <= as_of else replace(self, until=None)


@dataclass(frozen=True, slots=True, eq=False)
class MarketView:
    """A point-in-time view: what was known at `as_of` (epoch seconds), or all that is stored when `as_of` is None.

    `daily` and `hourly` share no asset order: each panel has its own `assets`. `fear_greed` values 0..100; `funding` maps an
    asset id to its rates (fraction per settlement); `news` values are tones −1..1. `sector_of` maps asset id to sector id.
    `bars` are the spans of time in which the data of an asset was not to be trusted; `curation` are the lists and their reviews.
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
    bars: tuple[Bar, ...] = ()
    curation: Curation = UNCURATED

    @property
    def barred(self) -> Mapping[int, Reason]:
        """The assets that nothing may be said about at `as_of`, each with the reason that stands longest."""
        found: dict[int, Reason] = {}
        for bar in sorted(self.bars, key=lambda bar: (bar.since, bar.asset_id, bar.reason)):
            if bar.until is None or (self.as_of is not None and bar.since <= self.as_of < bar.until):
                found.setdefault(bar.asset_id, bar.reason)
        return found

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
            bars=tuple(known for bar in self.bars if (known := bar.at(as_of)) is not None),
            curation=self.curation.at(as_of),
        )
