"""Tokens that stand for a password that is not chosen yet, or for a mailbox: kept as a hash, good once and not for long."""

import hashlib
import secrets
from datetime import timedelta
from typing import Literal

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import BadInput, utc_now
from cryptopredict.core.schema import AccountToken, User

__all__ = ["LINK_HOURS", "LONGEST_PROOF", "Purpose", "forget_proofs", "issue_proof", "use_proof"]

Purpose = Literal["activate", "reset", "handed"]

LONGEST_PROOF = 100
LINK_HOURS = 48
"""A link that an admin hands over is good for so long."""
_GOOD_FOR: dict[Purpose, timedelta] = {
    "activate": timedelta(days=2),
    "reset": timedelta(hours=1),
    "handed": timedelta(hours=LINK_HOURS),
}
_PAUSE = timedelta(minutes=2)
_MOST_A_DAY = 10


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def issue_proof(session: AsyncSession, user: User, purpose: Purpose) -> str | None:
    """A token for that user; earlier ones of that purpose are void from now on.

    None when one was issued less than two minutes ago, or ten within a day: nobody's mailbox is filled from here. One that is handed
    over is issued as often as an admin wants it.
    """
    now = utc_now()
    # Two who ask for the same account come one after the other.
    await session.execute(select(User.id).where(User.id == user.id).with_for_update())
    mine = (AccountToken.user_id == user.id, AccountToken.purpose == purpose)
    latest, issued = (
        await session.execute(
            select(func.max(AccountToken.issued_at), func.count()).where(
                *mine, AccountToken.issued_at > now - timedelta(days=1)
            )
        )
    ).one()
    if purpose != "handed" and (issued >= _MOST_A_DAY or (latest is not None and now - latest < _PAUSE)):
        return None
    await session.execute(update(AccountToken).where(*mine, AccountToken.used_at.is_(None)).values(used_at=now))
    token = secrets.token_urlsafe(32)
    session.add(
        AccountToken(
            user_id=user.id, purpose=purpose, token_hash=_digest(token), issued_at=now, expires_at=now + _GOOD_FOR[purpose]
        )
    )
    await session.flush()
    return token


async def use_proof(session: AsyncSession, token: str, *purposes: Purpose) -> tuple[User, Purpose]:
    """The user whose token it was, and what it was for; from now on it is void. Raises `BadInput` when it is unknown, used or too old."""
    row = (
        await session.execute(
            update(AccountToken)
            .where(
                AccountToken.token_hash == _digest(token),
                AccountToken.purpose.in_(purposes),
                AccountToken.used_at.is_(None),
                AccountToken.expires_at > func.now(),
            )
            .values(used_at=func.now())
            .returning(AccountToken.user_id, AccountToken.purpose)
        )
    ).one_or_none()
    user = None if row is None else await session.get(User, row.user_id, with_for_update=True)
    if row is None or user is None:
        raise BadInput("That link is not good any more", why="it was used, or is too old", to_do="Ask for a new one.")
    return user, row.purpose


async def forget_proofs(session: AsyncSession, user_id: int) -> None:
    """Make every token of that user void."""
    await session.execute(delete(AccountToken).where(AccountToken.user_id == user_id))
