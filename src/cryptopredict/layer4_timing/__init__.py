"""Layer 4: when to enter and leave?

In: a market view, the tracks of the layers above, trained versions by name, and the context. Out: a `TimingView` with the signals that clear their costs, and
a count of those that do not, by reason. Without fresh hourly candles there are no signals, and the view says stale.
"""

from cryptopredict.layer4_timing.assess import assess
from cryptopredict.layer4_timing.barriers import QUANTITIES, follow_levels, walk_barriers
from cryptopredict.layer4_timing.gate import COSTS
from cryptopredict.layer4_timing.study import TimingTrack, study
from cryptopredict.layer4_timing.trades import NAME as TIMING
from cryptopredict.layer4_timing.trades import RECIPE as _TIMING

__all__ = [
    "COSTS",
    "QUANTITIES",
    "RECIPES",
    "TIMING",
    "TimingTrack",
    "assess",
    "follow_levels",
    "study",
    "walk_barriers",
]

RECIPES = (_TIMING,)
"""The models of this layer, as the training engine makes them."""
