"""Secrets of users at rest: sealed with a key of this installation, which is kept beside the one that signs tokens."""

from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from cryptopredict.base import Unavailable
from cryptopredict.core.home import private_directory, write_atomically
from cryptopredict.core.locks import exclusive

__all__ = ["seal", "unseal"]


def seal(home: Path, secret: str) -> str:
    """The secret as text that only this installation can open."""
    return _key(home).encrypt(secret.encode()).decode()


def unseal(home: Path, sealed: str) -> str:
    """What was sealed. Raises `Unavailable` when it was sealed with another key."""
    try:
        return _key(home).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise Unavailable(
            "A stored secret cannot be opened",
            why=f"{home / 'secrets' / 'seal.key'} is not the key it was sealed with",
            to_do="Restore that file from a backup, or enter the secret again.",
        ) from error


def _key(home: Path) -> Fernet:
    """Made at the first call; 0600 in a directory that only its owner may enter."""
    directory = private_directory(home / "secrets")
    path = directory / "seal.key"
    with exclusive(directory / "lock"):
        if not path.exists():
            write_atomically(path, Fernet.generate_key())
    return Fernet(path.read_bytes())
