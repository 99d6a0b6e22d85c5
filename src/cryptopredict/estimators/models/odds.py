"""The chance that an outcome is above zero, from models of the outcome itself."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.models.linear import Logistic
from cryptopredict.estimators.protocol import Arrays, Estimator, nested, within
from cryptopredict.estimators.table import Table

__all__ = ["Odds"]

_FEWEST = 2


@dataclass(frozen=True)
class Odds(Estimator):
    """`bases` say what outcome they expect; their mean, each in units of its own spread, becomes a chance on later data.

    First the bases learn from the earlier moments and speak for the latest share `hold` of them, of which they know nothing: rows whose
    outcome, `gap` seconds after them, was not known by then are left out. A logistic curve is fitted to what they said there and whether
    the outcome was above zero; it never falls. Then the bases learn anew from all rows. Source: Platt 1999.

    Of a target (M, 2) the bases learn the first outcome and the curve asks about the second.
    """

    kind: ClassVar[str] = "odds"
    holes: ClassVar[bool] = True
    bases: tuple[Estimator, ...]
    gap: int
    hold: float = 0.25
    strength: float = 10.0

    def __post_init__(self) -> None:
        if not self.bases or not all(isinstance(base, Estimator) for base in self.bases) or not 0.0 < self.hold < 1.0:
            raise BadInput("Odds are those of one model or more, with a share of time held back for the curve")

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """Arrays of each base and the spread (B,) of its answers, and of the curve."""
        early, late = self._slices(table)
        learnt, asked = (target, target) if target.ndim == 1 else (target[:, 0], target[:, -1])
        fitted = [base.fit(table.rows(early), learnt[early], weight=weight[early]) for base in self.bases]
        said = np.stack([each.predict(table.rows(late)) for each in fitted], axis=1)
        curve = Logistic(2, self.strength).fit(
            self._upper(table.rows(late), said / _spread(said)), (asked[late] > 0.0).astype(np.float64), weight=weight[late]
        )
        slope = curve.arrays["slope"]
        # A mean that pointed the wrong way points nowhere: the order is what the bases say, not what a year made of it.
        rises = float(slope[0, 1] - slope[0, 0]) > 0.0
        arrays = nested("curve", {"slope": slope if rises else 0.0 * slope, "level": curve.arrays["level"]})
        again = [base.fit(table, learnt, weight=weight) for base in self.bases]
        for place, each in enumerate(again):
            arrays |= nested(f"base{place}", each.arrays)
        arrays["spread"] = _spread(np.stack([each.predict(table.rows(late)) for each in again], axis=1))
        return arrays

    def ready(self, arrays: Arrays) -> Any:
        """State of each base, their spreads, and the curve."""
        bases = tuple(base.ready(within(f"base{place}", arrays)) for place, base in enumerate(self.bases))
        return bases, arrays["spread"], within("curve", arrays)

    def answer(self, state: Any, table: Table) -> Floats:
        """The mean of the bases in units of their spread, and the chance, (M, 2)."""
        inner, spread, curve = state
        for base in self.bases:
            table.check(holes=base.holes)
        said = np.stack(
            [np.asarray(base.answer(one, table), dtype=np.float64) for base, one in zip(self.bases, inner, strict=True)], axis=1
        )
        upper = self._upper(table, said / spread)
        chance = Logistic(2, self.strength).answer(curve, upper)[:, 1]
        return np.column_stack([upper.values[:, 0], chance])

    def shares(self, state: Any, table: Table) -> Floats:
        """How much each feature adds to the mean, (M, F), in its units; what all rows have in common is left out."""
        inner, spread, _ = state
        added = np.zeros(table.values.shape)
        for base, one, width in zip(self.bases, inner, spread, strict=True):
            added += base.shares(one, table) / width
        return added / len(self.bases)

    def _slices(self, table: Table) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Rows that the curve's bases learn from, and rows that it learns from."""
        moments = np.unique(table.times)
        begin = moments[-max(1, round(self.hold * len(moments)))]
        late = table.times >= begin
        early = ~late & (table.times + self.gap <= begin)
        if early.sum() < _FEWEST or late.sum() < _FEWEST:
            raise BadInput("There is too little time to hold any of it back")
        return early, late

    def _upper(self, table: Table, scaled: Floats) -> Table:
        """What the bases say together, as the only feature; added up in order, so that a row's bits are its own."""
        mean = np.zeros(len(scaled))
        for column in scaled.T:
            mean += column
        return table.with_values((mean / scaled.shape[1])[:, None], ("mean",))


def _spread(said: Floats) -> Floats:
    deviation = said.std(axis=0)
    return np.where(deviation > 0.0, deviation, 1.0)
