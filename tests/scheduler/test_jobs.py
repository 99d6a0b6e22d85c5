from datetime import timedelta
from pathlib import Path

import pytest
import redis as redis_client
from sqlalchemy import Engine, func, select, text

from cryptopredict.base import utc_now
from cryptopredict.core import Ground, Servers, Settings, transaction
from cryptopredict.core.schema import (
    CascadeRun,
    Cryptocurrency,
    DataBatch,
    JobRun,
    OutboxEvent,
    PriceData,
    SystemConfig,
    SystemHealth,
    TradingSignal,
)
from cryptopredict.outbox import write_event
from cryptopredict.scheduler import CADENCE
from cryptopredict.scheduler.jobs import JOBS


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


def test_every_job_of_the_table_exists() -> None:
    assert set(JOBS) == {cadence.name for cadence in CADENCE}


def test_an_empty_database_gives_every_job_nothing_to_do(ground: Ground) -> None:
    said = {name: job(ground) for name, job in JOBS.items() if name != "heartbeat"}
    assert said == {
        "advance_market": "0 candles",
        "clean_up": "0 rows",
        "expire_signals": "0 signals, 0 suggestions",
        "relay_outbox": "0 events",
        "run_cascade": "There is no market yet.",
    }


def test_files_that_did_not_change_are_not_decided_on_again(ground: Ground) -> None:
    claim_source(ground.engine, "files")
    with transaction(ground.engine) as session:
        session.add(DataBatch(feed="daily.csv", kind="candles", source="files", created_at=utc_now() - timedelta(minutes=9)))
        session.add(run_of(5, "files"))
    assert JOBS["run_cascade"](ground) == "Nothing was imported since the last decision."


def test_signals_that_expire_are_announced_with_it(ground: Ground) -> None:
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
    assert JOBS["expire_signals"](ground) == "1 signals, 0 suggestions"
    with transaction(ground.engine) as session:
        assert session.scalars(select(OutboxEvent.payload)).one() == {"signal_id": 1, "status": "expired"}
    assert JOBS["expire_signals"](ground) == "0 signals, 0 suggestions"


def test_a_heartbeat_judges_by_what_was_last_done(ground: Ground) -> None:
    assert JOBS["heartbeat"](ground) == "score 100"
    claim_source(ground.engine, "simulated")
    with transaction(ground.engine) as session:
        session.add(Cryptocurrency(symbol="BTC", name="Bitcoin"))
        session.add(run_of(60, "simulated"))
        session.flush()
        hour = (utc_now() - timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
        prices = dict.fromkeys(("open_price", "high_price", "low_price", "close_price"), 1.0)
        session.add(PriceData(crypto_id=1, interval="1h", timestamp=hour, **prices, volume=1.0, source="simulated"))
        session.add(JobRun(name="run_cascade", status="parked", finished_at=utc_now()))
        write_event(session, "new_signal", {})
        session.flush()
        session.execute(text("UPDATE outbox_events SET created_at = now() - interval '5 minutes'"))
    JOBS["heartbeat"](ground)
    with transaction(ground.engine) as session:
        row = session.scalars(select(SystemHealth).order_by(SystemHealth.id.desc())).first()
    assert row is not None
    assert row.error_logs == ["cascade", "events", "jobs"]
    assert row.overall_health_score == pytest.approx(50.0)
    assert row.data_pipeline_status["data_age_s"] < 3_700


def test_a_heartbeat_without_redis_says_so(settings: Settings, engine: Engine, tmp_path: Path) -> None:
    with redis_client.Redis(unix_socket_path=str(tmp_path / "nobody.sock")) as away:
        here = Ground(settings, str(settings.database_url), str(settings.redis_url), engine, away, Servers(settings))
        JOBS["heartbeat"](here)
    with transaction(engine) as session:
        assert session.scalars(select(SystemHealth.error_logs)).one() == ["redis"]


def test_cleaning_up_keeps_what_is_open_and_what_is_young(ground: Ground) -> None:
    with transaction(ground.engine) as session:
        for days in (0, 3, 31):
            for status in ("succeeded", "parked", "queued"):
                session.add(JobRun(name=status, status=status, queued_at=utc_now() - timedelta(days=days)))
        for days in (0, 8):
            session.add(OutboxEvent(topic="t", payload={}, relayed_at=utc_now() - timedelta(days=days)))
        session.add(OutboxEvent(topic="t", payload={}, created_at=utc_now() - timedelta(days=99)))
    assert JOBS["clean_up"](ground) == "4 rows"
    with transaction(ground.engine) as session:
        left = {row[0]: row[1] for row in session.execute(select(JobRun.status, func.count()).group_by(JobRun.status))}
    assert left == {"succeeded": 1, "parked": 2, "queued": 3}
