"""The web app: static files made once by its build, and the way from / to the language of the reader."""

from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.routing import Match

from cryptopredict.server.edge import page_policy

__all__ = ["find_web_app", "page_policies", "serve_web_app"]

LANGUAGES = ("en", "fa")
_HERE = Path(__file__).parent
_NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>CryptoPredict</title>
<h1>The web app is not built yet</h1><p>Run <code>make web</code> and start again. The interface for programs is at
<a href="/docs">/docs</a>.</p></html>"""


def find_web_app() -> Path | None:
    """The folder of the built web app: that of the installed package, else that of the source tree; None when there is none."""
    for folder in (_HERE / "static", _HERE.parents[2] / "web" / "out"):
        if (folder / "en" / "index.html").is_file():
            return folder
    return None


def page_policies(folder: Path | None) -> Mapping[str, str]:
    """The content security policy of each page of the web app, by the path it is served at."""
    if folder is None:
        return {}
    policies = {}
    for page in folder.rglob("*.html"):
        path = "/" + page.relative_to(folder).as_posix()
        policies[path] = policies[path.removesuffix("index.html")] = page_policy(page.read_bytes())
    missing = folder / "404.html"
    if missing.is_file():
        policies["404"] = page_policy(missing.read_bytes())
    return policies


def language_of(request: Request) -> str:
    """The language chosen before, else the first of the browser's languages that there is, else English."""
    chosen = request.cookies.get("locale", "")
    if chosen in LANGUAGES:
        return chosen
    ranked = []
    for position, item in enumerate(request.headers.get("accept-language", "")[:200].split(",")):
        name, _, quality = item.strip().partition(";q=")
        try:
            weight = float(quality or 1.0)
        except ValueError:
            weight = 0.0
        ranked.append((-weight, position, name.split("-")[0].lower()))
    return next((name for _, _, name in sorted(ranked) if name in LANGUAGES), "en")


def serve_web_app(app: FastAPI, folder: Path | None) -> None:
    """Add the web app below everything else, and JSON for unknown addresses below /api."""

    async def to_language(request: Request) -> Response:
        headers = {"Cache-Control": "no-store", "Vary": "Cookie, Accept-Language"}
        return RedirectResponse(f"/{language_of(request)}/", 307, headers)

    async def not_built() -> Response:
        return HTMLResponse(_NOT_BUILT, 503, {"Retry-After": "60"})

    async def unknown(request: Request) -> Response:
        taken = {
            method
            for route in iter_route_contexts(app.router.routes)
            if route.methods and route.matches(request.scope)[0] is Match.PARTIAL
            for method in route.methods
        }
        if not taken:
            raise HTTPException(404)
        raise HTTPException(405, headers={"Allow": ", ".join(sorted(taken))})

    methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    app.add_api_route("/api/{rest:path}", unknown, methods=methods, include_in_schema=False)
    if folder is None:
        app.add_api_route("/", not_built, methods=["GET", "HEAD"], include_in_schema=False)
    else:
        app.add_api_route("/", to_language, methods=["GET", "HEAD"], include_in_schema=False)
        app.frontend("/", directory=folder)
