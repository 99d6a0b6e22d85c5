"""What returns will be, as a distribution, from few own observations and what all assets have in common."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy.special import gammaln, stdtr

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.protocol import Arrays, Estimator
from cryptopredict.estimators.table import Table

__all__ = ["Posterior", "chance_below"]

_WORTHS = (3.0, 6.0, 12.0, 25.0, 50.0)
"""How many observations the own past may count as: the likeliest one is taken, for variances do not stand still."""
_LEAST = 1e-8
_NEAR = 1e-4


@dataclass(frozen=True)
class Posterior(Estimator):
    """Posterior predictive of a sum of `ahead` returns: mean and variance of one step are normal–inverse-gamma, learnt across assets.

    Features `mean` and `variance`: those of the last returns of the row's asset, per step. The prior is the cross-section of the rows
    learnt from: where means lie, how far apart they are beyond chance, how precisions are spread. Each asset is drawn to it the more, the
    fewer observations its past is worth. The answer (M, 3) is location, scale and degrees of freedom of Student's t. Source: Gelman et
    al., Bayesian Data Analysis, 3.3 and 5.
    """

    kind: ClassVar[str] = "posterior"
    ahead: int = 7
    window: int = 30
    mean: str = "mean"
    variance: str = "variance"

    def __post_init__(self) -> None:
        if self.ahead < 1 or self.window < 2:
            raise BadInput("A posterior is of one step or more, from two observations or more")

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """`prior`: mean, observations that it is worth, shape and scale of the variance; `worth` of the own past."""
        mean, variance = self._seen(table)
        share = weight / weight.sum()
        centre, usual = float(share @ mean), float(share @ variance)
        beyond = float(share @ (mean - centre) ** 2) / usual - 1.0 / self.window
        precision = 1.0 / variance
        middle = float(share @ precision)
        shape = middle**2 / max(float(share @ (precision - middle) ** 2), _LEAST)
        prior = np.array([centre, 1.0 / max(beyond, _NEAR), shape, shape / middle])
        fits = [float(share @ _log_density(target, *self._predictive(prior, worth, mean, variance))) for worth in _WORTHS]
        return {"prior": prior, "worth": np.array([_WORTHS[int(np.argmax(fits))]])}

    def answer(self, state: Any, table: Table) -> Floats:
        """Location, scale and degrees of freedom (M, 3)."""
        return np.column_stack(self._predictive(state["prior"], float(state["worth"][0]), *self._seen(table)))

    def _seen(self, table: Table) -> tuple[Floats, Floats]:
        return (
            table.column(self.mean).astype(np.float64),
            np.maximum(table.column(self.variance).astype(np.float64), _LEAST),
        )

    def _predictive(self, prior: Floats, worth: float, mean: Floats, variance: Floats) -> tuple[Floats, Floats, Floats]:
        centre, held, shape, scale = prior
        weight = held + worth
        location = (held * centre + worth * mean) / weight
        form = shape + 0.5 * worth
        size = scale + 0.5 * worth * variance + 0.5 * held * worth * (mean - centre) ** 2 / weight
        spread = np.sqrt(size / form * (self.ahead + self.ahead**2 / weight))
        return self.ahead * location, spread, np.full(len(mean), 2.0 * form)


def _log_density(value: Floats, location: Floats, scale: Floats, freedom: Floats) -> Floats:
    far = ((value - location) / scale) ** 2
    half = 0.5 * (freedom + 1.0)
    found: Floats = (
        gammaln(half) - gammaln(0.5 * freedom) - 0.5 * np.log(freedom * np.pi) - np.log(scale) - half * np.log1p(far / freedom)
    )
    return found


def chance_below(said: Floats, bound: float) -> Floats:
    """Chance (M,) of an outcome below `bound`, of what a posterior says (M, 3)."""
    found: Floats = stdtr(said[:, 2], (bound - said[:, 0]) / said[:, 1])
    return found
