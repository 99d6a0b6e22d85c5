"""Everything that a decision may look at, from the database and the panels on disk. In: a ground. Out: a `MarketView`."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from sqlalchemy import Connection, text

from cryptopredict.base import (
    FIELDS,
    Asset,
    AssetKind,
    Floats,
    Integers,
    Interval,
    MarketView,
    NoData,
    Panel,
    Sector,
    Series,
    Source,
)
from cryptopredict.core import Ground
from cryptopredict.curation import load_curation
from cryptopredict.data.bars import load_bars
from cryptopredict.data.candles import current_panel
from cryptopredict.data.market import market_identity, market_source

__all__ = ["load_view"]

_DAY: Final = 86_400
_FEAR_GREED_DELAY: Final = 900
_PARKING: Final = "Stablecoins"


def load_view(ground: Ground, *, intervals: Sequence[Interval | str] = (Interval.D1, Interval.H1)) -> MarketView:
    """All that is stored, as one view (`as_of` None); `.at(moment)` cuts it.

    When a value became known: a candle at its close; the fear & greed value of a day at 00:15 of that day; a funding rate at its
    settlement (the mean where several exchanges have one); news when it was published, or, where only a day is known (stamped
    00:00:00), at the end of that day. In a market that moves, news and fear & greed that came within a day of that became known when
    they came; what came later was fetched in arrears, and counts as known when it was published. News without a tone is left out. An
    interval that is not asked for is an empty panel. Sectors and kinds are as known today, not as they were.

    Raises `NoData` when the database holds no candle of the intervals asked for, `Unavailable` when a panel cannot be written.
    """
    wanted = {Interval(interval) for interval in intervals}
    with ground.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        source, market = market_source(connection), market_identity(connection)
        if source is None or market is None:
            raise _no_market()
        assets, sector_of = _assets(connection)
        panels = {
            interval: _panel(ground, connection, interval, market, assets) if interval in wanted else _empty(interval)
            for interval in (Interval.D1, Interval.H1)
        }
        if not any(len(panel.times) for panel in panels.values()):
            raise _no_market()
        return MarketView(
            as_of=None,
            source=source,
            daily=panels[Interval.D1],
            hourly=panels[Interval.H1],
            fear_greed=_fear_greed(connection, source),
            funding=_funding(connection),
            news=_news(connection, source),
            sectors=_sectors(connection),
            sector_of=sector_of,
            bars=load_bars(connection, source),
            curation=load_curation(connection, latest=None if source.moves else _end(panels)),
        )


def _end(panels: Mapping[Interval, Panel]) -> int:
    return max(int(panel.close_times[-1]) for panel in panels.values() if len(panel.times))


def _no_market() -> NoData:
    return NoData(
        "There is no market to look at",
        why="the database holds no candles",
        to_do="Import files with `cryptopredict import PATH...`, or start `cryptopredict up`, which makes a simulated market.",
    )


def _panel(ground: Ground, connection: Connection, interval: Interval, market: str, assets: Mapping[int, Asset]) -> Panel:
    stored = current_panel(ground, connection, interval, market)
    if stored is None:
        return _empty(interval)
    return Panel(interval, stored.times, tuple(assets[key] for key in stored.assets), stored.fields)


def _empty(interval: Interval) -> Panel:
    fields: dict[str, Floats] = {name: np.empty((0, 0)) for name in FIELDS}
    return Panel(interval, np.empty(0, dtype=np.int64), (), fields)


def _assets(connection: Connection) -> tuple[dict[int, Asset], dict[int, int]]:
    rows = connection.execute(
        text(
            "SELECT c.id, c.symbol, c.name, c.kind, coalesce(m.sector_id, c.sector_id) FROM cryptocurrencies c"
            " LEFT JOIN crypto_sector_mapping m ON m.crypto_id = c.id AND m.is_primary"
        )
    ).all()
    assets = {
        int(key): Asset(int(key), symbol, name, AssetKind(kind), None if sector is None else int(sector))
        for key, symbol, name, kind, sector in rows
    }
    return assets, {key: asset.sector_id for key, asset in assets.items() if asset.sector_id is not None}


def _sectors(connection: Connection) -> tuple[Sector, ...]:
    rows = connection.execute(text("SELECT id, name, color_code FROM crypto_sectors WHERE is_active ORDER BY id"))
    return tuple(Sector(int(key), name, color, name == _PARKING) for key, name, color in rows)


def _fear_greed(connection: Connection, source: Source) -> Series:
    # Rows of a decision repeat what it saw; only those without a run are observations.
    times, received, values = _arrays(
        connection,
        "SELECT extract(epoch FROM timestamp)::bigint AS moment, ceil(extract(epoch FROM created_at))::bigint AS received,"
        " fear_greed_index AS value FROM market_sentiment_data"
        " WHERE cascade_run_id IS NULL AND fear_greed_index IS NOT NULL ORDER BY timestamp",
    )
    return _known(times + _FEAR_GREED_DELAY, received, values, source)


def _funding(connection: Connection) -> dict[int, Series]:
    rows = connection.execute(
        text(
            "SELECT crypto_id, array_agg(moment), array_agg(rate) FROM ("
            " SELECT crypto_id, extract(epoch FROM timestamp)::bigint AS moment, rate FROM funding_rates"
            " ORDER BY crypto_id, timestamp) AS settled GROUP BY crypto_id ORDER BY crypto_id"
        )
    )
    return {int(asset): _mean_by_moment(np.array(moments, dtype=np.int64), np.array(rates)) for asset, moments, rates in rows}


def _mean_by_moment(moments: Integers, rates: Floats) -> Series:
    """One value for each moment: the mean where several exchanges settled at once."""
    times, first, count = np.unique(moments, return_index=True, return_counts=True)
    return Series(times, np.add.reduceat(rates, first) / count)


def _news(connection: Connection, source: Source) -> Series:
    times, received, values = _arrays(
        connection,
        "SELECT ceil(extract(epoch FROM published_at))::bigint AS moment, ceil(extract(epoch FROM fetched_at))::bigint AS received,"
        " sentiment AS value FROM news_items WHERE sentiment IS NOT NULL ORDER BY published_at, id",
    )
    dated = times % _DAY == 0
    # One that was seen on its day was known when it was seen, whatever its stamp says.
    late = dated & ((received - times > _DAY) | (source is Source.FILES))
    return _known(np.where(late, times + _DAY, times), received, values, source)


def _known(published: Integers, received: Integers, values: Floats, source: Source) -> Series:
    """Values by the time at which they were known, ascending: when they came, unless they were fetched in arrears or from files."""
    prompt = source.moves & (received - published <= _DAY)
    known = np.where(prompt, np.maximum(published, received), published)
    order = np.argsort(known, kind="stable")
    return Series(known[order], values[order])


def _arrays(connection: Connection, query: str) -> tuple[Integers, Integers, Floats]:
    """The columns `moment`, `received` and `value` of an ordered query; the database sends arrays instead of thousands of rows."""
    query = f"SELECT array_agg(moment), array_agg(received), array_agg(value) FROM ({query}) AS known"  # noqa: S608 - constants above
    times, received, values = connection.execute(text(query)).one()
    moments, arrivals = (np.array(column or [], dtype=np.int64) for column in (times, received))
    return moments, arrivals, np.array(values or [], dtype=np.float64)
