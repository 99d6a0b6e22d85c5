import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import redis as redis_client
from redis.client import PubSub
from sqlalchemy import Engine, func, literal_column, select, text
from sqlalchemy.exc import ProgrammingError

from cryptopredict.base import BadInput, Unavailable
from cryptopredict.core import EVENTS, transaction
from cryptopredict.core.schema import OutboxEvent
from cryptopredict.outbox import relay, write_event


@pytest.fixture
def listener(redis: "redis_client.Redis") -> Iterator[PubSub]:
    with PubSub(redis.connection_pool, ignore_subscribe_messages=True) as subscription:
        subscription.subscribe(EVENTS)
        while subscription.get_message(timeout=1) is not None:
            pass
        yield subscription


def heard(subscription: PubSub) -> list[dict[str, Any]]:
    events = []
    while (message := subscription.get_message(timeout=0.2)) is not None:
        events.append(json.loads(message["data"]))
    return events


def write(engine: Engine, count: int, start: int = 0) -> None:
    with transaction(engine) as session:
        for n in range(start, start + count):
            write_event(session, "layer1_update", {"n": n})


def waiting(engine: Engine) -> int:
    with transaction(engine) as session:
        return session.scalar(select(func.count()).where(OutboxEvent.relayed_at.is_(None))) or 0


def test_events_go_out_once_in_order_after_the_commit(engine: Engine, redis: "redis_client.Redis", listener: PubSub) -> None:
    with transaction(engine) as session:
        write_event(session, "new_signal", {"n": 0})
        assert relay(engine, redis) == 0
    write(engine, 1_100, start=1)
    assert relay(engine, redis) == 1_101
    assert relay(engine, redis) == 0
    events = heard(listener)
    assert [event["data"]["n"] for event in events] == list(range(1_101))
    assert events[0]["topic"] == "new_signal"
    assert events[0]["at"].endswith("Z")


def test_an_event_of_a_failed_transaction_is_never_sent(engine: Engine, redis: "redis_client.Redis") -> None:
    with pytest.raises(ProgrammingError), transaction(engine) as session:
        session.execute(select(literal_column(str(write_event(session, "new_signal", {"n": 1})))).select_from(text("nowhere")))
    assert relay(engine, redis) == 0


def test_an_event_without_topic_is_refused(engine: Engine) -> None:
    with pytest.raises(BadInput), transaction(engine) as session:
        write_event(session, "", {})


def test_relays_at_the_same_time_double_nothing(engine: Engine, redis: "redis_client.Redis", listener: PubSub) -> None:
    write(engine, 300)
    sent: list[int] = []
    threads = [threading.Thread(target=lambda: sent.append(relay(engine, redis))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sent) == 300
    assert [event["data"]["n"] for event in heard(listener)] == list(range(300))


def test_a_mark_that_was_lost_means_the_event_is_sent_again(
    engine: Engine, redis: "redis_client.Redis", listener: PubSub
) -> None:
    write(engine, 2)
    with engine.begin() as connection:
        connection.execute(text("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''disk''; END'"))
        connection.execute(text("CREATE TRIGGER refuse BEFORE UPDATE ON outbox_events EXECUTE FUNCTION refuse()"))
    with pytest.raises(Exception, match="disk"):
        relay(engine, redis)
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER refuse ON outbox_events"))
    assert relay(engine, redis) == 2
    assert [event["data"]["n"] for event in heard(listener)] == [0, 1, 0, 1]


def test_while_redis_is_away_events_wait(engine: Engine, tmp_path: Any) -> None:
    write(engine, 3)
    with redis_client.Redis(unix_socket_path=str(tmp_path / "nobody.sock")) as away, pytest.raises(Unavailable, match="wait"):
        relay(engine, away)
    assert waiting(engine) == 3
