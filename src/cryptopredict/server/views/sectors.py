"""Layer 2 as answers."""

from datetime import datetime

from cryptopredict.base import LayerState, SectorStanding
from cryptopredict.server.present import Snapshot
from cryptopredict.server.schemas.interface import DashboardRotation, DashboardSector
from cryptopredict.server.schemas.sectors import FlowBody, Outlook, Rotation, SectorRow, SectorTable
from cryptopredict.server.views.common import checks_body, edge_body, evidence_body

__all__ = ["dashboard_rotation", "dashboard_sectors", "rotation", "sector_row", "sector_table"]

_GREY = "#85929E"


def sector_row(snapshot: Snapshot, standing: SectorStanding) -> SectorRow:
    """One sector."""
    return SectorRow(
        id=standing.sector_id,
        name=standing.name,
        color_code=snapshot.colors.get(standing.sector_id, _GREY),
        members=standing.members,
        market_cap=standing.market_cap,
        volume=standing.volume,
        dominance=standing.dominance,
        momentum_score=standing.momentum,
        performance_24h=standing.performance_24h,
        performance_7d=standing.performance_7d,
        performance_30d=standing.performance_30d,
        status=standing.status,
        allocation=snapshot.decision.sectors.recommended_allocation.get(standing.name),
    )


def sector_table(snapshot: Snapshot) -> SectorTable:
    """All sectors."""
    rows = [sector_row(snapshot, standing) for standing in snapshot.decision.sectors.standings]
    return SectorTable(run_id=snapshot.run_id, as_of=snapshot.as_of, sectors=rows)


def dashboard_sectors(snapshot: Snapshot) -> list[DashboardSector]:
    """All sectors as the dashboard draws them."""
    return [
        DashboardSector(
            sector_id=standing.sector_id,
            name=standing.name,
            color_code=snapshot.colors.get(standing.sector_id, _GREY),
            members=standing.members,
            market_cap=standing.market_cap,
            dominance=standing.dominance,
            momentum=standing.momentum,
            performance_24h=standing.performance_24h,
            performance_7d=standing.performance_7d,
            performance_30d=standing.performance_30d,
            status=standing.status,
            allocation=snapshot.decision.sectors.recommended_allocation.get(standing.name),
        )
        for standing in snapshot.decision.sectors.standings
    ]


def _flows(snapshot: Snapshot) -> list[FlowBody]:
    return [FlowBody.model_validate(flow) for flow in snapshot.decision.sectors.flow_directions]


def rotation(snapshot: Snapshot, now: datetime) -> Rotation:
    """All that layer 2 said of rotation."""
    view = snapshot.decision.sectors
    stale = snapshot.is_stale(now)
    return Rotation(
        run_id=snapshot.run_id,
        as_of=snapshot.as_of,
        rotation_probability=view.rotation_probability,
        evidence=evidence_body(view.evidence),
        leading=list(view.leading_sectors),
        declining=list(view.declining_sectors),
        flow_directions=_flows(snapshot),
        recommended_allocation=dict(view.recommended_allocation),
        tilted=view.tilted,
        allocation_by=view.allocation_by,
        allocation_edge=edge_body(view.allocation_edge),
        next_leaders=[
            Outlook(
                sector_id=each.sector_id,
                name=each.name,
                probability=each.probability,
                expected_relative_return=each.expected_relative_return,
                evidence=evidence_body(each.evidence),
                state=each.state,
            )
            for each in view.next_leaders
        ],
        confidence=view.confidence,
        edge=edge_body(view.edge),
        state=LayerState.STALE if stale else view.state,
        checks=checks_body(view.checks, stale=stale),
    )


def dashboard_rotation(snapshot: Snapshot) -> DashboardRotation:
    """Rotation as the dashboard draws it."""
    view = snapshot.decision.sectors
    return DashboardRotation(
        probability=view.rotation_probability,
        evidence=evidence_body(view.evidence),
        leading=list(view.leading_sectors),
        declining=list(view.declining_sectors),
        flows=_flows(snapshot),
        allocation=dict(view.recommended_allocation),
        allocation_by=view.allocation_by,
        tilted=view.tilted,
    )
