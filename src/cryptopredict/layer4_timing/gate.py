"""How sure the timing layer must be: a bound that pays for what was looked at and for how little was seen.

All assets in one situation share one mean result, in units of their own volatility, and differ only in how much of it their costs
take. If the gate wrongly lets through one of them it wrongly lets through the most volatile one that it should not, so the assets of a
situation are one question, whatever their number. Situations that occur at a moment, on both sides, are separate questions: the level
is divided among them (Bonferroni), so that where nothing is to be gained at most one moment in twenty has any signal. There are two
of them at least, so each interval by itself holds 95 % or more.
"""

import numpy as np
from scipy.special import stdtrit

from cryptopredict.base import Floats, Integers

__all__ = ["CELLS", "DELAY", "HORIZON_HOURS", "OVERLAP", "SAMPLE_HOURS", "known_only", "margin", "questions"]

HORIZON_HOURS = 168
SAMPLE_HOURS = 6
"""Trades are followed from every sixth hour of the day."""
OVERLAP = HORIZON_HOURS / SAMPLE_HOURS
DELAY = HORIZON_HOURS // SAMPLE_HOURS + 1
CELLS = 9
_LEVEL = 0.95
_SIDES = 2
_MIN_WEEKS = 8.0
"""A situation seen in fewer separate weeks than this is not known."""


def known_only(expected: Floats, deviation: Floats, clusters: Floats) -> tuple[Floats, Floats]:
    """The expectation, NaN where too little was seen, and its standard error; all of one shape.

    `deviation` between the clusters behind it. Clusters of one week share most of their outcome: only every `OVERLAP`-th is new, and
    the deviation among so few is too small by one of them.
    """
    weeks = clusters / OVERLAP
    error = deviation / np.sqrt(np.maximum(weeks - 1.0, 1.0))
    return np.where(weeks >= _MIN_WEEKS, expected, np.nan), error


def margin(clusters: Floats, asked: Integers) -> Floats:
    """How many standard errors the interval reaches to either side: Student's t over the separate weeks, for `asked` questions at once."""
    freedom = np.maximum(clusters / OVERLAP - 1.0, 1.0)
    reach: Floats = stdtrit(freedom, 1.0 - (1.0 - _LEVEL) / np.maximum(asked, _SIDES))
    return reach


def questions(cells: Integers, clusters: Floats) -> Integers:
    """How many questions are asked at each row (R,): known situations that occur among the assets, for both sides.

    `cells` (R, N) situations, −1 unknown; `clusters` (R, CELLS) seen of each by then.
    """
    there = np.stack([(cells == cell).any(axis=1) for cell in range(CELLS)], axis=1)
    count: Integers = _SIDES * (there & (clusters >= _MIN_WEEKS * OVERLAP)).sum(axis=1)
    return count
