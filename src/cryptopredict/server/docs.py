"""The pages that explain the interface, with their scripts served from here: nothing is loaded from elsewhere."""

from collections.abc import Mapping
from pathlib import Path

import fastapi_offline
from fastapi import FastAPI, Response
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from fastapi.staticfiles import StaticFiles

from cryptopredict.server.edge import page_policy

__all__ = ["serve_docs"]

_ASSETS = "/docs-assets"


def serve_docs(app: FastAPI) -> Mapping[str, str]:
    """Add /docs and /redoc; returns the content security policy of each."""
    pages = {
        "/docs": get_swagger_ui_html(
            openapi_url="/openapi.json",
            title=f"{app.title}: interface",
            swagger_js_url=f"{_ASSETS}/swagger-ui-bundle.js",
            swagger_css_url=f"{_ASSETS}/swagger-ui.css",
            swagger_favicon_url=f"{_ASSETS}/favicon.png",
        ),
        "/redoc": get_redoc_html(
            openapi_url="/openapi.json",
            title=f"{app.title}: interface",
            redoc_js_url=f"{_ASSETS}/redoc.standalone.js",
            redoc_favicon_url=f"{_ASSETS}/favicon.png",
            with_google_fonts=False,
        ),
    }
    for path, page in pages.items():
        _serve(app, path, bytes(page.body))
    app.mount(_ASSETS, StaticFiles(directory=Path(fastapi_offline.__file__).parent / "static"), name="docs-assets")
    return {path: page_policy(bytes(page.body)) for path, page in pages.items()}


def _serve(app: FastAPI, path: str, html: bytes) -> None:
    async def page() -> Response:
        return Response(html, media_type="text/html; charset=utf-8")

    app.add_api_route(path, page, methods=["GET"], include_in_schema=False)
