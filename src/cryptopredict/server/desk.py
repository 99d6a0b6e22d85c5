"""The desk at the door: who a token speaks for, as they are now.

What it knows is good for one second, so that a change counts at once even where no notice of it came. Whoever was here in the last
minute is looked up again twice a second, all of them with one query, so that a request seldom waits for that; and so are those who
come for the first time at one moment.
"""

import asyncio
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, get_args

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from cryptopredict.base import Unauthenticated
from cryptopredict.core.schema import User
from cryptopredict.members import Access, Signer, changed_sessions, standing
from cryptopredict.server.schemas.members import Calendar, Digits, Locale, Theme, UserProfile
from cryptopredict.server.together import Together

__all__ = ["Desk", "Member", "profile_of"]

_REMEMBER_SECONDS = 1.0
_LOOK_SECONDS = 0.5
_KEEP_SECONDS = 60.0
_MOST = 10_000
_MOST_AT_ONCE = 1_000

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)
_Key = tuple[int, uuid.UUID]
_CHOICES: Final = {
    name: get_args(words) for name, words in (("locale", Locale), ("theme", Theme), ("digits", Digits), ("calendar", Calendar))
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is signed in. `profile_json` is their profile as it stands in an answer."""

    id: int
    role: str
    is_superuser: bool
    session: uuid.UUID
    profile: UserProfile
    profile_json: bytes

    @property
    def is_admin(self) -> bool:
        """Whether they may do what only admins may."""
        return self.role == "admin" or self.is_superuser


def profile_of(user: User) -> UserProfile:
    """A user as they see themselves."""
    chosen = {name: user.preferences.get(name) for name in _CHOICES}
    return UserProfile.model_validate(
        {
            "id": user.id,
            "email": user.email,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "role": user.role,
            "is_verified": user.is_verified,
            "preferences": {name: value if value in _CHOICES[name] else None for name, value in chosen.items()},
            "created_at": user.created_at,
            "last_login": user.last_login,
        }
    )


@dataclass(slots=True)
class _Held:
    """A member as they were at `moment` (the `updated_at` of their row); when that must be looked at again, and when they came last."""

    member: Member
    moment: datetime
    until: float
    seen: float


def _held(key: _Key, user: User, now: float) -> _Held:
    profile = profile_of(user)
    member = Member(user.id, user.role, user.is_superuser, key[1], profile, profile.model_dump_json().encode())
    return _Held(member, user.updated_at, now + _REMEMBER_SECONDS, now)


class Desk:
    """Looks at tokens. One for each process."""

    def __init__(self, signer: Signer, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._signer = signer
        self._sessions = sessions
        self._tokens: dict[str, Access] = {}
        self._members: dict[_Key, _Held] = {}
        self._together = Together(self._look, self._keep)

    def known(self, token: str) -> Member | None:
        """Who holds the token, if that is known without looking."""
        access = self._tokens.get(token)
        return None if access is None or access.expires <= time.time() else self._remembered(access)

    async def member(self, token: str) -> Member:
        """Who holds the token. Raises `Unauthenticated` when it is not valid, or its session or user has ended since."""
        access = self._tokens.get(token)
        if access is None:
            access = self._signer.read(token)
            if len(self._tokens) >= _MOST:
                self._tokens.clear()
            self._tokens[token] = access
        elif access.expires <= time.time():
            del self._tokens[token]
            raise Unauthenticated("You are not signed in", why="the access token has ended", to_do="Refresh the session.")
        return await self.holder(access)

    async def holder(self, access: Access) -> Member:
        """The member behind a token that was already read. Raises `Unauthenticated` as `member` does."""
        member = self._remembered(access)
        if member is not None:
            return member
        key = (access.user_id, access.session)
        found = await self._together.ask(key)
        if found is None:
            self._members.pop(key, None)
            raise Unauthenticated("You are not signed in", why="the session has ended", to_do="Sign in again.")
        return found.member

    def _remembered(self, access: Access) -> Member | None:
        held, now = self._members.get((access.user_id, access.session)), time.monotonic()
        if held is None:
            return None
        held.seen = now
        return held.member if held.until > now else None

    async def _look(self, keys: set[_Key]) -> dict[_Key, _Held]:
        now = time.monotonic()
        async with self._sessions() as session:
            users = await standing(session, keys)
        return {key: _held(key, user, now) for key, user in users.items()}

    def _keep(self, key: _Key, held: _Held) -> None:
        if len(self._members) >= _MOST:
            self._members.clear()
        self._members[key] = held

    def forget(self, user_id: int) -> None:
        """Look again at the next request of that user."""
        for key in [key for key in self._members if key[0] == user_id]:
            del self._members[key]
        self._together.forget(lambda key: key[0] == user_id)

    async def follow(self) -> None:
        """Look again at all who were here of late, twice a second, for ever."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            lately = time.monotonic() - _KEEP_SECONDS
            for key in [key for key, held in self._members.items() if held.seen < lately]:
                del self._members[key]
            known = list(self._members.items())
            try:
                for first in range(0, len(known), _MOST_AT_ONCE):
                    await self._confirm(dict(known[first : first + _MOST_AT_ONCE]))
            except (SQLAlchemyError, OSError) as error:
                # What is not confirmed is good for no longer than it was; the next request looks for itself.
                _log.warning("members_not_confirmed", error=type(error).__name__)

    async def _confirm(self, known: Mapping[_Key, _Held]) -> None:
        now = time.monotonic()
        async with self._sessions() as session:
            changed = await changed_sessions(session, {key[1]: held.moment for key, held in known.items()})
        for key, held in known.items():
            # One that was forgotten or looked up meanwhile is another one now.
            if self._members.get(key) is held:
                if key[1] in changed:
                    del self._members[key]
                else:
                    held.until = now + _REMEMBER_SECONDS
