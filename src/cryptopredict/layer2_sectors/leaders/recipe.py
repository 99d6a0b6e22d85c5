"""The sector models as a recipe: which rows, what is fitted to them, and what was tried."""

from typing import Any, Final

import numpy as np

from cryptopredict import layer1_macro
from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.training import Material, Options, Part, Recipe, too_little
from cryptopredict.layer2_sectors.indices import DELAY, SectorIndices, relative_ahead, sector_indices
from cryptopredict.layer2_sectors.leaders.judge import MAIN_GATE, USES, questions
from cryptopredict.layer2_sectors.leaders.models import (
    CALM,
    CLIMATOLOGY,
    HAR,
    LAST_WINNER,
    chances,
    nets,
    places,
    rotation,
    volatility,
)
from cryptopredict.layer2_sectors.leaders.portfolios import comparisons, portfolios
from cryptopredict.layer2_sectors.leaders.rotation import WEEK, RotationRows, rotation_rows
from cryptopredict.layer2_sectors.leaders.rows import HORIZONS, STEPS, SectorRows, sector_rows

__all__ = ["NAME", "RECIPE"]

NAME: Final = "sectors"

_DAY: Final = 86_400
_EMBARGO: Final = 1
_LONGEST: Final = (max(HORIZONS) + DELAY) * _DAY
_FAR: Final = 0.5  # a sector that is further from the others after a week counts as this far
_THIN: Final = 3  # nets learn from every third day: neighbours share most of their window and of their outcome


def _specification() -> dict[str, Any]:
    return {
        "chances": {name: model.manifest() for name, model in chances().items()},
        "places": places().manifest(),
        "volatility": [model.manifest() for model in volatility()],
        "rotation": rotation().manifest(),
        "nets": {name: net.manifest() for name, net in nets(_LONGEST).items()},
        "horizons_days": list(HORIZONS),
        "delay_days": DELAY,
        "steps": STEPS,
        "embargo_days": _EMBARGO,
        "nets_learn_from_every": _THIN,
    }


def _parts(material: Material, options: Options) -> tuple[Part, ...]:
    """Chances, places, volatility, rotation and, unless it must be quick, each net by itself."""
    macro = layer1_macro.study(material.view)
    indices = sector_indices(material.view, macro)
    rows = sector_rows(material.view, macro, indices)
    turning = rotation_rows(indices, material.view.daily.close_times)
    if rows is None or turning is None:
        raise too_little("no day with four sectors that have two tradable coins each")
    outcomes = _outcomes(rows, indices)
    return (
        *_chances(rows, indices, material.view.daily.close_times, outcomes),
        _places(rows, outcomes),
        _volatility(rows, outcomes),
        _rotation(turning),
        *([] if options.quick else _nets(rows, outcomes)),
    )


def _outcomes(rows: SectorRows, indices: SectorIndices) -> Floats:
    """Relative returns and log variances by horizon, and whether the sector beat the mean over a week: (M, 7)."""
    relative = [relative_ahead(indices, days)[rows.day, rows.column] for days in HORIZONS]
    beat = np.where(np.isfinite(relative[1]), relative[1] > 0.0, np.nan)
    return np.column_stack([*relative, *(rows.log_variance(days) for days in HORIZONS), beat])


def _placed(rows: SectorRows, outcomes: Floats) -> Floats:
    """Places of the relative returns among those of the day, −0.5..0.5, (M, 3)."""
    found = []
    for values in outcomes[:, : len(HORIZONS)].T:
        whole = rows.spread(values)
        known = np.isfinite(whole)
        place = np.argsort(np.argsort(np.where(known, whole, np.inf), axis=1, kind="stable"), axis=1, kind="stable")
        share = place / np.maximum(known.sum(axis=1, keepdims=True) - 1, 1) - 0.5
        found.append(np.where(known, share, np.nan)[rows.day, rows.column])
    return np.column_stack(found)


def _places(rows: SectorRows, outcomes: Floats) -> Part:
    target = np.column_stack([_placed(rows, outcomes), np.clip(outcomes[:, 1], -_FAR, _FAR)])
    beside = {f"relative_d{days}": outcomes[:, place] for place, days in enumerate(HORIZONS)}
    return Part("places", rows.table, target, _LONGEST, places(), {}, beside=beside)


def _chances(rows: SectorRows, indices: SectorIndices, closes: Integers, outcomes: Floats) -> tuple[Part, ...]:
    models, week = chances(), (HORIZONS[1] + DELAY) * _DAY
    compared = {name: models[name] for name in (CLIMATOLOGY, LAST_WINNER, CALM)}
    beside = portfolios(rows, indices, closes)
    return (
        Part("linear", rows.table, outcomes[:, 6], week, models["linear"], compared, beside=beside),
        Part("trees", rows.table, outcomes[:, 6], week, models["trees"], {}),
    )


def _volatility(rows: SectorRows, outcomes: Floats) -> Part:
    model, har = volatility()
    return Part("volatility", rows.table, outcomes[:, 3:6], _LONGEST, model, {HAR: har})


def _rotation(turning: RotationRows) -> Part:
    beside = {"cells": turning.cells}
    return Part("rotation", turning.table, turning.changed, WEEK * _DAY, rotation(), {}, beside=beside)


def _nets(rows: SectorRows, outcomes: Floats) -> list[Part]:
    learnt = rows.table.times // _DAY % _THIN == 0
    target = np.where(learnt[:, None], outcomes, np.nan)
    return [Part(name, rows.windows, target, _LONGEST, net, {}) for name, net in nets(_LONGEST).items()]


RECIPE = Recipe(
    name=NAME,
    layer="sector",
    # Chances 8, places 5, volatility 5, rotation 2, nets 3, allocation 5, before this was chosen.
    tried=28,
    main_gate=MAIN_GATE,
    uses=USES,
    specification=_specification,
    parts=_parts,
    questions=questions,
    extras=comparisons,
    embargo_days=_EMBARGO,
)
"""How the sector models are trained."""
