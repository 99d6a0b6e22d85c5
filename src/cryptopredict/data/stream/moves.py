"""What follows from a large move: a second source is asked, and only when it agrees is a decision asked for.

One source alone moves nothing: its candle is flagged, and while the flag stands the asset gets no signal.
"""

import json
from typing import Any, Final

import structlog
from sqlalchemy import text

from cryptopredict.base import UpstreamFailed
from cryptopredict.core import transaction
from cryptopredict.data.stream.watch import Move
from cryptopredict.data.sync import Sync, confirm_price

__all__ = ["confirmed", "request_decision", "review", "suspect"]

_log = structlog.get_logger(__name__)

_RULE: Final = "move"
_REVIEWED: Final = 10


def confirmed(sync: Sync, move: Move) -> bool:
    """Whether a second source has the same price; one that does not answer confirms nothing."""
    return _agrees(sync, move.asset, move.price)


def request_decision(sync: Sync, move: Move) -> bool:
    """Ask for a decision because of a move; False when one was asked for less than a minute ago."""
    arguments = json.dumps({"why": "large move", "asset": move.asset, "change": move.share})
    with transaction(sync.ground.engine) as session:
        asked = session.scalar(
            text(
                "INSERT INTO job_runs (name, arguments) SELECT 'run_cascade', CAST(:arguments AS jsonb) WHERE NOT EXISTS ("
                " SELECT FROM job_runs WHERE name = 'run_cascade' AND arguments->>'why' = 'large move'"
                " AND queued_at > now() - interval '1 minute') RETURNING id"
            ),
            {"arguments": arguments},
        )
    if asked is not None:
        _log.info("decision asked for", asset=move.asset, change=move.share, usual=move.usual)
    return asked is not None


def suspect(sync: Sync, move: Move) -> None:
    """Flag the newest candle of an asset whose move nobody else saw."""
    evidence: dict[str, Any] = {"rule": _RULE, "price": move.price, "change": move.share, "usual": move.usual}
    with transaction(sync.ground.engine) as session:
        session.execute(
            text(
                "INSERT INTO candle_flags (crypto_id, interval, timestamp, flag, evidence)"
                " SELECT crypto_id, interval, timestamp, 'unconfirmed', CAST(:evidence AS jsonb) FROM price_data"
                " WHERE crypto_id = :asset AND interval IN ('1m', '1h', '1d') ORDER BY timestamp DESC, interval DESC LIMIT 1"
                " ON CONFLICT (crypto_id, interval, timestamp, flag)"
                " DO UPDATE SET evidence = excluded.evidence, cleared_at = NULL"
            ),
            {"asset": move.asset, "evidence": json.dumps(evidence)},
        )
    _log.warning("a move is not confirmed", asset=move.asset, change=move.share)


def review(sync: Sync) -> int:
    """Ask again about assets that are under suspicion, at their present prices; how many flags fell."""
    with transaction(sync.ground.engine) as session:
        rows = session.execute(
            text(
                "SELECT c.id, c.current_price AS price FROM cryptocurrencies c WHERE c.current_price IS NOT NULL AND EXISTS ("
                " SELECT FROM candle_flags f WHERE f.crypto_id = c.id AND f.cleared_at IS NULL AND f.evidence->>'rule' = :rule)"
                " ORDER BY c.id LIMIT :count"
            ),
            {"rule": _RULE, "count": _REVIEWED},
        ).all()
    cleared = [row.id for row in rows if _agrees(sync, row.id, row.price)]
    if cleared:
        with transaction(sync.ground.engine) as session:
            session.execute(
                text(
                    "UPDATE candle_flags SET cleared_at = now() WHERE crypto_id = ANY(:assets) AND cleared_at IS NULL"
                    " AND evidence->>'rule' = :rule"
                ),
                {"assets": cleared, "rule": _RULE},
            )
    return len(cleared)


def _agrees(sync: Sync, asset: int, price: float) -> bool:
    try:
        return confirm_price(sync, asset, price)
    except UpstreamFailed as failure:
        _log.warning("a price cannot be confirmed", asset=asset, why=str(failure))
        return False
