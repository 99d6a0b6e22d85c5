"""The learning kit. Arrays come in, walk-forward estimates go out; missing values are NaN or −1 and never raise."""

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
