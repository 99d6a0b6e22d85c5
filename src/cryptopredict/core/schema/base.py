"""What all tables share: names of constraints, PostgreSQL's types, the columns every row has, and the checks on numbers.

The value sets of text columns are CHECKs, so a wrong word is refused by the database whoever writes it. NaN sorts above every
number in PostgreSQL: a bound from above keeps it out, one from below alone does not.
"""

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    FetchedValue,
    Identity,
    Index,
    Integer,
    MetaData,
    Numeric,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import DOUBLE_PRECISION, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

__all__ = [
    "NOW",
    "Base",
    "Count",
    "Created",
    "Identified",
    "Items",
    "Json",
    "Updated",
    "finite",
    "money",
    "newest",
    "non_negative",
    "one_of",
    "percent",
    "positive",
    "signed_unit",
    "unit",
]

NOW = text("now()")
"""Server default of the columns that are set by the database."""

Json = dict[str, Any]
Items = list[Any]
Count = Annotated[int, mapped_column(Integer)]
"""A small whole number; plain `int` is BIGINT."""


class Base(DeclarativeBase):
    """Root of the models. A Python `None` in a JSON column is SQL NULL; what the database fills in is read back at once."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - the declarative base reads a plain dict here
        int: BigInteger(),
        float: DOUBLE_PRECISION(),
        str: Text(),
        datetime: DateTime(timezone=True),
        date: Date(),
        uuid.UUID: Uuid(),
        Decimal: Numeric(38, 18),
        dict[str, Any]: JSONB(none_as_null=True),
        list[Any]: JSONB(none_as_null=True),
    }
    # A trigger writes updated_at: without RETURNING the attribute would be read later, which an async session cannot do.
    __mapper_args__ = {"eager_defaults": True}  # noqa: RUF012


class Identified:
    """`id`: given by the database only."""

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True, sort_order=-1)


class Created:
    """`created_at`: when the row was written."""

    created_at: Mapped[datetime] = mapped_column(server_default=NOW, sort_order=100)


class Updated(Created):
    """`created_at`, and `updated_at`, which a trigger keeps."""

    updated_at: Mapped[datetime] = mapped_column(server_default=NOW, server_onupdate=FetchedValue(), sort_order=101)


def newest(table: str, *columns: str) -> Index:
    """An index whose last column is read from the newest backwards."""
    return Index(f"ix_{table}_{'_'.join(columns)}", *columns[:-1], text(f"{columns[-1]} DESC"))


def one_of(column: str, *values: str) -> CheckConstraint:
    """The column holds one of these words (or NULL where it may be NULL)."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def unit(column: str) -> CheckConstraint:
    """0..1: probabilities, confidences, shares."""
    return CheckConstraint(f"{column} BETWEEN 0 AND 1", name=column)


def signed_unit(column: str) -> CheckConstraint:
    """−1..1: tones and momentum."""
    return CheckConstraint(f"{column} BETWEEN -1 AND 1", name=column)


def percent(column: str) -> CheckConstraint:
    """0..100."""
    return CheckConstraint(f"{column} BETWEEN 0 AND 100", name=column)


def positive(column: str) -> CheckConstraint:
    """Above zero and finite."""
    return CheckConstraint(f"{column} > 0 AND {column} < 'Infinity'", name=column)


def non_negative(column: str) -> CheckConstraint:
    """Zero or above, and finite."""
    return CheckConstraint(f"{column} >= 0 AND {column} < 'Infinity'", name=column)


def finite(column: str) -> CheckConstraint:
    """Any number, but a number."""
    return CheckConstraint(f"{column} > '-Infinity' AND {column} < 'Infinity'", name=column)


def money(column: str) -> CheckConstraint:
    """Money of account: zero or above; NUMERIC knows NaN too."""
    return CheckConstraint(f"{column} >= 0 AND {column} <> 'NaN'", name=column)
