"""GARCH(1,1) and GJR-GARCH(1,1,1), normal or Student-t, for many assets at once."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.protocol import Saved
from cryptopredict.estimators.volatility.search import fit_series

__all__ = ["PARAMETERS", "Garch", "fit_garch"]

PARAMETERS = ("mu", "omega", "alpha", "gamma", "beta", "nu")
"""Columns of `Garch.parameters`: h′ = ω + (α + γ·[e < 0])·e² + β·h, e = r − μ; γ is 0 without asymmetry, ν infinite if normal."""
_KIND = "garch"
_VERSION = 1


@dataclass(frozen=True, slots=True, eq=False)
class Garch:
    """Models of N assets, fitted one by one; NaN where an asset had too few returns or no variance.

    `parameters` (N, 6) as named in `PARAMETERS`, in units of the returns; `log_likelihood`, `backcast` (variance before the first
    return), `count` (returns used) and `peak` (whether the search ended at a maximum) are (N,).
    """

    parameters: Floats
    log_likelihood: Floats
    backcast: Floats
    count: Floats
    peak: NDArray[np.bool_]

    def variances(self, returns: Floats) -> Floats:
        """Variance of the return of each row, known before it: (T, N), NaN where there is no return."""
        return _filtered(self._checked(returns), self.parameters, self.backcast)[0]

    def forecasts(self, returns: Floats, days: int) -> Floats:
        """Variance of the returns 1..`days` rows after each row, known at it: (T, N, days), NaN where there is no return."""
        if days < 1:
            raise BadInput(f"Forecasts for {days} days", to_do="Ask for at least one.")
        ahead = _filtered(self._checked(returns), self.parameters, self.backcast)[1]
        alpha, gamma, beta = self.parameters[:, 2], self.parameters[:, 3], self.parameters[:, 4]
        kept = alpha + 0.5 * gamma + beta
        out = np.empty((*ahead.shape, days))
        out[:, :, 0] = ahead
        for day in range(1, days):
            out[:, :, day] = self.parameters[:, 1] + kept * out[:, :, day - 1]
        return out

    def save(self) -> Saved:
        """The models at rest."""
        arrays = {
            "parameters": self.parameters,
            "log_likelihood": self.log_likelihood,
            "backcast": self.backcast,
            "count": self.count,
            "peak": self.peak,
        }
        return Saved({"kind": _KIND, "version": _VERSION, "columns": list(PARAMETERS)}, arrays)

    @classmethod
    def load(cls, saved: Saved) -> Self:
        """The models that were saved; `BadInput` if it is something else or not whole."""
        if saved.manifest.get("kind") != _KIND or saved.manifest.get("version") != _VERSION:
            raise BadInput("This is not a GARCH model of this version", to_do="Train it again.")
        try:
            return cls(*(saved.arrays[name] for name in ("parameters", "log_likelihood", "backcast", "count", "peak")))
        except KeyError as error:
            raise BadInput("The saved model is not whole", why=f"{error} is missing.") from error

    def _checked(self, returns: Floats) -> Floats:
        if returns.ndim != 2 or returns.shape[1] != self.parameters.shape[0]:
            raise BadInput(f"Returns of shape {returns.shape} do not fit {self.parameters.shape[0]} models")
        return returns


def fit_garch(returns: Floats, *, asymmetric: bool = False, student: bool = False, minimum: int = 250) -> Garch:
    """Maximum likelihood with a constant mean for each column, over the rows where it has a return.

    Args:
        returns: (T, N) of the training window alone, NaN before listing and in gaps; days without a return are passed over.
        asymmetric: Bad news has a weight of its own (GJR).
        student: Student-t innovations of variance 1, ν between 2.05 and 500.
        minimum: Returns below which an asset is left out.

    Raises:
        BadInput: `returns` has not two dimensions or holds infinities.
    """
    if returns.ndim != 2:
        raise BadInput(f"Returns in {returns.ndim} dimensions", to_do="Give (rows, assets).")
    if np.isinf(returns).any():
        raise BadInput("A return is infinite", to_do="Leave out prices of zero.")
    columns = [column[np.isfinite(column)] for column in returns.T]
    counts = np.array([column.size for column in columns])
    # A search in units of one standard deviation is well conditioned whatever the asset; the likelihood is moved back after it.
    means = np.array([column.mean() if column.size else np.nan for column in columns])
    spreads = np.array([column.std() if column.size else np.nan for column in columns])
    usable = (counts >= max(minimum, 2)) & (spreads > 1e-10)
    scaled = [(columns[n] - means[n]) / spreads[n] if usable[n] else np.empty(0) for n in range(len(columns))]
    begin = np.concatenate(([0], np.cumsum([column.size for column in scaled]))).astype(np.int64)
    raw, worth, first, peak = fit_series(np.concatenate([np.empty(0), *scaled]), begin, asymmetric, student)
    parameters = np.column_stack(
        [
            means + spreads * raw[:, 0],
            spreads**2 * raw[:, 1],
            raw[:, 2],
            raw[:, 3] - raw[:, 2],
            raw[:, 4],
            raw[:, 5] if student else np.where(usable, np.inf, np.nan),
        ]
    )
    return Garch(parameters, worth - counts * np.log(np.where(usable, spreads, 1.0)), spreads**2 * first, counts * 1.0, peak)


@njit(cache=True, nogil=True)
def _filtered(returns: Floats, parameters: Floats, backcast: Floats) -> tuple[Floats, Floats]:
    """Variance of each row's return known before it, and of the next one known after it, (T, N) each."""
    rows, columns = returns.shape
    at = np.full((rows, columns), np.nan)
    ahead = np.full((rows, columns), np.nan)
    for n in range(columns):
        mu, omega, alpha, gamma, beta = parameters[n, :5]
        h = omega + (alpha + 0.5 * gamma + beta) * backcast[n]
        if not h > 0.0:
            continue
        for t in range(rows):
            r = returns[t, n]
            if r == r:  # noqa: PLR0124  # missing is not equal to itself
                at[t, n] = h
                e = r - mu
                h = omega + (alpha + (gamma if e < 0.0 else 0.0)) * e * e + beta * h
                ahead[t, n] = h
    return at, ahead
