"""More tables of the report: what the cost gate let through, how often losses went beyond a value at risk, what each action brought."""

from typing import Any

import numpy as np

from cryptopredict.base import Integers, SignalType
from cryptopredict.estimators.comparison import mean_over_moments
from cryptopredict.estimators.tail import christoffersen, kupiec
from cryptopredict.estimators.training import Walked
from cryptopredict.layer4_timing.levels import level_of
from cryptopredict.layer4_timing.plain import SIDES, net_result
from cryptopredict.layer4_timing.trades.judge import RISK_HOURS, risk_gate, said_together, tails
from cryptopredict.layer4_timing.trades.models import LEVELS
from cryptopredict.layer4_timing.trades.policies import policies
from cryptopredict.layer4_timing.trades.said import WITHIN, chance_within

__all__ = ["tables"]

_REJECTED = 0.05
_LEAST_HITS = 200  # rows of an asset whose exceedances are tested


def tables(walked: Walked) -> dict[str, Any]:
    """By name, rows of figures."""
    return {
        "cost_gate": _cost_gate(walked),
        "by_chance": [line for side in SIDES for line in _by_chance(walked, side)],
        "coverage": [line for hours in RISK_HOURS for line in _coverage(walked, hours)],
    }


def _overlap(times: Integers, horizon: int) -> int:
    moments = np.unique(times)
    step = float(np.median(np.diff(moments))) if len(moments) > 1 else float(horizon)
    return max(1, int(np.ceil(horizon / step - 1e-9)))


def _cost_gate(walked: Walked) -> list[dict[str, Any]]:
    horizon = walked.parts[str(SIDES[0])].horizon
    lines = []
    for who, each in policies(walked, said_together).items():
        taken = np.isfinite(each.result)
        found = None
        if taken.any():
            found = mean_over_moments(each.result, each.times, overlap=_overlap(each.times[taken], horizon), method="cosines")
        lines.append(
            {
                "chances_by": who,
                "offered": each.offered,
                "let_through": int(taken.sum()),
                "moments": len(np.unique(each.times[taken])),
                "expectancy_percent": float(each.result[taken].mean()) if taken.any() else None,
                "low": None if found is None else found.low,
                "high": None if found is None else found.high,
            }
        )
    return lines


def _by_chance(walked: Walked, side: SignalType) -> list[dict[str, Any]]:
    """By level of the chance that was said: how often it came true, and what all such trades brought after costs, let through or not."""
    part = walked.parts[str(side)]
    said = chance_within(said_together(walked, side), "7d")
    net = 100.0 * (net_result(part.beside["values"], side, part.beside["sigma"]) - part.beside["moved"])
    level = np.where((walked.fold[str(side)] >= 0) & np.isfinite(net), level_of(said), -1)
    lines = []
    for number in np.unique(level[level >= 0]):
        rows = level == number
        times = part.table.times[rows]
        found = mean_over_moments(net[rows], times, overlap=_overlap(part.table.times, part.horizon), method="cosines")
        lines.append(
            {
                "side": str(side),
                "said": float(said[rows].mean()),
                "happened": float((part.target[rows] < WITHIN["7d"]).mean()),
                "result_percent": float(net[rows].mean()),
                "low": None if found is None else found.low,
                "high": None if found is None else found.high,
                "n": int(rows.sum()),
                "moments": len(np.unique(times)),
            }
        )
    return lines


def _coverage(walked: Walked, hours: int) -> list[dict[str, Any]]:
    """By who says it, side and level: the share of rows that went beyond, with an interval by moments, and the tests by asset.

    The tests take periods of one asset that do not overlap; that they reject at 5 % is what one asset in twenty does by chance.
    """
    part = walked.parts[risk_gate(hours)]
    lines = []
    overlap = _overlap(part.table.times, part.horizon)
    for who, said in tails(walked, hours).items():
        for place, side in enumerate(SIDES):
            for number, level in enumerate(LEVELS):
                at_risk = said[:, 2 * len(LEVELS) * place + number]
                loss = part.target if place else -part.target
                used = np.isfinite(at_risk) & np.isfinite(loss) & (walked.fold[part.name] >= 0)
                if not used.any():
                    continue
                beyond = (loss > at_risk)[used]
                times, groups = part.table.times[used], part.table.groups[used]
                share = mean_over_moments(beyond.astype(np.float64), times, overlap=overlap, method="cosines")
                apart = np.searchsorted(np.unique(times), times) % overlap == 0
                tests = [
                    (kupiec(hits, level), christoffersen(hits))
                    for asset in np.unique(groups)
                    if len(hits := beyond[apart & (groups == asset)]) * overlap >= _LEAST_HITS
                ]
                lines.append(
                    {
                        "hours": hours,
                        "by": who,
                        "side": str(side),
                        "promised": 1.0 - level,
                        "beyond": float(beyond.mean()),
                        "low": None if share is None else share.low,
                        "high": None if share is None else share.high,
                        "n": int(used.sum()),
                        "moments": len(np.unique(times)),
                        "assets_tested": len(tests),
                        "kupiec_rejects": sum(test[0] < _REJECTED for test in tests),
                        "christoffersen_rejects": sum(test[1] < _REJECTED for test in tests),
                    }
                )
    return lines
