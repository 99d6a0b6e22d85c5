"""The volatility model: HAR and a log-linear model with everything else that is known, in equal parts."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.protocol import Arrays, Estimator, nested, within
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.volatility.har import Har
from cryptopredict.estimators.volatility.loglinear import LogLinear

__all__ = ["VolatilityBlend"]

_WILD = 6.0


@dataclass(frozen=True)
class VolatilityBlend(Estimator):
    """Geometric mean of both answers, HAR with the weight `share`, lifted so that the mean of variance ÷ forecast was 1 at fitting.

    HAR is stiff and knows each asset; the other one is quick and knows the market, the hours, the weekday: their errors differ, and
    that is where the gain comes from. On real days of 2019 to 2024 a share of 0.35 had a slightly lower loss, one half a surer one.
    Target and answer are logarithms, as in both parts. The features of HAR may have no holes; others may.
    """

    kind: ClassVar[str] = "volatility_blend"
    holes: ClassVar[bool] = True
    har: Har = field(default_factory=Har)
    rest: LogLinear = field(default_factory=LogLinear)
    share: float = 0.5

    def __post_init__(self) -> None:
        if not 0.0 <= self.share <= 1.0:
            raise BadInput(f"A share of {self.share} is not between 0 and 1")

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """What both parts learnt, under `har/` and `rest/`, and `lift` (1,)."""
        core = self._core(table)
        har = self.har.learn(core, target, weight)
        rest = self.rest.learn(table, target, weight)
        both = self._mixed(self.har.answer(har, core), self.rest.answer(rest, table))
        ratio = np.exp(np.minimum(target - both, _WILD))
        lift = np.log((weight * ratio).sum() / weight.sum())
        return nested("har", har) | nested("rest", rest) | {"lift": np.array([lift])}

    def ready(self, arrays: Arrays) -> Any:
        """Both parts, ready to answer."""
        return self.har.ready(within("har", arrays)), self.rest.ready(within("rest", arrays)), float(arrays["lift"][0])

    def answer(self, state: Any, table: Table) -> Floats:
        """Logarithm of the expected variance (M,)."""
        har, rest, lift = state
        both: Floats = self._mixed(self.har.answer(har, self._core(table)), self.rest.answer(rest, table)) + lift
        return both

    def _mixed(self, har: Floats, rest: Floats) -> Floats:
        mixed: Floats = self.share * har + (1.0 - self.share) * rest
        return mixed

    def _core(self, table: Table) -> Table:
        """The features of HAR alone."""
        names = self.har.features
        core = table.with_values(np.column_stack([table.column(name) for name in names]), names)
        core.check(holes=False)
        return core
