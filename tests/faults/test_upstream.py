"""Every way in which a provider can fail a job: the declared reason for everybody to see, nothing wrong stored, and then it is well again.

The jobs, the way out and the simulated providers are the real ones; two ways out stand for two processes.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any

import httpx2
import pytest
import redis as redis_client
from sqlalchemy import select, text
from starlette.testclient import TestClient

from cryptopredict.base import FeedState, Reason, Source, UpstreamFailed, utc_now
from cryptopredict.core import Ground, Servers, Settings, sync_engine, transaction
from cryptopredict.core.outgoing import Outgoing
from cryptopredict.core.outgoing.pace import Pace
from cryptopredict.core.processes import wait_until
from cryptopredict.core.schema import FeedStatus
from cryptopredict.data.check import check_data
from cryptopredict.data.providing import providers_of
from cryptopredict.data.sources import Providers
from cryptopredict.data.sync import Sync, discover
from cryptopredict.scheduler import syncs
from cryptopredict.scheduler.sources import feed_state
from cryptopredict.scheduler.syncs import market_jobs
from cryptopredict.scheduler.task import Task
from cryptopredict.scheduler.work import perform
from fixtures.homes import new_home, remove_home
from fixtures.serving import serving, sign_up
from fixtures.synced import simulator

_PACE = Pace(retries=0, cool_down=0.5, back_off=1.0, ban_least=1.0)


@dataclass(frozen=True)
class Asked:
    """A provider, the job that asks it, the series that the job keeps fresh, and where its requests go."""

    provider: str
    job: str
    series: str
    path: str


COINGECKO = Asked("coingecko", "sync_all_prices", "prices", "/coingecko/")
BINANCE = Asked("binance", "sync_historical_data", "candles:1m", "/binance/api/v3/klines")
FUTURES = Asked("binance_futures", "sync_funding", "funding", "/binance-futures/")
MOOD = Asked("alternative_me", "sync_sentiment", "fear_greed", "/alternative-me/")
NEWS = Asked("news:simulator", "sync_news", "news", "/feeds/")
ALL = (COINGECKO, BINANCE, FUTURES, MOOD, NEWS)

LIMITED = Reason.RATE_LIMITED
DOWN = Reason.PROVIDER_DOWN
UNREADABLE = Reason.UNREADABLE
FAULTS: tuple[tuple[dict[str, Any], Reason], ...] = (
    ({"kind": "429", "retry_after": 1}, LIMITED),
    ({"kind": "429"}, LIMITED),
    ({"kind": "418", "retry_after": 1}, LIMITED),
    ({"kind": "5xx", "status": 502}, DOWN),
    ({"kind": "html"}, UNREADABLE),
    ({"kind": "truncated"}, UNREADABLE),
    ({"kind": "empty_object"}, UNREADABLE),
    ({"kind": "wrong_shape"}, UNREADABLE),
    ({"kind": "gzip_garbage"}, UNREADABLE),
    ({"kind": "slow", "bytes_per_second": 50}, DOWN),
    ({"kind": "silent"}, DOWN),
    ({"kind": "refuse"}, DOWN),
    ({"kind": "cut"}, DOWN),
)
_STORED = (
    "SELECT count(*), sum(close_price), max(timestamp) FROM price_data WHERE interval = '1m'",
    "SELECT count(*), sum(current_price), sum(market_cap), max(last_data_update) FROM cryptocurrencies",
    "SELECT count(*), sum(fear_greed_index) FROM market_sentiment_data",
    "SELECT count(*), sum(rate) FROM funding_rates",
    "SELECT count(*), max(url) FROM news_items",
    "SELECT count(*), max(id) FROM quarantined_rows",
    "SELECT count(*), max(id) FROM candle_flags",
)


@dataclass
class Market:
    """A simulated market that is there, two ways out to its providers, and the server that tells of them."""

    ground: Ground
    address: str
    ways: tuple[Outgoing, Outgoing]
    client: TestClient
    owner: dict[str, str]
    control: httpx2.Client

    def do(self, asked: Asked) -> str:
        """Do the job as a worker does; how it ended."""
        with self.ground.engine.begin() as connection:
            row = connection.execute(
                text("INSERT INTO job_runs (name) VALUES (:name) RETURNING id"), {"name": asked.job}
            ).scalar_one()
        perform(self.ground, market_jobs(self.ways[0]), row)
        ((status,),) = self.rows("SELECT status FROM job_runs WHERE id = :id", id=row)
        return str(status)

    def do_all(self, *which: Asked) -> dict[Asked, str]:
        """Jobs at once; how each ended."""
        with ThreadPoolExecutor(len(which)) as pool:
            return dict(zip(which, pool.map(self.do, which), strict=True))

    def knock(self, asked: Asked) -> bool:
        """Do the same in another process, if the provider may be asked and answers."""
        try:
            market_jobs(self.ways[1])[asked.job](Task(self.ground, {}, lambda _share, _what: None))
        except UpstreamFailed:
            return False
        return True

    def rows(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        with self.ground.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]

    def stored(self) -> list[tuple[Any, ...]]:
        return [self.rows(query)[0] for query in _STORED]

    def sources(self) -> dict[tuple[str, str], dict[str, Any]]:
        """What `/sync/sources` says, by provider and series."""
        answer = self.client.get("/api/v1/sync/sources", headers=self.owner)
        assert answer.status_code == 200, answer.text
        return {(row["provider"], row["series"]): row for row in answer.json()["data"]["sources"]}

    def well(self, *which: Asked) -> bool:
        """Whether the database says that these are fresh, and nothing is wrong with them."""
        with transaction(self.ground.engine) as session:
            feeds = {(feed.provider, feed.series): feed for feed in session.scalars(select(FeedStatus))}
        mine = [feeds[asked.provider, asked.series] for asked in which]
        return all(feed.reason is None and feed_state(feed, utc_now()) is FeedState.FRESH for feed in mine)

    def fault(self, *faults: dict[str, Any]) -> None:
        answer = self.control.post(f"{self.address}/control/faults", json={"faults": list(faults)})
        assert answer.status_code == 200, answer.text

    def end_faults(self) -> None:
        self.control.delete(f"{self.address}/control/faults")

    def requests(self, asked: Asked, since: float) -> list[tuple[float, int]]:
        """When requests reached this provider, and the status of their answers."""
        told = self.control.get(f"{self.address}/control/state").json()["requests"]
        found = [row for row in told if row["path"].startswith(asked.path) and row["time"] >= since]
        return sorted((row["time"], row["status"]) for row in found)

    def forget_minutes(self) -> None:
        """Let some candles be missing, so that there is something to ask for."""
        with self.ground.engine.begin() as connection:
            connection.execute(
                text("DELETE FROM price_data WHERE interval = '1m' AND timestamp > now() - interval '5 minutes'")
            )


@pytest.fixture(scope="module")
def market(running: Servers, new_database: Callable[[str | None], str], template: str) -> Iterator[Market]:
    home = new_home()
    address = new_database(template)
    settings = Settings(
        home=home, database_url=address, redis_url=running.redis_url, source="simulated", seed=7, universe_size=10
    )
    with ExitStack() as stack:
        stack.callback(remove_home, home)
        connection = stack.enter_context(redis_client.Redis.from_url(running.redis_url, decode_responses=True))
        connection.flushall()
        engine = sync_engine(address)
        stack.callback(engine.dispose)
        here = Ground(settings, address, running.redis_url, engine, connection, Servers(settings))
        simulated = stack.enter_context(simulator(home, "--seed", "7"))
        ways = (
            stack.enter_context(Outgoing(connection, pace=_PACE)),
            stack.enter_context(Outgoing(connection, pace=_PACE)),
        )
        client = stack.enter_context(serving(here))
        made = Market(here, simulated, ways, client, sign_up(client), stack.enter_context(httpx2.Client(timeout=20)))
        discover(Sync(here, providers_of(here, Source.SIMULATED), ways[0], lambda _share, _what: None))
        assert set(made.do_all(*ALL).values()) == {"succeeded"}
        yield made


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Providers that have a second for an answer instead of ten."""

    def quick(here: Ground, source: Source) -> Providers:
        given = providers_of(here, source)
        return replace(
            given,
            **{
                name: replace(getattr(given, name), timeout=1.0)
                for name in ("binance", "binance_futures", "coingecko", "alternative_me")
            },
            feeds=tuple(replace(feed, provider=replace(feed.provider, timeout=1.0)) for feed in given.feeds),
        )

    monkeypatch.setattr(syncs, "providers_of", quick)


