"""The command as a person or a script meets it."""

import errno
import json
import socket
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from cryptopredict import __version__, terminal
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import User
from cryptopredict.terminal.owner import make_owner
from fixtures.commands import Command
from fixtures.processes import run_command


def test_it_knows_its_version_and_its_commands(command: Command) -> None:
    assert run_command("--version").stdout == f"{__version__}\n"
    shown = command("--help").stdout
    assert all(
        f" {name} " in shown for name in ("up", "serve", "worker", "beat", "doctor", "import", "cascade", "replay", "user")
    )


def test_an_error_says_what_why_and_what_to_do_and_leaves_with_its_code() -> None:
    done = run_command("doctor", port="70000")
    assert (done.returncode, done.stdout) == (2, "")
    what, why, to_do = done.stderr.splitlines()
    assert what == "A setting cannot be used"
    assert "port='70000'" in why
    assert to_do.startswith("  what to do  ")


def test_an_error_is_json_where_json_was_asked_for(command: Command) -> None:
    done = command("doctor", "--json", source="nowhere")
    failure = json.loads(done.stdout)
    assert done.returncode == failure["exit_code"] == 2
    assert (failure["success"], failure["type"]) == (False, "bad_input")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (psycopg.errors.DiskFull("could not extend file"), "The disk is full"),
        (DBAPIError("COPY", None, psycopg.errors.DiskFull("could not extend file")), "The disk is full"),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
        (psycopg.OperationalError("connection refused"), "A server cannot be reached"),
    ],
)
def test_what_the_surroundings_do_is_said_in_words(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_wanted: str | None) -> NoReturn:
        raise error

    monkeypatch.setattr(terminal, "build_app", fail)
    with pytest.raises(SystemExit) as left:
        terminal.main(["doctor"])
    assert (left.value.code, capsys.readouterr().err.splitlines()[0]) == (7, said)


def test_the_doctor_finds_what_is_right(command: Command) -> None:
    done = command("doctor", "--json")
    findings = {check["name"]: check["state"] for check in json.loads(done.stdout)["checks"]}
    fine = {"Python", "home", "disk", "programs", "port", "PostgreSQL", "Redis", "tables"}
    assert {name for name in fine if findings[name] == "ok"} == fine
    assert findings["market"] == "note"
    assert done.returncode == (1 if "problem" in findings.values() else 0)


def test_the_doctor_finds_what_is_wrong_and_goes_on(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        done = command(
            "doctor",
            "--json",
            home=tmp_path / "file" / "home",
            redis_url=f"unix://{tmp_path}/none.sock",
            port=other.getsockname()[1],
        )
    findings = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert {name: findings[name]["state"] for name in ("home", "port", "PostgreSQL", "Redis")} == {
        "home": "problem",
        "port": "note",
        "PostgreSQL": "ok",
        "Redis": "problem",
    }
    assert findings["home"]["to_do"]
    assert done.returncode == 1


def test_an_owner_is_made_once(ground: Ground, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("four unrelated words here\n")
    assert make_owner(ground, "owner@example.org", tmp_path / "password")
    assert not make_owner(ground, "second@example.org", tmp_path / "password")
    with transaction(ground.engine) as session:
        owner = session.scalars(select(User)).one()
    assert (owner.email, owner.role, owner.is_superuser) == ("owner@example.org", "admin", True)
