"""Suggestions that wait for an admin."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.core.schema import AiSuggestion, Cryptocurrency

__all__ = ["pending_suggestions"]

_MOST = 100


async def pending_suggestions(session: AsyncSession) -> Sequence[Mapping[str, Any]]:
    """Those whose time is not over, the surest first, at most 100."""
    rows = await session.execute(
        select(
            AiSuggestion.id,
            AiSuggestion.crypto_id,
            Cryptocurrency.symbol,
            AiSuggestion.suggestion_type,
            AiSuggestion.confidence_score,
            AiSuggestion.suggested_at,
            AiSuggestion.expires_at,
        )
        .join(Cryptocurrency, Cryptocurrency.id == AiSuggestion.crypto_id)
        .where(AiSuggestion.status == "pending", AiSuggestion.expires_at > func.now())
        .order_by(AiSuggestion.confidence_score.desc(), AiSuggestion.id)
        .limit(_MOST)
    )
    return [dict(row) for row in rows.mappings()]
