"""The whole system at a glance: every part looked at now, and what the workers reported of the last hours."""

import time
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import NoData, utc_now
from cryptopredict.server import answers, views
from cryptopredict.server.health import check_all
from cryptopredict.server.schemas.administration import (
    DatabasePerformance,
    HealthPoint,
    JobCounts,
    LayerStatus,
    ModelCounts,
    SystemHealthBody,
)
from cryptopredict.server.state import State
from cryptopredict.server.stores import administration as store
from cryptopredict.server.stores.feeds import feeds

__all__ = ["system_overview"]


async def system_overview(state: State, session: AsyncSession, *, hours: int) -> SystemHealthBody:
    """How everything is, with the history of the last `hours`."""
    parts = (await check_all(state)).parts
    try:
        cards = (await answers.cards(state)).layers
    except NoData:
        cards = []
    began = time.perf_counter()
    figures = await store.database_figures(session)
    took, hit, read = (time.perf_counter() - began) * 1000.0, figures.pop("hit"), figures.pop("read")
    pool: Any = state.engine.pool
    return SystemHealthBody(
        overall_health_score=100.0 * sum(part.status == "healthy" for part in parts) / len(parts),
        parts=parts,
        layers=[LayerStatus.model_validate(card, extra="ignore") for card in cards],
        ml_models_status=ModelCounts.model_validate(await store.model_figures(session)),
        database=DatabasePerformance.model_validate(
            {
                **figures,
                "answers_in_ms": took,
                "cache_hit_ratio": hit / (hit + read) if hit + read else None,
                "pool_in_use": pool.checkedout(),
            }
        ),
        sources=[views.source_body(feed, utc_now()) for feed in await feeds(session)],
        jobs=JobCounts.model_validate(await store.job_figures(session)),
        history=[
            HealthPoint(at=span.at, mean_score=span.mean, lowest_score=span.low, failing=span.failing)
            for span in await store.health_history(session, hours)
        ],
    )
