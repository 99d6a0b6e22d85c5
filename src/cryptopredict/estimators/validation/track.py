"""What models said out of sample, fold by fold."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.protocol import Estimator, Fitted
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.validation.folds import Fold

__all__ = ["Track", "walk_forward"]


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """`said` (M,) or (M, K), NaN where no fold spoke; `fold` (M,) which did, −1 for none; `models`, one for each fold."""

    said: Floats
    fold: Integers
    models: tuple[Fitted, ...]

    @property
    def spoken(self) -> Integers:
        """Positions of rows that a fold spoke for."""
        return np.flatnonzero(self.fold >= 0)


def walk_forward(
    estimator: Estimator, table: Table, target: Floats, folds: Iterable[Fold], *, weight: Floats | None = None
) -> Track:
    """Fit at every fold and let it speak for its test rows.

    Args:
        estimator: What is fitted.
        table: M rows.
        target: (M,) or (M, K), NaN where the outcome is not known; such rows are not learnt from but are spoken for.
        folds: From `Walk.folds` over the same rows.
        weight: (M,) of the rows.
    """
    known = ~np.isnan(target.reshape(len(table), -1).sum(axis=1))
    fold_of = np.full(len(table), -1, dtype=np.int64)
    models: list[Fitted] = []
    said: Floats | None = None
    for place, fold in enumerate(folds):
        train = fold.train[known[fold.train]]
        model = estimator.fit(table.rows(train), target[train], weight=None if weight is None else weight[train])
        answer = model.predict(table.rows(fold.test))
        if said is None:
            said = np.full((len(table), *answer.shape[1:]), np.nan)
        said[fold.test] = answer
        fold_of[fold.test] = place
        models.append(model)
    if said is None:
        raise BadInput("There is no fold to walk")
    return Track(said, fold_of, tuple(models))
