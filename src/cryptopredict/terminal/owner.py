"""The first owner's account from the command line, for those who start the system without a browser."""

import asyncio
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import BadInput
from cryptopredict.core import Ground, async_engine
from cryptopredict.members import create_first_owner, needs_owner

__all__ = ["make_owner"]


def make_owner(ground: Ground, email: str, password_file: Path) -> bool:
    """Make the owner with the password on the file's first line; says whether one was made (not when there is a user already).

    Raises `BadInput` when the file cannot be read or the password breaks the rules.
    """
    try:
        lines = password_file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The password file {password_file} cannot be read", why=str(error)) from error
    if not lines:
        raise BadInput(f"The password file {password_file} is empty", to_do="Write the password on its first line.")
    return asyncio.run(_make(ground.database_url, email, lines[0]))


async def _make(database_url: str, email: str, password: str) -> bool:
    engine = async_engine(database_url)
    try:
        async with AsyncSession(engine) as session, session.begin():
            if not await needs_owner(session):
                return False
            await create_first_owner(session, email=email, password=password)
            return True
    finally:
        await engine.dispose()
