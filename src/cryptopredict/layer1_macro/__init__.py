"""Layer 1: what market is this, and how much to hold?

In: a market view; `study` walks over all of it once, `assess` answers at one moment, `past_days` for every day before,
`rules_record` says what its rules brought. Out: a `MacroView` and the context for the
layers below. Without enough closed days `assess` raises `NoData`, which stops the cascade with that reason.
"""

from cryptopredict.layer1_macro.assess import assess, past_days
from cryptopredict.layer1_macro.record import rules_record
from cryptopredict.layer1_macro.regime import NAME as REGIME
from cryptopredict.layer1_macro.regime import RECIPE as _REGIME
from cryptopredict.layer1_macro.study import REGIMES, MacroTrack, study
from cryptopredict.layer1_macro.tone import RECIPE as _TONE
from cryptopredict.layer1_macro.volatility import NAME as VOLATILITY
from cryptopredict.layer1_macro.volatility import RECIPE as _VOLATILITY

__all__ = ["RECIPES", "REGIME", "REGIMES", "VOLATILITY", "MacroTrack", "assess", "past_days", "rules_record", "study"]

RECIPES = (_VOLATILITY, _REGIME, _TONE)
"""The models of this layer, as the training engine makes them."""
