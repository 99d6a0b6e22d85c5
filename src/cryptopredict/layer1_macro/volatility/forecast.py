"""What a version says at every day of a view, each day by the fold that existed then."""

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, MarketView
from cryptopredict.estimators.version import Version
from cryptopredict.features import MarketIndex, Universe, rolling_quantile_rank
from cryptopredict.layer1_macro.volatility.rows import volatility_rows

__all__ = ["Forecast", "forecast"]

_PART: Final = "d1"  # what it replaces, a fading mean, is a forecast for the next day too
_DAYS: Final = 365.0


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """Volatilities that are expected for the day after each day, NaN where no fold spoke or a gate was closed then.

    `market` (T,) per year; `rank` (T,) its place 0..1 among its own of two years; `assets` (T, N) per day, columns as in the panel.
    """

    reference: str
    market: Floats
    rank: Floats
    assets: Floats


_last: dict[str, Forecast] = {}


def forecast(view: MarketView, members: Universe, index: MarketIndex, version: Version) -> Forecast:
    """What `version` says over the whole view. The same candles are not worked through twice in a row: they change once a day."""
    key = _digest(view, version)
    if key not in _last:
        found = _forecast(view, members, index, version)
        _last.clear()
        _last[key] = found
    return _last[key]


def _forecast(view: MarketView, members: Universe, index: MarketIndex, version: Version) -> Forecast:
    days, assets = members.returns.shape
    market, by_asset = np.full(days, np.nan), np.full((days, assets), np.nan)
    rank = np.full(days, np.nan)
    rows = volatility_rows(view, members, index)
    if rows is not None:
        variance = np.full(len(rows.table), np.nan)
        fold_of = version.fold_at(rows.table.times)
        for place, fold in enumerate(version.folds):
            chosen = np.flatnonzero(fold_of == place)
            if len(chosen):
                variance[chosen] = np.exp(fold.models[_PART].predict(rows.table.rows(chosen)))
        deviation = np.sqrt(rows.spread(variance))
        at_close = version.fold_at(rows.closes)
        of_assets = _where_open(version, at_close, f"assets_{_PART}")
        of_market = of_assets & _where_open(version, at_close, f"market_{_PART}")
        yearly = deviation[:, -1] * np.sqrt(_DAYS)
        market = np.where(of_market, yearly, np.nan)
        rank = np.where(of_market, rolling_quantile_rank(yearly, 730, 180), np.nan)
        by_asset[:, rows.columns[:-1]] = np.where(of_assets[:, None], deviation[:, :-1], np.nan)
    for array in (market, rank, by_asset):
        array.setflags(write=False)
    return Forecast(version.reference, market, rank, by_asset)


def _where_open(version: Version, at_close: NDArray[np.int64], gate: str) -> NDArray[np.bool_]:
    return (at_close >= 0) & version.opened(gate)[at_close]


def _digest(view: MarketView, version: Version) -> str:
    """SHA-256 of all that goes into a forecast."""
    found = hashlib.sha256(version.sha256.encode())
    closed = int(view.daily.close_times[-1]) if len(view.daily.times) else 0
    for panel in (view.daily, view.hourly.as_of(closed)):  # hours of the day that runs are not looked at yet
        found.update(repr([(asset.id, asset.symbol, asset.kind) for asset in panel.assets]).encode())
        for array in (panel.times, *(panel[name] for name in sorted(panel.fields))):
            found.update(np.ascontiguousarray(array).data)
    return found.hexdigest()
