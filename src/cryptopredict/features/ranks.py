"""Places within the cross-section of one moment."""

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats

__all__ = ["cross_section_rank"]

_MIN_CROSS_SECTION = 10


def cross_section_rank(values: Floats, among: NDArray[np.bool_]) -> Floats:
    """Rank of each value within its row on −0.5..0.5, only among the flagged and finite; NaN elsewhere and in rows with under ten.

    Ties are broken by column, which stays the same over time, so that the result does not depend on anything later.
    """
    usable = among & np.isfinite(values)
    order = np.argsort(np.where(usable, values, np.inf), axis=1, kind="stable")
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.broadcast_to(np.arange(values.shape[1]), values.shape), axis=1)
    count = usable.sum(axis=1, keepdims=True)
    ranks = places / np.maximum(count - 1, 1) - 0.5
    return np.where(usable & (count >= _MIN_CROSS_SECTION), ranks, np.nan)
