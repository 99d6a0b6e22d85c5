"""What the models said together, the same whether a training walks or a stored version speaks."""

from typing import Final

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.estimators.models import softmax
from cryptopredict.layer4_timing.trades.models import ENDINGS

__all__ = ["WITHIN", "chance_within", "together"]

WITHIN: Final = {"24h": 1, "3d": 2, "7d": 3}
"""How many of the first ENDINGS are a target within the time."""
_LEAST: Final = 1e-4


def together(figures: Floats, path: Floats | None) -> Floats:
    """Chances of the endings (M, 5): the geometric mean of what is said from figures, and by the net from the path where it speaks."""
    if figures.ndim == 1:
        return np.full((len(figures), len(ENDINGS)), np.nan)
    if path is None or path.ndim == 1:
        return figures
    logs = [np.log(np.maximum(each, _LEAST)) for each in (figures, path)]
    both = softmax((logs[0] + logs[1]) / 2.0)
    return np.where(np.isnan(both), figures, both)


def chance_within(said: Floats, time: str) -> Floats:
    """Chance (M,) to reach the target before the stop, and within the time."""
    found = np.zeros(len(said))
    for place in range(WITHIN[time]):
        found += said[:, place]
    return found
