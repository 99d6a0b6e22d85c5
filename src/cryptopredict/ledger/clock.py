"""The time that counts in a market."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from cryptopredict.base import Source
from cryptopredict.core.schema import CascadeRun

__all__ = ["market_now"]


def market_now(clock: ColumnElement[Any] | None = None) -> ColumnElement[datetime]:
    """The database's clock, or in a market of files the end of the data that the last live run saw: its signals then still run.

    `clock` is the database's clock to take, the beginning of the transaction if none is given.
    """
    clock = func.now() if clock is None else clock
    newest = (
        select(case((CascadeRun.source == Source.FILES.value, CascadeRun.as_of), else_=clock))
        .where(CascadeRun.kind == "live", CascadeRun.status == "succeeded")
        .order_by(CascadeRun.id.desc())
        .limit(1)
    )
    return func.coalesce(newest.scalar_subquery(), clock)
