"""Access tokens: short-lived, signed with one pinned algorithm, checked in full."""

import hashlib
import hmac
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import jwt

from cryptopredict.base import Unauthenticated, epoch

__all__ = ["Access", "Signer"]

_ALGORITHM = "HS256"
_ISSUER = "cryptopredict"
_AUDIENCE = "cryptopredict-api"
_TYPE = "access"
_REQUIRED = ["exp", "iat", "sub", "jti", "aud", "iss", "typ", "sid"]
_LONGEST = 2_048


@dataclass(frozen=True, slots=True)
class Access:
    """Who a valid token speaks for: the user, and the session (refresh family) that it came from. `expires` in epoch seconds."""

    user_id: int
    session: uuid.UUID
    expires: int


class Signer:
    """Makes and reads access tokens with a key of its own, derived from the secret of the installation."""

    def __init__(self, secret: bytes, *, minutes: int) -> None:
        self._key = hmac.new(secret, b"cryptopredict access token 1", hashlib.sha256).digest()
        self.seconds = minutes * 60
        # The library's own check of the key's length is off unless asked for.
        self._jwt = jwt.PyJWT({"enforce_minimum_key_length": True})

    def issue(self, user_id: int, session: uuid.UUID, now: datetime) -> str:
        """A token for `seconds` from `now`."""
        claims: dict[str, Any] = {
            "iss": _ISSUER,
            "aud": _AUDIENCE,
            "typ": _TYPE,
            "sub": str(user_id),
            "sid": str(session),
            "jti": uuid.uuid4().hex,
            "iat": now,
            "exp": now + timedelta(seconds=self.seconds),
        }
        return self._jwt.encode(claims, self._key, algorithm=_ALGORITHM, headers={"typ": "at+jwt"})

    def read(self, token: str) -> Access:
        """Who the token speaks for. Raises `Unauthenticated` on anything that is not exactly what `issue` makes."""
        try:
            if len(token) > _LONGEST:
                raise jwt.InvalidTokenError("too long")
            whole = self._jwt.decode_complete(
                token,
                self._key,
                algorithms=[_ALGORITHM],
                audience=_AUDIENCE,
                issuer=_ISSUER,
                options={"require": _REQUIRED, "strict_aud": True},
            )
            claims = whole["payload"]
            if claims["typ"] != _TYPE or whole["header"].get("typ") != "at+jwt":
                raise jwt.InvalidTokenError("not an access token")
            return Access(int(claims["sub"]), uuid.UUID(claims["sid"]), int(claims["exp"]))
        except (jwt.PyJWTError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise Unauthenticated(
                "You are not signed in", why="the access token is not valid", to_do="Sign in again."
            ) from error

    def valid_until(self, now: datetime) -> int:
        """Epoch seconds at which a token issued `now` ends."""
        return epoch(now) + self.seconds
