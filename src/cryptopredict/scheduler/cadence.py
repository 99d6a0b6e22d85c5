"""How often each job is due, who does it and what it does: the one table of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from cryptopredict.base import epoch, from_epoch
from cryptopredict.core.configuration import KNOWN, Configuration

__all__ = ["CADENCE", "JOBS_BY_NAME", "Cadence", "Queue", "cadence_now", "queue_of"]

_HOUSEKEEPING_SECONDS = 60


class Queue(StrEnum):
    """Who does it. What waits for providers, or learns for long, never holds up what decides."""

    DECISIONS = "decisions"
    MARKET = "market"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Cadence:
    """A job by name and the length of its slots in seconds, None for one that is only done when somebody asks for it.

    Slots start at multiples of that length since 1970, whoever counts. `needs` are the arguments that it cannot do without. A job is
    done once at a time; one that is `side_by_side`, once at a time with the same arguments.
    """

    name: str
    seconds: int | None
    queue: Queue
    does: str
    needs: frozenset[str] = frozenset()
    side_by_side: bool = False

    @property
    def told(self) -> bool:
        """Whether its beginning and end are news: those of what is done every minute or more often are not."""
        return self.seconds is None or self.seconds > _HOUSEKEEPING_SECONDS

    def slot(self, moment: datetime) -> datetime | None:
        """Start of the slot that a moment lies in."""
        if self.seconds is None:
            return None
        second = epoch(moment)
        return from_epoch(second - second % self.seconds)

    def next_slot(self, moment: datetime) -> datetime | None:
        """Start of the first slot after a moment."""
        slot = self.slot(moment)
        return None if slot is None or self.seconds is None else slot + timedelta(seconds=self.seconds)


_DAY = 86_400
_D, _M, _T = Queue.DECISIONS, Queue.MARKET, Queue.TRAINING

CADENCE = (
    Cadence("relay_outbox", 5, _D, "Sends the events that wait."),
    Cadence("make_news", 10, _D, "Tells people of what happened."),
    Cadence("deliver_notifications", 15, _M, "Sends messages that are due to browsers, messengers and mailboxes."),
    Cadence("heartbeat", 30, _D, "Writes down how the system is."),
    Cadence("expire_signals", 60, _D, "Closes signals and suggestions whose time is over."),
    Cadence("check_halts", 60, _D, "Presses the kill switch where a bound is passed."),
    Cadence("execute_automatically", 60, _D, "Executes signals for those who asked for it."),
    Cadence("settle_positions", 60, _D, "Fills orders, and closes positions at their target, stop or time."),
    Cadence("attend_exchange", 60, _M, "Follows orders at an exchange, and sells what has ended there."),
    Cadence("fill_gaps", 120, _M, "Asks again for the candles that are missing."),
    Cadence("run_cascade", 300, _D, "Decides anew."),
    Cadence("evaluate", 300, _D, "Holds what was said against what came."),
    Cadence("sync_all_prices", 300, _M, "Reads the prices of all assets."),
    Cadence("sync_dominance", 900, _M, "Reads the whole market: its size, and who has which share of it."),
    Cadence("sync_market_caps", 900, _M, "Reads the market values of past days that are missing, some assets at a time."),
    Cadence("sync_news", 900, _M, "Reads headlines and gives them a tone."),
    Cadence("sync_historical_data", 3_600, _M, "Reads the candles that closed since the last time."),
    Cadence("audit_candles", 3_600, _M, "Compares the last candles with what the exchange says of them now."),
    Cadence("sync_sentiment", 3_600, _M, "Reads fear and greed."),
    Cadence("sync_funding", 3_600, _M, "Reads funding rates."),
    Cadence("retrain_models", 3_600, _T, "Has those models trained anew whose newest version is a week old."),
    Cadence("value_portfolios", 3_600, _D, "Writes down what accounts are worth, and holds their books against their history."),
    Cadence("clean_up", 3_600, _D, "Forgets what was only of use for a while."),
    Cadence("check_drift", _DAY, _T, "Holds the models against what came after their training."),
    Cadence("discover_new_cryptocurrencies", _DAY, _M, "Looks for new assets, and for those that are gone."),
    Cadence("cleanup_old_data", 7 * _DAY, _M, "Removes market data that is older than it is kept."),
    Cadence("sync_specific_cryptocurrency", None, _M, "Reads everything of one asset anew.", needs=frozenset({"crypto_id"})),
    Cadence(
        "predict",
        None,
        _D,
        "Answers a question about one price.",
        needs=frozenset({"crypto_id", "horizon", "user_id"}),
    ),
    Cadence("train_models", None, _T, "Has the models trained now."),
    Cadence(
        "fit_models",
        None,
        _T,
        "Fits a share of a model in training.",
        needs=frozenset({"batch", "model", "moment", "of", "quick", "seed", "share"}),
        side_by_side=True,
    ),
    Cadence("retrain_model", None, _T, "Trains one model now.", needs=frozenset({"model_id", "quick", "seed"})),
    Cadence("replay_run", None, _T, "Decides a stored run again and compares.", needs=frozenset({"run_id"})),
    Cadence("backfill", None, _M, "Fills an empty database with the past."),
)
"""Shortest first: what people wait for is asked for before what takes long."""


def cadence_now(configuration: Configuration) -> tuple[Cadence, ...]:
    """The table as admins have set it."""
    return tuple(
        replace(cadence, seconds=configuration.integer(key)) if (key := f"cadence.{cadence.name}") in KNOWN else cadence
        for cadence in CADENCE
    )


JOBS_BY_NAME: Mapping[str, Cadence] = {cadence.name: cadence for cadence in CADENCE}


def queue_of(name: str) -> Queue:
    """Where a job is done. One that nobody knows goes to those who decide, and is parked with that reason."""
    known = JOBS_BY_NAME.get(name)
    return Queue.DECISIONS if known is None else known.queue
