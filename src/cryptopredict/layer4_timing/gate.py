"""How sure the timing layer must be: a bound that pays for what was looked at and for how little was seen.

All assets in one situation share one mean result, in units of their own volatility, and differ only in how much of it their costs
take. If the gate wrongly lets through one of them it wrongly lets through the most volatile one that it should not, so the assets of a
situation are one question, whatever their number. Situations that occur at a moment, on both sides, are separate questions: the level
is divided among them (Bonferroni), so that where nothing is to be gained at most one moment in twenty has any signal. There are two
of them at least, so each interval by itself holds 95 % or more.
"""

from typing import Final

import numpy as np
from scipy.special import stdtrit

from cryptopredict.base import Costs, Floats, Integers, SignalType
from cryptopredict.estimators import ClusterMeans

__all__ = [
    "CELLS",
    "COSTS",
    "DELAY",
    "GRID_HOURS",
    "HORIZON_HOURS",
    "OVERLAP",
    "SAMPLE_HOURS",
    "expectation",
    "margin",
    "questions",
    "questions_of_side",
]

COSTS: Final = Costs()
"""What a trade is charged, wherever its result is measured: in labels, in the gate, in the record of signals."""

HORIZON_HOURS = 168
SAMPLE_HOURS = 6
"""Trades are followed from every sixth hour of the day."""
GRID_HOURS = 30
"""Models learn from every thirtieth hour, and are judged by it: 0, 6, 12 and 18 o'clock in turn."""
OVERLAP = HORIZON_HOURS / SAMPLE_HOURS
DELAY = HORIZON_HOURS // SAMPLE_HOURS + 1
CELLS = 9
_LEVEL = 0.95
_SIDES = 2
_MIN_WEEKS = 8.0
"""A situation seen in fewer separate weeks than this is not known."""


def expectation(
    means: ClusterMeans,
    rows: Integers,
    cells: Integers,
    side: SignalType,
    sigma: Floats,
    *,
    overlap: float = OVERLAP,
) -> tuple[Floats, Floats]:
    """Expected result after costs and its standard error, both fractions of the entry.

    `rows`, `cells` and `sigma` broadcast to one shape: the row whose knowledge is used, the situation, the volatility. NaN where the
    situation was seen too rarely. Clusters of one week share most of their outcome: only every `overlap`-th is new, and the deviation
    among so few is too small by one of them.
    """
    held = means.mean[rows, cells, 6] * (COSTS.funding_per_hour if side is SignalType.SHORT else 0.0)
    expected = sigma * means.mean[rows, cells, 0] - COSTS.round_trip - held
    weeks = means.clusters[rows, cells] / overlap
    error = sigma * np.sqrt(means.variance[rows, cells, 0]) / np.sqrt(np.maximum(weeks - 1.0, 1.0))
    return np.where(weeks >= _MIN_WEEKS, expected, np.nan), error


def margin(clusters: Floats, asked: Integers, overlap: float = OVERLAP) -> Floats:
    """How many standard errors the interval reaches to either side: Student's t over the separate weeks, for `asked` questions at once."""
    freedom = np.maximum(clusters / overlap - 1.0, 1.0)
    reach: Floats = stdtrit(freedom, 1.0 - (1.0 - _LEVEL) / np.maximum(asked, _SIDES))
    return reach


def questions(cells: Integers, clusters: Floats) -> Integers:
    """How many questions are asked at each row (R,): known situations that occur among the assets, for both sides.

    `cells` (R, N) situations, −1 unknown; `clusters` (R, CELLS) seen of each by then.
    """
    count: Integers = _SIDES * questions_of_side(cells, clusters)
    return count


def questions_of_side(cells: Integers, clusters: Floats, overlap: float = OVERLAP) -> Integers:
    """How many of them are asked for one side, (R,)."""
    there = np.stack([(cells == cell).any(axis=1) for cell in range(clusters.shape[1])], axis=1)
    count: Integers = (there & (clusters >= _MIN_WEEKS * overlap)).sum(axis=1)
    return count
