"""The four layer cards."""

from datetime import datetime
from typing import Literal

from cryptopredict.base import Checks, Edge, Evidence, LayerState, Source, from_epoch
from cryptopredict.server.present import Snapshot
from cryptopredict.server.schemas.evidence import LayerCard, LayerOverview, Message
from cryptopredict.server.views.common import checks_body, edge_body, evidence_body

__all__ = ["layer_cards", "layer_overview"]


def layer_cards(snapshot: Snapshot, now: datetime, *, active: int) -> list[LayerCard]:
    """Macro, sectors, assets, timing. `active` is how many signals count now."""
    decision = snapshot.decision
    macro, sectors, assets, timing = decision.macro, decision.sectors, decision.assets, decision.timing
    best = next((score for score in assets.assets if score.selected), assets.assets[0] if assets.assets else None)
    shown = max(timing.signals, key=lambda signal: signal.edge_low, default=timing.nearest)
    regime = macro.regime.value
    exposure = macro.recommended_exposure
    by_risk = sectors.allocation_by == "risk_parity"
    return [
        _card(
            snapshot,
            now,
            1,
            "macro",
            (macro.state, macro.confidence, macro.evidence, macro.edge, macro.checks),
            key_metric=_message("metric.chance_regime", regime=regime, value=macro.confidence),
            headline=_message(f"layer1.{regime}", confidence=macro.confidence),
            subline=_message("layer1.hold", exposure=exposure),
        ),
        _card(
            snapshot,
            now,
            2,
            "sectors",
            (sectors.state, sectors.rotation_probability, sectors.evidence, sectors.edge, sectors.checks),
            key_metric=_message("metric.rotation", value=sectors.rotation_probability),
            headline=_message("layer2.leading", sectors=list(sectors.leading_sectors))
            if sectors.tilted and sectors.leading_sectors
            else _message("layer2.by_risk" if by_risk else "layer2.even", sectors=list(sectors.leading_sectors)),
            subline=_message("layer2.tilted" if sectors.tilted else "layer2.calmer" if by_risk else "layer2.baseline"),
        ),
        _card(
            snapshot,
            now,
            3,
            "assets",
            (assets.state, assets.confidence, best.evidence if best else None, assets.edge, assets.checks),
            key_metric=_message(
                "metric.beats_median", symbol=best.symbol if best else None, value=best.confidence if best else None
            ),
            headline=_message(
                "layer3.selected", selected=sum(score.selected for score in assets.assets), total=len(assets.assets)
            ),
            subline=_message(
                "layer3.liquid" if assets.state is LayerState.NO_EDGE else "layer3.screen",
                opportunities=len(assets.opportunities),
            ),
        ),
        _card(
            snapshot,
            now,
            4,
            "timing",
            (timing.state, timing.confidence, shown.evidence if shown else None, timing.edge, timing.checks),
            key_metric=_message(
                "metric.target_before_stop", symbol=shown.symbol if shown else None, value=shown.confidence if shown else None
            ),
            headline=_message("layer4.signals", count=active) if active else _message("layer4.none"),
            subline=_message("layer4.skipped", skipped=sum(timing.abstained.values()), considered=timing.considered),
        ),
    ]


def layer_overview(snapshot: Snapshot, now: datetime, *, active: int) -> LayerOverview:
    """The four cards on their own."""
    return LayerOverview(run_id=snapshot.run_id, layers=layer_cards(snapshot, now, active=active))


def _message(key: str, **params: float | str | list[str] | None) -> Message:
    return Message.model_validate({"key": key, "params": params})


def _card(
    snapshot: Snapshot,
    now: datetime,
    layer: Literal[1, 2, 3, 4],
    name: Literal["macro", "sectors", "assets", "timing"],
    said: tuple[LayerState, float, Evidence | None, Edge | None, Checks],
    *,
    key_metric: Message,
    headline: Message,
    subline: Message,
) -> LayerCard:
    state, confidence, evidence, edge, checks = said
    stale = snapshot.is_stale(now)
    state = LayerState.STALE if stale and state is not LayerState.ERROR else state
    body = checks_body(checks, stale=stale)
    status = {LayerState.ERROR: "offline", LayerState.STALE: "degraded"}.get(state, "online")
    return LayerCard.model_validate(
        {
            "layer": layer,
            "name": name,
            "status": status,
            "state": state,
            "confidence": confidence,
            "evidence": evidence_body(evidence) if evidence else None,
            "edge": edge_body(edge),
            "key_metric": key_metric,
            "headline": headline,
            "subline": subline,
            "indicator_dots": sum((body.fresh, body.trained, body.calibrated, body.beats_baseline)),
            "checks": body,
            "data_age_s": _age(snapshot, "1h" if layer == 4 else "1d", now),
            "source": snapshot.source,
        }
    )


def _age(snapshot: Snapshot, interval: str, now: datetime) -> float:
    """Seconds since the newest candle the layer rests on had closed, by the market's own clock."""
    moment = snapshot.as_of if snapshot.source == Source.FILES else now
    until = snapshot.decision.data_until.get(interval)
    return max(0.0, (moment - (snapshot.as_of if until is None else from_epoch(until))).total_seconds())
