"""The market as a run saw it, when the database has learned more since: what came later taken out, what was corrected put back.

In: the present view, the outline of what the run saw, and the moment up to which deliveries had arrived. Out: a view cut at the run's
moment. Whether it is the right one, the digest of the run tells.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Connection, text

from cryptopredict.base import FIELDS, UNCURATED, Curation, Integers, Interval, MarketView, Panel, Series, from_epoch
from cryptopredict.curation import load_curation

__all__ = ["Corrected", "arrivals", "corrected_since", "view_of_then"]

_DOUBT = timedelta(minutes=10)
_AFTER = timedelta(seconds=10)
_MOST_DOUBTS = 6
_PRICES = ("open", "high", "low", "close")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A candle that a source said otherwise later; values by field."""

    asset_id: int
    interval: str
    timestamp: int
    before: Mapping[str, float | None]
    received_at: datetime


def arrivals(connection: Connection, started_at: datetime) -> list[datetime]:
    """Moments that may divide what the run saw from what came later: its start, and around it the beginnings of deliveries.

    A delivery counts from when its transaction began; one that was under way when the run looked was not seen.
    """
    rows = connection.execute(
        text(
            "SELECT DISTINCT created_at FROM data_batches WHERE kind = 'candles' AND created_at BETWEEN :first AND :last"
            " ORDER BY created_at DESC"
        ),
        {"first": started_at - _DOUBT, "last": started_at + _AFTER},
    )
    just_before = [moment - timedelta(microseconds=1) for (moment,) in rows]
    return [started_at, started_at + _AFTER, *just_before][:_MOST_DOUBTS]


def corrected_since(connection: Connection, moment: datetime, until: int) -> list[Corrected]:
    """Candles opening before `until` (epoch seconds) that were corrected after a moment, the latest correction first."""
    rows = connection.execute(
        text(
            "SELECT crypto_id, interval, extract(epoch FROM timestamp)::bigint AS opened, before, received_at FROM revisions"
            " WHERE kind = 'candle' AND applied AND interval IN ('1d', '1h') AND received_at > :moment AND timestamp < :until"
            " ORDER BY received_at DESC, id DESC"
        ),
        {"moment": moment, "until": from_epoch(until)},
    )
    return [Corrected(int(r.crypto_id), r.interval, int(r.opened), r.before, r.received_at) for r in rows]


def view_of_then(
    connection: Connection, view: MarketView, as_of: int, outline: Mapping[str, Any], arrived: datetime
) -> MarketView:
    """The view cut at `as_of` without what arrived after `arrived`; without an outline, rows and assets are those of the cut."""
    cut = view.at(as_of)
    corrections = corrected_since(connection, arrived, as_of)
    units = _units(connection)
    panels: dict[str, Panel] = {}
    for name, panel in (("daily", cut.daily), ("hourly", cut.hourly)):
        known = outline.get(name)
        shaped = _shaped(panel, known)
        _without_late(connection, shaped, arrived)
        _put_back(shaped, [one for one in corrections if one.interval == panel.interval.value], units)
        _without_caps(shaped, {} if known is None else known["uncapped"])
        panels[name] = shaped
    return replace(
        cut,
        daily=panels["daily"],
        hourly=panels["hourly"],
        fear_greed=_first(cut.fear_greed, outline.get("fear_greed")),
        news=_first(cut.news, outline.get("news")),
        funding={
            asset: _first(series, outline.get("funding", {}).get(str(asset)))
            for asset, series in cut.funding.items()
            if not outline or str(asset) in outline["funding"]
        },
        sector_of={int(key): sector for key, sector in outline["sector_of"].items()} if outline else cut.sector_of,
        curation=_curation(connection, view, as_of, outline.get("curation")),
    )


def _curation(connection: Connection, view: MarketView, as_of: int, known: Mapping[str, Any] | None) -> Curation:
    """The lists up to the last move and review that the run knew; a run that is older than them knew none."""
    if known is None:
        return UNCURATED
    none = -1  # numbers begin at 1
    return load_curation(
        connection,
        # A market of files ended with the run, whatever was imported since.
        latest=None if view.source.moves else as_of,
        moves=none if known["moves"] is None else known["moves"],
        reviews=none if known["reviews"] is None else known["reviews"],
        rules={"limits": known["limits"], "thresholds": known["thresholds"]},
    ).at(as_of)


