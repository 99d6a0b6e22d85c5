"""What came of the claims about closed days, and of predicted prices, once the candles that decide it are there and trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import and_, func, or_, select, text
from sqlalchemy.orm import Session

from cryptopredict.base import NoData, epoch, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.chain import append_links, lock_chain
from cryptopredict.core.schema import Prediction
from cryptopredict.data.view import load_view
from cryptopredict.ledger.clock import market_now
from cryptopredict.ledger.happened import Claim, walk_record
from cryptopredict.ledger.links import claim_outcome_link

__all__ = ["settle_claims", "settle_prices"]

OVERDUE: Final = timedelta(days=2)
"""So long may the data of a claim be missing or doubted before it says that it waits, and for what."""
GIVE_UP: Final = timedelta(days=30)
"""After that nobody looks again: the claim stays open, and the scorecard counts it among those that were never settled."""
AGAIN: Final = timedelta(hours=1)
_BATCH: Final = 20_000
_DAILY: Final = ("regime", "regime_ahead", "rotation", "next_leader", "beats_median")

_FLAGGED = text(
    "SELECT DISTINCT p.id FROM predictions p JOIN candle_flags f ON f.crypto_id = p.crypto_id AND f.interval = '1d'"
    " AND f.cleared_at IS NULL AND f.timestamp >= p.based_on AND f.timestamp < p.target_datetime WHERE p.id = ANY(:ids)"
)
_SETTLE = text(
    "UPDATE predictions p SET is_realized = true, is_accurate = v.happened, waits_for = NULL, try_after = NULL,"
    " evaluated_at = clock_timestamp(), debug_info = coalesce(p.debug_info, '{}') || jsonb_build_object('came', v.came)"
    " FROM unnest(CAST(:ids AS bigint[]), CAST(:happened AS boolean[]), CAST(:came AS text[])) AS v(id, happened, came)"
    " WHERE p.id = v.id AND NOT p.is_realized RETURNING p.id, p.is_asked"
)
_WAIT = text(
    "UPDATE predictions p SET waits_for = v.reason, try_after = to_timestamp(v.moment)"
    " FROM unnest(CAST(:ids AS bigint[]), CAST(:reasons AS text[]), CAST(:moments AS float8[])) AS v(id, reason, moment)"
    " WHERE p.id = v.id AND NOT p.is_realized"
)
# The candle that closes in the hour of the target: the hourly one, or the daily one where only days are known.
_PRICES = text(
    "UPDATE predictions p SET is_realized = true, actual_price = c.close_price, waits_for = NULL, try_after = NULL,"
    " absolute_error = abs(c.close_price - p.predicted_price), squared_error = (c.close_price - p.predicted_price) ^ 2,"
    " accuracy_percentage = 100 - 100 * abs(c.close_price - p.predicted_price) / c.close_price,"
    " is_accurate = 100 * abs(c.close_price - p.predicted_price) / c.close_price <= p.accuracy_threshold,"
    " evaluated_at = clock_timestamp()"
    " FROM price_data c WHERE p.claim = 'price' AND NOT p.is_realized AND p.target_datetime <= :now AND c.crypto_id = p.crypto_id"
    " AND (c.interval = '1h' AND c.timestamp = date_trunc('hour', p.target_datetime) - interval '1 hour'"
    "  OR c.interval = '1d' AND c.timestamp = p.target_datetime - interval '1 day' AND NOT EXISTS (SELECT FROM price_data h"
    "   WHERE h.crypto_id = p.crypto_id AND h.interval = '1h'"
    "   AND h.timestamp = date_trunc('hour', p.target_datetime) - interval '1 hour'))"
    " AND NOT EXISTS (SELECT FROM candle_flags f WHERE f.crypto_id = c.crypto_id AND f.interval = c.interval"
    "  AND f.timestamp = c.timestamp AND f.cleared_at IS NULL)"
    " RETURNING p.id, p.is_asked, p.predicted_price, p.predicted_low, p.predicted_high, p.actual_price, p.is_accurate"
)


@dataclass(frozen=True, slots=True)
class _Outcome:
    claim: Claim
    happened: bool
    came: str


def settle_claims(ground: Ground) -> int:
    """Settle the due claims of layers 1 to 3; returns how many. Twice is as good as once.

    Their outcomes are read off the record that a walk over the market gives, so "what happened" means the same as when it was
    learned. The walk takes seconds and is done only when something is due: once for each closed day.
    """
    with transaction(ground.engine) as session:
        now = session.scalars(select(market_now())).one()
        claims = _due(session, now)
        flagged = set(session.scalars(_FLAGGED, {"ids": [claim.id for claim in claims]})) if claims else set()
    if not claims:
        return 0
    try:
        record = walk_record(load_view(ground).at(epoch(now)))
    except NoData:
        return 0
    outcomes: list[_Outcome] = []
    waiting: dict[int, tuple[str | None, float]] = {}
    for claim in claims:
        found = None if claim.id in flagged else record.outcome(claim)
        if found is not None:
            outcomes.append(_Outcome(claim, *found))
        else:
            waiting[claim.id] = _wait(claim, now, flagged=claim.id in flagged)
    with transaction(ground.engine) as session:
        return _write(session, outcomes, waiting)


def settle_prices(ground: Ground) -> int:
    """Hold the due predicted prices against the closes of their hour; returns how many. Twice is as good as once."""
    with transaction(ground.engine) as session:
        connection = session.connection()
        now = session.scalars(select(market_now())).one()
        lock_chain(connection)
        rows = sorted(session.execute(_PRICES, {"now": now}).mappings(), key=lambda row: int(row["id"]))
        # What somebody asked for was not said by the system: the chain does not hold it, nor what came of it.
        said = [row for row in rows if not row["is_asked"]]
        append_links(connection, [claim_outcome_link(int(row["id"]), {"claim": "price", **_price(dict(row))}) for row in said])
        return len(rows)


def _price(row: dict[str, Any]) -> dict[str, Any]:
    low, high = row["predicted_low"], row["predicted_high"]
    inside = None if low is None or high is None else low <= row["actual_price"] <= high
    return {"actual_price": row["actual_price"], "within_threshold": row["is_accurate"], "within_interval": inside}


def _due(session: Session, now: datetime) -> Sequence[Claim]:
    query = (
        select(
            Prediction.id,
            Prediction.claim,
            Prediction.said,
            Prediction.crypto_id,
            Prediction.sector_id,
            Prediction.prediction_horizon,
            Prediction.based_on,
            Prediction.target_datetime,
        )
        .where(
            ~Prediction.is_realized,
            Prediction.claim.in_(_DAILY),
            Prediction.based_on.is_not(None),
            Prediction.target_datetime <= now,
            or_(
                Prediction.try_after.is_(None),
                and_(Prediction.try_after <= func.clock_timestamp(), Prediction.target_datetime > now - GIVE_UP),
            ),
        )
        .order_by(Prediction.target_datetime, Prediction.id)
        .limit(_BATCH)
    )
    rows = session.execute(query)
    return [
        Claim(key, claim, said, asset, sector, hours // 24, based, target)
        for key, claim, said, asset, sector, hours, based, target in rows
        if based
    ]


def _wait(claim: Claim, now: datetime, *, flagged: bool) -> tuple[str | None, float]:
    """What it lacks, if that is overdue, and when to look again, epoch seconds: less and less often."""
    late = now - claim.target
    reason = None if late <= OVERDUE else "flagged" if flagged else "no_data"
    # By the clock, not by the market's time: that stands still in a market of files.
    return reason, (utc_now() + max(AGAIN, late / 4)).timestamp()


def _write(session: Session, outcomes: list[_Outcome], waiting: dict[int, tuple[str | None, float]]) -> int:
    lock_chain(session.connection())
    reasons, moments = [reason for reason, _ in waiting.values()], [moment for _, moment in waiting.values()]
    session.execute(_WAIT, {"ids": list(waiting), "reasons": reasons, "moments": moments})
    values = {
        "ids": [outcome.claim.id for outcome in outcomes],
        "happened": [outcome.happened for outcome in outcomes],
        "came": [outcome.came for outcome in outcomes],
    }
    done = {row.id: row.is_asked for row in session.execute(_SETTLE, values)}
    links = [
        claim_outcome_link(o.claim.id, {"claim": o.claim.claim, "said": o.claim.said, "happened": o.happened, "came": o.came})
        for o in outcomes
        if done.get(o.claim.id) is False
    ]
    append_links(session.connection(), links)
    return len(done)
