"""Where the embedded servers keep their files and sockets.

`<home>/servers` belongs to the account of the servers. Two links may stand in for a directory: `<home>/servers` itself, where
root's servers cannot pass through the home's parents, and `<home>/run/sockets`, where the home's path is too long for a socket.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cryptopredict.base import Unavailable
from cryptopredict.core.account import Account, server_account
from cryptopredict.core.home import private_directory

__all__ = ["Place", "find_place", "leave_place"]

_SOCKET_LIMIT = 103
"""Bytes of a socket's path that every system accepts, its closing zero left out."""
_LONGEST_NAME = ".s.PGSQL.5432.lock"


@dataclass(frozen=True, slots=True)
class Place:
    """The account of the servers, the directory of their files, and the directory of their sockets."""

    account: Account
    files: Path
    sockets: Path


def find_place(home: Path) -> Place:
    """Find the place of an existing home, or make one. Raises `Unavailable`, `OSError`."""
    link = home / "servers"
    account = server_account(link)
    if not link.exists():
        _make_files(link, home, account)
    files = link.resolve()
    if not account.reaches(files):
        raise Unavailable(
            f"The servers' directory {files} cannot be entered",
            why="it belongs to another account, or a directory above it is closed",
            to_do="Start CryptoPredict under the account that made it, or set CRYPTOPREDICT_HOME to another directory.",
        )
    return Place(account=account, files=files, sockets=_sockets(home, files, account))


def leave_place(home: Path) -> None:
    """Remove the short directory of the sockets when nothing is left in it, so that stopped servers leave no trace."""
    link = home / "run" / "sockets"
    if link.is_symlink():
        try:
            link.resolve().rmdir()
        except OSError:
            return
        link.unlink()


def _make_files(link: Path, home: Path, account: Account) -> None:
    if account.reaches(home):
        link.mkdir(mode=0o700)
        account.own(link)
        return
    base = Path("/var/lib/cryptopredict-servers")
    base.mkdir(mode=0o711, parents=True, exist_ok=True)
    # A name of its own for each home: a home that was deleted must not come back with its old data.
    files = account.own(Path(tempfile.mkdtemp(prefix=f"{home.name}-", dir=base)))
    if not account.reaches(files):
        files.rmdir()
        raise Unavailable(
            f"PostgreSQL cannot reach the home {home}",
            why=f"root starts it as {account.name}, which may not enter the directories above, nor those above {base}",
            to_do="Set CRYPTOPREDICT_HOME to a directory that others may pass through, or start as an ordinary user.",
        )
    link.unlink(missing_ok=True)
    link.symlink_to(files)


def _sockets(home: Path, files: Path, account: Account) -> Path:
    if len(os.fsencode(files / _LONGEST_NAME)) <= _SOCKET_LIMIT:
        return files
    link = private_directory(home / "run") / "sockets"
    if link.exists():
        return link.resolve()
    link.unlink(missing_ok=True)
    short = tempfile.gettempdir() if len(tempfile.gettempdir()) < 40 else "/tmp"  # noqa: S108  mkdtemp makes it private
    made = account.own(Path(tempfile.mkdtemp(prefix="cryptopredict-", dir=short)))
    link.symlink_to(made)
    return made.resolve()
