"""Maps from what a model said to how often it comes true. Each is a few arrays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression, minimize

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.protocol import Saved, shapes

__all__ = ["BINARY", "MULTICLASS", "Calibrator", "fit_map", "log_losses"]

_LEAST = 1e-6
_VERSION = 1

BINARY = ("identity", "temperature", "platt", "beta", "isotonic")
"""Maps for one probability, from the simplest to the freest."""
MULTICLASS = ("identity", "temperature", "vector")
"""Maps for the probabilities of several classes, from the simplest to the freest."""


@dataclass(frozen=True, slots=True, eq=False)
class Calibrator:
    """A fitted map of probabilities (M,), or of the probabilities of K classes (M, K)."""

    kind: str
    arrays: Mapping[str, NDArray[Any]]

    def apply(self, said: Floats) -> Floats:
        """Calibrated probabilities of the same shape; NaN stays NaN."""
        mapped: Floats = said.copy() if self.kind == "identity" else _APPLY[self.kind](said, self.arrays)
        return mapped

    def save(self) -> Saved:
        """The map at rest."""
        return Saved({"kind": f"calibrator_{self.kind}", "version": _VERSION, "arrays": shapes(self.arrays)}, self.arrays)

    @classmethod
    def load(cls, saved: Saved) -> "Calibrator":
        """The map that was saved."""
        kind = str(saved.manifest.get("kind", "")).removeprefix("calibrator_")
        if kind not in BINARY + MULTICLASS or saved.manifest.get("version") != _VERSION:
            raise BadInput(f"No calibrator is called {kind!r}", to_do="Train again.")
        if saved.manifest.get("arrays") != shapes(saved.arrays):
            raise BadInput("The saved calibrator is not whole", to_do="Restore it or train again.")
        return cls(kind, MappingProxyType(dict(saved.arrays)))


def log_losses(said: Floats, happened: Floats) -> Floats:
    """Log loss (M,) of probabilities (M,) of what happened (0 or 1), or (M, K) of the class that did."""
    if said.ndim == 1:
        chance = np.where(happened > 0.5, said, 1.0 - said)
    else:
        chance = said[np.arange(said.shape[0]), happened.astype(np.int64)]
    losses: Floats = -np.log(np.maximum(chance, _LEAST))
    return losses


def fit_map(kind: str, said: Floats, happened: Floats) -> Calibrator:
    """Fit one map to probabilities (M,) or (M, K) and what happened (M,): 0 or 1, or the class. All must be finite."""
    allowed = BINARY if said.ndim == 1 else MULTICLASS
    if kind not in allowed:
        raise BadInput(f"{kind} does not calibrate this", why=f"There are {', '.join(allowed)}.")
    if not (np.isfinite(said).all() and np.isfinite(happened).all()) or said.shape[:1] != happened.shape or not said.size:
        raise BadInput("Probabilities and outcomes must be finite and as many", to_do="Leave out what is not known.")
    arrays = {} if kind == "identity" else _FIT[kind](said, happened)
    return Calibrator(kind, MappingProxyType(arrays))


def _logits(said: Floats) -> Floats:
    inside = np.clip(said, _LEAST, 1.0 - _LEAST)
    found: Floats = np.log(inside / (1.0 - inside))
    return found


def _sigmoid(scores: Floats) -> Floats:
    found: Floats = 1.0 / (1.0 + np.exp(-scores))
    return found


def _normalised(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = raised / raised.sum(axis=1, keepdims=True)
    return found


def _least(goal: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    """Where a smooth convex function of few numbers is least, held near the identity by a trace of its square."""

    def held(point: Floats) -> tuple[float, Floats]:
        value, slope = goal(point)
        away = point - start
        return value + 1e-6 * float(away @ away), slope + 2e-6 * away

    found: Floats = minimize(held, start, jac=True, method="BFGS", options={"gtol": 1e-8, "maxiter": 200}).x
    return found


def _fit_scores(columns: Floats, happened: Floats, start: Floats) -> Floats:
    """Coefficients (C,) of a binary logistic model over columns (M, C)."""

    def goal(point: Floats) -> tuple[float, Floats]:
        scores = columns @ point
        loss = np.logaddexp(0.0, scores) - happened * scores
        return float(loss.mean()), columns.T @ (_sigmoid(scores) - happened) / happened.shape[0]

    return _least(goal, start)


def _ones(said: Floats) -> Floats:
    return np.ones(said.shape[0])


def _fit_platt(said: Floats, happened: Floats) -> dict[str, Floats]:
    """Platt 1999, on the logit rather than a margin."""
    return {"line": _fit_scores(np.column_stack([_logits(said), _ones(said)]), happened, np.array([1.0, 0.0]))}


def _apply_platt(said: Floats, arrays: Mapping[str, Floats]) -> Floats:
    return _sigmoid(arrays["line"][0] * _logits(said) + arrays["line"][1])


def _beta_columns(said: Floats) -> Floats:
    inside = np.clip(said, _LEAST, 1.0 - _LEAST)
    return np.column_stack([np.log(inside), -np.log(1.0 - inside), _ones(said)])


def _fit_beta(said: Floats, happened: Floats) -> dict[str, Floats]:
    """Kull, Silva Filho and Flach 2017: three numbers; a slope that would be negative is left out and the rest fitted again."""
    columns, used = _beta_columns(said), np.array([True, True, True])
    for _ in range(2):
        curve = np.zeros(3)
        curve[used] = _fit_scores(columns[:, used], happened, np.array([1.0, 1.0, 0.0])[used])
        if (curve[:2] >= 0.0).all():
            break
        used[:2] &= curve[:2] >= 0.0
    return {"curve": np.r_[np.maximum(curve[:2], 0.0), curve[2]]}


def _apply_beta(said: Floats, arrays: Mapping[str, Floats]) -> Floats:
    a, b, level = arrays["curve"]
    columns = _beta_columns(said)
    return _sigmoid(a * columns[:, 0] + b * columns[:, 1] + level)


def _fit_isotonic(said: Floats, happened: Floats) -> dict[str, Floats]:
    """A rising staircase by pool-adjacent-violators; its ends are kept one imagined case away from certainty."""
    levels, places, counts = np.unique(said, return_inverse=True, return_counts=True)
    share = np.bincount(places, weights=happened) / counts
    stair = isotonic_regression(share, weights=counts.astype(np.float64)).x
    block = np.r_[True, np.diff(stair) > 0.0]
    number = np.cumsum(block) - 1
    cases = np.bincount(number, weights=counts)
    height = (np.bincount(number, weights=counts * share) + 0.5) / (cases + 1.0)
    # Between the middles of two steps lies a straight line: what was said a little higher is never mapped lower.
    middle = np.bincount(number, weights=counts * levels) / cases
    return {"said": middle, "happened": np.maximum.accumulate(height)}


def _apply_isotonic(said: Floats, arrays: Mapping[str, Floats]) -> Floats:
    return np.interp(said, arrays["said"], arrays["happened"])


def _fit_temperature(said: Floats, happened: Floats) -> dict[str, Floats]:
    """Guo et al. 2017: one number that flattens or sharpens."""
    if said.ndim == 1:
        return {"power": _fit_scores(_logits(said)[:, None], happened, np.ones(1))}
    return {"power": _fit_classes(said, happened, np.ones(1), lambda point: (np.full(said.shape[1], point[0]), None))}


def _apply_temperature(said: Floats, arrays: Mapping[str, Floats]) -> Floats:
    if said.ndim == 1:
        return _sigmoid(arrays["power"][0] * _logits(said))
    return _normalised(arrays["power"][0] * np.log(np.maximum(said, _LEAST)))


def _fit_vector(said: Floats, happened: Floats) -> dict[str, Floats]:
    """Guo et al. 2017: a slope and a level for each class."""
    classes = said.shape[1]
    start = np.r_[np.ones(classes), np.zeros(classes)]
    found = _fit_classes(said, happened, start, lambda point: (point[:classes], point[classes:]))
    return {"slope": found[:classes], "level": found[classes:]}


def _apply_vector(said: Floats, arrays: Mapping[str, Floats]) -> Floats:
    return _normalised(np.log(np.maximum(said, _LEAST)) * arrays["slope"] + arrays["level"])


def _fit_classes(
    said: Floats, happened: Floats, start: Floats, unpack: Callable[[Floats], tuple[Floats, Floats | None]]
) -> Floats:
    logs = np.log(np.maximum(said, _LEAST))
    rows = np.arange(said.shape[0])
    target = np.eye(said.shape[1])[happened.astype(np.int64)]

    def goal(point: Floats) -> tuple[float, Floats]:
        slope, level = unpack(point)
        new = _normalised(logs * slope + (0.0 if level is None else level))
        error = (new - target) / rows.shape[0]
        by_slope = (error * logs).sum(axis=0)
        by_point = np.array([by_slope.sum()]) if level is None else np.r_[by_slope, error.sum(axis=0)]
        return float(-np.log(np.maximum((new * target).sum(axis=1), 1e-300)).mean()), by_point

    return _least(goal, start)


_FIT: dict[str, Callable[[Floats, Floats], dict[str, Floats]]] = {
    "beta": _fit_beta,
    "isotonic": _fit_isotonic,
    "platt": _fit_platt,
    "temperature": _fit_temperature,
    "vector": _fit_vector,
}
_APPLY: dict[str, Callable[[Floats, Mapping[str, Floats]], Floats]] = {
    "beta": _apply_beta,
    "isotonic": _apply_isotonic,
    "platt": _apply_platt,
    "temperature": _apply_temperature,
    "vector": _apply_vector,
}
