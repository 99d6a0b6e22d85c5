"""`cryptopredict models`, as a person or a script meets it."""

import json
from typing import Any

from sqlalchemy import select

from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import ModelVersion, User, UserActivity
from fixtures.commands import Command
from fixtures.judged import store_judged


def test_versions_are_listed_promoted_and_rolled_back(ground: Ground, command: Command) -> None:
    def run(*arguments: str) -> tuple[int, Any]:
        done = command("models", *arguments, "--json")
        return done.returncode, json.loads(done.stdout)

    store_judged(ground)
    code, listed = run()
    assert [(one["version"], one["role"], one["gate"]["open"], one["files"]) for one in listed["models"]] == [
        ("3", "challenger", False, "whole"),
        ("2", "challenger", True, "whole"),
        ("1", "challenger", True, "whole"),
    ]
    assert run("promote", "volatility", "1")[1] == {
        "success": True,
        "model": "volatility",
        "version": "1",
        "before": None,
        "forced": False,
        "reason": None,
    }
    code, closed = run("promote", "volatility", "3")
    assert (code, "not distinguishable" in closed["why"]) == (5, True)
    assert run("promote", "volatility", "3", "--force", "--reason", "to look")[0] == 2  # nobody is there to answer for it
    with transaction(ground.engine) as session:
        session.add(User(email="owner@example.org", password_hash="x", role="admin"))
    assert run("promote", "volatility", "3", "--force", "--reason", "to look")[1]["before"] == "1"
    assert run("promote", "volatility", "2", "--as", "nobody@example.org")[0] == 4
    assert run("rollback", "volatility")[1]["version"] == "1"
    with transaction(ground.engine) as session:
        roles = {row.version: row.role for row in session.scalars(select(ModelVersion))}
        noted = [(row.activity_type, row.activity_data["reason"]) for row in session.scalars(select(UserActivity))]
    assert roles == {"1": "champion", "2": "challenger", "3": "retired"}
    assert noted == [("promote_model", "to look"), ("rollback_model", None)]
