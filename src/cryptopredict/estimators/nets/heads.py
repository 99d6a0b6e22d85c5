"""What a net is asked: heads over the columns of the target, their labels, and their answers in the units of the target."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.models import softmax
from cryptopredict.estimators.protocol import Arrays, Part

__all__ = ["Head", "Labels", "answers", "labels", "slots"]

_FAR = 5.0


@dataclass(frozen=True)
class Head(Part):
    """One question, asked of each of `columns` of the target (a target (M,) has the column 0), and counting `weight` in the loss.

    `goal` `regression`: the expected outcome, by squared error (1 answer a column); outcomes further than five deviations from the
    mean count as five, so that no single day owns the net. `classes`: probabilities of 0..`classes`-1 (`classes` answers).
    `quantiles`: at ascending `levels`, never crossing (as many answers). `ranks`: a score that orders the rows of a moment, by squared
    error to their place in it, −0.5 to 0.5 (1 answer): what is won is the rank correlation within the moment.
    """

    kind: ClassVar[str] = "head"
    goal: Literal["classes", "quantiles", "ranks", "regression"] = "regression"
    columns: tuple[int, ...] = (0,)
    classes: int = 2
    levels: tuple[float, ...] = (0.1, 0.5, 0.9)
    weight: float = 1.0

    def __post_init__(self) -> None:
        levels = list(self.levels)
        if self.goal not in {"classes", "quantiles", "ranks", "regression"} or self.classes < 2 or self.weight <= 0.0:
            raise BadInput(f"No head can ask for {self.goal} of {self.classes} classes with the weight {self.weight}")
        if not self.columns or min(self.columns) < 0 or len(set(self.columns)) < len(self.columns):
            raise BadInput("A head needs columns of the target, each once")
        if not levels or levels != sorted(set(levels)) or not 0.0 < levels[0] <= levels[-1] < 1.0:
            raise BadInput("Levels of quantiles lie between 0 and 1, ascending")

    @property
    def width(self) -> int:
        """Answers for each column."""
        return {"classes": self.classes, "quantiles": len(self.levels)}.get(self.goal, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """What is learnt, by slot (a head and one of its columns, in order), S of them with W answers together.

    `values` (M, S) float32 scaled, 0 where not known; `weight` (M, S) float32, 0 where not known, with a mean of the head's weight over
    the rows learnt from; `centre` and `spread` (S) bring answers back; `start` (W) is what the net says before it has learnt anything:
    the frequencies, the mean, the quantiles.
    """

    values: NDArray[np.float32]
    weight: NDArray[np.float32]
    centre: Floats
    spread: Floats
    start: Floats


def slots(heads: tuple[Head, ...]) -> list[tuple[Head, int, slice]]:
    """Each head with each of its columns, and where its answers stand among all."""
    found, begin = [], 0
    for head in heads:
        for column in head.columns:
            found.append((head, column, slice(begin, begin + head.width)))
            begin += head.width
    return found


def labels(heads: tuple[Head, ...], target: Floats, weight: Floats, times: Integers, learnt: NDArray[np.bool_]) -> Labels:
    """Labels of all rows, scaled by those of the rows that are `learnt` from.

    Raises:
        BadInput: A head asks for a column that is not there, for classes that are not 0..C-1, or for one that is never known.
    """
    asked = slots(heads)
    outcomes = target if target.ndim == 2 else target[:, None]
    values, weights = np.zeros((len(target), len(asked)), np.float32), np.zeros((len(target), len(asked)), np.float32)
    centre, spread, start = np.zeros(len(asked)), np.ones(len(asked)), np.zeros(asked[-1][2].stop)
    for place, (head, column, where) in enumerate(asked):
        if column >= outcomes.shape[1]:
            raise BadInput(f"A head asks for column {column}", why=f"The target has {outcomes.shape[1]}.")
        outcome = outcomes[:, column]
        known = np.isfinite(outcome)
        used = known & learnt & (weight > 0.0)
        if not used.any():
            raise BadInput(f"No outcome in column {column} is known", to_do="Leave the head out or wait until some are.")
        if head.goal == "classes":
            if not np.isin(outcome[known], np.arange(head.classes)).all():
                raise BadInput(f"A label in column {column} is not one of the classes 0 to {head.classes - 1}")
            counts = np.bincount(outcome[used].astype(np.int64), weights=weight[used], minlength=head.classes)
            start[where] = np.log((counts + 1.0) / (counts.sum() + head.classes))
        elif head.goal == "ranks":
            outcome = _places(outcome, times)
        else:
            centre[place], spread[place] = _scale(outcome[used])
            outcome = np.clip((outcome - centre[place]) / spread[place], -_FAR, _FAR)
            if head.goal == "quantiles":
                start[where] = np.quantile(outcome[used], head.levels)
        values[:, place] = np.where(known, outcome, 0.0)
        weights[:, place] = np.where(known, weight, 0.0) * (head.weight * learnt.sum() / weight[used].sum())
    return Labels(values, weights, centre, spread, start)


def _scale(outcome: Floats) -> tuple[float, float]:
    deviation = float(outcome.std())
    return float(outcome.mean()), deviation if deviation > 0.0 else 1.0


def _places(outcome: Floats, times: Integers) -> Floats:
    """The place of each known outcome within its moment, −0.5 to 0.5; 0 where it stands alone."""
    order = np.lexsort((outcome, times))  # what is not known sorts last within its moment
    _, starts, inverse = np.unique(times[order], return_index=True, return_inverse=True)
    known = np.add.reduceat(np.isfinite(outcome[order]).astype(np.float64), starts)[inverse]
    place = np.arange(len(times)) - starts[inverse]
    found = np.full(len(times), np.nan)
    found[order] = np.where(known > 1, place / np.maximum(known - 1, 1) - 0.5, 0.0)
    return found


def answers(heads: tuple[Head, ...], arrays: Arrays, raw: NDArray[Any]) -> Floats:
    """The net's outputs (M, W) as answers in the units of the target, float64, in the same places."""
    found = raw.astype(np.float64)
    for place, (head, _, where) in enumerate(slots(heads)):
        if head.goal == "classes":
            found[:, where] = softmax(found[:, where])
            continue
        if head.goal == "quantiles":
            found[:, where] = np.sort(found[:, where], axis=1)
        found[:, where] = arrays["target/centre"][place] + arrays["target/spread"][place] * found[:, where]
    return found
