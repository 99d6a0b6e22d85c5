"""Leaving out features that hardly any row of the fold knows."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.models.steps import Step
from cryptopredict.estimators.protocol import Arrays
from cryptopredict.estimators.table import Table

__all__ = ["Known"]


@dataclass(frozen=True)
class Known(Step):
    """Keep the features that are known in at least the share `least` of the rows learnt from: some sources began late."""

    kind: ClassVar[str] = "known"
    least: float = 0.25

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:  # noqa: ARG002  # others need them
        """Positions of the features that are kept, ascending; refused if there is none."""
        kept = np.flatnonzero(np.isfinite(table.values).mean(axis=0) >= self.least)
        if not len(kept):
            raise BadInput(f"No feature is known in {self.least:.0%} of the rows")
        return {"kept": kept}

    def change(self, arrays: Arrays, table: Table) -> Table:
        """Those features alone."""
        kept = arrays["kept"]
        return table.with_values(table.values[:, kept], tuple(table.names[place] for place in kept))
