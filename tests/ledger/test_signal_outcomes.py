"""What came of signals in a market made by hand."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from cryptopredict.base import utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import (
    CandleFlag,
    CascadeRun,
    Cryptocurrency,
    DataGap,
    LedgerEntry,
    Prediction,
    PriceData,
    Redenomination,
    TradingSignal,
)
from cryptopredict.ledger import signal_outcomes
from cryptopredict.ledger.export import stored_entries
from cryptopredict.ledger.signal_outcomes import settle_signals
from cryptopredict.ledger.verify import verify

HOUR = timedelta(hours=1)
START = utc_now().replace(minute=0, second=0, microsecond=0) - 60 * HOUR
"""The hour that the trades are entered in."""

Candle = tuple[float, float, float, float]
CALM: Candle = (100.0, 101.0, 99.0, 100.0)
COST = 0.3


class Events(list[dict[str, Any]]):
    """Takes the place of the outbox."""

    def __call__(self, _session: Session, topic: str, data: dict[str, Any]) -> None:
        assert topic == "signal_update"
        self.append(data)


@pytest.fixture
def events() -> Events:
    return Events()


@pytest.fixture(autouse=True)
def run(engine: Engine) -> None:
    """A live run with id 1, and an asset with id 1."""
    with transaction(engine) as session:
        session.add(CascadeRun(as_of=START, source="live", code_version="0", input_digest="0"))
        session.add(Cryptocurrency(symbol="BTC", name="Bitcoin"))


def fill(engine: Engine, candles: Sequence[Candle | None], start: datetime = START) -> None:
    names = ("open_price", "high_price", "low_price", "close_price")
    with transaction(engine) as session:
        session.add_all(
            PriceData(
                crypto_id=1,
                interval="1h",
                timestamp=start + n * HOUR,
                volume=1.0,
                source="t",
                **dict(zip(names, candle, strict=True)),
            )
            for n, candle in enumerate(candles)
            if candle is not None
        )


def issue(engine: Engine, side: str = "long", hours: int = 24, **change: Any) -> int:
    """A signal issued 25 minutes before START: target 110 and stop 95 for a long one, 90 and 105 for a short one."""
    exits = {"target_price": 110.0, "stop_loss": 95.0} if side == "long" else {"target_price": 90.0, "stop_loss": 105.0}
    with transaction(engine) as session:
        signal = TradingSignal(
            **{
                "crypto_id": 1,
                "signal_type": side,
                "entry_price": 100.0,
                **exits,
                "confidence_score": 0.45,
                "risk_level": "low",
                "risk_reward_ratio": 1.9,
                "time_horizon_hours": hours,
                "generated_at": START - timedelta(minutes=25),
                "expires_at": START - timedelta(minutes=25) + hours * HOUR,
                "cascade_run_id": 1,
            }
            | change
        )
        session.add(signal)
        session.flush()
        session.add(
            Prediction(
                crypto_id=1,
                layer_source="layer4",
                claim="target_before_stop",
                signal_id=signal.id,
                model_name="t",
                model_version="0",
                confidence_score=0.45,
                prediction_horizon=hours,
                target_datetime=signal.expires_at,
            )
        )
        return signal.id


def of(engine: Engine, signal: int) -> TradingSignal:
    with transaction(engine) as session:
        return session.get_one(TradingSignal, signal)


@pytest.mark.parametrize(
    ("side", "candles", "outcome", "price", "hours", "result"),
    [
        ("long", [CALM, (101, 111, 100, 105)], "target", 110.0, 2, 10.0 - COST),
        ("long", [CALM, CALM, (99, 100, 94, 96)], "stop", 95.0, 3, -5.0 - COST),
        ("long", [CALM, (100, 112, 94, 100)], "stop", 95.0, 2, -5.0 - COST),  # both in one candle: the worse one
        ("long", [CALM, (90, 92, 89, 91)], "stop", 90.0, 2, -10.0 - COST),  # a gap through the stop fills at the open
        ("long", [CALM, (120, 125, 119, 121)], "target", 110.0, 2, 10.0 - COST),  # one beyond the target gives no more
        (
            "long",
            [(102, 103, 101, 102)] + [CALM] * 22 + [(100, 101, 99, 100.5)],
            "timeout",
            100.5,
            24,
            100 * (100.5 / 102 - 1) - COST,
        ),
        ("short", [CALM, (99, 99, 89, 92)], "target", 90.0, 2, 10.0 - COST - 2 * 0.00125),
        ("short", [CALM, (107, 108, 106, 107)], "stop", 107.0, 2, -7.0 - COST - 2 * 0.00125),
    ],
)
def test_a_signal_ends_as_it_was_learned(
    engine: Engine, events: Events, side: str, candles: list[Candle], outcome: str, price: float, hours: int, result: float
) -> None:
    fill(engine, [(50.0, 200.0, 50.0, 60.0)], START - HOUR)  # had begun before the signal was issued: nobody traded it
    fill(engine, candles)
    signal = issue(engine, side)
    assert settle_signals(engine, events) == 1
    row = of(engine, signal)
    assert (row.outcome, row.outcome_price, row.outcome_at, row.status) == (outcome, price, START + hours * HOUR, "expired")
    assert row.realized_return == pytest.approx(result, abs=1e-9)
    assert events == [{"signal_id": signal, "status": "expired", "outcome": outcome}]
    with transaction(engine) as session:
        claim = session.scalars(select(Prediction)).one()
        assert (claim.is_realized, claim.is_accurate, claim.actual_price) == (True, outcome == "target", price)
        entry = session.scalars(select(LedgerEntry)).one()
        assert (entry.kind, entry.subject_id, entry.payload["prediction_id"]) == ("outcome", signal, claim.id)
        assert entry.payload["entry_price"] == candles[0][0]
    assert settle_signals(engine, events) == 0
    assert len(events) == 1
    assert verify(stored_entries(engine)).entries == 1


def test_what_is_not_over_stays_open(engine: Engine, events: Events) -> None:
    over = (utc_now() - START) // HOUR  # 60, or one more where the hour turned since this file was read
    fill(engine, [CALM] * over)
    signal = issue(engine, hours=168)
    executed = issue(engine, "short", hours=24, status="executed")
    fill(engine, [(100.0, 150.0, 50.0, 100.0)], START + over * HOUR)  # the hour that is not over
    assert settle_signals(engine, events) == 1
    assert (of(engine, signal).outcome, of(engine, signal).status, of(engine, signal).waits_for) == (None, "active", None)
    assert (of(engine, executed).outcome, of(engine, executed).status) == ("timeout", "executed")


@pytest.mark.parametrize("case", ["missing", "flagged", "entry"])
def test_it_waits_for_data_and_says_so(engine: Engine, events: Events, case: str) -> None:
    """An hour in doubt before the target is hit: the stop may have been hit in it."""
    hole = 0 if case == "entry" else 2
    candles: list[Candle | None] = [CALM, CALM, CALM, CALM, (100, 120, 100, 118)]
    candles[hole] = (100, 100, 94, 99) if case == "flagged" else None
    fill(engine, candles)
    if case == "flagged":
        with transaction(engine) as session:
            session.add(CandleFlag(crypto_id=1, interval="1h", timestamp=START + hole * HOUR, flag="wick"))
    signal = issue(engine)
    assert settle_signals(engine, events) == 0
    assert of(engine, signal).waits_for == ("flagged" if case == "flagged" else "no_data")
    if case == "flagged":
        with transaction(engine) as session:
            session.execute(text("UPDATE candle_flags SET cleared_at = now()"))
    else:
        fill(engine, [CALM], START + hole * HOUR)
    assert settle_signals(engine, events) == 1
    assert (of(engine, signal).outcome, of(engine, signal).waits_for) == ("stop" if case == "flagged" else "target", None)


def test_an_hour_without_trade_is_no_hole(engine: Engine, events: Events) -> None:
    fill(engine, [CALM, None, (100, 120, 100, 118)])
    with transaction(engine) as session:
        session.add(
            DataGap(
                crypto_id=1,
                interval="1h",
                gap_from=START + HOUR,
                gap_to=START + 2 * HOUR,
                reason="gap",
                filled_at=utc_now(),
                outcome="empty",
            )
        )
    issue(engine)
    assert settle_signals(engine, events) == 1


def test_a_coin_that_died_is_settled_at_its_last_price(engine: Engine, events: Events) -> None:
    long_ago = timedelta(days=40)
    fill(engine, [CALM, (100, 100, 96, 97)], START - long_ago)
    signal = issue(engine, generated_at=START - long_ago, expires_at=START - long_ago + 24 * HOUR)
    settle_signals(engine, events)
    row = of(engine, signal)
    assert (row.outcome, row.outcome_price) == ("timeout", 97.0)
    with transaction(engine) as session:
        assert session.scalars(select(LedgerEntry)).one().payload["hours_missing"] == 22


def test_a_change_of_denomination_is_no_profit(engine: Engine, events: Events) -> None:
    with transaction(engine) as session:
        session.add(Redenomination(crypto_id=1, timestamp=START + HOUR, factor=0.001))
    fill(engine, [CALM, (100e3, 101e3, 94e3, 99e3)])
    signal = issue(engine)
    settle_signals(engine, events)
    assert (of(engine, signal).outcome, of(engine, signal).outcome_price) == ("stop", 95.0)


def test_questions_about_the_past_are_left_alone(engine: Engine, events: Events) -> None:
    fill(engine, [CALM, (100, 120, 100, 118)])
    with transaction(engine) as session:
        session.add(CascadeRun(as_of=START, kind="as_of", source="live", code_version="0", input_digest="0"))
    issue(engine, cascade_run_id=2, status="cancelled")
    assert settle_signals(engine, events) == 0
    withdrawn = issue(engine, cascade_run_id=1, status="cancelled")
    assert settle_signals(engine, events) == 1
    assert (of(engine, withdrawn).outcome, of(engine, withdrawn).status) == ("target", "cancelled")


def test_a_death_half_way_leaves_nothing_half_done(engine: Engine, events: Events) -> None:
    fill(engine, [CALM, (100, 120, 100, 118)])
    signals = [issue(engine, status="expired") for _ in range(3)]

    def dies(_session: Session, _topic: str, _data: dict[str, Any]) -> None:
        if len(events) == 1:
            raise KeyboardInterrupt
        events.append({})

    with pytest.raises(KeyboardInterrupt):
        settle_signals(engine, dies)
    assert [of(engine, signal).outcome for signal in signals] == [None] * 3
    assert list(stored_entries(engine)) == []
    assert settle_signals(engine, Events()) == 3
    assert [entry.subject_id for entry in stored_entries(engine)] == signals


def test_many_are_settled_in_parts(engine: Engine, events: Events, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal_outcomes, "_BATCH", 2)
    fill(engine, [CALM, (100, 120, 100, 118)])
    for _ in range(5):
        issue(engine, status="expired")
    issue(engine, hours=168, generated_at=START + HOUR, target_price=500.0)
    assert settle_signals(engine, events) == 5
