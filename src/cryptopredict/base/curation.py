"""The curated lists as a decision may know them (what was on which tier, what admins decided, the rules), and the changes it suggests."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from cryptopredict.base.evidence import Driver, Evidence, RiskLevel

__all__ = ["UNCURATED", "Change", "ChangeRecord", "Curation", "Place", "Review", "Suggestion", "SuggestionFacts", "TierMove"]


_ONE_MOVE = 1
"""Seconds between leaving one tier and being on the other, where both were one deed."""


class Change(StrEnum):
    """What may be suggested to do with an asset; the words are those that are stored."""

    ADD_TIER1 = "add_tier1"
    ADD_TIER2 = "add_tier2"
    PROMOTE = "promote"
    DEMOTE = "demote"
    REMOVE = "remove"

    @property
    def sign(self) -> int:
        """+1 where it pays if the asset does better than the others, −1 where it pays if it does worse."""
        return -1 if self in (Change.DEMOTE, Change.REMOVE) else 1

    @property
    def leads_to(self) -> str | None:
        """The tier that the asset is on afterwards."""
        return {"add_tier1": "tier1", "promote": "tier1", "add_tier2": "tier2", "demote": "tier2"}.get(self.value)

    def fits(self, tier: str | None) -> bool:
        """Whether it can be done to an asset on that tier (None: on neither)."""
        return tier in {"promote": ("tier2",), "demote": ("tier1",), "remove": ("tier1", "tier2")}.get(self.value, (None,))


@dataclass(frozen=True, slots=True, order=True)
class TierMove:
    """At `moment` (epoch seconds) an asset became `active`, `paused` or `removed` on a tier; `number` orders those of one second."""

    moment: int
    number: int
    asset_id: int
    tier: str
    status: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an asset stands: its tier, since when, and since when it has been on the lists at all (epoch seconds)."""

    tier: str
    since: int
    listed: int
    paused: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What an admin decided at `moment` about a suggestion: approve, reject or defer.

    `context` is what the suggestion rested on, by the `names` of then.
    """

    moment: int
    number: int
    asset_id: int
    change: Change
    decision: str
    names: tuple[str, ...]
    context: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Curation:
    """`moves` and `reviews` ascending. `limits` by tier; `thresholds` are the least P(it pays) by kind of change, and of being told."""

    moves: tuple[TierMove, ...] = ()
    reviews: tuple[Review, ...] = ()
    limits: Mapping[str, int] | None = None
    thresholds: Mapping[str, float] | None = None

    def at(self, as_of: int) -> "Curation":
        """What was known at `as_of` (epoch seconds). Limits and thresholds are those of today, as sectors are."""
        return replace(
            self,
            moves=tuple(move for move in self.moves if move.moment <= as_of),
            reviews=tuple(review for review in self.reviews if review.moment <= as_of),
        )

    def places(self) -> dict[int, Place]:
        """Where each asset that is on a tier stands after all moves. A move between tiers does not begin the listing anew."""
        found: dict[int, Place] = {}
        left: dict[int, tuple[int, int]] = {}
        for move in self.moves:
            held = found.get(move.asset_id)
            if move.status == "removed":
                if held is not None and held.tier == move.tier:
                    left[move.asset_id] = (move.moment, found.pop(move.asset_id).listed)
                continue
            if held is not None and held.tier == move.tier:
                found[move.asset_id] = replace(held, paused=move.status == "paused")
                continue
            gone, before = left.pop(move.asset_id, (0, 0))
            listed = held.listed if held is not None else before if move.moment - gone <= _ONE_MOVE else move.moment
            found[move.asset_id] = Place(move.tier, move.moment, listed, move.status == "paused")
        return found


UNCURATED = Curation()
"""No lists, no reviews, no rules."""


@dataclass(frozen=True, slots=True)
class SuggestionFacts:
    """What is known of the asset: ranks count from 1, volatility is daily, the drawdown a fraction ≤ 0 since it was listed.

    `tier` and what follows from it are None where it is on no list.
    """

    price: float
    tier: str | None
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


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """How changes of one kind fared after `horizon_days`, by what would have come of them on the days before.

    `paid` of `n` did, with a 95 % interval where there is enough to tell; `mean_gain` in percent. `all_paid` is the same share of
    all changes of that kind that could have been made: what chance alone gives.
    """

    horizon_days: int
    n: int
    paid: float | None
    low: float | None
    high: float | None
    mean_gain: float | None
    all_paid: float | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change of the tiers for an admin to review. `confidence` is P(it pays), of which at least `threshold` was asked.

    `reasons` speak for it and `against` against it, the weightiest first, at most three each. `record` is that of changes like it.
    `liked` is what admins are expected to say of it, 0..1, and `context` the numbers that it rests on, by name.
    """

    asset_id: int
    symbol: str
    change: Change
    confidence: float
    evidence: Evidence
    threshold: float
    reasons: tuple[Driver, ...]
    against: tuple[Driver, ...]
    facts: SuggestionFacts
    record: tuple[ChangeRecord, ...]
    liked: float
    context: Mapping[str, float]
