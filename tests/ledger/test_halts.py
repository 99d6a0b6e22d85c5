import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, NotFound, Reason, Source, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.configuration import change_configuration
from cryptopredict.core.schema import CascadeRun, Cryptocurrency, Halt, OutboxEvent, TradingSignal
from cryptopredict.data.bars import load_bars
from cryptopredict.ledger.halts import Halted, Scope, lift, open_halts, press
from cryptopredict.ledger.tripping import trip_halts
from cryptopredict.outbox import write_event
from fixtures.trading import count
from fixtures.world import decide, fill_market


def halt(engine: Engine, scope: Scope = Scope(), reason: str = "a test") -> Halt:  # noqa: B008 - frozen
    with transaction(engine) as session:
        return press(session, scope, reason=reason, user_id=None)[0]


@pytest.mark.parametrize("scope", ["everything", "layer 2", "this asset"])
def test_nothing_is_stored_after_a_halt_and_again_after_its_lifting(engine: Engine, scope: str) -> None:
    ids = fill_market(engine)
    what = {"everything": Scope(), "layer 2": Scope(layer=2), "this asset": Scope(crypto_id=ids["BTC"])}[scope]
    halt(engine, what)
    with pytest.raises(Halted, match="a test"):
        decide(engine, ids)
    assert (count(engine, TradingSignal), count(engine, CascadeRun)) == (0, 0)
    decide(engine, ids, signals=0)  # what has no signals may be said
    with transaction(engine) as session:
        lift(session, what, why="over", user_id=None)
    decide(engine, ids)
    assert count(engine, TradingSignal) == 1


def test_an_asset_that_is_not_halted_has_its_signals(engine: Engine) -> None:
    ids = fill_market(engine)
    halt(engine, Scope(crypto_id=ids["ETH"]))
    decide(engine, ids)
    assert count(engine, TradingSignal) == 1


@contextmanager
def storing(engine: Engine, ids: dict[str, int]) -> Iterator[threading.Event]:
    """A decision that is stored and not committed before the event is set; ends when it is committed."""
    stored, go_on = threading.Event(), threading.Event()

    def before_commit(_session: Session) -> None:
        stored.set()
        assert go_on.wait(60)

    def store() -> None:
        from sqlalchemy import event  # noqa: PLC0415 - next to its use

        event.listen(Session, "before_commit", before_commit)
        try:
            decide(engine, ids)
        finally:
            event.remove(Session, "before_commit", before_commit)

    thread = threading.Thread(target=store)
    thread.start()
    assert stored.wait(60)
    yield go_on
    go_on.set()
    thread.join(60)


def test_a_press_in_the_middle_of_a_cascade_waits_for_it_and_stops_the_next(engine: Engine) -> None:
    """The order of things: what began to commit before the press is there at `since`, and nothing comes after."""
    ids = fill_market(engine)

    def press_now() -> datetime:
        with engine.begin() as connection, Session(connection) as session:
            found, _ = press(session, Scope(), reason="now", user_id=None)
            return found.since

    with ThreadPoolExecutor(1) as threads:
        with storing(engine, ids) as go_on:
            pressed = threads.submit(press_now)
            with pytest.raises(TimeoutError):
                pressed.result(0.5)  # somebody is storing
            go_on.set()
        since = pressed.result(60)
    with engine.connect() as connection:
        run = connection.execute(text("SELECT finished_at FROM cascade_runs")).scalar_one()
    assert run < since
    with pytest.raises(Halted):
        decide(engine, ids)
    assert count(engine, TradingSignal) == 1


def test_what_cannot_be_read_stops_everything(engine: Engine) -> None:
    ids = fill_market(engine)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE halts RENAME TO lost"))
    with pytest.raises(DBAPIError):
        decide(engine, ids)
    assert (count(engine, TradingSignal), count(engine, CascadeRun)) == (0, 0)


def test_a_halt_bars_in_the_decision_for_as_long_as_it_stood(engine: Engine) -> None:
    ids = fill_market(engine)
    with transaction(engine) as session:
        session.execute(update(Cryptocurrency).values(created_at=utc_now() - timedelta(days=9)))
    halt(engine, Scope(layer=1))
    halt(engine, Scope(crypto_id=ids["ETH"]))
    with transaction(engine) as session:
        now = utc_now()
        halted = select(Halt).order_by(Halt.id)
        first, second = session.scalars(halted)
        first.since, first.until = now - timedelta(hours=5), now - timedelta(hours=3)
        second.since = now - timedelta(hours=1)
    with engine.connect() as connection:
        bars = load_bars(connection, Source.SIMULATED)

    def barred(ago: timedelta) -> set[int]:
        moment = int((now - ago).timestamp())
        known = [bar.at(moment) for bar in bars if bar.reason is Reason.HALTED]
        return {bar.asset_id for bar in known if bar is not None and (bar.until is None or moment < bar.until)}

    assert [len(barred(timedelta(hours=hours))) for hours in (6, 4, 2)] == [0, len(ids), 0]
    assert barred(timedelta(0)) == {ids["ETH"]}


