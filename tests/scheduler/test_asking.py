"""Questions about prices: answered as a decision answers them, kept apart from what the system says."""

import json
import math
from typing import Any

import numpy as np
import pytest
from sqlalchemy import func, insert, select, update

from cryptopredict.base import ASKABLE, NoData, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import LedgerEntry, Prediction, User
from cryptopredict.data.view import load_view
from cryptopredict.layer3_assets import PRICES, price_of
from cryptopredict.layer3_assets.prices import price_track
from cryptopredict.layer3_assets.prices.horizons import HORIZONS
from cryptopredict.ledger.claim_outcomes import settle_prices
from cryptopredict.ledger.claims import ASSET_DAYS
from cryptopredict.pipeline import run_cascade
from cryptopredict.scheduler.asking import predict
from cryptopredict.scheduler.task import Task
from cryptopredict.server.schemas.predictions import PredictionAnswer
from fixtures.market import fill_simulated

HOURS = 24


def _asked(ground: Ground, crypto_id: int, user_id: int, **features: float) -> PredictionAnswer:
    arguments: dict[str, Any] = {"crypto_id": crypto_id, "horizon": HOURS, "user_id": user_id}
    if features:
        arguments["features"] = json.dumps(features)
    return PredictionAnswer.model_validate(predict(Task(ground, arguments, lambda _share, _message: None)).result)


@pytest.fixture
def user(ground: Ground) -> int:
    with transaction(ground.engine) as session:
        return session.execute(insert(User).values(email="ada@example.org", password_hash="x").returning(User.id)).scalar_one()


def test_what_can_be_asked_is_what_the_models_say() -> None:
    assert ASKABLE["layer3", PRICES].hours == tuple(horizon.hours for horizon in HORIZONS)
    assert ASKABLE["layer3", "assets"].hours == (24 * ASSET_DAYS,)


def test_an_answer_is_what_the_decision_says_and_never_enters_the_record(ground: Ground, user: int) -> None:
    btc = fill_simulated(ground, days=400, hours=60)["BTC"]
    decision = run_cascade(ground)
    (score,) = (asset for asset in decision["layer3"]["assets"] if asset["asset_id"] == btc)
    (price,) = (one for one in score["prices"] if one["horizon_hours"] == HOURS)
    first, again = _asked(ground, btc, user), _asked(ground, btc, user)
    assert first.said is not None
    same = ("price", "low", "high", "level", "wide_low", "wide_high", "wide_level", "state")
    assert {name: getattr(first.said, name) for name in same} == {name: price[name] for name in same}
    assert first.prediction_id == again.prediction_id is not None

    wider = _asked(ground, btc, user, trailing=2.0 * first.features["trailing"], now=-5.0)
    assert (wider.what_if, wider.prediction_id, wider.said, wider.unused) == (True, None, first.said, ["now"])
    assert wider.would_be is not None
    assert math.log(wider.would_be.high / wider.would_be.price) == pytest.approx(2 * math.log(price["high"] / price["price"]))

    with transaction(ground.engine) as session:
        mine = session.scalars(select(Prediction).where(Prediction.is_asked)).one()
        assert (mine.id, mine.user_id, mine.predicted_high) == (first.prediction_id, user, price["high"])
        past = utc_now().replace(minute=0, second=0, microsecond=0)
        session.execute(update(Prediction).where(Prediction.claim == "price").values(target_datetime=past))
        said = select(func.count()).where(Prediction.claim == "price", Prediction.crypto_id == btc, ~Prediction.is_asked)
        claims = session.scalar(said) or 0
    settle_prices(ground)
    with transaction(ground.engine) as session:
        assert session.get_one(Prediction, mine.id).is_realized
        outcomes = select(LedgerEntry.subject_id).where(LedgerEntry.kind.in_(("prediction", "outcome")))
        assert mine.id not in session.scalars(outcomes).all()
        assert claims > 0


def test_nothing_is_said_where_nothing_is_known(ground: Ground, user: int) -> None:
    with pytest.raises(NoData):
        load_view(ground)
    without = _asked(ground, 1, user)
    assert (without.said, without.prediction_id) == (None, None)
    assert without.reason is not None
    assert without.reason.startswith("There is no market")
    ids = fill_simulated(ground, days=60, hours=60)
    assert _asked(ground, max(ids.values()) + 1, user).reason is not None


def test_one_asset_alone_is_answered_as_among_all(ground: Ground) -> None:
    """Columns do not touch each other: what the answer computes for one is what the walk says of it."""
    fill_simulated(ground, days=400, hours=60)
    view = load_view(ground)
    cut = view.at(int(view.daily.close_times[-1]))
    tracks = [price_track(cut, np.isfinite(cut.daily["close"]), None, hourly=hourly) for hourly in (True, False)]
    assert sum(len(track.horizons) for track in tracks) == len(HORIZONS)
    answers = [price_of(cut, {}, asset.id, 168, {"trailing": 0.05}) for asset in cut.daily.assets[:3]]
    assert all(one is not None and one.would_be is not None and one.reference is None for one in answers)
