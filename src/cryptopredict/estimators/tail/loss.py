"""Losses that the true value at risk, alone or with the mean beyond it, makes least on average. All figures are losses > 0."""

import numpy as np

from cryptopredict.base import Floats

__all__ = ["joint_loss", "pinball"]

_LEAST = 1e-6


def pinball(happened: Floats, at_risk: Floats, level: float) -> Floats:
    """Loss (M,) of a quantile `at_risk` (M,) of losses at `level` (0.99: exceeded once in a hundred)."""
    beyond = happened - at_risk
    found: Floats = np.where(beyond > 0.0, level * beyond, (level - 1.0) * beyond)
    return found


def joint_loss(happened: Floats, at_risk: Floats, beyond: Floats, level: float) -> Floats:
    """Loss (M,) of a value at risk and of the mean `beyond` it together.

    The member of the class of Fissler and Ziegel 2016 that does not change with the unit (Patton, Ziegel and Chen 2019, equation 6),
    written for losses: a mean beyond that is below the value at risk counts as that.
    """
    tail = np.maximum(np.maximum(beyond, at_risk), _LEAST)
    excess = np.maximum(happened - at_risk, 0.0)
    found: Floats = excess / ((1.0 - level) * tail) + at_risk / tail + np.log(tail) - 1.0
    return found
