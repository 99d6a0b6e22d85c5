"""The sector answer at one moment, from the record up to then."""

from dataclasses import replace

import numpy as np

from cryptopredict.base import (
    AllocationBy,
    AnalysisContext,
    Checks,
    Evidence,
    Floats,
    Flow,
    LayerState,
    MarketView,
    SectorOutlook,
    SectorStanding,
    SectorsView,
)
from cryptopredict.estimators import overlapping_mean
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer2_sectors.allocation import monday, parity_of_week
from cryptopredict.layer2_sectors.allocation import tilted as leaning
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

    Even weights unless something has beaten them by what was known then: momentum, net of turnover, with a 95 % interval above zero;
    risk parity or a lean to the next leaders, by the gates of a trained version.
    """
    row = len(view.daily.times) - 1
    indices = track.indices
    standings = tuple(_standing(track, macro, view, s, row) for s in range(len(track.sectors)) if indices.counts[row, s] > 0)
    edge = overlapping_mean(
        track.gain[: max(row - HORIZON_DAYS, 0)], overlap=HORIZON_DAYS, against="even_weights", unit="percent"
    )
    weights, by = _weights(track, view, row, momentum=edge is not None and edge.clears_zero)
    tilted = by in {"leaders", "momentum"}
    said = float(track.rotation[row])
    known = bool(np.isfinite(said))
    error = track.record.calibration_error(row)
    fresh = context.as_of - int(view.daily.close_times[row]) <= 36 * 3600
    leaders = _next_leaders(track, row, LayerState.IN_USE if fresh else LayerState.STALE)
    turning = track.spoken is not None and bool(np.isfinite(track.spoken.rotation[row]))
    trained = bool(leaders) or turning
    parity = by in {"leaders", "risk_parity"}
    allocation = _allocation(track, view, weights, exposure=context.recommended_exposure or 0.0)
    ranked = sorted(standings, key=lambda standing: -standing.momentum)
    state = LayerState.IN_USE if trained else LayerState.BASELINE if tilted else LayerState.NO_EDGE
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
        state=state if fresh else LayerState.STALE,
        checks=Checks(
            fresh=fresh,
            trained=trained,
            calibrated=error is not None and error <= _CALIBRATION_BOUND,
            beats_baseline=tilted or trained,
        ),
        allocation_by=by,
        allocation_edge=track.spoken.calmer(int(view.daily.close_times[row])) if track.spoken is not None and parity else None,
        next_leaders=leaders,
    )
    return sectors, replace(context, sector_allocation=allocation)


def _weights(track: SectorTrack, view: MarketView, row: int, *, momentum: bool) -> tuple[Floats, AllocationBy]:
    """Weights (S,) of the sectors, and what they follow from."""
    if track.spoken is None or not track.spoken.parity[row]:
        return (track.weights[row], "momentum") if momentum else (track.even[row], "even_weights")
    closes = view.daily.close_times
    weights = parity_of_week(track.indices, closes, row)
    began = int(monday(closes[: row + 1])[-1])
    if track.spoken.tilt[row] and began >= 0 and np.isfinite(track.spoken.chance[began]).any():
        return leaning(weights, track.spoken.chance[began]), "leaders"
    return weights, "risk_parity"


def _next_leaders(track: SectorTrack, row: int, state: LayerState) -> tuple[SectorOutlook, ...]:
    """The sectors by their chance to beat the even-weighted ones, best first; none where no model says it."""
    if track.spoken is None or track.leading is None:
        return ()
    chance, size = track.spoken.chance[row], 100.0 * track.spoken.size[row]
    return tuple(
        SectorOutlook(
            sector_id=track.sectors[s].id,
            name=track.sectors[s].name,
            probability=float(chance[s]),
            expected_relative_return=float(size[s]) if np.isfinite(size[s]) else None,
            evidence=track.leading.evidence(row, float(chance[s])),
            state=state,
        )
        for s in np.argsort(-np.nan_to_num(chance, nan=-np.inf), kind="stable")
        if np.isfinite(chance[s])
    )


def _percent(logs: Floats, days: int) -> float | None:
    tail = logs[-days:]
    return 100.0 * float(np.expm1(tail.sum())) if len(tail) == days and np.isfinite(tail).all() else None


def _standing(track: SectorTrack, macro: MacroTrack, view: MarketView, s: int, row: int) -> SectorStanding:
    inside = (track.indices.member == s) & macro.members.tradable[row]
    caps = view.daily["market_cap"][row]
    total = float(np.nansum(caps))
    cap = float(np.nansum(caps[inside])) if np.isfinite(caps[inside]).any() else None
    logs = track.indices.returns[: row + 1, s]
    week = macro.members.returns[max(row - 6, 0) : row + 1].sum(axis=0)
    best = [n for n in np.argsort(-np.nan_to_num(week, nan=-np.inf), kind="stable") if inside[n] and np.isfinite(week[n])][:3]
    momentum = float(np.nan_to_num(track.momentum[row, s]))
    return SectorStanding(
        sector_id=track.sectors[s].id,
        name=track.sectors[s].name,
        members=int(track.indices.counts[row, s]),
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


def _allocation(track: SectorTrack, view: MarketView, weights: Floats, *, exposure: float) -> dict[str, float]:
    """Weights by sector name that sum to 1: the exposure spread over the sectors, the rest parked."""
    parking = next((sector.name for sector in view.sectors if sector.parking), CASH)
    allocation = {sector.name: float(w * exposure) for sector, w in zip(track.sectors, weights, strict=True) if w > 0}
    allocation[parking] = 1.0 - sum(allocation.values())
    return allocation


def _flows(track: SectorTrack, row: int) -> tuple[Flow, ...]:
    """Change of volume shares over a week, each loser's loss spread over the gainers in proportion; percentage points."""
    if row < HORIZON_DAYS:
        return ()
    share = track.indices.volume_share
    change = 100.0 * (share[row] - share[row - HORIZON_DAYS])
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
