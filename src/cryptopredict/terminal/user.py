"""`cryptopredict user`: accounts without a browser."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Annotated, TypeVar

import typer
from email_validator import EmailNotValidError, validate_email
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import BadInput, NotFound
from cryptopredict.core import ACCOUNT_CHANGED, Ground, async_engine, ground, load_settings, set_up_logs
from cryptopredict.core.schema import User
from cryptopredict.members import (
    COMMAND_LINE,
    Actor,
    change_role,
    create_first_owner,
    create_user,
    find_user,
    list_users,
    needs_owner,
    note,
    set_active,
    set_password,
)
from cryptopredict.terminal.output import print_json, say, stdout
from cryptopredict.terminal.telling import tell

__all__ = ["register"]

Result = TypeVar("Result")


class Role(StrEnum):
    """What an account may do."""

    ADMIN = "admin"
    PROFESSIONAL = "professional"
    CASUAL = "casual"


Email = Annotated[str, typer.Argument(help="What the account signs in with.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the account as JSON.")]
FromInput = Annotated[bool, typer.Option("--password-stdin", help="Read the password from the first line of the input.")]


def register(app: typer.Typer) -> None:
    """Add the command with its deeds."""
    user = typer.Typer(no_args_is_help=True, help="Accounts: create, list, role, disable, enable, reset.")
    for name, deed in (("create", create), ("list", show), ("role", role), ("disable", disable), ("enable", enable)):
        user.command(name)(deed)
    user.command("reset")(reset)
    app.add_typer(user, name="user")


def create(
    email: Annotated[str, typer.Option(help="What the account signs in with.")],
    role: Annotated[Role, typer.Option(help="What the account may do. The first account is always an admin.")] = Role.CASUAL,
    first_name: Annotated[str, typer.Option(help="At most 50 characters.")] = "",
    last_name: Annotated[str, typer.Option(help="At most 50 characters.")] = "",
    password_stdin: FromInput = False,
    json: AsJson = False,
) -> None:
    """Make an account; asks for its password unless it comes from the input."""
    set_up_logs("error")
    address = _checked(email)
    if max(len(first_name), len(last_name)) > 50:
        raise BadInput("A name is too long", why="at most 50 characters are kept", to_do="Shorten it.")
    password = sys.stdin.readline().rstrip("\n") if password_stdin else _ask()

    async def make(session: AsyncSession) -> User:
        names = {"first_name": first_name, "last_name": last_name}
        first = await needs_owner(session)
        if first and role is not Role.ADMIN:
            raise BadInput("The first account must be an admin", why="it owns the installation", to_do="Add --role admin.")
        if first:
            user = await create_first_owner(session, email=address, password=password, **names)
        else:
            user = await create_user(session, email=address, password=password, role=role.value, **names)
        note(session, None, "create_user", {"user": user.id, "role": user.role}, COMMAND_LINE)
        return user

    user = _in_database(make)
    _tell(user, f"{user.email} may sign in now ({user.role})", json=json)


def role(
    email: Email, new: Annotated[Role, typer.Argument(metavar="ROLE", help="What it may do.")], json: AsJson = False
) -> None:
    """Give an account another role, at once. The last admin stays one."""
    set_up_logs("error")
    user = _changed(email, lambda session, user: change_role(session, user.id, new.value, Actor()))
    _tell(user, f"{user.email} is {user.role} now", json=json)


def disable(email: Email, json: AsJson = False) -> None:
    """Switch an account off: its sessions and sockets end at once. The last admin stays."""
    set_up_logs("error")
    user = _changed(email, lambda session, user: set_active(session, user.id, Actor(), active=False))
    _tell(user, f"{user.email} may not sign in any more", json=json)


def enable(email: Email, json: AsJson = False) -> None:
    """Switch an account on."""
    set_up_logs("error")
    user = _changed(email, lambda session, user: set_active(session, user.id, Actor(), active=True))
    _tell(user, f"{user.email} may sign in", json=json)


def reset(email: Email, password_stdin: FromInput = False, json: AsJson = False) -> None:
    """Give an account a new password; all its sessions end."""
    set_up_logs("error")
    password = sys.stdin.readline().rstrip("\n") if password_stdin else _ask()

    async def renew(session: AsyncSession, user: User) -> User:
        await set_password(session, user, password)
        note(session, None, "password_reset", {"user": user.id}, COMMAND_LINE)
        return user

    user = _changed(email, renew)
    _tell(user, f"{user.email} has a new password", json=json)


def show(json: Annotated[bool, typer.Option("--json", help="Print the accounts as JSON.")] = False) -> None:
    """List the accounts."""
    set_up_logs("error")
    users = _in_database(list_users)
    if json:
        print_json({"success": True, "users": [_printed(user) for user in users]})
        return
    table = Table("id", "email", "role", "active", "last sign-in", box=None)
    for user in users:
        last = f"{user.last_login:%Y-%m-%d %H:%M} UTC" if user.last_login else "never"
        table.add_row(str(user.id), user.email, user.role, "yes" if user.is_active else "no", last)
    stdout.print(table)


def _in_database(
    work: Callable[[AsyncSession], Awaitable[Result]], after: Callable[[Ground, Result], None] | None = None
) -> Result:
    """Do something in one transaction, on the servers that run, or on ones that run for as long as it takes; then `after`."""
    with ground(load_settings()) as here:

        async def run() -> Result:
            engine = async_engine(here.database_url)
            try:
                async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
                    return await work(session)
            finally:
                await engine.dispose()

        done = asyncio.run(run())
        if after is not None:
            after(here, done)
        return done


def _changed(email: str, work: Callable[[AsyncSession, User], Awaitable[User]]) -> User:
    """Do something to the account of that email, and have every process look at it. Raises `NotFound`."""

    async def find(session: AsyncSession) -> User:
        user = await find_user(session, email)
        if user is None:
            raise NotFound(f"No account has the email {email!r}", to_do="`cryptopredict user list` names those there are.")
        return await work(session, user)

    return _in_database(find, after=lambda here, user: tell(here, ACCOUNT_CHANGED, {"user_id": user.id}))


def _tell(user: User, words: str, *, json: bool) -> None:
    if json:
        print_json({"success": True, "user": _printed(user)})
    else:
        say(words)


def _ask() -> str:
    answer: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return answer


def _checked(email: str) -> str:
    try:
        return validate_email(email, check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise BadInput(f"{email!r} is not an email", why=str(error), to_do="Write it like name@example.org.") from error


def _printed(user: User) -> dict[str, object]:
    return {
        "id": user.id,
        "email": user.email,
        "role": user.role,
        "is_active": user.is_active,
        "is_owner": user.is_superuser,
        "created_at": user.created_at,
        "last_login": user.last_login,
    }