def test_pressing_twice_is_once_and_lifting_needs_a_reason_and_a_halt(engine: Engine) -> None:
    first, second = halt(engine), halt(engine, reason="again")
    assert (first.id, second.reason) == (second.id, "a test")
    with transaction(engine) as session:
        with pytest.raises(BadInput):
            lift(session, Scope(), why=" ", user_id=None)
        with pytest.raises(NotFound):
            lift(session, Scope(layer=4), why="over", user_id=None)
        with pytest.raises(NotFound):
            press(session, Scope(crypto_id=9), reason="no such asset", user_id=None)
        assert [one.until is not None for one in lift(session, Scope(), why="over", user_id=None)] == [True]
        assert open_halts(session) == []


def settled(engine: Engine, asset: int, results: list[tuple[str, float]], *, said: float = 0.5) -> None:
    """Signals that ended, one a day, the last of them today."""
    now = utc_now()
    with transaction(engine) as session:
        for ago, (outcome, result) in enumerate(reversed(results)):
            session.add(
                TradingSignal(
                    crypto_id=asset,
                    signal_type="long",
                    entry_price=100.0,
                    target_price=110.0,
                    stop_loss=95.0,
                    confidence_score=said,
                    risk_level="low",
                    risk_reward_ratio=2.0,
                    status="expired",
                    outcome=outcome,
                    outcome_price=100.0,
                    outcome_at=now - timedelta(days=ago),
                    realized_return=result,
                    generated_at=now - timedelta(days=ago + 7),
                    expires_at=now - timedelta(days=ago),
                )
            )


def tripped(engine: Engine) -> list[str | None]:
    trip_halts(engine, write_event)
    with transaction(engine) as session:
        return [one.tripped_by for one in open_halts(session)]


def hourly(engine: Engine, age: timedelta) -> None:
    with engine.begin() as connection:
        newest = connection.execute(text("SELECT max(timestamp) FROM price_data WHERE interval = '1h'")).scalar_one()
        shift = utc_now() - age - timedelta(hours=1) - newest
        connection.execute(
            text("UPDATE price_data SET timestamp = timestamp + :far WHERE interval = '1h'"), {"far": timedelta(days=99)}
        )
        connection.execute(
            text("UPDATE price_data SET timestamp = timestamp - :far + :shift WHERE interval = '1h'"),
            {"far": timedelta(days=99), "shift": shift},
        )


def test_losses_press_it_and_what_an_admin_lifted_is_not_held_against_it_again(engine: Engine) -> None:
    btc = fill_market(engine)["BTC"]
    hourly(engine, timedelta(minutes=20))
    settled(engine, btc, [("target", 30.0), *[("stop", -10.0)] * 6], said=0.1)
    assert tripped(engine) == []  # 60 points below the best is the bound
    settled(engine, btc, [("stop", -0.5)], said=0.1)
    assert tripped(engine) == tripped(engine) == ["drawdown"]
    with transaction(engine) as session:
        assert session.scalars(select(Halt.evidence["points"].as_float())).one() == pytest.approx(60.5)
        assert session.scalar(select(func.count()).where(OutboxEvent.topic == "halt_update")) == 1
        lift(session, Scope(), why="looked into", user_id=None)
    assert tripped(engine) == []


@pytest.mark.parametrize(("hits", "expected"), [(9, []), (2, ["calibration"])])
def test_chances_that_do_not_come_true_press_it(engine: Engine, hits: int, expected: list[str]) -> None:
    btc = fill_market(engine)["BTC"]
    hourly(engine, timedelta(minutes=20))
    settled(engine, btc, [*[("target", 1.0)] * hits, *[("stop", -1.0)] * (25 - hits)])
    assert tripped(engine) == expected


def test_stale_data_presses_it_and_fresh_data_lifts_only_that(engine: Engine) -> None:
    fill_market(engine)
    hourly(engine, timedelta(hours=7))
    assert tripped(engine) == ["stale_data"]
    halt(engine, reason="by hand")
    hourly(engine, timedelta(minutes=20))
    assert tripped(engine) == [None]


def test_a_bound_that_an_admin_moved_counts_at_the_next_look(engine: Engine) -> None:
    fill_market(engine)
    hourly(engine, timedelta(hours=7))
    with transaction(engine) as session:
        change_configuration(session, {"halt_bounds.stale_hours": 8.0}, by=None)
    assert tripped(engine) == []
    with transaction(engine) as session:
        change_configuration(session, {"halt_bounds.stale_hours": 2.0}, by=None)
    assert tripped(engine) == ["stale_data"]


def test_the_cascade_decides_once_more_when_it_was_pressed_meanwhile(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptopredict.pipeline import run  # noqa: PLC0415 - it loads every layer

    turns: list[str] = []

    def turn(*_: Any) -> dict[str, Any]:
        turns.append("turn")
        if len(turns) == 1:
            raise Halted("pressed meanwhile")
        return {"run_id": 7}

    monkeypatch.setattr(run, "_run", turn)
    monkeypatch.setattr("time.sleep", lambda _: None)
    assert run.run_cascade(ground) == {"run_id": 7}
    assert len(turns) == 2
