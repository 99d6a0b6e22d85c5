"""A log-linear model of the variance fitted by QLIKE itself: a gamma regression with a log link."""

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import Floats
from cryptopredict.estimators.protocol import Arrays, Estimator
from cryptopredict.estimators.table import Table

__all__ = ["LogLinear"]

_CLOSE = 1e-8
_STEEP = 50.0  # Newton's weights are bounded: one day of a hundredfold variance must not decide the step
_REACH = 6.0  # standard deviations a feature may be away


@njit(cache=True, nogil=True)
def _ready(values: NDArray[Any], centre: Floats, scale: Floats, reach: float) -> Floats:
    """Features (M, F + 1) with a one in front, in standard deviations, at most `reach` of them; what is missing is at the centre."""
    rows, features = values.shape
    out = np.ones((rows, features + 1))
    for m in range(rows):
        for j in range(features):
            z = (values[m, j] - centre[j]) / scale[j]
            out[m, j + 1] = min(max(z, -reach), reach) if z == z else 0.0  # noqa: PLR0124  # missing
    return out


@njit(cache=True, nogil=True)
def _scores(values: NDArray[Any], centre: Floats, scale: Floats, slope: Floats, reach: float) -> Floats:
    """Logarithm of the variance (M,), each row added up in the same order whatever rows stand beside it."""
    rows, features = values.shape
    out = np.empty(rows)
    for m in range(rows):
        total = slope[0]
        for j in range(features):
            z = (values[m, j] - centre[j]) / scale[j]
            if z == z:  # noqa: PLR0124  # missing
                total += slope[j + 1] * min(max(z, -reach), reach)
        out[m] = total
    return out


@dataclass(frozen=True)
class LogLinear(Estimator):
    """log variance = level + slopes · features, by least QLIKE with ½ `strength` × the squared slopes (of scaled features) added.

    The target is a logarithm of variance, the answer that of the expected variance. The target is bounded at `cap` times what least
    squares expects, so that one wrong print does not bend the slopes; the level is set afterwards by the true mean. Missing features
    count as average.
    """

    kind: ClassVar[str] = "log_linear"
    holes: ClassVar[bool] = True
    strength: float = 1e-3
    cap: float = 30.0
    rounds: int = 30

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """`centre` (F,), `scale` (F,) and `slope` (F + 1,), the level first."""
        values = table.values.astype(np.float64)
        known = np.isfinite(values)
        count = np.maximum(known.sum(axis=0), 1)
        centre = np.where(known, values, 0.0).sum(axis=0) / count
        spread = np.sqrt((np.where(known, values - centre, 0.0) ** 2).sum(axis=0) / count)
        scale = np.where(spread > 1e-12, spread, 1.0)
        x = _ready(values, centre, scale, _REACH)
        share = weight / weight.sum()
        penalty = np.full(x.shape[1], self.strength)
        penalty[0] = 0.0
        first = np.linalg.solve((x * share[:, None]).T @ x + np.diag(penalty + 1e-9), x.T @ (share * target))
        expected = x @ first
        lift = math.log(float((share * np.exp(np.clip(target - expected, -_REACH, math.log(self.cap)))).sum()))
        first[0] += lift
        bounded = np.minimum(target, expected + lift + math.log(self.cap))
        slope = self._descend(x, bounded, share, penalty, first)
        slope[0] += math.log(float((share * np.exp(np.minimum(target - x @ slope, _REACH))).sum()))
        return {"centre": centre, "scale": scale, "slope": slope}

    def answer(self, state: Any, table: Table) -> Floats:
        """Logarithm of the expected variance (M,)."""
        values = np.ascontiguousarray(table.values)
        found: Floats = _scores(values, state["centre"], state["scale"], state["slope"], _REACH)
        return found

    def _descend(self, x: Floats, target: Floats, share: Floats, penalty: Floats, slope: Floats) -> Floats:
        """Newton's method from `slope`, halving steps that do not help."""
        loss, pull = _loss(x, target, share, penalty, slope)
        for _ in range(self.rounds):
            gradient = x.T @ (share - pull) + penalty * slope
            # Half the expected curvature, half the observed one: either alone is slow or wild while outcomes are far from expected.
            bend = 0.5 * share + 0.5 * np.minimum(pull, _STEEP * share)
            step = np.linalg.solve((x * bend[:, None]).T @ x + np.diag(penalty + 1e-9), gradient)
            size = 1.0
            new_loss, new_pull = _loss(x, target, share, penalty, slope - step)
            while new_loss > loss and size > _CLOSE:
                size *= 0.5
                new_loss, new_pull = _loss(x, target, share, penalty, slope - size * step)
            if new_loss > loss:
                break
            slope = slope - size * step
            gain, loss, pull = loss - new_loss, new_loss, new_pull
            if gain < _CLOSE:
                break
        return slope


def _loss(x: Floats, target: Floats, share: Floats, penalty: Floats, slope: Floats) -> tuple[float, Floats]:
    """QLIKE up to a constant with the penalty, and each row's share × target ÷ forecast."""
    scores = x @ slope
    pull: Floats = share * np.exp(np.clip(target - scores, -300.0, 300.0))
    return float(pull.sum() + (share * scores).sum() + 0.5 * (penalty * slope * slope).sum()), pull
