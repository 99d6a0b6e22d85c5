"""Accounts: made by the first visit, by the command line, later by an admin. There is no default account and no default password."""

from collections.abc import Sequence
from typing import Literal

from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import Conflict, Unauthenticated
from cryptopredict.core.schema import User
from cryptopredict.members.passwords import check_rules, hash_password, verify_password

__all__ = ["Role", "authenticate", "create_first_owner", "create_user", "find_user", "list_users", "needs_owner"]

Role = Literal["admin", "professional", "casual"]
_FIRST_OWNER_LOCK = 0x6370_6F77


async def needs_owner(session: AsyncSession) -> bool:
    """Whether there is no user yet."""
    return await session.scalar(select(User.id).limit(1)) is None


async def find_user(session: AsyncSession, email: str) -> User | None:
    """The user with that email, without regard to case."""
    found: User | None = await session.scalar(select(User).where(func.lower(User.email) == email.strip().lower()))
    return found


async def list_users(session: AsyncSession) -> Sequence[User]:
    """All users, oldest first."""
    return (await session.scalars(select(User).order_by(User.id))).all()


async def create_user(
    session: AsyncSession,
    *,
    email: str,
    password: str,
    role: Role,
    first_name: str = "",
    last_name: str = "",
    locale: str | None = None,
) -> User:
    """Add a user. Raises `BadInput` on a password that breaks the rules, `Conflict` when the email is taken."""
    check_rules(password, email=email)
    if await find_user(session, email) is not None:
        raise _taken()
    user = User(
        email=email.strip().lower(),
        password_hash=await hash_password(password),
        first_name=first_name.strip() or None,
        last_name=last_name.strip() or None,
        role=role,
        is_superuser=False,
        is_verified=False,
        preferences={"locale": locale} if locale else {},
    )
    session.add(user)
    try:
        await session.flush()
    except IntegrityError as error:
        # Somebody else took it since we looked.
        raise _taken() from error
    return user


async def create_first_owner(
    session: AsyncSession, *, email: str, password: str, first_name: str = "", last_name: str = "", locale: str | None = None
) -> User:
    """Add the account that owns the installation. Raises `Conflict` as soon as there is any user: of two at once, one wins."""
    check_rules(password, email=email)
    await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _FIRST_OWNER_LOCK})
    if not await needs_owner(session):
        raise Conflict("This installation has an owner", to_do="Sign in, or ask its owner for an account.")
    user = await create_user(
        session, email=email, password=password, role="admin", first_name=first_name, last_name=last_name, locale=locale
    )
    user.is_superuser = True
    user.is_verified = True
    await session.flush()
    return user


async def authenticate(session: AsyncSession, email: str, password: str) -> User:
    """The user with that email and password.

    Raises `Unauthenticated`, in the same words and after the same work whether the email is unknown, the password wrong, or the
    account switched off.
    """
    user = await find_user(session, email)
    right, upgraded = await verify_password(password, user.password_hash if user else None)
    if user is None or not right or not user.is_active:
        raise Unauthenticated("Email or password is wrong", to_do="Check both and try again.")
    if upgraded:
        user.password_hash = upgraded
    return user


def _taken() -> Conflict:
    return Conflict("That email has an account already", to_do="Sign in, or take another email.")
