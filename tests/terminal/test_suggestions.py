"""`cryptopredict suggestions`, as a person or a script meets it."""

import json
from typing import Any

from cryptopredict.base import Change
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import Cryptocurrency, User
from cryptopredict.curation import seed_watchlists
from fixtures.commands import Command
from fixtures.suggested import change
from fixtures.world import decide, fill_market


def test_suggestions_are_listed_and_decided_on(ground: Ground, command: Command) -> None:
    def run(*arguments: str) -> tuple[int, Any]:
        done = command("suggestions", *arguments, "--json")
        return done.returncode, json.loads(done.stdout)

    ids = fill_market(ground.engine)
    with transaction(ground.engine) as session:
        seed_watchlists(session)
    decide(ground.engine, ids, suggestions=(change(ids["DOGE"], Change.REMOVE, 0.9, "DOGE"),))
    code, listed = run()
    assert (code, [(one["symbol"], one["kind"], one["evidence"]["n"]) for one in listed["suggestions"]]) == (
        0,
        [("DOGE", "remove", 400)],
    )
    number = str(listed["suggestions"][0]["id"])
    assert run("review", number, "approve")[0] == 2
    with transaction(ground.engine) as session:
        session.add(User(email="ann@example.org", password_hash="x", role="admin"))
    code, done = run("review", number, "approve", "--notes", "a joke")
    assert (code, done["before"], done["after"], done["status"]) == (0, "tier1", None, "approved")
    code, refused = run("review", number, "reject")
    assert (code, "approved by ann@example.org" in refused["why"]) == (5, True)
    assert run("list", "--status", "approved")[1]["suggestions"][0]["reviews"][0]["notes"] == "a joke"
    shown = command("suggestions")
    assert shown.stdout.startswith("Nothing is suggested.")
    with transaction(ground.engine) as session:
        assert session.get_one(Cryptocurrency, ids["DOGE"]).watchlist_tier == "none"
