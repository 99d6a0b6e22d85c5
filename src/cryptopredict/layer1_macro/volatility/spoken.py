"""What the folds said out of sample, row by row, beside what the baselines said and what happened."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.volatility import qlike
from cryptopredict.layer1_macro.volatility.rows import VolatilityRows

__all__ = ["Spoken"]


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """Variances (M,) by row, NaN where nothing was said or is known; filled fold by fold.

    `fold` (M,) spoke, −1 for none; `model`, `har` and `ewma` are answers; `blind` and `blind_har` are those for an asset that the fit
    had never seen; `happened` is the mean variance of the `ahead` days after.
    """

    ahead: int
    fold: Integers
    model: Floats
    har: Floats
    blind: Floats
    blind_har: Floats
    ewma: Floats
    happened: Floats

    @classmethod
    def nothing(cls, ahead: int, rows: VolatilityRows, happened: Floats) -> Self:
        """Before the first fold."""
        fold = np.full(len(rows.table), -1, dtype=np.int64)
        model, har, blind, blind_har = (np.full(len(rows.table), np.nan) for _ in range(4))
        return cls(ahead, fold, model, har, blind, blind_har, rows.ewma[rows.day, rows.column], happened)

    def track(self, table: Table) -> dict[str, NDArray[Any]]:
        """What is kept of it: rows that a fold spoke for, `loss` being QLIKE of the model."""
        used = np.flatnonzero(self.fold >= 0)
        found: dict[str, NDArray[Any]] = {
            "times": table.times[used],
            "groups": table.groups[used].astype(np.int32),
            "fold": self.fold[used].astype(np.int16),
            "loss": qlike(self.model, self.happened)[used].astype(np.float32),
        }
        for name, values in (("said", self.model), ("har", self.har), ("ewma", self.ewma), ("happened", self.happened)):
            found[name] = values[used].astype(np.float32)
        return found
