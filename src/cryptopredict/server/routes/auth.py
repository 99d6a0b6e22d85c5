"""Signing in, staying in, and out. The access token goes to the page's memory, the refresh token into a cookie no script reads."""

from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import Unauthenticated, utc_now
from cryptopredict.core.schema import User
from cryptopredict.members import (
    TICKET_SECONDS,
    Access,
    Grant,
    Reused,
    authenticate,
    end_all_sessions,
    end_session,
    family_of,
    issue_ticket,
    open_session,
    rotate,
)
from cryptopredict.server.desk import profile_of
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.schemas import PROBLEM, Answer, answer
from cryptopredict.server.schemas.members import Credentials, Session, SignedOut, Ticket, UserProfile
from cryptopredict.server.state import Context, Database, State
from cryptopredict.server.telling import tell_account_changed

__all__ = ["begin_session", "forget_cookie", "hand_over", "router"]

router = APIRouter(prefix=PREFIX, tags=["auth"], route_class=GuardedRoute)


@router.post("/auth/login", response_model=Answer[Session], responses={401: PROBLEM})
async def login(request: Request, response: Response, context: Context, database: Database, credentials: Credentials) -> Any:
    """Sign in. An unknown email and a wrong password are answered alike, in like time."""
    address = client_of(request).address
    await context.guesses.begin(credentials.email, address)
    user = await authenticate(database, credentials.email, credentials.password.get_secret_value())
    await context.guesses.right(credentials.email, address)
    return answer(hand_over(request, response, context, await begin_session(request, context, database, user)))


@router.post("/auth/refresh", response_model=Answer[Session], responses={401: PROBLEM, 409: PROBLEM})
async def refresh(request: Request, response: Response, context: Context, database: Database) -> Any:
    """Exchange the refresh cookie for the next one and a fresh access token. A cookie used twice ends its session."""
    token = request.cookies.get(_cookie(request))
    if not token:
        raise Unauthenticated("You are not signed in", to_do="Sign in.")
    try:
        grant = await rotate(database, token, client_of(request))
    except Reused:
        await database.commit()
        raise
    return answer(hand_over(request, response, context, grant))


@router.post("/auth/logout", response_model=Answer[SignedOut])
async def logout(request: Request, response: Response, context: Context, database: Database) -> Any:
    """End this session, and have the browser forget what it kept."""
    token = request.cookies.get(_cookie(request))
    link = await family_of(database, token) if token else None
    ended = 0
    if link is not None:
        ended = await end_session(database, link.family)
        context.desk.forget(link.user_id)
    forget_cookie(request, response)
    return answer(SignedOut(sessions_ended=ended))


@router.post("/auth/logout-all", response_model=Answer[SignedOut])
async def logout_all(request: Request, response: Response, context: Context, database: Database, member: Signed) -> Any:
    """End every session of this user, on every machine; their browsers are told of nothing any more."""
    ended = await end_all_sessions(database, member.id)
    await database.commit()
    await tell_account_changed(context, member.id)
    forget_cookie(request, response)
    return answer(SignedOut(sessions_ended=ended))


@router.get("/auth/me", response_model=Answer[UserProfile])
async def me(member: Signed) -> Any:
    """One's own account."""
    return answer(member.profile)


@router.post("/auth/ws-ticket", response_model=Answer[Ticket])
async def ws_ticket(context: Context, member: Signed) -> Any:
    """A ticket that opens one WebSocket, once, within 30 seconds."""
    ticket = await issue_ticket(context.redis, Access(member.id, member.session, 0))
    return answer(Ticket(ticket=ticket, expires_in=TICKET_SECONDS))


async def begin_session(request: Request, context: State, database: AsyncSession, user: User) -> Grant:
    """Open a session of a user who has just proved who they are."""
    return await open_session(database, user, client_of(request), days=context.settings.refresh_token_days)


def hand_over(request: Request, response: Response, context: State, grant: Grant) -> Session:
    """Set the cookie of a session; the access token goes into the answer."""
    now = utc_now()
    _remember(request, response, grant.refresh_token, grant.expires_at, now)
    return Session(
        access_token=context.signer.issue(grant.user.id, grant.session, now),
        token_type="bearer",  # noqa: S106 - the kind of token, not one
        expires_in=context.signer.seconds,
        user=profile_of(grant.user),
    )


def _cookie(request: Request) -> str:
    """The name says what the browser must check: over https it must be secure and for the whole host."""
    return "__Host-cp_refresh" if request.url.scheme == "https" else "cp_refresh"


def _path(request: Request) -> str:
    return "/" if request.url.scheme == "https" else f"{PREFIX}/auth"


def _remember(request: Request, response: Response, token: str, expires_at: datetime, now: datetime) -> None:
    response.set_cookie(
        _cookie(request),
        token,
        max_age=int((expires_at - now).total_seconds()),
        path=_path(request),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def forget_cookie(request: Request, response: Response) -> None:
    """Have the browser forget the session, and what it kept of the answers."""
    response.delete_cookie(
        _cookie(request), path=_path(request), secure=request.url.scheme == "https", httponly=True, samesite="strict"
    )
    response.headers["Clear-Site-Data"] = '"cache"'
