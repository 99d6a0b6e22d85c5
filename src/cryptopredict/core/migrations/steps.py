"""Steps that several migrations share. What is here is part of history: add, never change."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

__all__ = ["EMPTY", "JSON", "keep_updated_at"]

JSON = postgresql.JSONB()
EMPTY = sa.text("'{}'::jsonb")


def keep_updated_at(table: str) -> None:
    """From now on the database writes `updated_at` whenever a row of the table really changes."""
    op.execute(
        f"CREATE TRIGGER set_updated_at BEFORE UPDATE ON {table} FOR EACH ROW"
        " WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION set_updated_at()"
    )
