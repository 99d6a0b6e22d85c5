"""Looking again: the last closed candles of every pair by REST, against what the stream wrote. The exchange's word counts.

Minutes are too many for that; of these the flagged ones are looked at again. A difference is corrected, and what stood there before is kept as a revision.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import polars as pl
from sqlalchemy import text

from cryptopredict.base import Interval, Reason, UpstreamFailed
from cryptopredict.data.sources import binance
from cryptopredict.data.sync.pairs import Pair, fetch_candles, floor_time, pairs_of, series_of, write_candles
from cryptopredict.data.sync.sync import HOPELESS, Sync, fetched

__all__ = ["audit_candles"]

_BARS: Final = 3
_INTERVALS: Final = (Interval.H1, Interval.D1)
_FLAGGED: Final = timedelta(days=1)
"""How far back flagged minutes are looked at."""


def audit_candles(s: Sync) -> str:
    """Compare the last closed hours and days, and flagged minutes, with the exchange's. Raises `UpstreamFailed`."""
    with s.noting(series_of(Interval.H1), Interval.H1.seconds):
        now = s.ask(binance.server_time(s.providers.binance))
    with s.ground.engine.connect() as connection:
        pairs = pairs_of(connection)
    told = []
    for number, interval in enumerate(_INTERVALS):
        end = floor_time(now, interval)
        first = end - _BARS * timedelta(seconds=interval.seconds)
        begun = _begun(s, pairs, interval, first, end)
        asked = [_Asked(pair, first, end) for pair in pairs if pair.crypto_id in begun]
        told.append(_audit(s.within(number / 3, (number + 1) / 3), asked, interval, now))
    flagged = _flagged(s, pairs, floor_time(now, Interval.M1))
    told.append(_audit(s.within(2 / 3, 1.0), flagged, Interval.M1, now))
    return "; ".join(told)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Candles of a pair that open from `first` and close by `end`."""

    pair: Pair
    first: datetime
    end: datetime


def _begun(s: Sync, pairs: list[Pair], interval: Interval, first: datetime, end: datetime) -> set[int]:
    """Assets that have such candles: a series that was never begun is not for the audit to begin."""
    with s.ground.engine.connect() as connection:
        return set(
            connection.scalars(
                text(
                    "SELECT a.asset FROM unnest(CAST(:assets AS bigint[])) AS a(asset) WHERE EXISTS (SELECT FROM price_data"
                    " WHERE crypto_id = a.asset AND interval = :interval AND timestamp < :end AND timestamp >= :since)"
                ),
                {
                    "assets": [pair.crypto_id for pair in pairs],
                    "interval": interval.value,
                    "end": end,
                    "since": first - timedelta(seconds=interval.seconds),
                },
            )
        )


def _flagged(s: Sync, pairs: list[Pair], end: datetime) -> list[_Asked]:
    """From the first to the last flagged minute of each pair."""
    with s.ground.engine.connect() as connection:
        found = {
            int(row.crypto_id): (row.first, row.last)
            for row in connection.execute(
                text(
                    "SELECT crypto_id, min(timestamp) AS first, max(timestamp) AS last FROM candle_flags"
                    " WHERE interval = '1m' AND timestamp >= :since AND timestamp < :end GROUP BY crypto_id"
                ),
                {"since": end - _FLAGGED, "end": end},
            )
        }
    step = timedelta(seconds=Interval.M1.seconds)
    return [
        _Asked(pair, found[pair.crypto_id][0], found[pair.crypto_id][1] + step) for pair in pairs if pair.crypto_id in found
    ]


def _audit(s: Sync, wanted: list[_Asked], interval: Interval, now: datetime) -> str:
    """Ask, write what differs, and say what came of it."""
    frames: list[pl.DataFrame] = []
    failure: UpstreamFailed | None = None
    for done, answer in enumerate(fetched(lambda one: _answered(s, one, interval), wanted)):
        s.report(done / len(wanted), f"looking again at {interval.value}")
        if not isinstance(answer, UpstreamFailed):
            frames += answer
        elif answer.reason is not Reason.NOT_LISTED:
            failure = answer
            if answer.reason in HOPELESS:
                break
    changed = added = same = 0
    if frames:
        with s.writing() as connection:
            written = write_candles(s, connection, frames, interval, now, feed="binance:audit")
            changed, added, same = written.changed, written.new, written.same
    if failure is not None:
        s.failed(series_of(interval), max(interval.seconds, Interval.H1.seconds), failure)
        raise failure
    return f"{interval.value}: {changed} corrected, {added} added, {same} the same"


def _answered(s: Sync, one: _Asked, interval: Interval) -> list[pl.DataFrame] | UpstreamFailed:
    try:
        return fetch_candles(s, one.pair, interval, one.first, one.end)
    except UpstreamFailed as failure:
        return failure
