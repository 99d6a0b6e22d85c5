"""What the rules of the layer brought, which no gate of a model speaks of: how much to hold, and the mood."""

from typing import Any

from cryptopredict.base import MarketView
from cryptopredict.layer1_macro.exposure import exposure_record
from cryptopredict.layer1_macro.mood import mood, mood_skill
from cryptopredict.layer1_macro.study import MacroTrack

__all__ = ["rules_record"]


def rules_record(track: MacroTrack, view: MarketView) -> dict[str, Any]:
    """As JSON: `exposure`, each rule beside a constant exposure of its mean; `mood`, what it foretold beside climatology.

    `track` was walked over `view`, so both rest on what the models said at the time, where there were any.
    """
    returns = track.index.returns
    return {
        "exposure": exposure_record(view, track.probabilities, track.volatility, returns),
        "mood": mood_skill(mood(view), returns, view.daily.close_times),
    }
