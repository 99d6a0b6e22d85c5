"""Suggestions, their reviews and their scoreboard as answers."""

import math
from collections.abc import Mapping
from typing import Any

from cryptopredict.base import Suggestion
from cryptopredict.curation import ListedSuggestion, Reviewed
from cryptopredict.ledger import Board
from cryptopredict.server.present import Named, Snapshot
from cryptopredict.server.schemas.curation import NearestChange, ReviewResult, SuggestionBody
from cryptopredict.server.schemas.scoreboard import Scoreboard
from cryptopredict.server.views.common import driver_bodies, evidence_body

__all__ = ["nearest_change", "review_result", "scoreboard", "suggestion_body"]


def suggestion_body(listed: ListedSuggestion) -> SuggestionBody:
    """One suggestion."""
    row, asset = listed.row, listed.asset
    evidence: Mapping[str, Any] = row.performance_metrics["evidence"]
    return SuggestionBody.model_validate(
        {
            "id": row.id,
            "crypto_id": asset.id,
            "symbol": asset.symbol,
            "name": asset.name,
            "sector_color": listed.color,
            "kind": row.suggestion_type,
            "tier_now": None if asset.watchlist_tier == "none" else asset.watchlist_tier,
            "status": row.status,
            "priority": listed.priority,
            "confidence": row.confidence_score,
            "evidence": {
                "said": evidence["said"],
                "observed": evidence["observed"],
                "observed_low": evidence["low"],
                "observed_high": evidence["high"],
                "observed_n": evidence["n"],
            },
            "threshold": row.supporting_data["threshold"],
            "reasons": row.ai_reasoning["reasons"],
            "against": row.ai_reasoning["against"],
            "supporting_data": row.supporting_data["facts"],
            "performance_metrics": row.performance_metrics["record"],
            "reviews": listed.reviews,
            "outcomes": [
                {
                    "horizon_days": outcome.horizon_days,
                    "asset_return": _percent(outcome.asset_return),
                    "market_return": _percent(outcome.market_return),
                    "tier_return": None if outcome.tier_return is None else _percent(outcome.tier_return),
                    "gain_on_market": 100.0 * outcome.gain_on_market,
                    "gain_on_tier": None if outcome.gain_on_tier is None else 100.0 * outcome.gain_on_tier,
                }
                for outcome in listed.outcomes
            ],
            "suggested_at": row.suggested_at,
            "expires_at": row.expires_at,
            "deferred_until": row.deferred_until,
            "cascade_run_id": row.cascade_run_id,
        }
    )


def nearest_change(snapshot: Snapshot, suggestion: Suggestion) -> NearestChange:
    """A change that was not sure enough."""
    named = snapshot.assets.get(suggestion.asset_id, Named(suggestion.symbol, None, None))
    return NearestChange.model_validate(
        {
            "crypto_id": suggestion.asset_id,
            "symbol": suggestion.symbol,
            "name": named.name,
            "sector_color": named.color,
            "kind": suggestion.change.value,
            "confidence": suggestion.confidence,
            "evidence": evidence_body(suggestion.evidence),
            "threshold": suggestion.threshold,
            "reasons": driver_bodies(suggestion.reasons),
            "against": driver_bodies(suggestion.against),
            "supporting_data": suggestion.facts,
            "performance_metrics": list(suggestion.record),
        }
    )


def review_result(reviewed: Reviewed) -> ReviewResult:
    """What a review did."""
    return ReviewResult.model_validate(
        {
            "suggestion_id": reviewed.suggestion_id,
            "review_id": reviewed.review_id,
            "crypto_id": reviewed.crypto_id,
            "symbol": reviewed.symbol,
            "kind": reviewed.change.value,
            "status": reviewed.status,
            "reviewed_at": reviewed.reviewed_at,
            "before": reviewed.before,
            "after": reviewed.after,
            "deferred_until": reviewed.deferred_until,
        }
    )


def scoreboard(board: Board) -> Scoreboard:
    """What suggestions, and the answers to them, would have brought."""
    return Scoreboard.model_validate(
        {
            "groups": list(board.groups),
            "choices": list(board.choices),
            "open": {str(days): count for days, count in board.open.items()},
            "since": board.since,
        }
    )


def _percent(log_return: float) -> float:
    return 100.0 * math.expm1(log_return)
