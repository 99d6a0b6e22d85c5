"""What is known of how much a price moves, at the close of every candle, and what it did next."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import PRICE_FEATURES, AssetKind, Floats, Integers, MarketView, Panel
from cryptopredict.estimators.table import Table
from cryptopredict.features import ewm_mean, lagged, rolling_moments
from cryptopredict.layer3_assets.prices.horizons import Horizon

__all__ = ["NAMES", "Features", "Moves", "features_of", "moves"]

_LEAST: Final = 1e-12  # of a variance, before its logarithm
_FAR: Final = 1.0  # a wrong print is not remembered for ever
_SPANS: Final = {True: (3.0, 24.0, 168.0, 720.0), False: (2.0, 7.0, 30.0, 90.0)}
"""Half-lives in candles, of hours and of days."""
_TRAILING: Final = {True: 168, False: 30}
_CYCLE: Final = 24  # hours after which an hour of the day comes again
_CYCLE_LIFE: Final = 14.0
NAMES: Final = PRICE_FEATURES


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """One panel (R, N): `trailing` deviation per candle, `close`, and who may be spoken of."""

    panel: Panel
    trailing: Floats
    close: Floats
    able: NDArray[np.bool_]

    def came(self, horizon: Horizon, rows: Integers) -> Floats:
        """Log return (S, N) over the horizon after each of these rows, NaN where not known."""
        found = np.full((len(rows), self.close.shape[1]), np.nan)
        over = rows[rows + horizon.steps < len(self.close)]
        with np.errstate(invalid="ignore", divide="ignore"):
            found[: len(over)] = np.log(self.close[over + horizon.steps] / self.close[over])
        return found

    def before(self, horizon: Horizon) -> Floats:
        """Log return (R, N) over as long a stretch before each row."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.log(self.close / lagged(self.close, horizon.steps))


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What a model is told of the candles of a panel: `variances` in the order of `NAMES`, (R, N), or (R, 1) where all assets have the same."""

    panel: Panel
    variances: tuple[Floats, ...]

    def table(self, rows: Integers, columns: Integers) -> Table:
        """The rows of a model at these places of the panel, (M,) each."""
        values = np.empty((len(rows), len(self.variances)), dtype=np.float32)
        for place, variance in enumerate(self.variances):
            given = variance[rows, columns if variance.shape[1] > 1 else 0]
            values[:, place] = np.log(np.maximum(given, _LEAST))
        values[~np.isfinite(values)] = np.nan
        groups = np.array([asset.id for asset in self.panel.assets], dtype=np.int64)
        return Table(values, NAMES, self.panel.close_times[rows], groups[columns])


def moves(view: MarketView, tradable: NDArray[np.bool_], *, hourly: bool) -> Moves:
    """Of the hours or the days of a view; `tradable` (T, N) says of each day who is spoken of.

    An asset with hours is spoken of in them while it was tradable on the last day that had closed.
    """
    panel = view.hourly if hourly else view.daily
    close = panel["close"]
    trailing = rolling_moments(_change(close), _TRAILING[hourly])[1]
    able = tradable if not hourly else _of_days(view, tradable)
    return Moves(panel, trailing, close, able & np.isfinite(close) & (trailing > 0.0))


def features_of(panel: Panel, *, hourly: bool) -> Features:
    """Of every candle of a panel of hours or days. Costly, and asked for only where a model is."""
    close = panel["close"]
    change = _change(close)
    with np.errstate(invalid="ignore", divide="ignore"):
        span = np.log(panel["high"] / panel["low"])
    # The range says more than the return alone; both together do not depend on how a candle is cut. Parkinson 1980.
    variance = 0.5 * change**2 + 0.5 * span**2 / (4.0 * np.log(2.0))
    means = [ewm_mean(variance, life) for life in _SPANS[hourly]]
    market = [_middle(means[place], close) for place in (0, 1)]
    cycle = _same_hour(change**2) if hourly else means[0]
    return Features(panel, (variance, *means, *market, cycle))


def _change(close: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        change: Floats = np.clip(np.log(close / lagged(close, 1)), -_FAR, _FAR)
    return change


def _middle(values: Floats, close: Floats) -> Floats:
    """Median (R, 1) over the assets that are there, NaN where there is none."""
    ranked = np.sort(np.where(np.isfinite(close), values, np.nan), axis=1)
    count = np.isfinite(ranked).sum(axis=1, keepdims=True)
    low, high = (np.take_along_axis(ranked, np.maximum(count + off, 0) // 2, axis=1) for off in (-1, 0))
    middle: Floats = 0.5 * (low + high)
    return middle


def _same_hour(squares: Floats) -> Floats:
    """Fading mean of the squares of the hour that comes next, as it was on the days before, (R, N)."""
    found = np.full_like(squares, np.nan)
    for hour in range(_CYCLE):
        mean = ewm_mean(squares[hour::_CYCLE], _CYCLE_LIFE)
        # The row before an hour looks at what that hour was on earlier days.
        rows = np.arange(hour, len(squares), _CYCLE)
        before = rows + _CYCLE - 1
        known = before < len(squares)
        found[before[known]] = mean[known]
    return found


def _of_days(view: MarketView, tradable: NDArray[np.bool_]) -> NDArray[np.bool_]:
    hourly, daily = view.hourly, view.daily
    column = {asset.id: n for n, asset in enumerate(daily.assets) if asset.kind is AssetKind.COIN}
    place = np.array([column.get(asset.id, -1) for asset in hourly.assets], dtype=np.int64)
    day = np.searchsorted(daily.close_times, hourly.close_times, side="right") - 1
    if not len(place) or not len(day):
        return np.zeros((len(hourly.times), len(place)), dtype=np.bool_)
    found: NDArray[np.bool_] = (day >= 0)[:, None] & (place >= 0) & tradable[np.maximum(day, 0)][:, place]
    return found
