"""Scorecards beside a calculation of their own, and what they say of claims whose worth is known."""

import math
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from cryptopredict.core import transaction
from cryptopredict.core.schema import Cryptocurrency, Prediction
from cryptopredict.ledger import track_record
from cryptopredict.ledger.scorecards import Card, Claims, scorecards

FIRST = datetime(2024, 1, 1, tzinfo=UTC)


def claims(said: Any, happened: Any, day: Any, horizon: int = 168, regime: Any = "bull") -> Claims:
    said, happened, day = np.asarray(said, dtype=float), np.asarray(happened, dtype=float), np.asarray(day)
    hours = np.full(len(said), horizon)
    words = [np.broadcast_to(np.asarray(word), said.shape) for word in ("layer3", "beats_median", regime)]
    return Claims(said, happened, day, day + horizon // 24, hours, words[0], words[1], words[2])


def made(days: int, skill: float, seed: int = 7) -> Claims:
    """Forty claims a day; the truth is `skill` of what is said, and half of it is shared by the whole day."""
    chance = np.random.default_rng(seed)
    day = np.repeat(np.arange(days), 40)
    said = chance.uniform(0.3, 0.7, len(day))
    shared = np.repeat(chance.normal(0.0, 0.1, days), 40)
    happened = chance.random(len(day)) < np.clip(0.5 + skill * (said - 0.5) + shared, 0.0, 1.0)
    return claims(said, happened, day)


def the(cards: tuple[Card, ...], by: str, value: str) -> Card:
    (card,) = (card for card in cards if (card.by, card.value) == (by, value))
    return card


def test_a_card_is_what_a_hand_computes() -> None:
    cards = scorecards(claims([0.6, 0.8, 0.4, 0.6], [1, 0, 0, 1], [0, 0, 9, 9], regime=["bull", "bear", "bear", "bull"]))
    found = the(cards, "all", "all").score
    assert (found.n, found.days, found.low, found.high) == (4, 2, None, None)
    assert found.said == pytest.approx(0.6)
    assert found.happened == 0.5
    assert found.brier == pytest.approx((0.16 + 0.64 + 0.16 + 0.16) / 4)
    assert found.log_loss == pytest.approx(-np.log([0.6, 0.2, 0.6, 0.6]).mean())
    # On day 0 nothing is known; on day 9 the two of day 0 are: one of two came true, so half again.
    assert found.baseline_brier == pytest.approx(0.25)
    assert found.calibration_error == pytest.approx((0.4 + abs(1.2 - 2.0) + 0.8) / 4)
    assert the(cards, "regime", "bear").score.brier == pytest.approx(0.4)
    assert [card.value for card in cards if card.by == "decile"] == ["2", "6", "9"]
    assert the(cards, "horizon", "168").score == found


def test_it_agrees_with_a_loop() -> None:
    given = made(400, 1.0)
    found = the(scorecards(given), "all", "all").score
    pairs = list(zip(given.said.tolist(), given.happened.tolist(), strict=True))
    assert found.brier == pytest.approx(sum((said - came) ** 2 for said, came in pairs) / len(pairs))
    assert found.log_loss == pytest.approx(-sum(math.log(said if came else 1.0 - said) for said, came in pairs) / len(pairs))
    baseline = []
    for day in given.day:
        before = given.happened[given.known <= day]
        baseline.append((10.0 + before.sum()) / (20.0 + len(before)))
    plain = (np.array(baseline) - given.happened) ** 2
    assert found.baseline_brier == pytest.approx(plain.mean())
    values = (given.said - given.happened) ** 2 - plain
    sums = [float((values - values.mean())[given.day == day].sum()) for day in range(400)]
    variance = sum(
        (1 - abs(a - b) / 15) * sums[a] * sums[b] for a in range(400) for b in range(max(0, a - 14), min(400, a + 15))
    )
    assert found.low is not None
    assert found.difference - found.low == pytest.approx(1.959963984540054 * variance**0.5 / len(values))


def test_skill_shows_and_its_absence_too() -> None:
    skilled, blind = (the(scorecards(made(600, skill)), "all", "all").score for skill in (1.0, 0.0))
    assert skilled.high is not None
    assert skilled.high < 0.0
    assert skilled.calibration_error < 0.03
    assert blind.low is not None
    assert blind.low > 0.0  # saying more than is known is worse than the plain look
    assert blind.calibration_error > 0.08
    hit = [the(scorecards(made(600, 1.0)), "decile", str(place)).score.happened for place in (1, 10)]
    assert hit[1] - hit[0] > 0.25


def test_the_interval_keeps_its_word_when_days_stand_together() -> None:
    """Claims at a coin's toss that all of a day share: the interval spans zero about 19 times of 20."""
    missed = 0
    for seed in range(60):
        chance = np.random.default_rng(seed)
        day = np.repeat(np.arange(300), 20)
        happened = np.repeat(chance.random(300) < 0.5, 20)
        said = np.repeat(np.where(chance.random(300) < 0.5, 0.45, 0.55), 20)
        given = claims(said, happened, day, horizon=24)
        found = the(scorecards(given), "all", "all").score
        assert found.low is not None
        assert found.high is not None
        missed += not found.low <= 0.0025 <= found.high  # what half a tenth costs who knows nothing
    assert missed <= 8


async def test_live_and_backtest_are_kept_apart(engine: Engine, aengine: AsyncEngine) -> None:
    async with AsyncSession(aengine) as session:
        empty = await track_record(session)
    assert (empty.live, empty.backtest, empty.signals.n, empty.since) == ((), (), 0, None)
    with transaction(engine) as session:
        session.add(Cryptocurrency(symbol="BTC", name="Bitcoin"))
        for n in range(6):
            session.add(
                Prediction(
                    crypto_id=1,
                    layer_source="layer3",
                    claim="beats_median",
                    model_name="t",
                    model_version="0",
                    confidence_score=0.6,
                    prediction_horizon=192,
                    based_on=FIRST + timedelta(days=n),
                    target_datetime=FIRST + timedelta(days=n + 8),
                    is_realized=n < 4,
                    is_accurate=True if n < 4 else None,
                    is_backtest=n == 3,
                    waits_for="no_data" if n == 5 else None,
                )
            )
    async with AsyncSession(aengine) as session:
        found = await track_record(session)
    assert (the(found.live, "all", "all").score.n, the(found.backtest, "all", "all").score.n) == (3, 1)
    assert (found.open, found.overdue, found.since) == ({"layer3": 2}, {"layer3": 1}, FIRST)
