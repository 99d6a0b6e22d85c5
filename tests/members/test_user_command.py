import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, select

from cryptopredict.core import transaction
from cryptopredict.core.schema import User, UserActivity
from fixtures.commands import Command

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def run(command: Command, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `cryptopredict user … --json` on this test's database; returns the exit code and what it printed."""

    def user(*arguments: str, typed: str = "") -> tuple[int, Any]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        done = command("user", *arguments, "--json")
        return done.returncode, json.loads(done.stdout)

    return user


def test_the_first_account_owns_the_installation_and_the_next_do_not(run: Run) -> None:
    words = "four unrelated words here\n"
    code, said = run("create", "--email", "a@example.org", "--password-stdin", typed=words)
    assert (code, said["error"]) == (2, "The first account must be an admin")
    code, said = run("create", "--email", "A@Example.org", "--role", "admin", "--password-stdin", typed=words)
    assert (code, said["user"]["email"], said["user"]["is_owner"]) == (0, "a@example.org", True)
    code, said = run("create", "--email", "b@example.org", "--password-stdin", typed=words)
    assert (code, said["user"]["role"], said["user"]["is_owner"]) == (0, "casual", False)
    code, said = run("list")
    assert (code, [user["email"] for user in said["users"]]) == (0, ["a@example.org", "b@example.org"])
    assert "password" not in json.dumps(said)


@pytest.mark.parametrize(
    ("email", "typed", "code", "slug"),
    [
        ("no email", "four unrelated words here\n", 2, "bad_input"),
        ("a@example.org", "short\n", 2, "bad_input"),
        ("a@example.org", "", 2, "bad_input"),
    ],
    ids=["email", "short", "nothing typed"],
)
def test_what_cannot_be_an_account_is_refused(run: Run, email: str, typed: str, code: int, slug: str) -> None:
    left, said = run("create", "--email", email, "--role", "admin", "--password-stdin", typed=typed)
    assert (left, said["type"]) == (code, slug)


def test_a_taken_email_is_a_conflict(run: Run) -> None:
    words = "four unrelated words here\n"
    run("create", "--email", "a@example.org", "--role", "admin", "--password-stdin", typed=words)
    code, said = run("create", "--email", "A@example.org", "--password-stdin", typed=words)
    assert (code, said["type"]) == (5, "conflict")


def test_roles_and_accounts_change_but_the_last_admin_stays(run: Run) -> None:
    words = "four unrelated words here\n"
    run("create", "--email", "a@example.org", "--role", "admin", "--password-stdin", typed=words)
    run("create", "--email", "b@example.org", "--password-stdin", typed=words)
    for deed in (("role", "a@example.org", "casual"), ("disable", "a@example.org")):
        code, said = run(*deed)
        assert (code, said["type"]) == (5, "conflict")
    code, said = run("role", "B@example.org", "admin")
    assert (code, said["user"]["role"]) == (0, "admin")
    code, said = run("role", "a@example.org", "casual")
    assert (code, said["user"]["role"], said["user"]["is_owner"]) == (0, "casual", False)
    code, said = run("disable", "a@example.org")
    assert (code, said["user"]["is_active"]) == (0, False)
    code, said = run("enable", "a@example.org")
    assert (code, said["user"]["is_active"]) == (0, True)
    code, said = run("enable", "nobody@example.org")
    assert (code, said["type"]) == (4, "not_found")


def test_a_reset_password_is_another_one_and_written_down(run: Run, engine: Engine) -> None:
    run("create", "--email", "a@example.org", "--role", "admin", "--password-stdin", typed="four unrelated words here\n")
    with transaction(engine) as session:
        before = session.scalars(select(User.password_hash)).one()
    assert run("reset", "a@example.org", "--password-stdin", typed="short\n")[0] == 2
    code, said = run("reset", "a@example.org", "--password-stdin", typed="other words than those\n")
    assert (code, said["user"]["email"]) == (0, "a@example.org")
    with transaction(engine) as session:
        assert session.scalars(select(User.password_hash)).one() != before
        deeds = session.execute(select(UserActivity.activity_type, UserActivity.user_id).order_by(UserActivity.id)).all()
    assert deeds == [("create_user", None), ("password_reset", None)]
