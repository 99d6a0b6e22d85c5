from datetime import timedelta
from typing import Any

from sqlalchemy import Engine
from starlette.testclient import TestClient

from cryptopredict.base import utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import CandleFlag, DataBatch, DataGap, FeedStatus, JobRun, QuarantinedRow, Revision
from cryptopredict.scheduler import Queue
from cryptopredict.scheduler.presence import Presence
from fixtures.world import decide

API = "/api/v1"
Headers = dict[str, str]


def _data(client: TestClient, path: str, header: Headers) -> Any:
    answer = client.get(API + path, headers=header)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def _feeds(engine: Engine) -> None:
    now = utc_now()
    with transaction(engine) as session:
        session.add_all(
            [
                FeedStatus(provider="binance", series="candles:1h", expected_s=3_600, data_until=now - timedelta(minutes=30)),
                FeedStatus(
                    provider="binance_futures",
                    series="funding",
                    expected_s=28_800,
                    data_until=now - timedelta(hours=13),
                    reason="rate_limited",
                    detail="429",
                    failures=3,
                    retry_at=now + timedelta(minutes=5),
                ),
                FeedStatus(provider="coingecko", series="prices", expected_s=300, data_until=now - timedelta(hours=1)),
            ]
        )


def test_sources_are_judged_by_the_age_of_their_data(
    client: TestClient, owner: Headers, engine: Engine, ids: dict[str, int]
) -> None:
    assert _data(client, "/sync/sources", owner) == {"source": "simulated", "state": None, "sources": []}
    _feeds(engine)
    seen = _data(client, "/sync/sources", owner)
    assert (seen["source"], seen["state"]) == ("simulated", "stale")
    assert [(row["series"], row["state"], row["reason"], row["failures"]) for row in seen["sources"]] == [
        ("candles:1h", "fresh", None, 0),
        ("funding", "late", "rate_limited", 3),
        ("prices", "stale", "stale", 0),
    ]
    assert 1_800 <= seen["sources"][0]["data_age_s"] < 1_900


def test_status_counts_what_is_wrong_and_says_what_is_done_about_it(
    client: TestClient, owner: Headers, engine: Engine, ids: dict[str, int]
) -> None:
    now, btc = utc_now(), ids["BTC"]
    candle = {"crypto_id": btc, "interval": "1h"}
    with transaction(engine) as session:
        batch = DataBatch(feed="binance", kind="candles", source="simulated")
        session.add(batch)
        session.flush()
        for reason, age in (("high_below_low", 1), ("high_below_low", 2), ("future", 3), ("future", 30)):
            moment = now - timedelta(hours=age)
            session.add(QuarantinedRow(batch_id=batch.id, kind="candles", reason=reason, row={}, created_at=moment))
        for hours, filled in ((3, None), (9, now)):
            start = now - timedelta(hours=hours)
            outcome = "filled" if filled else None
            gap = {"gap_from": start, "gap_to": start + timedelta(hours=1), "reason": "gap"}
            session.add(DataGap(**candle, **gap, filled_at=filled, outcome=outcome))
        session.add(CandleFlag(**candle, timestamp=now, flag="wick"))
        session.add(Revision(kind="candle", **candle, timestamp=now, before={}, after={}, applied=True, feed="binance"))
        session.add(JobRun(name="sync_news", status="succeeded", message="3 headlines"))
        session.add(JobRun(name="fill_gaps", status="running", progress=0.5, lease_until=now + timedelta(minutes=1)))
        session.add(JobRun(name="heartbeat", status="succeeded"))
    seen = _data(client, "/sync/status", owner)
    assert (seen["open_gaps"], seen["revisions_24h"], seen["open_flags"], seen["source"]) == (1, 1, 1, "simulated")
    assert seen["quarantined_24h"] == [{"reason": "future", "rows": 1}, {"reason": "high_below_low", "rows": 2}]
    jobs = {job["name"]: job for job in seen["jobs"]}
    assert "heartbeat" not in jobs
    assert (jobs["sync_news"]["last"]["message"], jobs["sync_news"]["open"]) == ("3 headlines", None)
    assert (jobs["fill_gaps"]["open"]["progress"], jobs["fill_gaps"]["every_s"]) == (0.5, 120)


def _parts(client: TestClient) -> dict[str, str]:
    return {part["name"]: part["status"] for part in client.get(f"{API}/health").json()["data"]["parts"]}


def test_a_market_that_nobody_fetches_is_not_healthy(
    client: TestClient, engine: Engine, ground: Ground, ids: dict[str, int]
) -> None:
    decide(engine, ids)
    Presence(ground.redis, (Queue.DECISIONS,)).write()
    assert {name: _parts(client)[name] for name in ("market", "market_worker")} == {
        "market": "degraded",
        "market_worker": "degraded",
    }
    _feeds(engine)
    Presence(ground.redis, (Queue.DECISIONS, Queue.MARKET)).write()
    assert {name: _parts(client)[name] for name in ("market", "market_worker")} == {
        "market": "healthy",
        "market_worker": "healthy",
    }


def test_figures_tell_of_sources_gaps_and_jobs(client: TestClient, owner: Headers, engine: Engine, ids: dict[str, int]) -> None:
    _feeds(engine)
    client.post(f"{API}/sync/news", headers=owner)
    figures = client.get("/metrics").text
    assert 'cryptopredict_source_age_seconds{provider="coingecko",series="prices"} 36' in figures
    assert 'cryptopredict_source_failures{provider="binance_futures",series="funding"} 3.0' in figures
    assert "cryptopredict_gaps_open 0.0" in figures
    assert 'cryptopredict_jobs{name="sync_news",status="queued"} 1.0' in figures
    assert "cryptopredict_pipeline_read 1.0" in figures
