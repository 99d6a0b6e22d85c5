"""What came of probabilities that were said: the walk-forward record behind every claim."""

import math
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Evidence, Floats, Integers
from cryptopredict.estimators.frequency import ClusterMeans, cluster_means
from cryptopredict.estimators.intervals import Z95

__all__ = ["MIN_OUTCOMES", "Record", "keep_record"]

MIN_OUTCOMES = 30
_MIN_FOR_CALIBRATION = 500


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """Levels of what was said, each with how often it came true. Row t holds only outcomes known at t.

    The interval treats the claims of one row as one observation, for they share the market of that day, and counts only every
    `overlap`-th row as new, for neighbouring outcomes share days.
    """

    levels: ClusterMeans
    width: float
    overlap: float

    def evidence(self, row: int, said: float) -> Evidence:
        """The record at row `row` of claims within the same level as `said`."""
        cell = int(min(max(said / self.width, 0.0), 1.0 / self.width - 0.5)) if math.isfinite(said) else -1
        n = round(float(self.levels.count[row, cell]))
        clusters = float(self.levels.clusters[row, cell])
        if n < MIN_OUTCOMES or clusters <= self.overlap:
            return Evidence(said, None, None, None, n)
        share = float(self.levels.mean[row, cell, 0])
        half = Z95 * math.sqrt(float(self.levels.variance[row, cell, 0]) * self.overlap / clusters)
        return Evidence(said, share, max(0.0, share - half), min(1.0, share + half), n)

    def calibration_error(self, row: int) -> float | None:
        """Expected calibration error of all claims known at `row`: mean |said − happened| weighted by level; None below 500 claims."""
        count = self.levels.count[row]
        if count.sum() < _MIN_FOR_CALIBRATION:
            return None
        used = (count > 0) & np.isfinite(self.levels.mean[row, :, 0])
        gap = np.abs(self.levels.mean[row, used, 1] - self.levels.mean[row, used, 0])
        return float((gap * count[used]).sum() / count[used].sum())


def _level(said: Floats, width: float) -> Integers:
    level = np.clip(said / width, 0.0, 1.0 / width - 0.5)
    return np.where(np.isfinite(said), level, -1.0).astype(np.int64)


def keep_record(said: Floats, came_true: Integers, *, delay: int, overlap: float, width: float = 0.05) -> Record:
    """Keep the record of claims.

    Args:
        said: (T, N) probabilities, NaN where nothing was said.
        came_true: (T, N) 1 or 0, −1 where unknown; row u is known at row u + `delay`.
        delay: Rows until an outcome is known.
        overlap: Rows whose outcomes share the same stretch of time.
        width: Width of a level of probability.
    """
    cells = np.where(came_true >= 0, _level(said, width), -1)
    values = np.stack([came_true.astype(np.float64), said], axis=2)
    levels = cluster_means(cells, values, delay=delay, n_cells=math.ceil(1.0 / width))
    return Record(levels, width, overlap)
