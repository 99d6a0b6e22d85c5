"""The volatility model of layer 1: how much the market and each coin will move in the next day and week.

`train` makes a version from a view, judged beside HAR and fading means; `forecast` says what a version says at every day of a view,
each by the fold that existed then. A version with closed gates says nothing.
"""

from cryptopredict.layer1_macro.volatility.forecast import Forecast, forecast
from cryptopredict.layer1_macro.volatility.train import NAME, TRIED, Options, Trained, specification_digest, train

__all__ = ["NAME", "TRIED", "Forecast", "Options", "Trained", "forecast", "specification_digest", "train"]
