"""A market of hundreds of assets, in a database: the simulated one, and its coins again and again, each time gone another way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, cast

import numpy as np
from sqlalchemy import Connection, Table, text

from cryptopredict.base import FIELDS, AssetKind, Floats, Interval, Panel, Source, epoch, from_epoch, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import PriceData
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.simulator import Market
from cryptopredict.data.simulator.universe import GENESIS, UNIVERSE
from fixtures.market import DAY, fill_simulated, panel_rows

__all__ = ["fill_wide"]

_APART: Final = 0.02
"""Standard deviation per day of what a copy does of its own."""


def fill_wide(ground: Ground, *, assets: int, hours: int, days: int = 1_461) -> None:
    """Bring in `assets` assets, at least those of the simulated market; `days` and `hours` are the days back that the series begin."""
    moment = epoch(utc_now())
    fill_simulated(ground, now=moment, days=days, hours=hours)
    market, midnight = Market(ground.settings.seed), moment - moment % DAY
    panels = [
        market.panel(interval, max(midnight - back * DAY, GENESIS), moment)
        for interval, back in ((Interval.D1, days), (Interval.H1, hours))
    ]
    coins = [n for n, asset in enumerate(panels[0].assets) if asset.kind is AssetKind.COIN]
    with transaction(ground.engine) as session, _in_bulk(session.connection()) as connection:
        for copy, start in enumerate(range(0, assets - len(UNIVERSE), len(coins)), start=1):
            columns = coins[: assets - len(UNIVERSE) - start]
            walk = np.random.default_rng(copy).normal(0.0, _APART, ((moment - GENESIS) // DAY + 2, len(columns)))
            apart = np.exp(np.cumsum(walk, axis=0))
            ids = {panels[0].assets[n].id: _listed(connection, panels[0].assets[n].symbol, copy) for n in columns}
            for panel in panels:
                frame = panel_rows(_gone_another_way(panel, columns, apart), ids)
                ingest_candles(
                    connection, frame, interval=panel.interval, market=Source.SIMULATED, feed="bench", now=from_epoch(moment)
                )


@contextmanager
def _in_bulk(connection: Connection) -> Iterator[Connection]:
    """Without what PostgreSQL does for each row beside writing it: the second index is made at the end, assets are known to be there."""
    indexes = cast("Table", PriceData.__table__).indexes
    connection.execute(text("SET LOCAL session_replication_role = replica"))
    for index in indexes:
        index.drop(connection)
    yield connection
    for index in indexes:
        index.create(connection)
    connection.execute(text("SET LOCAL session_replication_role = DEFAULT"))


def _listed(connection: Connection, like: str, copy: int) -> int:
    """The id of another asset like one that is there."""
    return int(
        connection.execute(
            text(
                "INSERT INTO cryptocurrencies (symbol, name, coingecko_id, kind, sector_id, is_active)"
                " SELECT :symbol, :symbol, :symbol, kind, sector_id, is_active FROM cryptocurrencies"
                " WHERE symbol = :like RETURNING id"
            ),
            {"symbol": f"{like}{copy}", "like": like},
        ).scalar_one()
    )


def _gone_another_way(panel: Panel, columns: list[int], apart: Floats) -> Panel:
    """Some assets of a panel, their prices times a factor by day; a candle keeps its shape."""
    factor = apart[(panel.times - GENESIS) // DAY]
    fields = {name: panel[name][:, columns] * (1.0 if name == "volume" else factor) for name in FIELDS}
    return Panel(panel.interval, panel.times, tuple(panel.assets[n] for n in columns), fields)
