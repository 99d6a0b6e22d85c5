"""Layer 3: what is suggested to the admins, what they say to it, and what it would have brought."""

from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from sqlalchemy import select
from sqlalchemy.orm import Session

from cryptopredict.base import NoData
from cryptopredict.curation import Reviewed, Tier, review_suggestion, suggestion_thresholds, suggestions_page
from cryptopredict.ledger import read_board
from cryptopredict.ledger.clock import market_now
from cryptopredict.members import note
from cryptopredict.outbox import write_event
from cryptopredict.server import views
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.routes.parameters import Key, Limit, Offset
from cryptopredict.server.schemas import PROBLEM, Answer, Page, answer, page
from cryptopredict.server.schemas.curation import (
    ReviewResult,
    ReviewSuggestion,
    SuggestionBody,
    SuggestionFilters,
    SuggestionQueue,
    ThresholdsBody,
)
from cryptopredict.server.schemas.scoreboard import Scoreboard
from cryptopredict.server.state import Context, Database

router = APIRouter(prefix=PREFIX, tags=["layer3"], route_class=GuardedRoute)
admin = APIRouter(prefix=PREFIX, tags=["admin"], route_class=GuardedRoute)

Status = Literal["pending", "approved", "rejected", "deferred", "expired"]
_MOST_WAITING = 200


@router.get("/layer3/suggestions", response_model=Page[SuggestionBody, SuggestionFilters])
async def suggestions(
    database: Database,
    status: Status | None = None,
    confidence_min: Annotated[float, Query(ge=0, le=1)] = 0.0,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """All suggestions: those that wait first, then from new to old."""
    statuses = None if status is None else [status]
    found = await database.run_sync(
        lambda session: suggestions_page(session, statuses=statuses, confidence_min=confidence_min, limit=limit, offset=offset)
    )
    return page(
        [views.suggestion_body(listed) for listed in found.items],
        total=found.total,
        limit=limit,
        offset=offset,
        filters=SuggestionFilters(status=status, confidence_min=confidence_min),
    )


@router.get("/layer3/suggestions/scoreboard", response_model=Answer[Scoreboard])
async def scoreboard(database: Database) -> Any:
    """What accepting or refusing would have brought after 7 and 30 days: for the system, and for the admin."""
    return answer(views.scoreboard(await database.run_sync(read_board)))


@router.post("/layer3/suggestions/{suggestion_id}/review", response_model=Answer[ReviewResult], responses={409: PROBLEM})
async def review(request: Request, database: Database, member: Signed, suggestion_id: Key, wanted: ReviewSuggestion) -> Any:
    """Decide on a suggestion. An approval changes the lists at once; one that another admin was faster with is 409, and says who."""

    def decide(session: Session) -> Reviewed:
        reviewed = review_suggestion(
            session,
            suggestion_id,
            reviewer_id=member.id,
            decision=wanted.decision,
            now=session.scalars(select(market_now())).one(),
            notes=wanted.review_notes,
            target_tier=None if wanted.target_tier is None else Tier(wanted.target_tier),
            defer_days=wanted.defer_days,
        )
        write_event(session, "suggestion", reviewed.event())
        return reviewed

    reviewed = await database.run_sync(decide)
    note(database, member.id, "review_suggestion", {**reviewed.event(), "notes": wanted.review_notes}, client_of(request))
    return answer(views.review_result(reviewed))


@admin.get("/admin/suggestions/queue", response_model=Answer[SuggestionQueue])
async def queue(
    context: Context,
    database: Database,
    priority: Literal["urgent", "high", "normal"] | None = None,
    days: Annotated[int, Query(ge=1, le=90)] = 7,
) -> Any:
    """What waits for an admin, of the last `days`, the surest first; and what came near to being suggested."""
    since = (await database.scalars(select(market_now()))).one() - timedelta(days=days)
    waiting = await database.run_sync(
        lambda session: suggestions_page(
            session, statuses=["pending"], since=since, priority=priority, limit=_MOST_WAITING, by_confidence=True
        )
    )
    deferred = await database.run_sync(lambda session: suggestions_page(session, statuses=["deferred"], limit=1))
    thresholds = await database.run_sync(suggestion_thresholds)
    try:
        snapshot = await context.present.snapshot()
        nearest = [views.nearest_change(snapshot, one) for one in snapshot.decision.assets.nearest]
    except NoData:
        nearest = []
    return answer(
        SuggestionQueue(
            suggestions=[views.suggestion_body(listed) for listed in waiting.items],
            total=waiting.total,
            deferred=deferred.total,
            thresholds=ThresholdsBody.model_validate(thresholds),
            nearest=nearest,
        )
    )
