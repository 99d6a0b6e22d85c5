"""Questions and tables about holding what the model puts first: how often it was above the median, and what it brought after costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.comparison import mean_over_moments
from cryptopredict.estimators.training import MODEL, Part, Question, Walked
from cryptopredict.layer3_assets.blend import HORIZON_DAYS
from cryptopredict.layer3_assets.ranking.models import MODEL_PART, YARDSTICK, YARDSTICK_PART
from cryptopredict.layer3_assets.ranking.portfolio import Held, best, earned, worst

__all__ = ["holdings", "tables"]

_AMOUNTS: Final = (1e4, 1e5, 1e6, 1e7)
"""Dollars in each of the seven portfolios of a week."""
_USUAL: Final = 1e5
_WEEKS: Final = 365.0 / HORIZON_DAYS


@dataclass(frozen=True, slots=True, eq=False)
class _Days:
    """The rows as (T, N): `times` (T,), `fold` (T,), scores by name where the model speaks, and what stands beside them."""

    times: Integers
    fold: Integers
    scores: Mapping[str, Floats]
    held: Floats
    beat: Floats
    volume: Floats
    volatility: Floats


def _days(walked: Walked) -> _Days | None:
    part, said = walked.parts[MODEL_PART], walked.said[MODEL_PART]
    if said[MODEL].ndim != 2 or not np.isfinite(said[MODEL]).any():
        return None
    moments, day = np.unique(part.table.times, return_inverse=True)
    groups, column = np.unique(part.table.groups, return_inverse=True)
    spoken = np.isfinite(said[MODEL][:, 0])

    def spread(values: Floats, where: NDArray[np.bool_] | None = None) -> Floats:
        found = np.full((len(moments), len(groups)), np.nan)
        found[day, column] = values if where is None else np.where(where, values, np.nan)
        return found

    scores = {
        MODEL: said[MODEL][:, 0],
        "low volatility": -part.beside["volatility"],
        "fixed blend": part.beside["blend"],
        YARDSTICK: walked.said[YARDSTICK_PART][MODEL],
    }
    return _Days(
        moments,
        walked.fold[MODEL_PART][np.searchsorted(part.table.times, moments)],
        {name: spread(values, spoken) for name, values in scores.items()},
        *(spread(part.beside[name]) for name in ("held", "beat", "dollar_volume", "volatility")),
    )


def holdings(walked: Walked) -> list[Question]:
    """Three lines, none of them a gate: hit rate, return of the best tenth, and that of the best less the worst."""
    days = _days(walked)
    if days is None:
        return []
    part = walked.parts[MODEL_PART]
    hits = {name: _hit(best(score), days.beat) for name, score in days.scores.items()}
    longs = {name: -100.0 * _earned(days, best(score)).net for name, score in days.scores.items()}
    even = np.isfinite(days.scores[MODEL])
    longs["all alike"] = -100.0 * _earned(days, even / np.maximum(even.sum(axis=1, keepdims=True), 1)).net
    both = {name: -100.0 * _earned(days, best(score) - worst(score)).net for name, score in days.scores.items()}
    both["nothing"] = np.where(np.isfinite(both[MODEL]), 0.0, np.nan)
    return [
        _asked(part, days, "best_tenth_d7", "share of the best tenth that beats the median", "share, negative", hits),
        _asked(part, days, "long_d7", "week's return of the best tenth, net of costs", "percent, negative", longs),
        _asked(part, days, "long_short_d7", "week's return of the best tenth less the worst, net", "percent, negative", both),
    ]


def _asked(part: Part, days: _Days, key: str, what: str, metric: str, losses: Mapping[str, Floats]) -> Question:
    return Question(
        key=key,
        what=what,
        metric=metric,
        model=losses[MODEL],
        baselines={name: each for name, each in losses.items() if name != MODEL},
        times=days.times,
        fold=days.fold,
        horizon=part.horizon,
        gated=False,
    )


def _hit(weights: Floats, beat: Floats) -> Floats:
    """Minus the share of what is held that beat the median, (T,)."""
    known = (weights > 0.0) & np.isfinite(beat)
    count = known.sum(axis=1)
    share = np.where(known, np.nan_to_num(beat), 0.0).sum(axis=1) / np.maximum(count, 1)
    return np.where(count > 0, -share, np.nan)


def _earned(days: _Days, weights: Floats, amount: float = _USUAL) -> Held:
    return earned(weights, days.held, days.volume, days.volatility, amount=amount)


def tables(walked: Walked) -> dict[str, Any]:
    """`capacity`: what the best tenth brings a week, in percent, by the dollars in it, and how much of it is turned over."""
    days = _days(walked)
    if days is None:
        return {"capacity": []}
    found = []
    for name, score in days.scores.items():
        for side, weights in (("long", best(score)), ("long_short", best(score) - worst(score))):
            for amount in _AMOUNTS:
                held = _earned(days, weights, amount)
                mean = mean_over_moments(100.0 * held.net, days.times, overlap=HORIZON_DAYS + 1)
                if mean is None:
                    continue
                found.append(
                    {
                        "name": name,
                        "side": side,
                        "dollars": amount,
                        "gross": 100.0 * float(np.nanmean(held.gross)),
                        "net": mean.mean,
                        "low": mean.low,
                        "high": mean.high,
                        "sharpe_per_year": float(np.nanmean(held.net) / np.nanstd(held.net) * np.sqrt(_WEEKS)),
                        "turned_over": float(np.nanmean(held.turned)),
                        "n": mean.n,
                    }
                )
    return {"capacity": found}
