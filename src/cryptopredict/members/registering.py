"""Accounts that people make themselves, and passwords that they forgot: what is proved by a mailbox.

Nothing here tells whether an email has an account: it is told to the mailbox alone.
"""

import uuid
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import BadInput, Forbidden
from cryptopredict.core.mail import Letter
from cryptopredict.core.schema import AccountToken, User
from cryptopredict.members import letters
from cryptopredict.members.accounts import find_user
from cryptopredict.members.activities import Client, note
from cryptopredict.members.letters import Locale
from cryptopredict.members.passwords import check_rules, hash_password, verify_password
from cryptopredict.members.proofs import forget_proofs, issue_proof, use_proof
from cryptopredict.members.sessions import end_all_sessions

__all__ = ["change_password", "confirm", "forgotten", "locale_of", "register", "reset_password", "set_password"]


def locale_of(user: User) -> Locale:
    """The language that a user reads."""
    return "fa" if user.preferences.get("locale") == "fa" else "en"


async def register(
    session: AsyncSession, *, email: str, password: str, names: dict[str, str], locale: Locale, base: str, client: Client
) -> Letter | None:
    """Make an account that its mailbox has to open, and the letter that goes there; None when enough letters went there.

    Who has an account is told so by mail. An account that nobody opened yet is made anew. Raises `BadInput` on a bad password.
    """
    check_rules(password, email=email)
    # Before the look, so that it takes as long for an email that has an account.
    hashed = await hash_password(password)
    user = await find_user(session, email)
    if user is not None and not await _waits(session, user):
        return letters.already_there(user.email, locale_of(user), base)
    fields: dict[str, Any] = {name: value.strip() or None for name, value in names.items()}
    fields |= {"password_hash": hashed, "preferences": {"locale": locale}}
    if user is None:
        user = User(email=email.strip().lower(), role="casual", is_active=False, is_verified=False, **fields)
        try:
            async with session.begin_nested():
                session.add(user)
        except IntegrityError:
            # Another request of the same moment made it; its letter is on the way.
            return None
    for name, value in fields.items():
        setattr(user, name, value)
    token = await issue_proof(session, user, "activate")
    note(session, user.id, "register", {"user": user.id}, client)
    return None if token is None else letters.activation(user.email, locale, base, token)


async def _waits(session: AsyncSession, user: User) -> bool:
    """Whether the account was registered and never opened; one that an admin switched off is something else."""
    sent = select(AccountToken.id).where(AccountToken.user_id == user.id, AccountToken.purpose == "activate").limit(1)
    return not user.is_active and not user.is_verified and await session.scalar(sent) is not None


async def confirm(session: AsyncSession, token: str) -> User:
    """Open the account that a token of a letter belongs to. Raises `BadInput` when the token is not good any more."""
    user, _ = await use_proof(session, token, "activate")
    user.is_active = user.is_verified = True
    await forget_proofs(session, user.id)
    return user


async def forgotten(session: AsyncSession, email: str, base: str) -> Letter | None:
    """The letter for who forgot the password; None where there is no such account, or enough letters went there."""
    user = await find_user(session, email)
    if user is None or not user.is_active:
        return None
    token = await issue_proof(session, user, "reset")
    return None if token is None else letters.reset(user.email, locale_of(user), base, token)


async def reset_password(session: AsyncSession, token: str, password: str, client: Client) -> tuple[User, int]:
    """Give the account of that token another password; also says how many sessions that ended.

    Raises `BadInput` on a bad token or password.
    """
    user, purpose = await use_proof(session, token, "reset", "handed")
    if not user.is_active:
        raise BadInput("That link is not good any more", why="the account is switched off", to_do="Ask an admin.")
    ended = await set_password(session, user, password)
    # Whoever was handed a link has shown that an admin knows them, not that they read that mailbox.
    user.is_verified = user.is_verified or purpose == "reset"
    note(session, user.id, "password_reset", {"user": user.id}, client)
    return user, ended


async def set_password(session: AsyncSession, user: User, password: str, *, told_in: uuid.UUID | None = None) -> int:
    """Another password; every session ends, and their number is returned. Raises `BadInput` when it breaks the rules."""
    check_rules(password, email=user.email)
    user.password_hash = await hash_password(password)
    await forget_proofs(session, user.id)
    return await end_all_sessions(session, user.id, told_in=told_in)


async def change_password(
    session: AsyncSession, user: User, current: str, password: str, client: Client, *, told_in: uuid.UUID
) -> None:
    """Exchange one's password; every session ends, the one that asks (`told_in`) too: open a new one, and hand its browser on.

    Raises `Forbidden` when the current one is wrong, `BadInput` when the new one breaks the rules or is the same.
    """
    right, _ = await verify_password(current, user.password_hash)
    if not right:
        raise Forbidden("The current password is wrong", to_do="Check it and try again.")
    if current == password:
        raise BadInput("That is your password already", to_do="Take another one.")
    await set_password(session, user, password, told_in=told_in)
    note(session, user.id, "password_changed", {"user": user.id}, client)
