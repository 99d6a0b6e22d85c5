"""The price model as a recipe: how far prices will move, by horizon."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.training import Material, Options, Part, Recipe, too_little
from cryptopredict.estimators.volatility import LogLinear
from cryptopredict.features import market_index, universe
from cryptopredict.layer3_assets.prices.horizons import HORIZONS, LEVELS, Horizon, sampled
from cryptopredict.layer3_assets.prices.judge import MAIN_GATE, USES, coverages, questions
from cryptopredict.layer3_assets.prices.rows import Features, Moves, features_of, moves

__all__ = ["NAME", "RECIPE"]

NAME: Final = "prices"

_EMBARGO: Final = 1
_LEAST: Final = 1e-8  # of a mean squared return: a price that stood still says little about its deviation
_QUICK_SHARE: Final = 0.25  # of the assets
_LEFT_OUT: Final = 0.2
_WEEK: Final = 7
_CRASH: Final = -0.15


def _model() -> LogLinear:
    return LogLinear()


def _specification() -> dict[str, Any]:
    return {
        "model": _model().manifest(),
        "horizons": [[each.name, each.hours, each.every] for each in HORIZONS],
        "levels": list(LEVELS),
        "embargo_days": _EMBARGO,
        "target": "log of the mean squared return per candle over the horizon",
    }


def _crashes(closes: Integers, level: Floats, moments: Integers) -> Floats:
    """Whether the market fell by `_CRASH` or more within the seven days up to each moment (M,), 1 or 0; 0 where days are lacking."""
    last = np.searchsorted(closes, moments, side="right") - 1
    known = last >= _WEEK
    found = np.zeros(len(moments))
    found[known] = level[last[known]] / level[last[known] - _WEEK] - 1.0 <= _CRASH
    return found


def _parts(material: Material, options: Options) -> tuple[Part, ...]:
    """One for each horizon that there are candles for."""
    view = material.view
    members = universe(view.daily)
    level = market_index(view.daily, members).level

    def crash_at(moments: Integers) -> Floats:
        return _crashes(view.daily.close_times, level, moments)

    found = []
    for hourly in (True, False):
        given = moves(view, members.tradable, hourly=hourly)
        features = features_of(given.panel, hourly=hourly)
        found += [
            part
            for horizon in HORIZONS
            if horizon.hourly is hourly and (part := _part(horizon, given, features, crash_at, options)) is not None
        ]
    if not found:
        raise too_little("no day with a tradable coin")
    return tuple(found)


def _part(
    horizon: Horizon, given: Moves, features: Features, crash_at: Callable[[Integers], Floats], options: Options
) -> Part | None:
    rows = sampled(horizon, given.panel)
    place, column = np.nonzero(given.able[rows])
    if not len(place):
        return None
    table = features.table(rows[place], column)
    came = given.came(horizon, rows)[place, column]
    mean = _squares(given, horizon)[rows][place, column]
    with np.errstate(divide="ignore", invalid="ignore"):
        target = np.where(np.isfinite(came) & np.isfinite(mean), np.log(np.maximum(mean, _LEAST)), np.nan)
    chosen = _drawn(table.groups, _QUICK_SHARE, options.seed) if options.quick else np.ones(len(table), dtype=np.bool_)
    strangers = _drawn(table.groups, _LEFT_OUT, options.seed + 1)
    beside = {
        "came": came,
        "trailing": given.trailing[rows][place, column] * np.sqrt(float(horizon.steps)),
        "before": given.before(horizon)[rows][place, column],
        "crash": crash_at(table.times + horizon.seconds),
    }
    return Part(
        horizon.name,
        table.rows(chosen),
        target[chosen],
        horizon.seconds,
        _model(),
        {},
        strangers[chosen],
        {name: values[chosen] for name, values in beside.items()},
    )


def _drawn(groups: Integers, share: float, seed: int) -> NDArray[np.bool_]:
    """Rows (M,) of about this share of the assets. Whether one is drawn does not depend on who else is there, now or later."""
    ids, place = np.unique(groups, return_inverse=True)
    drawn = np.array([np.random.default_rng([seed, int(key)]).random() < share for key in ids], dtype=np.bool_)
    found: NDArray[np.bool_] = drawn[place]
    return found


def _squares(given: Moves, horizon: Horizon) -> Floats:
    """Mean squared return per candle over the horizon after each row, (R, N), of the candles that are there."""
    close = given.close
    with np.errstate(invalid="ignore", divide="ignore"):
        square = np.log(close[1:] / close[:-1]) ** 2
    known = np.isfinite(square)
    total = np.cumsum(np.where(known, square, 0.0), axis=0)
    count = np.cumsum(known, axis=0)
    found = np.full_like(close, np.nan)
    steps = horizon.steps
    if len(close) <= steps:
        return found
    blank = np.zeros((1, close.shape[1]))
    total, counted = np.concatenate([blank, total]), np.concatenate([blank, count])
    number = counted[steps:] - counted[:-steps]
    # Differences of sums over years leave rounding errors that are larger than a still hour: what is below zero is zero.
    found[:-steps] = np.where(number > 0, np.maximum(total[steps:] - total[:-steps], 0.0) / np.maximum(number, 1), np.nan)
    return found


RECIPE = Recipe(
    name=NAME,
    layer="asset",
    tried=8,  # six ways to adapt, two sets of features
    main_gate=MAIN_GATE,
    uses=USES,
    specification=_specification,
    parts=_parts,
    questions=questions,
    extras=coverages,
    embargo_days=_EMBARGO,
)
"""How the price model is trained."""
