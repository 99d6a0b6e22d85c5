"""A signal names who said its chance, and carries what it risks."""

from dataclasses import asdict, replace

from sqlalchemy import Engine, select

from cryptopredict.base import Advice, LayerState, TailRisk, TradeRisk, utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import CryptoSector, Prediction, TradingSignal
from cryptopredict.ledger import store_decision
from fixtures.world import fill_market, make_decision


def test_a_signal_of_a_version_is_settled_under_its_name(engine: Engine) -> None:
    ids = fill_market(engine)
    with transaction(engine) as session:
        sectors = {name: key for key, name in session.execute(select(CryptoSector.id, CryptoSector.name))}
    made = make_decision(ids, sectors)
    (plain,) = made.timing.signals
    tail = TailRisk(24, 0.95, 5.0, 7.0, "filtered_history")
    risk = TradeRisk((tail,), 0.2, 0.02, "stop", 1e6, Advice("half", 0.01))
    by_version = replace(plain, asset_id=ids["ETH"], symbol="ETH", state=LayerState.IN_USE, risk=risk)
    made = replace(made, timing=replace(made.timing, signals=(plain, by_version)))
    with transaction(engine) as session:
        store_decision(
            session,
            made,
            kind="live",
            started_at=utc_now(),
            code_version="0.1.0",
            input_digest="abc",
            payload=asdict(made),
            model_versions={"timing": "timing@1:abcdef"},
        )
        claims = select(Prediction).where(Prediction.claim == "target_before_stop")
        found = {claim.crypto_id: (claim.model_name, claim.model_version) for claim in session.scalars(claims)}
        assert found == {ids["BTC"]: ("target_before_stop", "0.1.0"), ids["ETH"]: ("timing", "1:abcdef")}
        stored = session.scalars(select(TradingSignal).where(TradingSignal.crypto_id == ids["ETH"])).one()
        assert stored.ai_analysis["risk"]["tails"] == [asdict(tail)]
        assert stored.ai_analysis["risk"]["advice"] == {"action": "half", "worth": 0.01}
