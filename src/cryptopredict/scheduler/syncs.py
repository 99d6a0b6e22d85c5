"""The jobs that ask providers: each gets the providers of the market that is there. Where there is none to ask, nothing is done."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cryptopredict.base import Source
from cryptopredict.core.outgoing import Outgoing
from cryptopredict.data import sync
from cryptopredict.data.market import market_source
from cryptopredict.data.providing import market_choice, providers_of
from cryptopredict.scheduler.sources import tell_sources
from cryptopredict.scheduler.task import Job, Task
from cryptopredict.scheduler.tone import tone_reader

__all__ = ["market_jobs"]

_NOTHING = {
    None: "Nothing to sync: there is no market yet.",
    Source.FILES: "Nothing to sync: a market of files grows by `cryptopredict import`.",
}
_SYNCS: Mapping[str, Callable[[sync.Sync], str]] = {
    "audit_candles": sync.audit_candles,
    "cleanup_old_data": sync.clean_market,
    "discover_new_cryptocurrencies": sync.discover,
    "fill_gaps": sync.fill_gaps,
    "sync_all_prices": sync.sync_prices,
    "sync_dominance": sync.sync_dominance,
    "sync_funding": sync.sync_funding,
    "sync_historical_data": sync.sync_history,
    "sync_market_caps": sync.sync_market_caps,
    "sync_sentiment": sync.sync_sentiment,
}


def market_jobs(outgoing: Outgoing) -> dict[str, Job]:
    """All of them, over this process's one way out."""
    jobs = {name: _present(outgoing, work) for name, work in _SYNCS.items()}

    def backfill(task: Task) -> str:
        # The first filling is also what settles which market an empty database becomes.
        return _ask(task, outgoing, market_choice(task.ground), sync.backfill)

    def one_asset(task: Task) -> str:
        asset = int(task.arguments["crypto_id"])
        return _ask(task, outgoing, _source(task), lambda here: sync.sync_asset(here, asset))

    def news(task: Task) -> str:
        return _ask(task, outgoing, _source(task), lambda here: sync.sync_news(replace(here, reader=tone_reader(task.ground))))

    return {**jobs, "backfill": backfill, "sync_news": news, "sync_specific_cryptocurrency": one_asset}


def _present(outgoing: Outgoing, work: Callable[[sync.Sync], str]) -> Job:
    return lambda task: _ask(task, outgoing, _source(task), work)


def _source(task: Task) -> Source | None:
    with task.ground.engine.connect() as connection:
        return market_source(connection)


def _ask(task: Task, outgoing: Outgoing, source: Source | None, work: Callable[[sync.Sync], str]) -> str:
    if source is None or source is Source.FILES:
        return _NOTHING[source]
    try:
        # One worker asks all providers: while one of them wants silence, the others have their turn.
        return work(sync.Sync(task.ground, providers_of(task.ground, source), outgoing, task.report, through_bans=False))
    finally:
        tell_sources(task.ground)
