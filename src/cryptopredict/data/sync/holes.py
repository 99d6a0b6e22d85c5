"""Holes in stored candles: found, written down as gaps, fetched again, and closed with what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

import polars as pl
from sqlalchemy import Connection, text

from cryptopredict.base import Interval, Reason, UpstreamFailed
from cryptopredict.data.gaps import Gap, close_gap, gap_failed, open_gap, open_gaps
from cryptopredict.data.sources import binance
from cryptopredict.data.sync.pairs import Pair, fetch_candles, floor_time, pairs_of, write_candles
from cryptopredict.data.sync.sync import HOPELESS, Sync, fetched

__all__ = ["fill_gaps", "note_holes"]

_AT_ONCE: Final = 500
_TRIES: Final = 5
"""How often candles are fetched that the source gives and that cannot be; then the place stays empty."""


@dataclass(frozen=True, slots=True)
class _Fetched:
    """What the exchange has in a gap; `failure` when it did not say."""

    gap: Gap
    pages: list[pl.DataFrame]
    failure: UpstreamFailed | None = None


def note_holes(connection: Connection, interval: Interval, since: datetime, asset: int | None = None) -> int:
    """Open a gap for each hole between stored candles since a moment, unless the source is known to have nothing there."""
    rows = connection.execute(
        text(
            "SELECT h.crypto_id, h.first, h.until FROM (SELECT p.crypto_id, p.timestamp AS until,"
            " lag(p.timestamp) OVER (PARTITION BY p.crypto_id ORDER BY p.timestamp) + :step AS first FROM price_data p"
            " WHERE p.interval = :interval AND p.timestamp >= :since AND p.crypto_id IN (SELECT e.crypto_id FROM exchange_symbols e"
            " WHERE e.is_active AND (CAST(:asset AS bigint) IS NULL OR e.crypto_id = :asset))) h"
            " WHERE h.until > h.first AND NOT EXISTS (SELECT FROM data_gaps g WHERE g.crypto_id = h.crypto_id"
            " AND g.interval = :interval AND g.gap_from <= h.first AND g.gap_to >= h.until"
            " AND (g.outcome = 'empty' OR g.filled_at IS NULL))"
        ),
        {"step": timedelta(seconds=interval.seconds), "interval": interval.value, "since": since, "asset": asset},
    ).all()
    for row in rows:
        open_gap(connection, int(row.crypto_id), interval, row.first, row.until, Reason.GAP)
    return len(rows)


def fill_gaps(s: Sync) -> str:
    """Fetch the candles of open gaps. Raises `UpstreamFailed` when the exchange does not go on; what came before is kept."""
    with s.ground.engine.connect() as connection:
        gaps = open_gaps(connection, limit=_AT_ONCE)
        pairs = {pair.crypto_id: pair for pair in pairs_of(connection, [gap.crypto_id for gap in gaps])}
    if not gaps:
        return "none open"
    now = s.ask(binance.server_time(s.providers.binance))
    counts = {"filled": 0, "empty": 0, "failed": 0}
    known = [gap for gap in gaps if gap.crypto_id in pairs]
    strange = [gap for gap in gaps if gap.crypto_id not in pairs]
    if strange:
        with s.writing() as connection:
            for gap in strange:
                gap_failed(connection, gap.id, f"{Reason.NOT_LISTED}: no exchange trades it now")
        counts["failed"] += len(strange)
    for number, answer in enumerate(fetched(lambda gap: _asked(s, pairs[gap.crypto_id], gap, now), known)):
        s.report(number / len(known), "filling gaps")
        counts[_close(s, answer, now)] += 1
        if answer.failure is not None and answer.failure.reason in HOPELESS:
            raise answer.failure
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


def _asked(s: Sync, pair: Pair, gap: Gap, now: datetime) -> _Fetched:
    try:
        return _Fetched(gap, fetch_candles(s, pair, gap.interval, gap.first, min(gap.end, floor_time(now, gap.interval))))
    except UpstreamFailed as failure:
        return _Fetched(gap, [], failure)


def _close(s: Sync, answer: _Fetched, now: datetime) -> Literal["filled", "empty", "failed"]:
    gap = answer.gap
    with s.writing() as connection:
        if answer.failure is not None:
            gap_failed(connection, gap.id, f"{answer.failure.reason}: {answer.failure}")
            return "failed"
        if answer.pages:
            write_candles(s, connection, answer.pages, gap.interval, now)
        if gap.end > floor_time(now, gap.interval):
            gap_failed(connection, gap.id, "its last candle has not closed yet")
            return "failed"
        if _has_candles(connection, gap):
            # What is missing between them the source does not have; it is found again as a hole of its own, and is empty then.
            close_gap(connection, gap.id, "filled")
            return "filled"
        if answer.pages and gap.attempts + 1 < _TRIES:
            gap_failed(connection, gap.id, f"{Reason.QUARANTINED}: what the source gives was set aside")
            return "failed"
        close_gap(connection, gap.id, "empty")
        return "empty"


def _has_candles(connection: Connection, gap: Gap) -> bool:
    return bool(
        connection.scalar(
            text(
                "SELECT EXISTS (SELECT FROM price_data WHERE crypto_id = :asset AND interval = :interval"
                " AND timestamp >= :first AND timestamp < :end)"
            ),
            {"asset": gap.crypto_id, "interval": gap.interval.value, "first": gap.first, "end": gap.end},
        )
    )
