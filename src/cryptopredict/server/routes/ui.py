"""What the interface asks for in one piece."""

from fastapi import APIRouter, Request, Response

from cryptopredict.server import answers
from cryptopredict.server.guard import PREFIX, PreparedRoute, Signed
from cryptopredict.server.schemas import Answer
from cryptopredict.server.schemas.evidence import LayerOverview
from cryptopredict.server.schemas.interface import Dashboard
from cryptopredict.server.state import Context

router = APIRouter(prefix=PREFIX, tags=["ui"], route_class=PreparedRoute)


@router.get("/ui/dashboard", response_model=Answer[Dashboard])
async def dashboard(request: Request, context: Context, member: Signed) -> Response:
    """Everything the dashboard shows, in one answer."""
    prepared = await answers.dashboard(context)
    return context.prepared.respond(request, "dashboard", prepared, await answers.own_part(context, member))


@router.get("/ui/layer-overview", response_model=Answer[LayerOverview])
async def layer_overview(request: Request, context: Context, _member: Signed) -> Response:
    """The four layer cards."""
    return context.prepared.respond(request, "layer_overview", await answers.layer_overview(context))
