"""Keeping only some features: what a baseline is known by, beside a model that looks at more."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.estimators.models.steps import Step
from cryptopredict.estimators.protocol import Arrays
from cryptopredict.estimators.table import Table

__all__ = ["Columns"]


@dataclass(frozen=True)
class Columns(Step):
    """The features of these names, in this order; refused where one is missing."""

    kind: ClassVar[str] = "columns"
    names: tuple[str, ...]

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:  # noqa: ARG002  # nothing is learnt
        """Nothing; refused if one is not there."""
        self.change({}, table)
        return {}

    def change(self, arrays: Arrays, table: Table) -> Table:  # noqa: ARG002  # nothing was learnt
        """Those features alone."""
        return table.with_values(np.stack([table.column(name) for name in self.names], axis=-1), self.names)
