"""Linear models: ridge regression and logistic regression for any number of classes. Features should be scaled before."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.protocol import Arrays, Estimator
from cryptopredict.estimators.table import Table

__all__ = ["Logistic", "Ridge", "linear_scores", "softmax"]

_CLOSE = 1e-10


@njit(cache=True, nogil=True)
def linear_scores(values: NDArray[Any], slope: Floats, level: Floats) -> Floats:
    """Scores (M, K), each row added up in the same order.

    A matrix product rounds a row by its place in a block, so that one row alone would not give what it gave among thousands.
    """
    rows, features = values.shape
    found = np.empty((rows, level.shape[0]))
    for m in range(rows):
        for k in range(level.shape[0]):
            total = level[k]
            for j in range(features):
                total += values[m, j] * slope[j, k]
            found[m, k] = total
    return found


def softmax(scores: Floats) -> Floats:
    """Probabilities (M, K) of scores (M, K)."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    total = np.zeros(raised.shape[0])
    for k in range(raised.shape[1]):
        total += raised[:, k]
    probability: Floats = raised / total[:, None]
    return probability


@dataclass(frozen=True)
class Ridge(Estimator):
    """Least squares with `strength` × the squared slopes added, solved exactly; one or more outcomes at once."""

    kind: ClassVar[str] = "ridge"
    strength: float = 1.0

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """`slope` (F, K) and `level` (K,)."""
        x = table.values.astype(np.float64)
        y = target if target.ndim == 2 else target[:, None]
        share = weight / weight.sum()
        x_mean, y_mean = share @ x, share @ y
        centred = x - x_mean
        gram = centred.T @ (centred * weight[:, None]) + self.strength * np.eye(x.shape[1])
        slope = np.linalg.lstsq(gram, centred.T @ ((y - y_mean) * weight[:, None]), rcond=None)[0]
        return {"slope": slope, "level": y_mean - x_mean @ slope, "flat": np.array([target.ndim == 1])}

    def answer(self, state: Any, table: Table) -> Floats:
        """Expected outcomes (M,) or (M, K)."""
        found = linear_scores(np.ascontiguousarray(table.values), state["slope"], state["level"])
        flat: Floats = found[:, 0] if state["flat"][0] else found
        return flat

    def shares(self, state: Any, table: Table) -> Floats:
        """What each feature adds to the first outcome, (M, F), beside a row where all are zero."""
        found: Floats = table.values.astype(np.float64) * state["slope"][:, 0]
        return found


@dataclass(frozen=True)
class Logistic(Estimator):
    """Multinomial logistic regression with ½ `strength` × the squared slopes added, by Newton's method to machine precision."""

    kind: ClassVar[str] = "logistic"
    classes: int
    strength: float = 1.0
    rounds: int = 50

    def __post_init__(self) -> None:
        if self.classes < 2 or self.strength <= 0.0:
            raise BadInput("A logistic model needs two classes or more and a strength above 0")

    @property
    def outcomes(self) -> int:
        """Number of classes."""
        return self.classes

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """`slope` (F, K) and `level` (K,)."""
        x = np.column_stack([table.values.astype(np.float64), np.ones(len(table))])
        happened = np.eye(self.classes)[target.astype(np.int64)]
        penalty: Floats = np.full(x.shape[1], self.strength)
        # The levels are free but for a trace: adding the same to all of them changes nothing, and the system must be solvable.
        penalty[-1] = 1e-6
        beta: Floats = np.zeros((x.shape[1], self.classes))
        loss = self._loss(x, happened, weight, penalty, beta)
        for _ in range(self.rounds):
            step = self._step(x, happened, weight, penalty, beta)
            size = 1.0
            while size > _CLOSE and self._loss(x, happened, weight, penalty, beta - size * step) > loss:
                size *= 0.5
            if size <= _CLOSE:
                break
            beta -= size * step
            found = self._loss(x, happened, weight, penalty, beta)
            if loss - found <= _CLOSE * abs(loss):
                break
            loss = found
        return {"slope": np.ascontiguousarray(beta[:-1]), "level": beta[-1]}

    def answer(self, state: Any, table: Table) -> Floats:
        """Probabilities (M, K)."""
        return softmax(linear_scores(np.ascontiguousarray(table.values), state["slope"], state["level"]))

    @staticmethod
    def _loss(x: Floats, happened: Floats, weight: Floats, penalty: Floats, beta: Floats) -> float:
        scores = x @ beta
        top = scores.max(axis=1)
        logs = top + np.log(np.exp(scores - top[:, None]).sum(axis=1)) - (scores * happened).sum(axis=1)
        return float((weight * logs).sum() + 0.5 * (penalty[:, None] * beta * beta).sum())

    @staticmethod
    def _step(x: Floats, happened: Floats, weight: Floats, penalty: Floats, beta: Floats) -> Floats:
        features, classes = beta.shape
        said = softmax(x @ beta)
        slope = x.T @ (weight[:, None] * (said - happened)) + penalty[:, None] * beta
        bend = np.zeros((classes, features, classes, features))
        for a in range(classes):
            for b in range(a, classes):
                curve = weight * said[:, a] * ((a == b) - said[:, b])
                bend[a, :, b, :] = x.T @ (x * curve[:, None])
                bend[b, :, a, :] = bend[a, :, b, :].T
            bend[a, :, a, :] += np.diag(penalty)
        square = bend.reshape(classes * features, classes * features)
        step: Any = np.linalg.lstsq(square, slope.T.reshape(-1), rcond=None)[0]
        return np.asarray(step.reshape(classes, features).T)
