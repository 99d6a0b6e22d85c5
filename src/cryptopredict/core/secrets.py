"""The secret that signs tokens: made once, kept private, refused when it is weak or when others could have read it."""

import secrets
from pathlib import Path

from cryptopredict.base import Unavailable
from cryptopredict.core.home import private_directory, write_atomically
from cryptopredict.core.locks import exclusive

__all__ = ["secret_key"]

_LENGTH = 32


def secret_key(home: Path) -> bytes:
    """The 32 random bytes in `home`/secrets/token.key; made at the first call.

    Raises `Unavailable` when the file can be read by other accounts, is too short, or is not random.
    """
    try:
        directory = private_directory(home / "secrets")
        path = directory / "token.key"
        with exclusive(directory / "lock"):
            if not path.exists():
                write_atomically(path, secrets.token_bytes(_LENGTH))
        mode = path.stat().st_mode | directory.stat().st_mode
        key = path.read_bytes()
    except OSError as error:
        raise _refused(home, error.strerror or str(error)) from error
    if mode & 0o077:
        raise _refused(home, "other accounts of this machine may read it")
    # Random bytes practically never repeat this often; a typed or blanked key does.
    if len(key) < _LENGTH or len(set(key)) < _LENGTH // 2:
        raise _refused(home, "it is too short, or not random")
    return key


def _refused(home: Path, why: str) -> Unavailable:
    return Unavailable(
        f"The secret {home / 'secrets' / 'token.key'} cannot be used",
        why=why,
        to_do="Delete the file: a new one is made at the next start, and everybody signs in again.",
    )
