"""A text as the set of its words and pairs of words, weighed by how rare they are, under a logistic model: hard to beat on little text."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.models import softmax
from cryptopredict.estimators.protocol import Arrays, Estimator
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.text.words import numbers_of

__all__ = ["HashedLogistic"]

_BITS = 48
_TURN = np.uint64(1_000_003)
_CUT = np.uint64((1 << _BITS) - 1)
_ROUNDS = 500
_CLOSE = 1e-4  # slope of the mean loss at which it is done


@dataclass(frozen=True)
class HashedLogistic(Estimator):
    """Multinomial logistic regression with ½ `strength` × the squared slopes added, over runs of 1 to `run` words.

    A run counts once a text, weighed by its inverse document frequency, and the weights of a text have the length 1 (Salton and
    Buckley 1988). Runs that fewer than `least` texts of the fit hold are not known. Columns `beside` the words are features as they are.
    """

    kind: ClassVar[str] = "hashed_logistic"
    classes: int
    beside: tuple[str, ...] = ()
    run: int = 2
    least: int = 2
    strength: float = 0.2

    def __post_init__(self) -> None:
        if self.classes < 2 or self.strength <= 0.0 or self.run < 1 or self.least < 1:
            raise BadInput("A bag of words needs two classes or more, a strength above 0, and runs of 1 word or more")

    @property
    def outcomes(self) -> int:
        """Number of classes."""
        return self.classes

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """`runs` (G,) known by their numbers, ascending, `rarity` (G,), `slope` (G + B, K) float32 and `level` (K,)."""
        row, run = _runs(numbers_of(table, self.beside), self.run)
        known, texts = np.unique(run, return_counts=True)
        kept = texts >= self.least
        runs, rarity = known[kept], np.log((1.0 + len(table)) / (1.0 + texts[kept])) + 1.0
        features = self._features(table, (row, run), runs, rarity)
        happened = np.eye(self.classes)[target.astype(np.int64)]
        share = weight / weight.mean()
        size = features.shape[1] * self.classes

        def loss(at: Floats) -> tuple[float, Floats]:
            slope = at[:size].reshape(-1, self.classes)
            scores = features @ slope + at[size:]
            top = scores.max(axis=1)
            logs = top + np.log(np.exp(scores - top[:, None]).sum(axis=1)) - (scores * happened).sum(axis=1)
            off = share[:, None] * (softmax(scores) - happened)
            found = (share * logs).sum() + 0.5 * self.strength * (slope * slope).sum()
            turned = np.concatenate([(features.T @ off + self.strength * slope).reshape(-1), off.sum(axis=0)])
            return float(found) / len(table), turned / len(table)

        # The frequencies are where it begins; without any slope they are the answer.
        level = np.log((happened * share[:, None]).sum(axis=0) + 1.0)
        begin = np.concatenate([np.zeros(size), level - level.mean()])
        found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS, "gtol": _CLOSE}).x
        slope = found[:size].reshape(-1, self.classes).astype(np.float32)
        return {"runs": runs, "rarity": rarity, "slope": slope, "level": found[size:]}

    def answer(self, state: Any, table: Table) -> Floats:
        """Probabilities (M, K)."""
        runs = _runs(numbers_of(table, self.beside), self.run)
        features = self._features(table, runs, state["runs"], state["rarity"])
        return softmax(features @ state["slope"].astype(np.float64) + state["level"])

    def _features(self, table: Table, given: tuple[Integers, NDArray[np.uint64]], runs: Any, rarity: Floats) -> Any:
        """Sparse features (M, G + B), columns ascending within a row, so that every row is added up in the same order."""
        row, run = given
        place = np.minimum(np.searchsorted(runs, run), max(len(runs) - 1, 0))
        known = runs[place] == run if len(runs) else np.zeros(len(run), dtype=np.bool_)
        row, place = row[known], place[known]
        weight = rarity[place]
        length = np.sqrt(np.bincount(row, weights=weight * weight, minlength=len(table)))
        weight = weight / length[row]
        extra = np.stack([table.column(name) for name in self.beside], axis=1).astype(np.float64) if self.beside else None
        if extra is not None:
            rows, columns = np.nonzero(extra)
            row, place = np.concatenate([row, rows]), np.concatenate([place, columns + len(runs)])
            weight = np.concatenate([weight, extra[rows, columns]])
        order = np.lexsort((place, row))
        starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(table)))])
        shape = (len(table), len(runs) + len(self.beside))
        return csr_array((weight[order], place[order], starts), shape=shape)


def _runs(numbers: Integers, longest: int) -> tuple[Integers, NDArray[np.uint64]]:
    """Which text holds which run of words, each once, texts ascending."""
    given = numbers.astype(np.uint64)
    rows, runs = [], []
    for length in range(1, min(longest, given.shape[1]) + 1):
        positions = given.shape[1] - length + 1
        whole = np.ones((len(given), positions), dtype=np.bool_)
        run = np.zeros((len(given), positions), dtype=np.uint64)
        for offset in range(length):
            word = given[:, offset : offset + positions]
            whole &= word > 0
            run = (run * _TURN + word) & _CUT
        # The length is part of the number: a word is never taken for a pair of words.
        row, place = np.nonzero(whole)
        rows.append(row)
        runs.append(run[row, place] * np.uint64(16) + np.uint64(length))
    row, run = np.concatenate(rows), np.concatenate(runs)
    order = np.lexsort((run, row))
    row, run = row[order], run[order]
    new = np.ones(len(row), dtype=np.bool_)
    new[1:] = (np.diff(row) != 0) | (run[1:] != run[:-1])
    return row[new], run[new]
