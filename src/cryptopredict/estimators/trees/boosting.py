"""Boosted trees by XGBoost: classes, numbers, quantiles and ranks. Stored as its UBJSON bytes; the same seed gives the same bytes."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.protocol import Arrays, Estimator
from cryptopredict.estimators.table import Table

if TYPE_CHECKING:
    from xgboost import DMatrix

__all__ = ["BoostedClassifier", "BoostedQuantiles", "BoostedRanker", "BoostedRegressor"]


def _library() -> Any:
    # Not above: with all that it brings along it takes longer to load than the rest of a process together, and many never boost.
    import xgboost  # noqa: PLC0415

    return xgboost


@dataclass(frozen=True)
class _Boosted(Estimator):
    """Parameters that all boosted models share: `rounds` trees of `depth`, each weighing `rate`.

    `leaf`: least weight in a leaf; `row_share` and `feature_share` drawn for each tree; `shrink`: L2 penalty of leaves; `bins` of a
    feature; `monotone`: −1, 0 or 1 for each feature, empty for none; `threads` is part of the parameters, for sums are rounded by it.
    """

    holes: ClassVar[bool] = True
    rounds: int = 200
    depth: int = 4
    rate: float = 0.05
    leaf: float = 20.0
    row_share: float = 0.8
    feature_share: float = 0.8
    shrink: float = 1.0
    bins: int = 128
    monotone: tuple[int, ...] = ()
    seed: int = 0
    threads: int = 2

    @abstractmethod
    def _goal(self) -> dict[str, Any]:
        """What XGBoost is asked to minimise."""

    def _rows(self, table: Table, target: Floats, weight: Floats) -> "DMatrix":
        if target.ndim != 1:
            raise BadInput("Boosted trees learn one outcome at a time")
        rows: DMatrix = _library().QuantileDMatrix(table.values, target, weight=weight, max_bin=self.bins, nthread=self.threads)
        return rows

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """`booster`: the bytes."""
        if self.monotone and len(self.monotone) != len(table.names):
            raise BadInput(f"{len(self.monotone)} directions do not fit {len(table.names)} features")
        asked = {
            "tree_method": "hist",
            "max_bin": self.bins,
            "max_depth": self.depth,
            "eta": self.rate,
            "min_child_weight": self.leaf,
            "subsample": self.row_share,
            "colsample_bytree": self.feature_share,
            "reg_lambda": self.shrink,
            "monotone_constraints": self.monotone or None,
            "seed": self.seed,
            "nthread": self.threads,
            **self._goal(),
        }
        given = {name: value for name, value in asked.items() if value is not None}
        booster = _library().train(given, self._rows(table, target, weight), num_boost_round=self.rounds)
        return {"booster": np.frombuffer(bytes(booster.save_raw("ubj")), dtype=np.uint8)}

    def ready(self, arrays: Arrays) -> Any:
        """The booster itself."""
        booster = _library().Booster({"nthread": self.threads})
        booster.load_model(bytearray(arrays["booster"].tobytes()))
        return booster

    def answer(self, state: Any, table: Table) -> Floats:
        """Expected outcomes (M,), or what the class says."""
        said: Floats = np.asarray(state.inplace_predict(table.values), dtype=np.float64)
        return said

    def shares(self, state: Any, table: Table) -> Floats:
        """Shapley values (M, F), exact for trees: Lundberg, Erion and Lee 2018. Of the score, before it is made a probability."""
        found = state.predict(_library().DMatrix(table.values, nthread=self.threads), pred_contribs=True)
        if found.ndim != 2:
            return super().shares(state, table)
        return np.asarray(found[:, :-1], dtype=np.float64)


@dataclass(frozen=True)
class BoostedRegressor(_Boosted):
    """Expected values: `goal` `squares`, or `huber` for outcomes with wild tails (about the median of them)."""

    kind: ClassVar[str] = "boosted_regressor"
    goal: Literal["huber", "squares"] = "squares"

    def _goal(self) -> dict[str, Any]:
        return {"objective": "reg:squarederror" if self.goal == "squares" else "reg:pseudohubererror"}


@dataclass(frozen=True)
class BoostedClassifier(_Boosted):
    """Probabilities (M, K) of `classes`."""

    kind: ClassVar[str] = "boosted_classifier"
    classes: int = 2

    @property
    def outcomes(self) -> int:
        """Number of classes."""
        return self.classes

    def _goal(self) -> dict[str, Any]:
        if self.classes == 2:
            return {"objective": "binary:logistic"}
        return {"objective": "multi:softprob", "num_class": self.classes}

    def answer(self, state: Any, table: Table) -> Floats:
        """Probabilities (M, K)."""
        said = super().answer(state, table)
        return np.column_stack([1.0 - said, said]) if self.classes == 2 else said.reshape(len(table), self.classes)


@dataclass(frozen=True)
class BoostedQuantiles(_Boosted):
    """Quantiles (M, Q) at ascending `levels`, never crossing."""

    kind: ClassVar[str] = "boosted_quantiles"
    levels: tuple[float, ...] = (0.1, 0.5, 0.9)

    def __post_init__(self) -> None:
        if not self.levels or any(not 0.0 < level < 1.0 for level in self.levels) or list(self.levels) != sorted(self.levels):
            raise BadInput("Levels of quantiles lie between 0 and 1, ascending")

    def _goal(self) -> dict[str, Any]:
        return {"objective": "reg:quantileerror", "quantile_alpha": list(self.levels)}

    def answer(self, state: Any, table: Table) -> Floats:
        """Quantiles (M, Q)."""
        return np.sort(super().answer(state, table).reshape(len(table), len(self.levels)), axis=1)


@dataclass(frozen=True)
class BoostedRanker(_Boosted):
    """Scores (M,) that order the rows of a moment by outcome; outcomes become `grades` by their place within their moment.

    Each row is compared with `pairs` others drawn from its moment: with a hundred rows a moment, four order as well as the many that
    XGBoost would take, in a third of the time.
    """

    kind: ClassVar[str] = "boosted_ranker"
    goal: Literal["ndcg", "pairwise"] = "pairwise"
    grades: int = 8
    pairs: int = 4

    def __post_init__(self) -> None:
        if not 2 <= self.grades <= 31:
            raise BadInput(f"{self.grades} grades cannot be ranked", to_do="Ask for 2 to 31.")

    def _goal(self) -> dict[str, Any]:
        return {
            "objective": f"rank:{self.goal}",
            "lambdarank_pair_method": "mean",
            "lambdarank_num_pair_per_sample": self.pairs,
        }

    def _rows(self, table: Table, target: Floats, weight: Floats) -> "DMatrix":
        if target.ndim != 1:
            raise BadInput("Boosted trees learn one outcome at a time")
        order = np.lexsort((target, table.times))
        moments, starts, sizes = np.unique(table.times[order], return_index=True, return_counts=True)
        place = np.arange(len(table)) - np.repeat(starts, sizes)
        grades = place * self.grades // np.repeat(sizes, sizes)
        rows: DMatrix = _library().QuantileDMatrix(
            table.values[order],
            grades,
            weight=np.add.reduceat(weight[order], starts) / sizes,
            qid=np.repeat(np.arange(moments.shape[0]), sizes),
            max_bin=self.bins,
            nthread=self.threads,
        )
        return rows
