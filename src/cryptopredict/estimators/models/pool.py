"""Opinions about classes put together: probabilities that columns hold, and the pool of several models."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.models.linear import softmax
from cryptopredict.estimators.protocol import Arrays, Estimator, nested, within
from cryptopredict.estimators.table import Table

__all__ = ["Given", "Pool"]


@dataclass(frozen=True)
class Given(Estimator):
    """Probabilities that the features `names` hold, one a class; the overall frequencies where one of them is not known.

    They are raised to `least` and made to sum to 1.
    """

    kind: ClassVar[str] = "given"
    holes: ClassVar[bool] = True
    names: tuple[str, ...]
    least: float = 1e-3

    def __post_init__(self) -> None:
        if len(self.names) < 2 or not 0.0 < self.least < 1.0:
            raise BadInput("Given probabilities need two classes or more and a least above 0")

    @property
    def outcomes(self) -> int:
        """Number of classes."""
        return len(self.names)

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """The frequencies (K,), with one imagined case of each."""
        for name in self.names:
            table.column(name)
        counts = np.bincount(target.astype(np.int64), weights=weight, minlength=len(self.names)) + 1.0
        return {"frequency": counts / counts.sum()}

    def answer(self, state: Any, table: Table) -> Floats:
        """Probabilities (M, K)."""
        said = np.column_stack([table.column(name) for name in self.names]).astype(np.float64)
        unknown = np.isnan(said.sum(axis=1))
        said[unknown] = state["frequency"]
        return softmax(np.log(np.maximum(said, self.least)))


@dataclass(frozen=True)
class Pool(Estimator):
    """Geometric mean of the probabilities that `bases` say, all weighing the same: what they agree on counts, an outlier does not.

    Each is raised to `least` before. Nothing is learnt about whom to trust, so nothing can be learnt wrongly from few rows. Source:
    logarithmic opinion pool, Genest and Zidek 1986.
    """

    kind: ClassVar[str] = "pool"
    holes: ClassVar[bool] = True
    bases: tuple[Estimator, ...]
    least: float = 1e-4

    def __post_init__(self) -> None:
        if not self.bases or not all(isinstance(base, Estimator) for base in self.bases):
            raise BadInput("A pool is one model or more")
        if self.bases[0].outcomes is None or len({base.outcomes for base in self.bases}) > 1:
            raise BadInput("The models of a pool say probabilities of the same classes")

    @property
    def outcomes(self) -> int | None:
        """Number of classes."""
        return self.bases[0].outcomes

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """Arrays of each base, by place."""
        arrays: dict[str, Any] = {}
        for place, base in enumerate(self.bases):
            arrays |= nested(f"base{place}", base.fit(table, target, weight=weight).arrays)
        return arrays

    def ready(self, arrays: Arrays) -> Any:
        """State of each base."""
        return tuple(base.ready(within(f"base{place}", arrays)) for place, base in enumerate(self.bases))

    def answer(self, state: Any, table: Table) -> Floats:
        """Probabilities (M, K)."""
        scores = np.zeros((len(table), self.outcomes or 0))
        for base, one in zip(self.bases, state, strict=True):
            table.check(holes=base.holes)
            scores += np.log(np.maximum(np.asarray(base.answer(one, table), dtype=np.float64), self.least))
        return softmax(scores / len(self.bases))
