"""The first visit: is there an owner yet, and making one."""

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, Request, Response

from cryptopredict.members import create_first_owner, needs_owner
from cryptopredict.server.guard import PREFIX, GuardedRoute, client_of
from cryptopredict.server.routes.auth import begin_session, hand_over
from cryptopredict.server.schemas import PROBLEM, Answer, answer
from cryptopredict.server.schemas.members import NewOwner, Session, SetupState
from cryptopredict.server.state import Context, Database
from cryptopredict.server.stores.market import market_source

router = APIRouter(prefix=PREFIX, tags=["setup"], route_class=GuardedRoute)


@router.get("/setup", response_model=Answer[SetupState])
async def state(context: Context, database: Database) -> Any:
    """What the first visit needs to know."""
    source = await market_source(database)
    return answer(
        SetupState.model_validate(
            {
                "needs_owner": await needs_owner(database),
                "simulated": source == "simulated",
                "source": source,
                "version": version("cryptopredict"),
                "registration_open": context.configuration.now.switch("accounts.registration"),
            }
        )
    )


@router.post("/setup/owner", response_model=Answer[Session], status_code=201, responses={409: PROBLEM})
async def create_owner(request: Request, response: Response, context: Context, database: Database, owner: NewOwner) -> Any:
    """Make the owner's account and sign in. Only from this machine, and only while there is no user."""
    user = await create_first_owner(
        database,
        email=owner.email,
        password=owner.password.get_secret_value(),
        first_name=owner.first_name,
        last_name=owner.last_name,
        locale=owner.locale,
    )
    grant = await begin_session(request, context, database, user)
    await context.guesses.right(user.email, client_of(request).address)
    return answer(hand_over(request, response, context, grant))
