"""What the cost gate would have let through in the folds: by the chances that the models say, and by situation alone."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, SignalType
from cryptopredict.estimators.training import MODEL, Walked
from cryptopredict.layer4_timing.gate import HORIZON_HOURS, questions_of_side
from cryptopredict.layer4_timing.levels import Levels, levels_of
from cryptopredict.layer4_timing.plain import SIDES, net_result
from cryptopredict.layer4_timing.trades.said import chance_within

__all__ = ["PLAIN", "Trades", "policies"]

PLAIN = "situation"


@dataclass(frozen=True, slots=True, eq=False)
class Trades:
    """Rows of both sides (2 M): `result` percent after all costs of what was let through, NaN elsewhere; `offered` rows judged at all."""

    result: Floats
    times: Integers
    groups: Integers
    fold: Integers
    offered: int


def policies(walked: Walked, said: Callable[[Walked, SignalType], Floats]) -> dict[str, Trades]:
    """By who says the chances. The model's gate is open at every fold here, to see what it would be worth."""
    passed = _by_level(walked, said)
    found = {}
    for who in (MODEL, PLAIN):
        results = []
        for side in SIDES:
            part = walked.parts[str(side)]
            beside, spoken = part.beside, walked.fold[str(side)] >= 0
            let = passed[side] if who == MODEL else np.asarray(beside["passed"] > 0.0)
            net = net_result(beside["values"], side, beside["sigma"]) - beside["moved"]
            results.append(np.where(let & spoken, 100.0 * net, np.nan))
        part = walked.parts[str(SIDES[0])]
        fold = np.concatenate([walked.fold[str(side)] for side in SIDES])
        groups = np.concatenate([2 * part.table.groups + place for place in range(len(SIDES))])
        times = np.tile(part.table.times, len(SIDES))
        found[who] = Trades(np.concatenate(results), times, groups, fold, int((fold >= 0).sum()))
    return found


def _by_level(walked: Walked, said: Callable[[Walked, SignalType], Floats]) -> dict[SignalType, NDArray[np.bool_]]:
    """Whether the gate lets each row (M,) through by the level of its chance."""
    table = walked.parts[str(SIDES[0])].table
    moments, row = np.unique(table.times, return_inverse=True)
    step = int(np.diff(moments).min()) if len(moments) > 1 else 3_600
    row = (moments[row] - moments[0]) // step
    assets, column = np.unique(table.groups, return_inverse=True)
    shape = (int(row.max()) + 1, len(assets))

    def spread(values: Floats) -> Floats:
        out = np.full((*shape, *values.shape[1:]), np.nan)
        out[row, column] = values
        return out

    delay = -(-(HORIZON_HOURS + 1) * 3_600 // step)
    levels: dict[SignalType, Levels] = {}
    for side in SIDES:
        chance = chance_within(said(walked, side), "7d")
        chance = np.where(walked.fold[str(side)] >= 0, chance, np.nan)
        levels[side] = levels_of(spread(chance), spread(walked.parts[str(side)].beside["values"]), delay=delay)
    asked = np.zeros(shape[0], dtype=np.int64)
    for each in levels.values():
        asked += questions_of_side(each.cells, each.means.clusters, each.overlap)
    found = {}
    for side, each in levels.items():
        beside = walked.parts[str(side)].beside
        let = each.passed(side, spread(beside["sigma"]), asked, spread(beside["moved"]))
        found[side] = let[row, column]
    return found
