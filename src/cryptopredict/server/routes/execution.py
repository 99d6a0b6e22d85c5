"""Layer 4, acted upon: executing signals, what a size would mean, and a user's limits."""

import json
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from pydantic import AfterValidator

from cryptopredict.base import BadInput
from cryptopredict.core.schema import UserActivity
from cryptopredict.members import note
from cryptopredict.portfolio import (
    Order,
    check_of,
    execute,
    gauges_of,
    limits_of,
    propose,
    readable_account,
    set_limits,
)
from cryptopredict.portfolio.limits import Limits, Size
from cryptopredict.portfolio.proposing import limits_row
from cryptopredict.server import views
from cryptopredict.server.desk import Member
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.routes.parameters import Key, Limit, Offset
from cryptopredict.server.schemas import PROBLEM, Answer, Page, answer, page
from cryptopredict.server.schemas.portfolio import (
    ExecuteSignal,
    ExecutionBody,
    ExecutionFilters,
    ExecutionResult,
    ExecutionStatus,
)
from cryptopredict.server.schemas.risk import RiskBody, RiskCheck, RiskUpdate
from cryptopredict.server.state import Database
from cryptopredict.server.stores.portfolio import (
    asset_names,
    execution_by_id,
    executions_page,
    position_by_id,
    sector_names,
)

router = APIRouter(prefix=PREFIX, tags=["layer4"], route_class=GuardedRoute)


def _own(key: str) -> str:
    if key.startswith("automatic:"):
        raise ValueError("keys of that form belong to automatic executions")
    return key


IdempotencyKey = Annotated[str, Header(min_length=8, max_length=100, pattern=r"^[\x21-\x7e]+$"), AfterValidator(_own)]
"""Made anew by the client for each order, and sent again with every attempt at it."""


@router.post("/layer4/signals/{signal_id}/execute", response_model=Answer[ExecutionResult], responses={409: PROBLEM})
async def execute_signal(
    request: Request, database: Database, member: Signed, signal_id: Key, wanted: ExecuteSignal, idempotency_key: IdempotencyKey
) -> Any:
    """Execute a signal on the paper account. The same key is the same execution, however often it is sent."""
    if not wanted.risk_confirmation:
        raise BadInput("The risk was not confirmed", to_do="Show what GET …/risk-check says, and send risk_confirmation.")
    if (wanted.position_size is None) == (wanted.portfolio_percentage is None):
        raise BadInput("An order has one size", to_do="Give position_size or portfolio_percentage.")
    order = Order(
        key=idempotency_key,
        digest=_digest(signal_id, wanted),
        amount=wanted.position_size,
        percentage=wanted.portfolio_percentage,
        next_bar=wanted.order_type == "next_bar",
    )
    placed = await database.run_sync(lambda session: execute(session, member.id, signal_id, order))
    found = await execution_by_id(database, placed.execution.id)
    if placed.new:
        facts = {
            "execution_id": placed.execution.id,
            "signal_id": signal_id,
            "position_size": str(placed.execution.position_size),
        }
        note(database, member.id, "execute_trade", facts, client_of(request))
    position = None if placed.position is None else await position_by_id(database, placed.position.id)
    return answer(
        ExecutionResult(
            execution=views.execution_body(found),
            position=None if position is None else views.position_body(position),
            new=placed.new,
        )
    )


def _digest(signal_id: int, wanted: ExecuteSignal) -> str:
    """What makes two requests the same: the same size however it was written."""
    facts = wanted.model_dump(mode="json")
    size = wanted.position_size
    facts["position_size"] = None if size is None else f"{size.normalize():f}"
    return sha256(json.dumps([signal_id, facts], sort_keys=True).encode()).hexdigest()


@router.get("/layer4/signals/{signal_id}/risk-check", response_model=Answer[RiskCheck])
async def check_risk(
    database: Database, member: Signed, signal_id: Key, position_size: Annotated[Size | None, Query()] = None
) -> Any:
    """What executing a signal with that size would mean, or with the suggested one; every rule with value and bound. Nothing is done."""
    account = await database.run_sync(lambda session: readable_account(session, member.id))
    trade = await database.run_sync(lambda session: propose(session, account, signal_id))
    found = await database.run_sync(lambda session: check_of(session, trade, position_size))
    return answer(views.risk_check(trade, found))


@router.get("/layer4/executions", response_model=Page[ExecutionBody, ExecutionFilters])
async def executions(
    database: Database,
    member: Signed,
    signal_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    status: ExecutionStatus | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """One's own executions, the newest first."""
    found, total = await executions_page(database, member.id, signal_id=signal_id, status=status, limit=limit, offset=offset)
    bodies = [views.execution_body(one) for one in found]
    return page(bodies, total=total, limit=limit, offset=offset, filters=ExecutionFilters(signal_id=signal_id, status=status))


async def _risk(database: Database, member: Member) -> RiskBody:
    account = await database.run_sync(lambda session: readable_account(session, member.id))
    found = await database.run_sync(lambda session: gauges_of(session, account))
    return views.risk_body(found, await asset_names(database, list(found.by_asset)), await sector_names(database))


@router.get("/layer4/risk", response_model=Answer[RiskBody])
async def risk(database: Database, member: Signed) -> Any:
    """One's own limits, and where the account stands against them."""
    return answer(await _risk(database, member))


@router.put("/layer4/risk", response_model=Answer[RiskBody])
async def change_risk(database: Database, member: Signed, wanted: RiskUpdate) -> Any:
    """Change limits, from the next order on; those that are not given stay."""

    def change(session: Any) -> None:
        before = limits_of(limits_row(session, member.id))
        given = wanted.model_dump(exclude_none=True)
        automatic = {**before.automatic.model_dump(), **given.pop("automatic", {})}
        after = Limits.model_validate({**before.model_dump(), **given, "automatic": automatic})
        set_limits(session, member.id, after)
        facts = {"before": before.model_dump(mode="json"), "after": after.model_dump(mode="json")}
        session.add(UserActivity(user_id=member.id, activity_type="change_limits", activity_data=facts))

    await database.run_sync(change)
    return answer(await _risk(database, member))
