"""Layer 1: what market is this, and how much to hold?

In: a market view; `study` walks over all of it once, `assess` answers at one moment, `past_days` for every day before. Out: a `MacroView` and the context for the
layers below. Without enough closed days `assess` raises `NoData`, which stops the cascade with that reason.
"""

from cryptopredict.layer1_macro.assess import assess, past_days
from cryptopredict.layer1_macro.study import REGIMES, MacroTrack, study
from cryptopredict.layer1_macro.volatility import NAME as VOLATILITY

__all__ = ["REGIMES", "VOLATILITY", "MacroTrack", "assess", "past_days", "study"]
