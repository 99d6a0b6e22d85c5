"""Requests made from the document itself, in each role: no failure of the server, no answer that the document does not know,
nobody let in whom the table keeps out.

More of them, or some operations alone, by hand: FUZZ_EXAMPLES=200 FUZZ_ONLY=/layer4 pytest tests/contract/test_fuzz.py
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import Engine, text

from cryptopredict.core import Ground
from cryptopredict.server import create_app
from cryptopredict.server.policy import POLICIES, PREFIX, UNSIGNED, Access
from fixtures.fuzzing import EXAMPLES, ONLY, Callers, callers_of
from fixtures.serving import listening
from fixtures.world import decide, fill_market

_CONFORMS = [
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# They end the sessions that the rest needs.
_NOT = {"POST /auth/logout-all", "POST /auth/logout", "POST /setup/owner"}


@pytest.fixture
def served(ground: Ground, engine: Engine) -> Iterator[tuple[Any, str, Callers]]:
    """The document of a running server with a market and a decision, and a header for each role."""
    ids = fill_market(engine)
    decide(engine, ids)
    with engine.begin() as connection:
        # Numbers that no request hits by chance: roles and accounts of the callers stay as they are.
        connection.execute(text("ALTER TABLE users ALTER COLUMN id RESTART WITH 1000000000000"))
    app = create_app(ground)
    with listening(app) as url:
        callers = callers_of(url, engine)
        yield schemathesis.openapi.from_dict(app.openapi()), url, callers


def _asked(operation: Any, name: str, url: str, callers: Callers) -> None:
    """Some requests to one operation. Raises what is wrong with their answers."""
    access = POLICIES[name].access
    out: dict[str, int] = {}
    if access not in UNSIGNED:
        out = {"nobody": 401} | ({"casual": 403, "professional": 403} if access is Access.ADMIN else {})

    @seed(7)
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy(), role=st.sampled_from(sorted(set(callers) - set(out))))
    def ask(case: Any, role: str) -> None:
        for kept_out, status in out.items():
            refused = case.call(base_url=url, headers=callers[kept_out])
            # A body that cannot be read at all is refused before anybody looks who sent it.
            assert refused.status_code in (status, 400, 413), (kept_out, refused.status_code)
            case.validate_response(refused, checks=[not_a_server_error, *_CONFORMS])
        answer = case.call(base_url=url, headers=callers[role])
        if answer.status_code == 503:
            assert answer.json()["type"] == "no_data", answer.json()
        else:
            case.validate_response(answer, checks=[not_a_server_error, *_CONFORMS])

    ask()


def test_every_operation_answers_as_the_document_says(served: tuple[Any, str, Callers]) -> None:
    schema, url, callers = served
    wrong: list[str] = []
    for result in schema.get_all_operations():
        operation = result.ok()
        name = f"{operation.method.upper()} {operation.path.removeprefix(PREFIX)}"
        if name in _NOT or ONLY not in name:
            continue
        try:
            _asked(operation, name, url, callers)
        except (Exception, BaseExceptionGroup) as error:  # noqa: BLE001 - told below, and the others are asked too
            parts = error.exceptions if isinstance(error, BaseExceptionGroup) else (error,)
            wrong += [f"{name}: {part}" for part in parts]
    assert not wrong, "\n\n".join(wrong)
