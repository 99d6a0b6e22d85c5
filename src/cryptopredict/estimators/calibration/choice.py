"""Choosing a calibrator on later data, and walking it forward so that none has seen what it is applied to."""

from dataclasses import dataclass

import numpy as np

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.calibration.maps import BINARY, MULTICLASS, Calibrator, fit_map, log_losses
from cryptopredict.estimators.comparison import mean_over_moments
from cryptopredict.estimators.validation import Walk

__all__ = ["Calibrated", "calibrate_forward", "choose_calibrator"]

_EARLIER = 0.6
_LEAST_ROWS = 100
_LEAST_MOMENTS = 8


def choose_calibrator(
    said: Floats, happened: Floats, times: Integers, *, horizon: int, candidates: tuple[str, ...] | None = None
) -> Calibrator:
    """The simplest map that is, on later data, not plainly worse than the best; fitted again to everything given.

    Args:
        said: (M,) or (M, K) probabilities said out of sample, finite.
        happened: (M,) 0 or 1, or the class.
        times: (M,) moment of each.
        horizon: Seconds until an outcome is known: the earlier part ends that much before the later begins.
        candidates: Kinds from the simplest to the freest; None for all that fit.

    Maps are fitted to the earlier 60 % of time and judged by log loss on the rest; one is left for a freer one only if that is better
    by more than one standard error, moments being the unit. Identity where there is too little to judge.
    """
    kinds = candidates or (BINARY if said.ndim == 1 else MULTICLASS)
    moments = np.unique(times)
    border = moments[int(_EARLIER * moments.shape[0])] if moments.size else 0
    earlier, later = times + horizon <= border, times > border
    if earlier.sum() < _LEAST_ROWS or later.sum() < _LEAST_ROWS:
        return fit_map("identity", said, happened)
    overlap = max(1, int(np.searchsorted(moments, moments[0] + horizon)))
    chosen, chosen_losses = kinds[0], np.full(int(later.sum()), np.nan)
    for kind in kinds:
        losses = log_losses(fit_map(kind, said[earlier], happened[earlier]).apply(said[later]), happened[later])
        if not np.isfinite(chosen_losses).any():
            chosen, chosen_losses = kind, losses
            continue
        better = mean_over_moments(
            chosen_losses - losses, times[later], overlap=overlap, method="cosines", least=_LEAST_MOMENTS
        )
        if better is not None and better.t > 1.0:
            chosen, chosen_losses = kind, losses
    return fit_map(chosen, said, happened)


@dataclass(frozen=True, slots=True, eq=False)
class Calibrated:
    """`said` as it was calibrated at its time, (M,) or (M, K); `fold` (M,) which calibrator, −1 before the first, where said is as it was.

    `calibrators` with the time from which each speaks, in order; the last is the one to use now.
    """

    said: Floats
    fold: Integers
    calibrators: tuple[Calibrator, ...]
    valid_from: tuple[int, ...]


def calibrate_forward(
    said: Floats,
    happened: Floats,
    times: Integers,
    *,
    horizon: int,
    refit: int,
    min_train: int,
    window: int | None = None,
    candidates: tuple[str, ...] | None = None,
) -> Calibrated:
    """Calibrate each row by a map fitted to out-of-sample outcomes that were known by then.

    Args:
        said: (M,) or (M, K), NaN where nothing was said.
        happened: (M,) 0 or 1, or the class; NaN where not known.
        times: (M,) moment of each.
        horizon: Seconds until an outcome is known.
        refit: Seconds between choices.
        min_train: Seconds of outcomes before the first choice.
        window: Seconds that each choice looks back; None for everything.
        candidates: As in `choose_calibrator`.
    """
    spoken = ~np.isnan(said if said.ndim == 1 else said.sum(axis=1))
    if happened.shape != times.shape or said.shape[:1] != times.shape:
        raise BadInput("What was said, what happened and when differ in length")
    folds = Walk(horizon=horizon, refit=refit, min_train=min_train, window=window).folds(times, member=spoken)
    calibrated, fold_of = said.copy(), np.full(times.shape[0], -1, dtype=np.int64)
    found = []
    for fold in folds:
        train = fold.train[np.isfinite(happened[fold.train])]
        if train.size:
            chosen = choose_calibrator(said[train], happened[train], times[train], horizon=horizon, candidates=candidates)
        else:
            chosen = Calibrator("identity", {})
        calibrated[fold.test] = chosen.apply(said[fold.test])
        fold_of[fold.test] = fold.number
        found.append(chosen)
    return Calibrated(calibrated, fold_of, tuple(found), tuple(fold.valid_from for fold in folds))
