"""The track record, for everybody."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from cryptopredict.server import answers
from cryptopredict.server.guard import PREFIX, PreparedRoute
from cryptopredict.server.schemas import Answer
from cryptopredict.server.schemas.record import TrackRecordBody
from cryptopredict.server.state import Context

prepared = APIRouter(prefix=PREFIX, tags=["record"], route_class=PreparedRoute)


async def _nobody() -> None:
    return None


@prepared.get("/track-record", response_model=Answer[TrackRecordBody])
async def track_record(request: Request, context: Context, _member: Annotated[None, Depends(_nobody)]) -> Response:
    """What was said and what came of it, live and backtest apart; how far the two agree, and what the signals brought."""
    return context.prepared.respond(request, await answers.track_record(context))
