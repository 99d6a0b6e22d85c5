"""A provider that answers by script, and ways out that hurry."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import redis as redis_client

from cryptopredict.core.outgoing import Outgoing
from cryptopredict.core.outgoing.pace import Pace
from fixtures.asking import Ways
from fixtures.upstream import Upstream, upstream


@pytest.fixture
def server() -> Iterator[Upstream]:
    with upstream() as running:
        yield running


@pytest.fixture
def way(redis_url: str) -> Iterator[Ways]:
    """Makes a way out with a Redis connection of its own, as another process has; other constants of `Pace` by name."""
    with ExitStack() as ends:

        def make(connection: "redis_client.Redis | None" = None, **pace: float) -> Outgoing:
            if connection is None:
                connection = ends.enter_context(redis_client.Redis.from_url(redis_url, decode_responses=True))
            hurried = {"retry_pause": 0.01, "redis_pause": 0.2, **pace}
            return ends.enter_context(Outgoing(connection, pace=Pace(**hurried)))  # type: ignore[arg-type]

        yield make
