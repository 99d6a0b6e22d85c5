"""The desk at the door: who a token speaks for, as they are now. It remembers for one second, so that a change counts at once."""

import asyncio
import time
import uuid
from dataclasses import dataclass
from typing import Final, get_args

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from cryptopredict.base import Unauthenticated
from cryptopredict.core.schema import User
from cryptopredict.members import Access, Signer, standing
from cryptopredict.server.schemas.members import Calendar, Digits, Locale, Theme, UserProfile

__all__ = ["Desk", "Member", "profile_of"]

_REMEMBER_SECONDS = 1.0
_MOST = 10_000
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


class Desk:
    """Looks at tokens. One for each process."""

    def __init__(self, signer: Signer, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._signer = signer
        self._sessions = sessions
        self._tokens: dict[str, Access] = {}
        self._members: dict[tuple[int, uuid.UUID], tuple[float, Member]] = {}
        self._looking: dict[tuple[int, uuid.UUID], asyncio.Task[Member]] = {}

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
        key = (access.user_id, access.session)
        held = self._members.get(key)
        if held is not None and held[0] > time.monotonic():
            return held[1]
        looking = self._looking.get(key)
        if looking is None:
            # All who ask meanwhile wait for the same look; that one of them gives up is nothing to the others.
            looking = self._looking[key] = asyncio.create_task(self._look(key, access))
            looking.add_done_callback(lambda done: self._looked(key, done))
        return await asyncio.shield(looking)

    def _looked(self, key: tuple[int, uuid.UUID], done: asyncio.Task[Member]) -> None:
        if self._looking.get(key) is done:
            del self._looking[key]
        if not done.cancelled():
            # Whoever asked may have left; then nobody else takes note of it.
            done.exception()

    async def _look(self, key: tuple[int, uuid.UUID], access: Access) -> Member:
        now = time.monotonic()
        async with self._sessions() as session:
            user = await standing(session, access.user_id, access.session)
        if user is None:
            self._members.pop(key, None)
            raise Unauthenticated("You are not signed in", why="the session has ended", to_do="Sign in again.")
        profile = profile_of(user)
        member = Member(user.id, user.role, user.is_superuser, access.session, profile, profile.model_dump_json().encode())
        if len(self._members) >= _MOST:
            self._members.clear()
        self._members[key] = (now + _REMEMBER_SECONDS, member)
        return member

    def forget(self, user_id: int) -> None:
        """Look again at the next request of that user."""
        for held in (self._members, self._looking):
            for key in [key for key in held if key[0] == user_id]:
                del held[key]
