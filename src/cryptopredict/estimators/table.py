"""Rows of named features, and what is refused before any model sees them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers

__all__ = ["Table", "checked_target", "checked_weight"]

_KINDS = ("float32", "float64")
_MIN_ROWS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """M rows of features.

    `values` (M, F), or (M, L, F) for models of sequences, float32 or float64, NaN where unknown; `names` (F) are the features in
    order; `times` (M,) is the moment of each row in epoch seconds: rows of one moment are one cluster and one cross-section;
    `groups` (M,) says which asset a row is about, zeros where there is only one.
    """

    values: NDArray[Any]
    names: tuple[str, ...]
    times: Integers
    groups: Integers

    def __post_init__(self) -> None:
        values = self.values
        if values.ndim < 2 or str(values.dtype) not in _KINDS:
            raise BadInput(
                f"Features of type {values.dtype} with {values.ndim} dimensions cannot be used",
                to_do="Give (rows, features) in float32 or float64.",
            )
        if values.shape[-1] != len(self.names) or len(set(self.names)) != len(self.names) or not self.names:
            raise BadInput(
                f"{values.shape[-1]} columns do not fit {len(self.names)} names", why="Each column needs its own name."
            )
        if self.times.shape != values.shape[:1] or self.groups.shape != values.shape[:1]:
            raise BadInput("Features, times and groups differ in length", to_do="Give one time and one group for each row.")

    def __len__(self) -> int:
        return int(self.values.shape[0])

    def rows(self, chosen: NDArray[Any]) -> "Table":
        """The rows at these positions, or where this mask is true, in that order."""
        return Table(self.values[chosen], self.names, self.times[chosen], self.groups[chosen])

    def with_values(self, values: NDArray[Any], names: tuple[str, ...]) -> "Table":
        """The same rows with other features."""
        return Table(values, names, self.times, self.groups)

    def column(self, name: str) -> NDArray[Any]:
        """One feature, (M,) or (M, L)."""
        if name not in self.names:
            raise BadInput(f"There is no feature {name!r}", why=f"There are {', '.join(self.names)}.")
        column: NDArray[Any] = self.values[..., self.names.index(name)]
        return column

    def check(self, *, holes: bool) -> None:
        """Refuse infinities, tables without any value and, unless `holes` are allowed, missing values."""
        # A sum is finite only if every term is: one pass without a second array, and the slow look only when something is wrong.
        with np.errstate(invalid="ignore", over="ignore"):
            if np.isfinite(self.values.sum(dtype=np.float64)):
                return
        if np.isinf(self.values).any():
            raise BadInput("A feature is infinite", why=f"Seen in {self._names_where(np.isinf(self.values))}.")
        missing = np.isnan(self.values)
        if missing.all() and len(self) > 0:
            raise BadInput("No feature has any value", to_do="Leave such rows out.")
        if not holes and missing.any():
            raise BadInput(
                f"Values are missing in {self._names_where(missing)}",
                why="This model cannot use rows with holes.",
                to_do="Fill them inside the fold (`Impute`) or leave the rows out.",
            )

    def _names_where(self, flags: NDArray[np.bool_]) -> str:
        seen = np.flatnonzero(flags.reshape(-1, len(self.names)).sum(axis=0))
        return ", ".join(self.names[place] for place in seen)


def checked_target(table: Table, target: Floats, classes: int | None, *, partial: bool = False) -> Floats:
    """The labels (M,) or (M, K) as float64; refused with under two rows, other lengths, holes, or classes outside 0..`classes`-1.

    With `partial`, some outcomes of a row may be NaN, not yet known, as long as one is known.
    """
    rows = len(table)
    if rows < _MIN_ROWS:
        raise BadInput(f"{rows} rows are too few to fit anything", to_do="Give at least two.")
    labels = np.asarray(target, dtype=np.float64)
    if labels.shape[:1] != (rows,):
        raise BadInput(f"{labels.shape[:1]} labels do not fit {rows} rows")
    known = np.isfinite(labels)
    if np.isinf(labels).any() or not (known.reshape(rows, -1).any(axis=1) if partial else known).all():
        raise BadInput("A label is missing or infinite", to_do="Leave out the rows whose outcome is not known.")
    if classes is not None and not (np.isin(labels, np.arange(classes)).all() and labels.ndim == 1):
        raise BadInput(f"A label is not one of the classes 0 to {classes - 1}")
    return labels


def checked_weight(table: Table, weight: Floats | None) -> Floats:
    """Weights (M,) of the rows as float64, ones if none are given; refused if negative, missing or all zero."""
    if weight is None:
        return np.ones(len(table))
    given = np.asarray(weight, dtype=np.float64)
    if given.shape != (len(table),) or not np.isfinite(given).all() or (given < 0.0).any() or given.sum() <= 0.0:
        raise BadInput("The weights cannot be used", why="Each row needs one, none negative, not all zero.")
    return given
