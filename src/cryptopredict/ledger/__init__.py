"""The memory of the system: runs and the decisions that rest on them. In: a `Decision`, and the caller's transaction.

Out: rows that are all there or not there at all, and in `ledger.read` the async queries for those who show them.
A part of a decision that is None is NULL in its row; where nothing was decided yet, reading gives None or an empty page.
Everything that is said goes into a chain that only grows, and nothing is said while the kill switch (`ledger.halts`) is on. Beside this
door stand `ledger.evaluate`, the job that settles what was said (it thinks, which the server never does), `ledger.tripping`, the rules
that press the switch, `ledger.export`, and `ledger.verify`, which a stranger can run alone.
"""

from cryptopredict.ledger.read import (
    ListedSignal,
    Page,
    latest_regime,
    latest_rotation,
    latest_run,
    latest_sectors,
    regimes_between,
    run_by_id,
    runs_page,
    signal_by_id,
    signals_page,
)
from cryptopredict.ledger.record import SignalResults, TrackRecord, track_record
from cryptopredict.ledger.scorecards import Card, Score
from cryptopredict.ledger.store import (
    RunKind,
    expire_signals,
    expire_suggestions,
    store_decision,
    store_failure,
    store_macro_days,
)
from cryptopredict.ledger.suggestion_board import Board, read_board

__all__ = [
    "Board",
    "Card",
    "ListedSignal",
    "Page",
    "RunKind",
    "Score",
    "SignalResults",
    "TrackRecord",
    "expire_signals",
    "expire_suggestions",
    "latest_regime",
    "latest_rotation",
    "latest_run",
    "latest_sectors",
    "read_board",
    "regimes_between",
    "run_by_id",
    "runs_page",
    "signal_by_id",
    "signals_page",
    "store_decision",
    "store_failure",
    "store_macro_days",
    "track_record",
]
