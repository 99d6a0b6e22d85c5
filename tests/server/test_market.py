"""Assets and prices that admins add, change and remove; figures and indicators of candles."""

import itertools
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, text
from starlette.testclient import TestClient

from cryptopredict.base import utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import Cryptocurrency, DataBatch, PriceData
from cryptopredict.server import indicators
from fixtures.world import decide

API = "/api/v1"
CSV = "timestamp,open,high,low,close,volume\n" + "".join(
    f"2024-01-{day:02d}T00:00:00Z,{day},{day + 1},{day - 0.5},{day + 0.5},10\n" for day in range(1, 21)
)


def test_assets_are_found_by_size_and_ticker(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    with transaction(engine) as session:
        session.add(Cryptocurrency(symbol="BTC", name="another of that name", market_cap_rank=900))
    top = client.get(f"{API}/cryptocurrencies/top?limit=2", headers=owner).json()
    assert ([row["symbol"] for row in top["data"]], top["total"]) == (["BTC", "ETH"], 5)
    assert client.get(f"{API}/cryptocurrencies/symbol/btc", headers=owner).json()["data"]["id"] == ids["BTC"]
    assert client.get(f"{API}/cryptocurrencies/symbol/NONE", headers=owner).status_code == 404


def test_prices_of_many_come_in_one_answer(client: TestClient, owner: dict[str, str], ids: dict[str, int]) -> None:
    asked = f"{ids['BTC']},{ids['ETH']},{2**50},{ids['BTC']}"
    found = client.get(f"{API}/prices/latest?crypto_ids={asked}", headers=owner).json()["data"]
    assert ([row["symbol"] for row in found["prices"]], found["missing"]) == (["BTC", "ETH"], [2**50])
    single = client.get(f"{API}/prices/{ids['BTC']}/latest", headers=owner).json()["data"]
    assert found["prices"][0] == single
    for wrong in ("", "1,", "a", "0", ",".join(["1"] * 51)):
        assert client.get(f"{API}/prices/latest?crypto_ids={wrong}", headers=owner).status_code == 422


def test_a_span_in_figures(client: TestClient, owner: dict[str, str], ids: dict[str, int]) -> None:
    # Closes 101, 102, … 465: they only rise.
    said = client.get(f"{API}/prices/{ids['BTC']}/statistics?candles=365", headers=owner).json()["data"]
    assert (said["candles"], said["first_open"], said["last_close"], said["high"], said["low"]) == (365, 100, 465, 466, 99)
    assert said["performance_percentage"] == pytest.approx(365)
    assert (said["max_drawdown"], said["volume"]) == (0, 3_650)
    assert said["mean_close"] == pytest.approx(283)
    assert client.get(f"{API}/prices/{ids['BTC']}/statistics?interval=5m", headers=owner).status_code == 404


def test_indicators_are_the_known_ones(client: TestClient, owner: dict[str, str], ids: dict[str, int]) -> None:
    said = client.get(f"{API}/prices/{ids['BTC']}/indicators", headers=owner).json()["data"]
    assert said["sma_20"] == pytest.approx(465 - 9.5)
    # A mean with share a lags a line of slope 1 by (1 − a) / a; the start is long forgotten.
    assert said["ema_12"] == pytest.approx(465 - 5.5, abs=1e-9)
    assert said["macd"] == pytest.approx(7.0, abs=1e-6)
    assert said["rsi_14"] == 100
    assert said["bollinger_upper"] - said["bollinger_lower"] == pytest.approx(4 * ((20**2 - 1) / 12) ** 0.5)
    assert said["atr_14"] == pytest.approx(3)
    hours = client.get(f"{API}/prices/{ids['BTC']}/indicators?interval=1h", headers=owner).json()["data"]
    assert (hours["sma_200"], hours["ema_12"] is None, hours["ema_26"]) == (None, False, None)


def test_wilders_strength_of_a_worked_example() -> None:
    closes = [44.34, 44.09, 44.15, 43.61, 44.33, 44.83, 45.10, 45.42, 45.84, 46.08, 45.89, 46.03, 45.61, 46.28, 46.28]
    up, down = 3.34 / 14, 1.40 / 14
    assert indicators.rsi(closes) is None
    assert indicators.rsi([closes[0]] * 45 + closes) == pytest.approx(_slow_rsi([closes[0]] * 45 + closes))
    assert _slow_rsi(closes) == pytest.approx(100 * up / (up + down), abs=0.01)


def _slow_rsi(closes: list[float]) -> float:
    steps = [b - a for a, b in itertools.pairwise(closes)]
    means = []
    for sign in (1, -1):
        mean = sum(max(sign * step, 0) for step in steps[:14]) / 14
        for step in steps[14:]:
            mean += (max(sign * step, 0) - mean) / 14
        means.append(mean)
    return 100 - 100 / (1 + means[0] / means[1]) if means[1] else 100


@given(st.lists(st.floats(1e-9, 1e9), min_size=60, max_size=200))
def test_indicators_stay_within_what_they_mean(closes: list[float]) -> None:
    assert 0 <= (indicators.rsi(closes) or 0) <= 100
    assert 0 <= indicators.max_drawdown(closes) <= 1
    bands = indicators.bollinger(closes)
    assert bands is not None
    assert bands[0] <= bands[1] <= bands[2]
    assert (indicators.volatility(closes, 365) or 0) >= 0


def test_an_asset_is_added_changed_and_removed_and_all_of_it_written_down(
    client: TestClient, owner: dict[str, str], ids: dict[str, int]
) -> None:
    body = {"symbol": "NEW", "name": "New coin", "coingecko_id": "new-coin", "website_url": "https://new.example"}
    made = client.post(f"{API}/cryptocurrencies", json=body, headers=owner)
    assert made.status_code == 201
    key = made.json()["data"]["id"]
    assert client.post(f"{API}/cryptocurrencies", json=body, headers=owner).status_code == 409
    for wrong in (
        {"current_price": 1},
        {"watchlist_tier": "tier1"},
        {"website_url": "javascript:alert(1)"},
        {"name": None},
        {"sector_id": 999},
    ):
        assert client.patch(f"{API}/cryptocurrencies/{key}", json=wrong, headers=owner).status_code == 422, wrong
    changed = client.patch(f"{API}/cryptocurrencies/{key}", json={"is_active": False, "website_url": None}, headers=owner)
    assert (changed.json()["data"]["is_active"], changed.json()["data"]["website_url"]) == (False, None)
    assert client.delete(f"{API}/cryptocurrencies/{key}", headers=owner).json()["data"] == {"removed": True}
    assert client.get(f"{API}/cryptocurrencies/{key}", headers=owner).status_code == 404
    audit = client.get(f"{API}/admin/audit", headers=owner).json()["data"]
    kinds = [row["activity_type"] for row in audit]
    assert kinds == ["delete_cryptocurrency", "update_cryptocurrency", "create_cryptocurrency"]
    assert audit[1]["data"]["before"] == {"is_active": True, "website_url": "https://new.example"}


def test_an_asset_of_the_record_stays(client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]) -> None:
    decide(engine, ids)
    answer = client.delete(f"{API}/cryptocurrencies/{ids['BTC']}", headers=owner)
    assert (answer.status_code, answer.json()["type"]) == (409, "conflict")
    assert client.get(f"{API}/cryptocurrencies/{ids['BTC']}", headers=owner).status_code == 200


