"""What a version says on every day of a view, each by the fold that existed then; nothing where a gate was closed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Edge, Floats, Integers, MarketView
from cryptopredict.estimators import overlapping_mean
from cryptopredict.estimators.protocol import Arrays, within
from cryptopredict.estimators.version import Version
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer2_sectors.indices import SectorIndices
from cryptopredict.layer2_sectors.leaders.judge import LEADERS, PARITY_GATE, ROTATION, SIZE, TILT
from cryptopredict.layer2_sectors.leaders.models import MEMBERS
from cryptopredict.layer2_sectors.leaders.rotation import rotation_rows
from cryptopredict.layer2_sectors.leaders.rows import sector_rows
from cryptopredict.layer2_sectors.leaders.said import LEADS, mean_of

__all__ = ["Spoken", "speak"]

_SIZE = 3  # which answer of the part `places` it is
_DAY = 86_400
_WEEK = 8 * _DAY  # until the week that begins one day later is over

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """Row t is what was said when day t had closed; NaN where nothing was.

    `chance` (T, S) of a sector to beat the even-weighted ones over the week that begins a day later; `size` (T, S) by how much it is
    expected to, as a share; `rotation` (T,) chance that another sector leads in a week; `parity` (T,) and `tilt` (T,): whether the
    weights are those of risk parity, and lean to the leaders; `track` what is kept of the judgement of risk parity.
    """

    reference: str
    chance: Floats
    size: Floats
    rotation: Floats
    parity: Flags
    tilt: Flags
    track: Arrays

    def calmer(self, closed: int) -> Edge | None:
        """By how many percent the variance of risk parity was below that of even weights, of all weeks known at `closed` (epoch s)."""
        known = self.track["times"] + _WEEK <= closed
        less = self.track["baseline"][known].astype(np.float64) - self.track["loss"][known].astype(np.float64)
        return overlapping_mean(-100.0 * np.expm1(-less), overlap=_WEEK // _DAY, against="even_weights", unit="percent")

    def at(self, row: int) -> bool:
        """Whether anything that the version says is used at this row."""
        said = np.isfinite(self.chance[row]).any() or np.isfinite(self.rotation[row])
        return bool(said or self.parity[row])


def speak(view: MarketView, macro: MacroTrack, indices: SectorIndices, version: Version) -> Spoken:
    """What `version` says over the whole view. Where no gate was ever open, no row is made and no model asked."""
    closes, shape = view.daily.close_times, indices.returns.shape
    fold = version.fold_at(closes)
    opened = {gate: _opened(version, fold, gate) for gate in (LEADERS, SIZE, ROTATION, PARITY_GATE, TILT)}
    chance, size = np.full(shape, np.nan), np.full(shape, np.nan)
    if opened[LEADERS].any():
        rows = sector_rows(view, macro, indices)
        if rows is not None:
            tables = {"linear": rows.table, "trees": rows.table}
            said = [_answer(version.say(name, tables.get(name, rows.windows), LEADERS), LEADS[name]) for name in MEMBERS]
            chance = rows.spread(mean_of(said))
            size = rows.spread(_answer(version.say("places", rows.table, SIZE), _SIZE))
    turned = np.full(shape[0], np.nan)
    if opened[ROTATION].any():
        turning = rotation_rows(indices, closes)
        if turning is not None:
            turned[turning.day] = _answer(version.say("rotation", turning.table, ROTATION), 1)
    parity = opened[PARITY_GATE]
    track = within(f"track/{PARITY_GATE}", version.arrays)
    return Spoken(version.reference, chance, size, turned, parity, parity & opened[TILT] & opened[LEADERS], track)


def _opened(version: Version, fold: Integers, gate: str) -> Flags:
    found: Flags = (fold >= 0) & version.opened(gate)[fold]
    return found


def _answer(said: Floats, place: int) -> Floats:
    """One of the answers (M,) of a part that gives several; NaN where it never spoke."""
    return said[:, place] if said.ndim == 2 else np.full(len(said), np.nan)
