"""What spreading over the sectors would have brought: even weights, risk parity with and without a lean to the leaders, and simpler ways."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.comparison import mean_over_moments
from cryptopredict.estimators.training import Part, Walked
from cryptopredict.layer2_sectors.allocation import WEEK, after, even, monday, parity_of_week, settled, tilted
from cryptopredict.layer2_sectors.indices import SectorIndices
from cryptopredict.layer2_sectors.leaders.models import LAST_WINNER
from cryptopredict.layer2_sectors.leaders.rows import SectorRows
from cryptopredict.layer2_sectors.leaders.said import chance

__all__ = ["CALMER", "EVEN", "PARITY", "TILTED", "Portfolios", "comparisons", "portfolios", "walked_portfolios"]

CALMER = "inverse volatility"
EVEN = "even weights"
PARITY = "risk parity"
TILTED = "risk parity, tilted to the leaders"


def portfolios(rows: SectorRows, indices: SectorIndices, closes: Integers) -> dict[str, Floats]:
    """By row: the weight that risk parity gives the sector, (M,), and its returns on the days of the week after, (M, 7)."""
    days = np.unique(rows.day)
    weights = np.zeros(rows.returns.shape)
    for day in days:
        weights[day] = parity_of_week(indices, closes, int(day))
    earned = np.full((*rows.returns.shape, WEEK), np.nan)
    earned[days] = after(rows.returns, days).transpose(0, 2, 1)
    return {"parity": weights[rows.day, rows.column], "after": earned[rows.day, rows.column]}


@dataclass(frozen=True, slots=True, eq=False)
class Portfolios:
    """By name: `net` return of the week after each day (D,), log `variance` of its days (D,), `turnover` (D,).

    `times` (D,) when each was said, `fold` (D,) who spoke then, −1 for nobody.
    """

    times: Integers
    fold: Integers
    net: Mapping[str, Floats]
    variance: Mapping[str, Floats]
    turnover: Mapping[str, Floats]


def walked_portfolios(walked: Walked) -> Portfolios:
    """All of them over every day that has rows; the tilt leans on what was said out of sample, and on Mondays only."""
    part = walked.parts["linear"]
    times, day = np.unique(part.table.times, return_inverse=True)
    _, column = np.unique(part.table.groups, return_inverse=True)
    shape = (len(times), int(column.max()) + 1)

    def spread(values: Floats) -> Floats:
        whole = np.full((*shape, *values.shape[1:]), np.nan)
        whole[day, column] = values
        return whole

    able = np.isfinite(spread(part.beside["parity"]))
    parity = np.nan_to_num(spread(part.beside["parity"]))
    began = monday(times)

    def held(values: Floats) -> Floats:
        """What was known on the Monday of each week, for those that still stand."""
        return np.where((began >= 0)[:, None] & able, spread(values)[np.maximum(began, 0)], np.nan)

    calm = np.nan_to_num(np.exp(-held(part.table.column("volatility_90d").astype(np.float64))))
    total = calm.sum(axis=1, keepdims=True)
    weights = {
        EVEN: even(able),
        PARITY: parity,
        TILTED: tilted(parity, held(chance(walked))),
        CALMER: np.where(total > 0.0, calm / np.maximum(total, 1e-12), even(able)),
        LAST_WINNER: _winner(part, spread, able),
    }
    whole = spread(part.beside["after"]).transpose(0, 2, 1)
    # A sector that has no row that day has no weight either; a week is known when the days of those that have one are.
    earned = np.where(able[:, None, :], whole, 0.0)
    found = {name: settled(each, earned) for name, each in weights.items()}
    fold = np.full(len(times), -1, dtype=np.int64)
    fold[day] = walked.fold["linear"]
    net, variance, turnover = ({name: each[place] for name, each in found.items()} for place in range(3))
    return Portfolios(times, fold, net, variance, turnover)


def _winner(part: Part, spread: Callable[[Floats], Floats], able: NDArray[np.bool_]) -> Floats:
    """Everything on the sector that earned most last week."""
    week = np.where(able, np.nan_to_num(spread(part.table.column("relative_7d").astype(np.float64))), -np.inf)
    found = np.zeros(able.shape)
    found[np.arange(len(able)), week.argmax(axis=1)] = 1.0
    return found


def comparisons(walked: Walked) -> dict[str, Any]:
    """The portfolios beside even weights, in the folds: return, spread, turnover, differences with 95 % intervals."""
    found = walked_portfolios(walked)
    used = found.fold >= 0
    for values in found.net.values():
        used &= np.isfinite(values)
    if not used.any():
        return {}
    lines = []
    for name in found.net:
        net, variance = 100.0 * found.net[name][used], found.variance[name][used]
        more = net - 100.0 * found.net[EVEN][used]
        less = 100.0 * (found.variance[EVEN][used] - variance)
        deviation = float(net.std())
        lines.append(
            {
                "name": name,
                "weeks_from": int(used.sum()),
                "net_return_percent": float(net.mean()),
                "deviation_percent": deviation,
                "sharpe_per_year": float(net.mean() / deviation * np.sqrt(365.0 / WEEK)) if deviation > 0.0 else None,
                "turnover": float(found.turnover[name][used].mean()),
                "more_return_percent": _difference(more, found.times[used]),
                "less_variance_log_percent": _difference(less, found.times[used]),
            }
        )
    return {"portfolios": lines}


def _difference(values: Floats, times: Integers) -> dict[str, Any] | None:
    mean = mean_over_moments(values, times, overlap=WEEK + 1, method="cosines")
    return None if mean is None else {"mean": mean.mean, "low": mean.low, "high": mean.high, "n": mean.n}
