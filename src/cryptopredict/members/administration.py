"""What an admin, or the command line, may do to an account. There is always an admin left who can sign in.

Each of these writes who did it in the same transaction. Afterwards the caller tells the other processes (`server.telling`).
"""

from dataclasses import dataclass

from sqlalchemy import delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import Conflict, Forbidden, NotFound
from cryptopredict.core.schema import User, UserActivity
from cryptopredict.members.accounts import Role
from cryptopredict.members.activities import AUDITED, COMMAND_LINE, Client, note
from cryptopredict.members.proofs import forget_proofs
from cryptopredict.members.sessions import end_all_sessions

__all__ = ["Actor", "change_role", "delete_account", "locked_user", "set_active", "user_by_id", "users_page"]

_ADMINS_LOCK = 0x6370_6F61


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it: `user_id` None is the command line, which may do all that a superuser may."""

    user_id: int | None = None
    is_superuser: bool = True
    client: Client = COMMAND_LINE


async def user_by_id(session: AsyncSession, user_id: int) -> User:
    """One user. Raises `NotFound`."""
    user = await session.get(User, user_id)
    if user is None:
        raise NotFound("There is no such user")
    return user


async def users_page(
    session: AsyncSession, *, search: str | None, role: str | None, is_active: bool | None, limit: int, offset: int
) -> tuple[list[User], int]:
    """A piece of the list, oldest first, and how many there are in all. `search` is found in email and names."""
    conditions = []
    if search:
        found = (column.icontains(search, autoescape=True) for column in (User.email, User.first_name, User.last_name))
        conditions.append(or_(*found))
    if role is not None:
        conditions.append(User.role == role)
    if is_active is not None:
        conditions.append(User.is_active == is_active)
    total = await session.scalar(select(func.count()).select_from(User).where(*conditions))
    rows = await session.scalars(select(User).where(*conditions).order_by(User.id).limit(limit).offset(offset))
    return list(rows), total or 0


async def change_role(session: AsyncSession, user_id: int, role: Role, actor: Actor) -> User:
    """Give a user another role; the owner who gets one is owner no longer.

    Raises `NotFound`, `Forbidden` when only the owner may, `Conflict` when no admin would be left.
    """
    user = await locked_user(session, user_id, actor)
    if role != "admin":
        await _keep_an_admin(session, user)
    before, owned = user.role, user.is_superuser
    user.role = role
    user.is_superuser = owned and role == "admin"
    note(session, actor.user_id, "change_role", {"user": user.id, "before": before, "after": role}, actor.client)
    await session.flush()
    return user


async def set_active(session: AsyncSession, user_id: int, actor: Actor, *, active: bool) -> User:
    """Switch an account off, which ends its sessions and links, or on. Raises as `change_role` does."""
    user = await locked_user(session, user_id, actor)
    if not active:
        await _keep_an_admin(session, user)
        await end_all_sessions(session, user.id)
    await forget_proofs(session, user.id)
    before, user.is_active = user.is_active, active
    note(session, actor.user_id, "set_status", {"user": user.id, "before": before, "after": active}, actor.client)
    await session.flush()
    return user


async def delete_account(session: AsyncSession, user_id: int, actor: Actor) -> None:
    """Remove a user and all that is theirs; what only counts (predictions, the audit) stays without a name.

    Raises as `change_role` does.
    """
    user = await locked_user(session, user_id, actor)
    await _keep_an_admin(session, user)
    mine = UserActivity.user_id == user.id
    await session.execute(delete(UserActivity).where(mine, UserActivity.activity_type.not_in(AUDITED)))
    await session.execute(update(UserActivity).where(mine).values(ip_address=None, user_agent=None))
    own = actor.user_id == user.id
    note(
        session,
        None if own else actor.user_id,
        "account_deleted" if own else "delete_user",
        {"user": user.id},
        Client(None, None) if own else actor.client,
    )
    await session.flush()
    await session.execute(delete(User).where(User.id == user.id))


async def locked_user(session: AsyncSession, user_id: int, actor: Actor) -> User:
    """A user whom no other admin changes meanwhile. Raises `NotFound`, `Forbidden` when only the owner may."""
    # Of two admins who demote each other at once, one comes first and the other is refused.
    await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADMINS_LOCK})
    user = await session.get(User, user_id, with_for_update=True, populate_existing=True)
    if user is None:
        raise NotFound("There is no such user")
    if user.is_superuser and not actor.is_superuser:
        raise Forbidden("Only the owner may do this", why="it is the owner's account")
    return user


async def _keep_an_admin(session: AsyncSession, leaving: User) -> None:
    if not leaving.is_active or not (leaving.role == "admin" or leaving.is_superuser):
        return
    others = select(User.id).where(User.id != leaving.id, User.is_active, or_(User.role == "admin", User.is_superuser))
    if await session.scalar(others.limit(1)) is None:
        raise Conflict("That is the last admin", why="nobody could administer the system", to_do="Make another admin first.")
