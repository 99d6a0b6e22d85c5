"""What layer 2 hands on: how the sectors stand, where money moves, and how the exposure is spread."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cryptopredict.base.evidence import Checks, Edge, Evidence, LayerState

__all__ = ["AllocationBy", "Flow", "SectorOutlook", "SectorStanding", "SectorsView"]


@dataclass(frozen=True, slots=True)
class SectorStanding:
    """One sector now. Performances and dominance in percent, momentum −1..1, `status` leading, neutral or declining."""

    sector_id: int
    name: str
    members: int
    market_cap: float | None
    volume: float
    dominance: float | None
    momentum: float
    performance_24h: float | None
    performance_7d: float | None
    performance_30d: float | None
    top_performers: tuple[tuple[str, float], ...]
    status: str


@dataclass(frozen=True, slots=True)
class Flow:
    """Share of the market's dollar volume (percentage points over 7 days) that moved from one sector to another."""

    source: str
    target: str
    share: float


AllocationBy = Literal["even_weights", "momentum", "risk_parity", "leaders"]
"""What the weights of sectors follow from; `leaders` is risk parity that leans to the next leaders."""


@dataclass(frozen=True, slots=True)
class SectorOutlook:
    """What a trained model says of a sector's next week, which begins one day after the last close.

    `probability` to earn more than the even-weighted sectors; `expected_relative_return` beyond them in percent, None where no model
    has earned to say it; `state` is in_use, or stale on old data.
    """

    sector_id: int
    name: str
    probability: float
    expected_relative_return: float | None
    evidence: Evidence
    state: LayerState


@dataclass(frozen=True, slots=True)
class SectorsView:
    """Layer 2. `recommended_allocation` by sector name sums to 1, the parking sector included.

    `tilted` says whether it leans to some sectors because they are expected to earn more. `allocation_by` is even_weights, momentum,
    risk_parity or leaders (risk parity that leans to the next leaders); `allocation_edge` is by how many percent the variance of risk
    parity was below that of even weights in the week after, None where it is not used. `next_leaders` are the sectors by their chance,
    best first, empty while no model has an edge.
    """

    standings: tuple[SectorStanding, ...]
    leading_sectors: tuple[str, ...]
    declining_sectors: tuple[str, ...]
    rotation_probability: float
    evidence: Evidence
    flow_directions: tuple[Flow, ...]
    recommended_allocation: Mapping[str, float]
    tilted: bool
    confidence: float
    edge: Edge | None
    state: LayerState
    checks: Checks
    allocation_by: AllocationBy = "even_weights"
    allocation_edge: Edge | None = None
    next_leaders: tuple[SectorOutlook, ...] = ()
