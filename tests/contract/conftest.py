from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from cryptopredict.core import Ground
from fixtures.serving import serving


@pytest.fixture
def client(ground: Ground) -> Iterator[TestClient]:
    """The server, asked from this machine."""
    with serving(ground) as client:
        yield client
