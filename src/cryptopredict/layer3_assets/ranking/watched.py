"""The net on the assets that are watched closely: their order, and the quantiles of their return; shown, and not used."""

from typing import Final

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.estimators.comparison import rank_ics
from cryptopredict.estimators.training import MODEL, Question, Walked
from cryptopredict.layer3_assets.blend import HORIZON_DAYS
from cryptopredict.layer3_assets.ranking.models import LEVELS, MODEL_PART, NET

__all__ = ["pinball", "plain_quantiles", "watched"]

_FEWEST: Final = 10
_NORMAL: Final = np.array([-1.2815515655446004, -0.6744897501960817, 0.0, 0.6744897501960817, 1.2815515655446004])
"""Quantiles of a normal at `LEVELS`: what trailing volatility alone would say."""


def watched(walked: Walked) -> list[Question]:
    """Two lines: rank IC beside low volatility and the model in use, and pinball loss beside trailing volatility."""
    if NET not in walked.parts:
        return []
    part, whole = walked.parts[NET], walked.parts[MODEL_PART]
    said, row = walked.said[NET][MODEL], part.beside["row"]
    if said.ndim != 2:
        return []
    together = walked.said[MODEL_PART][MODEL]
    used = together[row, 0] if together.ndim == 2 else np.full(len(row), np.nan)
    volatility = whole.beside["volatility"][row]
    place, came = part.target[:, 0], part.target[:, 1]
    happened = np.where(np.isfinite(said[:, 0]) & np.isfinite(used), place, np.nan)
    orders = [-rank_ics(score, happened, part.table.times, minimum=_FEWEST)[0] for score in (said[:, 0], -volatility, used)]
    moments = np.unique(part.table.times[np.isfinite(happened)])
    found = [
        Question(
            key="returns_d7_lstm",
            what="quantiles of the return of the next 7 days, watched assets: lstm alone",
            metric="pinball, percent",
            model=pinball(said[:, 1:], came),
            baselines={"trailing volatility": pinball(plain_quantiles(volatility), came)},
            times=part.table.times,
            groups=part.table.groups,
            fold=walked.fold[NET],
            horizon=part.horizon,
            gated=False,
        )
    ]
    if len(moments):
        found.append(
            Question(
                key="ranks_d7_lstm",
                what="order of the watched assets after 7 days: lstm alone",
                metric="rank IC",
                model=orders[0],
                baselines={"low volatility": orders[1], "all together": orders[2]},
                times=moments,
                fold=walked.fold[NET][np.searchsorted(part.table.times, moments)],
                horizon=part.horizon,
                gated=False,
            )
        )
    return found


def plain_quantiles(volatility: Floats) -> Floats:
    """Quantiles (M, Q) of the week's return if it were normal about zero with the daily volatility (M,) of the last month."""
    found: Floats = volatility[:, None] * np.sqrt(float(HORIZON_DAYS)) * _NORMAL
    return found


def pinball(said: Floats, came: Floats) -> Floats:
    """Mean over the levels (M,), in percent."""
    beyond = came[:, None] - said
    levels = np.array(LEVELS)
    found: Floats = 100.0 * np.maximum(levels * beyond, (levels - 1.0) * beyond).mean(axis=1)
    return found
