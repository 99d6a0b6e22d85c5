"""What trades brought by the chance that a model had said, known by then: the situations of the cost gate where a model speaks.

So the gate never takes a model at its word. The expectation of a level is what came of trades that were given such a chance out of
sample, and its interval, by moment and by separate week, holds that the chance may be miscalibrated there.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, SignalType
from cryptopredict.estimators import ClusterMeans, cluster_means
from cryptopredict.layer4_timing.gate import DELAY, GRID_HOURS, HORIZON_HOURS, expectation, margin

__all__ = ["LEVELS", "Levels", "level_of", "levels_of"]

LEVELS: Final = 12
_WIDTH: Final = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """`cells` (R, N) the level of each chance, −1 where none was said; `means` by level at each row (R, LEVELS); `overlap` rows a week."""

    cells: Integers
    means: ClusterMeans
    overlap: float

    def passed(self, side: SignalType, sigma: Floats, asked: Integers, moved: Floats) -> NDArray[np.bool_]:
        """Whether the gate lets each trade (R, N) through; `asked` (R,) questions at once, `moved` (R, N) what slippage takes on top."""
        rows, at = np.arange(len(self.cells))[:, None], np.maximum(self.cells, 0)
        expected, error = expectation(self.means, rows, at, side, sigma, overlap=self.overlap)
        reach = np.take_along_axis(margin(self.means.clusters, asked[:, None], self.overlap), at, axis=1)
        found: NDArray[np.bool_] = (self.cells >= 0) & (expected - moved - reach * error > 0.0)
        return found


def level_of(chance: Floats) -> Integers:
    """The level of a chance, −1 where it is NaN; whatever lies above the last belongs to it."""
    level = np.minimum(np.nan_to_num(chance) / _WIDTH, LEVELS - 0.5)
    return np.where(np.isfinite(chance), level, -1.0).astype(np.int64)


def levels_of(chance: Floats, values: Floats, *, delay: int = DELAY) -> Levels:
    """Levels of chances (R, N), NaN where none was said, and what came of the trades `values` (R, N, 7), known `delay` rows later.

    A model speaks every `GRID_HOURS`: so many of its rows fall into one week.
    """
    cells = level_of(chance)
    return Levels(cells, cluster_means(cells, values, delay=delay, n_cells=LEVELS), HORIZON_HOURS / GRID_HOURS)
