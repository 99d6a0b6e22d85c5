import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import redis as redis_client
from sqlalchemy import Engine, func, select, text

from cryptopredict.base import Unavailable, utc_now
from cryptopredict.core import EVENTS, Ground, Servers, Settings, transaction
from cryptopredict.core.outgoing import Outgoing
from cryptopredict.core.schema import (
    CascadeRun,
    Cryptocurrency,
    DataBatch,
    FeedStatus,
    JobRun,
    OutboxEvent,
    SystemConfig,
    SystemHealth,
    TradingSignal,
)
from cryptopredict.outbox import write_event
from cryptopredict.scheduler import CADENCE, Queue, Task
from cryptopredict.scheduler.health import write_health
from cryptopredict.scheduler.jobs import jobs_of
from cryptopredict.scheduler.presence import Presence
from cryptopredict.scheduler.sources import tell_sources

Run = Callable[[str], str]


@pytest.fixture
def run(ground: Ground) -> Iterator[Run]:
    """Does a job by its name on this test's ground."""
    with Outgoing(ground.redis) as outgoing:
        jobs = jobs_of(outgoing)
        yield lambda name: str(jobs[name](Task(ground, {"crypto_id": 1}, lambda _share, _message: None)))


def claim_source(engine: Engine, source: str) -> None:
    with transaction(engine) as session:
        session.add(SystemConfig(key="market_source", value=source))


def run_of(minutes_ago: float, source: str) -> CascadeRun:
    moment = utc_now() - timedelta(minutes=minutes_ago)
    return CascadeRun(
        as_of=moment,
        source=source,
        started_at=moment,
        finished_at=moment,
        status="succeeded",
        code_version="0",
        input_digest="0",
        decision={},
    )


def test_every_job_of_the_table_exists(ground: Ground) -> None:
    with Outgoing(ground.redis) as outgoing:
        assert set(jobs_of(outgoing)) == {cadence.name for cadence in CADENCE}


def test_an_empty_database_gives_every_job_nothing_to_do(run: Run) -> None:
    known = {
        "attend_exchange": "0 accounts, 0 orders followed, 0 positions sold",
        "check_drift": "There is no market yet.",
        "check_halts": "There is no market yet.",
        "clean_up": "0 rows",
        "deliver_notifications": "0 arrived, 0 did not",
        "evaluate": "0 signals, 0 claims, 0 prices, 0 suggestions",
        "execute_automatically": "0 executed, 0 refused",
        "expire_signals": "0 signals, 0 suggestions, 0 deferred ones back",
        "make_news": "0 notifications",
        "relay_outbox": "0 events",
        "retrain_models": "There is no market yet.",
        "run_cascade": "There is no market yet.",
        "settle_positions": "0 of 0 accounts changed",
        "value_portfolios": "0 accounts",
    }
    for cadence in CADENCE:
        if cadence.name not in {
            "heartbeat",
            "backfill",
            "fit_models",
            "predict",
            "replay_run",
            "retrain_model",
            "train_models",
        }:
            assert run(cadence.name) == known.get(cadence.name, "Nothing to sync: there is no market yet.")


def test_a_market_of_files_asks_nobody(ground: Ground, run: Run) -> None:
    claim_source(ground.engine, "files")
    for cadence in CADENCE:
        if cadence.queue is Queue.MARKET and cadence.name not in {"attend_exchange", "deliver_notifications"}:
            assert run(cadence.name).startswith("Nothing to sync: a market of files"), cadence.name


def test_a_simulated_market_without_its_simulator_is_a_declared_failure(ground: Ground, run: Run) -> None:
    claim_source(ground.engine, "simulated")
    with pytest.raises(Unavailable, match="simulator"):
        run("sync_all_prices")


def test_files_that_did_not_change_are_not_decided_on_again(ground: Ground, run: Run) -> None:
    claim_source(ground.engine, "files")
    with transaction(ground.engine) as session:
        session.add(DataBatch(feed="daily.csv", kind="candles", source="files", created_at=utc_now() - timedelta(minutes=9)))
        session.add(run_of(5, "files"))
    assert run("run_cascade") == "Nothing was imported since the last decision."


def test_signals_that_expire_are_announced_with_it(ground: Ground, run: Run) -> None:
    with transaction(ground.engine) as session:
        session.add(Cryptocurrency(symbol="BTC", name="Bitcoin"))
        session.flush()
        session.add(
            TradingSignal(
                crypto_id=1,
                signal_type="short",
                entry_price=100.0,
                target_price=90.0,
                stop_loss=105.0,
                confidence_score=0.5,
                risk_level="low",
                risk_reward_ratio=2.0,
                generated_at=utc_now() - timedelta(days=2),
                expires_at=utc_now() - timedelta(days=1),
            )
        )
    assert run("expire_signals") == "1 signals, 0 suggestions, 0 deferred ones back"
    with transaction(ground.engine) as session:
        assert session.scalars(select(OutboxEvent.payload)).one() == {"signal_id": 1, "status": "expired"}
    assert run("expire_signals") == "0 signals, 0 suggestions, 0 deferred ones back"


def feed(series: str = "candles:1h", *, provider: str = "binance", minutes_ago: float = 10, **given: object) -> FeedStatus:
    until = utc_now() - timedelta(minutes=minutes_ago)
    return FeedStatus(provider=provider, series=series, expected_s=3_600, data_until=until, **given)


