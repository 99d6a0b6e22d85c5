"""The checks of `doctor`, each on its own: one that fails does not hide the others."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import redis
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError

from cryptopredict.base import Conflict, CryptoPredictError, utc_now
from cryptopredict.core import Ground, Settings, ensure_home, ground, listen, migrations, transaction
from cryptopredict.core.account import server_account
from cryptopredict.core.binaries import postgres_programs, redis_program
from cryptopredict.core.schema import CascadeRun, PriceData, SystemConfig
from cryptopredict.server import find_web_app

__all__ = ["Check", "run_checks"]

_ENOUGH_BYTES = 2_000_000_000
_STALE_SECONDS = 3 * 3_600


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: `problem` stands in the way, `note` is worth knowing."""

    name: str
    state: Literal["ok", "note", "problem"]
    finding: str
    to_do: str = ""


def run_checks(settings: Settings) -> Iterator[Check]:
    """Check in the order in which a start would fail."""
    yield _python()
    yield _explained("home", lambda: _home(settings))
    yield _explained("disk", lambda: _disk(settings))
    yield _explained("programs", lambda: _programs(settings))
    yield _port(settings)
    yield _web()
    try:
        with ground(settings, migrate=False) as here:
            yield _redis(here)
            yield Check("PostgreSQL", "ok", _version(here.engine))
            migrated = _migrations(here.engine)
            yield migrated
            if migrated.state == "ok":
                yield from _market(here)
    except CryptoPredictError as error:
        yield Check("servers", "problem", f"{error.what} · {error.why}", error.to_do)
    except DBAPIError as error:
        yield Check(
            "PostgreSQL", "problem", str(error.orig).splitlines()[0], "Start it, or correct CRYPTOPREDICT_DATABASE_URL."
        )


def _explained(name: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except CryptoPredictError as error:
        return Check(name, "problem", f"{error.what} · {error.why}", error.to_do)
    except OSError as error:
        return Check(name, "problem", f"{error.filename}: {error.strerror}", "Look at the rights of that file.")


def _python() -> Check:
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info < (3, 11):  # noqa: UP036  an installation may be run by another Python than it was made for
        return Check("Python", "problem", version, "Install Python 3.11 or newer.")
    return Check("Python", "ok", f"{version}, {os.cpu_count()} processors")


def _home(settings: Settings) -> Check:
    return Check("home", "ok", str(ensure_home(settings.home)))


def _disk(settings: Settings) -> Check:
    free = shutil.disk_usage(settings.home).free
    finding = f"{free / 1e9:.1f} GB free"
    if free < _ENOUGH_BYTES:
        return Check("disk", "problem", finding, f"Free {_ENOUGH_BYTES / 1e9:.0f} GB, or set CRYPTOPREDICT_HOME elsewhere.")
    return Check("disk", "ok", finding)


def _programs(settings: Settings) -> Check:
    if settings.database_url and settings.redis_url:
        return Check("programs", "ok", "not needed: the addresses of both servers are given")
    files = settings.home / "servers"
    account = server_account(files)
    if not files.exists():
        return Check("programs", "ok", f"the first start runs PostgreSQL and Redis as account {account.name}")
    return Check("programs", "ok", f"{postgres_programs(account, files)} and {redis_program(account, files)}")


def _port(settings: Settings) -> Check:
    try:
        listen(settings.host, settings.port).close()
    except Conflict as error:
        return Check("port", "note", f"{error.what}: {error.why}", "It may be CryptoPredict itself; else use --port.")
    except CryptoPredictError as error:
        return Check("port", "problem", f"{error.what} · {error.why}", error.to_do)
    return Check("port", "ok", f"{settings.host} {settings.port} is free")


def _web() -> Check:
    place = find_web_app()
    if place is not None:
        return Check("web app", "ok", str(place))
    node = shutil.which("node")
    found = f"not built; {'node is at ' + node if node else 'there is no node'}"
    return Check("web app", "problem", found, "Run `make setup` where the sources are; it builds the web app.")


def _redis(here: Ground) -> Check:
    try:
        return Check("Redis", "ok", f"version {here.redis.info('server')['redis_version']}")
    except redis.RedisError as error:
        return Check("Redis", "problem", str(error), "Start it, or correct CRYPTOPREDICT_REDIS_URL.")


def _version(engine: Engine) -> str:
    with transaction(engine) as session:
        return f"version {session.scalar(select(func.current_setting('server_version')))}"


def _migrations(engine: Engine) -> Check:
    now, head = migrations.current(engine), migrations.head()
    if now == head:
        return Check("tables", "ok", f"at {head}")
    return Check("tables", "note", f"at {now or 'none'}, this version needs {head}", "The next start brings them there.")


def _market(here: Ground) -> Iterator[Check]:
    with transaction(here.engine) as session:
        source = session.scalar(select(SystemConfig.value).where(SystemConfig.key == "market_source"))
        candle = session.scalar(select(func.max(PriceData.timestamp)))
        run = session.scalars(
            select(CascadeRun).where(CascadeRun.kind == "live").order_by(CascadeRun.id.desc()).limit(1)
        ).first()
    if source is None or candle is None:
        yield Check("market", "note", "none yet", "`cryptopredict up` makes a simulated one, `import PATH` brings in yours.")
        return
    old = (utc_now() - candle).total_seconds() > _STALE_SECONDS
    to_do = "" if not old else "`cryptopredict up` moves it on." if source == "simulated" else "Import newer files."
    yield Check("market", "note" if old else "ok", f"{source}, newest candle {_age(candle)}", to_do)
    if run is None:
        yield Check("decision", "note", "none yet", "`cryptopredict cascade` makes one.")
    elif run.status == "failed":
        yield Check("decision", "problem", f"the last one failed {_age(run.started_at)}: {run.error}", "Read logs/worker.log.")
    else:
        yield Check("decision", "ok", f"{run.status} {_age(run.started_at)}")


def _age(moment: datetime) -> str:
    minutes = (utc_now() - moment).total_seconds() / 60
    for size, unit in ((1_440, "days"), (60, "hours")):
        if minutes >= 2 * size:
            return f"{minutes / size:.0f} {unit} ago"
    return f"{max(minutes, 0):.0f} minutes ago"
