"""Layer 4 as answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from cryptopredict.base import TradeSignal
from cryptopredict.ledger import ListedSignal
from cryptopredict.server.present import Named, Snapshot
from cryptopredict.server.schemas.evidence import DriverBody, EvidenceBody
from cryptopredict.server.schemas.signals import (
    AiAnalysis,
    Lineage,
    MarketContext,
    NearestSignal,
    ProbabilityAnalysis,
    RiskAssessment,
    SignalDetail,
    SignalRow,
    SizeBody,
)
from cryptopredict.server.stores.signals import Origin
from cryptopredict.server.views.common import driver_bodies, evidence_body

__all__ = ["nearest_signal", "signal_detail", "signal_row"]


def nearest_signal(snapshot: Snapshot) -> NearestSignal | None:
    """The candidate that came closest."""
    near: TradeSignal | None = snapshot.decision.timing.nearest
    if near is None:
        return None
    named = snapshot.assets.get(near.asset_id, Named(near.symbol, None, None))
    return NearestSignal(
        crypto_id=near.asset_id,
        symbol=near.symbol,
        name=named.name,
        sector_color=named.color,
        signal_type=near.signal_type,
        entry_price=near.entry_price,
        target_price=near.target_price,
        stop_loss=near.stop_loss,
        confidence=near.confidence,
        evidence=evidence_body(near.evidence),
        break_even=near.break_even,
        edge=near.edge,
        edge_low=near.edge_low,
        edge_high=near.edge_high,
        risk_level=near.risk_level,
        risk_reward_ratio=near.risk_reward_ratio,
        time_horizon_hours=near.time_horizon_hours,
        drivers=driver_bodies(near.drivers),
    )


def _stored_evidence(stored: Mapping[str, Any], said: float) -> EvidenceBody:
    return EvidenceBody(
        said=stored.get("said", said),
        observed=stored.get("observed"),
        observed_low=stored.get("low"),
        observed_high=stored.get("high"),
        observed_n=stored.get("n", 0),
    )


def _stored_drivers(stored: Iterable[Mapping[str, Any]]) -> list[DriverBody]:
    return [
        DriverBody(
            feature=str(item.get("feature", "")),
            value=item.get("value"),
            contribution=item.get("contribution"),
            text=str(item.get("text", "")),
        )
        for item in stored
    ]


def signal_row(listed: ListedSignal) -> SignalRow:
    """One stored signal."""
    row = listed.signal
    return SignalRow.model_validate(
        {
            "id": row.id,
            "crypto_id": row.crypto_id,
            "symbol": listed.asset.symbol,
            "name": listed.asset.name,
            "sector_color": listed.sector.color_code if listed.sector else None,
            "signal_type": row.signal_type,
            "entry_price": row.entry_price,
            "target_price": row.target_price,
            "stop_loss": row.stop_loss,
            "confidence": row.confidence_score,
            "evidence": _stored_evidence(row.evidence, row.confidence_score),
            "break_even": row.break_even,
            "edge": row.edge,
            "edge_low": row.edge_low,
            "edge_high": row.edge_high,
            "risk_level": row.risk_level,
            "risk_reward_ratio": row.risk_reward_ratio,
            "time_horizon_hours": row.time_horizon_hours,
            "drivers": _stored_drivers(row.ai_analysis.get("key_factors") or ()),
            "status": row.status,
            "generated_at": row.generated_at,
            "expires_at": row.expires_at,
            "outcome": row.outcome,
            "outcome_price": row.outcome_price,
            "outcome_at": row.outcome_at,
            "realized_return": row.realized_return,
            "run_id": row.cascade_run_id,
        }
    )


def signal_detail(listed: ListedSignal, origin: Origin, snapshot: Snapshot | None) -> SignalDetail:
    """One signal with its reasons and the decisions it rests on; `snapshot` is that of its own run."""
    row = listed.signal
    chances = row.ai_analysis.get("probability_analysis") or {}
    decision = snapshot.decision if snapshot else None
    standings = decision.sectors.standings if decision else ()
    status = next((standing.status for standing in standings if standing.sector_id == listed.asset.sector_id), None)
    scores = decision.assets.assets if decision else ()
    return SignalDetail(
        signal=signal_row(listed),
        ai_analysis=AiAnalysis(
            key_factors=_stored_drivers(row.ai_analysis.get("key_factors") or ()),
            probability_analysis=ProbabilityAnalysis(
                target_24h=chances.get("24h"),
                target_3d=chances.get("3d"),
                target_7d=chances.get("7d"),
                stop_first=chances.get("stop"),
            ),
        ),
        market_context=MarketContext(
            regime=decision.macro.regime if decision else None,
            regime_confidence=decision.macro.confidence if decision else None,
            recommended_exposure=decision.macro.recommended_exposure if decision else None,
            sector=listed.sector.name if listed.sector else None,
            sector_status=status,
            asset_confidence=next((score.confidence for score in scores if score.asset_id == row.crypto_id), None),
        ),
        risk_assessment=RiskAssessment(
            risk_level=row.risk_level,
            loss_at_stop_percentage=abs(row.stop_loss / row.entry_price - 1.0) * 100.0,
            gain_at_target_percentage=abs(row.target_price / row.entry_price - 1.0) * 100.0,
            risk_reward_ratio=row.risk_reward_ratio,
            chance_of_loss=1.0 - row.confidence_score,
            sizing=SizeBody.model_validate(stored) if (stored := row.ai_analysis.get("risk")) else None,
        ),
        lineage=Lineage(
            run_id=row.cascade_run_id,
            as_of=origin.run.as_of if origin.run else None,
            code_version=origin.run.code_version if origin.run else None,
            input_digest=origin.run.input_digest if origin.run else None,
            macro_id=origin.macro_id,
            rotation_id=origin.rotation_id,
            sector_performance_id=origin.sector_performance_id,
            ledger_entry=origin.entry,
            ledger_sha256=origin.entry_sha256,
        ),
    )
