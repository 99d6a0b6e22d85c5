"""What every synchronisation has in hand, and how it writes down that a provider failed it."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from sqlalchemy import Connection

from cryptopredict.base import Reason, Source, UpstreamFailed, epoch, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.outgoing import Call, Outgoing
from cryptopredict.data.feeds import note_failure
from cryptopredict.data.market import lock_market
from cryptopredict.data.sources import Providers, binance
from cryptopredict.data.sources.tone import Reader

__all__ = ["HOPELESS", "Sync", "fetched"]

T = TypeVar("T")
R = TypeVar("R")

HOPELESS: Final = frozenset({Reason.RATE_LIMITED, Reason.PROVIDER_DOWN, Reason.BLOCKED})
"""Reasons that stand against the provider, not the one thing that was asked: asking it for the next thing makes no sense now."""

_THREADS: Final = 4
_AHEAD: Final = 8
_PATIENCE: Final = 120.0
_CLOCK_PATIENCE: Final = 2.0
_TURN_SECONDS: Final = 120


@dataclass(frozen=True, slots=True)
class Sync:
    """The ground, whom to ask, the way out, and who is told how far it is: the share that is done (0..1), and what.

    `through_bans`: a provider that wants silence is waited for. Who has something else to do meanwhile comes back later instead.
    """

    ground: Ground
    providers: Providers
    outgoing: Outgoing
    report: Callable[[float, str], None]
    through_bans: bool = True
    reader: Reader | None = None

    @property
    def market(self) -> Source:
        """The source of everything that is written."""
        return self.providers.source

    def ask(self, call: Call[T], *, patience: float = _PATIENCE) -> T:
        """Ask a provider; waits `patience` seconds for its budget. Raises `UpstreamFailed`."""
        return self.outgoing.ask(call, patience=patience, through_bans=self.through_bans)

    def turn(self, wanted: Sequence[T]) -> Sequence[T]:
        """What one go asks CoinGecko for, asset by asset: a command everything, a job two minutes' worth of the plan's calls.

        On a small plan the rest is left to later turns, each from where another begins: prices wait for the same calls.
        """
        limit = self.providers.coingecko.limits[0]
        size = max(limit.weight * _TURN_SECONDS // limit.seconds, 1)
        if self.through_bans or len(wanted) <= size:
            return wanted
        start = epoch(utc_now()) // _TURN_SECONDS * size % len(wanted)
        return [*wanted[start:], *wanted[:start]][:size]

    def now(self) -> datetime:
        """The present of the market: a simulated or replayed one has a clock of its own."""
        if self.market is not Source.LIVE:
            try:
                return self.ask(binance.server_time(self.providers.binance), patience=_CLOCK_PATIENCE)
            except UpstreamFailed:
                return utc_now()
        return utc_now()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, committed at the end of the block; writers of the market wait for each other."""
        with transaction(self.ground.engine) as session:
            connection = session.connection()
            lock_market(connection)
            yield connection

    def failed(self, series: str, expected_s: int, failure: UpstreamFailed) -> None:
        """Write a failure down, in a transaction of its own."""
        with transaction(self.ground.engine) as session:
            note_failure(session.connection(), failure.provider, series, expected_s=expected_s, failure=failure)

    @contextmanager
    def noting(self, series: str, expected_s: int) -> Iterator[None]:
        """Write a failure of the block down and raise it again."""
        try:
            yield
        except UpstreamFailed as failure:
            self.failed(series, expected_s, failure)
            raise

    def within(self, low: float, high: float) -> "Sync":
        """The same, for a piece of work that is the part `low`…`high` of the whole."""

        def report(share: float, what: str) -> None:
            self.report(low + (high - low) * share, what)

        return replace(self, report=report)


def fetched(fetch: Callable[[T], R], things: Sequence[T]) -> Iterator[R]:
    """What `fetch` gives for each thing, in their order, a few at once and a few ahead of who takes them.

    What it raises ends the series: nothing further is fetched then.
    """
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="fetch") as pool:
        waiting: list[Future[R]] = []
        try:
            for thing in things:
                waiting.append(pool.submit(fetch, thing))
                if len(waiting) >= _AHEAD:
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        finally:
            for future in waiting:
                future.cancel()
