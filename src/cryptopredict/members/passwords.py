"""Passwords: argon2id for new ones, bcrypt of elsewhere verified and upgraded, and never more than a few hashings at once."""

import asyncio
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher
from pwdlib.hashers.bcrypt import BcryptHasher

from cryptopredict.base import BadInput

__all__ = ["HASHING_THREADS", "MAXIMUM_LENGTH", "MINIMUM_LENGTH", "check_rules", "hash_password", "verify_password"]

MINIMUM_LENGTH = 8
MAXIMUM_LENGTH = 128
HASHING_THREADS = 2
"""A flood of sign-ins waits in line here instead of taking every core."""

_BCRYPT_BYTES = 72
_ARGON2 = Argon2Hasher(time_cost=2, memory_cost=19_456, parallelism=1)
_HASHES = PasswordHash((_ARGON2, BcryptHasher()))
_POOL = ThreadPoolExecutor(HASHING_THREADS, thread_name_prefix="hashing")


@cache
def _common() -> frozenset[str]:
    text = files("cryptopredict.members").joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _nobody() -> str:
    """A hash that no password has: what is verified when there is no such user, so that the answer takes as long."""
    return _ARGON2.hash("nobody has this password")


def _normal(password: str) -> str:
    """The same keys on another keyboard give the same password: compose what the keyboard took apart."""
    return unicodedata.normalize("NFC", password)


def check_rules(password: str, *, email: str = "") -> None:
    """Raise `BadInput` on a password that is too short, too long, among the commonest, or the email itself."""
    why = ""
    if len(password) < MINIMUM_LENGTH:
        why = f"it has fewer than {MINIMUM_LENGTH} characters"
    elif len(password) > MAXIMUM_LENGTH:
        why = f"it has more than {MAXIMUM_LENGTH} characters"
    elif password.lower() in _common():
        why = "it is one of the most used passwords"
    elif email and password.lower() in (email.lower(), email.lower().partition("@")[0]):
        why = "it is the email"
    if why:
        raise BadInput("That password cannot be used", why=why, to_do="Take a longer one, such as four unrelated words.")


async def hash_password(password: str) -> str:
    """The argon2id hash (2 passes, 19 MiB), made in the bounded pool."""
    return await asyncio.get_running_loop().run_in_executor(_POOL, _ARGON2.hash, _normal(password))


def _verify(password: str, stored: str | None) -> tuple[bool, str | None]:
    password = _normal(password)
    known = stored or _nobody()
    # bcrypt reads 72 bytes and raises beyond; such a password was never stored with it.
    if known.startswith("$2") and len(password.encode()) > _BCRYPT_BYTES:
        known, stored = _nobody(), None
    try:
        right, upgraded = _HASHES.verify_and_update(password, known)
    except UnknownHashError:
        right, upgraded = False, None
    return right and bool(stored), upgraded


async def verify_password(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Whether it is right, and a better hash to store when the old one is weaker than today's.

    `stored` None (no such user) takes as long as a wrong password, and is never right.
    """
    return await asyncio.get_running_loop().run_in_executor(_POOL, _verify, password, stored)
