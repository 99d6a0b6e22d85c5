"""How the volatility model is judged: beside its baselines, on assets it never saw, and by the bands that follow from it.

Two gates for each horizon. `assets_d7`: over all coins, is it better than HAR? `market_d7`: of the market itself, is it better than
what layer 1 uses without it, the fading mean of squared returns? The cascade uses the forecasts of one day, those of the market only
where both of its gates are open, and at every moment only if they were open by what was known when the fold of that moment began.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy.special import ndtri

from cryptopredict.base import Floats
from cryptopredict.estimators.conformal import AdaptiveConformal, coverage
from cryptopredict.estimators.training import MODEL, UNSEEN, Part, Question, Walked
from cryptopredict.estimators.volatility import qlike
from cryptopredict.layer1_macro.volatility.rows import MARKET

__all__ = ["HAR", "MAIN_GATE", "USES", "bands", "questions"]

HAR = "HAR"
MAIN_GATE = "assets_d1"
USES = {
    "assets_d1": "volatility and risk level of each coin (layer 3)",
    "market_d1": "risk level and cap on the exposure (layer 1), with the gate for coins open too",
    "assets_d7": "nothing yet",
    "market_d7": "nothing yet",
}

_DAY = 86_400
_WORTH = 0.02
"""Of the loss of the baseline must be won: where nothing can be foretold, a surer mean alone wins up to 1.7 % of it."""
_LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_PUBLISHED = (0.8, 0.9)


def questions(walked: Walked) -> list[Question]:
    """The coins, the market itself and, after a full training, coins that the fit had never seen; for each horizon."""
    return [asked for name in walked.parts for asked in _of_part(walked, name)]


def _of_part(walked: Walked, name: str) -> list[Question]:
    part, said = walked.parts[name], walked.said[name]
    happened, table = part.beside["happened"], part.table
    days = part.horizon // _DAY
    ahead = "the next day" if days == 1 else f"the next {days} days"
    market = table.groups == MARKET

    def loss(variance: Floats) -> Floats:
        return qlike(variance, happened)

    model, har, ewma, in_use = (
        loss(found) for found in (np.exp(said[MODEL]), np.exp(said[HAR]), part.beside["ewma"], part.beside["in_use"])
    )

    def asked(key: str, what: str, ours: Floats, baselines: Mapping[str, Floats], *, gated: bool = True) -> Question:
        return Question(
            key=f"{key}_{name}",
            what=f"variance of {ahead}, {what}",
            metric="QLIKE",
            model=ours,
            baselines=baselines,
            times=table.times,
            groups=table.groups,
            fold=walked.fold[name],
            horizon=part.horizon,
            worth=_WORTH,
            gated=gated,
        )

    found = [
        asked("assets", "all coins", np.where(market, np.nan, model), {HAR: har, "EWMA": ewma}),
        asked(
            "market",
            "the market itself",
            np.where(market, model, np.nan),
            {"EWMA of returns": in_use, HAR: har, "EWMA": ewma},
        ),
    ]
    if MODEL + UNSEEN in said:
        blind, blind_har = (loss(np.exp(said[one + UNSEEN])) for one in (MODEL, HAR))
        found.append(asked("left_out", "coins that the fit had never seen", blind, {HAR: blind_har, "EWMA": ewma}, gated=False))
    return found


def bands(walked: Walked) -> dict[str, Any]:
    """Bands for the return of the next day, made conformal: how many returns fell inside, in crash weeks apart.

    Coins learn their width together, the market for itself.
    """
    part = walked.parts["d1"]
    groups = np.unique(part.table.groups)
    deviation = _spread(part, np.sqrt(np.exp(walked.said["d1"][MODEL])))
    happened, crash = _spread(part, part.beside["next_return"]), _spread(part, part.beside["crash"])
    coins = np.broadcast_to(groups != MARKET, happened.shape)
    found = []
    for level in _LEVELS:
        half = float(ndtri(0.5 + level / 2.0)) * deviation
        band = AdaptiveConformal(level, delay=1).walk(-half, half, happened, groups=(groups == MARKET).astype(np.int64))
        asked = [("all", np.where(coins, 0, -1))]
        if level in _PUBLISHED:
            asked += [
                ("calm weeks", np.where(coins & (crash == 0.0), 0, -1)),
                ("crash weeks", np.where(coins & (crash == 1.0), 0, -1)),
                ("the market itself", np.where(coins, -1, 0)),
            ]
        for name, member in asked:
            for one in coverage(band.low, band.high, happened, level=level, groups=member):
                moments = int((np.isfinite(band.low) & np.isfinite(happened) & (member == 0)).any(axis=1).sum())
                found.append(
                    {
                        "level": level,
                        "group": name,
                        "share": one.share,
                        "low": None if one.interval is None else max(0.0, one.interval.low),
                        "high": None if one.interval is None else min(1.0, one.interval.high),
                        "width": one.width,
                        "score": one.score,
                        "n": one.n,
                        "moments": moments,
                    }
                )
    return {"bands": found}


def _spread(part: Part, values: Floats) -> Floats:
    """Values (M,) of the rows by moment and group, NaN where there is no row."""
    moments, day = np.unique(part.table.times, return_inverse=True)
    groups, column = np.unique(part.table.groups, return_inverse=True)
    found = np.full((len(moments), len(groups)), np.nan)
    found[day, column] = values
    return found
