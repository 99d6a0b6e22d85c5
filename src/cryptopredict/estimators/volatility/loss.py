"""How wrong a variance was."""

import numpy as np

from cryptopredict.base import Floats

__all__ = ["qlike"]


def qlike(forecast: Floats, happened: Floats) -> Floats:
    """The ratio x = happened ÷ forecast as x − log x − 1: 0 if right. One of the few losses that order forecasts rightly by a noisy proxy.

    NaN where either is missing or not above zero. Source: Patton 2011.
    """
    usable = (forecast > 0.0) & (happened > 0.0)
    ratio = np.divide(happened, forecast, out=np.full(np.broadcast(forecast, happened).shape, np.nan), where=usable)
    loss: Floats = ratio - np.log(ratio) - 1.0
    return loss