@pytest.mark.parametrize("struck", [(COINGECKO, FUTURES), (BINANCE, MOOD, NEWS)], ids=["assets", "candles"])
@pytest.mark.parametrize(
    ("fault", "reason"), FAULTS, ids=lambda value: "-".join(map(str, value.values())) if isinstance(value, dict) else ""
)
def test_a_fault_is_told_by_its_name_and_ends(
    market: Market, fault: dict[str, Any], reason: Reason, struck: tuple[Asked, ...]
) -> None:
    spared = [asked for asked in ALL if asked not in struck]
    market.forget_minutes()
    before, begun = market.stored(), time.time()
    market.fault(*({"target": asked.path, **fault} for asked in struck))
    assert set(market.do_all(*struck).values()) == {"failed"}
    market.end_faults()
    ended = time.time()
    assert market.stored() == before
    assert set(market.do_all(*spared).values()) == {"succeeded"}
    told = market.sources()
    for asked in struck:
        seen = told[asked.provider, asked.series]
        assert (seen["reason"], seen["failures"]) == (reason, 1), seen
        assert seen["detail"]
        assert seen["retry_at"] is not None or reason is not Reason.RATE_LIMITED, seen
    for asked in spared:
        seen = told[asked.provider, asked.series]
        assert (seen["state"], seen["reason"], seen["failures"]) == ("fresh", None, 0), seen
    # The provider is well again, and another process asks it over and over until it may.
    with ThreadPoolExecutor(len(struck)) as pool:
        assert all(pool.map(lambda asked: wait_until(lambda: market.knock(asked), 15), struck))
    assert set(market.do_all(*struck).values()) == {"succeeded"}
    assert market.well(*struck)
    if reason is Reason.RATE_LIMITED:
        for asked in struck:
            asks = market.requests(asked, begun)
            first = asks[0][0]
            early = [at - first for at, _ in asks if ended < at < first + fault.get("retry_after", 1.0)]
            assert early == []
            assert sum(status in {429, 418} for _, status in asks) <= 4  # those that left together


def test_an_exchange_that_does_not_answer_is_named_for_every_length_of_candles(market: Market) -> None:
    lengths = [replace(BINANCE, series=f"candles:{name}") for name in ("1d", "1h", "1m")]
    market.fault({"target": "/binance/", "kind": "5xx"})
    assert market.do(BINANCE) == "failed"
    told = market.sources()
    assert [told[one.provider, one.series]["reason"] for one in lengths] == [Reason.PROVIDER_DOWN] * 3
    market.end_faults()
    assert wait_until(lambda: market.do(BINANCE) == "succeeded", 15)
    assert market.well(*lengths)


def test_what_is_stored_after_all_that_is_sound(market: Market) -> None:
    market.do_all(*ALL)
    checked = check_data(market.ground)
    assert (checked.sound, checked.named) == (True, [])
    assert sum(one.stored for one in checked.intervals) > 100_000
