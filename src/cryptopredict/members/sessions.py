"""Sessions: families of refresh tokens that rotate. A token that was replaced and comes back means theft, and ends its family.

A browser that was to be told of things is told of nothing any more once its session is ended.
"""

import hashlib
import secrets
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ARRAY, Select, Uuid, any_, cast, delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from cryptopredict.base import Conflict, Unauthenticated, utc_now
from cryptopredict.core.schema import PushSubscription, RefreshToken, User
from cryptopredict.members.activities import Client, note

__all__ = [
    "Grant",
    "OpenSession",
    "Reused",
    "changed_sessions",
    "end_all_sessions",
    "end_session",
    "family_of",
    "hand_on_browser",
    "open_session",
    "open_sessions",
    "rotate",
    "standing",
    "standing_sessions",
]

_MOST_SESSIONS = 200
GRACE_SECONDS = 10
"""Two tabs that refresh at once are no theft: the later one is asked to try again with the cookie that the first one got."""


# The rows that say nothing new do not travel: of thousands that are asked about, almost all stand.
_CHANGED = text("""
SELECT held.family
FROM unnest(CAST(:families AS uuid[]), CAST(:moments AS timestamptz[])) AS held (family, moment)
WHERE NOT EXISTS (
    SELECT FROM refresh_tokens AS link JOIN users ON users.id = link.user_id
    WHERE link.family = held.family AND link.revoked_at IS NULL AND link.replaced_by IS NULL AND link.expires_at > now()
      AND users.is_active AND users.updated_at = held.moment
)
""")