def _shaped(panel: Panel, known: Mapping[str, Any] | None) -> Panel:
    """A copy that may be written to, with the rows and assets of the outline; NaN where there is nothing any more."""
    if known is None or known["first"] is None:
        keep = None if known is None else 0
        fields = {name: np.array(values[:keep]) for name, values in panel.fields.items()}
        return Panel(panel.interval, panel.times[:keep], panel.assets, fields)
    step = panel.interval.seconds
    times: Integers = np.arange(known["rows"], dtype=np.int64) * step + known["first"]
    by_id = {asset.id: (place, asset) for place, asset in enumerate(panel.assets)}
    present = [(column, *by_id[key]) for column, key in enumerate(known["assets"]) if key in by_id]
    kept = [asset for _, _, asset in present]
    columns: Integers = np.array([place for _, place, _ in present], dtype=np.int64)
    offset = int(known["first"] - panel.times[0]) // step if len(panel.times) else 0
    into = slice(max(-offset, 0), max(min(len(times), len(panel.times) - offset), 0))
    taken = slice(max(offset, 0), max(min(len(times) + offset, len(panel.times)), 0))
    fields = {name: np.full((len(times), len(kept)), np.nan) for name in panel.fields}
    for name, values in panel.fields.items():
        if into.start < into.stop:
            fields[name][into] = values[taken][:, columns]
    return Panel(panel.interval, times, tuple(kept), fields)


def _without_late(connection: Connection, panel: Panel, arrived: datetime) -> None:
    """Empty the places of candles that were written after the run had looked."""
    if not len(panel.times):
        return
    span = {"interval": panel.interval.value, "arrived": arrived, "last": from_epoch(int(panel.times[-1]))}
    first, last = connection.execute(
        text(
            "SELECT min(first_timestamp), max(last_timestamp) FROM data_batches WHERE kind = 'candles' AND interval = :interval"
            " AND created_at > :arrived AND rows_new > 0 AND first_timestamp <= :last"
        ),
        span,
    ).one()
    if first is None:
        return
    rows = connection.execute(
        text(
            "SELECT crypto_id, extract(epoch FROM timestamp)::bigint FROM price_data WHERE interval = :interval"
            " AND timestamp BETWEEN :first AND :until AND created_at > :arrived"
        ),
        {**span, "first": first, "until": min(last, span["last"])},
    )
    for row, column in _places(panel, ((int(asset), int(moment)) for asset, moment in rows)):
        for values in panel.fields.values():
            values[row, column] = np.nan


def _put_back(panel: Panel, corrections: Sequence[Corrected], units: Sequence[tuple[int, int, float]]) -> None:
    """The latest correction is undone first, so that the earliest one has the last word."""
    for one in corrections:
        for row, column in _places(panel, [(one.asset_id, one.timestamp)]):
            for name in FIELDS:
                value = one.before.get(name)
                panel.fields[name][row, column] = np.nan if value is None else _in_new_coins(one, name, value, units)


def _in_new_coins(one: Corrected, name: str, value: float, units: Sequence[tuple[int, int, float]]) -> float:
    for asset, moment, factor in units:
        if asset == one.asset_id and one.timestamp < moment:
            value = value / factor if name in _PRICES else value * factor if name == "volume" else value
    return value


def _without_caps(panel: Panel, uncapped: Mapping[str, Sequence[int]]) -> None:
    columns = {asset.id: column for column, asset in enumerate(panel.assets)}
    for back, assets in uncapped.items():
        found = [columns[asset] for asset in assets if asset in columns]
        panel.fields["market_cap"][-int(back), found] = np.nan


def _first(series: Series, known: Sequence[int | None] | None) -> Series:
    """What had become known up to the last value that the run had; all of it where that is not written down."""
    if known is None:
        return series
    last = known[1]
    return series.as_of(last) if last is not None else Series(series.available[:0], series.values[:0])


def _units(connection: Connection) -> list[tuple[int, int, float]]:
    rows = connection.execute(text("SELECT crypto_id, extract(epoch FROM timestamp)::bigint, factor FROM redenominations"))
    return [(int(asset), int(moment), float(factor)) for asset, moment, factor in rows]


def _places(panel: Panel, candles: Iterator[tuple[int, int]] | Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Row and column of candles by asset and open; those outside the panel are passed over."""
    columns = {asset.id: column for column, asset in enumerate(panel.assets)}
    first = int(panel.times[0]) if len(panel.times) else 0
    for asset, moment in candles:
        row = (moment - first) // Interval(panel.interval).seconds
        if asset in columns and 0 <= row < len(panel.times):
            yield row, columns[asset]
