"""The ranking model as a recipe: which rows, what is fitted to them, and what was tried."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict import layer1_macro
from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.training import Material, Options, Part, Recipe, too_little
from cryptopredict.features import rolling_moments
from cryptopredict.layer3_assets.blend import DELAY_DAYS, HORIZON_DAYS, plain
from cryptopredict.layer3_assets.ranking.judge import MAIN_GATE, USES, questions, tables
from cryptopredict.layer3_assets.ranking.models import (
    MODEL_PART,
    NET,
    RISK,
    YARDSTICK_PART,
    members,
    model,
    net,
    posterior,
    yardstick,
)
from cryptopredict.layer3_assets.ranking.portfolio import held_return
from cryptopredict.layer3_assets.ranking.rows import STEPS, AssetRows, asset_rows, windows

__all__ = ["NAME", "RECIPE"]

NAME: Final = "assets"

_DAY: Final = 86_400
_EMBARGO: Final = 1
_GAP: Final = (HORIZON_DAYS + DELAY_DAYS) * _DAY
_THIN: Final = 3  # learnt from every third day: neighbours share six of seven days of their outcome
_THIN_NET: Final = 4
_QUICK_THIN: Final = 6
_WATCHED: Final = 40  # the most liquid assets of a day, which the net looks at
_LEFT_OUT: Final = 5  # every fifth asset


def _specification() -> dict[str, Any]:
    return {
        "model": model(_GAP).manifest(),
        "members": {name: each.manifest() for name, each in members().items()},
        "yardstick": yardstick().manifest(),
        "net": net(_GAP).manifest(),
        "risk": posterior().manifest(),
        "horizon_days": HORIZON_DAYS,
        "delay_days": DELAY_DAYS,
        "steps": STEPS,
        "embargo_days": _EMBARGO,
        "learns_from_every": [_THIN, _THIN_NET],
    }


def _parts(material: Material, options: Options) -> tuple[Part, ...]:
    """The model beside the yardstick and, unless it must be quick, each member and the net by itself."""
    view = material.view
    macro = layer1_macro.study(view)
    given = plain(view, macro.members)
    rows = asset_rows(view, macro, given)
    if rows is None:
        raise too_little("no day with ten tradable coins that have a month behind them")
    day, column = rows.day, rows.column
    place = given.place[day, column]
    learnt = _every(rows, _QUICK_THIN if options.quick else _THIN)
    target = np.where(learnt[:, None], np.column_stack([rows.beyond, place]), np.nan)
    plainly = np.where(learnt, place, np.nan)
    beside = {
        "place": place,
        "beat": np.where(given.beat[day, column] >= 0, given.beat[day, column], np.nan).astype(np.float64),
        "held": held_return(view)[day, column],
        "blend": given.score[day, column],
        "blend_chance": given.chance[day, column],
        "volatility": macro.members.volatility[day, column],
        "dollar_volume": macro.members.dollar_volume[day, column],
    }
    strangers = _left_out(rows.table.groups, options.seed)
    found = [
        Part(MODEL_PART, rows.table, target, _GAP, model(_GAP), {}, strangers, beside),
        Part(YARDSTICK_PART, rows.table, plainly, _GAP, yardstick(), {}, strangers),
    ]
    if not options.quick:
        found += [Part(name, rows.table, plainly, _GAP, each, {}) for name, each in members().items()]
        found.append(_risk(rows, macro, np.log1p(beside["held"]), learnt))
        found.append(_net(rows, np.column_stack([place, np.log1p(beside["held"])]), beside["dollar_volume"]))
    return tuple(found)


def _every(rows: AssetRows, days: int) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = rows.table.times // _DAY % days == 0
    return found


def _risk(rows: AssetRows, macro: layer1_macro.MacroTrack, came: Floats, learnt: NDArray[np.bool_]) -> Part:
    mean, deviation, _ = rolling_moments(macro.members.returns, 30, least=24)
    values = np.stack([mean[rows.day, rows.column], deviation[rows.day, rows.column] ** 2], axis=1)
    table = rows.table.with_values(values, ("mean", "variance"))
    beside = {"came": came, "volatility": deviation[rows.day, rows.column]}
    return Part(RISK, table, np.where(learnt, came, np.nan), _GAP, posterior(), {}, beside=beside)


def _net(rows: AssetRows, outcomes: Floats, dollar_volume: Floats) -> Part:
    """The net learns from, and speaks for, every fourth day of the assets that are watched closely."""
    volume = rows.spread(dollar_volume)
    order = np.argsort(np.argsort(-np.nan_to_num(volume, nan=-1.0), axis=1, kind="stable"), axis=1, kind="stable")
    chosen = np.flatnonzero((order[rows.day, rows.column] < _WATCHED) & _every(rows, _THIN_NET))
    beside = {"row": chosen.astype(np.int64)}
    return Part(NET, windows(rows, chosen), outcomes[chosen], _GAP, net(_GAP), {}, beside=beside)


def _left_out(groups: Integers, seed: int) -> NDArray[np.bool_]:
    """Rows of the fifth of assets that a second fit does not see."""
    ids = np.unique(groups)
    drawn = np.random.default_rng(seed + 1).permutation(ids)[: len(ids) // _LEFT_OUT]
    return np.isin(groups, drawn)


RECIPE = Recipe(
    name=NAME,
    layer="asset",
    # Targets 9, features 4, trees 6, ridges 6, blends 11, smoothing 3, before this was chosen; and the members that are shown.
    tried=43,
    main_gate=MAIN_GATE,
    uses=USES,
    specification=_specification,
    parts=_parts,
    questions=questions,
    extras=tables,
    embargo_days=_EMBARGO,
)
"""How the ranking model is trained."""
