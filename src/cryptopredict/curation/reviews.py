"""What admins decide: one suggestion, or many assets at once. In: a session inside the caller's transaction. All of it or nothing.

A review takes the lock of the chain first and that of the tiers after, as everybody does who needs both; of two admins the second one
is told who was faster.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Change, Conflict, NotFound
from cryptopredict.core.chain import Link, append_links, lock_chain
from cryptopredict.core.schema import AiSuggestion, Cryptocurrency, SuggestionReview, User
from cryptopredict.curation.tiers import Tier, lock_tiers, move_to, pause

__all__ = ["BULK_DEEDS", "Bulk", "Decision", "Reviewed", "bulk_action", "return_deferred", "review_suggestion"]

Decision = Literal["approve", "reject", "defer"]
Bulk = Literal["promote_to_tier1", "demote_to_tier2", "remove", "pause", "resume"]
BULK_DEEDS: Final[tuple[Bulk, ...]] = ("promote_to_tier1", "demote_to_tier2", "remove", "pause", "resume")
_STATUS: Final[Mapping[Decision, str]] = {"approve": "approved", "reject": "rejected", "defer": "deferred"}
_LIFE: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was decided, and what it did: the tier of the asset before and after, the same where nothing was changed."""

    suggestion_id: int
    review_id: int
    crypto_id: int
    symbol: str
    change: Change
    status: str
    reviewed_at: datetime
    before: Tier | None
    after: Tier | None
    deferred_until: datetime | None

    def event(self) -> dict[str, Any]:
        """What those who watch the queue are told."""
        return {"suggestion_id": self.suggestion_id, "crypto_id": self.crypto_id, "kind": self.change, "status": self.status}


def review_suggestion(
    session: Session,
    suggestion_id: int,
    *,
    reviewer_id: int,
    decision: Decision,
    now: datetime,
    notes: str | None = None,
    target_tier: Tier | None = None,
    defer_days: int = 3,
) -> Reviewed:
    """Decide on a suggestion, and do what an approval asks for.

    Args:
        session: Its transaction takes all of it: the review, the lists, the entry of the chain.
        suggestion_id: Which.
        reviewer_id: Who decides.
        decision: A deferred suggestion is pending again after `defer_days`.
        now: The market's time, by which suggestions expire.
        notes: Why.
        target_tier: The tier to approve it for, where that is not the one that was suggested.
        defer_days: 1 to 30.

    Raises:
        NotFound: There is no such suggestion.
        Conflict: It was decided on (it says by whom and when), it has expired, the asset has been moved since, or the tier is full.
        BadInput: A tier was named where there is nothing to put on one.
    """
    lock_chain(session.connection())
    lock_tiers(session)
    found = session.scalar(
        select(AiSuggestion).where(AiSuggestion.id == suggestion_id).with_for_update().execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound("There is no such suggestion", why=f"number {suggestion_id}", to_do="Read the queue again.")
    change, asset = Change(found.suggestion_type), session.get_one(Cryptocurrency, found.crypto_id)
    before = None if asset.watchlist_tier == "none" else Tier(asset.watchlist_tier)
    _check_open(session, found, now)
    wanted = target_tier or (None if change.leads_to is None else Tier(change.leads_to))
    if target_tier is not None and (decision != "approve" or change is Change.REMOVE):
        raise BadInput("There is no tier to choose", why=f"{decision} of {change}", to_do="Leave target_tier out.")
    if decision == "approve":
        if not change.fits(before):
            raise Conflict(
                f"{asset.symbol} has been moved since",
                why=f"it is on {before or 'no tier'}, and {change} was suggested",
                to_do="Reject it, or wait for the next suggestion.",
            )
        move_to(session, [asset.id], wanted)
    after = wanted if decision == "approve" else before
    return _write(session, found, asset, reviewer_id, decision, now, notes, before, after, defer_days)


def bulk_action(session: Session, action: Bulk, crypto_ids: Sequence[int]) -> dict[int, Tier | None]:
    """Do the same with many assets, all or none; returns the tier that each was on. Raises as `move_to` and `pause` do."""
    if action in ("pause", "resume"):
        return pause(session, crypto_ids, paused=action == "pause")
    goals: dict[str, Tier | None] = {"promote_to_tier1": Tier.ONE, "demote_to_tier2": Tier.TWO, "remove": None}
    return move_to(session, crypto_ids, goals[action])


def return_deferred(session: Session, now: datetime) -> list[int]:
    """Suggestions whose time has come are pending again for seven days; returns their ids, ascending."""
    back = session.scalars(
        text(
            "UPDATE ai_suggestions s SET status = 'pending', deferred_until = NULL, expires_at = :now + :life"
            " WHERE s.status = 'deferred' AND s.deferred_until <= :now AND NOT EXISTS (SELECT FROM ai_suggestions o"
            " WHERE o.crypto_id = s.crypto_id AND o.suggestion_type = s.suggestion_type AND o.status = 'pending') RETURNING s.id"
        ),
        {"now": now, "life": _LIFE},
    )
    return sorted(back)


def _check_open(session: Session, found: AiSuggestion, now: datetime) -> None:
    if found.status in ("approved", "rejected"):
        who = session.scalar(select(User.email).where(User.id == found.reviewed_by)) or "an account that is gone"
        when = "" if found.reviewed_at is None else f"{found.reviewed_at:%Y-%m-%d %H:%M:%S} UTC"
        raise Conflict("The suggestion was decided on already", why=f"{found.status} by {who} at {when}")
    if found.status == "expired" or (found.status == "pending" and found.expires_at <= now):
        raise Conflict(
            "The suggestion has expired", why=f"at {found.expires_at:%Y-%m-%d %H:%M} UTC", to_do="Wait for the next."
        )


def _write(
    session: Session,
    found: AiSuggestion,
    asset: Cryptocurrency,
    reviewer_id: int,
    decision: Decision,
    now: datetime,
    notes: str | None,
    before: Tier | None,
    after: Tier | None,
    defer_days: int,
) -> Reviewed:
    criteria = {"confidence": found.confidence_score, "tier_before": before, "tier_after": after}
    review = SuggestionReview(
        suggestion_id=found.id, reviewer_id=reviewer_id, decision=decision, review_notes=notes, review_criteria=criteria
    )
    session.add(review)
    session.flush()
    found.status = _STATUS[decision]
    found.reviewed_by, found.reviewed_at = reviewer_id, review.reviewed_at
    found.deferred_until = now + timedelta(days=defer_days) if decision == "defer" else None
    session.flush()
    facts = {
        "suggestion_id": found.id,
        "crypto_id": asset.id,
        "symbol": asset.symbol,
        "change": found.suggestion_type,
        "decision": decision,
        "reviewer_id": reviewer_id,
        "reviewed_at": review.reviewed_at,
        "notes": notes,
        "suggested_at": found.suggested_at,
        **criteria,
    }
    append_links(session.connection(), [Link("review", review.id, facts)])
    return Reviewed(
        suggestion_id=found.id,
        review_id=review.id,
        crypto_id=asset.id,
        symbol=asset.symbol,
        change=Change(found.suggestion_type),
        status=found.status,
        reviewed_at=review.reviewed_at,
        before=before,
        after=after,
        deferred_until=found.deferred_until,
    )
