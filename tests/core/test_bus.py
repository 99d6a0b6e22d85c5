import math

import pytest
import redis as redis_client

from cryptopredict.base import BadInput
from cryptopredict.core import EVENTS, publish, read_event


@pytest.mark.parametrize("event", [{"data": {}}, {"topic": "x"}, {"topic": "x", "data": math.nan}, {"topic": "x", "data": {1}}])
def test_what_is_no_event_is_not_sent(redis: "redis_client.Redis", event: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        publish(redis, EVENTS, event)


@pytest.mark.parametrize("text", ["", "[]", '{"topic": 1, "data": 2}', '{"topic": "x"}', b"\xff"])
def test_what_is_no_event_is_not_read(text: str | bytes) -> None:
    with pytest.raises(BadInput):
        read_event(text)
