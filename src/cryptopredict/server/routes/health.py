"""Whether the parts are there."""

from typing import Any

from fastapi import APIRouter

from cryptopredict.base import Unavailable
from cryptopredict.server.guard import PREFIX, GuardedRoute
from cryptopredict.server.health import check_all, check_database, check_models, check_redis
from cryptopredict.server.schemas import Answer, answer
from cryptopredict.server.schemas.health import Alive, Health, PartHealth
from cryptopredict.server.state import Context

router = APIRouter(prefix=PREFIX, tags=["health"], route_class=GuardedRoute)


@router.get("/health", response_model=Answer[Health])
async def health(context: Context) -> Any:
    """All parts, whatever their state."""
    return answer(await check_all(context))


@router.get("/health/live", response_model=Answer[Alive])
async def live() -> Any:
    """The process answers."""
    return answer(Alive(alive=True))


@router.get("/health/ready", response_model=Answer[Health])
async def ready(context: Context) -> Any:
    """All parts, or 503 while one is missing without which nothing can be answered."""
    body = await check_all(context)
    if body.status == "unhealthy":
        missing = ", ".join(part.name for part in body.parts if part.status == "unhealthy")
        raise Unavailable("Not ready", why=f"missing: {missing}", to_do="Try again in a few seconds.")
    return answer(body)


@router.get("/health/database", response_model=Answer[PartHealth])
async def database(context: Context) -> Any:
    """PostgreSQL."""
    return answer(await check_database(context))


@router.get("/health/redis", response_model=Answer[PartHealth])
async def redis(context: Context) -> Any:
    """Redis."""
    return answer(await check_redis(context))


@router.get("/health/models", response_model=Answer[PartHealth])
async def models(context: Context) -> Any:
    """The trained models."""
    return answer(await check_models(context))
