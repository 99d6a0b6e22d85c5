"""Who may do what, how often: the whole table on one page. A route that is not in it cannot be added to the server.

P public · U any signed-in user · O owner of the object, or admin · A admin · L this machine only · M whoever watches the system.
The numbers are requests a minute, for each user, or for each address when nobody is signed in.
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["POLICIES", "PREFIX", "Access", "Policy"]

PREFIX = "/api/v1"


class Access(StrEnum):
    """Who is let in."""

    PUBLIC = "P"
    USER = "U"
    OWNER = "O"
    ADMIN = "A"
    LOCAL = "L"
    MONITOR = "M"


UNSIGNED = frozenset({Access.PUBLIC, Access.LOCAL, Access.MONITOR})
"""Where nobody is asked who they are."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Access and limit of one route, and how many bytes it takes at most."""

    access: Access
    per_minute: int
    largest_body: int = 65_536


_P, _U, _O, _A, _L = Access.PUBLIC, Access.USER, Access.OWNER, Access.ADMIN, Access.LOCAL

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
    "POST /auth/register": Policy(_P, 10),
    "POST /auth/verify-email": Policy(_P, 5),
    "POST /auth/forgot-password": Policy(_P, 5),
    "POST /auth/reset-password": Policy(_P, 5),
    "POST /auth/change-password": Policy(_U, 5),
    "GET /auth/sessions": Policy(_U, 60),
    "DELETE /auth/sessions/{session_id}": Policy(_U, 20),
    "GET /users/me": Policy(_U, 60),
    "PATCH /users/me": Policy(_U, 60),
    "DELETE /users/me": Policy(_U, 5),
    "GET /users/me/preferences": Policy(_U, 60),
    "PATCH /users/me/preferences": Policy(_U, 60),
    "GET /users/me/export": Policy(_U, 5),
    "GET /users/me/activities": Policy(_U, 60),
    "GET /users": Policy(_A, 60),
    "POST /users": Policy(_A, 20),
    "POST /users/{user_id}/reset-link": Policy(_A, 20),
    "GET /users/{user_id}": Policy(Access.OWNER, 60),
    "PATCH /users/{user_id}/role": Policy(_A, 20),
    "PATCH /users/{user_id}/status": Policy(_A, 20),
    "DELETE /users/{user_id}": Policy(_A, 20),
    "GET /layer1/market-regime": Policy(_U, 100),
    "GET /layer1/sentiment": Policy(_U, 60),
    "GET /layer1/dominance": Policy(_U, 60),
    "GET /layer1/history": Policy(_U, 20),
    "GET /layer1/regime-forecast": Policy(_U, 20),
    "GET /layer2/sectors": Policy(_U, 100),
    "GET /layer2/sectors/{sector_id}": Policy(_U, 200),
    "GET /layer2/sectors/{sector_id}/history": Policy(_U, 50),
    "GET /layer2/rotation": Policy(_U, 50),
    "GET /layer2/compare": Policy(_U, 50),
    "GET /layer2/correlations": Policy(_U, 50),
    "POST /layer2/sectors": Policy(_A, 20),
    "PATCH /layer2/sectors/{sector_id}": Policy(_A, 20),
    "PUT /layer2/sectors/{sector_id}/members": Policy(_A, 20),
    "GET /admin/sectors": Policy(_A, 60),
    "GET /layer3/watchlists": Policy(_U, 100),
    "GET /layer3/watchlists/{watchlist_id}": Policy(_U, 200),
    # A personal list is its owner's, those of everybody are the admins': the route asks whose it is.
    "POST /layer3/watchlists": Policy(_O, 20),
    "PATCH /layer3/watchlists/{watchlist_id}": Policy(_O, 20),
    "DELETE /layer3/watchlists/{watchlist_id}": Policy(_O, 20),
    "POST /layer3/watchlists/{watchlist_id}/items": Policy(_O, 20),
    "PATCH /layer3/watchlists/{watchlist_id}/items/{item_id}": Policy(_O, 20),
    "DELETE /layer3/watchlists/{watchlist_id}/items/{item_id}": Policy(_O, 20),
    "PUT /layer3/watchlists/{watchlist_id}/order": Policy(_O, 20),
    "POST /layer3/watchlists/bulk-actions": Policy(_A, 10),
    "GET /layer3/suggestions": Policy(_A, 100),
    "GET /layer3/suggestions/scoreboard": Policy(_A, 60),
    "POST /layer3/suggestions/{suggestion_id}/review": Policy(_A, 50),
    "GET /admin/suggestions/queue": Policy(_A, 60),
    "GET /layer3/assets": Policy(_U, 100),
    "GET /layer3/assets/{crypto_id}/analysis": Policy(_U, 200),
    "GET /layer3/opportunities": Policy(_U, 60),
    "GET /layer4/signals": Policy(_U, 200),
    "GET /layer4/signals/{signal_id}": Policy(_U, 500),
    "DELETE /layer4/signals/{signal_id}": Policy(_A, 20),
    "POST /layer4/signals/{signal_id}/execute": Policy(_U, 10),
    "GET /layer4/signals/{signal_id}/risk-check": Policy(_U, 100),
    "GET /layer4/executions": Policy(_O, 60),
    "GET /layer4/performance": Policy(_U, 60),
    "GET /layer4/risk": Policy(_O, 30),
    "PUT /layer4/risk": Policy(_O, 30),
    "GET /portfolio": Policy(_O, 60),
    "GET /portfolio/positions": Policy(_O, 60),
    "POST /portfolio/positions/{position_id}/close": Policy(_O, 10),
    "GET /portfolio/history": Policy(_O, 60),
    "GET /portfolio/transactions": Policy(_O, 60),
    "POST /portfolio/reset": Policy(_O, 10),
    "GET /halts": Policy(_U, 100),
    "POST /admin/halts": Policy(_A, 60),
    "DELETE /admin/halts/{halt_id}": Policy(_A, 20),
    "GET /cryptocurrencies": Policy(_U, 200),
    "GET /cryptocurrencies/{crypto_id}": Policy(_U, 200),
    "GET /cryptocurrencies/top": Policy(_U, 200),
    "GET /cryptocurrencies/symbol/{symbol}": Policy(_U, 200),
    "POST /cryptocurrencies": Policy(_A, 20),
    "PATCH /cryptocurrencies/{crypto_id}": Policy(_A, 20),
    "DELETE /cryptocurrencies/{crypto_id}": Policy(_A, 20),
    "GET /prices/latest": Policy(_U, 200),
    "POST /prices/import": Policy(_A, 5, largest_body=32 * 2**20),
    "DELETE /prices/{crypto_id}": Policy(_A, 5),
    "GET /prices/{crypto_id}/statistics": Policy(_U, 200),
    "GET /prices/{crypto_id}/indicators": Policy(_U, 200),
    "GET /prices/closes": Policy(_U, 100),
    "GET /prices/{crypto_id}": Policy(_U, 200),
    "GET /prices/{crypto_id}/latest": Policy(_U, 200),
    "GET /ui/dashboard": Policy(_U, 100),
    "GET /ui/layer-overview": Policy(_U, 100),
    "GET /ui/mobile/quick-stats": Policy(_U, 100),
    "GET /ui/mobile/signal-cards": Policy(_U, 100),
    "GET /ui/mobile/layer-cards": Policy(_U, 100),
    "GET /ui/notifications": Policy(_U, 100),
    "POST /ui/notifications/read-all": Policy(_U, 60),
    "POST /ui/notifications/{notification_id}/read": Policy(_U, 100),
    "DELETE /ui/notifications/{notification_id}": Policy(_U, 100),
    "GET /notifications/rules": Policy(_U, 60),
    "POST /notifications/rules": Policy(_U, 30),
    "PUT /notifications/rules/{rule_id}": Policy(_U, 30),
    "DELETE /notifications/rules/{rule_id}": Policy(_U, 30),
    "GET /notifications/services": Policy(_U, 60),
    "GET /notifications/channels": Policy(_U, 60),
    "POST /notifications/channels": Policy(_U, 10),
    # Each sends a message to the world.
    "POST /notifications/channels/{channel_id}/test": Policy(_U, 5),
    "DELETE /notifications/channels/{channel_id}": Policy(_U, 30),
    "GET /notifications/times": Policy(_U, 60),
    "PUT /notifications/times": Policy(_U, 30),
    "GET /notifications/vapid-key": Policy(_U, 60),
    "POST /notifications/subscribe": Policy(_U, 10),
    "DELETE /notifications/subscribe": Policy(_U, 30),
    "GET /predictions": Policy(_U, 100),
    # Each may walk over the whole market.
    "POST /predictions": Policy(_U, 10),
    "GET /predictions/analytics": Policy(_U, 20),
    "GET /predictions/{prediction_id}": Policy(_U, 200),
    # Anybody may hold what was said against what came; it lies ready, and costs no more than a page.
    "GET /track-record": Policy(_P, 60),
    # A hash tells nothing, and whoever notes it holds the chain to it.
    "GET /ledger/head": Policy(_P, 60),
    "GET /ledger/entries": Policy(_U, 60),
    "GET /ledger/entries/{seq}": Policy(_U, 200),
    "GET /cascade/runs": Policy(_U, 60),
    "GET /cascade/runs/{run_id}": Policy(_U, 60),
    "POST /cascade/run": Policy(_A, 10),
    "POST /cascade/runs/{run_id}/replay": Policy(_A, 10),
    "GET /admin/config": Policy(_A, 60),
    "POST /admin/config": Policy(_A, 20),
    "GET /admin/audit": Policy(_A, 60),
    "GET /admin/user-activities": Policy(_A, 60),
    "GET /admin/system-health": Policy(_A, 60),
    "GET /admin/statistics": Policy(_A, 60),
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
    # What one asked for oneself is one's own.
    "GET /tasks/{task_id}": Policy(_O, 100),
    "GET /tasks/{task_id}/progress": Policy(_O, 200),
    "POST /tasks/{name}/run": Policy(_A, 10),
    "DELETE /tasks/{task_id}": Policy(_A, 20),
    "GET /health": Policy(_P, 120),
    "GET /health/live": Policy(_P, 600),
    "GET /health/ready": Policy(_P, 600),
    "GET /health/database": Policy(_P, 120),
    "GET /health/redis": Policy(_P, 120),
    "GET /health/models": Policy(_P, 120),
    "GET /metrics": Policy(Access.MONITOR, 120),
    "WEBSOCKET /ws/dashboard/{user_id}": Policy(_O, 60),
    "WEBSOCKET /ws/signals/{user_id}": Policy(Access.OWNER, 60),
    "WEBSOCKET /ws/prices/{crypto_ids}": Policy(_U, 60),
    "WEBSOCKET /ws/admin/system-status": Policy(_A, 60),
    "WEBSOCKET /ws/admin/suggestions": Policy(_A, 60),
}