def test_old_candles_are_removed_and_the_panel_is_told(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    before = (utc_now() - timedelta(days=100)).replace(hour=0, minute=0, second=0, microsecond=0)
    path = f"{API}/prices/{ids['BTC']}"
    removed = client.delete(path, params={"before": before.isoformat()}, headers=owner).json()["data"]["removed"]
    assert removed == 265
    with transaction(engine) as session:
        assert session.scalar(select(func.min(PriceData.timestamp)).where(PriceData.crypto_id == ids["BTC"])) == before
        assert session.scalar(select(func.count()).where(PriceData.crypto_id == ids["ETH"], PriceData.interval == "1d")) == 365
        batch = session.scalars(select(DataBatch)).one()
        assert (batch.kind, batch.interval, batch.rows_changed) == ("candles", "1d", 265)
    assert client.delete(path, headers=owner).status_code == 422


def _upload(client: TestClient, owner: dict[str, str], body: bytes, kind: str = "text/csv", query: str = "?symbol=ABC") -> Any:
    return client.post(f"{API}/prices/import{query}", content=body, headers={**owner, "Content-Type": kind})


def test_a_file_of_candles_is_imported_once(client: TestClient, owner: dict[str, str], engine: Engine) -> None:
    first = _upload(client, owner, CSV.encode())
    assert first.status_code == 200, first.text
    said = first.json()["data"]
    assert (said["kind"], said["interval"], said["read"], said["new"]) == ("candles", "1d", 20, 20)
    assert _upload(client, owner, CSV.encode()).json()["data"]["same"] == 20
    with transaction(engine) as session:
        assert session.scalar(text("SELECT count(*) FROM price_data")) == 20
    assert list((client.app.state.server.settings.home / "uploads").iterdir()) == []  # type: ignore[attr-defined]


def test_a_file_that_cannot_be_used_leaves_nothing(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    assert _upload(client, owner, CSV.encode()).status_code == 409  # the market here is simulated
    assert _upload(client, owner, b"\x00\xff").status_code == 422
    assert _upload(client, owner, b"PAR1 no", "application/vnd.apache.parquet").status_code == 422
    assert _upload(client, owner, CSV.encode(), "application/zip").status_code == 415
    with transaction(engine) as session:
        assert session.scalar(select(func.count()).select_from(DataBatch)) == 0


def test_only_the_import_takes_more_than_a_page(client: TestClient, owner: dict[str, str]) -> None:
    large = b"x" * 100_000
    assert _upload(client, owner, large).status_code == 422
    assert client.post(f"{API}/auth/login", content=large, headers={"Content-Type": "application/json"}).status_code == 413
    too_large = {**owner, "Content-Type": "text/csv", "Content-Length": str(33 * 2**20)}
    assert client.post(f"{API}/prices/import", content=b"x", headers=too_large).status_code == 413


def test_a_small_screen_gets_little(client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]) -> None:
    assert client.get(f"{API}/ui/mobile/quick-stats", headers=owner).status_code == 503
    run = decide(engine, ids)
    for _ in range(30):
        stats = client.get(f"{API}/ui/mobile/quick-stats", headers=owner)
        if stats.status_code == 200:
            break
    said = stats.json()["data"]
    assert (said["run_id"], said["regime"], said["active_signals"], said["stale"]) == (run, "bull", 1, False)
    cards = client.get(f"{API}/ui/mobile/signal-cards?limit=1", headers=owner).json()["data"]
    assert (cards["total"], [card["symbol"] for card in cards["signals"]]) == (1, ["BTC"])
    layers = client.get(f"{API}/ui/mobile/layer-cards", headers=owner).json()["data"]["layers"]
    assert [layer["layer"] for layer in layers] == [1, 2, 3, 4]
