"""What each job does. A job may be begun twice (its worker died, its lease ran out), so each leaves the same whether run once or twice."""

import os
import socket
from collections.abc import Mapping
from functools import partial

from sqlalchemy import func, select, text

from cryptopredict.core import transaction
from cryptopredict.core.configuration import read_configuration
from cryptopredict.core.outgoing import Outgoing
from cryptopredict.core.schema import CascadeRun, DataBatch, SystemConfig
from cryptopredict.curation import return_deferred
from cryptopredict.ledger import expire_signals as close_signals
from cryptopredict.ledger import expire_suggestions
from cryptopredict.ledger.clock import market_now
from cryptopredict.ledger.evaluate import evaluate_due
from cryptopredict.ledger.tripping import trip_halts
from cryptopredict.outbox import relay, write_event
from cryptopredict.pipeline import Walks
from cryptopredict.pipeline import run_cascade as decide
from cryptopredict.portfolio import execute_automatically, settle_all, value_all
from cryptopredict.portfolio.exchange import attend
from cryptopredict.scheduler.asking import predict
from cryptopredict.scheduler.drift import check_drift
from cryptopredict.scheduler.health import write_health
from cryptopredict.scheduler.notices import deliver_notifications, make_news
from cryptopredict.scheduler.replays import replay_run
from cryptopredict.scheduler.retraining import retrain_model
from cryptopredict.scheduler.sources import tell_sources
from cryptopredict.scheduler.syncs import market_jobs
from cryptopredict.scheduler.task import Job, Task
from cryptopredict.scheduler.training import fit_models, retrain_models, train_models

__all__ = ["jobs_of"]

_CLEAN_UP = (
    "DELETE FROM job_runs WHERE status IN ('succeeded', 'skipped', 'cancelled') AND queued_at < now() - interval '2 days'",
    "DELETE FROM job_runs WHERE status IN ('failed', 'parked') AND queued_at < now() - interval '30 days'",
    "DELETE FROM outbox_events WHERE relayed_at < now() - interval '7 days'",
    "DELETE FROM system_health WHERE check_time < now() - interval '14 days'",
    "DELETE FROM refresh_tokens WHERE expires_at < now() - interval '7 days'",
    # An account that was registered and that its mailbox never opened.
    (
        "DELETE FROM users WHERE NOT is_active AND NOT is_verified AND last_login IS NULL AND id IN"
        " (SELECT user_id FROM account_tokens WHERE purpose = 'activate' GROUP BY user_id HAVING max(expires_at) < now())"
    ),
    "DELETE FROM account_tokens WHERE purpose = 'reset' AND expires_at < now() - interval '1 day'",
    "DELETE FROM user_activities WHERE activity_time < now() - make_interval(days => :activities_days)",
)


def run_cascade(task: Task, walks: Walks) -> str:
    """Decide anew. A market of files that nothing was added to is the same as it was, and so is its decision."""
    with transaction(task.ground.engine) as session:
        source = session.scalar(select(SystemConfig.value).where(SystemConfig.key == "market_source"))
        last = select(func.max(CascadeRun.started_at)).where(CascadeRun.kind == "live", CascadeRun.status == "succeeded")
        decided, delivered = session.scalar(last), session.scalar(select(func.max(DataBatch.created_at)))
    if source is None:
        return "There is no market yet."
    if source == "files" and decided is not None and delivered is not None and delivered < decided:
        return "Nothing was imported since the last decision."
    return f"run {decide(task.ground, walks=walks)['run_id']}"


def evaluate(task: Task) -> str:
    """Fill in what came of what was said."""
    return evaluate_due(task.ground, write_event)


def relay_outbox(task: Task) -> str:
    """Send the events that wait."""
    return f"{relay(task.ground.engine, task.ground.redis)} events"


def expire_signals(task: Task) -> str:
    """Close signals and suggestions whose time is over, bring back those that were deferred, and say so."""
    with transaction(task.ground.engine) as session:
        signals, suggestions = close_signals(session), expire_suggestions(session)
        back = return_deferred(session, session.scalars(select(market_now())).one())
        for signal in signals:
            write_event(session, "signal_update", {"signal_id": signal, "status": "expired"})
        for status, ids in (("expired", suggestions), ("pending", back)):
            for suggestion in ids:
                write_event(session, "suggestion", {"suggestion_id": suggestion, "status": status})
    return f"{len(signals)} signals, {len(suggestions)} suggestions, {len(back)} deferred ones back"


def heartbeat(task: Task) -> str:
    """Show that work is being done: a row, for a process that is merely there proves nothing."""
    score = write_health(task.ground, worker=f"{socket.gethostname()}:{os.getpid()}")
    tell_sources(task.ground)
    return f"score {score:.0f}"


def settle_positions(task: Task) -> str:
    """Bring orders and positions up to the last closed candle."""
    return settle_all(task.ground.engine)


def attend_exchange(task: Task) -> str:
    """Go on with what is under way at exchanges."""
    return attend(task.ground.engine, task.ground.settings)


def value_portfolios(task: Task) -> str:
    """Write down what every account is worth."""
    return value_all(task.ground.engine)


def execute_for_users(task: Task) -> str:
    """Place the orders that users asked for in advance."""
    return execute_automatically(task.ground.engine)


def check_halts(task: Task) -> str:
    """Press the kill switch where what is measured passes its bound."""
    return trip_halts(task.ground.engine, write_event)


def clean_up(task: Task) -> str:
    """Forget what was only of use for a while. Decisions, data and refusals are kept."""
    with transaction(task.ground.engine) as session:
        kept = {"activities_days": read_configuration(session).integer("retention.activities_days")}
        return f"{sum(session.connection().execute(text(statement), kept).rowcount for statement in _CLEAN_UP)} rows"


_OURS: Mapping[str, Job] = {
    "attend_exchange": attend_exchange,
    "check_drift": check_drift,
    "check_halts": check_halts,
    "clean_up": clean_up,
    "deliver_notifications": deliver_notifications,
    "evaluate": evaluate,
    "execute_automatically": execute_for_users,
    "expire_signals": expire_signals,
    "fit_models": fit_models,
    "heartbeat": heartbeat,
    "make_news": make_news,
    "predict": predict,
    "relay_outbox": relay_outbox,
    "replay_run": replay_run,
    "retrain_model": retrain_model,
    "retrain_models": retrain_models,
    "settle_positions": settle_positions,
    "train_models": train_models,
    "value_portfolios": value_portfolios,
}


def jobs_of(outgoing: Outgoing) -> Mapping[str, Job]:
    """Every job by its name; those of the market ask over `outgoing`, of which a process has one, as it has of what the layers walked."""
    return {**_OURS, "run_cascade": partial(run_cascade, walks=Walks()), **market_jobs(outgoing)}
