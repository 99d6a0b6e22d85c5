"""What is done to features before a model sees them, learnt from the rows of the fold alone: filling, scaling."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.protocol import Arrays, Part
from cryptopredict.estimators.table import Table

__all__ = ["Impute", "RobustScale", "Step"]

_IQR_OF_NORMAL = 1.3489795003921634


@dataclass(frozen=True)
class Step(Part):
    """A change of features that was learnt in the fold."""

    @abstractmethod
    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """Arrays that hold what was learnt."""

    @abstractmethod
    def change(self, arrays: Arrays, table: Table) -> Table:
        """The same rows with changed features; the given table stays as it is."""


def _quartiles(values: NDArray[Any], names: tuple[str, ...]) -> Floats:
    empty = [name for name, column in zip(names, values.T, strict=True) if np.isnan(column).all()]
    if empty:
        raise BadInput(
            f"No row of the fold has {', '.join(empty)}", to_do="Leave the feature out, or let `Select` do so before this step."
        )
    found: Floats = np.nanpercentile(values.astype(np.float64), [25.0, 50.0, 75.0], axis=0)
    return found


@dataclass(frozen=True)
class Impute(Step):
    """Fill holes with the median of the rows learnt from."""

    kind: ClassVar[str] = "impute"

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:  # noqa: ARG002  # others need them
        """The medians (F,)."""
        return {"median": _quartiles(table.values, table.names)[1]}

    def change(self, arrays: Arrays, table: Table) -> Table:
        """Holes filled."""
        filled = np.where(np.isnan(table.values), arrays["median"].astype(table.values.dtype), table.values)
        return table.with_values(filled, table.names)


@dataclass(frozen=True)
class RobustScale(Step):
    """Centre by the median, divide by the quartile range (as wide as one standard deviation of a normal), cut at ± `clip`.

    `by` `train`: by the rows learnt from. `moment`: by the rows of the same moment, where nothing is learnt; moments with fewer than
    `minimum` known values give 0. A feature that does not vary gives 0. Holes stay.
    """

    kind: ClassVar[str] = "robust_scale"
    by: Literal["moment", "train"] = "train"
    clip: float = 5.0
    minimum: int = 5

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:  # noqa: ARG002  # others need them
        """Centres and widths (F,), or nothing."""
        if self.by == "moment":
            return {}
        low, middle, high = _quartiles(table.values, table.names)
        width = (high - low) / _IQR_OF_NORMAL
        # Rare events are zero in three rows of four: their quartiles say nothing, their deviation does.
        width = np.where(width > 0.0, width, np.nanstd(table.values.astype(np.float64), axis=0))
        return {"centre": middle, "width": width}

    def change(self, arrays: Arrays, table: Table) -> Table:
        """Features scaled."""
        values = table.values.astype(np.float64)
        if self.by == "moment":
            order = np.argsort(table.times, kind="stable")
            starts = np.flatnonzero(np.r_[True, np.diff(table.times[order]) > 0, True]) if len(table) else np.zeros(1, np.int64)
            scaled = _by_moment(values, order, starts, self.minimum)
        else:
            width = arrays["width"]
            scaled = np.where(width > 0.0, (values - arrays["centre"]) / np.where(width > 0.0, width, 1.0), values * 0.0)
        return table.with_values(np.clip(scaled, -self.clip, self.clip).astype(table.values.dtype), table.names)


@njit(cache=True, nogil=True)
def _at(ordered: Floats, share: float) -> float:
    place = share * (ordered.shape[0] - 1)
    below = int(place)
    above = min(below + 1, ordered.shape[0] - 1)
    return float(ordered[below] + (place - below) * (ordered[above] - ordered[below]))


@njit(cache=True, nogil=True)
def _by_moment(values: Floats, order: Integers, starts: Integers, minimum: int) -> Floats:
    scaled = np.full(values.shape, np.nan)
    for k in range(starts.shape[0] - 1):
        rows = order[starts[k] : starts[k + 1]]
        for j in range(values.shape[1]):
            column = np.empty(rows.shape[0])
            n = 0
            for row in rows:
                if values[row, j] == values[row, j]:
                    column[n] = values[row, j]
                    n += 1
            ordered = np.sort(column[:n])
            width = (_at(ordered, 0.75) - _at(ordered, 0.25)) / _IQR_OF_NORMAL if n >= minimum else 0.0
            middle = _at(ordered, 0.5) if n >= minimum else 0.0
            for row in rows:
                if values[row, j] == values[row, j]:
                    scaled[row, j] = (values[row, j] - middle) / width if width > 0.0 else 0.0
    return scaled
