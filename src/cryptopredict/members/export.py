"""Everything that is a user's, as rows: what the tables that name a `user_id` hold of them, and the rows that hang on those.

New tables are found by their foreign keys, as their rows are when an account is deleted. Hashes and keys stay here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.core.schema import Base, User

__all__ = ["Holding", "holdings"]

_MOST_ROWS = 5_000
_KEPT_HERE = frozenset({"password_hash", "token_hash", "auth", "p256dh", "endpoint"})


@dataclass(frozen=True, slots=True)
class Holding:
    """The rows of one table, newest first; `total` is how many there are."""

    table: str
    total: int
    rows: list[dict[str, Any]]


async def holdings(session: AsyncSession, user_id: int) -> list[Holding]:
    """All that is theirs, at most 5,000 rows of each table."""
    found = []
    for table, mine in _owned(user_id):
        columns = [column for column in table.columns if column.name not in _KEPT_HERE]
        total = await session.scalar(select(func.count()).select_from(table).where(mine)) or 0
        rows = await session.execute(select(*columns).where(mine).order_by(table.c.id.desc()).limit(_MOST_ROWS))
        plain = [{name: _plain(value) for name, value in row.items()} for row in rows.mappings()]
        found.append(Holding(table.name, total, plain))
    return found


def _owned(user_id: int) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    users = Base.metadata.tables[User.__tablename__]
    owned: dict[str, ColumnElement[bool]] = {users.name: users.c.id == user_id}
    yield users, owned[users.name]
    # Parents come before their children in this order.
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            parent = key.column.table
            theirs = parent is users and key.parent.name == "user_id"
            hangs = parent is not users and parent.name in owned and key.ondelete == "CASCADE"
            if theirs or hangs:
                owned[table.name] = key.parent.in_(select(key.column).where(owned[parent.name]))
                yield table, owned[table.name]
                break


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str | dict | list):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
