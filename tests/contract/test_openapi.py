"""The document that clients are made from."""

import re
from pathlib import Path
from typing import Any

import pytest

from cryptopredict.members.activities import AUDITED
from cryptopredict.server import create_app
from cryptopredict.server.guard import PREFIX
from cryptopredict.server.policy import POLICIES, UNSIGNED
from cryptopredict.server.schemas import Request

REQUESTS = {shape.__name__ for shape in Request.__subclasses__()}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    whole: dict[str, Any] = create_app().openapi()
    return whole


def _operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{method.upper()} {path.removeprefix(PREFIX)}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def test_it_describes_every_route_of_the_table(document: dict[str, Any]) -> None:
    hidden = {"GET /metrics"} | {operation for operation in POLICIES if operation.startswith("WEBSOCKET")}
    assert set(_operations(document)) == set(POLICIES) - hidden


def test_operations_are_named_described_and_say_who_may(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for operation in _operations(document).values()]
    assert len(names) == len(set(names))
    for route, operation in _operations(document).items():
        assert operation["operationId"].startswith(operation["tags"][0] + "-")
        assert operation["description"]
        signed = POLICIES[route].access not in UNSIGNED
        assert (operation.get("security") == [{"bearer": []}]) == signed, route
        problems = {status for status in operation["responses"] if int(status) >= 400}
        assert {"422", "429", "503"} <= problems
        assert ("401" in problems) >= signed
        for status in problems:
            content = operation["responses"][status]["content"]["application/json"]["schema"]
            assert content == {"$ref": "#/components/schemas/Problem"}, (route, status)


def test_answers_have_every_field_always_and_no_free_shapes(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        if name in REQUESTS or schema.get("type") != "object":
            continue
        assert sorted(schema["required"]) == sorted(schema["properties"]), name
        assert schema["additionalProperties"] is False, name


def test_requests_refuse_what_they_do_not_know(document: dict[str, Any]) -> None:
    for name in REQUESTS:
        assert document["components"]["schemas"][name]["additionalProperties"] is False


def test_socket_messages_are_in_it_too(document: dict[str, Any]) -> None:
    assert {"DashboardInit", "PriceUpdate", "DecisionEvent", "JobProgress", "SourceStatus", "Ping"} <= set(
        document["components"]["schemas"]
    )


def test_the_web_app_offers_every_kind_that_the_audit_keeps() -> None:
    """The kinds stand in no schema, and the web app has words of its own for each."""
    kinds = Path(__file__).parents[2] / "web" / "src" / "activities" / "kinds.ts"
    _, listed = kinds.read_text(encoding="utf-8").split("const AUDITED", 1)
    assert re.findall(r'^  "(\w+)",$', listed.split("]", 1)[0], re.MULTILINE) == list(AUDITED)
