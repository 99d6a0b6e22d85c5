"""The embedded servers in ordinary life: shared, found again, private, wherever the home lies."""

import os
from pathlib import Path

import psutil
import psycopg
import pytest

from cryptopredict.base import Unavailable
from cryptopredict.core import Servers, Settings, plain_url, servers
from fixtures.processes import numbers, user


def modes_above(path: Path) -> dict[str, int]:
    return {str(one): one.stat().st_mode for one in (path, *path.parents)}


def test_who_comes_second_shares_and_who_leaves_last_stops(home: Path) -> None:
    with user(home) as theirs:
        with servers(Settings(home=home)) as both:
            assert numbers(both) == theirs
        assert all(psutil.pid_exists(number) for number in theirs)
    assert numbers(both) == []


def test_what_was_committed_is_there_at_the_second_start(home: Path) -> None:
    with servers(Settings(home=home)) as both, psycopg.connect(plain_url(both.database_url)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS value")
    with servers(Settings(home=home)) as both, psycopg.connect(plain_url(both.database_url)) as connection:
        assert connection.execute("SELECT value FROM kept").fetchone() == (7,)
        shown = connection.execute(
            "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", (["fsync", "synchronous_commit"],)
        )
        assert dict(shown.fetchall()) == {"fsync": "on", "synchronous_commit": "on"}


def test_nothing_listens_on_the_network(running: Servers) -> None:
    assert running.postgres is not None
    assert running.redis is not None
    for server in (running.postgres.process(), running.redis.process()):
        assert server is not None
        assert [one for one in server.net_connections("inet") if one.status == psutil.CONN_LISTEN] == []


def test_the_sockets_are_for_one_account_alone(home: Path) -> None:
    with servers(Settings(home=home)):
        assert (home / "servers").stat().st_mode & 0o077 == 0
        assert (home / "run").stat().st_mode & 0o077 == 0


def test_a_home_behind_a_closed_directory_works_and_no_mode_changes(home: Path) -> None:
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    inner = closed / "inner"
    inner.mkdir(mode=0o700)
    before = modes_above(inner)
    with servers(Settings(home=inner)) as both:
        assert not both.silent()
        if os.geteuid() == 0:
            assert (inner / "servers").is_symlink()
    assert modes_above(inner) == before
    with servers(Settings(home=inner)) as both:
        assert not both.silent()


def test_a_path_too_long_for_a_socket_is_no_obstacle(home: Path) -> None:
    deep = home / ("d" * 60) / ("e" * 60) / 'it\'s a "home" $HOME, 100%'
    with servers(Settings(home=deep)) as both:
        assert not both.silent()
        first = numbers(both)
        with user(deep) as theirs:
            assert theirs == first


def test_given_addresses_start_nothing(home: Path) -> None:
    given = Settings(home=home / "none", database_url="postgresql://nobody@localhost/none", redis_url="redis://localhost:1")
    with servers(given) as both:
        assert both.database_url == "postgresql://nobody@localhost/none"
        assert both.alive()
    assert not (home / "none").exists()


@pytest.mark.filterwarnings("ignore:os.fork")  # whoever loaded JAX before warns of it; the child has no use for it
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can take on another account")
def test_an_ordinary_user_has_servers_too_and_a_read_only_home_is_explained(home: Path) -> None:
    """Everything is imported before the fork, for the account may not be able to read the interpreter's own files."""
    nobody = 65_534
    mine, closed = home / "mine", home / "closed"
    mine.mkdir()
    os.chown(mine, nobody, nobody)
    closed.mkdir(mode=0o755)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setgroups([])
            os.setgid(nobody)
            os.setuid(nobody)
            os.environ["HOME"] = "/"
            with servers(Settings(home=mine)) as both:
                assert not both.silent()
                assert (mine / "servers").stat().st_uid == nobody
            with pytest.raises(Unavailable, match="cannot be written"), servers(Settings(home=closed)):
                pass
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0
