"""Is it better, and would it look so by luck? Moments (days) are the unit of evidence, neighbours overlap, and every try is counted."""

from cryptopredict.estimators.comparison.bootstrap import bootstrap_mean, stationary_draws
from cryptopredict.estimators.comparison.means import (
    Method,
    MomentMean,
    compare,
    compare_by_fold,
    mean_over_moments,
    moment_sums,
)
from cryptopredict.estimators.comparison.ranks import mid_ranks, rank_ic, rank_ics
from cryptopredict.estimators.comparison.sharpe import deflated_sharpe, expected_best_sharpe, probabilistic_sharpe
from cryptopredict.estimators.comparison.trials import discoveries, overfitting_probability

__all__ = [
    "Method",
    "MomentMean",
    "bootstrap_mean",
    "compare",
    "compare_by_fold",
    "deflated_sharpe",
    "discoveries",
    "expected_best_sharpe",
    "mean_over_moments",
    "mid_ranks",
    "moment_sums",
    "overfitting_probability",
    "probabilistic_sharpe",
    "rank_ic",
    "rank_ics",
    "stationary_draws",
]
