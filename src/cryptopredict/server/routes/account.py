"""Making an account, and its password; one's sessions."""

import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from cryptopredict.base import Forbidden, NotFound
from cryptopredict.core.schema import User
from cryptopredict.members import (
    change_password,
    confirm,
    end_session,
    forgotten,
    hand_on_browser,
    letters,
    locale_of,
    open_sessions,
    register,
    reset_password,
    user_by_id,
)
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.routes.auth import begin_session, hand_over
from cryptopredict.server.schemas import Answer, answer
from cryptopredict.server.schemas.accounts import (
    Accepted,
    ChangePassword,
    Confirmed,
    ForgotPassword,
    Register,
    ResetPassword,
    SessionRow,
    Sessions,
    VerifyEmail,
)
from cryptopredict.server.schemas.members import Session, SignedOut
from cryptopredict.server.state import Context, Database, State
from cryptopredict.server.telling import tell_account_changed

router = APIRouter(prefix=PREFIX, tags=["auth"], route_class=GuardedRoute)


@router.post("/auth/register", response_model=Answer[Accepted], status_code=202)
async def register_account(request: Request, context: Context, database: Database, wanted: Register) -> Any:
    """Make an account, where the admins let people do so. It opens with the link that goes to its mailbox."""
    if not context.configuration.now.switch("accounts.registration"):
        raise Forbidden("Registration is closed", to_do="Ask an admin for an account.")
    letter = await register(
        database,
        email=wanted.email,
        password=wanted.password.get_secret_value(),
        names={"first_name": wanted.first_name, "last_name": wanted.last_name},
        locale=wanted.locale,
        base=context.postman.base,
        client=client_of(request),
    )
    await database.commit()
    context.postman.post(letter)
    return answer(Accepted(accepted=True))


@router.post("/auth/verify-email", response_model=Answer[Confirmed])
async def verify_email(database: Database, given: VerifyEmail) -> Any:
    """Open an account with the token of its letter."""
    user = await confirm(database, given.token.get_secret_value())
    return answer(Confirmed(email=user.email))


@router.post("/auth/forgot-password", response_model=Answer[Accepted], status_code=202)
async def forgot_password(context: Context, wanted: ForgotPassword) -> Any:
    """Have a letter sent with which a new password can be chosen. The answer is the same, as fast, without such an account."""
    context.postman.look_up(lambda session: forgotten(session, wanted.email, context.postman.base))
    return answer(Accepted(accepted=True))


@router.post("/auth/reset-password", response_model=Answer[SignedOut])
async def reset(request: Request, context: Context, database: Database, given: ResetPassword) -> Any:
    """Choose a new password with the token of a letter. Every session of the account ends."""
    client = client_of(request)
    token = given.token.get_secret_value()
    user, ended = await reset_password(database, token, given.password.get_secret_value(), client)
    await _changed(context, database, user)
    # Who reads the mailbox is no guesser: the waits that others caused are over here.
    await context.guesses.right(user.email, client.address)
    return answer(SignedOut(sessions_ended=ended))


@router.post("/auth/change-password", response_model=Answer[Session])
async def change(
    request: Request, response: Response, context: Context, database: Database, member: Signed, given: ChangePassword
) -> Any:
    """Take another password. Every session ends; the one that asks goes on as a new one, with this access token and cookie."""
    client, user = client_of(request), await user_by_id(database, member.id)
    await context.guesses.begin(user.email, client.address)
    current, password = given.current_password.get_secret_value(), given.password.get_secret_value()
    await change_password(database, user, current, password, client, told_in=member.session)
    grant = await begin_session(request, context, database, user)
    await hand_on_browser(database, member.session, grant.session)
    await _changed(context, database, user)
    await context.guesses.right(user.email, client.address)
    return answer(hand_over(request, response, context, grant))


@router.get("/auth/sessions", response_model=Answer[Sessions])
async def sessions(database: Database, member: Signed) -> Any:
    """One's sessions that go on."""
    rows = [
        SessionRow(
            id=one.id,
            began_at=one.began_at,
            seen_at=one.seen_at,
            expires_at=one.expires_at,
            ip_address=one.client.address,
            user_agent=one.client.agent,
            current=one.id == member.session,
        )
        for one in await open_sessions(database, member.id)
    ]
    return answer(Sessions(sessions=rows))


@router.delete("/auth/sessions/{session_id}", response_model=Answer[SignedOut])
async def end(context: Context, database: Database, member: Signed, session_id: Annotated[uuid.UUID, Path()]) -> Any:
    """End one of one's sessions; somebody else's looks like none."""
    if all(one.id != session_id for one in await open_sessions(database, member.id)):
        raise NotFound("There is no such session")
    ended = await end_session(database, session_id)
    await database.commit()
    await tell_account_changed(context, member.id)
    return answer(SignedOut(sessions_ended=ended))


async def _changed(context: State, database: Database, user: User) -> None:
    """The password is another one: say so to every process, and to the mailbox."""
    await database.commit()
    await tell_account_changed(context, user.id)
    context.postman.post(letters.password_changed(user.email, locale_of(user), context.postman.base))
