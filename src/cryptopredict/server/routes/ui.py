"""What the interface asks for in one piece."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from cryptopredict.server import answers
from cryptopredict.server.guard import PREFIX, GuardedRoute, PreparedRoute, Signed
from cryptopredict.server.schemas import Answer, answer
from cryptopredict.server.schemas.evidence import LayerOverview
from cryptopredict.server.schemas.interface import Dashboard
from cryptopredict.server.schemas.mobile import QuickStats, SignalCards
from cryptopredict.server.state import Context

router = APIRouter(prefix=PREFIX, tags=["ui"], route_class=PreparedRoute)
cards = APIRouter(prefix=PREFIX, tags=["ui"], route_class=GuardedRoute)


@router.get("/ui/dashboard", response_model=Answer[Dashboard])
async def dashboard(request: Request, context: Context, member: Signed) -> Response:
    """Everything the dashboard shows, in one answer."""
    prepared = await answers.dashboard(context)
    return context.prepared.respond(request, prepared, await answers.own_part(context, member))


@router.get("/ui/layer-overview", response_model=Answer[LayerOverview])
async def layer_overview(request: Request, context: Context, _member: Signed) -> Response:
    """The four layer cards."""
    return context.prepared.respond(request, await answers.layer_overview(context))


@router.get("/ui/mobile/quick-stats", response_model=Answer[QuickStats])
async def quick_stats(request: Request, context: Context, _member: Signed) -> Response:
    """The present decision in a few figures."""
    return context.prepared.respond(request, await answers.quick_stats(context))


@router.get("/ui/mobile/layer-cards", response_model=Answer[LayerOverview])
async def layer_cards(request: Request, context: Context, _member: Signed) -> Response:
    """The four layer cards."""
    return context.prepared.respond(request, await answers.layer_overview(context))


@cards.get("/ui/mobile/signal-cards", response_model=Answer[SignalCards])
async def signal_cards(context: Context, limit: Annotated[int, Query(ge=1, le=50)] = 10) -> Any:
    """The signals that count now, newest first."""
    return answer(await answers.active_signals(context, limit))
