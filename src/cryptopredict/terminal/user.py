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

from cryptopredict.base import BadInput
from cryptopredict.core import async_engine, ground, load_settings, set_up_logs
from cryptopredict.core.schema import User
from cryptopredict.members import create_first_owner, create_user, list_users, needs_owner
from cryptopredict.terminal.output import print_json, say, stdout

__all__ = ["register"]

Result = TypeVar("Result")


class Role(StrEnum):
    """What an account may do."""

    ADMIN = "admin"
    PROFESSIONAL = "professional"
    CASUAL = "casual"


def register(app: typer.Typer) -> None:
    """Add the command with its two deeds."""
    user = typer.Typer(no_args_is_help=True, help="Accounts: create, list.")
    user.command("create")(create)
    user.command("list")(show)
    app.add_typer(user, name="user")


def create(
    email: Annotated[str, typer.Option(help="What the account signs in with.")],
    role: Annotated[Role, typer.Option(help="What the account may do. The first account is always an admin.")] = Role.CASUAL,
    first_name: Annotated[str, typer.Option(help="At most 50 characters.")] = "",
    last_name: Annotated[str, typer.Option(help="At most 50 characters.")] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from the first line of the input.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the account as JSON.")] = False,
) -> None:
    """Make an account; asks for its password unless it comes from the input."""
    set_up_logs("error")
    address = _checked(email)
    if max(len(first_name), len(last_name)) > 50:
        raise BadInput("A name is too long", why="at most 50 characters are kept", to_do="Shorten it.")
    password = sys.stdin.readline().rstrip("\n") if password_stdin else _ask()

    async def make(session: AsyncSession) -> User:
        names = {"first_name": first_name, "last_name": last_name}
        if not await needs_owner(session):
            return await create_user(session, email=address, password=password, role=role.value, **names)
        if role is not Role.ADMIN:
            raise BadInput("The first account must be an admin", why="it owns the installation", to_do="Add --role admin.")
        return await create_first_owner(session, email=address, password=password, **names)

    user = _in_database(make)
    if json:
        print_json({"success": True, "user": _printed(user)})
    else:
        say(f"{user.email} may sign in now ({user.role})")


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


def _in_database(work: Callable[[AsyncSession], Awaitable[Result]]) -> Result:
    """Do something in one transaction, on the servers that run, or on ones that run for as long as it takes."""
    with ground(load_settings()) as here:

        async def run() -> Result:
            engine = async_engine(here.database_url)
            try:
                async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
                    return await work(session)
            finally:
                await engine.dispose()

        return asyncio.run(run())


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
