from sqlalchemy import inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from cryptopredict.core import EVENTS, Ground, publish, read_event


def test_the_ground_has_a_migrated_database_and_redis(ground: Ground) -> None:
    assert "users" in inspect(ground.engine).get_table_names()
    with ground.redis.pubsub(ignore_subscribe_messages=True) as listener:  # type: ignore[no-untyped-call]
        listener.subscribe(EVENTS)
        assert listener.get_message(timeout=5) is None
        assert publish(ground.redis, EVENTS, {"topic": "note", "data": {"a": 1}}) == 1
        message = listener.get_message(timeout=5)
    assert message is not None
    event = read_event(message["data"])
    assert (event["topic"], event["data"]) == ("note", {"a": 1})


async def test_the_asynchronous_engine_speaks_utc(aengine: AsyncEngine) -> None:
    async with aengine.connect() as connection:
        assert await connection.scalar(text("SHOW timezone")) == "UTC"
