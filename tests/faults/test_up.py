"""`cryptopredict up` when parts of it, or all of it, are killed."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cryptopredict.core import Settings
from cryptopredict.core.processes import wait_until
from cryptopredict.core.servers import Servers
from fixtures.homes import new_home, remove_home
from fixtures.processes import Process, address_of, children_of, end, lives, ready, start_up

PARTS = {"serve", "worker", "worker-market", "worker-training", "beat", "stream"}


@pytest.fixture(scope="module")
def own_home() -> Iterator[Path]:
    path = new_home()
    yield path
    remove_home(path)


@pytest.fixture(scope="module")
def up(own_home: Path) -> Iterator[Process]:
    process = start_up(own_home, "--port", "0")
    yield process
    end(process)


@pytest.fixture(scope="module")
def address(up: Process) -> str:
    return address_of(up)


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_killed_part_is_started_again(up: Process, address: str, part: str) -> None:
    assert wait_until(lambda: set(children_of(up)) == PARTS, 60)
    before = children_of(up)
    os.kill(before[part], signal.SIGKILL)
    # The supervisor holds the address: a request waits for the next API instead of being refused.
    assert ready(address)
    assert wait_until(lambda: children_of(up).get(part, before[part]) != before[part], 60)
    assert {name: number for name, number in children_of(up).items() if name != part} == {
        name: number for name, number in before.items() if name != part
    }


@pytest.mark.parametrize("part", ["postgres", "redis"])
def test_a_killed_server_is_started_again(own_home: Path, address: str, part: str) -> None:
    process = getattr(Servers(Settings(home=own_home)), part).process()
    process.kill()
    assert wait_until(lambda: not lives(process.pid), 20)
    assert wait_until(lambda: ready(address), 60)


def test_a_second_start_says_where_the_first_one_is(own_home: Path, address: str) -> None:
    second = start_up(own_home)
    said, _ = second.communicate(timeout=120)
    assert second.returncode == 5
    assert f"runs already at {address}" in said


def test_a_taken_port_is_said_before_anything_is_started(home: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        process = start_up(home, "--port", str(port))
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 5
    assert f"Port {port} of 127.0.0.1 is taken" in said
    assert f"process {os.getpid()}" in said
    assert not (home / "servers").exists()


def test_after_a_kill_the_next_start_takes_over_and_ctrl_c_ends_everything(home: Path) -> None:
    first = start_up(home, "--port", "0")
    address = address_of(first)
    before = children_of(first)
    servers = Servers(Settings(home=home))
    assert servers.postgres is not None
    postgres = servers.postgres.process()
    first.kill()
    first.communicate()
    second = start_up(home, "--port", address.rsplit(":", 1)[1])
    assert address_of(second) == address
    assert not any(lives(number) for number in before.values())
    assert servers.postgres.process() == postgres
    children = children_of(second)
    assert set(children) == PARTS
    second.send_signal(signal.SIGINT)
    said, _ = second.communicate(timeout=120)
    assert second.returncode == 0
    assert said.endswith("Stopped.\n")
    assert not any(lives(number) for number in children.values())
    assert not servers.alive()
