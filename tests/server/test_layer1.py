"""The market as a whole over HTTP: mood, shares and the regimes that are expected."""

import json
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, select
from starlette.testclient import TestClient

from cryptopredict.base import MacroView, from_epoch, utc_now
from cryptopredict.base import RegimeForecast as Expected
from cryptopredict.base.evidence import LayerState
from cryptopredict.core import transaction
from cryptopredict.core.schema import CryptoSector, MacroDay, MarketRegimeAnalysis
from cryptopredict.ledger import store_decision
from cryptopredict.server.schemas import Answer
from cryptopredict.server.schemas.macro import Dominance, RegimeForecast, Sentiment
from fixtures.world import make_decision

API = "/api/v1/layer1"
WEEK = Expected(
    horizon_days=7,
    probabilities={"bull": 0.2, "bear": 0.5, "neutral": 0.2, "volatile": 0.1},
    low={"bull": 0.15, "bear": 0.4, "neutral": 0.1, "volatile": 0.05},
    high={"bull": 0.3, "bear": 0.6, "neutral": 0.3, "volatile": 0.2},
    state=LayerState.BASELINE,
    n=321,
)


def decided(engine: Engine, ids: dict[str, int], *, as_of: datetime | None = None, **macro: Any) -> int:
    """A stored decision whose macro layer said these things instead."""
    with transaction(engine) as session:
        sectors = {name: key for key, name in session.execute(select(CryptoSector.id, CryptoSector.name))}
        made = make_decision(ids, sectors, as_of=as_of, signals=0)
        said: MacroView = replace(made.macro, **macro)
        made = replace(made, macro=said)
        payload = json.loads(json.dumps(asdict(made)))
        payload["as_of"] = payload["context"]["as_of"] = from_epoch(made.as_of).isoformat()
        return store_decision(
            session, made, kind="live", started_at=utc_now(), code_version="test", input_digest="0" * 64, payload=payload
        )


def test_before_the_first_decision_there_is_no_data(client: TestClient, owner: dict[str, str]) -> None:
    for path in ("sentiment", "dominance", "regime-forecast"):
        answer = client.get(f"{API}/{path}", headers=owner)
        assert (answer.status_code, answer.json()["type"]) == (503, "no_data")


def test_sentiment_has_its_parts_and_says_why_one_is_missing(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    mood = {"fear_greed": 0.5, "social": None, "news": -0.1, "funding": None}
    run = decided(engine, ids, sentiment_breakdown=mood)
    answer = client.get(f"{API}/sentiment", headers=owner)
    seen = Answer[Sentiment].model_validate_json(answer.content).data
    assert (seen.run_id, seen.composite_sentiment, seen.fear_greed_index) == (run, 0.2, 60.0)
    assert (seen.news_sentiment, seen.social_sentiment) == (-0.1, None)
    assert seen.funding_rates is not None
    assert seen.funding_rates.average == 0.0001
    assert [(part.name, part.value, part.reason) for part in seen.sources] == [
        ("fear_greed", 0.5, None),
        ("social", None, "no_source"),
        ("news", -0.1, None),
        ("funding", None, "short_history"),
    ]
    again = client.get(f"{API}/sentiment", headers={**owner, "If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_where_nothing_is_known_sentiment_is_null_with_reasons(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    nothing = dict.fromkeys(("fear_greed", "social", "news", "funding"))
    decided(engine, ids, sentiment_breakdown=nothing, fear_greed=None, funding_rate=None)
    seen = client.get(f"{API}/sentiment", headers=owner).json()["data"]
    assert (seen["composite_sentiment"], seen["funding_rates"], seen["fear_greed_index"]) == (None, None, None)
    assert {part["reason"] for part in seen["sources"]} == {"no_source", "no_recent_value"}


def test_shares_and_how_they_changed(client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]) -> None:
    now = utc_now()
    for ago, bitcoin in ((timedelta(days=7, hours=1), 44.0), (timedelta(days=1, hours=8), 1.0), (timedelta(0), 50.0)):
        shares = {"btc": bitcoin, "eth": 20.0, "stablecoin": 5.0, "alt": 75.0 - bitcoin}
        run = decided(engine, ids, as_of=now - ago, dominance=shares)
    seen = Answer[Dominance].model_validate_json(client.get(f"{API}/dominance", headers=owner).content).data
    assert (seen.run_id, seen.btc_dominance, seen.alt_dominance, seen.total_market_cap) == (run, 50.0, 25.0, 2e12)
    assert seen.changes.since_7d is not None
    assert seen.changes.since_7d.model_dump() == {"btc": 6.0, "eth": 0.0, "alt": -6.0, "stablecoin": 0.0}
    assert (seen.changes.since_24h, seen.changes.since_30d, seen.reason) == (None, None, None)


def test_without_market_values_shares_are_null_with_the_reason(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    decided(engine, ids, dominance=dict.fromkeys(("btc", "eth", "stablecoin", "alt")), total_market_cap=None)
    seen = client.get(f"{API}/dominance", headers=owner).json()["data"]
    assert (seen["btc_dominance"], seen["alt_dominance"], seen["reason"]) == (None, None, "no_market_caps")


def test_expected_regimes_are_kept_with_the_run_and_come_with_their_interval(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    decided(engine, ids, forecasts=(WEEK,))
    answer = client.get(f"{API}/regime-forecast?horizon=7d", headers=owner)
    seen = Answer[RegimeForecast].model_validate_json(answer.content).data
    assert seen.regimes is not None
    assert [(one.regime, one.probability) for one in seen.regimes] == [
        ("bear", 0.5),
        ("bull", 0.2),
        ("neutral", 0.2),
        ("volatile", 0.1),
    ]
    assert (seen.regimes[0].low, seen.regimes[0].high, seen.n, seen.state, seen.reason) == (0.4, 0.6, 321, "baseline", None)
    month = client.get(f"{API}/regime-forecast?horizon=30d", headers=owner).json()["data"]
    assert (month["regimes"], month["state"], month["n"], month["reason"]) == (None, None, 0, "not_enough_history")
    again = client.get(f"{API}/regime-forecast?horizon=7d", headers={**owner, "If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert client.get(f"{API}/regime-forecast?horizon=2d", headers=owner).status_code == 422
    with transaction(engine) as session:
        (row,) = session.scalars(select(MarketRegimeAnalysis)).all()
        assert row.regime_forecasts == [asdict(WEEK)]


def test_a_closed_day_has_what_the_first_decision_after_it_said(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    today = utc_now().replace(hour=0, minute=0, second=0, microsecond=0)
    said = {"bull": 0.2, "bear": 0.5, "neutral": 0.2, "volatile": 0.1}
    with transaction(engine) as session:
        session.add_all(
            MacroDay(
                closed_at=today - timedelta(days=age),
                index_level=1_000.0,
                market_regime="bear",
                confidence_score=0.5,
                risk_level="high",
                trend_strength=0.1,
                recommended_exposure=0.2,
            )
            for age in range(1, 4)
        )
    decided(engine, ids, as_of=today - timedelta(days=2) + timedelta(minutes=5), probabilities=said)
    decided(engine, ids, as_of=today - timedelta(days=2) + timedelta(hours=9))
    points = client.get(f"{API}/history?days=30", headers=owner).json()["data"]["points"]
    assert [point["probabilities"] for point in points] == [None, said, None]
