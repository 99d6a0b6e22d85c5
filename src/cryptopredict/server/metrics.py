"""What Prometheus may read of this process."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from cryptopredict.server.pipeline import PipelineFigures

__all__ = ["Metrics"]

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """One registry for one app, so that two apps in one process (tests) do not meet."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.requests = Counter(
            "cryptopredict_requests", "Answered requests.", ("method", "route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "cryptopredict_request_seconds",
            "Time to the end of the answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.limits_skipped = Counter(
            "cryptopredict_limits_skipped", "Requests let through because Redis was not there.", registry=self.registry
        )
        self.guesses_unchecked = Counter(
            "cryptopredict_guesses_unchecked",
            "Passwords looked at without counting them because Redis was not there.",
            registry=self.registry,
        )
        self.letters = Counter("cryptopredict_letters", "Mails about accounts.", ("result",), registry=self.registry)
        self.sockets = Gauge("cryptopredict_sockets", "Open WebSockets.", registry=self.registry)
        self.sockets_dropped = Counter(
            "cryptopredict_sockets_dropped", "WebSockets closed as too slow.", registry=self.registry
        )
        self.events = Counter("cryptopredict_events", "Events taken from the bus.", ("topic",), registry=self.registry)
        self.events_refused = Counter(
            "cryptopredict_events_refused", "Messages of the bus that were no event.", registry=self.registry
        )
        self.bus_connected = Gauge("cryptopredict_bus_connected", "1 while subscribed to the bus.", registry=self.registry)
        self._answered: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        self.pipeline = PipelineFigures(self.registry)
        self.decided_at = Gauge(
            "cryptopredict_decided_at_seconds", "When the latest decision was made.", registry=self.registry
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer. Finding the children by their labels costs more than the rest, so they are kept."""
        kept = self._answered.get((method, route, status))
        if kept is None:
            counter, histogram = self.requests.labels(method, route, str(status)), self.seconds.labels(route)
            kept = self._answered[method, route, status] = counter, histogram
        kept[0].inc()
        kept[1].observe(seconds)
