"""The app, put together: routes, guard, failures, sockets, documents, web app."""

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Receive, Scope, Send

from cryptopredict.core import Ground
from cryptopredict.server.docs import serve_docs
from cryptopredict.server.edge import Edge
from cryptopredict.server.express import Express
from cryptopredict.server.frontend import find_web_app, page_policies, serve_web_app
from cryptopredict.server.guard import PreparedRoute
from cryptopredict.server.lifespan import make_lifespan
from cryptopredict.server.metrics import Metrics
from cryptopredict.server.openapi import describe
from cryptopredict.server.problems import install_problems
from cryptopredict.server.routes import ROUTERS
from cryptopredict.server.shelf import Shelf
from cryptopredict.server.sockets import router as sockets

__all__ = ["create_app"]


def create_app(ground: Ground | None = None) -> FastAPI:
    """The whole server on that ground; without one, on what the environment names when it starts.

    Making the app connects to nothing, so its OpenAPI document can be had without any server.
    """
    metrics = Metrics()
    folder = find_web_app()
    policies: dict[str, str] = dict(page_policies(folder))
    app = _App(
        Shelf(metrics),
        title="CryptoPredict",
        version=version("cryptopredict"),
        summary="Self-hosted crypto intelligence that can be checked.",
        docs_url=None,
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False},
        generate_unique_id_function=_operation_id,
        lifespan=make_lifespan(ground, metrics),
        middleware=[
            Middleware(Edge, metrics=metrics, policies=policies),
            Middleware(Express, routes=_prepared()),
            Middleware(GZipMiddleware, minimum_size=1_024, compresslevel=5),
        ],
    )
    install_problems(app)
    for router in (*ROUTERS, sockets):
        app.include_router(router)
    policies.update(serve_docs(app))
    serve_web_app(app, folder)
    describe(app)
    return app


class _App(FastAPI):
    """The framework's app, with the shelf before all of it."""

    def __init__(self, shelf: Shelf, **options: Any) -> None:
        super().__init__(**options)
        self._shelf = shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or not await self._shelf.answer(self.state.server, scope, send):
            await super().__call__(scope, receive, send)


def _prepared() -> dict[str, PreparedRoute]:
    return {route.path: route for router in ROUTERS for route in router.routes if isinstance(route, PreparedRoute)}


def _operation_id(route: APIRoute) -> str:
    tag: Any = route.tags[0] if route.tags else "page"
    return f"{tag}-{route.name.replace('_', '-')}"
