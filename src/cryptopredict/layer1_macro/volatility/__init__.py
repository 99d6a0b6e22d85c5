"""The volatility model of layer 1: how much the market and each coin will move in the next day and week.

`RECIPE` is what the training engine makes a version from, judged beside HAR and fading means; `forecast` says what a version says at
every day of a view, each by the fold that existed then. A version with closed gates says nothing.
"""

from cryptopredict.layer1_macro.volatility.forecast import Forecast, forecast
from cryptopredict.layer1_macro.volatility.recipe import NAME, RECIPE

__all__ = ["NAME", "RECIPE", "Forecast", "forecast"]
