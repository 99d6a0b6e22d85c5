"""The embedded servers when something kills them, their user, or the file that names them."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg

from cryptopredict.core import Servers, Settings, plain_url, servers

USER = """
import sys
from pathlib import Path
from cryptopredict.core import Settings, servers
with servers(Settings(home=Path(sys.argv[1]))) as both:
    print(both.postgres.process().pid, both.redis.process().pid, flush=True)
    sys.stdin.read()
"""


def numbers(both: Servers) -> list[int]:
    assert both.postgres is not None
    assert both.redis is not None
    found = (both.postgres.process(), both.redis.process())
    return [process.pid for process in found if process is not None]


def lives(number: int) -> bool:
    return psutil.pid_exists(number) and psutil.Process(number).status() != psutil.STATUS_ZOMBIE


def start_user(home: Path) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", USER, str(home)]
    return subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603  ourselves


def read_numbers(process: "subprocess.Popen[str]") -> list[int]:
    assert process.stdout is not None
    return [int(number) for number in process.stdout.readline().split()]


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
            assert both.answer()
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
        assert both.answer()


def test_swept_away_sockets_are_made_again(home: Path) -> None:
    deep = home / ("d" * 100)
    with servers(Settings(home=deep)):
        pass
    with start_user(deep) as user:
        read_numbers(user)
        user.kill()
    shutil.rmtree((deep / "run" / "sockets").resolve())
    with servers(Settings(home=deep)) as both:
        assert both.answer()
