import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cryptopredict.core import Ground
from cryptopredict.server import app as app_module
from fixtures.serving import serving

SCRIPT = "self.__next_f=[1]"
PAGE = f"<!doctype html><html><script src='/_next/static/a.js'></script><script>{SCRIPT}</script></html>"


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ground: Ground) -> Iterator[TestClient]:
    folder = tmp_path / "out"
    for name in ("en/index.html", "fa/index.html", "en/sign-in/index.html", "404.html"):
        page = folder / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE)
    script = folder / "_next" / "static" / "a.js"
    script.parent.mkdir(parents=True)
    script.write_text("1" * 3_000)
    monkeypatch.setattr(app_module, "find_web_app", lambda: folder)
    with serving(ground) as client:
        yield client


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        ({}, "en"),
        ({"Accept-Language": "fa-IR,fa;q=0.9,en;q=0.8"}, "fa"),
        ({"Accept-Language": "de,en;q=0.5,fa;q=0.9"}, "fa"),
        ({"Accept-Language": "de"}, "en"),
        ({"Accept-Language": "fa", "Cookie": "locale=en"}, "en"),
        ({"Cookie": "locale=//evil.example"}, "en"),
    ],
    ids=["nothing", "browser", "weights", "unknown", "choice", "nonsense"],
)
def test_the_way_leads_to_the_readers_language(web: TestClient, headers: dict[str, str], language: str) -> None:
    answer = web.get("/", headers=headers, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, f"/{language}/")


def test_pages_run_their_own_scripts_and_no_others(web: TestClient) -> None:
    page = web.get("/en/sign-in/")
    assert (page.status_code, page.text) == (200, PAGE)
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    for path in ("/en/", "/fa/", "/en/sign-in/", "/nowhere/"):
        answer = web.get(path, headers={"Accept": "text/html"})
        policy = answer.headers["content-security-policy"]
        assert f"script-src 'self' 'sha256-{digest}';" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.status_code == 404


def test_what_never_changes_is_kept_and_the_rest_is_asked_for(web: TestClient) -> None:
    script = web.get("/_next/static/a.js")
    assert "immutable" in script.headers["cache-control"]
    assert script.headers["content-encoding"] == "gzip"
    page = web.get("/en/")
    assert page.headers["cache-control"] == "no-cache"
    assert web.get("/en/", headers={"If-None-Match": page.headers["etag"]}).status_code == 304


def test_nothing_beside_the_web_app_is_served(web: TestClient, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/en/..%2f..%2fsecret.txt", "//etc/passwd"):
        assert "secret" not in web.get(path).text


def test_programs_get_json_below_api_whatever_they_accept(web: TestClient) -> None:
    answer = web.get("/api/v1/unknown", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.json()["type"]) == (404, "not_found")


def test_the_documents_load_nothing_from_elsewhere(web: TestClient) -> None:
    for path in ("/docs", "/redoc"):
        page = web.get(path)
        assert page.status_code == 200
        assert "http" not in page.text.replace("http-equiv", "")
        assert "'unsafe-inline'" not in page.headers["content-security-policy"].split("style-src")[0]
    assert web.get("/docs-assets/swagger-ui-bundle.js").status_code == 200


def test_without_a_build_it_says_so(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "find_web_app", lambda: None)
    with serving(ground) as client:
        answer = client.get("/")
        assert answer.status_code == 503
        assert "make web" in answer.text
