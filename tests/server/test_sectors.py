"""Sectors as admins make them."""

from sqlalchemy import Engine, select
from starlette.testclient import TestClient

from cryptopredict.core import transaction
from cryptopredict.core.schema import Cryptocurrency, CryptoSectorMapping
from cryptopredict.data.view import _assets

API = "/api/v1"


def _places(engine: Engine) -> dict[int, int]:
    """The sector of each asset as the next decision will see it."""
    with engine.connect() as connection:
        return _assets(connection)[1]


def _made(client: TestClient, owner: dict[str, str], name: str = "Oracles") -> int:
    answer = client.post(f"{API}/layer2/sectors", json={"name": name, "color_code": "#112233"}, headers=owner)
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["data"]["id"]
    return number


def test_a_sector_is_made_filled_and_counts_in_the_next_decision(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    made = _made(client, owner)
    assert client.post(f"{API}/layer2/sectors", json={"name": "Oracles"}, headers=owner).status_code == 409
    members = f"{API}/layer2/sectors/{made}/members"
    assert client.put(members, json={"crypto_ids": [ids["UNI"], 2**60]}, headers=owner).status_code == 404
    assert client.put(members, json={"crypto_ids": [ids["UNI"]] * 2}, headers=owner).status_code == 422
    done = client.put(members, json={"crypto_ids": [ids["UNI"], ids["ETH"]]}, headers=owner).json()["data"]
    assert (done["came"], done["left"]) == (sorted([ids["UNI"], ids["ETH"]]), [])
    shown = client.get(f"{API}/layer2/sectors/{made}", headers=owner).json()["data"]
    assert {one["symbol"] for one in shown["members"]} == {"UNI", "ETH"}
    assert _places(engine)[ids["UNI"]] == made
    done = client.put(members, json={"crypto_ids": [ids["ETH"]]}, headers=owner).json()["data"]
    assert (done["came"], done["left"]) == ([], [ids["UNI"]])
    assert ids["UNI"] not in _places(engine)
    kinds = [row["activity_type"] for row in client.get(f"{API}/admin/audit", headers=owner).json()["data"]]
    assert kinds == ["set_sector_members", "set_sector_members", "create_sector"]


def test_one_with_members_is_not_switched_off(client: TestClient, owner: dict[str, str], ids: dict[str, int]) -> None:
    made = _made(client, owner)
    client.put(f"{API}/layer2/sectors/{made}/members", json={"crypto_ids": [ids["ETH"]]}, headers=owner)
    place = f"{API}/layer2/sectors/{made}"
    assert client.patch(place, json={"is_active": False}, headers=owner).status_code == 409
    assert client.patch(place, json={"name": "Other"}, headers=owner).status_code == 422
    assert client.patch(place, json={"color_code": None}, headers=owner).status_code == 422
    client.put(f"{place}/members", json={"crypto_ids": []}, headers=owner)
    changed = client.patch(place, json={"is_active": False, "description": "feeds"}, headers=owner).json()["data"]
    assert (changed["is_active"], changed["description"], changed["color_code"]) == (False, "feeds", "#112233")
    assert client.get(place, headers=owner).status_code == 404
    kept = {one["id"]: one for one in client.get(f"{API}/admin/sectors", headers=owner).json()["data"]}
    assert (kept[made]["is_active"], kept[made]["members"]) == (False, 0)
    assert sum(one["members"] for one in kept.values()) > 0


def test_the_sector_of_one_asset_is_moved_whole(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    made, eth = _made(client, owner), ids["ETH"]
    client.put(f"{API}/layer2/sectors/{made}/members", json={"crypto_ids": [eth]}, headers=owner)
    other = _made(client, owner, "Rollups")
    answer = client.patch(f"{API}/cryptocurrencies/{eth}", json={"sector_id": other}, headers=owner)
    assert answer.json()["data"]["sector"] == "Rollups"
    assert _places(engine)[eth] == other
    with transaction(engine) as session:
        rows = session.scalars(select(CryptoSectorMapping.sector_id).where(CryptoSectorMapping.crypto_id == eth)).all()
        assert (rows, session.get_one(Cryptocurrency, eth).sector_is_set) == ([other], True)
