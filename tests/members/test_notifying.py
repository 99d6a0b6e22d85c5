"""Who is told of what, when, once each; and what becomes of a message on its way."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Unavailable
from cryptopredict.core import transaction
from cryptopredict.core.schema import (
    Cryptocurrency,
    Notification,
    NotificationChannel,
    NotificationDelivery,
    NotificationRule,
    OutboxEvent,
    PushSubscription,
    User,
)
from cryptopredict.core.sealing import seal, unseal
from cryptopredict.members.notifying import (
    Gone,
    Happening,
    NotSent,
    Parcel,
    Times,
    check_filters,
    check_push_endpoint,
    check_service,
    deliver_due,
    make_notifications,
    notify,
    watch_prices,
)
from cryptopredict.outbox import write_event

NOW = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
SIGNAL = Happening(
    "new_signal:1",
    "new_signal",
    {"signal_id": 1, "crypto_id": 7, "symbol": "LINK", "side": "long", "confidence": 0.57, "edge": 0.7},
    7,
)


def _user(session: Session, email: str, **given: Any) -> User:
    user = User(email=email, password_hash="x", **given)
    session.add(user)
    session.flush()
    return user


def _titles(engine: Engine) -> dict[str, list[str]]:
    with transaction(engine) as session:
        rows = session.execute(
            select(User.email, Notification.title).join(Notification, Notification.user_id == User.id).order_by(Notification.id)
        )
        found: dict[str, list[str]] = {}
        for email, title in rows:
            found.setdefault(email, []).append(title)
        return found


def test_each_is_told_once_what_they_asked_for_in_their_language(engine: Engine) -> None:
    with transaction(engine) as session:
        _user(session, "plain@example.org")
        _user(session, "persian@example.org", preferences={"locale": "fa"})
        _user(session, "gone@example.org", is_active=False)
        picky = _user(session, "picky@example.org")
        session.add(NotificationRule(user_id=picky.id, event="new_signal", filters={"min_edge": 0.8}))
        deaf = _user(session, "deaf@example.org")
        session.add(NotificationRule(user_id=deaf.id, event="new_signal", is_active=False))
        keen = _user(session, "keen@example.org")
        session.add_all(
            [
                NotificationRule(user_id=keen.id, event="new_signal", filters={"sides": ["short"]}),
                NotificationRule(user_id=keen.id, event="new_signal", filters={"crypto_ids": [7]}, priority="high"),
            ]
        )
    for _ in range(2):
        with transaction(engine) as session:
            notify(session, [SIGNAL], NOW, write_event)
    assert _titles(engine) == {
        "plain@example.org": ["New signal: LINK long"],
        "persian@example.org": ["سیگنال تازه: خرید LINK"],
        "keen@example.org": ["New signal: LINK long"],
    }
    with transaction(engine) as session:
        assert session.scalar(select(func.count()).where(OutboxEvent.topic == "notification")) == 3


def test_admins_alone_hear_of_the_system(engine: Engine) -> None:
    with transaction(engine) as session:
        _user(session, "admin@example.org", role="admin")
        other = _user(session, "other@example.org")
        session.add(NotificationRule(user_id=other.id, event="system"))
        notify(session, [Happening("system:halted:1", "system", {"what": "halted", "reason": "drawdown"})], NOW, write_event)
    assert _titles(engine) == {"admin@example.org": ["New signals are halted"]}


def test_the_past_is_no_news_and_no_event_is_lost_or_told_twice(engine: Engine) -> None:
    suggestion = {"suggestion_id": 1, "kind": "promote", "status": "pending", "confidence": 0.9}
    with transaction(engine) as session:
        _user(session, "admin@example.org", role="admin")
        write_event(session, "suggestion", suggestion)
        make_notifications(session, NOW, write_event)
    with transaction(engine) as session:
        write_event(session, "suggestion", {**suggestion, "suggestion_id": 2})
        write_event(session, "price_update", {"anything": 1})
    with Session(engine) as session:
        assert make_notifications(session, NOW, write_event) == 1
        session.rollback()  # the worker dies before the commit
    for expected in (1, 0):
        with transaction(engine) as session:
            assert make_notifications(session, NOW, write_event) == expected
    with transaction(engine) as session:
        assert [row.happening for row in session.scalars(select(Notification))] == ["suggestion:2"]


def test_a_price_is_told_of_when_it_comes_over_and_not_while_it_stays(engine: Engine) -> None:
    with transaction(engine) as session:
        user = _user(session, "watcher@example.org")
        asset = Cryptocurrency(symbol="BTC", name="Bitcoin", current_price=90.0)
        session.add(asset)
        session.flush()
        session.add(NotificationRule(user_id=user.id, event="price_cross", filters={"crypto_id": asset.id, "price": 100.0}))
        number = asset.id
    for price in (90.0, 99.0, 101.0, 105.0, 95.0, 100.0):
        with transaction(engine) as session:
            session.get_one(Cryptocurrency, number).current_price = price
            session.flush()
            watch_prices(session, NOW, write_event)
    assert _titles(engine)["watcher@example.org"] == ["BTC is above 100.00", "BTC is below 100.00", "BTC is above 100.00"]


@pytest.mark.parametrize(
    ("times", "urgent", "mail", "due"),
    [
        (Times(), False, True, NOW),
        (Times("UTC", 22, 7), False, False, datetime(2026, 3, 2, 7, tzinfo=UTC)),
        (Times("UTC", 22, 7), True, False, NOW),
        (Times("Asia/Tehran", 1, 5), False, False, datetime(2026, 3, 2, 1, 30, tzinfo=UTC)),
        (Times("UTC", 8, 20), False, False, NOW),
        (Times("UTC", 22, 7, 6), False, True, datetime(2026, 3, 2, 6, tzinfo=UTC)),
        (Times("UTC", digest_hour=6), False, False, NOW),
    ],
)
def test_when_a_person_may_be_disturbed(times: Times, urgent: bool, mail: bool, due: datetime) -> None:
    assert times.due(NOW, urgent=urgent, mail=mail) == due


def _sent(engine: Engine) -> list[tuple[str, int, str | None]]:
    with transaction(engine) as session:
        rows = session.scalars(select(NotificationDelivery).order_by(NotificationDelivery.id))
        return [(row.status, row.attempts, row.error) for row in rows]


def _reached(engine: Engine) -> None:
    with transaction(engine) as session:
        user = _user(session, "reached@example.org", preferences={"notifications": {"digest_hour": 6}})
        session.add_all(
            [
                NotificationChannel(user_id=user.id, kind="mail", name="mail"),
                PushSubscription(user_id=user.id, endpoint="https://fcm.googleapis.com/1", p256dh="p", auth="a"),
            ]
        )
        session.flush()
        other = Happening("new_signal:2", "new_signal", {**SIGNAL.facts, "signal_id": 2, "symbol": "DOT"}, 8)
        notify(session, [SIGNAL, other], NOW, write_event)


def test_the_daily_mail_is_one_and_a_browser_that_left_is_forgotten(engine: Engine) -> None:
    _reached(engine)
    parcels: list[Parcel] = []

    def send(parcel: Parcel) -> None:
        parcels.append(parcel)
        if parcel.browser is not None:
            raise Gone

    assert deliver_due(engine, send, NOW) == (0, 2)
    assert deliver_due(engine, send, NOW + timedelta(hours=7)) == (2, 0)
    assert [len(parcel.messages) for parcel in parcels if parcel.channel is not None] == [2]
    with transaction(engine) as session:
        assert session.scalars(select(PushSubscription)).all() == []
    assert [status for status, _, _ in _sent(engine)] == ["sent", "sent"]


def test_what_does_not_arrive_is_tried_again_and_then_given_up(engine: Engine) -> None:
    _reached(engine)

    def fail(parcel: Parcel) -> None:
        raise NotSent("it is not there")

    moment = NOW + timedelta(hours=7)
    for _ in range(12):
        deliver_due(engine, fail, moment)
        moment += timedelta(hours=3)
    assert _sent(engine) == [("failed", 5, "it is not there")] * 4
    with transaction(engine) as session:
        assert session.scalars(select(NotificationChannel.last_error)).one() == "it is not there"


def test_two_workers_send_nothing_twice(engine: Engine) -> None:
    _reached(engine)
    seen: list[tuple[int, ...]] = []
    both = threading.Barrier(2)

    def send(parcel: Parcel) -> None:
        seen.append(tuple(message.number for message in parcel.messages))

    def work() -> None:
        both.wait()
        deliver_due(engine, send, NOW + timedelta(hours=7))

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len([number for numbers in seen for number in numbers]) == 4


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://evil.example/push",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://fcm.googleapis.com@127.0.0.1/x",
        "https://user@fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://127.0.0.1/",
        "file:///etc/passwd",
        "https://[::1/",
    ],
)
def test_only_push_services_are_pushed_to(endpoint: str) -> None:
    with pytest.raises(BadInput):
        check_push_endpoint(endpoint)
    assert check_push_endpoint("https://web.push.apple.com/abc")


@pytest.mark.parametrize(
    "url",
    [
        "json://127.0.0.1/hook",
        "xml://example.org",
        "file:///tmp/x",
        "ntfy://127.0.0.1/topic",
        "ntfy://localhost/topic",
        "gotify://10.0.0.5/token0123456789A",
        "gotify://[::1]/token0123456789A",
        "mailto://user:pass@192.168.1.4",
        "nonsense",
    ],
)
def test_services_lead_out_of_this_network(url: str) -> None:
    with pytest.raises(BadInput):
        check_service(url, private=False)


def test_known_services_are_taken_and_private_ones_where_that_is_allowed() -> None:
    assert check_service("tgram://123456789:ABCdefGHIjklMNOpqrSTUvwxYZ012345678/12345", private=False) == "Telegram"
    assert check_service("ntfy://10.0.0.5/topic", private=True) == "ntfy"


def test_filters_are_of_their_event() -> None:
    for event, filters in (
        ("regime_change", {"min_edge": 1.0}),
        ("price_cross", {"crypto_id": 1}),
        ("new_signal", {"min_edge": float("nan")}),
    ):
        with pytest.raises(BadInput):
            check_filters(event, filters)


def test_a_secret_is_opened_by_its_own_key_alone(tmp_path: Any) -> None:
    sealed = seal(tmp_path / "one", "tgram://token")
    assert "token" not in sealed
    assert unseal(tmp_path / "one", sealed) == "tgram://token"
    seal(tmp_path / "two", "x")
    with pytest.raises(Unavailable):
        unseal(tmp_path / "two", sealed)
