"""Layer 3 over HTTP: one asset with all that the decision says of it, what stands out, and prices as claims."""

import json
from dataclasses import asdict, replace

from sqlalchemy import Engine, select
from starlette.testclient import TestClient

from cryptopredict.base import Evidence, LayerState, PricePrediction, epoch, from_epoch, utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import CryptoSector, Prediction
from cryptopredict.ledger import store_decision
from cryptopredict.server.schemas import Answer
from cryptopredict.server.schemas.assets import AssetAnalysis, Opportunities
from fixtures.world import make_decision

API = "/api/v1/layer3"
DAY = 86_400


def _price(hours: int, based_on: int, state: LayerState = LayerState.BASELINE) -> PricePrediction:
    held = Evidence(said=0.8, observed=0.81, low=0.78, high=0.84, n=900)
    return PricePrediction(hours, based_on, 100.0, 95.0, 105.2, 0.8, 92.0, 108.6, 0.9, state, held)


def decided(engine: Engine, ids: dict[str, int]) -> tuple[int, int]:
    """A stored decision whose assets have prices ahead: selected ones and others; its run, and the close it rests on."""
    with transaction(engine) as session:
        sectors = {name: key for key, name in session.execute(select(CryptoSector.id, CryptoSector.name))}
        made = make_decision(ids, sectors, signals=0)
        closed = made.data_until["1d"] or epoch(utc_now())
        prices = (_price(1, closed), _price(24, closed, LayerState.IN_USE))
        assets = tuple(
            replace(each, selected=place == 0, prices=prices, indicators={"strength_index_14d": 41.0}, sector_correlation=0.6)
            for place, each in enumerate(made.assets.assets)
        )
        made = replace(made, assets=replace(made.assets, assets=assets, opportunities=(assets[-1].asset_id,)))
        payload = json.loads(json.dumps(asdict(made)))
        payload["as_of"] = payload["context"]["as_of"] = from_epoch(made.as_of).isoformat()
        run = store_decision(
            session, made, kind="live", started_at=utc_now(), code_version="test", input_digest="0" * 64, payload=payload
        )
        return run, closed


def test_one_asset_is_shown_with_its_prices_and_why(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    assert client.get(f"{API}/opportunities", headers=owner).status_code == 503
    run, closed = decided(engine, ids)
    listed = client.get(f"{API}/assets", headers=owner).json()["data"]
    key = listed[0]["crypto_id"]
    seen = Answer[AssetAnalysis].model_validate_json(client.get(f"{API}/assets/{key}/analysis", headers=owner).content).data
    assert (seen.run_id, seen.crypto_id, seen.sector_correlation) == (run, key, 0.6)
    assert seen.technical_indicators == {"strength_index_14d": 41.0}
    assert seen.explanation == [driver.text for driver in seen.drivers]
    hour, day = seen.price_predictions
    assert (hour.state, day.state) == (LayerState.BASELINE, LayerState.IN_USE)
    assert (epoch(day.based_on), epoch(day.target)) == (closed, closed + DAY)
    assert (day.evidence.observed_n, day.wide_low < day.low < day.price < day.high < day.wide_high) == (900, True)
    assert client.get(f"{API}/assets/{2**40}/analysis", headers=owner).status_code == 404
    stands_out = Answer[Opportunities].model_validate_json(client.get(f"{API}/opportunities", headers=owner).content).data
    assert [row.crypto_id for row in stands_out.opportunities] == [listed[-1]["crypto_id"]]


def test_prices_are_claimed_once_and_those_of_hours_only_for_what_is_selected(engine: Engine, ids: dict[str, int]) -> None:
    for _ in range(2):
        _, closed = decided(engine, ids)
    with transaction(engine) as session:
        claims = session.scalars(select(Prediction).where(Prediction.claim == "price")).all()
        days = [claim for claim in claims if claim.prediction_horizon == 24]
        hours = [claim for claim in claims if claim.prediction_horizon == 1]
        assert len(days) > len(hours) == 1
        assert len({claim.crypto_id for claim in days}) == len(days)
        one = hours[0]
        assert (one.predicted_price, one.predicted_low, one.predicted_high, one.interval_level) == (100.0, 95.0, 105.2, 0.8)
        assert (one.model_name, epoch(one.target_datetime)) == ("prices", closed + 3_600)
