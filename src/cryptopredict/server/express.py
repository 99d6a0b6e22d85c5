"""The short way for answers that lie ready: they are asked for most, and cost less than finding their route."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from cryptopredict.server.guard import PreparedRoute

__all__ = ["Express"]


class Express:
    """Wraps the app. `routes` are its prepared routes by path; the app itself still knows them, and describes them."""

    def __init__(self, app: ASGIApp, *, routes: Mapping[str, PreparedRoute]) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on. Failures rise to the edge, which gives them their shape."""
        route = self._routes.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if route is None:
            await self._app(scope, receive, send)
            return
        scope["route"] = route
        response = await route.serve(Request(scope, receive))
        await response(scope, receive, send)
