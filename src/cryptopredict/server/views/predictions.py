"""Claims as they are shown, and what their record comes to."""

import math
from collections.abc import Sequence

import numpy as np

from cryptopredict.base import Floats, Integers
from cryptopredict.ledger.scorecards import Card, Claims, scorecards
from cryptopredict.server.schemas.predictions import (
    Analytics,
    Coverage,
    Direction,
    HorizonShare,
    LayerShare,
    LayerSource,
    ModelScore,
    PredictionBody,
    PredictionDetail,
    Share,
)
from cryptopredict.server.stores.predictions import Named, Prices, Settled

__all__ = ["analytics", "interval_of_share", "prediction_body", "prediction_detail", "share_of"]

_Z95 = 1.959963984540054
_MOST_MODELS = 20


def prediction_body(named: Named) -> PredictionBody:
    """One claim."""
    row = named.row
    plain = {name: getattr(row, name) for name in PredictionBody.model_fields if hasattr(row, name)}
    return PredictionBody.model_validate({**plain, **_renamed(named)})


def prediction_detail(named: Named, seq: int | None, outcome_seq: int | None) -> PredictionDetail:
    """One claim with what it rests on."""
    row = named.row
    plain = {name: getattr(row, name) for name in PredictionDetail.model_fields if hasattr(row, name)}
    return PredictionDetail.model_validate({**plain, **_renamed(named), "ledger_seq": seq, "outcome_seq": outcome_seq})


def _renamed(named: Named) -> dict[str, object]:
    row = named.row
    return {
        "layer": row.layer_source,
        "symbol": named.symbol,
        "confidence": row.confidence_score,
        "horizon_hours": row.prediction_horizon,
        "happened": row.is_accurate,
        "run_id": row.cascade_run_id,
    }


def share_of(n: int, days: int, said: float, happened: float, horizon_hours: float) -> Share:
    """A share with the interval that separate horizons give it."""
    low, high = interval_of_share(happened, days / max(1.0, math.ceil(horizon_hours / 24.0)))
    return Share(n=n, days=days, said=said, happened=happened, low=low, high=high)


def interval_of_share(share: float, n: float) -> tuple[float, float]:
    """Wilson's 95 % interval of a share among `n` observations, at least one."""
    n = max(n, 1.0)
    width = _Z95 * _Z95 / n
    middle = (share + width / 2.0) / (1.0 + width)
    half = _Z95 * math.sqrt(share * (1.0 - share) / n + width / (4.0 * n)) / (1.0 + width)
    return max(0.0, middle - half), min(1.0, middle + half)


def analytics(found: Settled | None, *, days: int, layer: LayerSource | None) -> Analytics:
    """What the settled claims come to."""
    if found is None:
        return Analytics(
            days=days,
            layer=layer,
            overall_accuracy=None,
            accuracy_by_layer=[],
            accuracy_by_horizon=[],
            best_performing_models=[],
            directional_skill=None,
            interval_coverage=[],
        )
    claims = found.claims
    # Prices are no chances: what came of them stands in the last two.
    chances = claims.at(np.flatnonzero(claims.claim != "price"))
    return Analytics(
        days=days,
        layer=layer,
        overall_accuracy=_share(chances, np.arange(len(chances.said))) if len(chances.said) else None,
        accuracy_by_layer=[
            LayerShare(layer=name, share=_share(chances, np.flatnonzero(chances.layer == name)))
            for name in sorted(set(chances.layer.tolist()))
        ],
        accuracy_by_horizon=[
            HorizonShare(horizon_hours=hours, share=_share(chances, np.flatnonzero(chances.horizon == hours)))
            for hours in sorted(set(chances.horizon.tolist()))
        ],
        best_performing_models=_models(chances),
        directional_skill=_direction(claims, found.prices),
        interval_coverage=_coverage(claims, found.prices),
    )


def _share(claims: Claims, rows: Integers, happened: Floats | None = None) -> Share:
    part, days = claims.at(rows), len(np.unique(claims.day[rows]))
    came = part.happened if happened is None else happened
    return share_of(len(rows), days, float(part.said.mean()), float(came.mean()), float(part.horizon.max()))


def _models(chances: Claims) -> list[ModelScore]:
    """Each version on each kind of claim that has a chance."""
    found: list[tuple[str, Card]] = []
    for who in sorted(set(chances.regime.tolist())):
        part = chances.at(np.flatnonzero(chances.regime == who))
        found += [(who, card) for card in scorecards(part) if card.by == "all"]
    found.sort(key=lambda pair: (pair[1].score.difference, pair[0]))
    return [_model(who, card, chances) for who, card in found[:_MOST_MODELS]]


def _model(who: str, card: Card, claims: Claims) -> ModelScore:
    rows = np.flatnonzero((claims.regime == who) & (claims.layer == card.layer) & (claims.claim == card.claim))
    name, _, version = who.rpartition(" ")
    score = card.score
    return ModelScore.model_validate(
        {
            "layer": card.layer,
            "claim": card.claim,
            "model_name": name,
            "model_version": version,
            "share": _share(claims, rows),
            "brier": score.brier,
            "baseline_brier": score.baseline_brier,
            "difference": score.difference,
            "difference_low": score.low,
            "difference_high": score.high,
        }
    )


def _direction(claims: Claims, prices: Prices) -> Direction | None:
    """Prices that stayed where they were have no direction, and forecasts that say so give none."""
    said, came = np.sign(prices.predicted - prices.given), np.sign(prices.actual - prices.given)
    rows = np.flatnonzero((np.abs(said) == 1.0) & (np.abs(came) == 1.0))
    if not len(rows):
        return None
    up = float((came[rows] > 0).mean())
    naive = float(np.abs(prices.actual[rows] - prices.given[rows]).mean())
    error = float(np.abs(prices.actual[rows] - prices.predicted[rows]).mean())
    return Direction(
        share=_share(claims, rows, (said[rows] == came[rows]).astype(np.float64)),
        naive=max(up, 1.0 - up),
        error_ratio=error / naive if naive > 0.0 else None,
    )


def _coverage(claims: Claims, prices: Prices) -> list[Coverage]:
    inside = ((prices.actual >= prices.low) & (prices.actual <= prices.high)).astype(np.float64)
    known = np.isfinite(prices.low) & np.isfinite(prices.high) & np.isfinite(prices.actual) & np.isfinite(prices.level)
    levels: Sequence[float] = sorted(set(prices.level[known].tolist()))
    found = []
    for level in levels:
        rows = np.flatnonzero(known & (prices.level == level))
        found.append(Coverage(level=level, share=_share(claims, rows, inside[rows])))
    return found
