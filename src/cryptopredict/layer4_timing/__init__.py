"""Layer 4: when to enter and leave?

In: a market view, the tracks and the context of the layers above. Out: a `TimingView` with the signals that clear their costs, and
a count of those that do not, by reason. Without fresh hourly candles there are no signals, and the view says stale.
"""

from cryptopredict.layer4_timing.assess import assess
from cryptopredict.layer4_timing.barriers import QUANTITIES, follow_levels, walk_barriers
from cryptopredict.layer4_timing.study import COST, SHORT_COST_PER_HOUR, TimingTrack, study

__all__ = [
    "COST",
    "QUANTITIES",
    "SHORT_COST_PER_HOUR",
    "TimingTrack",
    "assess",
    "follow_levels",
    "study",
    "walk_barriers",
]
