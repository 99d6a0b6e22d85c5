"""Sectors over time over HTTP, from stored days."""

from datetime import timedelta
from math import sin

import pytest
from sqlalchemy import Engine, delete, insert, select, update
from starlette.testclient import TestClient

from cryptopredict.base import utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import Cryptocurrency, CryptoSector, PriceData

API = "/api/v1/layer2"


def sector_ids(engine: Engine) -> dict[str, int]:
    with transaction(engine) as session:
        return {name: key for key, name in session.execute(select(CryptoSector.id, CryptoSector.name))}


def with_days(engine: Engine, closes: dict[int, list[float]], volumes: dict[int, float] | None = None) -> None:
    """Replace the days of these assets; the last of them has just closed."""
    today = utc_now().replace(hour=0, minute=0, second=0, microsecond=0)
    with transaction(engine) as session:
        session.execute(delete(PriceData).where(PriceData.interval == "1d"))
        rows = [
            {
                "crypto_id": asset,
                "interval": "1d",
                "timestamp": today - timedelta(days=len(line) - i),
                "open_price": close,
                "high_price": close,
                "low_price": close,
                "close_price": close,
                "volume": (volumes or {}).get(asset, 1.0) / close,
                "source": "simulated",
            }
            for asset, line in closes.items()
            for i, close in enumerate(line)
        ]
        session.execute(insert(PriceData), rows)


def test_coins_are_weighed_by_the_dollar_volume_before_the_day(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    layer1 = sector_ids(engine)["Layer1"]
    # Three quarters of the volume rose by a fifth on the last day, a quarter fell by a tenth; UNI is alone in its sector.
    with_days(
        engine,
        {ids["BTC"]: [100.0] * 40 + [120.0], ids["ETH"]: [50.0] * 40 + [45.0], ids["UNI"]: [1.0] * 40 + [2.0]},
        {ids["BTC"]: 300.0, ids["ETH"]: 100.0},
    )
    history = client.get(f"{API}/sectors/{layer1}/history?days=5", headers=owner).json()["data"]
    line = history["line"]
    assert [round(point["level"], 9) for point in line["points"]] == [100.0] * 4 + [112.5]
    assert (line["sector"]["name"], line["change_percentage"]) == ("Layer1", pytest.approx(12.5))
    assert {point["members"] for point in line["points"]} == {2}
    alone = client.get(f"{API}/sectors/{sector_ids(engine)['DeFi']}/history", headers=owner).json()["data"]["line"]
    assert (alone["points"], alone["change_percentage"]) == ([], None)


def test_a_gap_is_no_day_and_one_bad_print_no_jump(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    layer1 = sector_ids(engine)["Layer1"]
    with_days(engine, {ids["BTC"]: [100.0] * 40 + [100_000.0], ids["ETH"]: [50.0] * 41})
    with transaction(engine) as session:
        day = utc_now().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=3)
        session.execute(delete(PriceData).where(PriceData.timestamp == day, PriceData.crypto_id == ids["ETH"]))
    points = client.get(f"{API}/sectors/{layer1}/history?days=6", headers=owner).json()["data"]["line"]["points"]
    # The day of the gap and the one after it have one coin with a day's change, and so none of the sector's.
    assert [round(point["level"], 6) for point in points] == [100.0, 100.0, 100.0, 150.0]


def test_comparison_keeps_the_order_and_refuses_what_it_does_not_know(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    sectors = sector_ids(engine)
    with transaction(engine) as session:
        session.execute(update(Cryptocurrency).where(Cryptocurrency.symbol == "DOGE").values(sector_id=sectors["DeFi"]))
    asked = f"{sectors['Layer1']},{sectors['DeFi']},{sectors['Layer1']}"
    seen = client.get(f"{API}/compare?sectors={asked}&timeframe=7d", headers=owner).json()["data"]
    assert [line["sector"]["name"] for line in seen["lines"]] == ["Layer1", "DeFi"]
    assert [len(line["points"]) for line in seen["lines"]] == [7, 7]
    for wrong, status in (("999999", 404), ("1,2,3,4,5,6", 422), ("", 422), ("0", 422), ("1;2", 422)):
        assert client.get(f"{API}/compare?sectors={wrong}", headers=owner).status_code == status, wrong


def test_correlations_have_their_interval_and_keep_silent_on_few_days(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    sectors = sector_ids(engine)
    with transaction(engine) as session:
        session.execute(update(Cryptocurrency).where(Cryptocurrency.symbol == "DOGE").values(sector_id=sectors["DeFi"]))
    up = [100.0 * 1.1 ** sin(i) for i in range(60)]
    down = [100.0 * 1.1 ** -sin(i) for i in range(60)]
    with_days(engine, {ids["BTC"]: up, ids["ETH"]: up, ids["UNI"]: down, ids["DOGE"]: down})
    answer = client.get(f"{API}/correlations?timeframe=30d", headers=owner)
    (pair,) = answer.json()["data"]["pairs"]
    assert ({pair["first_id"], pair["second_id"]}, pair["n"]) == ({sectors["Layer1"], sectors["DeFi"]}, 30)
    assert -1.0 <= pair["low"] <= pair["correlation"] <= pair["high"] < -0.9
    again = client.get(f"{API}/correlations?timeframe=30d", headers={**owner, "If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304

    with_days(engine, {ids["BTC"]: up[:15], ids["ETH"]: up[:15], ids["UNI"]: down[:15], ids["DOGE"]: down[:15]})
    (few,) = client.get(f"{API}/correlations?timeframe=1y", headers=owner).json()["data"]["pairs"]
    assert (few["correlation"], few["low"], few["n"]) == (None, None, 14)
    assert client.get(f"{API}/correlations?timeframe=7d", headers=owner).status_code == 422


def test_closes_of_many_assets_come_at_once(client: TestClient, owner: dict[str, str], ids: dict[str, int]) -> None:
    path = f"/api/v1/prices/closes?crypto_ids={ids['ETH']},{ids['BTC']},999999&days=3"
    seen = client.get(path, headers=owner).json()["data"]
    assert [line["crypto_id"] for line in seen["lines"]] == [ids["ETH"], ids["BTC"], 999999]
    assert [line["closes"] for line in seen["lines"]] == [[463.0, 464.0, 465.0]] * 2 + [[]]
