import pytest
from sqlalchemy import Engine

from fixtures.trading import Market


@pytest.fixture
def market(engine: Engine) -> Market:
    """A market whose time the test moves."""
    return Market(engine)
