"""The skill gate: a model is used only if it beat its named baseline by more than luck and many tries explain."""

from dataclasses import dataclass

import numpy as np

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.comparison import MomentMean, compare, compare_by_fold

__all__ = ["Gate", "Requirements", "skill_gate"]


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a model must show.

    `level` of the interval before it pays for the trials; `calibration_error` at most; `n` resolved predictions at least; at least
    `folds` folds, of which the share `agreement` must each be better than the baseline.
    """

    level: float = 0.95
    calibration_error: float = 0.03
    n: int = 500
    folds: int = 3
    agreement: float = 0.6


@dataclass(frozen=True, slots=True)
class Gate:
    """Open or closed, why, and the figures: `difference` to `baseline` is None where there was too little to judge.

    The interval in `difference` has already paid for `trials`; `better_folds` of `folds` were better than the baseline.
    """

    open: bool
    reason: str
    baseline: str
    trials: int
    difference: MomentMean | None
    calibration_error: float | None
    better_folds: int
    folds: int


def skill_gate(
    model_loss: Floats,
    baseline_loss: Floats,
    times: Integers,
    folds: Integers,
    *,
    baseline: str,
    trials: int,
    overlap: int = 1,
    calibration_error: float | None = None,
    requirements: Requirements | None = None,
) -> Gate:
    """Judge out-of-sample losses (M,) of a model and its baseline on the same rows; a rank IC is a negative loss, one a moment.

    Args:
        model_loss: Loss of each row; NaN where either did not speak or the outcome is not known.
        baseline_loss: Of the baseline on the same row.
        times: (M,) moment of each row.
        folds: (M,) which fold spoke, −1 for none.
        baseline: Its name, for the reason.
        trials: How many models were tried for this place, this one included; the interval is widened by Bonferroni's rule.
        overlap: Moments whose outcomes share time: the horizon in steps.
        calibration_error: Of the published probabilities; None if the model publishes none.
        requirements: What must be shown; None for the usual.
    """
    if trials < 1:
        raise BadInput(f"{trials} trials cannot be", why="The model itself is one.")
    asked = requirements or Requirements()
    used = (folds >= 0) & np.isfinite(model_loss) & np.isfinite(baseline_loss)
    level = 1.0 - (1.0 - asked.level) / trials
    better = compare(model_loss[used], baseline_loss[used], times[used], overlap=overlap, level=level, method="cosines")
    by_fold = compare_by_fold(model_loss, baseline_loss, np.where(used, folds, -1))
    by_fold = by_fold[np.isfinite(by_fold)]
    agreeing = int((by_fold > 0.0).sum())
    n = int(used.sum())
    problems = []
    if better is None or n < asked.n:
        problems.append(f"{n} resolved predictions are too few to judge, {asked.n} over 30 independent moments are needed")
    elif not better.clears_zero:
        tries = "one trial" if trials == 1 else f"{trials} trials"
        problems.append(f"not distinguishable from {baseline} after {tries}" if better.high > 0.0 else f"worse than {baseline}")
    if by_fold.shape[0] < asked.folds or agreeing < asked.agreement * by_fold.shape[0]:
        problems.append(f"better than {baseline} in {agreeing} of {by_fold.shape[0]} folds")
    if calibration_error is not None and not calibration_error <= asked.calibration_error:
        problems.append(f"calibration error {calibration_error:.3f} is above {asked.calibration_error:.3f}")
    reason = (
        "; ".join(problems) or f"better than {baseline} in {agreeing} of {by_fold.shape[0]} folds, and the interval clears zero"
    )
    return Gate(not problems, reason, baseline, trials, better, calibration_error, agreeing, by_fold.shape[0])
