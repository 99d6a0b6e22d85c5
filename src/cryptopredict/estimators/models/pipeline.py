"""Steps and a model, fitted together inside the fold."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.models.steps import Step
from cryptopredict.estimators.protocol import Arrays, Estimator, nested, within
from cryptopredict.estimators.table import Table

__all__ = ["Pipeline"]


@dataclass(frozen=True)
class Pipeline(Estimator):
    """`steps`, one after the other, then the model `last`: one model to everybody else."""

    kind: ClassVar[str] = "pipeline"
    holes: ClassVar[bool] = True
    steps: tuple[Step, ...]
    last: Estimator

    def __post_init__(self) -> None:
        if not all(isinstance(step, Step) for step in self.steps) or not isinstance(self.last, Estimator):
            raise BadInput("A pipeline is steps and, last, a model")

    @property
    def outcomes(self) -> int | None:
        """Those of the model."""
        return self.last.outcomes

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """Arrays of each step and of the model, by place."""
        arrays: dict[str, Any] = {}
        for place, step in enumerate(self.steps):
            found = step.learn(table, target, weight)
            arrays |= nested(f"step{place}", found)
            table = step.change(found, table)
        fitted = self.last.fit(table, target, weight=weight)
        return arrays | nested("last", fitted.arrays) | {"features": np.array([len(table.names)])}

    def ready(self, arrays: Arrays) -> Any:
        """Arrays of each step, and the state of the model."""
        steps = tuple(within(f"step{place}", arrays) for place in range(len(self.steps)))
        return steps, self.last.ready(within("last", arrays)), int(arrays["features"][0])

    def answer(self, state: Any, table: Table) -> Floats:
        """What the model says after the steps."""
        steps, inner, features = state
        for step, arrays in zip(self.steps, steps, strict=True):
            table = step.change(arrays, table)
        if len(table.names) != features:
            raise BadInput(f"The steps left {len(table.names)} features, not {features}")
        table.check(holes=self.last.holes)
        return self.last.answer(inner, table)

    def shares(self, state: Any, table: Table) -> Floats:
        """What each feature adds, (M, F), nothing for those that a step left out."""
        steps, inner, _ = state
        changed = table
        for step, arrays in zip(self.steps, steps, strict=True):
            changed = step.change(arrays, changed)
        found = np.zeros(table.values.shape)
        found[:, [table.names.index(name) for name in changed.names]] = self.last.shares(inner, changed)
        return found
