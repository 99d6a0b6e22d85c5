"""The regime model of layer 1: bull, bear, neutral or volatile, today and over the next 1, 7 and 30 days.

`plain_regime` says it by frequencies, which is what holds without a model; `RECIPE` is how a version is trained beside them;
`regime_said` is what a version says at every day of a view, each by the fold that existed then, NaN where its gate was closed.
"""

from cryptopredict.layer1_macro.regime.labels import DELAYS, HALF_WINDOW_DAYS, HORIZONS, NOWCAST, REGIMES, ahead
from cryptopredict.layer1_macro.regime.plain import CELLS, Plain, plain_regime
from cryptopredict.layer1_macro.regime.recipe import NAME, RECIPE
from cryptopredict.layer1_macro.regime.said import RegimeSaid, regime_said

__all__ = [
    "CELLS",
    "DELAYS",
    "HALF_WINDOW_DAYS",
    "HORIZONS",
    "NAME",
    "NOWCAST",
    "RECIPE",
    "REGIMES",
    "Plain",
    "RegimeSaid",
    "ahead",
    "plain_regime",
    "regime_said",
]
