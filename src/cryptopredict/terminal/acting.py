"""Who answers for what a command does."""

from typing import Annotated

import typer
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from cryptopredict.base import NotFound
from cryptopredict.core.schema import User

__all__ = ["By", "acting_admin"]

By = Annotated[str | None, typer.Option("--as", metavar="EMAIL", help="The admin who does it; the owner if not given.")]


def acting_admin(session: Session, email: str | None) -> int | None:
    """The admin with that address, or the first owner; None before there is one. Raises `NotFound` where the address is no admin's."""
    able = select(User.id).where(User.is_active, or_(User.role == "admin", User.is_superuser))
    if email is None:
        return session.scalar(able.order_by(User.is_superuser.desc(), User.id).limit(1))
    found = session.scalar(able.where(func.lower(User.email) == email.strip().lower()))
    if found is None:
        raise NotFound("There is no such admin", to_do="`cryptopredict user list` shows the accounts.")
    return found