def last_health(engine: Engine) -> SystemHealth:
    with transaction(engine) as session:
        return session.scalars(select(SystemHealth).order_by(SystemHealth.id.desc()).limit(1)).one()


def test_a_heartbeat_judges_by_what_was_last_done(ground: Ground, run: Run) -> None:
    assert run("heartbeat") == "score 100"
    claim_source(ground.engine, "simulated")
    Presence(ground.redis, (Queue.MARKET,)).write()
    with transaction(ground.engine) as session:
        session.add(run_of(60, "simulated"))
        session.add(feed(reason="rate_limited", detail="wait", failures=2))
        session.add(JobRun(name="run_cascade", status="parked", finished_at=utc_now()))
        write_event(session, "new_signal", {})
        session.flush()
        session.execute(text("UPDATE outbox_events SET created_at = now() - interval '5 minutes'"))
    run("heartbeat")
    row = last_health(ground.engine)
    assert row.error_logs == ["cascade", "events", "jobs"]
    assert row.overall_health_score == pytest.approx(100.0 * 4 / 7)
    (told,) = row.data_pipeline_status["feeds"]
    assert (told["state"], told["reason"], row.data_pipeline_status["candles"]) == ("fresh", "rate_limited", "fresh")


def test_a_market_that_nobody_fetches_is_not_called_healthy(ground: Ground, run: Run) -> None:
    claim_source(ground.engine, "live")
    with transaction(ground.engine) as session:
        session.add_all([run_of(1, "live"), feed()])
    Presence(ground.redis, (Queue.DECISIONS,)).write()
    run("heartbeat")
    assert last_health(ground.engine).error_logs == ["market_worker"]


@pytest.mark.parametrize(
    ("feeds", "holds"),
    [
        ([], False),
        ([("binance", "candles:1h", 50)], True),
        ([("binance", "candles:1h", 100)], True),
        ([("binance", "candles:1h", 200)], False),
        ([("binance", "candles:1h", 200), ("coingecko", "candles:1h", 5)], True),
        ([("binance", "candles:1h", 5), ("binance", "candles:1d", 200)], False),
        ([("binance", "prices", 5)], False),
    ],
)
def test_candles_are_judged_by_their_age_and_any_provider_will_do(
    ground: Ground, run: Run, feeds: list[tuple[str, str, float]], holds: bool
) -> None:
    claim_source(ground.engine, "replay")
    Presence(ground.redis, tuple(Queue)).write()
    with transaction(ground.engine) as session:
        session.add(run_of(1, "replay"))
        session.add_all(feed(series, provider=provider, minutes_ago=age) for provider, series, age in feeds)
    run("heartbeat")
    assert ("market" in last_health(ground.engine).error_logs) is not holds


def test_a_source_is_told_when_it_stands_otherwise_and_only_then(ground: Ground) -> None:
    with transaction(ground.engine) as session:
        session.add_all([feed(), feed("funding", provider="binance_futures", minutes_ago=600)])
    with ground.redis.pubsub() as listener:  # type: ignore[no-untyped-call]
        listener.subscribe(EVENTS)
        assert [tell_sources(ground), tell_sources(ground)] == [2, 0]
        with transaction(ground.engine) as session:
            session.execute(text("UPDATE feed_states SET reason = 'blocked', failures = 1 WHERE series = 'candles:1h'"))
        assert tell_sources(ground) == 1
        heard: list[dict[str, Any]] = []
        end = time.monotonic() + 10
        while len(heard) < 3 and time.monotonic() < end:
            message = listener.get_message(timeout=0.2)
            if message is not None and message["type"] == "message":
                heard.append(json.loads(message["data"]))
    assert [(event["topic"], event["data"]["series"], event["data"]["state"], event["data"]["reason"]) for event in heard] == [
        ("source_status", "candles:1h", "fresh", None),
        ("source_status", "funding", "stale", "stale"),
        ("source_status", "candles:1h", "fresh", "blocked"),
    ]


def test_a_heartbeat_without_redis_says_so(settings: Settings, engine: Engine, tmp_path: Path) -> None:
    with redis_client.Redis(unix_socket_path=str(tmp_path / "nobody.sock")) as away:
        here = Ground(settings, str(settings.database_url), str(settings.redis_url), engine, away, Servers(settings))
        write_health(here, worker="test")
        assert tell_sources(here) == 0
    with transaction(engine) as session:
        assert session.scalars(select(SystemHealth.error_logs)).one() == ["redis"]


def test_cleaning_up_keeps_what_is_open_and_what_is_young(ground: Ground, run: Run) -> None:
    with transaction(ground.engine) as session:
        for days in (0, 3, 31):
            for status in ("succeeded", "parked", "queued"):
                session.add(JobRun(name=status, status=status, queued_at=utc_now() - timedelta(days=days)))
        for days in (0, 8):
            session.add(OutboxEvent(topic="t", payload={}, relayed_at=utc_now() - timedelta(days=days)))
        session.add(OutboxEvent(topic="t", payload={}, created_at=utc_now() - timedelta(days=99)))
    assert run("clean_up") == "4 rows"
    with transaction(ground.engine) as session:
        left = {row[0]: row[1] for row in session.execute(select(JobRun.status, func.count()).group_by(JobRun.status))}
    assert left == {"succeeded": 1, "parked": 2, "queued": 3}
