"""A contextual bandit with linear rewards: which of several arms to pull, from what is known of the situation.

Each arm has a linear model of its reward with a Gaussian prior: its posterior mean is ridge regression. How unsure it is decides who is
tried: LinUCB (Li, Chu, Langford and Schapire 2010) takes the arm whose reward could be highest, Thompson sampling (Agrawal and Goyal
2013) draws one model from each posterior. The greedy choice that looks at means alone can stay with a bad arm for ever.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.models.linear import linear_scores
from cryptopredict.estimators.protocol import Arrays, Estimator
from cryptopredict.estimators.table import Table

__all__ = ["LinearBandit", "Posterior", "walk_posteriors"]


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """What was learnt of K arms from D numbers: `precision` (K, D, D) and `moment` (K, D), before the variance of the noise."""

    precision: Floats
    moment: Floats

    @classmethod
    def prior(cls, arms: int, dimensions: int, strength: float = 1.0) -> "Posterior":
        """Nothing learnt yet: every weight is zero, give or take 1 / √`strength`."""
        if arms < 1 or dimensions < 1 or strength <= 0.0:
            raise BadInput("A bandit needs an arm, a number to go by, and a strength above 0")
        return cls(np.tile(strength * np.eye(dimensions), (arms, 1, 1)), np.zeros((arms, dimensions)))

    def learn(self, contexts: Floats, arms: Integers, rewards: Floats, weights: Floats | None = None) -> "Posterior":
        """After M pulls: `contexts` (M, D), `arms` (M,) 0..K-1, `rewards` (M,), `weights` (M,) ≥ 0, ones if not given."""
        precision, moment = self.precision.copy(), self.moment.copy()
        _add(contexts, arms, rewards, np.ones(len(arms)) if weights is None else weights, precision, moment)
        return Posterior(precision, moment)

    @property
    def mean(self) -> Floats:
        """Expected weights (K, D)."""
        return np.asarray(np.linalg.solve(self.precision, self.moment[..., None])[..., 0], dtype=np.float64)

    def expected(self, contexts: Floats) -> Floats:
        """Expected reward (M, K) of each arm."""
        return linear_scores(contexts, np.ascontiguousarray(self.mean.T), np.zeros(len(self.moment)))

    def doubt(self, contexts: Floats) -> Floats:
        """Standard deviation (M, K) of that expectation, in units of the noise of one reward."""
        covariance = np.linalg.inv(self.precision)
        variance: Floats = np.maximum(np.einsum("md,kde,me->mk", contexts, covariance, contexts), 0.0)
        return np.sqrt(variance)

    def upper(self, contexts: Floats, *, width: float) -> Floats:
        """LinUCB: the expectation and `width` doubts above it, (M, K)."""
        return self.expected(contexts) + width * self.doubt(contexts)

    def drawn(self, contexts: Floats, rng: np.random.Generator, *, noise: float = 1.0) -> Floats:
        """Thompson sampling: rewards (M, K) under one draw of the weights; `noise` is the standard deviation of a reward."""
        mean, root = self.mean, np.linalg.cholesky(np.linalg.inv(self.precision))
        drawn: Floats = mean + noise * np.einsum("kde,ke->kd", root, rng.standard_normal(mean.shape))
        return contexts @ drawn.T


@njit(cache=True, nogil=True)
def _add(contexts: Floats, arms: Integers, rewards: Floats, weights: Floats, precision: Floats, moment: Floats) -> None:
    """Add rows up in their order: a matrix product rounds by the number of rows."""
    rows, size = contexts.shape
    for m in range(rows):
        k = arms[m]
        for i in range(size):
            part = weights[m] * contexts[m, i]
            moment[k, i] += part * rewards[m]
            for j in range(size):
                precision[k, i, j] += part * contexts[m, j]


def walk_posteriors(gains: "tuple[Floats, Floats]", *, delay: int, strength: float, half_life: float | None) -> Posterior:
    """The posterior at every row: `gains` are what each row taught, (T, K, D, D) and (T, K, D), known `delay` rows later.

    What was learnt fades with `half_life` rows. Both parts of the result have T as their first dimension.
    """
    keep = 1.0 if half_life is None else 0.5 ** (1.0 / half_life)
    return Posterior(*_fade(*gains, delay, strength, keep))


@njit(cache=True, nogil=True)
def _fade(grams: Floats, moments: Floats, delay: int, strength: float, keep: float) -> tuple[Floats, Floats]:
    rows, arms, size = moments.shape
    precision, moment = np.zeros_like(grams), np.zeros_like(moments)
    gram, total = np.zeros((arms, size, size)), np.zeros((arms, size))
    for t in range(rows):
        gram *= keep
        total *= keep
        if t >= delay:
            gram += grams[t - delay]
            total += moments[t - delay]
        precision[t] = gram
        moment[t] = total
        for k in range(arms):
            for i in range(size):
                precision[t, k, i, i] += strength
    return precision, moment


@dataclass(frozen=True)
class LinearBandit(Estimator):
    """Learns from pulls: the feature `arm` holds which of the `arms` was pulled (0..K-1), the target what it brought.

    Answers with the expected reward of every arm, (M, K), whatever `arm` says.
    """

    kind: ClassVar[str] = "linear_bandit"
    arm: str
    arms: int
    strength: float = 1.0

    def __post_init__(self) -> None:
        if self.arms < 2 or self.strength <= 0.0:
            raise BadInput("A bandit needs two arms or more and a strength above 0")

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """`precision` (K, D, D) and `moment` (K, D); the last of the D numbers is 1."""
        pulled = table.column(self.arm)
        if target.ndim != 1 or not np.isin(pulled, np.arange(self.arms)).all():
            raise BadInput("The pulls cannot be used", why=f"Each needs an arm 0 to {self.arms - 1} and one reward.")
        found = Posterior.prior(self.arms, len(table.names), self.strength).learn(
            self._contexts(table), pulled.astype(np.int64), target, weight
        )
        return {"precision": found.precision, "moment": found.moment}

    def ready(self, arrays: Arrays) -> Posterior:
        """The posterior."""
        return Posterior(arrays["precision"], arrays["moment"])

    def answer(self, state: Any, table: Table) -> Floats:
        """Expected rewards (M, K)."""
        expected: Floats = state.expected(self._contexts(table))
        return expected

    def _contexts(self, table: Table) -> Floats:
        others = [place for place, name in enumerate(table.names) if name != self.arm]
        values: NDArray[np.float64] = table.values[:, others].astype(np.float64)
        return np.ascontiguousarray(np.column_stack([values, np.ones(len(table))]))
