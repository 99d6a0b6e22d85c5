"""`cryptopredict halt`, as a person or a script meets it."""

import json
from typing import Any

from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import Cryptocurrency
from fixtures.commands import Command


def test_it_is_pressed_shown_and_lifted(ground: Ground, command: Command) -> None:
    def run(*arguments: str) -> tuple[int, Any]:
        done = command("halt", *arguments, "--json")
        return done.returncode, json.loads(done.stdout)

    with transaction(ground.engine) as session:
        session.add(Cryptocurrency(symbol="BTC", name="Bitcoin"))
    assert run() == (0, {"success": True, "halts": []})
    assert run("wrong prices", "--asset", "btc")[1]["halts"][0]["what"] == "asset 1"
    halts = run("all wrong")[1]["halts"]
    assert [(one["scope"], one["reason"]) for one in halts] == [("asset", "wrong prices"), ("global", "all wrong")]
    assert [one["scope"] for one in run("right again", "--lift")[1]["halts"]] == ["asset"]
    assert [run("right again", "--lift")[0], run("--lift")[0]] == [4, 2]
