"""Layer 2: where money goes."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from cryptopredict.base import AllocationBy, LayerState
from cryptopredict.server.schemas.envelope import Body, Moment, Request
from cryptopredict.server.schemas.evidence import ChecksBody, EdgeBody, EvidenceBody

__all__ = [
    "FlowBody",
    "KeptSector",
    "MembersSet",
    "NewSector",
    "Outlook",
    "Rotation",
    "SectorBody",
    "SectorChange",
    "SectorDetail",
    "SectorMember",
    "SectorMembers",
    "SectorRow",
    "SectorTable",
    "TopPerformer",
]


def _once(ids: list[int]) -> list[int]:
    if len(set(ids)) < len(ids):
        raise ValueError("an asset is named twice")
    return ids


_Color = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$", examples=["#4C9AFF"])]
_Text = Annotated[str, Field(max_length=1_000, pattern=r"^[^\x00]*$")]
_Id = Annotated[int, Field(ge=1, le=2**63 - 1)]


class SectorRow(Body):
    """One sector now. Performances, dominance in percent, momentum −1..1, allocation 0..1."""

    id: int
    name: str
    color_code: str
    members: int
    market_cap: float | None
    volume: float | None
    dominance: float | None
    momentum_score: float
    performance_24h: float | None
    performance_7d: float | None
    performance_30d: float | None
    status: Literal["leading", "neutral", "declining"]
    allocation: float | None


class SectorTable(Body):
    """All sectors of the latest run."""

    run_id: int
    as_of: Moment
    sectors: list[SectorRow]


class TopPerformer(Body):
    """An asset and its change over 7 days in percent."""

    symbol: str
    performance_7d: float


class SectorMember(Body):
    """An asset of a sector with its present price."""

    crypto_id: int
    symbol: str
    name: str
    market_cap_rank: int | None
    price: float | None
    market_cap: float | None
    weight: float
    is_primary: bool


class SectorDetail(Body):
    """One sector: what it is, how it stands (null before the first run), and who is in it (at most 200, largest first)."""

    id: int
    name: str
    description: str | None
    color_code: str
    as_of: Moment | None
    standing: SectorRow | None
    top_performers: list[TopPerformer]
    members: list[SectorMember]


class NewSector(Request):
    """A sector without members."""

    name: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]*$")]
    description: _Text | None = None
    color_code: _Color = "#8A94A6"


class SectorChange(Request):
    """What is given is changed."""

    description: _Text | None = None
    color_code: _Color | None = None
    is_active: bool | None = None


class SectorMembers(Request):
    """Everybody who is in the sector from now on."""

    crypto_ids: Annotated[list[_Id], Field(max_length=2_000), AfterValidator(_once)]


class SectorBody(Body):
    """A sector as it is kept."""

    id: int
    name: str
    description: str | None
    color_code: str
    is_active: bool


class KeptSector(SectorBody):
    """A sector as it is kept, and how many assets are in it, switched off ones too."""

    members: int


class MembersSet(Body):
    """How many members there are, who `came`, and who `left` and is in no sector now."""

    sector_id: int
    members: int
    came: list[int]
    left: list[int]


class FlowBody(Body):
    """Share of the market's volume (percentage points over 7 days) that moved from one sector to another."""

    source: str
    target: str
    share: float


class Outlook(Body):
    """What a trained model says of a sector's next week: the chance to beat the even-weighted sectors, and by how many percent."""

    sector_id: int
    name: str
    probability: float
    expected_relative_return: float | None
    evidence: EvidenceBody
    state: LayerState


class Rotation(Body):
    """The latest answer of layer 2 on rotation. `recommended_allocation` by sector name sums to 1.

    `allocation_edge`: by how many percent the variance was below that of even weights, null unless risk parity is used. `next_leaders`,
    best first, is empty while no model has an edge.
    """

    run_id: int
    as_of: Moment
    rotation_probability: float
    evidence: EvidenceBody
    leading: list[str]
    declining: list[str]
    flow_directions: list[FlowBody]
    recommended_allocation: dict[str, float]
    tilted: bool
    allocation_by: AllocationBy
    allocation_edge: EdgeBody | None
    next_leaders: list[Outlook]
    confidence: float
    edge: EdgeBody | None
    state: LayerState
    checks: ChecksBody
