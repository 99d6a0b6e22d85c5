"""What came of claims about closed days, read off the same walk-forward record that the claims were learned from. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from cryptopredict import layer1_macro, layer2_sectors, layer3_assets
from cryptopredict.base import Floats, Integers, MarketView, epoch

__all__ = ["Claim", "Record", "walk_record"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What has to be known of a claim to settle it. `based_on` is the close of the day it rests on."""

    id: int
    claim: str
    said: str | None
    asset: int | None
    based_on: datetime
    target: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """What happened, by closed day; −1 is unknown.

    `closes` (T,) epoch seconds; `regimes` (T,) place in `names`; `leaders` (T,) column in `sectors`, unknown where fewer than two
    sectors can be ranked; `beat` (T, N) for the assets, whose ids `columns` maps to their column.
    """

    closes: Integers
    names: Sequence[str]
    regimes: Integers
    sectors: Sequence[str]
    leaders: Integers
    columns: dict[int, int]
    beat: Integers

    def outcome(self, claim: Claim) -> tuple[bool, str] | None:
        """Whether it happened, and what did; None while that is not known."""
        row = self._row(claim.based_on)
        if row is None:
            return None
        if claim.claim == "regime":
            return self._regime(row, claim.said)
        if claim.claim == "rotation":
            return self._rotation(row, self._row(claim.target))
        column = -1 if claim.asset is None else self.columns.get(claim.asset, -1)
        beat = int(self.beat[row, column]) if column >= 0 else -1
        return None if beat < 0 else (beat == 1, "above the median" if beat == 1 else "not above the median")

    def _row(self, close: datetime) -> int | None:
        row = int(np.searchsorted(self.closes, epoch(close)))
        return row if row < len(self.closes) and self.closes[row] == epoch(close) else None

    def _regime(self, row: int, said: str | None) -> tuple[bool, str] | None:
        shown = int(self.regimes[row])
        return None if shown < 0 else (self.names[shown] == said, self.names[shown])

    def _rotation(self, row: int, later: int | None) -> tuple[bool, str] | None:
        if later is None or min(self.leaders[row], self.leaders[later]) < 0:
            return None
        first, last = int(self.leaders[row]), int(self.leaders[later])
        return first != last, f"{self.sectors[first]} led, then {self.sectors[last]}"


def walk_record(view: MarketView) -> Record:
    """The record over all closed days of a view; it must be cut at the present."""
    macro = layer1_macro.study(view)
    sectors = layer2_sectors.study(view, macro)
    assets = layer3_assets.study(view, macro)
    return Record(
        closes=view.daily.close_times,
        names=[str(regime) for regime in layer1_macro.REGIMES],
        regimes=macro.labels,
        sectors=[sector.name for sector in sectors.sectors],
        leaders=_leaders(sectors.momentum),
        columns={asset.id: n for n, asset in enumerate(view.daily.assets)},
        beat=assets.beat,
    )


def _leaders(momentum: Floats) -> Integers:
    able = np.isfinite(momentum)
    if momentum.shape[1] == 0:
        return np.full(len(momentum), -1, dtype=np.int64)
    best = np.where(able, momentum, -np.inf).argmax(axis=1)
    return np.where(able.sum(axis=1) >= 2, best, -1).astype(np.int64)
