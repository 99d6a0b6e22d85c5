"""The rows of the ranking model: every asset that could be traded on a day, dead ones too, and what came of it.

What is known of an asset is turned into its place among those of the day, so that a row means the same in a calm year and in a wild
one. The outcome is that of a decision executed one day later: over (t + 1, t + 8].
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, MarketView
from cryptopredict.estimators.table import Table
from cryptopredict.features import build
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer3_assets.blend import DELAY_DAYS, HORIZON_DAYS, Plain
from cryptopredict.layer3_assets.ranking.features import OWN, beside_market, market_state

__all__ = ["STEPS", "WINDOW", "AssetRows", "asset_rows", "windows"]

STEPS: Final = 30
"""Days of a window."""
WINDOW: Final = (
    "return_1d",
    "return_7d",
    "volatility_7d",
    "volatility_30d",
    "close_place_7d",
    "volume_surge_1d_30d",
    "illiquidity_7d",
    "below_high_90d",
    "own_score_7d",
    "beta_90d",
)
"""Places that the net sees on each of the last `STEPS` days."""

_STEEPEST: Final = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class AssetRows:
    """Rows by day and asset: `day` (M,) and `column` (M,) say which each is, days ascending.

    `table` (M, F) float32: places −0.5..0.5 among the assets of the day, then the state of the market; `shape` (T, N) of the panel.
    `beyond` (M,): the place of the week's return less what the market explains of it, NaN where not known. Where the market goes
    cannot be foretold, and is only noise to whoever learns who beats whom.
    """

    table: Table
    day: Integers
    column: Integers
    shape: tuple[int, int]
    beyond: Floats

    def spread(self, values: Floats) -> Floats:
        """Values (M,) of the rows by day and asset, (T, N), NaN elsewhere."""
        out = np.full(self.shape, np.nan)
        out[self.day, self.column] = values
        return out


def asset_rows(view: MarketView, macro: MacroTrack, given: Plain, *, since: int = 0) -> AssetRows | None:
    """The rows of all days from `since` on (a row of the panel) on which the baseline ranks somebody; None where there is no such day.

    Of the macro layer only what it measures is used, nothing that a trained version of it says.
    """
    day, column = np.nonzero(np.isfinite(given.score[since:]))
    if not len(day):
        return None
    day += since
    starts = np.flatnonzero(np.r_[True, np.diff(day) > 0, True])
    with np.errstate(invalid="ignore", divide="ignore"):
        beside, state = beside_market(view, macro), market_state(view, macro)
        names = (*OWN, *beside, *state)
        values = np.empty((len(day), len(names)), dtype=np.float32)
        for place, name in enumerate((*OWN, *beside)):
            # One at a time: all of them over all days and assets would be ten times as much as the rows.
            feature = beside[name] if name in beside else build(view.daily, (name,))[name]
            values[:, place] = _places(feature[day, column], starts)
    for place, name in enumerate(state, start=len(OWN) + len(beside)):
        values[:, place] = state[name][day]
    values[~np.isfinite(values)] = np.nan
    groups = np.array([asset.id for asset in view.daily.assets], dtype=np.int64)[column]
    table = Table(values, names, view.daily.close_times[day], groups)
    beyond = _beyond(given.ahead, beside["beta_90d"], macro.index.returns)[day, column]
    return AssetRows(table, day, column, given.score.shape, _places(beyond, starts))


def _beyond(ahead: Floats, slope: Floats, market: Floats) -> Floats:
    """Log return (T, N) of the week that begins a day later, less slope × that of the market, the slope being one where it is not known."""
    total = np.cumsum(market)
    moved = np.full_like(total, np.nan)
    moved[: -(HORIZON_DAYS + DELAY_DAYS)] = total[HORIZON_DAYS + DELAY_DAYS :] - total[DELAY_DAYS:-HORIZON_DAYS]
    bounded = np.clip(np.where(np.isfinite(slope), slope, 1.0), 0.0, _STEEPEST)
    found: Floats = ahead - bounded * moved[:, None]
    return found


@njit(cache=True, nogil=True)
def _places(values: Floats, starts: Integers) -> Floats:
    """Place −0.5..0.5 of each value (M,) among the finite ones of its stretch; ties by position, NaN where it is not known."""
    found = np.full(values.shape[0], np.nan)
    for k in range(starts.shape[0] - 1):
        rows = np.arange(starts[k], starts[k + 1])
        known = rows[np.isfinite(values[rows])]
        if known.shape[0] < 2:
            continue
        order = known[np.argsort(values[known], kind="mergesort")]
        for place in range(order.shape[0]):
            found[order[place]] = place / (order.shape[0] - 1) - 0.5
    return found


def windows(rows: AssetRows, chosen: Integers) -> Table:
    """The places of `WINDOW` on the last `STEPS` days of these rows (positions), oldest first, NaN where the asset was in no ranking."""
    names = rows.table.names
    daily = np.full((STEPS - 1 + rows.shape[0], rows.shape[1], len(WINDOW)), np.nan, dtype=np.float32)
    columns = [names.index(name) for name in WINDOW]
    daily[rows.day + STEPS - 1, rows.column] = rows.table.values[:, columns]
    seen = np.lib.stride_tricks.sliding_window_view(daily, STEPS, axis=0)
    made: NDArray[Any] = np.ascontiguousarray(seen[rows.day[chosen], rows.column[chosen]].transpose(0, 2, 1))
    return Table(made, WINDOW, rows.table.times[chosen], rows.table.groups[chosen])
