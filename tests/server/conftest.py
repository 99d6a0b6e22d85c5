from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from cryptopredict.core import Ground
from fixtures.serving import serving, sign_up
from fixtures.world import fill_market


@pytest.fixture
def ids(engine: Engine) -> dict[str, int]:
    """The assets of a filled market."""
    return fill_market(engine)


@pytest.fixture
def client(ground: Ground) -> Iterator[TestClient]:
    """The server, asked from this machine."""
    with serving(ground) as client:
        yield client


@pytest.fixture
def owner(client: TestClient) -> dict[str, str]:
    """The header of the owner, who has just been made."""
    return sign_up(client)
