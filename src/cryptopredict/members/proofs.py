"""Proofs that a mailbox is one's own: a token that is sent there, kept as a hash, good once and not for long."""

import hashlib
import secrets
from datetime import timedelta
from typing import Literal

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import BadInput, utc_now
from cryptopredict.core.schema import AccountToken, User

__all__ = ["LONGEST_PROOF", "Purpose", "forget_proofs", "issue_proof", "use_proof"]

Purpose = Literal["activate", "reset"]

LONGEST_PROOF = 100
_GOOD_FOR: dict[Purpose, timedelta] = {"activate": timedelta(days=2), "reset": timedelta(hours=1)}
_PAUSE = timedelta(minutes=2)
_MOST_A_DAY = 10


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def issue_proof(session: AsyncSession, user: User, purpose: Purpose) -> str | None:
    """A token for that user; earlier ones of that purpose are void from now on.

    None when one was issued less than two minutes ago, or ten within a day: nobody's mailbox is filled from here.
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
    if issued >= _MOST_A_DAY or (latest is not None and now - latest < _PAUSE):
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


async def use_proof(session: AsyncSession, token: str, purpose: Purpose) -> User:
    """The user whose token it was; from now on it is void. Raises `BadInput` when it is unknown, used or too old."""
    user_id = await session.scalar(
        update(AccountToken)
        .where(
            AccountToken.token_hash == _digest(token),
            AccountToken.purpose == purpose,
            AccountToken.used_at.is_(None),
            AccountToken.expires_at > func.now(),
        )
        .values(used_at=func.now())
        .returning(AccountToken.user_id)
    )
    user = None if user_id is None else await session.get(User, user_id, with_for_update=True)
    if user is None:
        raise BadInput("That link is not good any more", why="it was used, or is too old", to_do="Ask for a new one.")
    return user


async def forget_proofs(session: AsyncSession, user_id: int) -> None:
    """Make every token of that user void."""
    await session.execute(delete(AccountToken).where(AccountToken.user_id == user_id))
