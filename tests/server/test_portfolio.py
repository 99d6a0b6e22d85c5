from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from starlette.testclient import TestClient

from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import ExchangeAccount, Portfolio, Position, User, UserActivity
from cryptopredict.portfolio import Limits, set_limits
from fixtures.people import add_user, sign_in
from fixtures.serving import EMAIL, serving
from fixtures.trading import WIDE, Market
from fixtures.world import decide

API = "/api/v1"
KEY = {"Idempotency-Key": "0123-4567"}
ORDER = {"position_size": "250.50", "risk_confirmation": True}


@pytest.fixture
def market(engine: Engine) -> Market:
    return Market(engine)


@pytest.fixture
def trader(engine: Engine, market: Market, owner: dict[str, str]) -> dict[str, str]:
    """The owner, with wide limits."""
    with transaction(engine) as session:
        wide = Limits.model_validate({**WIDE, "max_position_size": 5_000, "max_portfolio_risk": 1.0})
        set_limits(session, session.scalars(select(User.id)).one(), wide)
    return owner


def get(client: TestClient, header: dict[str, str], path: str, **query: Any) -> Any:
    answer = client.get(API + path, headers=header, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def test_a_signal_is_executed_once_seen_and_closed(
    client: TestClient, market: Market, trader: dict[str, str], engine: Engine
) -> None:
    before = get(client, trader, "/portfolio")
    assert (before["total_value"], before["cash"], before["base_currency"]) == ("10000", "10000", "USDT")
    signal = market.signal(market.ids["BTC"])
    url = f"{API}/layer4/signals/{signal}/execute"
    first = client.post(url, headers=trader | KEY, json=ORDER)
    assert first.status_code == 200, first.text
    made = first.json()["data"]
    assert (made["new"], made["execution"]["status"], made["execution"]["execution_price"]) == (True, "filled", "100")
    assert (made["position"]["quantity"], made["position"]["side"]) == ("2.505", "long")
    again = client.post(url, headers=trader | KEY, json={**ORDER, "position_size": "250.5"}).json()["data"]
    assert (again["new"], again["execution"]["id"]) == (False, made["execution"]["id"])
    other = client.post(url, headers=trader | KEY, json={**ORDER, "position_size": "250.51"})
    assert (other.status_code, other.json()["type"]) == (409, "conflict")
    (row,) = get(client, trader, "/portfolio/positions")
    assert row == made["position"]
    (execution,) = get(client, trader, "/layer4/executions", signal_id=signal)
    assert execution["filled_amount"] == "250.5"
    add_user(engine, "stranger")
    stranger = sign_in(client, "stranger")
    assert client.post(f"{API}/portfolio/positions/{row['id']}/close", headers=stranger).status_code == 404
    closed = client.post(f"{API}/portfolio/positions/{row['id']}/close", headers=trader)
    assert closed.json()["data"]["exit_kind"] == "manual"
    assert get(client, trader, "/portfolio/positions") == []
    assert len(get(client, trader, "/portfolio/positions", status="closed")) == 1
    kinds = [one["kind"] for one in get(client, trader, "/portfolio/transactions")]
    assert kinds == ["slippage", "fee", "sell", "slippage", "fee", "buy", "deposit"]
    points = get(client, trader, "/portfolio/history", days=1)["points"]
    assert points[-1]["total_value"] == get(client, trader, "/portfolio")["total_value"]
    reset = client.post(f"{API}/portfolio/reset", headers=trader).json()["data"]
    assert (reset["total_value"], reset["id"] != before["id"]) == ("10000", True)


def test_what_an_order_needs(client: TestClient, market: Market, trader: dict[str, str]) -> None:
    url = f"{API}/layer4/signals/{market.signal(market.ids['BTC'])}/execute"
    for headers, body in (
        ({}, ORDER),
        ({"Idempotency-Key": "short"}, ORDER),
        ({"Idempotency-Key": "automatic:17"}, ORDER),
        (KEY, {**ORDER, "risk_confirmation": False}),
        (KEY, {**ORDER, "position_size": "-1"}),
        (KEY, {**ORDER, "position_size": "NaN"}),
        (KEY, {**ORDER, "portfolio_percentage": 5}),
        (KEY, {"risk_confirmation": True}),
    ):
        assert client.post(url, headers=trader | headers, json=body).status_code == 422, body


def test_a_refusal_names_each_rule_with_value_and_bound(client: TestClient, market: Market, trader: dict[str, str]) -> None:
    changed = client.put(
        f"{API}/layer4/risk", headers=trader, json={"max_position_size": "100", "automatic": {"enabled": True}}
    )
    limits = changed.json()["data"]["limits"]
    assert (limits["max_position_size"], limits["max_var"], limits["automatic"]["enabled"]) == ("100", 1.0, True)
    signal = market.signal(market.ids["BTC"])
    url = f"{API}/layer4/signals/{signal}"
    check = get(client, trader, f"/layer4/signals/{signal}/risk-check", position_size="250.5")
    broken = [rule for rule in check["rules"] if not rule["passed"]]
    assert broken == [{"name": "position_size", "value": 250.5, "bound": 100.0, "unit": "money", "passed": False}]
    assert (check["passed"], check["suggested_size"], check["sized_by"]) == (False, "100", "position_size")
    refused = client.post(f"{url}/execute", headers=trader | KEY, json=ORDER)
    assert (refused.status_code, refused.json()["type"]) == (422, "too_risky")
    assert [one["field"] for one in refused.json()["details"]] == ["position_size"]
    assert "250.5" in refused.json()["details"][0]["message"]
    assert "100" in refused.json()["details"][0]["message"]
    market.quote(market.ids["BTC"], 94.0)
    late = client.post(f"{url}/execute", headers=trader | KEY, json=ORDER)
    assert (late.status_code, late.json()["type"]) == (409, "out_of_bounds")
    assert client.put(f"{API}/layer4/risk", headers=trader, json={"max_var": 1.5}).status_code == 422
    assert get(client, trader, "/layer4/executions") == []


def test_the_dashboard_shows_the_account_of_who_asks(client: TestClient, market: Market, trader: dict[str, str]) -> None:
    assert get(client, trader, "/ui/dashboard")["portfolio_summary"] is None
    get(client, trader, "/portfolio")
    state: Any = client.app.state.server  # type: ignore[attr-defined]
    state.purse.forget(1)
    summary = get(client, trader, "/ui/dashboard")["portfolio_summary"]
    assert summary == {"total_value": "10000", "daily_pnl": "0", "daily_pnl_percentage": 0.0}


def test_the_kill_switch_needs_the_database_alone(
    ground: Ground, engine: Engine, market: Market, trader: dict[str, str], tmp_path: Path
) -> None:
    signal = market.signal(market.ids["BTC"])
    with serving(replace(ground, redis_url=f"unix://{tmp_path}/gone.sock")) as alone:
        halt = alone.post(f"{API}/admin/halts", headers=trader, json={"reason": "something is wrong"}).json()["data"]
        assert (halt["scope"], halt["until"]) == ("global", None)
        refused = alone.post(f"{API}/layer4/signals/{signal}/execute", headers=trader | KEY, json=ORDER)
        assert (refused.status_code, refused.json()["type"]) == (409, "halted")
        assert get(alone, trader, "/portfolio")["halted"] is True
        assert (halt["pressed_by"], halt["lifted_by"]) == (EMAIL, None)
        add_user(engine, "reader")
        assert get(alone, sign_in(alone, "reader"), "/halts")["active"][0]["pressed_by"] is None
        lifted = alone.delete(f"{API}/admin/halts/{halt['id']}", headers=trader, params={"reason": "it is well"})
        assert lifted.json()["data"]["lifted_why"] == "it is well"
        now = get(alone, trader, "/halts")
        assert (now["trading"], now["active"], len(now["past"])) == (True, [], 1)
        again = alone.delete(f"{API}/admin/halts/{halt['id']}", headers=trader, params={"reason": "once more"})
        assert again.status_code == 409
    with transaction(engine) as session:
        assert {"halt", "lift_halt"} <= set(session.scalars(select(UserActivity.activity_type)))


def test_a_signal_is_taken_back_once(client: TestClient, market: Market, trader: dict[str, str]) -> None:
    url = f"{API}/layer4/signals/{market.signal(market.ids['BTC'])}"
    assert client.delete(url, headers=trader).json()["data"]["status"] == "cancelled"
    assert client.delete(url, headers=trader).status_code == 409
    refused = client.post(f"{url}/execute", headers=trader | KEY, json=ORDER)
    assert refused.json()["details"][0]["field"] == "signal_active"


def test_how_signals_did(client: TestClient, market: Market, trader: dict[str, str]) -> None:
    btc = market.ids["BTC"]
    nothing = get(client, trader, "/layer4/performance")
    assert (nothing["overall"]["total"], nothing["overall"]["success_rate"], nothing["by_side"]) == (0, None, [])
    for outcome, result, side in (("target", 9.0, "long"), ("stop", -5.0, "short"), ("stop", -5.0, "long")):
        market.signal(btc, side, status="expired", outcome=outcome, realized_return=result, outcome_at=market.now)
    found = get(client, trader, "/layer4/performance", timeframe="all")
    overall = found["overall"]
    assert (overall["total"], overall["successful"]) == (3, 1)
    assert overall["success_low"] < overall["success_rate"] < overall["success_high"]
    assert overall["average_return"] == pytest.approx(-1 / 3)
    assert [(cut["value"], cut["total"]) for cut in found["by_side"]] == [("long", 2), ("short", 1)]
    assert get(client, trader, "/layer4/performance", timeframe="all", model="other")["overall"]["total"] == 0


def test_a_decision_with_a_price_makes_the_summary_move(client: TestClient, market: Market, trader: dict[str, str]) -> None:
    decide(market.engine, market.ids, as_of=market.now, signals=0)
    market.at(market.now.replace(hour=0))  # a trade in the first moment of a day is one of that day
    signal = market.signal(market.ids["BTC"])
    client.post(f"{API}/layer4/signals/{signal}/execute", headers=trader | KEY, json=ORDER)
    market.quote(market.ids["BTC"], 104.0)
    whole = get(client, trader, "/portfolio")
    assert float(whole["unrealized_pnl"]) == pytest.approx(2.505 * 4)
    assert whole["total_pnl"] == whole["daily_pnl"]
    risk = get(client, trader, "/layer4/risk")
    assert [one["name"] for one in risk["by_asset"]] == ["BTC"]
    assert risk["exposure_share"] == pytest.approx(2.505 * 104 / float(whole["total_value"]))


def test_real_money_is_looked_at_and_no_more(
    client: TestClient, market: Market, trader: dict[str, str], engine: Engine
) -> None:
    assert get(client, trader, "/portfolio")["live"] is None
    assert client.get(f"{API}/portfolio/positions?account=live", headers=trader).status_code == 404
    with transaction(engine) as session:
        me = session.scalars(select(User.id)).one()
        held = Portfolio(
            user_id=me, name="Binance", base_currency="USDT", is_paper=False, cash=Decimal("75.5"), starting_cash=100
        )
        session.add(held)
        session.flush()
        books = {"USDT": {"books": "75.5", "exchange": "70"}}
        session.add(ExchangeAccount(portfolio_id=held.id, exchange="binance", sealed="x", halted_why="less", differences=books))
        session.add(
            Position(
                portfolio_id=held.id,
                crypto_id=market.ids["BTC"],
                quantity=Decimal("0.25"),
                opened_quantity=Decimal("0.25"),
                average_price=Decimal(98),
                cost_basis=Decimal("24.5"),
            )
        )
    live = get(client, trader, "/portfolio")["live"]
    assert (live["exchange"], live["connected"], live["switched_on"], live["allowed_at"]) == ("binance", True, False, None)
    assert (live["cash"], live["total_value"], live["total_pnl"], live["open_positions"]) == ("75.5", "100.5", "0.5", 1)
    assert live["differences"] == [{"asset": "USDT", "books": "75.5", "exchange": "70"}]
    assert "sealed" not in live
    (row,) = get(client, trader, "/portfolio/positions", account="live")
    assert (row["symbol"], row["unrealized_pnl"]) == ("BTC", "0.5")
    assert get(client, trader, "/portfolio/positions") == []
    # The paper account stays another one; closing here cannot reach the exchange.
    assert client.post(f"{API}/portfolio/positions/{row['id']}/close", headers=trader).status_code == 404
    assert get(client, trader, "/portfolio/history", account="live")["starting_cash"] == "100"
