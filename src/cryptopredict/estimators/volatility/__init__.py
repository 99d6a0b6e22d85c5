"""How much prices will move: proxies of what happened, GARCH for many assets at once, HAR, and the blend that beats both."""

from cryptopredict.estimators.volatility.blend import VolatilityBlend
from cryptopredict.estimators.volatility.garch import PARAMETERS, Garch, fit_garch
from cryptopredict.estimators.volatility.har import HAR_FEATURES, Har
from cryptopredict.estimators.volatility.loglinear import LogLinear
from cryptopredict.estimators.volatility.loss import qlike
from cryptopredict.estimators.volatility.predictors import Days, predictors
from cryptopredict.estimators.volatility.proxy import (
    NONE,
    PARKINSON,
    RANGE,
    REALISED,
    RETURN,
    Hours,
    daily_variance,
    hours,
    mean_ahead,
)
from cryptopredict.estimators.volatility.rolling import fading_mean, known_mean

__all__ = [
    "HAR_FEATURES",
    "NONE",
    "PARAMETERS",
    "PARKINSON",
    "RANGE",
    "REALISED",
    "RETURN",
    "Days",
    "Garch",
    "Har",
    "Hours",
    "LogLinear",
    "VolatilityBlend",
    "daily_variance",
    "fading_mean",
    "fit_garch",
    "hours",
    "known_mean",
    "mean_ahead",
    "predictors",
    "qlike",
]
