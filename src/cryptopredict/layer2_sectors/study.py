"""The walk-forward record of the sector layer: sector indices as they were, momentum, who led, and whether tilting paid."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView, Sector
from cryptopredict.estimators import Record, keep_record
from cryptopredict.estimators.version import Version
from cryptopredict.features import lagged
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer2_sectors.allocation import TURNOVER_COST, even
from cryptopredict.layer2_sectors.indices import DELAY, SectorIndices, ahead, relative_ahead, sector_indices
from cryptopredict.layer2_sectors.leaders import NAME, Spoken, rotation, speak

__all__ = ["HORIZON_DAYS", "SectorTrack", "study"]

HORIZON_DAYS = 7

_TILT = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class SectorTrack:
    """Row t is what could be said when day t had closed; columns are `sectors`, those of the view without the parking one.

    `weights` (T, S) of the portfolio tilted by momentum and `even` of the even one, each row summing to 1; `gain` (T,) return of tilted
    less even over the next week, percent, net of turnover, known HORIZON_DAYS + 1 rows later; `rotation` (T,) the chance that another
    sector leads in a week and `record` what came of it; `beat` (T, S) 1 where a sector beat the even-weighted ones over the week that
    began one day later, 0 where it did not, −1 where that is not known; `leading` what came of the chances to lead, None where no
    version speaks, as `spoken` is.
    """

    indices: SectorIndices
    weights: Floats
    even: Floats
    gain: Floats
    rotation: Floats
    record: Record
    beat: Integers
    spoken: Spoken | None = None
    leading: Record | None = None

    @property
    def sectors(self) -> tuple[Sector, ...]:
        """The columns."""
        return self.indices.sectors

    @property
    def momentum(self) -> Floats:
        """Of each sector, −1..1, (T, S); NaN where it cannot be ranked."""
        return self.indices.momentum

    def models(self, row: int) -> dict[str, str]:
        """The versions that took part in what is said at this row, by model: name@version:sha256."""
        return {} if self.spoken is None or not self.spoken.at(row) else {NAME: self.spoken.reference}


def study(view: MarketView, macro: MacroTrack, models: Mapping[str, Version] | None = None) -> SectorTrack:
    """Walk the sector layer over every day of the view, with what a version of its models says, if there is one."""
    indices = sector_indices(view, macro)
    able = indices.able
    level = even(able)
    raised = np.where(able, np.exp(_TILT * np.nan_to_num(indices.momentum)), 0.0)
    weights = raised / np.maximum(raised.sum(axis=1, keepdims=True), 1e-12)

    version = (models or {}).get(NAME)
    spoken = None if version is None else speak(view, macro, indices, version)
    turning = rotation(indices)
    chance = turning.chance if spoken is None else np.where(np.isfinite(spoken.rotation), spoken.rotation, turning.chance)
    record = keep_record(chance[:, None], turning.changed[:, None], delay=HORIZON_DAYS, overlap=HORIZON_DAYS, width=0.1)
    relative = relative_ahead(indices, HORIZON_DAYS)
    beat = np.where(np.isfinite(relative), relative > 0.0, -1).astype(np.int64)
    leading = None
    if spoken is not None and np.isfinite(spoken.chance).any():
        leading = keep_record(spoken.chance, beat, delay=HORIZON_DAYS + DELAY, overlap=HORIZON_DAYS)
    gain = _gain(indices.returns, weights - level)
    return SectorTrack(indices, weights, level, gain, chance, record, beat, spoken, leading)


def _gain(returns: Floats, difference: Floats) -> Floats:
    """Return of the tilt over even weights in the week that starts one day after the decision, percent, net of turnover (T,)."""
    later = ahead(returns, HORIZON_DAYS)
    turnover = np.abs(difference - lagged(difference, HORIZON_DAYS)).sum(axis=1) / 2.0
    earned = (difference * np.expm1(np.nan_to_num(later))).sum(axis=1)
    known = np.isfinite(later).any(axis=1) & np.isfinite(turnover) & (np.abs(difference).sum(axis=1) > 0)
    return np.where(known, 100.0 * (earned - TURNOVER_COST * np.nan_to_num(turnover)), np.nan)
