"""What a model is to the engine: its questions as tables of rows, what is fitted to them, and by which losses it is judged."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.protocol import Estimator, Fitted
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.training.material import Material, Options

__all__ = ["MODEL", "UNSEEN", "Part", "Question", "Recipe", "Walked"]

MODEL = "model"
"""The name under which the answers of the model itself stand."""
UNSEEN = " unseen"
"""What is added to a name where the fit had not seen the row's asset."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One question that a version answers, by `name` such as `d7`.

    `table`: M rows, those of one moment being one cluster. `target` (M,) or (M, K), NaN where the outcome is not known: such rows
    are not learnt from but are spoken for. `horizon`: seconds after the row's time until its outcome is known. `model` is kept in the
    version; `baselines` are fitted to the same rows and only compared. `strangers` (M,): rows of assets that a second fit does not
    see, in trainings that are not quick; it answers for them under "model unseen" and "<baseline> unseen". `beside`: arrays with M
    rows that no model sees and that questions and tables are made of, such as outcomes in their own units.
    """

    name: str
    table: Table
    target: Floats
    horizon: int
    model: Estimator
    baselines: Mapping[str, Estimator]
    strangers: NDArray[np.bool_] | None = None
    beside: Mapping[str, NDArray[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows = len(self.table)
        arrays = [self.target, *self.beside.values(), *([] if self.strangers is None else [self.strangers])]
        if any(array.shape[:1] != (rows,) for array in arrays):
            raise BadInput(f"Arrays of {self.name} differ in length", to_do=f"Give one entry for each of its {rows} rows.")
        if not self.name.isidentifier() or MODEL in self.baselines or self.horizon < 0:
            raise BadInput(
                f"{self.name!r} cannot be a part", why="It needs a plain name, a horizon ≥ 0, and baselines have others."
            )

    def known(self, *, partly: bool = False) -> NDArray[np.bool_]:
        """Rows (M,) whose outcome is known, or with `partly` one of whose outcomes is."""
        finite = np.isfinite(self.target.reshape(len(self.table), -1))
        counted = finite.sum(axis=1)
        found: NDArray[np.bool_] = counted > 0 if partly else counted == finite.shape[1]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Walked:
    """What came of walking forward. Folds of all parts begin at the same moments; the newest knows everything.

    `starts`: when each fold begins to speak (epoch seconds). `said`: by part and then by "model", name of a baseline, or either with
    " unseen", answers (M,) or (M, K), NaN where no fold spoke. `fold`: by part (M,), which fold's rows these are, −1 before the
    first. `models`: by part, one for each fold, None where it could not be fitted.
    """

    parts: Mapping[str, Part]
    starts: tuple[int, ...]
    said: Mapping[str, Mapping[str, Floats]]
    fold: Mapping[str, Integers]
    models: Mapping[str, tuple[Fitted | None, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One line of the report's table, and one gate if `gated`.

    `key` names it ("assets_d1"), `what` says it in words, `metric` is what the losses are means of; where more is better (a rank IC)
    the loss is the negative of it, and figures are shown as losses. `model` (M,) and `baselines` (M,) are losses of the same rows,
    NaN where a row does not count; the gate is against the first baseline. `times` (M,): when each row was decided; `groups` (M,):
    which asset, None where a moment has one row; `fold` (M,), −1 for none; `horizon`: seconds until the outcome is known. `worth`:
    share of the baseline's loss that must be won on top.

    `said` (M,) or (M, K) are the probabilities that would be published, `happened` (M,) is 0 or 1, or the class: with both, a
    calibration error is part of the gate (10 bins of equal mass; of classes, the likeliest).
    """

    key: str
    what: str
    metric: str
    model: Floats
    baselines: Mapping[str, Floats]
    times: Integers
    fold: Integers
    horizon: int
    worth: float = 0.0
    said: Floats | None = None
    happened: Floats | None = None
    gated: bool = True
    groups: Integers | None = None

    def __post_init__(self) -> None:
        arrays = [self.model, *self.baselines.values(), self.times, self.fold]
        arrays += [array for array in (self.said, self.happened, self.groups) if array is not None]
        if not self.baselines or any(array.shape[:1] != self.times.shape for array in arrays):
            raise BadInput(f"{self.key} cannot be asked", why="It needs a baseline, and arrays that are as long as its times.")
        if (self.said is None) != (self.happened is None):
            raise BadInput(f"{self.key} has probabilities or outcomes, and not both")


def _no_extras(walked: Walked) -> Mapping[str, Any]:  # noqa: ARG001  # others look at it
    return {}


@dataclass(frozen=True)
class Recipe:
    """A model: how its rows are made, what is fitted, how it is judged. Pure.

    `tried`: variants that were compared before this one was chosen; the gate pays for them. `main_gate`: the key of the question that
    versions contend by. `uses`: by gate, what the cascade does with what stands behind it, in words. `specification`: JSON of
    what is fitted, whatever the data. `parts` raises `NoData` where there is too little. `extras`: more tables for the report, JSON.
    `undated`: the times of its rows are drawn, and mean nothing to anybody else.
    """

    name: str
    layer: Literal["macro", "sector", "asset", "timing"]
    tried: int
    main_gate: str
    uses: Mapping[str, str]
    specification: Callable[[], dict[str, Any]]
    parts: Callable[[Material, Options], tuple[Part, ...]]
    questions: Callable[[Walked], list[Question]]
    extras: Callable[[Walked], Mapping[str, Any]] = field(default=_no_extras)
    embargo_days: int = 1
    undated: bool = False

    @property
    def digest(self) -> str:
        """SHA-256 of what this model is: versions of the same specification differ in their data alone."""
        return hashlib.sha256(json.dumps(self.specification(), sort_keys=True).encode()).hexdigest()
