"""The embedded servers when something kills them, their user, or the file that names them."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg

from cryptopredict.core import Settings, plain_url, servers
from fixtures.processes import lives, numbers, read_numbers, start_user


def test_a_killed_server_is_started_again_and_what_was_committed_is_there(home: Path) -> None:
    with servers(Settings(home=home)) as both:
        with psycopg.connect(plain_url(both.database_url)) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS value")
        before = numbers(both)
        for number in before:
            os.kill(number, signal.SIGKILL)
        assert both.ensure_running()
        assert not set(before) & set(numbers(both))
        assert not both.ensure_running()
        with psycopg.connect(plain_url(both.database_url)) as connection:
            assert connection.execute("SELECT value FROM kept").fetchone() == (7,)


def test_servers_of_a_killed_user_are_adopted_and_stopped_by_the_next(home: Path) -> None:
    with start_user(home) as user:
        theirs = read_numbers(user)
        user.kill()
    assert all(lives(number) for number in theirs)
    with servers(Settings(home=home)) as both:
        assert numbers(both) == theirs
    assert numbers(both) == []


def test_many_starts_at_once_make_one_of_each(home: Path) -> None:
    users = [start_user(home) for _ in range(3)]
    found = {tuple(read_numbers(user)) for user in users}
    assert len(found) == 1
    for user in users:
        user.communicate(timeout=60)
    assert [user.returncode for user in users] == [0, 0, 0]
    assert not any(lives(number) for number in found.pop())


def test_a_foreign_process_with_the_number_of_a_dead_server_is_left_alone(home: Path) -> None:
    with servers(Settings(home=home)):
        names = {"postgres/postmaster.pid": "", "redis.pid": ""}
        for name in names:
            names[name] = (home / "servers" / name).read_text()
    with subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE) as stranger:
        for name, text in names.items():
            (home / "servers" / name).write_text("\n".join([str(stranger.pid), *text.splitlines()[1:]]) + "\n")
        with servers(Settings(home=home)) as both:
            assert not both.silent()
            assert stranger.pid not in numbers(both)
        assert stranger.poll() is None
        stranger.communicate()


def test_a_start_that_was_cut_off_half_way_is_done_over(home: Path) -> None:
    with servers(Settings(home=home)):
        pass
    made = home / "servers" / "postgres"
    made.rename(home / "servers" / "postgres.new")
    shutil.rmtree(home / "servers" / "postgres.new" / "base")
    with servers(Settings(home=home)) as both:
        assert not both.silent()


def test_swept_away_sockets_are_made_again(home: Path) -> None:
    deep = home / ("d" * 100)
    with servers(Settings(home=deep)):
        pass
    with start_user(deep) as user:
        read_numbers(user)
        user.kill()
    shutil.rmtree((deep / "run" / "sockets").resolve())
    with servers(Settings(home=deep)) as both:
        assert not both.silent()
