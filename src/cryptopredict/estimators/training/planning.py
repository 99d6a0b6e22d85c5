"""When folds begin, and which rows each learns from and speaks for: the same moments for all parts of a version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cryptopredict.estimators.training.material import Options, too_little
from cryptopredict.estimators.training.recipe import Part
from cryptopredict.estimators.validation import Fold

__all__ = ["Plan", "plan"]

_DAY = 86_400
_YEAR = 365
_ENOUGH_YEARS = 6
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """`starts`: when each fold begins to speak; `trained_to`: no row after that was learnt from; `folds`: by part, one for each start."""

    starts: tuple[int, ...]
    trained_to: tuple[int, ...]
    folds: Mapping[str, tuple[Fold, ...]]


def plan(parts: Sequence[Part], options: Options, embargo_days: int) -> Plan:
    """Folds over all parts, and one more that knows everything and speaks from the last row on.

    A fold that begins at r learns from rows with u + longest horizon + embargo ≤ r, whatever part they are of: their outcomes were
    known, and the moments at which folds begin do not depend on what comes after. Raises `NoData` where there is time for none.
    """
    filled = [part for part in parts if len(part.table)]
    if not filled:
        raise too_little("there is not a single row")
    first = min(int(part.table.times.min()) for part in filled)
    last = max(int(part.table.times.max()) for part in filled)
    away = max(part.horizon for part in filled) + embargo_days * _DAY
    refit = _refit((last - first) // _DAY + 1, options) * _DAY
    begin = first + options.first_days * _DAY + away
    starts = [start for start in range(begin, last + 1, refit) if _speaks(filled, start, start + refit, start - away)]
    if not starts:
        raise too_little(f"{(last - first) // _DAY} days of rows, {(begin - first) // _DAY} are needed before the first fold")
    ends = [*starts[1:], last + 1]
    if starts[-1] < last:
        # The newest fold takes over at the last row: the one before it has spoken for that moment, and is not asked twice.
        starts, ends = [*starts, last], [*ends, last]
    folds = {
        part.name: tuple(
            _fold(part, place, start, end, start - away) for place, (start, end) in enumerate(zip(starts, ends, strict=True))
        )
        for part in parts
    }
    return Plan(tuple(starts), tuple(start - away for start in starts), folds)


def _refit(days: int, options: Options) -> int:
    """Days between refits; twice as many if it must be quick."""
    usual = _YEAR if days >= _ENOUGH_YEARS * _YEAR else _YEAR // 2
    return (options.refit_days or usual) * (2 if options.quick else 1)


def _speaks(parts: Sequence[Part], start: int, end: int, trained_to: int) -> bool:
    """Whether any part has rows to learn from and rows to speak for."""
    return any(
        int((part.table.times <= trained_to).sum()) >= _LEAST_ROWS
        and bool(((part.table.times >= start) & (part.table.times < end)).any())
        for part in parts
    )


def _fold(part: Part, number: int, start: int, end: int, trained_to: int) -> Fold:
    times = part.table.times
    test = np.flatnonzero((times >= start) & (times < end))
    return Fold(number, np.flatnonzero(times <= trained_to), test, trained_to, start)
