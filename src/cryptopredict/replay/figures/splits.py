"""The same results by year, by regime, by sector: where they came from."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from cryptopredict.base import Floats, Integers

__all__ = ["by_group", "sums_by"]

_YEAR: Final = 365.0


def by_group(names: Sequence[str], groups: Integers, curves: Mapping[str, Floats], gross: Floats) -> list[dict[str, Any]]:
    """For each group of days (T,) that occurs: how many, the mean share held, and of each curve of daily results the total and the Sharpe ratio."""
    found = []
    for number, name in enumerate(names):
        mine = groups == number
        if not mine.any():
            continue
        row: dict[str, Any] = {"name": name, "days": int(mine.sum()), "held": float(gross[mine].mean())}
        for key, daily in curves.items():
            part = daily[mine]
            deviation = float(part.std())
            ratio = float(part.mean()) / deviation * float(np.sqrt(_YEAR)) if deviation > 0.0 else None
            row[key] = {"total": float(np.prod(1.0 + part) - 1.0), "sharpe": ratio}
        found.append(row)
    return found


def sums_by(keys: Sequence[str], values: Floats) -> list[dict[str, Any]]:
    """Sums of values (K,) by name, the largest first: money by sector."""
    totals: dict[str, list[float]] = {}
    for key, value in zip(keys, values.tolist(), strict=True):
        if value:
            totals.setdefault(key, []).append(value)
    return [
        {"name": key, "n": len(each), "result": sum(each)}
        for key, each in sorted(totals.items(), key=lambda pair: -sum(pair[1]))
    ]
