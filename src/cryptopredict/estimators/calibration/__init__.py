"""Confidence that means frequency: maps chosen on later data, walked forward, and how well they did."""

from cryptopredict.estimators.calibration.choice import Calibrated, calibrate_forward, choose_calibrator
from cryptopredict.estimators.calibration.maps import BINARY, MULTICLASS, Calibrator, fit_map, log_losses
from cryptopredict.estimators.calibration.reliability import Bin, calibration_error, confidence, reliability

__all__ = [
    "BINARY",
    "MULTICLASS",
    "Bin",
    "Calibrated",
    "Calibrator",
    "calibrate_forward",
    "calibration_error",
    "choose_calibrator",
    "confidence",
    "fit_map",
    "log_losses",
    "reliability",
]
