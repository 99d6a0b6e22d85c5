"""The paper account of whoever asks: what it is worth, what is in it, how it came about."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from cryptopredict.core.schema import Portfolio
from cryptopredict.ledger.halts import open_halts, whole_market
from cryptopredict.portfolio import close_position, gauges_of, readable_account, reset_account
from cryptopredict.server import views
from cryptopredict.server.desk import Member
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed
from cryptopredict.server.routes.parameters import Key, Limit, Offset
from cryptopredict.server.schemas import PROBLEM, Answer, Page, answer, page
from cryptopredict.server.schemas.portfolio import (
    PortfolioBody,
    PortfolioHistory,
    PositionBody,
    PositionFilters,
    TransactionBody,
    TransactionFilters,
)
from cryptopredict.server.state import Database
from cryptopredict.server.stores.portfolio import (
    position_by_id,
    positions_page,
    realized_of,
    transactions_page,
    valuations,
)

router = APIRouter(prefix=PREFIX, tags=["portfolio"], route_class=GuardedRoute)

TransactionKind = Literal["deposit", "buy", "sell", "margin", "release", "fee", "slippage", "funding"]


async def _account(database: Database, member: Member) -> Portfolio:
    return await database.run_sync(lambda session: readable_account(session, member.id))


async def _whole(database: Database, account: Portfolio) -> PortfolioBody:
    found = await database.run_sync(lambda session: gauges_of(session, account))
    halted = await database.run_sync(lambda session: whole_market(open_halts(session)) is not None)
    return views.portfolio_body(found, await realized_of(database, account), halted=halted)


@router.get("/portfolio", response_model=Answer[PortfolioBody])
async def portfolio(database: Database, member: Signed) -> Any:
    """The account; it is made, with its starting cash, when it is first asked for."""
    return answer(await _whole(database, await _account(database, member)))


@router.get("/portfolio/positions", response_model=Page[PositionBody, PositionFilters])
async def positions(
    database: Database,
    member: Signed,
    status: Literal["open", "closed"] = "open",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """What is held, or what was, the newest first."""
    account = await _account(database, member)
    found, total = await positions_page(database, account.id, closed=status == "closed", limit=limit, offset=offset)
    bodies = [views.position_body(one) for one in found]
    return page(bodies, total=total, limit=limit, offset=offset, filters=PositionFilters(status=status))


@router.post("/portfolio/positions/{position_id}/close", response_model=Answer[PositionBody], responses={409: PROBLEM})
async def close(database: Database, member: Signed, position_id: Key) -> Any:
    """Close a position at the newest price; while the kill switch is on, too."""
    await database.run_sync(lambda session: close_position(session, member.id, position_id))
    return answer(views.position_body(await position_by_id(database, position_id)))


@router.get("/portfolio/history", response_model=Answer[PortfolioHistory])
async def history(database: Database, member: Signed, days: Annotated[int, Query(ge=1, le=3650)] = 30) -> Any:
    """What the account was worth, hour by hour and at each execution, beside held Bitcoin."""
    account = await _account(database, member)
    points = [views.value_point(row) for row in await valuations(database, account.id, days)]
    return answer(
        PortfolioHistory(days=days, starting_cash=account.starting_cash, base_currency=account.base_currency, points=points)
    )


@router.get("/portfolio/transactions", response_model=Page[TransactionBody, TransactionFilters])
async def transactions(
    database: Database, member: Signed, kind: TransactionKind | None = None, limit: Limit = 50, offset: Offset = 0
) -> Any:
    """Every movement of cash, the newest first."""
    account = await _account(database, member)
    found, total = await transactions_page(database, account.id, kind=kind, limit=limit, offset=offset)
    bodies = [views.transaction_body(row, symbol) for row, symbol in found]
    return page(bodies, total=total, limit=limit, offset=offset, filters=TransactionFilters(kind=kind))


@router.post("/portfolio/reset", response_model=Answer[PortfolioBody])
async def reset(database: Database, member: Signed) -> Any:
    """Begin anew with the starting cash. The account as it stands is archived with all its history, and nothing of it is deleted."""
    account = await database.run_sync(lambda session: reset_account(session, member.id))
    return answer(await _whole(database, account))
