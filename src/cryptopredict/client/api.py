"""Everything that the client can ask, in the words of the interface. Lists come row by row, as they are wanted."""

import time
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, cast

import httpx2

from cryptopredict.client import shapes
from cryptopredict.client.chain import GENESIS, Noted, broken_at
from cryptopredict.client.errors import NotReady
from cryptopredict.client.live import Event, follow
from cryptopredict.client.tables import read_candles
from cryptopredict.client.wire import Wire

if TYPE_CHECKING:
    from pyarrow.lib import Table

__all__ = ["Client"]

_LOOK_SECONDS = 1.0
_LINKS = 1_000
_OPEN = frozenset({"queued", "running", "failed"})
Candle = Literal["1m", "5m", "15m", "1h", "4h", "1d", "1w"]
SignalStatus = Literal["active", "executed", "expired", "cancelled"]
LayerSource = Literal["layer1", "layer2", "layer3", "layer4"]


class Client:
    """One server, and whoever is signed in to it. Each call raises an `ApiError` that says what the server said.

    Without `email` only what is public can be asked. Safe to use from several threads. `transport` is httpx2's, for tests and proxies.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:8710",
        *,
        email: str | None = None,
        password: str | None = None,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._wire = Wire(url, transport=transport)
        if email is not None:
            try:
                self.sign_in(email, password or "")
            except BaseException:
                self._wire.close()
                raise

    def __enter__(self) -> Self:
        """The client itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the connections, those that follow something too."""
        self._wire.close()

    def sign_in(self, email: str, password: str) -> shapes.UserProfile:
        """Begin a session. It renews itself for as long as the server lets it."""
        return cast("shapes.UserProfile", self._wire.sign_in(email, password))

    def sign_out(self) -> None:
        """End the session, on the server too."""
        self._wire.sign_out()

    def me(self) -> shapes.UserProfile:
        """Who is signed in."""
        return cast("shapes.UserProfile", self._wire.data("GET", "/users/me"))

    def health(self) -> shapes.Health:
        """How the server is. Public."""
        return cast("shapes.Health", self._wire.data("GET", "/health"))

    # ── What the layers say ─────────────────────────────────────────────────────────────────────────────────────────────
    def regime(self) -> shapes.MarketRegime:
        """Layer 1: which market this is, how sure, and how much to hold."""
        return cast("shapes.MarketRegime", self._wire.data("GET", "/layer1/market-regime"))

    def regime_history(self, *, days: int = 30, interval: Literal["1h", "4h", "1d", "1w"] = "1d") -> shapes.RegimeHistory:
        """Layer 1 over past days."""
        params = {"days": days, "interval": interval}
        return cast("shapes.RegimeHistory", self._wire.data("GET", "/layer1/history", params=params))

    def regime_forecast(self, horizon: Literal["1d", "7d", "30d"] = "7d") -> shapes.RegimeForecast:
        """Layer 1: the chance of each regime ahead, with its interval."""
        return cast("shapes.RegimeForecast", self._wire.data("GET", "/layer1/regime-forecast", params={"horizon": horizon}))

    def sectors(self) -> shapes.SectorTable:
        """Layer 2: how the sectors stand."""
        return cast("shapes.SectorTable", self._wire.data("GET", "/layer2/sectors"))

    def rotation(self) -> shapes.Rotation:
        """Layer 2: where money moves, and the weights that follow."""
        return cast("shapes.Rotation", self._wire.data("GET", "/layer2/rotation"))

    def assets(self, *, search: str | None = None, selected: bool | None = None) -> Iterator[shapes.AssetRow]:
        """Layer 3: every asset that is ranked, best first."""
        return self._wire.pages("/layer3/assets", {"search": search, "selected": selected})

    def analysis(self, crypto_id: int) -> shapes.AssetAnalysis:
        """Layer 3: one asset, with the prices ahead."""
        return cast("shapes.AssetAnalysis", self._wire.data("GET", f"/layer3/assets/{crypto_id}/analysis"))

    def signals(
        self, *, status: SignalStatus | None = None, crypto_id: int | None = None, confidence_min: float | None = None
    ) -> Iterator[shapes.SignalRow]:
        """Layer 4: signals with their calibrated chance and its record, newest first."""
        params = {"status": status, "crypto_id": crypto_id, "confidence_min": confidence_min}
        return self._wire.pages("/layer4/signals", params)

    def signal(self, signal_id: int) -> shapes.SignalDetail:
        """Layer 4: one signal with all that it rests on."""
        return cast("shapes.SignalDetail", self._wire.data("GET", f"/layer4/signals/{signal_id}"))

    # ── The market ──────────────────────────────────────────────────────────────────────────────────────────────────────
    def cryptocurrencies(self, *, search: str | None = None, sector_id: int | None = None) -> Iterator[shapes.Cryptocurrency]:
        """All assets, by rank."""
        return self._wire.pages("/cryptocurrencies", {"search": search, "sector_id": sector_id})

    def cryptocurrency(self, symbol: str) -> shapes.CryptocurrencyDetail:
        """The asset of a ticker; of several the largest."""
        return cast("shapes.CryptocurrencyDetail", self._wire.data("GET", f"/cryptocurrencies/symbol/{symbol}"))

    def latest_prices(self, crypto_ids: Sequence[int]) -> shapes.LatestPrices:
        """The newest prices of up to 50 assets."""
        params = {"crypto_ids": ",".join(str(one) for one in crypto_ids)}
        return cast("shapes.LatestPrices", self._wire.data("GET", "/prices/latest", params=params))

    def candles(
        self,
        crypto_id: int,
        interval: Candle = "1d",
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        limit: int | None = 500,
    ) -> "Table":
        """Candles as an Arrow table, oldest first: the newest `limit`, or with None all from `start` on. Columns turn into NumPy at no cost."""
        return read_candles(self._wire, crypto_id, interval, start, end, limit)

    # ── What was said, and what came of it ──────────────────────────────────────────────────────────────────────────────
    def track_record(self) -> shapes.TrackRecordBody:
        """How often what was said came true. Public."""
        return cast("shapes.TrackRecordBody", self._wire.data("GET", "/track-record"))

    def predictions(
        self,
        *,
        layer: LayerSource | None = None,
        crypto_id: int | None = None,
        horizon: int | None = None,
        settled: bool | None = None,
    ) -> Iterator[shapes.PredictionBody]:
        """Claims about the future, newest first; `horizon` in hours."""
        params = {"layer": layer, "crypto_id": crypto_id, "horizon": horizon, "settled": settled}
        return self._wire.pages("/predictions", params)

    def ask(
        self, crypto_id: int, hours: int = 24, *, supposed: dict[str, float] | None = None, patience: float = 120.0
    ) -> shapes.PredictionBody | shapes.PredictionAnswer:
        """Where a price will be in so many hours: the claim that stands, or the answer of the job that the server makes of it.

        `supposed` asks what would be said if some features were otherwise. Raises `NotReady` after `patience` seconds.
        """
        wanted = {"crypto_id": crypto_id, "prediction_horizon": hours, "features_override": supposed}
        asked = cast("shapes.Asked", self._wire.data("POST", "/predictions", json=wanted))
        if asked["prediction"] is not None:
            return asked["prediction"]
        task, until = asked["task"], time.monotonic() + patience
        while task is not None and task["status"] in _OPEN and time.monotonic() < until:
            time.sleep(_LOOK_SECONDS)
            task = cast("shapes.TaskBody", self._wire.data("GET", f"/tasks/{task['id']}"))
        if task is None or task["answer"] is None:
            raise NotReady(503, {"error": f"No answer came: {task and (task['error'] or task['status'])}"}, None)
        return task["answer"]

    def ledger_head(self) -> shapes.LedgerHead:
        """The last place of the chain of what was said, to be noted. Public."""
        return cast("shapes.LedgerHead", self._wire.data("GET", "/ledger/head"))

    def ledger(self, after: int = 0) -> Iterator[shapes.LinkBody]:
        """The chain, entry by entry, without what the entries say."""
        while True:
            params = {"after": after, "limit": _LINKS}
            found = cast("shapes.LedgerLinks", self._wire.data("GET", "/ledger/entries", params=params))
            yield from found["entries"]
            if len(found["entries"]) < _LINKS:
                return
            after = found["entries"][-1]["seq"]

    def verify_ledger(self, noted: Noted = GENESIS) -> tuple[Noted, int | None]:
        """Walk the chain on from a place that was noted once, by default from its beginning.

        Returns how far it holds, to be noted for the next time, and the first place that does not hold, None if all do.
        """
        return broken_at(self.ledger(noted.seq), noted)

    # ── One's paper account ─────────────────────────────────────────────────────────────────────────────────────────────
    def portfolio(self) -> shapes.PortfolioBody:
        """What it is worth, and how it stands."""
        return cast("shapes.PortfolioBody", self._wire.data("GET", "/portfolio"))

    def positions(
        self, *, status: Literal["open", "closed"] = "open", account: Literal["paper", "live"] = "paper"
    ) -> Iterator[shapes.PositionBody]:
        """What is held, or was."""
        return self._wire.pages("/portfolio/positions", {"status": status, "account": account})

    def execute(self, signal_id: int, position_size: str, *, key: str | None = None) -> shapes.ExecutionResult:
        """Execute a signal with so much money, as text so that nothing is rounded. The same `key` again is the same order."""
        return cast(
            "shapes.ExecutionResult",
            self._wire.data(
                "POST",
                f"/layer4/signals/{signal_id}/execute",
                json={"position_size": position_size, "risk_confirmation": True},
                headers={"Idempotency-Key": key or str(uuid.uuid4())},
            ),
        )

    # ── Live ────────────────────────────────────────────────────────────────────────────────────────────────────────────
    def follow_dashboard(self) -> Iterator[Event]:
        """Everything that happens, as it happens; what is missed while the line is broken comes after it."""
        return follow(self._wire, f"/ws/dashboard/{self.me()['id']}")

    def follow_prices(self, crypto_ids: Sequence[int]) -> Iterator[Event]:
        """Prices of up to 50 assets, at most four times a second."""
        return follow(self._wire, f"/ws/prices/{','.join(str(one) for one in crypto_ids)}")
