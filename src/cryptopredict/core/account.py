"""Under which account the embedded servers run. PostgreSQL refuses to run as root, so root hands them to another account.

No mode of an existing directory is ever changed: where that account cannot pass, a place that it can reach is used instead.
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from cryptopredict.base import Unavailable

__all__ = ["Account", "server_account"]

_NAME = "pgserver"


@dataclass(frozen=True, slots=True)
class Account:
    """The account of the servers; `other` says that it is not the account of this process."""

    name: str
    uid: int
    gid: int
    other: bool

    def run(self, arguments: list[str], *, cwd: Path, timeout: float) -> "subprocess.CompletedProcess[str]":
        """Run a program under this account, with an environment of its own (PG* variables of the caller would mislead it).

        Output is captured together. Raises `OSError` when it cannot start, `subprocess.TimeoutExpired`.
        """
        return subprocess.run(  # noqa: S603  the programs are ours
            arguments,
            cwd=cwd,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC", "HOME": str(cwd)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            user=self.uid if self.other else None,
            group=self.gid if self.other else None,
            extra_groups=[] if self.other else None,
        )

    def reaches(self, path: Path, access: str = "x") -> bool:
        """Whether the account may enter a directory or run a program (`x`), or read it (`r`): asked of the kernel itself."""
        if not self.other:
            return os.access(path, {"x": os.X_OK, "r": os.R_OK}[access])
        return self.run(["/usr/bin/test", f"-{access}", str(path)], cwd=Path("/"), timeout=10).returncode == 0

    def own(self, path: Path) -> Path:
        """Give the account a file or directory that was just made."""
        if self.other:
            os.chown(path, self.uid, self.gid)
        return path


def server_account(existing: Path | None = None) -> Account:
    """This process's account; for root the owner of `existing` (servers of an earlier start), else `pgserver`, else `nobody`.

    `pgserver` is made as a system account without a password, a home or a shell, where the machine lets us.
    Raises `Unavailable` when root finds no other account.
    """
    if os.geteuid() != 0:
        return Account(name=_name_of(os.geteuid()), uid=os.geteuid(), gid=os.getegid(), other=False)
    if existing is not None and existing.exists() and (owner := existing.stat()).st_uid != 0:
        return Account(name=_name_of(owner.st_uid), uid=owner.st_uid, gid=owner.st_gid, other=True)
    for name in (_NAME, "nobody"):
        if name == _NAME:
            _make_account()
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid, other=True)
    raise Unavailable(
        "No account to run PostgreSQL under",
        why="root may not run it, and neither pgserver nor nobody exists",
        to_do="Start CryptoPredict as an ordinary user, or create the account: useradd --system pgserver.",
    )


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)  # containers run under numbers without a name


def _make_account() -> None:
    tool = shutil.which("useradd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if tool is None:
        return
    try:
        pwd.getpwnam(_NAME)
    except KeyError:
        # A refusal (read-only /etc) is no failure: the next account in line is taken.
        subprocess.run(  # noqa: S603  the program is the system's own
            [
                tool,
                "--system",
                "--user-group",
                "--no-create-home",
                "--home-dir",
                "/nonexistent",
                "--shell",
                "/usr/sbin/nologin",
                _NAME,
            ],
            check=False,
            capture_output=True,
            timeout=30,
        )
