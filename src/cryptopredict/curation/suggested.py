"""Reading the suggestions, for the server and the command line: a page of them, each with its asset, its reviews and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from cryptopredict.core.configuration import read_configuration
from cryptopredict.core.schema import (
    AiSuggestion,
    CascadeRun,
    Cryptocurrency,
    CryptoSector,
    SuggestionOutcome,
    SuggestionReview,
    User,
)
from cryptopredict.curation.known import thresholds_of

__all__ = ["ListedSuggestion", "PastReview", "Priority", "SuggestionPage", "suggestion_thresholds", "suggestions_page"]

Priority = str
"""`urgent` from the threshold on at which admins are told, `high` from that of a promotion on, else `normal`."""


@dataclass(frozen=True, slots=True)
class PastReview:
    """What somebody decided; `reviewer` is the address, None of an account that is gone."""

    decision: str
    reviewer: str | None
    notes: str | None
    reviewed_at: datetime


@dataclass(frozen=True, slots=True)
class ListedSuggestion:
    """One suggestion with all that is shown of it; reviews from old to new, outcomes by horizon."""

    row: AiSuggestion
    asset: Cryptocurrency
    color: str | None
    priority: Priority
    reviews: tuple[PastReview, ...]
    outcomes: tuple[SuggestionOutcome, ...]


@dataclass(frozen=True, slots=True)
class SuggestionPage:
    """Some of them, and how many there are in all."""

    items: tuple[ListedSuggestion, ...]
    total: int


def suggestion_thresholds(session: Session) -> dict[str, float]:
    """The least P(it pays) by kind of change, and `told`."""
    return thresholds_of(read_configuration(session))


def suggestions_page(
    session: Session,
    *,
    statuses: Sequence[str] | None = None,
    confidence_min: float = 0.0,
    since: datetime | None = None,
    priority: str | None = None,
    suggestion_id: int | None = None,
    by_confidence: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> SuggestionPage:
    """Suggestions of live runs by status, least confidence, time and priority.

    Those that wait come first, then the newest; or the surest first.
    """
    told = suggestion_thresholds(session)
    bounds = {"urgent": (told["told"], 1.1), "high": (told["promote"], told["told"]), "normal": (0.0, told["promote"])}
    asked = select(CascadeRun.id).where(CascadeRun.id == AiSuggestion.cascade_run_id, CascadeRun.kind != "live").exists()
    where: list[ColumnElement[bool]] = [AiSuggestion.confidence_score >= confidence_min, ~asked]
    if statuses is not None:
        where.append(AiSuggestion.status.in_(statuses))
    if since is not None:
        where.append(AiSuggestion.suggested_at >= since)
    if priority is not None:
        low, high = bounds[priority]
        where += [AiSuggestion.confidence_score >= low, AiSuggestion.confidence_score < high]
    if suggestion_id is not None:
        where.append(AiSuggestion.id == suggestion_id)
    order = (
        (AiSuggestion.status == "pending").desc(),
        AiSuggestion.confidence_score.desc() if by_confidence else AiSuggestion.suggested_at.desc(),
        AiSuggestion.id.desc(),
    )
    rows = session.execute(
        select(AiSuggestion, Cryptocurrency, CryptoSector.color_code)
        .join(Cryptocurrency, Cryptocurrency.id == AiSuggestion.crypto_id)
        .outerjoin(CryptoSector, CryptoSector.id == Cryptocurrency.sector_id)
        .where(*where)
        .order_by(*order)
        .limit(limit)
        .offset(offset)
    ).all()
    ids = [row.id for row, _, _ in rows]
    reviews, outcomes = _reviews(session, ids), _outcomes(session, ids)
    return SuggestionPage(
        tuple(
            ListedSuggestion(
                row,
                asset,
                color,
                next(name for name, (low, _) in bounds.items() if row.confidence_score >= low),
                tuple(reviews.get(row.id, ())),
                tuple(outcomes.get(row.id, ())),
            )
            for row, asset, color in rows
        ),
        session.scalar(select(func.count()).select_from(AiSuggestion).where(*where)) or 0,
    )


def _reviews(session: Session, ids: Sequence[int]) -> dict[int, list[PastReview]]:
    found: dict[int, list[PastReview]] = {}
    rows = session.execute(
        select(SuggestionReview, User.email)
        .outerjoin(User, User.id == SuggestionReview.reviewer_id)
        .where(SuggestionReview.suggestion_id.in_(ids))
        .order_by(SuggestionReview.id)
    )
    for review, email in rows:
        past = PastReview(review.decision, email, review.review_notes, review.reviewed_at)
        found.setdefault(review.suggestion_id, []).append(past)
    return found


def _outcomes(session: Session, ids: Sequence[int]) -> dict[int, list[SuggestionOutcome]]:
    found: dict[int, list[SuggestionOutcome]] = {}
    query = select(SuggestionOutcome).where(SuggestionOutcome.suggestion_id.in_(ids)).order_by(SuggestionOutcome.horizon_days)
    for outcome in session.scalars(query):
        found.setdefault(outcome.suggestion_id, []).append(outcome)
    return found
