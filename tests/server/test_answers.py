import math
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from pyarrow.ipc import open_stream
from sqlalchemy import Engine, select, update
from starlette.testclient import TestClient

from cryptopredict.base import utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import CascadeRun, Cryptocurrency, LedgerEntry, MacroDay, User, Watchlist, WatchlistItem
from cryptopredict.server.guard import PreparedRoute
from cryptopredict.server.schemas import Answer
from cryptopredict.server.schemas.interface import Dashboard
from fixtures.world import SYMBOLS, decide

API = "/api/v1"
DECIDED = (
    "/ui/dashboard",
    "/ui/layer-overview",
    "/layer1/market-regime",
    "/layer2/sectors",
    "/layer2/rotation",
    "/layer3/assets",
)


@pytest.mark.parametrize("path", DECIDED)
def test_before_the_first_decision_there_is_no_data(client: TestClient, owner: dict[str, str], path: str) -> None:
    answer = client.get(API + path, headers=owner)
    assert (answer.status_code, answer.json()["type"]) == (503, "no_data")
    assert int(answer.headers["retry-after"]) > 0


def test_the_dashboard_shows_the_decision(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    run = decide(engine, ids)
    answer = client.get(f"{API}/ui/dashboard", headers=owner)
    whole = Answer[Dashboard].model_validate_json(answer.content)
    seen = whole.data
    assert (seen.run_id, seen.source, seen.user_profile.email) == (run, "simulated", "owner@example.org")
    assert seen.headline.model_dump() == {"key": "regime.bull", "params": {"exposure": 0.6, "confidence": 0.56}}
    assert [(card.layer, card.state, card.indicator_dots) for card in seen.layers] == [
        (1, "no_edge", 3),
        (2, "baseline", 3),
        (3, "in_use", 4),
        (4, "in_use", 3),
    ]
    assert [asset.symbol for asset in seen.assets] == list(SYMBOLS)
    assert seen.market_overview.btc_dominance == 50.0
    assert seen.market_overview.evidence.model_dump() == {
        "said": 0.56,
        "observed": 0.54,
        "observed_low": 0.49,
        "observed_high": 0.59,
        "observed_n": 412,
    }
    (signal,) = seen.active_signals
    assert (signal.symbol, signal.edge_low, signal.evidence.observed_n, signal.sector_color) == ("BTC", 0.1, 412, "#148F77")
    assert seen.nearest is not None
    assert seen.nearest.symbol == "ETH"
    assert seen.next_decision_at is not None
    assert seen.next_decision_at > utc_now() - timedelta(seconds=5)
    assert seen.abstained == {"edge_below_cost": 3}
    assert seen.ai_status.model_dump() == {"all_online": True, "active_models": 2, "processing_rate": 8.0}


def test_a_reader_who_has_the_answer_gets_none(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    decide(engine, ids)
    first = client.get(f"{API}/layer2/sectors", headers=owner)
    assert first.headers["cache-control"] == "no-store"
    again = client.get(f"{API}/layer2/sectors", headers={**owner, "If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    plain = client.get(f"{API}/ui/dashboard", headers={**owner, "Accept-Encoding": "identity"})
    packed = client.get(f"{API}/ui/dashboard", headers={**owner, "Accept-Encoding": "gzip"})
    assert (plain.headers.get("content-encoding"), packed.headers["content-encoding"]) == (None, "gzip")
    assert plain.json() == packed.json()


@pytest.mark.parametrize(
    "path",
    [
        *DECIDED,
        "/layer4/signals?status=active",
        "/cryptocurrencies?limit=5",
        "/prices/latest?crypto_ids={BTC},{ETH}",
        "/prices/{BTC}?interval=1d&limit=30",
        "/prices/closes?crypto_ids={BTC}",
        "/layer3/watchlists",
    ],
)
def test_every_read_has_a_tag(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int], path: str
) -> None:
    decide(engine, ids)
    first = client.get(API + path.format(**ids), headers=owner)
    again = client.get(API + path.format(**ids), headers={**owner, "If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["cache-control"] == "no-store"
    assert "Authorization" in again.headers["vary"]
    other = client.get(API + path.format(**ids), headers={**owner, "If-None-Match": 'W/"another"'})
    assert other.json()["data"] == first.json()["data"]


def test_what_lies_ready_is_given_from_memory_under_the_same_rules(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"{API}/layer1/market-regime"
    decide(engine, ids)
    state = client.app.state.server  # type: ignore[attr-defined]
    first = client.get(path, headers=owner)

    async def nobody(*_: object) -> None:
        raise AssertionError("it went the whole way")

    def asked(**headers: str) -> Any:
        with monkeypatch.context() as patch:
            patch.setattr("cryptopredict.server.desk._REMEMBER_SECONDS", math.inf)
            client.get(path, headers=owner)
            for held in state.desk._members.values():
                held.until = math.inf
            for found in state.prepared._shelf.values():
                found.until = math.inf
            patch.setattr(PreparedRoute, "serve", nobody)
            return client.get(path, headers={**owner, **headers})

    again = asked()
    assert again.content == first.content
    assert set(again.headers) == set(first.headers)
    assert again.headers["x-request-id"] != first.headers["x-request-id"]
    assert asked(**{"If-None-Match": first.headers["etag"]}).status_code == 304
    assert client.get(path, headers={"Authorization": "Bearer x"}).status_code == 401
    statuses = [client.get(path, headers=owner).status_code for _ in range(110)]
    assert statuses.index(429) <= 95
    assert set(statuses[statuses.index(429) :]) == {429}


def test_a_new_decision_is_shown_and_what_was_asked_of_the_past_is_not(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    state = client.app.state.server  # type: ignore[attr-defined]
    first = decide(engine, ids, signals=0)
    assert client.get(f"{API}/ui/dashboard", headers=owner).json()["data"]["run_id"] == first
    decide(engine, ids, kind="as_of", as_of=utc_now() - timedelta(days=3))
    second = decide(engine, ids, as_of=utc_now() + timedelta(seconds=1))
    state.hub.receive('{"topic": "layer1_update", "data": {}, "at": "now"}')
    shown = client.get(f"{API}/ui/dashboard", headers=owner).json()["data"]
    assert (shown["run_id"], len(shown["active_signals"])) == (second, 1)


def test_old_decisions_say_that_they_are_stale(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    run = decide(engine, ids)
    with transaction(engine) as session:
        session.execute(update(CascadeRun).where(CascadeRun.id == run).values(finished_at=utc_now() - timedelta(minutes=16)))
    cards = client.get(f"{API}/ui/layer-overview", headers=owner).json()["data"]["layers"]
    assert {(card["state"], card["status"], card["checks"]["fresh"]) for card in cards} == {("stale", "degraded", False)}
    assert client.get(f"{API}/health").json()["data"]["status"] == "degraded"


def test_a_signal_names_what_it_rests_on(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    run = decide(engine, ids)
    (row,) = client.get(f"{API}/layer4/signals?status=active", headers=owner).json()["data"]
    detail = client.get(f"{API}/layer4/signals/{row['id']}", headers=owner).json()["data"]
    assert detail["signal"] == row
    assert detail["lineage"]["run_id"] == run
    assert None not in detail["lineage"].values()
    assert detail["ai_analysis"]["probability_analysis"] == {
        "target_24h": 0.45,
        "target_3d": 0.5,
        "target_7d": 0.55,
        "stop_first": None,
    }
    with engine.connect() as connection:
        stored = connection.execute(select(LedgerEntry.seq, LedgerEntry.entry_sha256).where(LedgerEntry.kind == "signal"))
        assert (detail["lineage"]["ledger_entry"], detail["lineage"]["ledger_sha256"]) == tuple(stored.one())
    assert detail["market_context"]["sector_status"] == "leading"
    assert detail["risk_assessment"]["loss_at_stop_percentage"] == pytest.approx(5.0)
    assert client.get(f"{API}/layer4/signals?confidence_min=0.9", headers=owner).json()["total"] == 0
    assert client.get(f"{API}/layer4/signals/{row['id'] + 1}", headers=owner).status_code == 404


def test_lists_are_cut_and_counted(client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]) -> None:
    decide(engine, ids)
    page = client.get(f"{API}/layer3/assets?selected=true&limit=1&offset=1", headers=owner).json()
    assert ([row["symbol"] for row in page["data"]], page["total"]) == (["ETH"], 2)
    assert page["filters"] == {"search": None, "recommendation": None, "selected": True}
    found = client.get(f"{API}/cryptocurrencies?search=%25", headers=owner).json()
    assert found["total"] == 0
    found = client.get(f"{API}/cryptocurrencies?search=uni&sort=price", headers=owner).json()
    assert [(row["symbol"], row["sector"]) for row in found["data"]] == [("UNI", "DeFi")]
    runs = client.get(f"{API}/cascade/runs", headers=owner).json()
    assert runs["total"] == 1
    run = client.get(f"{API}/cascade/runs/{runs['data'][0]['id']}", headers=owner).json()["data"]
    assert (run["regime"], run["assets_scored"], run["signals_given"]) == ("bull", 4, 1)
    history = client.get(f"{API}/layer1/history?interval=1h&days=2", headers=owner).json()["data"]
    assert [(point["regime"], point["index"]) for point in history["points"]] == [("bull", None)]


def test_days_have_the_index_and_weeks_every_seventh_of_them(client: TestClient, owner: dict[str, str], engine: Engine) -> None:
    today = utc_now().replace(hour=0, minute=0, second=0, microsecond=0)
    with transaction(engine) as session:
        session.add_all(
            MacroDay(
                closed_at=today - timedelta(days=age),
                index_level=1_000.0 + age,
                market_regime="bear",
                confidence_score=0.5,
                risk_level="high",
                trend_strength=0.1,
                recommended_exposure=0.2,
            )
            for age in range(20)
        )
    for interval, levels in (("1d", [1_013.0 - age for age in range(14)]), ("1w", [1_007.0, 1_000.0])):
        history = client.get(f"{API}/layer1/history?interval={interval}&days=14", headers=owner).json()["data"]
        assert [point["index"] for point in history["points"]] == levels


def test_candles_come_as_columns_and_as_arrow(client: TestClient, owner: dict[str, str], ids: dict[str, int]) -> None:
    path = f"{API}/prices/{ids['BTC']}?interval=1h&limit=3"
    columns = client.get(path, headers=owner).json()["data"]
    times = columns["epoch_seconds"]
    assert [later - time for time, later in pairwise(times)] == [3_600, 3_600]
    assert columns["close"] == [146.0, 147.0, 148.0]
    stream = client.get(path, headers={**owner, "Accept": "application/vnd.apache.arrow.stream"})
    table = open_stream(stream.content).read_all()  # type: ignore[no-untyped-call]
    assert table.to_pydict() == {name: columns[name] for name in table.column_names}
    empty = client.get(f"{path}&start=2010-01-01T00:00:00Z&end=2010-01-02T00:00:00Z", headers=owner).json()["data"]
    assert empty["close"] == []
    assert client.get(f"{path}&start=2010-01-02T00:00:00Z&end=2010-01-01T00:00:00Z", headers=owner).status_code == 422
    assert client.get(f"{path}&start=2010-01-02T00:00:00", headers=owner).status_code == 422


def test_the_latest_price_is_the_newest_that_is_known(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    path = f"{API}/prices/{ids['ETH']}/latest"
    closed = client.get(path, headers=owner).json()["data"]
    assert (closed["price"], closed["change_24h"]) == (148.0, pytest.approx((148.0 / 124.0 - 1.0) * 100.0))
    now = utc_now()
    with transaction(engine) as session:
        session.execute(
            update(Cryptocurrency).where(Cryptocurrency.id == ids["ETH"]).values(current_price=150.0, last_data_update=now)
        )
    forming = client.get(path, headers=owner).json()["data"]
    assert (forming["price"], forming["source"]) == (150.0, "simulated")


def test_a_list_of_somebody_else_looks_like_none(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    decide(engine, ids)
    with transaction(engine) as session:
        stranger = session.merge(_stranger())
        session.flush()
        shared = Watchlist(name="Tier 1", type="system", tier="tier1", max_items=20)
        hidden = Watchlist(name="Mine", type="personal", user_id=stranger.id)
        session.add_all([shared, hidden])
        session.flush()
        session.add(WatchlistItem(watchlist_id=shared.id, crypto_id=ids["BTC"], tier="tier1"))
        keys = shared.id, hidden.id
    lists = client.get(f"{API}/layer3/watchlists", headers=owner).json()["data"]["watchlists"]
    assert [(one["name"], one["current_items"], one["is_own"]) for one in lists] == [("Tier 1", 1, False)]
    items = client.get(f"{API}/layer3/watchlists/{keys[0]}", headers=owner).json()["data"]["items"]
    assert [(item["symbol"], item["ai_confidence"], item["recommendation"]) for item in items] == [("BTC", 0.55, "buy")]
    theirs = client.get(f"{API}/layer3/watchlists/{keys[1]}", headers=owner)
    none = client.get(f"{API}/layer3/watchlists/{keys[1] + 1}", headers=owner)
    assert (theirs.status_code, theirs.json()["type"]) == (none.status_code, none.json()["type"]) == (404, "not_found")


def _stranger() -> User:
    return User(email="stranger@example.org", password_hash="none")
