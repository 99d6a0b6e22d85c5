"""The server: HTTP and WebSocket for people and programs, and the web app. It reads the ledger and never thinks.

In: a `Ground` (or the environment that names one) when the app starts. Out: the app of `create_app`. Before the first decision the
answers that need one are 503 `no_data`; without Redis limits and live events rest; without the database answers are 503.
"""

from cryptopredict.server.app import create_app
from cryptopredict.server.frontend import find_web_app

__all__ = ["create_app", "find_web_app"]
