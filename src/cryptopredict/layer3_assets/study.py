"""The walk-forward record of the asset layer: scores by day, the chance to beat the median, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView
from cryptopredict.estimators import Record, keep_record
from cryptopredict.estimators.version import Version
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer3_assets.blend import DELAY_DAYS, HORIZON_DAYS, plain
from cryptopredict.layer3_assets.prices import NAME as PRICES
from cryptopredict.layer3_assets.prices import PriceTrack, price_track
from cryptopredict.layer3_assets.ranking import NAME, Spoken, speak

__all__ = ["HORIZON_DAYS", "AssetTrack", "study", "study_prices"]


@dataclass(frozen=True, slots=True, eq=False)
class AssetTrack:
    """Row t is what could be said when day t had closed, columns are the assets of the daily panel.

    `parts` maps each feature of the blend to its weighted rank (T, N); `score` (T, N) −0.5..0.5; `chance` (T, N) to beat the
    median asset over the week that starts a day after; `beat` (T, N) whether it did, −1 unknown; `correlation` (T,) rank
    correlation of score and outcome on each day, known HORIZON_DAYS + 1 rows later. Where `spoken` says something, score and chance
    are the model's, on all of that day, and `of` gives its own record, of all that it said out of sample; `record` is what came of the chances that were said, whoever said them.
    """

    parts: dict[str, Floats]
    score: Floats
    chance: Floats
    beat: Integers
    correlation: Floats
    record: Record
    spoken: Spoken | None = None
    own_record: Record | None = None
    own_correlation: Floats | None = None

    def of(self, row: int) -> tuple[Record, Floats]:
        """Record of the chances, and correlations (T,), of whoever ranks the assets at this row."""
        if self.own_record is not None and self.own_correlation is not None and self.trained(row):
            return self.own_record, self.own_correlation
        return self.record, self.correlation

    def trained(self, row: int) -> bool:
        """Whether a model ranks the assets at this row."""
        return self.spoken is not None and self.spoken.at(row)

    def models(self, row: int) -> dict[str, str]:
        """The version that ranks the assets at this row, if one does: name@version:sha256."""
        return {NAME: self.spoken.reference} if self.spoken is not None and self.trained(row) else {}


def study(view: MarketView, macro: MacroTrack, models: Mapping[str, Version] | None = None) -> AssetTrack:
    """Walk the asset layer over every day of the view, with what a version of its model says, if there is one."""
    given = plain(view, macro.members)
    version = (models or {}).get(NAME)
    spoken = None if version is None else speak(view, macro, given, version)
    score, chance = given.score, given.chance
    if spoken is not None:
        # A day is one ranking: where the model speaks of any asset it speaks of all that it can.
        there = np.isfinite(spoken.score).any(axis=1, keepdims=True)
        score, chance = np.where(there, spoken.score, score), np.where(there, spoken.chance, chance)

    record = _record(chance, given.beat)
    correlation = _correlation(score, given.place)
    own_record = None if spoken is None else _record(spoken.chance_ever, given.beat)
    own_correlation = None if spoken is None else _correlation(spoken.score_ever, given.place)
    return AssetTrack(given.parts, score, chance, given.beat, correlation, record, spoken, own_record, own_correlation)


def study_prices(
    view: MarketView, macro: MacroTrack, models: Mapping[str, Version] | None = None, *, hourly: bool
) -> PriceTrack:
    """Walk over every hour, or every day, of the view, with what is said of how far prices will move from there."""
    return price_track(view, macro.members.tradable, (models or {}).get(PRICES), hourly=hourly)


def _record(chance: Floats, beat: Integers) -> Record:
    return keep_record(chance, beat, delay=HORIZON_DAYS + DELAY_DAYS, overlap=HORIZON_DAYS)


def _correlation(score: Floats, place: Floats) -> Floats:
    """Of scores and places (T, N) on each day, (T,)."""
    both = np.isfinite(score) & np.isfinite(place)
    product = np.where(both, score * place, 0.0).sum(axis=1)
    spread = np.sqrt(np.where(both, score**2, 0.0).sum(axis=1) * np.where(both, place**2, 0.0).sum(axis=1))
    found: Floats = np.divide(product, spread, out=np.full_like(product, np.nan), where=spread > 0)
    return found
