"""From the database to the panel on disk: what changed since the panel was made, and the candles of a range. In: a ground."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, text

from cryptopredict.base import FIELDS, Floats, Integers, Interval, Unavailable
from cryptopredict.core import Ground, read_arrow
from cryptopredict.data.panel import Piece, Stored, open_panel, panel_lock, store_panel

__all__ = ["current_panel"]

_ROWS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class _State:
    """What the database holds for one interval. `first`…`last` are the opens in it (epoch seconds), `batches` its deliveries."""

    assets: tuple[int, ...]
    first: int
    last: int
    stamp: dict[str, Any]
    batches: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Redenomination:
    asset: int
    moment: int
    factor: float


def current_panel(ground: Ground, connection: Connection, interval: Interval, market: str) -> Stored | None:
    """The panel of one interval, brought up to date first; None when the database has no candle of it.

    Prices before a recorded redenomination are given in new coins (and volumes too), so that the series is of one unit; the
    database keeps them as they came. Raises `Unavailable` when the panel cannot be written.
    """
    folder = ground.settings.home / "panel" / interval.value
    try:
        with panel_lock(folder):
            state = _state(connection, interval)
            if state is None:
                return None
            stored = open_panel(folder, interval, market)
            if stored is not None and stored.stamp == state.stamp:
                return stored
            return _update(ground, connection, folder=folder, interval=interval, market=market, stored=stored, state=state)
    except OSError as error:
        raise Unavailable(
            f"The panel in {folder} cannot be written",
            why=error.strerror or str(error),
            to_do="Free space there, or give the directory to this account.",
        ) from error


def _update(
    ground: Ground,
    connection: Connection,
    *,
    folder: Path,
    interval: Interval,
    market: str,
    stored: Stored | None,
    state: _State,
) -> Stored:
    """Build what is missing: only the range of the deliveries since, when those before are the ones that `stored` was made from."""
    first, last, kept = state.first, state.last, None
    if stored is not None and _extends(stored.stamp, state):
        since = [batch for batch in state.batches if batch[0] > stored.stamp["last_batch"]]
        first, last, kept = min(batch[1] for batch in since), max(batch[2] for batch in since), stored
        if not set(stored.assets) <= set(state.assets):
            first, last, kept = state.first, state.last, None
    jumps = _redenominations(connection)

    def fill(low: int, high: int) -> Iterator[Piece]:
        for group in _groups(state.assets, (high - low) // interval.seconds + 1):
            yield _restated(_read(ground.database_url, interval, group, low, high), jumps)

    return store_panel(
        folder,
        interval,
        market,
        kept=kept,
        first=first,
        last=last,
        assets=state.assets,
        fill=fill,
        stamp=state.stamp,
    )


def _extends(stamp: Mapping[str, Any], state: _State) -> bool:
    """Whether a panel with this stamp was made from the first deliveries of the present ones."""
    older = sum(1 for batch in state.batches if batch[0] <= stamp.get("last_batch", -1))
    return older > 0 and older == stamp.get("batches") and stamp.get("redenominations") == state.stamp["redenominations"]


def _state(connection: Connection, interval: Interval) -> _State | None:
    ranges = connection.execute(
        text(
            "SELECT c.id, extract(epoch FROM low.timestamp)::bigint, extract(epoch FROM high.timestamp)::bigint"
            " FROM cryptocurrencies c"
            " CROSS JOIN LATERAL (SELECT timestamp FROM price_data WHERE crypto_id = c.id AND interval = :interval"
            " ORDER BY timestamp LIMIT 1) low"
            " CROSS JOIN LATERAL (SELECT timestamp FROM price_data WHERE crypto_id = c.id AND interval = :interval"
            " ORDER BY timestamp DESC LIMIT 1) high ORDER BY c.id"
        ),
        {"interval": interval.value},
    ).all()
    if not ranges:
        return None
    batches = connection.execute(
        text(
            "SELECT id, extract(epoch FROM first_timestamp)::bigint, extract(epoch FROM last_timestamp)::bigint FROM data_batches"
            " WHERE kind = 'candles' AND interval = :interval AND rows_new + rows_changed > 0 ORDER BY id"
        ),
        {"interval": interval.value},
    ).all()
    jumps = connection.scalar(text("SELECT count(*) FROM redenominations"))
    stamp = {"last_batch": int(batches[-1][0]) if batches else 0, "batches": len(batches), "redenominations": int(jumps or 0)}
    return _State(
        assets=tuple(int(row[0]) for row in ranges),
        first=min(int(row[1]) for row in ranges),
        last=max(int(row[2]) for row in ranges),
        stamp=stamp,
        batches=tuple((int(key), int(low), int(high)) for key, low, high in batches),
    )


def _groups(assets: tuple[int, ...], rows: int) -> Iterator[tuple[int, ...]]:
    """Assets in groups of about a million candles, so that memory stays bounded however long the history is."""
    size = max(1, _ROWS // max(rows, 1))
    for start in range(0, len(assets), size):
        yield assets[start : start + size]


def _read(database_url: str, interval: Interval, assets: tuple[int, ...], low: int, high: int) -> Piece:
    """Candles of some assets that open between two moments, both included."""
    table = read_arrow(
        database_url,
        "SELECT crypto_id, timestamp, open_price, high_price, low_price, close_price, volume, market_cap FROM price_data"
        " WHERE interval = $1 AND crypto_id BETWEEN $2 AND $3"
        " AND timestamp BETWEEN to_timestamp($4::bigint) AND to_timestamp($5::bigint)",
        (interval.value, assets[0], assets[-1], low, high),
    )
    columns = {name: table.column(index + 2).to_numpy() for index, name in enumerate(FIELDS)}
    times = table.column(1).to_numpy().astype("datetime64[s]").astype(np.int64)
    return Piece(times, table.column(0).to_numpy(), columns)


def _redenominations(connection: Connection) -> tuple[_Redenomination, ...]:
    rows = connection.execute(text("SELECT crypto_id, extract(epoch FROM timestamp)::bigint, factor FROM redenominations"))
    return tuple(_Redenomination(int(asset), int(moment), float(factor)) for asset, moment, factor in rows)


def _restated(piece: Piece, jumps: tuple[_Redenomination, ...]) -> Piece:
    """Prices and volumes before a redenomination in new coins: a price divided by the factor, a volume times it."""
    present = [jump for jump in jumps if (piece.assets == jump.asset).any()]
    if not present:
        return piece
    fields: dict[str, Floats] = {name: np.array(values) for name, values in piece.fields.items()}
    for jump in present:
        old: Integers = np.flatnonzero((piece.assets == jump.asset) & (piece.times < jump.moment))
        for name in ("open", "high", "low", "close"):
            fields[name][old] /= jump.factor
        fields["volume"][old] *= jump.factor
    return Piece(piece.times, piece.assets, fields)
