"""Figures for Prometheus, on this machine only."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from cryptopredict.server.guard import GuardedRoute
from cryptopredict.server.state import Context

router = APIRouter(tags=["metrics"], route_class=GuardedRoute)


@router.get("/metrics", include_in_schema=False)
async def metrics(context: Context) -> Response:
    """All figures of this process, and those of the pipeline."""
    await context.metrics.pipeline.refresh(context.sessions)
    return Response(generate_latest(context.metrics.registry), media_type=CONTENT_TYPE_LATEST)
