"""HAR on logarithms: tomorrow's variance from that of the last day, week and month, each asset drawn to what all have in common."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.protocol import Arrays, Estimator
from cryptopredict.estimators.table import Table

__all__ = ["HAR_FEATURES", "Har"]

HAR_FEATURES = ("day", "week", "month")
"""Logarithm of the last day's variance and means of that logarithm over 7 and 30 days."""

_WILD = 6.0  # a log error beyond it is a wrong print: e⁶ would drown the mean of thousands


@dataclass(frozen=True)
class Har(Estimator):
    """Least squares of log variance on `features`, for all assets, and for each one drawn to that as if by `prior` rows.

    The target is the logarithm of the mean variance over the horizon, the answer that of the expected variance: the mean of the
    exponential of the errors lifts it from a median to a mean (Duan's smearing 1983). An asset that was not there at fitting gets
    what all have in common. Source: Corsi 2009.
    """

    kind: ClassVar[str] = "har"
    prior: float = 200.0
    features: tuple[str, ...] = HAR_FEATURES

    def __post_init__(self) -> None:
        if self.prior <= 0.0:
            raise BadInput("The prior of a HAR model must weigh more than nothing")

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """`groups` (G,) ascending, `slope` (G + 1, F + 1) and `lift` (G + 1,): the last row is what all have in common."""
        x = np.column_stack([np.ones(len(table)), *self._columns(table)])
        y = target
        gram = (x * weight[:, None]).T @ x
        common = np.linalg.lstsq(gram, x.T @ (weight * y), rcond=None)[0]
        errors = np.exp(np.clip(y - x @ common, -_WILD, _WILD))
        total = float(weight.sum())
        lift = float((weight * errors).sum()) / total
        groups, place = np.unique(table.groups, return_inverse=True)
        slopes = np.empty((groups.size + 1, x.shape[1]))
        lifts = np.empty(groups.size + 1)
        slopes[-1], lifts[-1] = common, np.log(lift)
        order = np.argsort(place, kind="stable")
        drawn = gram * (self.prior / total)
        for g, rows in enumerate(np.split(order, np.searchsorted(place[order], np.arange(1, groups.size)))):
            own, by = x[rows], weight[rows]
            bent = (own * by[:, None]).T @ own + drawn
            slopes[g] = np.linalg.lstsq(bent, own.T @ (by * y[rows]) + drawn @ common, rcond=None)[0]
            misses = np.exp(np.clip(y[rows] - own @ slopes[g], -_WILD, _WILD))
            lifts[g] = np.log(((by * misses).sum() + self.prior * lift) / (by.sum() + self.prior))
        return {"groups": groups, "slope": slopes, "lift": lifts}

    def answer(self, state: Any, table: Table) -> Floats:
        """Logarithm of the expected variance (M,)."""
        known: Floats = state["groups"]
        place = np.minimum(np.searchsorted(known, table.groups), known.size - 1)
        row = np.where(known[place] == table.groups, place, known.size)
        slope = state["slope"][row]
        found: Floats = state["lift"][row] + slope[:, 0]
        for k, column in enumerate(self._columns(table)):
            found = found + slope[:, k + 1] * column
        return found

    def _columns(self, table: Table) -> list[Floats]:
        return [table.column(name).astype(np.float64) for name in self.features]
