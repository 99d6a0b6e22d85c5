"""The risk of an asset: how likely it loses more than a tenth in the week, from its own past and what all assets have in common."""

from typing import Final

import numpy as np
from scipy.special import ndtr, stdtrit

from cryptopredict.base import Floats
from cryptopredict.estimators.models import chance_below
from cryptopredict.estimators.training import MODEL, Question, Walked
from cryptopredict.layer3_assets.blend import HORIZON_DAYS
from cryptopredict.layer3_assets.ranking.models import LEVELS, RISK
from cryptopredict.layer3_assets.ranking.watched import pinball, plain_quantiles

__all__ = ["LOSS", "risks"]

LOSS: Final = "loss_d7"
_BOUND: Final = float(np.log(0.9))


def risks(walked: Walked) -> list[Question]:
    """Two lines: the Brier score of that chance, and the pinball loss of the whole distribution."""
    if RISK not in walked.parts or walked.said[RISK][MODEL].ndim != 2:
        return []
    part, said, fold = walked.parts[RISK], walked.said[RISK][MODEL], walked.fold[RISK]
    came, deviation = part.beside["came"], part.beside["volatility"] * np.sqrt(float(HORIZON_DAYS))
    happened = np.where(np.isfinite(came), came < _BOUND, np.nan)
    chance = chance_below(said, _BOUND)
    common = _frequency(walked, happened)
    table = part.table
    quantiles = said[:, :1] + said[:, 1:2] * stdtrit(said[:, 2:3], np.array(LEVELS))
    return [
        Question(
            key=LOSS,
            what="loses more than 10 % in the next 7 days",
            metric="Brier",
            model=(chance - happened) ** 2,
            baselines={
                "normal, trailing volatility": (ndtr(_BOUND / deviation) - happened) ** 2,
                "one chance for all": (common - happened) ** 2,
            },
            said=chance,
            happened=happened,
            times=table.times,
            groups=table.groups,
            fold=fold,
            horizon=part.horizon,
        ),
        Question(
            key="returns_d7_posterior",
            what="quantiles of the return of the next 7 days",
            metric="pinball, percent",
            model=pinball(quantiles, came),
            baselines={"trailing volatility": pinball(plain_quantiles(part.beside["volatility"]), came)},
            gated=False,
            times=table.times,
            groups=table.groups,
            fold=fold,
            horizon=part.horizon,
        ),
    ]


def _frequency(walked: Walked, happened: Floats) -> Floats:
    """How often it happened until each row's fold began, (M,)."""
    part, fold = walked.parts[RISK], walked.fold[RISK]
    found = np.full(len(happened), np.nan)
    for place, start in enumerate(walked.starts):
        known = (part.table.times + part.horizon <= start) & np.isfinite(happened)
        if known.any():
            found[fold == place] = happened[known].mean()
    return found
