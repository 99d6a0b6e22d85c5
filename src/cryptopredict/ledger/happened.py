"""What came of claims about closed days, read off the same walk-forward record that the claims were learned from. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from cryptopredict import layer1_macro, layer2_sectors, layer3_assets
from cryptopredict.base import Floats, Integers, MarketView, epoch
from cryptopredict.layer1_macro.regime import HORIZONS, ahead, plain_regime

__all__ = ["Claim", "Record", "walk_record"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What has to be known of a claim to settle it. `based_on` is the close of the day it rests on, `days` its horizon."""

    id: int
    claim: str
    said: str | None
    asset: int | None
    sector: int | None
    days: int
    based_on: datetime
    target: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """What happened, by closed day; −1 is unknown.

    `closes` (T,) epoch seconds; `regimes` (T,) place in `names`; `leaders` (T,) column in `sectors`, unknown where fewer than two
    sectors can be ranked; `beat` (T, N) for the assets, whose ids `columns` maps to their column. `ahead` by days (T,) is the regime
    that they showed, `led` (T, S) whether a sector beat the even-weighted ones, whose ids `sector_columns` maps to their column.
    """

    closes: Integers
    names: Sequence[str]
    regimes: Integers
    sectors: Sequence[str]
    leaders: Integers
    columns: dict[int, int]
    beat: Integers
    ahead: Mapping[int, Integers]
    sector_columns: dict[int, int]
    led: Integers

    def outcome(self, claim: Claim) -> tuple[bool, str] | None:
        """Whether it happened, and what did; None while that is not known."""
        row = self._row(claim.based_on)
        if row is None:
            return None
        if claim.claim == "regime":
            return self._regime(self.regimes, row, claim.said)
        if claim.claim == "regime_ahead":
            return self._regime(self.ahead[claim.days], row, claim.said) if claim.days in self.ahead else None
        if claim.claim == "rotation":
            return self._rotation(row, self._row(claim.target))
        if claim.claim == "next_leader":
            return _yes_or_no(self.led, row, self.sector_columns, claim.sector, "above the even-weighted sectors")
        return _yes_or_no(self.beat, row, self.columns, claim.asset, "above the median")

    def _row(self, close: datetime) -> int | None:
        row = int(np.searchsorted(self.closes, epoch(close)))
        return row if row < len(self.closes) and self.closes[row] == epoch(close) else None

    def _regime(self, shown_by_day: Integers, row: int, said: str | None) -> tuple[bool, str] | None:
        shown = int(shown_by_day[row])
        return None if shown < 0 else (self.names[shown] == said, self.names[shown])

    def _rotation(self, row: int, later: int | None) -> tuple[bool, str] | None:
        if later is None or min(self.leaders[row], self.leaders[later]) < 0:
            return None
        first, last = int(self.leaders[row]), int(self.leaders[later])
        return first != last, f"{self.sectors[first]} led, then {self.sectors[last]}"


def _yes_or_no(happened: Integers, row: int, columns: Mapping[int, int], key: int | None, what: str) -> tuple[bool, str] | None:
    """Of (T, N) outcomes that of one row and of the column of an id; None where it is not known."""
    column = -1 if key is None else columns.get(key, -1)
    came = int(happened[row, column]) if column >= 0 else -1
    return None if came < 0 else (came == 1, what if came == 1 else f"not {what}")


def walk_record(view: MarketView) -> Record:
    """The record over all closed days of a view; it must be cut at the present."""
    macro = layer1_macro.study(view)
    sectors = layer2_sectors.study(view, macro)
    assets = layer3_assets.study(view, macro)
    shown = plain_regime(view, macro.index).labels
    return Record(
        closes=view.daily.close_times,
        names=[str(regime) for regime in layer1_macro.REGIMES],
        regimes=macro.labels,
        sectors=[sector.name for sector in sectors.sectors],
        leaders=_leaders(sectors.momentum),
        columns={asset.id: n for n, asset in enumerate(view.daily.assets)},
        beat=assets.beat,
        ahead={days: shown[ahead(days)] for days in HORIZONS},
        sector_columns={sector.id: place for place, sector in enumerate(sectors.sectors)},
        led=sectors.beat,
    )


def _leaders(momentum: Floats) -> Integers:
    able = np.isfinite(momentum)
    if momentum.shape[1] == 0:
        return np.full(len(momentum), -1, dtype=np.int64)
    best = np.where(able, momentum, -np.inf).argmax(axis=1)
    return np.where(able.sum(axis=1) >= 2, best, -1).astype(np.int64)
