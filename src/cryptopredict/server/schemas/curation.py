"""Changing the curated lists, and the suggestions of what to change: requests and answers."""

from typing import Annotated, Literal

from pydantic import Field

from cryptopredict.base import RiskLevel
from cryptopredict.server.schemas.envelope import Body, Moment, Request
from cryptopredict.server.schemas.evidence import DriverBody, EvidenceBody

__all__ = [
    "BulkAction",
    "BulkChange",
    "BulkResult",
    "ChangeItem",
    "ChangeList",
    "ChangeRecordBody",
    "Deleted",
    "ItemBody",
    "ItemOrder",
    "NearestChange",
    "NewItem",
    "NewList",
    "Ordered",
    "ReviewBody",
    "ReviewResult",
    "ReviewSuggestion",
    "SuggestionBody",
    "SuggestionFactsBody",
    "SuggestionFilters",
    "SuggestionOutcomeBody",
    "SuggestionQueue",
    "ThresholdsBody",
]

Tier = Literal["tier1", "tier2"]
Kind = Literal["add_tier1", "add_tier2", "promote", "demote", "remove"]
SuggestionStatus = Literal["pending", "approved", "rejected", "deferred", "expired"]
Priority = Literal["urgent", "high", "normal"]
Number = Annotated[int, Field(ge=1, le=2**63 - 1)]
Text = Annotated[str, Field(max_length=1_000, pattern=r"^[^\x00]*$")]
Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]
Size = Annotated[int, Field(ge=1, le=500)]


class NewList(Request):
    """A list to be made; `admin` lists are everybody's and made by admins."""

    name: Name
    type: Literal["personal", "admin"] = "personal"
    description: Text | None = None
    max_items: Size = 50


class ChangeList(Request):
    """What is to be changed of a list; what is left out stays."""

    name: Name | None = None
    description: Text | None = None
    max_items: Size | None = None


class NewItem(Request):
    """An asset to be put at the end of a list."""

    crypto_id: Number


class ChangeItem(Request):
    """A paused asset keeps its place, and nothing is suggested about it."""

    status: Literal["active", "paused"]


class ItemOrder(Request):
    """All places of a list in the order they shall have."""

    item_ids: Annotated[list[Number], Field(min_length=1, max_length=500)]


class BulkAction(Request):
    """The same for many assets, all or none of it."""

    action: Literal["promote_to_tier1", "demote_to_tier2", "remove", "pause", "resume"]
    crypto_ids: Annotated[list[Number], Field(min_length=1, max_length=200)]
    review_notes: Text | None = None


class ReviewSuggestion(Request):
    """What is decided. A deferred suggestion comes back after `defer_days`; `target_tier` approves it for another tier than suggested."""

    decision: Literal["approve", "reject", "defer"]
    review_notes: Text | None = None
    target_tier: Tier | None = None
    defer_days: Annotated[int, Field(ge=1, le=30)] = 3


class Deleted(Body):
    """What is gone."""

    id: int


class Ordered(Body):
    """The order that a list has now."""

    watchlist_id: int
    item_ids: list[int]


class ItemBody(Body):
    """One place of a list after it was changed."""

    item_id: int
    watchlist_id: int
    crypto_id: int
    tier: Tier | None
    priority_order: int
    status: Literal["active", "paused", "removed"]


class BulkChange(Body):
    """One asset and the tier that it was on."""

    crypto_id: int
    before: Tier | None


class BulkResult(Body):
    """What was done, to which assets."""

    action: Literal["promote_to_tier1", "demote_to_tier2", "remove", "pause", "resume"]
    changed: list[BulkChange]


class SuggestionFactsBody(Body):
    """The asset when the suggestion was made. Ranks count from 1; `volatility` is daily; `drawdown` ≤ 0 since it was listed."""

    price: float
    tier: Tier | None
    size_rank: int | None
    liquidity_rank: int
    dollar_volume: float
    volatility: float
    risk_level: RiskLevel
    days_traded: int
    days_listed: float | None
    drawdown: float | None
    beats_median: float
    beats_median_low: float | None
    beats_median_high: float | None
    regime: str


class ChangeRecordBody(Body):
    """How changes like it fared after that many days: `paid` of `n`, with a 95 % interval; `all_paid` is what chance alone gives."""

    horizon_days: int
    n: int
    paid: float | None
    low: float | None
    high: float | None
    mean_gain: float | None
    all_paid: float | None


class ReviewBody(Body):
    """What somebody decided about it; `reviewer` is null of an account that is gone."""

    decision: Literal["approve", "reject", "defer"]
    reviewer: str | None
    notes: str | None
    reviewed_at: Moment


class SuggestionOutcomeBody(Body):
    """What came after that many days: percent; gains have the sign that the change bets on, so that above zero it would have paid."""

    horizon_days: int
    asset_return: float
    market_return: float
    tier_return: float | None
    gain_on_market: float
    gain_on_tier: float | None


class SuggestionBody(Body):
    """A change of the tiers that is suggested; `confidence` is P(it pays), of which at least `threshold` was asked.

    It pays if the asset does better than the median it is held against; where it is to be taken down or off, if it does worse.
    """

    id: int
    crypto_id: int
    symbol: str
    name: str
    sector_color: str | None
    kind: Kind
    tier_now: Tier | None
    status: SuggestionStatus
    priority: Priority
    confidence: float
    evidence: EvidenceBody
    threshold: float
    reasons: list[DriverBody]
    against: list[DriverBody]
    supporting_data: SuggestionFactsBody
    performance_metrics: list[ChangeRecordBody]
    reviews: list[ReviewBody]
    outcomes: list[SuggestionOutcomeBody]
    suggested_at: Moment
    expires_at: Moment
    deferred_until: Moment | None
    cascade_run_id: int | None


class SuggestionFilters(Body):
    """Echo of what the list was cut with."""

    status: SuggestionStatus | None
    confidence_min: float


class NearestChange(Body):
    """The change of a kind that came closest to being suggested at the latest decision, and was not sure enough."""

    crypto_id: int
    symbol: str
    name: str
    sector_color: str | None
    kind: Kind
    confidence: float
    evidence: EvidenceBody
    threshold: float
    reasons: list[DriverBody]
    against: list[DriverBody]
    supporting_data: SuggestionFactsBody
    performance_metrics: list[ChangeRecordBody]


class ThresholdsBody(Body):
    """The least P(it pays) by kind, and from which on admins are told."""

    add_tier1: float
    add_tier2: float
    promote: float
    demote: float
    remove: float
    told: float


class SuggestionQueue(Body):
    """What waits for an admin, the surest first; `deferred` and `total` count the others. `nearest` says what was not sure enough."""

    suggestions: list[SuggestionBody]
    total: int
    deferred: int
    thresholds: ThresholdsBody
    nearest: list[NearestChange]


class ReviewResult(Body):
    """What was decided, and what it did to the lists."""

    suggestion_id: int
    review_id: int
    crypto_id: int
    symbol: str
    kind: Kind
    status: SuggestionStatus
    reviewed_at: Moment
    before: Tier | None
    after: Tier | None
    deferred_until: Moment | None
