"""Who leads, and whether another will in a week: the rows of the rotation model, and the frequencies that it is compared with."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators import frequencies
from cryptopredict.estimators.table import Table
from cryptopredict.features import lagged
from cryptopredict.layer2_sectors.indices import MIN_MEMBERS, SectorIndices

__all__ = ["WEEK", "Rotation", "RotationRows", "rotation", "rotation_rows"]

WEEK: Final = 7

_GAP = np.array([0.25, 0.75, 1.5])


@dataclass(frozen=True, slots=True, eq=False)
class Rotation:
    """Who led on each day, (T,) each.

    `leader` by score, −1 if fewer than two can be ranked; `lead` over the second; `changed` 1 if another leads a week later, 0 if not, −1
    if not known; `chance` of that, as often as it was after such a lead, NaN at first.
    """

    leader: Integers
    lead: Floats
    changed: Integers
    chance: Floats


@dataclass(frozen=True, slots=True, eq=False)
class RotationRows:
    """One row a day: `table`; `changed` (M,) 0 or 1, NaN if not known; `cells` (M,) what the frequencies say; `day` (M,)."""

    table: Table
    changed: Floats
    cells: Floats
    day: Integers


def rotation(indices: SectorIndices) -> Rotation:
    """Who led on every day, and what followed."""
    score = np.where(indices.able, indices.score, -np.inf)
    rows, size = score.shape
    if size < MIN_MEMBERS:
        nobody = np.full(rows, -1, dtype=np.int64)
        return Rotation(nobody, np.full(rows, np.nan), nobody, np.full(rows, np.nan))
    ordered = np.sort(score, axis=1)
    usable = np.isfinite(ordered[:, -2])
    with np.errstate(invalid="ignore"):
        lead = ordered[:, -1] - ordered[:, -2]
    cells = np.where(usable, np.digitize(lead, _GAP), -1)[:, None]
    leader = np.where(usable, score.argmax(axis=1), -1)
    later = np.full(rows, -1, dtype=np.int64)
    later[:-WEEK] = leader[WEEK:]
    changed = np.where((leader >= 0) & (later >= 0), later != leader, -1).astype(np.int64)
    said = frequencies(cells, changed[:, None], delay=WEEK, n_cells=len(_GAP) + 1, n_outcomes=2)
    return Rotation(leader, np.where(usable, lead, np.nan), changed, said.probability[:, 0, 1])


def rotation_rows(indices: SectorIndices, closes: Integers) -> RotationRows | None:
    """One row for each day with a leader; `closes` (T,) in epoch seconds. None where there is no such day."""
    found = rotation(indices)
    day = np.flatnonzero(found.leader >= 0)
    if not len(day):
        return None
    score = np.where(indices.able, indices.score, -np.inf)
    ordered = np.sort(score, axis=1)
    with np.errstate(invalid="ignore"):
        third = ordered[:, -1] - ordered[:, -3] if score.shape[1] > 2 else np.full(len(score), np.nan)
    features = {
        "lead": found.lead,
        "lead_over_third": third,
        "score": ordered[:, -1],
        "days_in_front": _days_in_front(found.leader),
        "sectors": indices.able.sum(axis=1).astype(np.float64),
        "lead_gained": found.lead - _lead_before(score, found.leader),
    }
    values = np.stack([features[name][day] for name in features], axis=1)
    values[~np.isfinite(values)] = np.nan
    table = Table(values.astype(np.float32), tuple(features), closes[day], np.zeros(len(day), dtype=np.int64))
    changed = np.where(found.changed >= 0, found.changed, np.nan)[day]
    return RotationRows(table, changed, found.chance[day], day)


def _days_in_front(leader: Integers) -> Floats:
    """Log of the days for which the leader has been the same."""
    same = np.zeros(len(leader), dtype=np.bool_)
    same[1:] = leader[1:] == leader[:-1]
    place = np.arange(len(leader))
    began = np.maximum.accumulate(np.where(same, 0, place))
    found: Floats = np.log1p((place - began).astype(np.float64))
    return found


def _lead_before(score: Floats, leader: Integers) -> Floats:
    """By how much today's leader was in front of the best other a week ago; below 0 where it was behind."""
    past = lagged(score, WEEK)
    past = np.where(np.isfinite(past), past, -np.inf)
    rows = np.arange(len(score))
    own = past[rows, leader]
    others = past.copy()
    others[rows, leader] = -np.inf
    with np.errstate(invalid="ignore"):
        found: Floats = own - others.max(axis=1)
    return np.where(np.isfinite(found), found, np.nan)
