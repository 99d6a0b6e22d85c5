"""The learning kit. Arrays come in, walk-forward estimates go out.

This door holds the frequencies that the first models rest on; their missing values are NaN or −1 and never raise. What is trained has
doors of its own, so that a process loads only what it uses: `protocol` (what every model is), `models` (baselines, linear models,
stacks), `trees` (XGBoost), `volatility`, `validation` (walk-forward folds, the skill gate), `calibration`, `conformal`, `comparison`.
"""

from cryptopredict.estimators.frequency import ClusterMeans, Frequencies, cluster_means, frequencies
from cryptopredict.estimators.intervals import Z95, overlapping_mean
from cryptopredict.estimators.record import MIN_OUTCOMES, Record, keep_record

__all__ = [
    "MIN_OUTCOMES",
    "Z95",
    "ClusterMeans",
    "Frequencies",
    "Record",
    "cluster_means",
    "frequencies",
    "keep_record",
    "overlapping_mean",
]
