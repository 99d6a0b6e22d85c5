"""How to spread what is held over the sectors, and what came of it: hierarchical risk parity beside even weights, week by week.

Weights are set once a week, at 00:00 UTC on Mondays, and traded one day after they were said. Nothing is learnt: the weights of a week
follow from the returns of the 90 days before.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.features import lagged
from cryptopredict.layer2_sectors.indices import SectorIndices

__all__ = ["TURNOVER_COST", "WEEK", "after", "even", "monday", "parity", "parity_of_week", "settled", "tilted"]

TURNOVER_COST: Final = 0.002
"""Cost of moving one unit of weight from one sector to another, both legs."""
WEEK: Final = 7

_DAY: Final = 86_400
_MONDAY: Final = 4  # 1970-01-01 was a Thursday
_WINDOW: Final = 90
_KNOWN: Final = 0.9  # of the window, for a sector to be weighed
_FEWEST: Final = 3
_TILT: Final = 0.1  # a chance so much above the mean of the day multiplies a weight by e
_DIGITS: Final = 6
_STILL: Final = 1e-6  # a deviation below which nothing moves, and nothing can be weighed by how it moves

Flags = NDArray[np.bool_]


def monday(closes: Integers) -> Integers:
    """For each of the closes (T,) (epoch seconds, consecutive days) the position of the one its week began with, −1 before the first."""
    begins = closes % (WEEK * _DAY) == _MONDAY * _DAY
    return np.maximum.accumulate(np.where(begins, np.arange(len(closes)), -1))


def parity(indices: SectorIndices, row: int) -> Floats:
    """Weights (S,) by hierarchical risk parity from the 90 days up to `row`; all 0 where fewer than three sectors can be weighed.

    A sector takes part if it stands on the day itself and on 90 % of the days before; on those that it lacks it counts as the mean of
    the others. Source: López de Prado 2016, "Building diversified portfolios that outperform out of sample", as in skfolio.
    """
    window = indices.returns[max(row - _WINDOW + 1, 0) : row + 1]
    there = np.isfinite(window)
    moves = np.nan_to_num(window).std(axis=0) > _STILL
    chosen = np.flatnonzero(indices.able[row] & there[-1] & moves & (there.sum(axis=0) >= _KNOWN * _WINDOW))
    weights = np.zeros(window.shape[1])
    if len(chosen) < _FEWEST:
        return weights
    simple = np.expm1(window[:, chosen])
    known = np.isfinite(simple)
    mean = np.nan_to_num(simple).sum(axis=1, keepdims=True) / np.maximum(known.sum(axis=1, keepdims=True), 1)
    filled = np.ascontiguousarray(np.where(known, simple, mean))
    weights[chosen] = _parity(filled.tobytes(), len(chosen))
    return weights


def parity_of_week(indices: SectorIndices, closes: Integers, row: int) -> Floats:
    """Weights (S,) at `row`: those of the Monday of its week, among the sectors that still stand; even ones where there are none."""
    began = int(monday(closes[: row + 1])[-1])
    weights = np.zeros(len(indices.sectors)) if began < 0 else np.where(indices.able[row], parity(indices, began), 0.0)
    total = float(weights.sum())
    return weights / total if total > 0.0 else even(indices.able[row])


@lru_cache(maxsize=1_024)  # of ten kilobytes each: a week is weighed once, whoever asks
def _parity(window: bytes, columns: int) -> Floats:
    from skfolio.optimization import HierarchicalRiskParity  # noqa: PLC0415  # takes seconds to load, and few ask

    returns = np.frombuffer(window, dtype=np.float64).reshape(-1, columns)
    found = HierarchicalRiskParity().fit(returns).weights_
    # Sums over memory that begins elsewhere differ in the last digits; what is said may not.
    rounded = np.round(np.asarray(found, dtype=np.float64), _DIGITS)
    weights: Floats = rounded / rounded.sum()
    weights.setflags(write=False)
    return weights


def even(able: Flags) -> Floats:
    """The same weight for each that is able, (T, S) or (S,); 0 where none is."""
    weights: Floats = able / np.maximum(able.sum(axis=-1, keepdims=True), 1)
    return weights


def tilted(weights: Floats, chance: Floats) -> Floats:
    """Weights (…, S) leaning to those whose chance (…, S) is above the mean of those that have one; as they were where there is none."""
    known = np.isfinite(chance) & (weights > 0.0)
    mean = np.where(known, chance, 0.0).sum(axis=-1, keepdims=True) / np.maximum(known.sum(axis=-1, keepdims=True), 1)
    raised = weights * np.where(known, np.exp((np.where(known, chance, mean) - mean) / _TILT), 1.0)
    total = raised.sum(axis=-1, keepdims=True)
    found: Floats = np.divide(raised, total, out=np.zeros_like(raised), where=total > 0.0)
    return found


def after(returns: Floats, rows: Integers) -> Floats:
    """Simple returns (D, 7, S) of the week that begins one day after each of these rows, 0 where a sector has none; NaN if not over."""
    found = np.full((len(rows), WEEK, returns.shape[1]), np.nan)
    simple = np.expm1(np.nan_to_num(returns))
    over = np.flatnonzero(rows + 1 + WEEK < len(returns))
    for day in range(WEEK):
        found[over, day] = simple[rows[over] + 2 + day]
    return found


def settled(weights: Floats, earned: Floats) -> tuple[Floats, Floats, Floats]:
    """What became of weights (D, S), said on consecutive days, with returns (D, 7, S) of the week after each.

    Seven portfolios, one begun each day and changed every week, so that no weekday is chosen.

    Returns:
        Return of the week (D,) net of turnover; log of its mean squared daily return (D,); turnover (D,): the share that changed
        sectors against what had become of the weights of seven days before. NaN without weights or outcome.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        worth = np.cumprod(1.0 + earned, axis=1) * weights[:, None, :]
        value = np.concatenate([weights.sum(axis=1)[:, None], worth.sum(axis=2)], axis=1)
        daily = value[:, 1:] / value[:, :-1] - 1.0
        became = worth[:, -1] / worth[:, -1].sum(axis=1, keepdims=True)
        moved = np.abs(weights - lagged(became, WEEK)).sum(axis=1) / 2.0
        turnover = np.where(np.isfinite(moved), moved, 0.0)
        net = value[:, -1] / value[:, 0] - 1.0 - TURNOVER_COST * turnover
        spread = np.log(np.maximum((daily * daily).mean(axis=1), 1e-12))
    known = np.isfinite(net)
    return net, np.where(known, spread, np.nan), np.where(known, turnover, np.nan)
