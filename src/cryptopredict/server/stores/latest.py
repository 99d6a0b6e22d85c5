"""The newest prices, of many assets with two queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ARRAY, BigInteger, DateTime, Text, and_, cast, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.selectable import LateralFromClause

from cryptopredict.base import Interval, NoData, NotFound, utc_now
from cryptopredict.core.schema import Cryptocurrency, PriceData

__all__ = ["Priced", "latest_price", "latest_prices"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Priced:
    """An asset's price, when it was true, and its change over 24 hours in percent."""

    asset: Cryptocurrency
    price: float
    at: datetime
    change: float | None


async def latest_price(session: AsyncSession, crypto_id: int) -> Priced:
    """Of one asset. Raises `NotFound` when there is none, `NoData` when nothing is known of its price."""
    found = (await latest_prices(session, [crypto_id])).get(crypto_id)
    if found is not None:
        return found
    if await session.get(Cryptocurrency, crypto_id) is None:
        raise NotFound("There is no such asset")
    raise NoData("No price of this asset is known")


async def latest_prices(session: AsyncSession, crypto_ids: Collection[int]) -> dict[int, Priced]:
    """Of each asset by its number; one of which nothing is known is absent.

    What a source said last counts before the newest hour that is stored, and that before the newest day.
    """
    hour, day = _newest(Interval.H1), _newest(Interval.D1)
    rows = await session.execute(
        select(Cryptocurrency, hour.c.close_price, hour.c.timestamp, day.c.close_price, day.c.timestamp)
        .select_from(Cryptocurrency)
        .outerjoin(hour, true())
        .outerjoin(day, true())
        .where(Cryptocurrency.id.in_(crypto_ids))
    )
    said, lengths = dict[int, tuple[Cryptocurrency, float, datetime]](), dict[int, Interval]()
    for asset, hour_close, hour_open, day_close, day_open in rows:
        interval, close, opened = Interval.H1, hour_close, hour_open
        if opened is None:
            interval, close, opened = Interval.D1, day_close, day_open
        if opened is not None:
            lengths[asset.id] = interval
        if asset.current_price is not None and asset.last_data_update is not None:
            said[asset.id] = asset, asset.current_price, asset.last_data_update
        elif opened is not None:
            said[asset.id] = asset, close, opened + timedelta(seconds=interval.seconds)
    before = await _closes_before(
        session, {key: (lengths[key], moment) for key, (_, _, moment) in said.items() if key in lengths}
    )
    now = utc_now()
    return {
        key: Priced(asset, price, min(moment, now), (price / before[key] - 1.0) * 100.0 if key in before else None)
        for key, (asset, price, moment) in said.items()
    }


def _newest(interval: Interval) -> LateralFromClause:
    return (
        select(PriceData.close_price, PriceData.timestamp)
        .where(PriceData.crypto_id == Cryptocurrency.id, PriceData.interval == interval)
        .order_by(PriceData.timestamp.desc())
        .limit(1)
        .lateral()
    )


async def _closes_before(session: AsyncSession, wanted: Mapping[int, tuple[Interval, datetime]]) -> dict[int, float]:
    """The close of the candle that ended a day before each moment, by asset; one that is missing is absent."""
    lengths = [timedelta(seconds=interval.seconds) for interval, _ in wanted.values()]
    last = [moment - _DAY - length for (_, moment), length in zip(wanted.values(), lengths, strict=True)]
    columns = (
        cast(list(wanted), ARRAY(BigInteger)),
        cast([interval.value for interval, _ in wanted.values()], ARRAY(Text)),
        cast([end - length for end, length in zip(last, lengths, strict=True)], ARRAY(DateTime(timezone=True))),
        cast(last, ARRAY(DateTime(timezone=True))),
    )
    table = func.unnest(*columns).table_valued("crypto_id", "span", "first", "last").render_derived()
    rows = await session.execute(
        select(PriceData.crypto_id, PriceData.close_price).join(
            table,
            and_(
                PriceData.crypto_id == table.c.crypto_id,
                PriceData.interval == table.c.span,
                PriceData.timestamp > table.c.first,
                PriceData.timestamp <= table.c.last,
            ),
        )
    )
    return {row[0]: row[1] for row in rows}
