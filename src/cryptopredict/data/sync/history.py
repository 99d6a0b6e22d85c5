"""Candles of the past: from the newest that is stored, or as far back as an interval is kept, to the last one that has closed.

Pages are fetched by a few threads and written by one, some fifty thousand rows to a transaction, an asset never in part: what was
written is whole, so that whoever was killed goes on where it stopped. Holes inside become rows of `data_gaps` and are fetched again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import polars as pl
from sqlalchemy import text

from cryptopredict.base import Interval, Reason, UpstreamFailed
from cryptopredict.data.feeds import note_success
from cryptopredict.data.sources import binance
from cryptopredict.data.sync.caps import cap_newest
from cryptopredict.data.sync.charts import sync_charts
from cryptopredict.data.sync.holes import fill_gaps, note_holes
from cryptopredict.data.sync.pairs import Pair, fetch_candles, floor_time, pairs_of, series_of, write_candles
from cryptopredict.data.sync.sync import HOPELESS, Sync, fetched

__all__ = ["DEPTH", "sync_history"]

DEPTH: Final[Mapping[Interval, timedelta]] = {
    Interval.D1: timedelta(days=1_460),
    Interval.H1: timedelta(days=730),
    Interval.M1: timedelta(days=1),
}
"""How far back a series begins."""

_MINUTES_MOST: Final = timedelta(days=7)
"""After a longer pause minutes begin anew; those between are not fetched for everybody."""

_GROUP_ROWS: Final = 50_000
_LOOK_BACK: Final[Mapping[Interval, timedelta]] = {
    Interval.D1: timedelta(days=1_460),
    Interval.H1: timedelta(days=60),
    Interval.M1: timedelta(hours=6),
}
"""How far back holes are looked for: cheap, and beyond it a former run has looked."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What is to be fetched of one pair."""

    pair: Pair
    interval: Interval
    first: datetime
    end: datetime


def sync_history(
    s: Sync,
    intervals: Sequence[Interval] = (Interval.D1, Interval.H1, Interval.M1),
    asset: int | None = None,
    *,
    charts: bool = True,
) -> str:
    """Bring the candles of all assets, or of one, up to the last that has closed.

    Assets that the exchange does not trade get daily candles from CoinGecko, unless without `charts`. Raises `UpstreamFailed` when the exchange does not go
    on; what came before is kept.
    """
    counts = []
    part = 0.9 / len(intervals)
    failure: UpstreamFailed | None = None
    for number, interval in enumerate(intervals):
        try:
            rows = _sync_interval(s.within(number * part, (number + 1) * part), interval, asset)
        except UpstreamFailed as error:
            failure = error
            if error.reason in HOPELESS:
                # It is not even asked for the rest, for the same reason.
                for left in intervals[number + 1 :]:
                    s.failed(series_of(left), _expected(left), error)
                break
            continue
        counts.append(f"{rows} of {interval.value}")
    if charts and Interval.D1 in intervals:
        try:
            counts.append(f"{sync_charts(s.within(0.9, 0.97), asset)} of 1d from charts")
        except UpstreamFailed as error:
            counts.append(str(error))
    if failure is not None:
        raise failure
    filled = fill_gaps(s.within(0.97, 1.0))
    return f"candles: {', '.join(counts)}; gaps: {filled}"


def _sync_interval(s: Sync, interval: Interval, asset: int | None) -> int:
    """One interval of all pairs, or of one asset's; returns how many rows were added or changed."""
    series = series_of(interval)
    with s.noting(series, _expected(interval)):
        now = s.ask(binance.server_time(s.providers.binance))
    stretches = _missing(s, interval, now, asset)
    written = done = rows = 0
    failures: list[UpstreamFailed] = []
    waiting: list[pl.DataFrame] = []
    for answer in fetched(lambda stretch: _asked(s, stretch), stretches):
        done += 1
        if isinstance(answer, UpstreamFailed):
            failures.append(answer)
            if answer.reason in HOPELESS:
                break
            continue
        waiting += answer
        rows += sum(frame.height for frame in answer)
        if rows >= _GROUP_ROWS:
            written += _write(s, waiting, interval, now)
            waiting, rows = [], 0
        s.report(done / len(stretches), f"candles of {interval.value}")
    written += _write(s, waiting, interval, now)
    grave = [failure for failure in failures if failure.reason is not Reason.NOT_LISTED]
    with s.writing() as connection:
        if interval is Interval.D1:
            cap_newest(connection, s.market)
        # What was fetched for the first time has holes further back too.
        note_holes(connection, interval, min([now - _LOOK_BACK[interval], *(one.first for one in stretches)]), asset)
        if not grave and asset is None:
            newest = connection.scalar(
                text(
                    "SELECT max(n.timestamp) FROM exchange_symbols e CROSS JOIN LATERAL (SELECT timestamp FROM price_data"
                    " WHERE crypto_id = e.crypto_id AND interval = :interval ORDER BY timestamp DESC LIMIT 1) n WHERE e.is_active"
                ),
                {"interval": interval.value},
            )
            note_success(
                connection,
                s.providers.binance.name,
                series,
                expected_s=_expected(interval),
                data_until=None if newest is None else newest + timedelta(seconds=interval.seconds),
                rows=written,
            )
    if grave:
        s.failed(series, _expected(interval), grave[-1])
        raise grave[-1]
    return written


def _expected(interval: Interval) -> int:
    # History is read once an hour: what is shorter comes in between by the stream.
    return max(interval.seconds, Interval.H1.seconds)


def _missing(s: Sync, interval: Interval, now: datetime, asset: int | None) -> list[_Stretch]:
    """What has closed since the newest stored candle of each pair."""
    step = timedelta(seconds=interval.seconds)
    end = floor_time(now, interval)
    begin = end - DEPTH[interval]
    oldest = end - _MINUTES_MOST if interval is Interval.M1 else begin
    with s.ground.engine.connect() as connection:
        pairs = pairs_of(connection, None if asset is None else [asset])
        newest = {
            int(row.asset): row.timestamp
            for row in connection.execute(
                text(
                    "SELECT a.asset, n.timestamp FROM unnest(CAST(:assets AS bigint[])) AS a(asset) CROSS JOIN LATERAL ("
                    "SELECT timestamp FROM price_data WHERE crypto_id = a.asset AND interval = :interval"
                    " ORDER BY timestamp DESC LIMIT 1) n"
                ),
                {"assets": [pair.crypto_id for pair in pairs], "interval": interval.value},
            )
        }
    firsts = {key: moment + step if moment >= oldest else begin for key, moment in newest.items()}
    stretches = [_Stretch(pair, interval, firsts.get(pair.crypto_id, begin), end) for pair in pairs]
    return [stretch for stretch in stretches if stretch.first < stretch.end]


def _asked(s: Sync, stretch: _Stretch) -> list[pl.DataFrame] | UpstreamFailed:
    try:
        return fetch_candles(s, stretch.pair, stretch.interval, stretch.first, stretch.end)
    except UpstreamFailed as failure:
        return failure


def _write(s: Sync, frames: Sequence[pl.DataFrame], interval: Interval, now: datetime) -> int:
    if not frames:
        return 0
    with s.writing() as connection:
        return write_candles(s, connection, frames, interval, now).writes
