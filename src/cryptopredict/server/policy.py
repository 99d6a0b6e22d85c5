"""Who may do what, how often: the whole table on one page. A route that is not in it cannot be added to the server.

P public · U any signed-in user · O owner of the object, or admin · A admin · L this machine only.
The numbers are requests a minute, for each user, or for each address when nobody is signed in.
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["POLICIES", "Access", "Policy"]


class Access(StrEnum):
    """Who is let in."""

    PUBLIC = "P"
    USER = "U"
    OWNER = "O"
    ADMIN = "A"
    LOCAL = "L"


@dataclass(frozen=True, slots=True)
class Policy:
    """Access and limit of one route."""

    access: Access
    per_minute: int


_P, _U, _A, _L = Access.PUBLIC, Access.USER, Access.ADMIN, Access.LOCAL

POLICIES: dict[str, Policy] = {
    "GET /setup": Policy(_P, 60),
    "POST /setup/owner": Policy(_L, 10),
    "POST /auth/login": Policy(_P, 10),
    # Every page load begins with one, for the access token lives in the page's memory; and its cookie cannot be guessed.
    "POST /auth/refresh": Policy(_P, 60),
    "POST /auth/logout": Policy(_P, 10),
    "POST /auth/logout-all": Policy(_U, 10),
    "GET /auth/me": Policy(_U, 100),
    "POST /auth/ws-ticket": Policy(_U, 60),
    "GET /layer1/market-regime": Policy(_U, 100),
    "GET /layer1/sentiment": Policy(_U, 60),
    "GET /layer1/dominance": Policy(_U, 60),
    "GET /layer1/history": Policy(_U, 20),
    "GET /layer1/regime-forecast": Policy(_U, 20),
    "GET /layer2/sectors": Policy(_U, 100),
    "GET /layer2/sectors/{sector_id}": Policy(_U, 200),
    "GET /layer2/rotation": Policy(_U, 50),
    "GET /layer3/watchlists": Policy(_U, 100),
    "GET /layer3/watchlists/{watchlist_id}": Policy(_U, 200),
    "GET /layer3/assets": Policy(_U, 100),
    "GET /layer3/assets/{crypto_id}/analysis": Policy(_U, 200),
    "GET /layer3/opportunities": Policy(_U, 60),
    "GET /layer4/signals": Policy(_U, 200),
    "GET /layer4/signals/{signal_id}": Policy(_U, 500),
    "GET /cryptocurrencies": Policy(_U, 200),
    "GET /cryptocurrencies/{crypto_id}": Policy(_U, 200),
    "GET /prices/{crypto_id}": Policy(_U, 200),
    "GET /prices/{crypto_id}/latest": Policy(_U, 200),
    "GET /ui/dashboard": Policy(_U, 100),
    "GET /ui/layer-overview": Policy(_U, 100),
    "GET /predictions": Policy(_U, 100),
    "GET /predictions/analytics": Policy(_U, 20),
    "GET /predictions/{prediction_id}": Policy(_U, 200),
    # Anybody may hold what was said against what came; it lies ready, and costs no more than a page.
    "GET /track-record": Policy(_P, 60),
    "GET /cascade/runs": Policy(_U, 60),
    "GET /cascade/runs/{run_id}": Policy(_U, 60),
    "POST /cascade/run": Policy(_A, 10),
    "POST /cascade/runs/{run_id}/replay": Policy(_A, 10),
    "GET /admin/ai-models": Policy(_A, 60),
    "GET /admin/ai-models/{model_id}": Policy(_A, 60),
    "POST /admin/ai-models/{model_id}/retrain": Policy(_A, 10),
    "POST /admin/ai-models/{model_id}/promote": Policy(_A, 20),
    "POST /admin/ai-models/{model_id}/rollback": Policy(_A, 20),
    "POST /admin/ai-models/{model_id}/resume": Policy(_A, 20),
    "POST /sync/prices": Policy(_A, 10),
    "POST /sync/history": Policy(_A, 10),
    "POST /sync/discover": Policy(_A, 10),
    "POST /sync/sentiment": Policy(_A, 10),
    "POST /sync/dominance": Policy(_A, 10),
    "POST /sync/news": Policy(_A, 10),
    "POST /sync/funding": Policy(_A, 10),
    "POST /sync/cryptocurrency/{crypto_id}": Policy(_A, 10),
    "GET /sync/status": Policy(_A, 60),
    "GET /sync/sources": Policy(_U, 60),
    "GET /tasks": Policy(_A, 60),
    "GET /tasks/schedule": Policy(_A, 60),
    "GET /tasks/workers": Policy(_A, 60),
    "GET /tasks/{task_id}": Policy(_A, 100),
    "GET /tasks/{task_id}/progress": Policy(_A, 200),
    "POST /tasks/{name}/run": Policy(_A, 10),
    "DELETE /tasks/{task_id}": Policy(_A, 20),
    "GET /health": Policy(_P, 120),
    "GET /health/live": Policy(_P, 600),
    "GET /health/ready": Policy(_P, 600),
    "GET /health/database": Policy(_P, 120),
    "GET /health/redis": Policy(_P, 120),
    "GET /metrics": Policy(_L, 120),
    "WEBSOCKET /ws/dashboard/{user_id}": Policy(Access.OWNER, 60),
}
