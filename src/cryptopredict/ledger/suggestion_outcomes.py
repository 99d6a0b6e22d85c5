"""What came of the suggestions after 7 and 30 days, whatever was said to them, once the candles that decide it are there.

The same medians that the bandit learns from: of the tradable coins of the day that the suggestion rests on, and of the tier in question
as it was then. Where an admin has never let a tier have three assets with a price, there is no figure for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, or_, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.base import Change, Floats, MarketView, NoData, Place, epoch
from cryptopredict.core import Ground, transaction
from cryptopredict.core.chain import Link, append_links, lock_chain
from cryptopredict.core.schema import AiSuggestion, CascadeRun, SuggestionOutcome
from cryptopredict.data.view import load_view
from cryptopredict.features import universe
from cryptopredict.layer3_assets import median_of, return_ahead
from cryptopredict.ledger.clock import market_now
from cryptopredict.ledger.suggestion_board import HORIZONS

__all__ = ["OutcomeFound", "outcome_of", "settle_suggestions"]

_READY: Final = text(
    "SELECT s.id, h.days FROM ai_suggestions s CROSS JOIN unnest(CAST(:horizons AS int[])) AS h(days) WHERE s.id = ANY(:ids)"
    " AND s.based_on + make_interval(days => h.days + 1) <= :now AND NOT EXISTS (SELECT FROM suggestion_outcomes o"
    "  WHERE o.suggestion_id = s.id AND o.horizon_days = h.days)"
    " AND 2 = (SELECT count(*) FROM price_data p WHERE p.crypto_id = s.crypto_id AND p.interval = '1d'"
    "  AND p.timestamp IN (s.based_on, s.based_on + make_interval(days => h.days)) AND NOT EXISTS (SELECT FROM candle_flags f"
    "   WHERE f.crypto_id = p.crypto_id AND f.interval = '1d' AND f.timestamp = p.timestamp AND f.cleared_at IS NULL))"
    " ORDER BY s.id, h.days"
)
_BATCH: Final = 5_000
_GIVE_UP: Final = timedelta(days=30)
"""An outcome whose candles are still missing so long after its time is not looked for any more."""
_TIER: Final[Mapping[Change, str]] = {Change.ADD_TIER2: "tier2", Change.REMOVE: "tier2"}
"""The tier that a change is held against beside the market; the others go to tier 1 or come from it."""


@dataclass(frozen=True, slots=True)
class OutcomeFound:
    """Log returns, and gains with the sign of the change."""

    asset_return: float
    market_return: float
    tier_return: float | None
    gain_on_market: float
    gain_on_tier: float | None


def settle_suggestions(ground: Ground) -> int:
    """Settle what is due; returns how many outcomes were written. Twice is as good as once. The market is read only when something is due."""
    with transaction(ground.engine) as session:
        now = session.scalars(select(market_now())).one()
        rows = {row.id: row for row in _unsettled(session, now)}
        # Horizons that are due, not settled, and whose two closes are there and not in doubt.
        ready = session.execute(_READY, {"ids": list(rows), "horizons": list(HORIZONS), "now": now}).all() if rows else []
        due = [(rows[key], int(days)) for key, days in ready]
    if not due:
        return 0
    try:
        view = load_view(ground).at(epoch(now))
    except NoData:
        return 0
    ahead = {days: return_ahead(view.daily["close"], days) for days in HORIZONS}
    tradable = universe(view.daily).tradable
    found = []
    for row, days in due:
        change = Change(row.suggestion_type)
        came = outcome_of(view, ahead[days], tradable, row.crypto_id, change, row.based_on, row.suggested_at)
        if came is not None:
            found.append((row, days, came))
    with transaction(ground.engine) as session:
        return _write(session, found)


def outcome_of(
    view: MarketView,
    ahead: Floats,
    tradable: NDArray[np.bool_],
    asset: int,
    change: Change,
    based_on: datetime | None,
    suggested_at: datetime,
) -> OutcomeFound | None:
    """What a change would have brought; None while that is not known. `ahead` (T, N) are log returns from the close after each row.

    The market is that of the day `based_on`, the tier as it was when the change was suggested.
    """
    if based_on is None:
        return None
    moment = epoch(based_on)
    row = int(np.searchsorted(view.daily.close_times, moment))
    columns = {one.id: column for column, one in enumerate(view.daily.assets)}
    if row >= len(ahead) or view.daily.close_times[row] != moment or asset not in columns:
        return None
    places: Mapping[int, Place] = view.curation.at(epoch(suggested_at)).places()
    wanted = _TIER.get(change, "tier1")
    on_tier = np.array([key in places and places[key].tier == wanted for key in columns], dtype=np.bool_)
    gone, market = float(ahead[row, columns[asset]]), float(median_of(ahead[row : row + 1], tradable[row : row + 1])[0])
    tier = float(median_of(ahead[row : row + 1], on_tier[None, :])[0])
    if not (np.isfinite(gone) and np.isfinite(market)):
        return None
    known = np.isfinite(tier)
    return OutcomeFound(
        asset_return=gone,
        market_return=market,
        tier_return=tier if known else None,
        gain_on_market=change.sign * (gone - market),
        gain_on_tier=change.sign * (gone - tier) if known else None,
    )


def _unsettled(session: Session, now: datetime) -> list[AiSuggestion]:
    """Live suggestions of which an outcome is due and missing."""
    settled = (
        select(func.count())
        .select_from(SuggestionOutcome)
        .where(SuggestionOutcome.suggestion_id == AiSuggestion.id)
        .scalar_subquery()
    )
    first = timedelta(days=HORIZONS[0] + 1)
    query = (
        select(AiSuggestion)
        .outerjoin(CascadeRun, CascadeRun.id == AiSuggestion.cascade_run_id)
        .where(
            AiSuggestion.based_on <= now - first,
            AiSuggestion.based_on > now - timedelta(days=HORIZONS[-1] + 1) - _GIVE_UP,
            settled < len(HORIZONS),
            or_(AiSuggestion.cascade_run_id.is_(None), CascadeRun.kind == "live"),
        )
        .order_by(AiSuggestion.id)
        .limit(_BATCH)
    )
    return list(session.scalars(query))


def _write(session: Session, found: list[tuple[AiSuggestion, int, OutcomeFound]]) -> int:
    lock_chain(session.connection())
    written = 0
    for row, days, came in found:
        values = {name: getattr(came, name) for name in OutcomeFound.__slots__}
        statement = insert(SuggestionOutcome).values(suggestion_id=row.id, horizon_days=days, **values)
        new = session.scalar(statement.on_conflict_do_nothing().returning(SuggestionOutcome.id))
        if new is not None:
            facts = {"of": "suggestion", "suggestion_id": row.id, "change": row.suggestion_type, "horizon_days": days, **values}
            append_links(session.connection(), [Link("outcome", row.id, facts)])
            written += 1
    return written
