"""Real servers for every test: one PostgreSQL and one Redis for the session, a database of its own for each test.

The network beyond this machine is closed. Nothing of the person's own home or environment is read.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import redis as redis_client
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Engine, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from cryptopredict.core import Ground, Servers, Settings, async_engine, migrations, servers, sync_engine
from fixtures.commands import command
from fixtures.fits import FOLDER
from fixtures.homes import new_home, quick_folder, remove_home
from fixtures.logs import logs_as_before

__all__ = ["command"]

for _name in [name for name in os.environ if name.startswith("CRYPTOPREDICT_") and name != "CRYPTOPREDICT_REAL_DATA"]:
    del os.environ[_name]

if "PYTEST_XDIST_WORKER" not in os.environ:  # the workers of a run take it from the one that starts them
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="cp-fits-")

# How long an example takes says something of the machine, not of the code.
hypothesis_settings.register_profile("any machine", deadline=None)
hypothesis_settings.load_profile("any machine")


_LONG = {"contract", "deploy", "faults", "layers", "leak", "replay", "scheduler", "terminal"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The rooms with long files come first, in the order of the files' names: those that wait among those that work.

    With several workers the last file is then a short one, and nobody waits for it.
    """
    items.sort(key=lambda item: (0, item.path.name) if item.path.parent.name in _LONG else (1, ""))


def pytest_sessionfinish() -> None:
    """Remove the fits that the processes of this run shared."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(os.environ[FOLDER], ignore_errors=True)


def _stay_on_this_machine(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        address = str(arguments[1][0])
        if not (address.startswith("127.") or address in {"localhost", "::1", ""}):
            raise PermissionError(f"a test may not connect to {address}")


sys.addaudithook(_stay_on_this_machine)


@pytest.fixture(autouse=True)
def own_logs() -> Iterator[None]:
    """How a test sets up logs, or a command that it runs, stays with it."""
    with logs_as_before():
        yield


@pytest.fixture
def home() -> Iterator[Path]:
    """An empty home for a test that starts servers of its own."""
    path = new_home()
    yield path
    remove_home(path)


@pytest.fixture(scope="session")
def running() -> Iterator[Servers]:
    """The session's own PostgreSQL and Redis, in memory where there is room. Those that a test kills are its own, as they come."""
    path = new_home(quick_folder())
    with servers(Settings(home=path)) as both:
        for name, value in _HURRIED.items():
            _execute(both.database_url, f"ALTER SYSTEM SET {name} = '{value}'")
        _execute(both.database_url, "SELECT pg_reload_conf()")
        yield both
    remove_home(path)


_HURRIED = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_wal_size": "256MB"}
"""What is promised of a disk that loses its power costs most of the time of a new database."""


def _execute(url: str, statement: str) -> None:
    plain = make_url(url).set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statement)


def _named(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def new_database(running: Servers) -> Callable[[str | None], str]:
    """Makes a database, empty or from a template by name; returns its address."""
    count = iter(range(1_000_000))

    def make(template: str | None = None) -> str:
        name = f"test_{next(count)}"
        _execute(
            running.database_url, f"CREATE DATABASE {name}" + (f" TEMPLATE {template} STRATEGY file_copy" if template else "")
        )
        return _named(running.database_url, name)

    return make


@pytest.fixture(scope="session")
def template(new_database: Callable[[str | None], str]) -> str:
    """Name of a migrated database without rows of its own."""
    url = new_database(None)
    engine = sync_engine(url)
    migrations.upgrade(engine)
    engine.dispose()
    return str(make_url(url).database)


@pytest.fixture
def empty_database_url(running: Servers, new_database: Callable[[str | None], str]) -> Iterator[str]:
    """Address of a database without any table."""
    url = new_database(None)
    yield url
    _execute(running.database_url, f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


@pytest.fixture
def database_url(running: Servers, new_database: Callable[[str | None], str], template: str) -> Iterator[str]:
    """Address of a migrated database for this test alone."""
    url = new_database(template)
    yield url
    _execute(running.database_url, f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on this test's database."""
    made = sync_engine(database_url)
    yield made
    made.dispose()


@pytest.fixture
async def aengine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine on this test's database, for the test's event loop."""
    made = async_engine(database_url)
    yield made
    await made.dispose()


@pytest.fixture
def redis_url(running: Servers, redis: "redis_client.Redis") -> str:
    """Address of the session's Redis, emptied for this test."""
    return running.redis_url


@pytest.fixture
def redis(running: Servers) -> Iterator["redis_client.Redis"]:
    """A connection to the session's Redis, emptied for this test; gives text."""
    with redis_client.Redis.from_url(running.redis_url, decode_responses=True) as connection:
        connection.flushall()
        yield connection


@pytest.fixture
def settings(tmp_path: Path, database_url: str, redis_url: str) -> Settings:
    """Settings that point at this test's database and a home of its own."""
    return Settings(home=tmp_path / "home", database_url=database_url, redis_url=redis_url, port=0)


@pytest.fixture
def ground(settings: Settings, engine: Engine, redis: "redis_client.Redis") -> Ground:
    """The ground, on this test's database and the session's Redis; its home exists and is empty."""
    settings.home.mkdir(mode=0o711)
    return Ground(settings, str(settings.database_url), str(settings.redis_url), engine, redis, Servers(settings))
