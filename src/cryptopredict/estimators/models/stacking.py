"""A model over models, which learns from what they said out of sample."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.protocol import Arrays, Estimator, nested, within
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.validation import Walk, walk_forward

__all__ = ["Stack"]

_LEAST = 1e-6


@dataclass(frozen=True)
class Stack(Estimator):
    """`last` learns from the walk-forward answers of `bases` within the rows given, then the bases are fitted again to all rows.

    Spans in seconds as in `Walk`. With `logs` the answers are probabilities and `last` sees their logarithms.
    """

    kind: ClassVar[str] = "stack"
    holes: ClassVar[bool] = True
    bases: tuple[Estimator, ...]
    last: Estimator
    horizon: int
    refit: int
    min_train: int
    embargo: int = 0
    logs: bool = False

    def __post_init__(self) -> None:
        if not self.bases or not all(isinstance(base, Estimator) for base in (*self.bases, self.last)):
            raise BadInput("A stack is one model or more, and one over them")

    @property
    def outcomes(self) -> int | None:
        """Those of the last model."""
        return self.last.outcomes

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """Arrays of each base and of the last model, by place."""
        walk = Walk(horizon=self.horizon, refit=self.refit, min_train=self.min_train, embargo=self.embargo)
        folds = walk.folds(table.times)
        tracks = [walk_forward(base, table, target, folds, weight=weight) for base in self.bases]
        spoken = tracks[0].spoken
        upper = self._answers(table.rows(spoken), [track.said[spoken] for track in tracks])
        arrays = nested("last", self.last.fit(upper, target[spoken], weight=weight[spoken]).arrays)
        for place, base in enumerate(self.bases):
            arrays |= nested(f"base{place}", base.fit(table, target, weight=weight).arrays)
        return arrays

    def ready(self, arrays: Arrays) -> Any:
        """State of each base and of the last model."""
        bases = tuple(base.ready(within(f"base{place}", arrays)) for place, base in enumerate(self.bases))
        return bases, self.last.ready(within("last", arrays))

    def answer(self, state: Any, table: Table) -> Floats:
        """What the last model makes of the bases' answers."""
        inner, last = state
        for base in self.bases:
            table.check(holes=base.holes)
        said = [np.asarray(base.answer(one, table), dtype=np.float64) for base, one in zip(self.bases, inner, strict=True)]
        upper = self._answers(table, said)
        upper.check(holes=self.last.holes)
        return self.last.answer(last, upper)

    def _answers(self, table: Table, said: list[Floats]) -> Table:
        columns, names = [], []
        for place, answers in enumerate(said):
            flat = answers.reshape(len(table), -1)
            columns.append(np.log(np.maximum(flat, _LEAST)) if self.logs else flat)
            names += [f"base{place}_{k}" for k in range(flat.shape[1])]
        return table.with_values(np.column_stack(columns), tuple(names))