@dataclass(frozen=True, slots=True)
class Grant:
    """A fresh refresh token (shown once, stored as a hash), its session and its end."""

    user: User
    session: uuid.UUID
    refresh_token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that goes on: when it began and was last refreshed, when it ends, and where that came from."""

    id: uuid.UUID
    began_at: datetime
    seen_at: datetime
    expires_at: datetime
    client: Client


class Reused(Unauthenticated):
    """A replaced refresh token came back; its family has been revoked. Commit before answering."""


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _link(user: User, family: uuid.UUID, expires_at: datetime, client: Client) -> tuple[str, RefreshToken]:
    token = secrets.token_urlsafe(32)
    row = RefreshToken(
        user_id=user.id,
        family=family,
        token_hash=_digest(token),
        expires_at=expires_at,
        ip_address=client.address,
        user_agent=client.agent and client.agent[:400],
    )
    return token, row


async def open_session(session: AsyncSession, user: User, client: Client, *, days: int) -> Grant:
    """Begin a session that ends after `days` at the latest, however often it is refreshed."""
    now = utc_now()
    family = uuid.uuid4()
    token, row = _link(user, family, now + timedelta(days=days), client)
    user.last_login = now
    session.add(row)
    note(session, user.id, "login", {"session": str(family)}, client)
    await session.flush()
    return Grant(user, family, token, row.expires_at)


async def rotate(session: AsyncSession, token: str, client: Client) -> Grant:
    """Exchange a refresh token for the next one of its family.

    Raises `Unauthenticated` when it is unknown, expired, revoked, or its user is no longer active; `Reused` when it was replaced
    before; `Conflict` when that happened within the last ten seconds.
    """
    row = await session.scalar(select(RefreshToken).where(RefreshToken.token_hash == _digest(token)).with_for_update())
    now = utc_now()
    if row is None or row.revoked_at is not None or row.expires_at <= now:
        raise _ended()
    user = await session.get(User, row.user_id)
    if user is None or not user.is_active:
        raise _ended()
    if row.replaced_by is not None:
        successor = await session.get(RefreshToken, row.replaced_by)
        if successor is not None and now - successor.issued_at < timedelta(seconds=GRACE_SECONDS):
            raise Conflict(
                "The session was refreshed elsewhere a moment ago",
                why="two refreshes met",
                to_do="Try again with the new cookie.",
            )
        await end_session(session, row.family)
        note(session, user.id, "refresh_token_reused", {"session": str(row.family)}, client)
        raise Reused("The session has ended", why="its refresh token was used twice", to_do="Sign in again.")
    fresh, following = _link(user, row.family, row.expires_at, client)
    session.add(following)
    await session.flush()
    row.replaced_by = following.id
    await session.flush()
    return Grant(user, row.family, fresh, row.expires_at)


async def family_of(session: AsyncSession, token: str) -> RefreshToken | None:
    """The stored link of a refresh token, used or not; None when it is unknown."""
    found: RefreshToken | None = await session.scalar(select(RefreshToken).where(RefreshToken.token_hash == _digest(token)))
    return found


async def end_session(session: AsyncSession, family: uuid.UUID) -> int:
    """Revoke one session; returns 1 when it was open."""
    await session.execute(delete(PushSubscription).where(PushSubscription.session == family))
    ended = await session.execute(
        update(RefreshToken)
        .where(RefreshToken.family == family, RefreshToken.revoked_at.is_(None))
        .values(revoked_at=func.now())
        .returning(RefreshToken.id)
    )
    return 1 if ended.first() else 0


async def end_all_sessions(session: AsyncSession, user_id: int, *, told_in: uuid.UUID | None = None) -> int:
    """Revoke every session of a user; returns how many were open. The browser of the session `told_in` is told on: it goes on at once."""
    others = PushSubscription.session.is_distinct_from(told_in)
    await session.execute(delete(PushSubscription).where(PushSubscription.user_id == user_id, others))
    ended = await session.execute(
        update(RefreshToken)
        .where(RefreshToken.user_id == user_id, RefreshToken.revoked_at.is_(None))
        .values(revoked_at=func.now())
        .returning(RefreshToken.family)
    )
    return len(set(ended.scalars()))


async def hand_on_browser(session: AsyncSession, before: uuid.UUID, after: uuid.UUID) -> None:
    """The browser of one session is that of another now."""
    await session.execute(update(PushSubscription).where(PushSubscription.session == before).values(session=after))


async def open_sessions(session: AsyncSession, user_id: int) -> list[OpenSession]:
    """The sessions of a user that go on, the latest used first, at most 200."""
    first = (
        select(func.min(RefreshToken.issued_at))
        .where(RefreshToken.family == (link := aliased(RefreshToken)).family, RefreshToken.user_id == user_id)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(link, first.correlate(link))
        .where(link.user_id == user_id, link.revoked_at.is_(None), link.replaced_by.is_(None), link.expires_at > func.now())
        .order_by(link.issued_at.desc(), link.id.desc())
        .limit(_MOST_SESSIONS)
    )
    return [
        OpenSession(row.family, began, row.issued_at, row.expires_at, Client(_text(row.ip_address), row.user_agent))
        for row, began in rows
    ]


def _text(address: object) -> str | None:
    return None if address is None else str(address)


async def standing(session: AsyncSession, held: Collection[tuple[int, uuid.UUID]]) -> dict[tuple[int, uuid.UUID], User]:
    """Of these users and sessions those that have not ended, each with the user as they are now; who is switched off has none."""
    rows = await session.execute(_alive(User, [family for _, family in held]))
    found = {(user.id, family): user for family, user in rows}
    return {key: found[key] for key in held if key in found}


async def standing_sessions(session: AsyncSession, families: Collection[uuid.UUID]) -> dict[uuid.UUID, bool]:
    """Those of the sessions that have not ended and whose user is still active, and whether that user is an admin."""
    rows = await session.execute(_alive(or_(User.role == "admin", User.is_superuser), list(families)))
    return {row[0]: row[1] for row in rows}


async def changed_sessions(session: AsyncSession, held: Mapping[uuid.UUID, datetime]) -> set[uuid.UUID]:
    """Those of the sessions that have ended since, or whose user is not as when `updated_at` was that moment."""
    values = {"families": list(held), "moments": list(held.values())}
    return set(await session.scalars(_CHANGED, values))


def _alive(what: Any, families: list[uuid.UUID]) -> Select[uuid.UUID, Any]:
    return (
        select(RefreshToken.family, what)
        .join(User, User.id == RefreshToken.user_id)
        .where(
            RefreshToken.family == any_(cast(families, ARRAY(Uuid))),
            RefreshToken.revoked_at.is_(None),
            RefreshToken.replaced_by.is_(None),
            RefreshToken.expires_at > func.now(),
            User.is_active,
        )
    )


def _ended() -> Unauthenticated:
    return Unauthenticated("The session has ended", to_do="Sign in again.")
