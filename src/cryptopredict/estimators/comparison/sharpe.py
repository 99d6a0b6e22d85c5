"""Sharpe ratios that pay for their sample, their tails and the number of tries. All ratios here are per observation, not per year."""

import math

import numpy as np
from scipy.special import ndtr, ndtri

from cryptopredict.base import BadInput

__all__ = ["deflated_sharpe", "expected_best_sharpe", "probabilistic_sharpe"]


def probabilistic_sharpe(sharpe: float, *, n: int, skewness: float, kurtosis: float, against: float = 0.0) -> float:
    """Probability that the true ratio is above `against`, from `n` returns with this skewness and (not excess) kurtosis.

    Source: Bailey and López de Prado 2012.
    """
    spread = 1.0 - skewness * sharpe + (kurtosis - 1.0) / 4.0 * sharpe * sharpe
    if n < 2 or spread <= 0.0:
        raise BadInput("The Sharpe ratio cannot be judged", why=f"{n} returns, skewness {skewness}, kurtosis {kurtosis}.")
    return float(ndtr((sharpe - against) * math.sqrt(n - 1.0) / math.sqrt(spread)))


def expected_best_sharpe(*, trials: int, variance: float) -> float:
    """The best ratio to expect of `trials` strategies without skill whose ratios have this variance; 0 for a single one.

    Source: Bailey and López de Prado 2014, equation 1.
    """
    if trials < 1 or variance < 0.0:
        raise BadInput(f"{trials} trials with variance {variance} cannot be counted")
    if trials == 1:
        return 0.0
    first = ndtri(1.0 - 1.0 / trials)
    second = ndtri(1.0 - 1.0 / (trials * math.e))
    return float(math.sqrt(variance) * ((1.0 - np.euler_gamma) * first + np.euler_gamma * second))


def deflated_sharpe(sharpe: float, *, n: int, skewness: float, kurtosis: float, trials: int, variance: float) -> float:
    """Probability that the chosen of `trials` strategies has a true ratio above zero, after paying for the choice.

    Source: Bailey and López de Prado 2014.
    """
    best = expected_best_sharpe(trials=trials, variance=variance)
    return probabilistic_sharpe(sharpe, n=n, skewness=skewness, kurtosis=kurtosis, against=best)
