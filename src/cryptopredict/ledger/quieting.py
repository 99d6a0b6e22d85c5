"""A suspended version as the layers see it: all its gates are shut for rows from the suspension on, and as they were before.

So whoever decides again, for whatever moment, finds what was found then, and one walk serves moments before and after.
"""

import threading
from dataclasses import replace
from typing import Final

import numpy as np

from cryptopredict.estimators.version import Version, VersionFold
from cryptopredict.ledger.suspensions import Spans

__all__ = ["quieted"]

_KEPT: Final = 8
_quiet: dict[tuple[str, str, str, Spans], Version] = {}
_guard = threading.Lock()


def quieted(version: Version, spans: Spans) -> Version:
    """The version with all its gates shut within these spans; the same object for the same spans, so that it remembers its answers."""
    if not spans:
        return version
    key = (version.name, version.version, version.sha256, spans)
    with _guard:
        held = _quiet.get(key)
        if held is None:
            while len(_quiet) >= _KEPT:
                _quiet.pop(next(iter(_quiet)))
            held = _quiet[key] = replace(version, folds=_shut(version, spans))
    return held


def _shut(version: Version, spans: Spans) -> tuple[VersionFold, ...]:
    first = version.folds[0].valid_from
    marks = {moment for span in spans for moment in span if moment is not None and moment > first}
    starts = sorted(marks | {fold.valid_from for fold in version.folds})
    folds = []
    for start, place in zip(starts, version.fold_at(np.array(starts, dtype=np.int64)).tolist(), strict=True):
        fold = version.folds[place]
        shut = any(since <= start and (until is None or start < until) for since, until in spans)
        folds.append(VersionFold(fold.trained_to, start, fold.models, dict.fromkeys(fold.open, False) if shut else fold.open))
    return tuple(folds)
