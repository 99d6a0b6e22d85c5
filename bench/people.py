"""Many people with open sessions, made straight in the database: signing in is not what is measured."""

import secrets
import uuid
from datetime import timedelta

from sqlalchemy import insert

from cryptopredict.base import utc_now
from cryptopredict.core import Ground, secret_key, transaction
from cryptopredict.core.schema import RefreshToken, User
from cryptopredict.members import Access, Signer

__all__ = ["Person", "make_people"]

Person = tuple[Access, str]
"""What an access token says, and the token."""

_MINUTES = 120


def make_people(ground: Ground, count: int, *, role: str = "casual") -> list[Person]:
    """That many users, each with one session and a token for two hours."""
    now, mark = utc_now(), secrets.token_hex(4)
    with transaction(ground.engine) as session:
        rows = [{"email": f"{mark}-{number}@bench.example", "password_hash": "none", "role": role} for number in range(count)]
        keys = list(session.scalars(insert(User).returning(User.id), rows))
        families = [uuid.uuid4() for _ in keys]
        links = [
            {"user_id": key, "family": family, "token_hash": secrets.token_hex(32), "expires_at": now + timedelta(hours=3)}
            for key, family in zip(keys, families, strict=True)
        ]
        session.execute(insert(RefreshToken), links)
    signer = Signer(secret_key(ground.settings.home), minutes=_MINUTES)
    return [
        (Access(key, family, signer.valid_until(now)), signer.issue(key, family, now))
        for key, family in zip(keys, families, strict=True)
    ]
