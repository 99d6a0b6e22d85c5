"""`cryptopredict config`."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from redis import Redis
from sqlalchemy import Engine, select

from cryptopredict.core import EVENTS, transaction
from cryptopredict.core.configuration import KNOWN
from cryptopredict.core.schema import UserActivity
from fixtures.commands import Command

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def run(command: Command) -> Run:
    """Runs `cryptopredict config … --json`; returns the exit code and what it printed."""

    def config(*arguments: str) -> tuple[int, Any]:
        done = command("config", *arguments, "--json")
        return done.returncode, json.loads(done.stdout)

    return config


def test_a_setting_is_shown_changed_told_and_written_down(run: Run, engine: Engine, redis: "Redis") -> None:
    code, said = run("list")
    assert (code, [setting["key"] for setting in said["settings"]]) == (0, list(KNOWN))
    with redis.pubsub() as channel:  # type: ignore[no-untyped-call]
        channel.subscribe(EVENTS)
        channel.get_message(timeout=5)
        code, said = run("set", "accounts.registration", "on")
        assert (code, said["changed"], said["setting"]["value"]) == (0, True, True)
        message = channel.get_message(timeout=5)
        assert message is not None
        assert json.loads(message["data"])["topic"] == "config_changed"
    assert run("get", "accounts.registration")[1]["setting"]["value"] is True
    assert run("set", "accounts.registration", "on")[1]["changed"] is False
    with transaction(engine) as session:
        (deed,) = session.scalars(select(UserActivity)).all()
    assert (deed.user_id, deed.activity_data) == (None, {"key": "accounts.registration", "before": False, "after": True})


@pytest.mark.parametrize("arguments", [("get", "nothing"), ("set", "nothing", "1"), ("set", "limits.scale", "0")])
def test_what_is_no_setting_or_does_not_fit_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    code, said = run(*arguments)
    assert (code, said["type"]) == (2, "bad_input")
