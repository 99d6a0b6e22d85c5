"""The asset answer at one moment, from the record up to then."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cryptopredict.base import (
    AnalysisContext,
    AssetScore,
    AssetsView,
    Checks,
    Driver,
    Evidence,
    LayerState,
    MarketView,
    Recommendation,
    RiskLevel,
)
from cryptopredict.estimators import overlapping_mean
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer3_assets.portrait import portraits
from cryptopredict.layer3_assets.prices import PriceTrack, predicted
from cryptopredict.layer3_assets.reasons import reasons
from cryptopredict.layer3_assets.study import HORIZON_DAYS, AssetTrack

__all__ = ["assess"]

TOP = 0.2
"""Score from which an asset is selected: the best three in ten."""
_MOST_OPPORTUNITIES = 5
MOST_LIQUID = 10
_CALIBRATION_BOUND = 0.05


def assess(
    track: AssetTrack, prices: Sequence[PriceTrack], macro: MacroTrack, view: MarketView, context: AnalysisContext
) -> tuple[AssetsView, AnalysisContext]:
    """Score every tradable asset at `view.as_of`, select the best, and hand them down.

    Assets of one chance are ordered by dollar volume, so that what is selected can be traded. Unless the rank correlation of scores
    and outcomes known by then clears zero, the layer falls back to the most liquid assets and says that it has no edge. An asset
    that `view` bars keeps its score, which rests on closed days, but is not selected or called an opportunity.
    """
    row = len(view.daily.times) - 1
    record, correlation = track.of(row)
    edge = overlapping_mean(
        correlation[: max(row - HORIZON_DAYS, 0)], overlap=2 * HORIZON_DAYS, against="random_order", unit="points"
    )
    chance, volume = track.chance[row], macro.members.dollar_volume[row]
    scored = [n for n in np.lexsort((-volume, -np.nan_to_num(chance))) if np.isfinite(chance[n])]
    levels = {said: record.evidence(row, said) for said in {float(chance[n]) for n in scored}}
    ranked = edge is not None and edge.clears_zero
    barred = view.barred
    sound = [n for n in scored if view.daily.assets[n].id not in barred]
    if ranked:
        selected = {int(n) for n in sound if track.score[row, n] >= TOP and chance[n] > 0.5}
    else:
        selected = {int(n) for n in sorted(sound, key=lambda n: -volume[n])[:MOST_LIQUID]}
    why, moves, latest = reasons(track, row), predicted(prices, view, context.as_of), _latest(view, macro, row)
    assets = tuple(
        _score(
            track,
            macro,
            view,
            row,
            int(n),
            latest[int(n)],
            levels[float(chance[n])],
            why.get(int(n), ()),
            selected=int(n) in selected,
        )
        for n in scored
    )
    trained = track.trained(row)
    fresh = context.as_of - int(view.daily.close_times[row]) <= 36 * 3600
    error = record.calibration_error(row)
    seen = portraits(view, macro, [int(n) for n in scored])
    assets = tuple(
        replace(
            asset,
            prices=moves.get(asset.asset_id, ()),
            indicators=seen[int(n)].indicators,
            performance=seen[int(n)].performance,
            sector_correlation=seen[int(n)].sector_correlation,
        )
        for n, asset in zip(scored, assets, strict=True)
    )
    chosen = tuple(asset.asset_id for asset in assets if asset.selected)
    confidence = [asset.confidence for asset in assets if asset.selected] or [0.5]
    result = AssetsView(
        assets=assets,
        opportunities=tuple(
            asset.asset_id for asset in assets if asset.confidence > 0.5 and not asset.selected and asset.asset_id not in barred
        )[:_MOST_OPPORTUNITIES],
        suggestions=(),
        confidence=sum(confidence) / len(confidence),
        edge=edge,
        state=_state(fresh=fresh, ranked=ranked, trained=trained),
        checks=Checks(
            fresh=fresh,
            trained=trained,
            calibrated=error is not None and error <= _CALIBRATION_BOUND,
            beats_baseline=ranked,
        ),
    )
    return result, replace(context, selected_assets=chosen)


def _state(*, fresh: bool, ranked: bool, trained: bool) -> LayerState:
    """What stands behind the answer; a model whose record does not clear zero is no edge either."""
    if not fresh:
        return LayerState.STALE
    if not ranked:
        return LayerState.NO_EDGE
    return LayerState.IN_USE if trained else LayerState.BASELINE


def _recommend(evidence: Evidence) -> Recommendation:
    """Strong where the whole interval is well off one half, plain where it clears it, hold where it spans it."""
    if evidence.low is None or evidence.high is None:
        return Recommendation.HOLD
    if evidence.low > 0.5:
        return Recommendation.STRONG_BUY if evidence.low > 0.53 else Recommendation.BUY
    if evidence.high < 0.5:
        return Recommendation.STRONG_SELL if evidence.high < 0.47 else Recommendation.SELL
    return Recommendation.HOLD


def _risk(volatility: float) -> RiskLevel:
    """From the daily standard deviation: over 30 days, or as forecast."""
    for bound, level in ((0.03, RiskLevel.LOW), (0.05, RiskLevel.MEDIUM), (0.08, RiskLevel.HIGH)):
        if volatility < bound:
            return level
    return RiskLevel.EXTREME


def _score(
    track: AssetTrack,
    macro: MacroTrack,
    view: MarketView,
    row: int,
    n: int,
    latest: tuple[float, float | None],
    evidence: Evidence,
    drivers: tuple[Driver, ...],
    *,
    selected: bool,
) -> AssetScore:
    asset = view.daily.assets[n]
    price, change = latest
    volatility = macro.daily_volatility(row, n)
    return AssetScore(
        asset_id=asset.id,
        symbol=asset.symbol,
        score=2.0 * float(track.score[row, n]),
        confidence=float(track.chance[row, n]),
        evidence=evidence,
        risk_level=_risk(volatility),
        recommendation=_recommend(evidence),
        selected=selected,
        price=price,
        performance_24h=change,
        volatility=volatility,
        dollar_volume=float(macro.members.dollar_volume[row, n]),
        drivers=drivers,
    )


def _latest(view: MarketView, macro: MacroTrack, row: int) -> list[tuple[float, float | None]]:
    """Price and change over 24 hours in percent, by asset: of the last closed hour where it has one, else of the last closed day."""
    with np.errstate(over="ignore"):
        changes = 100.0 * np.expm1(macro.members.returns[row])
    found = [
        (float(price), float(change) if np.isfinite(change) else None)
        for price, change in zip(view.daily["close"][row], changes, strict=True)
    ]
    if len(view.hourly.times) > 24:
        column = {asset.id: place for place, asset in enumerate(view.daily.assets)}
        now, before = (view.hourly["close"][back] for back in (-1, -25))
        for hour in np.flatnonzero(np.isfinite(now) & np.isfinite(before)).tolist():
            place = column.get(view.hourly.assets[hour].id)
            if place is not None:
                found[place] = float(now[hour]), 100.0 * (float(now[hour]) / float(before[hour]) - 1.0)
    return found
