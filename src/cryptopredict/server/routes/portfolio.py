"""The accounts of whoever asks: what they are worth, what is in them, how it came about. Of real money there is only looking here."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from cryptopredict.base import NotFound
from cryptopredict.core.schema import Portfolio
from cryptopredict.ledger.halts import open_halts, whole_market
from cryptopredict.portfolio import close_position, gauges_of, readable_account, reset_account
from cryptopredict.portfolio.exchange import existing_live_account, read_live_state
from cryptopredict.server import views
from cryptopredict.server.desk import Member
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed
from cryptopredict.server.routes.parameters import Key, Limit, Offset
from cryptopredict.server.schemas import PROBLEM, Answer, Page, answer, page
from cryptopredict.server.schemas.portfolio import (
    LivePortfolio,
    PortfolioBody,
    PortfolioHistory,
    PositionBody,
    PositionFilters,
    TransactionBody,
    TransactionFilters,
)
from cryptopredict.server.state import Context, Database, State
from cryptopredict.server.stores.portfolio import (
    position_by_id,
    positions_page,
    realized_of,
    transactions_page,
    valuations,
)

router = APIRouter(prefix=PREFIX, tags=["portfolio"], route_class=GuardedRoute)

Which = Literal["paper", "live"]
TransactionKind = Literal["deposit", "buy", "sell", "margin", "release", "fee", "slippage", "funding"]


async def _account(database: Database, member: Member, which: Which) -> Portfolio:
    if which == "paper":
        return await database.run_sync(lambda session: readable_account(session, member.id))
    live = await database.run_sync(lambda session: existing_live_account(session, member.id))
    if live is None:
        raise NotFound("There is no live portfolio", to_do="`cryptopredict exchange connect` makes one.")
    return live[0]


async def _whole(context: State, database: Database, account: Portfolio) -> PortfolioBody:
    found = await database.run_sync(lambda session: gauges_of(session, account))
    halted = await database.run_sync(lambda session: whole_market(open_halts(session)) is not None)
    live = await _live(context, database, account.user_id)
    return views.portfolio_body(found, await realized_of(database, account), halted=halted, live=live)


async def _live(context: State, database: Database, user_id: int) -> LivePortfolio | None:
    held = await database.run_sync(lambda session: existing_live_account(session, user_id))
    if held is None:
        return None
    found = await database.run_sync(lambda session: gauges_of(session, held[0]))
    state = await database.run_sync(lambda session: read_live_state(session, context.settings, *held))
    return views.live_portfolio(found, await realized_of(database, held[0]), state)


@router.get("/portfolio", response_model=Answer[PortfolioBody])
async def portfolio(context: Context, database: Database, member: Signed) -> Any:
    """The paper account; it is made, with its starting cash, when it is first asked for. Beside it the one at an exchange, if there is one."""
    return answer(await _whole(context, database, await _account(database, member, "paper")))


@router.get("/portfolio/positions", response_model=Page[PositionBody, PositionFilters], responses={404: PROBLEM})
async def positions(
    database: Database,
    member: Signed,
    status: Literal["open", "closed"] = "open",
    account: Which = "paper",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """What is held, or what was, the newest first."""
    held = await _account(database, member, account)
    found, total = await positions_page(database, held.id, closed=status == "closed", limit=limit, offset=offset)
    bodies = [views.position_body(one) for one in found]
    return page(bodies, total=total, limit=limit, offset=offset, filters=PositionFilters(status=status, account=account))


@router.post("/portfolio/positions/{position_id}/close", response_model=Answer[PositionBody], responses={409: PROBLEM})
async def close(database: Database, member: Signed, position_id: Key) -> Any:
    """Close a position at the newest price; while the kill switch is on, too."""
    await database.run_sync(lambda session: close_position(session, member.id, position_id))
    return answer(views.position_body(await position_by_id(database, position_id)))


@router.get("/portfolio/history", response_model=Answer[PortfolioHistory], responses={404: PROBLEM})
async def history(
    database: Database,
    member: Signed,
    days: Annotated[int, Query(ge=1, le=3650)] = 30,
    points: Annotated[int, Query(ge=2, le=2000)] = 2000,
    account: Which = "paper",
) -> Any:
    """What the account was worth, hour by hour and at each execution, beside held Bitcoin; of more than `points` the last of each part."""
    held = await _account(database, member, account)
    values = [views.value_point(row) for row in await valuations(database, held.id, days, most=points)]
    return answer(
        PortfolioHistory(days=days, starting_cash=held.starting_cash, base_currency=held.base_currency, points=values)
    )


@router.get("/portfolio/transactions", response_model=Page[TransactionBody, TransactionFilters], responses={404: PROBLEM})
async def transactions(
    database: Database,
    member: Signed,
    kind: TransactionKind | None = None,
    account: Which = "paper",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """Every movement of cash, the newest first."""
    held = await _account(database, member, account)
    found, total = await transactions_page(database, held.id, kind=kind, limit=limit, offset=offset)
    bodies = [views.transaction_body(row, symbol) for row, symbol in found]
    return page(bodies, total=total, limit=limit, offset=offset, filters=TransactionFilters(kind=kind, account=account))


@router.post("/portfolio/reset", response_model=Answer[PortfolioBody])
async def reset(context: Context, database: Database, member: Signed) -> Any:
    """Begin anew with the starting cash. The account as it stands is archived with all its history, and nothing of it is deleted."""
    account = await database.run_sync(lambda session: reset_account(session, member.id))
    return answer(await _whole(context, database, account))
