"""Runs of the cascade."""

from typing import Any, Literal

from fastapi import APIRouter, Request

from cryptopredict.base import Conflict
from cryptopredict.core.schema import CascadeRun
from cryptopredict.ledger import run_by_id, runs_page
from cryptopredict.server import views
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed
from cryptopredict.server.routes.parameters import Key, Limit, Offset
from cryptopredict.server.routes.tasks import ask_for
from cryptopredict.server.schemas import PROBLEM, Answer, Page, answer, page
from cryptopredict.server.schemas.runs import RunBody, RunDetail, RunFilters
from cryptopredict.server.schemas.tasks import TaskBody
from cryptopredict.server.state import Database

router = APIRouter(prefix=PREFIX, tags=["cascade"], route_class=GuardedRoute)


@router.get("/cascade/runs", response_model=Page[RunBody, RunFilters])
async def runs(database: Database, kind: Literal["live", "as_of"] | None = None, limit: Limit = 50, offset: Offset = 0) -> Any:
    """Runs, newest first."""
    found = await runs_page(database, kind=kind, limit=limit, offset=offset)
    return page(
        [RunBody.model_validate(_fields(row)) for row in found.items],
        total=found.total,
        limit=limit,
        offset=offset,
        filters=RunFilters(kind=kind),
    )


@router.get("/cascade/runs/{run_id}", response_model=Answer[RunDetail])
async def run(database: Database, run_id: Key) -> Any:
    """One run with what is needed to repeat it, and what came out."""
    row = await run_by_id(database, run_id)
    decision = row.decision or {}
    macro = decision.get("macro") or {}
    return answer(
        RunDetail.model_validate(
            {
                **_fields(row),
                "code_version": row.code_version,
                "input_digest": row.input_digest,
                "model_versions": row.model_versions,
                "timings": row.timings,
                "environment": row.environment or None,
                "error": row.error,
                "regime": macro.get("regime"),
                "recommended_exposure": macro.get("recommended_exposure"),
                "assets_scored": len(decision["assets"]["assets"]) if decision else None,
                "signals_given": len(decision["timing"]["signals"]) if decision else None,
            }
        )
    )


@router.post("/cascade/run", response_model=Answer[TaskBody], status_code=202)
async def decide(request: Request, database: Database, member: Signed) -> Any:
    """Decide now, as a job. A market of files that nothing was added to is not decided on twice."""
    return answer(views.task_body(await ask_for(request, database, member, "run_cascade", {})))


@router.post("/cascade/runs/{run_id}/replay", response_model=Answer[TaskBody], status_code=202, responses={409: PROBLEM})
async def replay(request: Request, database: Database, member: Signed, run_id: Key) -> Any:
    """Decide a run again, as a job: its result says whether the same comes out of the same inputs, and if not, what differs and why."""
    row = await run_by_id(database, run_id)
    if row.decision is None:
        raise Conflict("The run cannot be replayed", why="it came to no decision", to_do="Choose one that succeeded.")
    return answer(views.task_body(await ask_for(request, database, member, "replay_run", {"run_id": run_id})))


def _fields(row: CascadeRun) -> dict[str, Any]:
    return {name: getattr(row, name) for name in RunBody.model_fields}
