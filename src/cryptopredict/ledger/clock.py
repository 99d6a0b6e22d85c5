"""The time that counts in a market."""

from datetime import datetime

from sqlalchemy import ColumnElement, case, func, select

from cryptopredict.base import Source
from cryptopredict.core.schema import CascadeRun

__all__ = ["market_now"]


def market_now() -> ColumnElement[datetime]:
    """The database's clock, or in a market of files the end of the data that the last live run saw: its signals then still run."""
    newest = (
        select(case((CascadeRun.source == Source.FILES.value, CascadeRun.as_of), else_=func.now()))
        .where(CascadeRun.kind == "live", CascadeRun.status == "succeeded")
        .order_by(CascadeRun.id.desc())
        .limit(1)
    )
    return func.coalesce(newest.scalar_subquery(), func.now())
