"""Accounts and passwords that an admin hands on as a link: nobody but who follows it knows the password that it leads to."""

import secrets
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import Conflict
from cryptopredict.core.schema import User
from cryptopredict.members.accounts import Role, create_user
from cryptopredict.members.activities import note
from cryptopredict.members.administration import Actor, locked_user
from cryptopredict.members.letters import Locale
from cryptopredict.members.proofs import issue_proof

__all__ = ["Invited", "invite", "new_link"]


@dataclass(frozen=True, slots=True)
class Invited:
    """The account, and the token that leads to a password of its own, once, within two days."""

    user: User
    token: str


async def invite(
    session: AsyncSession, *, email: str, role: Role, names: dict[str, str], locale: Locale, actor: Actor
) -> Invited:
    """Make an account without a password that anybody knows. Raises `Conflict` when the email is taken."""
    user = await create_user(session, email=email, password=secrets.token_urlsafe(48), role=role, locale=locale, **names)
    note(session, actor.user_id, "invite_user", {"user": user.id, "role": role}, actor.client)
    return Invited(user, await _token(session, user))


async def new_link(session: AsyncSession, user_id: int, actor: Actor) -> Invited:
    """A link to another password; the present one, and all sessions, stay until it is used.

    Raises `NotFound`, `Forbidden` when it is the owner's account and the actor is not, `Conflict` when it is switched off.
    """
    user = await locked_user(session, user_id, actor)
    if not user.is_active:
        raise Conflict("The account is switched off", to_do="Switch it on first.")
    note(session, actor.user_id, "reset_link", {"user": user.id}, actor.client)
    return Invited(user, await _token(session, user))


async def _token(session: AsyncSession, user: User) -> str:
    token = await issue_proof(session, user, "handed")
    if token is None:
        raise Conflict("No link can be made now", to_do="Try again in two minutes.")
    return token
