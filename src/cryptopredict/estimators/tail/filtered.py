"""Value at risk and the mean beyond it, by what past returns were in units of the volatility known before each of them.

    FilteredTail(scales=("volatility",), levels=(0.95, 0.99))

takes the return of a horizon as target, and features of which `scales` are logarithms of volatilities known at the row's time. It
answers (M, 4 L) losses as fractions: of a long its values at risk by level and the means beyond them, then the same of a short.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from scipy.optimize import minimize
from scipy.special import ndtri

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.protocol import Arrays, Estimator
from cryptopredict.estimators.table import Table

__all__ = ["FilteredTail"]

_FEWEST = 50  # losses beyond the threshold, to fit a tail to
_STEEPEST, _FLATTEST = -0.5, 0.9  # of the tail's index: from 1 on there is no mean


@dataclass(frozen=True)
class FilteredTail(Estimator):
    """Filtered historical simulation of one step, over the rows of all assets.

    Returns are divided by the geometric mean of the `scales`, or stay as they are without any, and what is found comes back times that of
    the row. `shape`: `pareto` fits a generalised Pareto law to the share `threshold` of the largest losses (peaks over threshold, McNeil
    and Frey 2000); `empirical` takes the losses as they were; `normal` a Gaussian of their second moment around zero.
    """

    kind: ClassVar[str] = "filtered_tail"
    scales: tuple[str, ...] = ()
    shape: Literal["empirical", "normal", "pareto"] = "pareto"
    levels: tuple[float, ...] = (0.95, 0.99)
    threshold: float = 0.1

    def __post_init__(self) -> None:
        if not self.levels or not all(0.5 < level < 1.0 for level in self.levels):
            raise BadInput("Levels of a value at risk lie between a half and 1")
        if self.shape == "pareto" and not 1.0 - min(self.levels) <= self.threshold < 1.0:
            raise BadInput("All levels lie beyond the threshold of the tail")

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """`tail` (4 L,): values at risk and means beyond, long and then short, in units of the scale."""
        if target.ndim != 1:
            raise BadInput("A tail is that of one return")
        found = []
        for sign in (-1.0, 1.0):
            losses = sign * target / self._scale(table)
            order = np.argsort(losses, kind="stable")
            at_risk, beyond = self._tail(losses[order], weight[order] / weight.sum())
            found += [at_risk, beyond]
        return {"tail": np.concatenate(found)}

    def answer(self, state: Any, table: Table) -> Floats:
        """Losses (M, 4 L)."""
        said: Floats = self._scale(table)[:, None] * state["tail"]
        return said

    def _scale(self, table: Table) -> Floats:
        if not self.scales:
            return np.ones(len(table))
        total = np.zeros(len(table))
        for name in self.scales:
            total += table.column(name).astype(np.float64)
        found: Floats = np.exp(total / len(self.scales))
        return found

    def _tail(self, losses: Floats, share: Floats) -> tuple[Floats, Floats]:
        """Of losses (M,) ascending and the share that each stands for."""
        levels = np.array(self.levels)
        if self.shape == "normal":
            deviation, point = float(np.sqrt((share * losses * losses).sum())), ndtri(levels)
            return deviation * point, deviation * np.exp(-0.5 * point * point) / np.sqrt(2.0 * np.pi) / (1.0 - levels)
        reached = np.cumsum(share)
        if self.shape == "empirical":
            place = np.minimum(np.searchsorted(reached, levels - 1e-12), len(losses) - 1)
            beyond = [float((share[k:] * losses[k:]).sum() / share[k:].sum()) for k in place.tolist()]
            return losses[place], np.array(beyond)
        start = int(np.searchsorted(reached, 1.0 - self.threshold))
        base, excess, part = float(losses[start]), losses[start + 1 :] - losses[start], share[start + 1 :]
        if len(excess) < _FEWEST or not excess[-1] > 0.0:
            raise BadInput(f"{len(excess)} losses beyond the threshold are too few", why=f"A tail needs {_FEWEST}.")
        width, index = _pareto(excess, part / part.sum())
        rarer = (1.0 - levels) / float(part.sum())
        at_risk = base + (width * -np.log(rarer) if abs(index) < 1e-6 else width / index * (rarer**-index - 1.0))
        return at_risk, (at_risk + width - index * base) / (1.0 - index)


def _pareto(excess: Floats, share: Floats) -> tuple[float, float]:
    """Width and index of the generalised Pareto law that makes excesses (M,) > 0 likeliest, each counting its share."""
    mean = float((share * excess).sum())

    def unlikely(point: Floats) -> float:
        width, index = mean * np.exp(point[0]), point[1]
        if abs(index) < 1e-6:
            return float(np.log(width) + (share * excess).sum() / width)
        inside = 1.0 + index * excess / width
        if inside.min() <= 0.0:
            return 1e6
        return float(np.log(width) + (1.0 + 1.0 / index) * (share * np.log(inside)).sum())

    bounds = [(-5.0, 5.0), (_STEEPEST, _FLATTEST)]
    found = minimize(
        unlikely, np.array([0.0, 0.1]), method="Nelder-Mead", bounds=bounds, options={"xatol": 1e-6, "fatol": 1e-9}
    )
    return mean * float(np.exp(found.x[0])), float(found.x[1])
