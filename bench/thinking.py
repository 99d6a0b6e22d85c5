"""The cascade and the features, beside the bare kernels and the simplest correct way."""

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from bench.measure import Row
from cryptopredict.base import Floats, utc_now
from cryptopredict.core import Ground
from cryptopredict.data.view import load_view
from cryptopredict.features import HOURLY, build, rolling_moments
from cryptopredict.pipeline import decide, run_cascade, walk
from cryptopredict.pipeline.run import present
from fixtures.market import fill_simulated

__all__ = ["thinking_rows"]

_WINDOW = 168


def _windows(values: Floats) -> Floats:
    """Standard deviation of every window taken anew: what a running sum saves."""
    deviation: Floats = sliding_window_view(values, _WINDOW, axis=0).std(axis=-1, ddof=1)
    return deviation


def thinking_rows(ground: Ground) -> Iterator[Row]:
    """Rows over the simulated market as `up` brings it in."""
    fill_simulated(ground)
    view = load_view(ground)
    cut = view.at(present(view, utc_now()))
    yield Row(
        "cascade, committed and announced",
        "the same layers with the market in memory, nothing stored",
        1,
        "cascades",
        ours=lambda: run_cascade(ground),
        peer=lambda: decide(cut, walk(cut)),
        aim=1 / 1.15,
        floor=1 / 1.5,
    )
    close = np.nan_to_num(view.hourly["close"], nan=1.0)
    yield Row(
        "rolling deviation of 168 hours",
        "numpy over sliding windows",
        close.size,
        "values",
        ours=lambda: rolling_moments(close, _WINDOW),
        peer=lambda: _windows(close),
        aim=10.0,
        floor=2.0,
    )
    yield Row(
        f"{len(HOURLY)} hourly features",
        "copying as many arrays of that size",
        close.size * len(HOURLY),
        "values",
        ours=lambda: build(view.hourly),
        peer=lambda: [close.copy() for _ in HOURLY],
    )
