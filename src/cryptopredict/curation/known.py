"""The lists and their reviews as a decision may know them. In: a connection. Out: a `Curation`, for the view.

A market of files stands still while admins go on working: there, what they did counts as done when the market ends, or it would never
be known to any decision.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, text

from cryptopredict.base import Change, Curation, Review, TierMove
from cryptopredict.core.configuration import Configuration, read_configuration

__all__ = ["load_curation", "thresholds_of"]

_MOVES: Final = text(
    "SELECT least(ceil(extract(epoch FROM changed_at))::bigint, CAST(:latest AS bigint)), id, crypto_id, tier, status"
    " FROM tier_changes WHERE CAST(:moves AS bigint) IS NULL OR id <= :moves ORDER BY 1, id"
)
_REVIEWS: Final = text(
    "SELECT least(ceil(extract(epoch FROM r.reviewed_at))::bigint, CAST(:latest AS bigint)), r.id, s.crypto_id, s.suggestion_type,"
    " r.decision, s.supporting_data -> 'context' FROM suggestion_reviews r JOIN ai_suggestions s ON s.id = r.suggestion_id"
    " WHERE CAST(:reviews AS bigint) IS NULL OR r.id <= :reviews ORDER BY 1, r.id"
)


def load_curation(
    connection: Connection,
    *,
    latest: int | None = None,
    moves: int | None = None,
    reviews: int | None = None,
    rules: Mapping[str, Any] | None = None,
) -> Curation:
    """All that is stored, or all up to a move and a review (their numbers) under the rules of then.

    `latest` (epoch seconds) is when a market that stands still ends: what was done after counts as done then.
    """
    held = rules if rules is not None else _rules(read_configuration(connection))
    return Curation(
        moves=tuple(
            TierMove(int(moment), int(number), int(asset), tier, status)
            for moment, number, asset, tier, status in connection.execute(_MOVES, {"latest": latest, "moves": moves})
        ),
        reviews=tuple(
            Review(int(moment), int(number), int(asset), Change(kind), decision, *_context(context))
            for moment, number, asset, kind, decision, context in connection.execute(
                _REVIEWS, {"latest": latest, "reviews": reviews}
            )
        ),
        limits=dict(held["limits"]),
        thresholds=dict(held["thresholds"]),
    )


def thresholds_of(now: Configuration) -> dict[str, float]:
    """The least P(it pays) by kind of change, and from which on admins are told."""
    add, other = now.number("ai_thresholds.suggestion_add_min"), now.number("ai_thresholds.suggestion_confidence_min")
    return {
        Change.ADD_TIER1.value: add,
        Change.ADD_TIER2.value: add,
        Change.PROMOTE.value: now.number("ai_thresholds.suggestion_promote_min"),
        Change.DEMOTE.value: other,
        Change.REMOVE.value: other,
        "told": now.number("ai_thresholds.suggestion_told_min"),
    }


def _rules(now: Configuration) -> Mapping[str, Any]:
    limits = {tier: now.integer(f"watchlist_limits.{tier}_max") for tier in ("tier1", "tier2")}
    return {"limits": limits, "thresholds": thresholds_of(now)}


def _context(stored: Mapping[str, Any] | None) -> tuple[tuple[str, ...], tuple[float, ...]]:
    names = tuple(sorted(stored or {}))
    return names, tuple(float((stored or {})[name]) for name in names)
