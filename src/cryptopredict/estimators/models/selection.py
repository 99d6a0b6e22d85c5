"""Choosing features inside the fold, so that the choice has not seen what it is tested on."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.comparison import mid_ranks, rank_ics
from cryptopredict.estimators.models.steps import Step
from cryptopredict.estimators.protocol import Arrays
from cryptopredict.estimators.table import Table

__all__ = ["Select"]

_BINS = 8


@dataclass(frozen=True)
class Select(Step):
    """Keep the `count` features that say most about the outcome, one at a time; those known in under `known` of the rows go first.

    `by` `correlation`: Spearman's over all rows; `rank_ic`: mean of it within moments, for cross-sections; `information`: mutual
    information of eighths, which also sees what is not monotone.
    """

    kind: ClassVar[str] = "select"
    count: int
    by: Literal["correlation", "information", "rank_ic"] = "correlation"
    known: float = 0.5

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:  # noqa: ARG002  # others need it
        """Positions of the chosen features, ascending, and the scores of all."""
        if target.ndim != 1 or self.count < 1:
            raise BadInput("Features are chosen for one outcome, and at least one of them")
        scores = np.array([self._score(column.astype(np.float64), target, table) for column in table.values.T])
        order = np.argsort(-scores, kind="stable")
        chosen = np.sort(order[: self.count][np.isfinite(scores[order[: self.count]])])
        if not chosen.size:
            raise BadInput("No feature is known in enough rows", why=f"Each needs {self.known:.0%}.")
        return {"chosen": chosen, "score": scores}

    def change(self, arrays: Arrays, table: Table) -> Table:
        """The chosen features."""
        chosen = arrays["chosen"]
        return table.with_values(np.ascontiguousarray(table.values[:, chosen]), tuple(table.names[k] for k in chosen))

    def _score(self, column: Floats, target: Floats, table: Table) -> float:
        known = np.isfinite(column)
        if known.mean() < self.known or not known.any():
            return -np.inf
        if self.by == "rank_ic":
            found, _ = rank_ics(column, target, table.times)
            return abs(float(np.nanmean(found))) if np.isfinite(found).any() else 0.0
        x, y = mid_ranks(column[known]), mid_ranks(target[known])
        if self.by == "information":
            return _information(_eighths(x), _eighths(y))
        if np.ptp(x) == 0.0 or np.ptp(y) == 0.0:
            return 0.0
        return abs(float(np.corrcoef(x, y)[0, 1]))


def _eighths(ranks: Floats) -> NDArray[Any]:
    return np.unique(np.minimum((ranks - 0.5) * _BINS / ranks.shape[0], _BINS - 1).astype(np.int64), return_inverse=True)[1]


def _information(one: NDArray[Any], other: NDArray[Any]) -> float:
    joint = np.bincount(one * _BINS + other, minlength=_BINS * _BINS).reshape(_BINS, _BINS) / one.shape[0]
    alone = joint.sum(axis=1, keepdims=True) * joint.sum(axis=0, keepdims=True)
    seen = joint > 0.0
    return float((joint[seen] * np.log(joint[seen] / alone[seen])).sum())
