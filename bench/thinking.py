"""The cascade and the features, beside the bare kernels and the simplest correct way."""

from collections.abc import Iterator
from itertools import cycle

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from bench.measure import Row
from bench.wide import fill_wide
from cryptopredict.base import Floats, from_epoch, utc_now
from cryptopredict.core import Ground
from cryptopredict.data.view import load_view
from cryptopredict.features import HOURLY, build, rolling_moments
from cryptopredict.pipeline import Walks, decide, run_cascade, walk
from cryptopredict.pipeline.run import present

__all__ = ["thinking_rows"]

_WINDOW = 168
_HOUR, _DAY = 3_600, 86_400
_COLUMNS = 50
"""Of so many assets every window is taken anew: of all of them they would not fit into memory."""


def _windows(values: Floats) -> Floats:
    """Standard deviation of every window taken anew: what a running sum saves."""
    deviation: Floats = sliding_window_view(values, _WINDOW, axis=0).std(axis=-1, ddof=1)
    return deviation


def thinking_rows(ground: Ground, *, assets: int, hours: int) -> Iterator[Row]:
    """Rows over a simulated market of so many assets, with so many days of hours."""
    fill_wide(ground, assets=assets, hours=hours)
    view = load_view(ground)
    cut = view.at(present(view, utc_now()))
    beside = "the same layers walking, with the market in memory, nothing stored"
    aim, floor = 1 / 1.15, 1 / 1.5

    def bare() -> object:
        return decide(cut, walk(cut))

    yield Row(
        f"cascade of {assets} assets, the first of a process",
        beside,
        1,
        "cascades",
        lambda: run_cascade(ground),
        bare,
        aim=aim,
        floor=floor,
    )
    last = int(cut.hourly.close_times[-1])
    last -= _HOUR if last % _DAY == 0 else 0
    walks, moments = Walks(), cycle((last - _HOUR, last))
    yield Row(
        "… an hour later",
        beside,
        1,
        "cascades",
        # Back and forth between two hours of one day: each time the walks over hours are others than those kept.
        lambda: run_cascade(ground, as_of=from_epoch(next(moments)), kind="as_of", walks=walks),
        bare,
        aim=aim,
        floor=floor,
        seconds=2.0,
    )
    yield Row(
        "… five minutes later",
        beside,
        1,
        "cascades",
        lambda: run_cascade(ground, walks=walks),
        bare,
        aim=aim,
        floor=floor,
        seconds=2.0,
    )
    close = np.nan_to_num(view.hourly["close"][:, :_COLUMNS], nan=1.0)
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
        view.hourly["close"].size * len(HOURLY),
        "values",
        ours=lambda: build(view.hourly),
        peer=lambda: [view.hourly["close"].copy() for _ in HOURLY],
    )
