"""What the OpenAPI document says beyond the routes: how to sign in, and what travels over the WebSocket."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from cryptopredict.server.schemas.sockets import SOCKET_MESSAGES

__all__ = ["describe"]

_BEARER = {"type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": "The access token of a sign-in."}


def describe(app: FastAPI) -> None:
    """Have the app make its document once, with these additions."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            whole = get_openapi(
                title=app.title,
                version=app.version,
                summary=app.summary,
                routes=app.routes,
                separate_input_output_schemas=False,
            )
            components = whole["components"]
            components["securitySchemes"] = {"bearer": _BEARER}
            _, sockets = models_json_schema(
                [(message, "serialization") for message in SOCKET_MESSAGES], ref_template="#/components/schemas/{model}"
            )
            for name, schema in sockets["$defs"].items():
                components["schemas"].setdefault(name, schema)
            app.openapi_schema = whole
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]
