"""What every model is compared with: models that know next to nothing, under the same rules as all others."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.estimators.protocol import Arrays, Estimator
from cryptopredict.estimators.table import Table

__all__ = ["Climatology", "Constant", "Feature", "Mean", "Persistence"]


@dataclass(frozen=True)
class Constant(Estimator):
    """The same number for all: 0 is the random walk for returns; any number is equal weight for ranks."""

    kind: ClassVar[str] = "constant"
    holes: ClassVar[bool] = True
    value: float = 0.0

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:  # noqa: ARG002  # nothing is learnt
        """Nothing."""
        return {}

    def answer(self, state: Any, table: Table) -> Floats:  # noqa: ARG002  # nothing was learnt
        """The number (M,)."""
        return np.full(len(table), self.value)


@dataclass(frozen=True)
class Feature(Estimator):
    """A feature itself, times `sign`, as the answer; NaN where it is not known.

    Yesterday's value is persistence, the last period's return is last winner, 30 days' return is momentum, and volatility with sign
    −1 is low volatility.
    """

    kind: ClassVar[str] = "feature"
    holes: ClassVar[bool] = True
    name: str
    sign: float = 1.0

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:  # noqa: ARG002  # nothing is learnt
        """Nothing; refused if there is no such feature."""
        table.column(self.name)
        return {}

    def answer(self, state: Any, table: Table) -> Floats:  # noqa: ARG002  # nothing was learnt
        """The feature (M,)."""
        return self.sign * table.column(self.name).astype(np.float64)


@dataclass(frozen=True)
class Mean(Estimator):
    """The mean of what happened before, one or more outcomes."""

    kind: ClassVar[str] = "mean"
    holes: ClassVar[bool] = True

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:  # noqa: ARG002  # the features are not looked at
        """The mean, () or (K,)."""
        return {"mean": np.asarray((weight / weight.sum()) @ target)}

    def answer(self, state: Any, table: Table) -> Floats:
        """The mean for every row."""
        return np.broadcast_to(state["mean"], (len(table), *state["mean"].shape)).copy()


@dataclass(frozen=True)
class Climatology(Estimator):
    """How often each class came before, with one imagined case of each; its likeliest class is the majority."""

    kind: ClassVar[str] = "climatology"
    holes: ClassVar[bool] = True
    classes: int

    @property
    def outcomes(self) -> int:
        """Number of classes."""
        return self.classes

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:  # noqa: ARG002  # the features are not looked at
        """The frequencies (K,)."""
        counts = np.bincount(target.astype(np.int64), weights=weight, minlength=self.classes) + 1.0
        return {"frequency": counts / counts.sum()}

    def answer(self, state: Any, table: Table) -> Floats:
        """The frequencies for every row, (M, K)."""
        return np.broadcast_to(state["frequency"], (len(table), self.classes)).copy()


@dataclass(frozen=True)
class Persistence(Estimator):
    """How often each class followed the present one, which the feature `name` holds (0..K-1, NaN for unknown).

    Shrunk by `prior` imagined cases to the overall frequencies; those alone where the present class is not known.
    """

    kind: ClassVar[str] = "persistence"
    holes: ClassVar[bool] = True
    name: str
    classes: int
    prior: float = 10.0

    @property
    def outcomes(self) -> int:
        """Number of classes."""
        return self.classes

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """Frequencies (K + 1, K) after each class, and after an unknown one in the last row."""
        now, then = self._present(table), target.astype(np.int64)
        counts = np.zeros((self.classes + 1, self.classes))
        np.add.at(counts, (now, then), weight)
        overall = counts.sum(axis=0) + 1.0
        overall /= overall.sum()
        after = (counts + self.prior * overall) / (counts.sum(axis=1, keepdims=True) + self.prior)
        after[-1] = overall
        return {"after": after}

    def answer(self, state: Any, table: Table) -> Floats:
        """Probabilities (M, K)."""
        found: Floats = state["after"][self._present(table)]
        return found

    def _present(self, table: Table) -> Any:
        now = table.column(self.name)
        known = np.isin(now, np.arange(self.classes))
        return np.where(known, np.where(known, now, 0.0), self.classes).astype(np.int64)
