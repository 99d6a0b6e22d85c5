import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from cryptopredict.base import BadInput, Conflict, CryptoPredictError, Unauthenticated, utc_now
from cryptopredict.core.schema import RefreshToken, User, UserActivity
from cryptopredict.members import (
    Client,
    Grant,
    Reused,
    authenticate,
    create_first_owner,
    create_user,
    end_all_sessions,
    needs_owner,
    open_session,
    rotate,
    standing,
    standing_sessions,
)

HERE = Client("127.0.0.1", "test")
PHRASE = "four unrelated words here"


@pytest.fixture
def sessions(aengine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    return async_sessionmaker(aengine, expire_on_commit=False)


async def _signed_in(sessions: async_sessionmaker[AsyncSession]) -> Grant:
    async with sessions.begin() as session:
        user = await create_first_owner(session, email="Owner@Example.org", password=PHRASE)
        return await open_session(session, user, HERE, days=30)


async def _age(sessions: async_sessionmaker[AsyncSession], seconds: int) -> None:
    async with sessions.begin() as session:
        await session.execute(update(RefreshToken).values(issued_at=RefreshToken.issued_at - timedelta(seconds=seconds)))


async def _rotate(sessions: async_sessionmaker[AsyncSession], token: str) -> Grant | CryptoPredictError:
    async with sessions() as session:
        try:
            grant = await rotate(session, token, HERE)
        except CryptoPredictError as error:
            if isinstance(error, Reused):
                await session.commit()
            return error
        await session.commit()
        return grant


async def test_of_two_first_owners_at_once_one_wins(sessions: async_sessionmaker[AsyncSession]) -> None:
    async def attempt(email: str) -> bool:
        async with sessions.begin() as session:
            try:
                await create_first_owner(session, email=email, password=PHRASE)
            except Conflict:
                return False
            return True

    assert sorted(await asyncio.gather(*(attempt(f"o{n}@example.org") for n in range(5)))) == [False] * 4 + [True]
    async with sessions() as session:
        assert not await needs_owner(session)
        owner = (await session.scalars(select(User))).one()
        assert (owner.role, owner.is_superuser) == ("admin", True)


async def test_an_email_is_taken_whatever_its_case(sessions: async_sessionmaker[AsyncSession]) -> None:
    await _signed_in(sessions)
    async with sessions() as session:
        with pytest.raises(Conflict):
            await create_user(session, email="OWNER@example.ORG", password=PHRASE, role="casual")
        with pytest.raises(BadInput):
            await create_user(session, email="new@example.org", password="password", role="casual")


async def test_signing_in_tells_nothing_of_why_it_failed(sessions: async_sessionmaker[AsyncSession]) -> None:
    await _signed_in(sessions)
    said = set()
    async with sessions.begin() as session:
        assert (await authenticate(session, "owner@EXAMPLE.org", PHRASE)).email == "owner@example.org"
        for email, password in (("owner@example.org", "wrong"), ("nobody@example.org", PHRASE)):
            with pytest.raises(Unauthenticated) as caught:
                await authenticate(session, email, password)
            said.add(str(caught.value))
        await session.execute(update(User).values(is_active=False))
        with pytest.raises(Unauthenticated) as caught:
            await authenticate(session, "owner@example.org", PHRASE)
        said.add(str(caught.value))
    assert len(said) == 1


async def test_only_the_hash_of_a_refresh_token_is_stored(sessions: async_sessionmaker[AsyncSession]) -> None:
    grant = await _signed_in(sessions)
    async with sessions() as session:
        row = (await session.scalars(select(RefreshToken))).one()
        assert grant.refresh_token not in (row.token_hash, row.user_agent)
        assert len(row.token_hash) == 64


async def test_rotation_keeps_the_session_and_its_end(sessions: async_sessionmaker[AsyncSession]) -> None:
    first = await _signed_in(sessions)
    second = await _rotate(sessions, first.refresh_token)
    assert isinstance(second, Grant)
    assert (second.session, second.expires_at) == (first.session, first.expires_at)
    assert second.refresh_token != first.refresh_token


async def test_of_many_refreshes_at_once_exactly_one_wins_and_the_session_lives(
    sessions: async_sessionmaker[AsyncSession],
) -> None:
    first = await _signed_in(sessions)
    results = await asyncio.gather(*(_rotate(sessions, first.refresh_token) for _ in range(12)))
    winners = [result for result in results if isinstance(result, Grant)]
    assert len(winners) == 1
    assert all(isinstance(result, Conflict) for result in results if result is not winners[0])
    assert isinstance(await _rotate(sessions, winners[0].refresh_token), Grant)


async def test_a_replaced_token_that_comes_back_ends_the_family(sessions: async_sessionmaker[AsyncSession]) -> None:
    first = await _signed_in(sessions)
    second = await _rotate(sessions, first.refresh_token)
    assert isinstance(second, Grant)
    await _age(sessions, 11)
    assert isinstance(await _rotate(sessions, first.refresh_token), Reused)
    assert isinstance(await _rotate(sessions, second.refresh_token), Unauthenticated)
    async with sessions() as session:
        assert await standing(session, [(first.user.id, first.session)]) == {}
        kinds = set(await session.scalars(select(UserActivity.activity_type)))
        assert "refresh_token_reused" in kinds


async def test_a_session_stands_until_it_is_ended_or_its_user_switched_off(sessions: async_sessionmaker[AsyncSession]) -> None:
    first = await _signed_in(sessions)
    async with sessions.begin() as session:
        other = await open_session(session, first.user, HERE, days=30)
        both = {first.session, other.session}
        assert await standing_sessions(session, both) == {first.session: True, other.session: True}
        assert await end_all_sessions(session, first.user.id) == 2
        assert await standing_sessions(session, both) == {}
        third = await open_session(session, first.user, HERE, days=30)
        mine, others = (first.user.id, third.session), (first.user.id + 1, third.session)
        assert set(await standing(session, [mine, others])) == {mine}
        await session.execute(update(User).values(is_active=False))
    async with sessions() as session:
        assert await standing(session, [mine]) == {}
    assert isinstance(await _rotate(sessions, third.refresh_token), Unauthenticated)


async def test_an_expired_token_is_no_token(sessions: async_sessionmaker[AsyncSession]) -> None:
    first = await _signed_in(sessions)
    async with sessions.begin() as session:
        await session.execute(update(RefreshToken).values(expires_at=utc_now()))
    assert isinstance(await _rotate(sessions, first.refresh_token), Unauthenticated)
    assert isinstance(await _rotate(sessions, "unknown"), Unauthenticated)
