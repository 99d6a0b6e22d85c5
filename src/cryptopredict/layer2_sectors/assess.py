"""The sector answer at one moment, from the record up to then."""

from dataclasses import replace

import numpy as np

from cryptopredict.base import (
    AnalysisContext,
    Checks,
    Evidence,
    Floats,
    Flow,
    LayerState,
    MarketView,
    SectorStanding,
    SectorsView,
)
from cryptopredict.estimators import overlapping_mean
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer2_sectors.study import HORIZON_DAYS, SectorTrack

__all__ = ["CASH", "assess"]

CASH = "Cash"
"""Where the part outside the market goes when the taxonomy has no parking sector."""

_LEADS = 0.3
_FLOWS = 8
_MIN_FLOW = 0.1
_CALIBRATION_BOUND = 0.05


def assess(
    track: SectorTrack, macro: MacroTrack, view: MarketView, context: AnalysisContext
) -> tuple[SectorsView, AnalysisContext]:
    """Say how the sectors stand at `view.as_of` and how to spread the exposure that layer 1 recommends.

    Even weights unless the tilt has beaten them, net of turnover, with a 95 % interval above zero on all weeks known by then.
    """
    row = len(view.daily.times) - 1
    standings = tuple(_standing(track, macro, view, s, row) for s in range(len(track.sectors)) if track.counts[row, s] > 0)
    edge = overlapping_mean(
        track.gain[: max(row - HORIZON_DAYS, 0)], overlap=HORIZON_DAYS, against="even_weights", unit="percent"
    )
    tilted = edge is not None and edge.clears_zero
    said = float(track.rotation.probability[row, 0, 1])
    known = bool(np.isfinite(said))
    error = track.record.calibration_error(row)
    fresh = context.as_of - int(view.daily.close_times[row]) <= 36 * 3600
    allocation = _allocation(track, view, row, tilted=tilted, exposure=context.recommended_exposure or 0.0)
    ranked = sorted(standings, key=lambda standing: -standing.momentum)
    sectors = SectorsView(
        standings=tuple(ranked),
        leading_sectors=tuple(s.name for s in ranked if s.status == "leading"),
        declining_sectors=tuple(s.name for s in reversed(ranked) if s.status == "declining"),
        rotation_probability=said if known else 0.5,
        evidence=track.record.evidence(row, said) if known else Evidence(0.5, None, None, None, 0),
        flow_directions=_flows(track, row),
        recommended_allocation=allocation,
        tilted=tilted,
        confidence=1.0 - said if known else 0.5,
        edge=edge,
        state=LayerState.STALE if not fresh else LayerState.BASELINE if tilted else LayerState.NO_EDGE,
        checks=Checks(
            fresh=fresh,
            trained=False,
            calibrated=error is not None and error <= _CALIBRATION_BOUND,
            beats_baseline=tilted,
        ),
    )
    return sectors, replace(context, sector_allocation=allocation)


def _percent(logs: Floats, days: int) -> float | None:
    tail = logs[-days:]
    return 100.0 * float(np.expm1(tail.sum())) if len(tail) == days and np.isfinite(tail).all() else None


def _standing(track: SectorTrack, macro: MacroTrack, view: MarketView, s: int, row: int) -> SectorStanding:
    inside = (track.member == s) & macro.members.tradable[row]
    caps = view.daily["market_cap"][row]
    total = float(np.nansum(caps))
    cap = float(np.nansum(caps[inside])) if np.isfinite(caps[inside]).any() else None
    logs = track.returns[: row + 1, s]
    week = macro.members.returns[max(row - 6, 0) : row + 1].sum(axis=0)
    best = [n for n in np.argsort(-np.nan_to_num(week, nan=-np.inf), kind="stable") if inside[n] and np.isfinite(week[n])][:3]
    momentum = float(np.nan_to_num(track.momentum[row, s]))
    return SectorStanding(
        sector_id=track.sectors[s].id,
        name=track.sectors[s].name,
        members=int(track.counts[row, s]),
        market_cap=cap,
        volume=float(np.nansum((view.daily["close"][row] * view.daily["volume"][row])[inside])),
        dominance=100.0 * cap / total if cap is not None and total > 0 else None,
        momentum=momentum,
        performance_24h=_percent(logs, 1),
        performance_7d=_percent(logs, 7),
        performance_30d=_percent(logs, 30),
        top_performers=tuple((view.daily.assets[n].symbol, 100.0 * float(np.expm1(week[n]))) for n in best),
        status="leading" if momentum >= _LEADS else "declining" if momentum <= -_LEADS else "neutral",
    )


def _allocation(track: SectorTrack, view: MarketView, row: int, *, tilted: bool, exposure: float) -> dict[str, float]:
    """Weights by sector name that sum to 1: the exposure spread over the sectors, the rest parked."""
    weights = (track.weights if tilted else track.even)[row]
    parking = next((sector.name for sector in view.sectors if sector.parking), CASH)
    allocation = {sector.name: float(w * exposure) for sector, w in zip(track.sectors, weights, strict=True) if w > 0}
    allocation[parking] = 1.0 - sum(allocation.values())
    return allocation


def _flows(track: SectorTrack, row: int) -> tuple[Flow, ...]:
    """Change of volume shares over a week, each loser's loss spread over the gainers in proportion; percentage points."""
    if row < HORIZON_DAYS:
        return ()
    change = 100.0 * (track.volume_share[row] - track.volume_share[row - HORIZON_DAYS])
    gained, lost = np.maximum(change, 0.0), np.maximum(-change, 0.0)
    total = gained.sum()
    if total < _MIN_FLOW:
        return ()
    flows = [
        Flow(track.sectors[i].name, track.sectors[j].name, float(lost[i] * gained[j] / total))
        for i in np.flatnonzero(lost)
        for j in np.flatnonzero(gained)
    ]
    flows.sort(key=lambda flow: -flow.share)
    return tuple(flow for flow in flows[:_FLOWS] if flow.share >= _MIN_FLOW)
