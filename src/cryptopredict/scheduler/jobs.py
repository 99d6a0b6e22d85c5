"""What each job does. A job may be begun twice (its worker died, its lease ran out), so each leaves the same whether run once or twice."""

import os
import socket
from collections.abc import Mapping

from sqlalchemy import func, select, text

from cryptopredict.base import utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import CascadeRun, DataBatch, SystemConfig
from cryptopredict.data.simulator import advance
from cryptopredict.ledger import expire_signals as close_signals
from cryptopredict.ledger import expire_suggestions
from cryptopredict.outbox import relay, write_event
from cryptopredict.pipeline import run_cascade as decide
from cryptopredict.scheduler.health import write_health
from cryptopredict.scheduler.work import Job

__all__ = ["JOBS"]

_CLEAN_UP = (
    "DELETE FROM job_runs WHERE status IN ('succeeded', 'skipped') AND queued_at < now() - interval '2 days'",
    "DELETE FROM job_runs WHERE status IN ('failed', 'parked') AND queued_at < now() - interval '30 days'",
    "DELETE FROM outbox_events WHERE relayed_at < now() - interval '7 days'",
    "DELETE FROM system_health WHERE check_time < now() - interval '14 days'",
)


def advance_market(here: Ground) -> str:
    """Move the simulated market on to now; a market of another kind moves by itself."""
    return f"{advance(here, utc_now())} candles"


def run_cascade(here: Ground) -> str:
    """Decide anew. A market of files that nothing was added to is the same as it was, and so is its decision."""
    with transaction(here.engine) as session:
        source = session.scalar(select(SystemConfig.value).where(SystemConfig.key == "market_source"))
        last = select(func.max(CascadeRun.started_at)).where(CascadeRun.kind == "live", CascadeRun.status == "succeeded")
        decided, delivered = session.scalar(last), session.scalar(select(func.max(DataBatch.created_at)))
    if source is None:
        return "There is no market yet."
    if source == "files" and decided is not None and delivered is not None and delivered < decided:
        return "Nothing was imported since the last decision."
    return f"run {decide(here)['run_id']}"


def relay_outbox(here: Ground) -> str:
    """Send the events that wait."""
    return f"{relay(here.engine, here.redis)} events"


def expire_signals(here: Ground) -> str:
    """Close signals and suggestions whose time is over, and say so."""
    with transaction(here.engine) as session:
        signals, suggestions = close_signals(session), expire_suggestions(session)
        for signal in signals:
            write_event(session, "signal_update", {"signal_id": signal, "status": "expired"})
    return f"{len(signals)} signals, {len(suggestions)} suggestions"


def heartbeat(here: Ground) -> str:
    """Show that work is being done: a row, for a process that is merely there proves nothing."""
    score = write_health(here, worker=f"{socket.gethostname()}:{os.getpid()}")
    return f"score {score:.0f}"


def clean_up(here: Ground) -> str:
    """Forget what was only of use for a while. Decisions, data and refusals are kept."""
    with transaction(here.engine) as session:
        return f"{sum(session.connection().execute(text(statement)).rowcount for statement in _CLEAN_UP)} rows"


JOBS: Mapping[str, Job] = {
    "advance_market": advance_market,
    "clean_up": clean_up,
    "expire_signals": expire_signals,
    "heartbeat": heartbeat,
    "relay_outbox": relay_outbox,
    "run_cascade": run_cascade,
}
