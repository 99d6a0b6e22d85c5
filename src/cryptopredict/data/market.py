"""Which market a database holds: one source at a time. In: a connection inside the caller's transaction."""

import json
import uuid
from typing import Final

from sqlalchemy import Connection, text

from cryptopredict.base import Conflict, Source
from cryptopredict.core.chain import Link, append_links, lock_chain

__all__ = ["claim_market", "lock_market", "market_identity", "market_source", "remove_market"]

_LOCK: Final = 0x43505F44415441
_SOURCE: Final = "market_source"
_IDENTITY: Final = "market_id"
_ABOUT: Final = (_SOURCE, _IDENTITY, "simulated_market")
"""Keys of the configuration that speak of the market; the last is the simulator's account of how far it came."""

# Children before parents; what people own (users, settings, personal lists) stays. Paper money was won and lost in the market that goes.
_DERIVED: Final = (
    "outbox_events",
    "predictions",
    "portfolios",
    "signal_executions",
    "trading_signals",
    "suggestion_outcomes",
    "suggestion_reviews",
    "ai_suggestions",
    "market_regime_analysis",
    "macro_days",
    "market_sentiment_data",
    "dominance_data",
    "sector_performance",
    "sector_rotation_analysis",
    "cascade_runs",
    "model_versions",
    "ai_models",
    "watchlist_items",
    "tier_changes",
    "news_items",
    "funding_rates",
    "open_interest",
    "market_cap_snapshots",
    "redenominations",
    "revisions",
    "candle_flags",
    "data_gaps",
    "feed_states",
    "quarantined_rows",
    "data_batches",
    "price_data",
    "exchange_symbols",
    "crypto_sector_mapping",
    "cryptocurrencies",
)

_TOLD: Final = ("cascade_runs", "trading_signals", "predictions")
"""What the ledger says was removed with a market, by number."""


def lock_market(connection: Connection) -> None:
    """Wait for the writers of the market before: batches then commit in the order of their ids. Held until the transaction ends."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def market_source(connection: Connection) -> Source | None:
    """The source of the market in this database; None when it holds none."""
    value = connection.scalar(text("SELECT value FROM system_config WHERE key = :key"), {"key": _SOURCE})
    return None if value is None else Source(value)


def market_identity(connection: Connection) -> str | None:
    """A name that changes when the market is replaced by another; None when there is none."""
    value = connection.scalar(text("SELECT value FROM system_config WHERE key = :key"), {"key": _IDENTITY})
    return None if value is None else str(value)


def claim_market(connection: Connection, source: Source) -> None:
    """Make this database the home of a market of that source, or confirm that it is.

    Raises `Conflict` when it holds a market of another source: simulated and real prices are never mixed.
    """
    lock_market(connection)
    present = market_source(connection)
    if present is not None and present is not source:
        raise Conflict(
            f"This database holds a {present.value} market, and {source.value} data was to be added",
            why="Prices of two sources are never mixed",
            to_do="Add --replace-simulated to remove the simulated market and all that was derived from it."
            if present is Source.SIMULATED
            else "Use another home (CRYPTOPREDICT_HOME).",
        )
    statement = text(
        "INSERT INTO system_config (key, value) VALUES (:key, CAST(:value AS jsonb))"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE system_config.value = 'null'::jsonb"
    )
    connection.execute(statement, {"key": _SOURCE, "value": json.dumps(source.value)})
    connection.execute(statement, {"key": _IDENTITY, "value": json.dumps(uuid.uuid4().hex)})


def remove_market(connection: Connection, source: Source) -> bool:
    """Remove the market and everything derived from it, if it is of that source. True when something was removed.

    Rows are deleted, not truncated, so that those who read meanwhile see the old market until the transaction commits.
    What was said of it stays in the ledger, which gets one more entry: that the market was removed.
    """
    lock_market(connection)
    if market_source(connection) is not source:
        return False
    lock_chain(connection)
    gone = {table: connection.scalar(text(f"SELECT count(*) FROM {table}")) for table in _TOLD}  # noqa: S608  names from a constant
    facts = {"market_id": market_identity(connection), "removed": gone, "source": source.value}
    for table in _DERIVED:
        connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608  names from the constant above
    connection.execute(text("DELETE FROM system_config WHERE key = ANY(:keys)"), {"keys": list(_ABOUT)})
    append_links(connection, [Link("market_removed", None, facts)])
    return True
