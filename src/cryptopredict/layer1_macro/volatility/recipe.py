"""The volatility model as a recipe: which rows, what is fitted to them, and to which horizons."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.models import Columns, Pipeline
from cryptopredict.estimators.training import Material, Options, Part, Recipe, too_little
from cryptopredict.estimators.volatility import Har, VolatilityBlend
from cryptopredict.features import MarketIndex, ewm_mean, market_index, universe
from cryptopredict.layer1_macro.volatility.judge import HAR, MAIN_GATE, USES, bands, questions
from cryptopredict.layer1_macro.volatility.rows import EWMA_HALF_LIFE, MARKET, VolatilityRows, volatility_rows

__all__ = ["HORIZONS", "NAME", "RECIPE"]

NAME = "volatility"
HORIZONS = (1, 7)
"""Days ahead whose mean variance is foretold; each is a part of the model of its own, `d1` and `d7`."""

_DAY = 86_400
_EMBARGO = 1
_QUICK_ASSETS = 40
_LEFT_OUT = 5  # every fifth asset
_CRASH = -0.15  # of the market within the seven days up to and with the day that a band is for


def _specification() -> dict[str, Any]:
    return {
        "model": VolatilityBlend().manifest(),
        "baseline": Har().manifest(),
        "horizons_days": list(HORIZONS),
        "embargo_days": _EMBARGO,
        "target": "log of the mean variance ahead",
    }


def _parts(material: Material, options: Options) -> tuple[Part, ...]:
    """One for each horizon, over the same rows."""
    view = material.view
    members = universe(view.daily)
    index = market_index(view.daily, members)
    rows = volatility_rows(view, members, index)
    if rows is None:
        raise too_little("no day with a tradable coin")
    chosen = np.flatnonzero(_drawn(rows.table.groups, options))
    table = rows.table.rows(chosen) if len(chosen) < len(rows.table) else rows.table
    strangers = _left_out(rows.table.groups, options.seed)[chosen]
    beside = {
        "ewma": rows.ewma[rows.day, rows.column][chosen],
        "in_use": ewm_mean((index.returns * index.returns)[:, None], EWMA_HALF_LIFE)[:, 0][rows.day][chosen],
        **{name: values[chosen] for name, values in _next_day(rows, index).items()},
    }
    found = []
    for days in HORIZONS:
        happened = rows.target(days)[chosen]
        with np.errstate(divide="ignore", invalid="ignore"):
            target = np.where(happened > 0.0, np.log(happened), np.nan)
        found.append(
            Part(
                name=f"d{days}",
                table=table,
                target=target,
                horizon=days * _DAY,
                model=VolatilityBlend(),
                # It has no use for holes in features that it does not look at.
                baselines={HAR: Pipeline((Columns(Har().features),), Har())},
                strangers=strangers,
                beside=beside | {"happened": happened},
            )
        )
    return tuple(found)


def _next_day(rows: VolatilityRows, index: MarketIndex) -> dict[str, Floats]:
    """By row: the return of the next day, NaN where it is not known, and 1 if that day ends a week of a crash."""
    happened = np.full_like(rows.returns, np.nan)
    happened[:-1] = rows.returns[1:]
    week = np.full(len(index.returns), np.nan)
    total = np.cumsum(index.returns)
    week[6:-1] = total[7:] - total[:-7]
    return {"next_return": happened[rows.day, rows.column], "crash": (week <= _CRASH).astype(np.float64)[rows.day]}


def _drawn(groups: Integers, options: Options) -> NDArray[np.bool_]:
    """Rows that are used: all, or in a quick training those of a few assets and the market."""
    ids = np.unique(groups[groups != MARKET])
    if not options.quick or len(ids) <= _QUICK_ASSETS:
        return np.ones(len(groups), dtype=np.bool_)
    drawn = np.random.default_rng(options.seed).choice(ids, _QUICK_ASSETS, replace=False)
    return np.isin(groups, np.append(drawn, MARKET))


def _left_out(groups: Integers, seed: int) -> NDArray[np.bool_]:
    """Rows of the fifth of assets that a second fit does not see."""
    ids = np.unique(groups[groups != MARKET])
    drawn = np.random.default_rng(seed + 1).permutation(ids)[: len(ids) // _LEFT_OUT]
    return np.isin(groups, drawn)


RECIPE = Recipe(
    name=NAME,
    layer="macro",
    tried=16,  # blends, feature sets and horizons that were compared on real days before this was chosen
    main_gate=MAIN_GATE,
    uses=USES,
    specification=_specification,
    parts=_parts,
    questions=questions,
    extras=bands,
    embargo_days=_EMBARGO,
)
"""How the volatility model is trained."""
