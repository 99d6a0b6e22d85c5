"""What Prometheus may read of the way out, in the registry of the process. Labels hold names of providers, never addresses."""

from prometheus_client import Counter, Gauge, Histogram

__all__ = ["BREAKER", "REQUESTS", "SECONDS", "SKEW", "WAIT"]

_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

REQUESTS = Counter(
    "cryptopredict_upstream_requests", "Requests that left, by how they ended: ok, or the reason.", ("provider", "outcome")
)
SECONDS = Histogram(
    "cryptopredict_upstream_seconds", "Time of a request and the reading of its answer.", ("provider",), buckets=_BUCKETS
)
WAIT = Histogram("cryptopredict_upstream_wait_seconds", "Time spent waiting for leave.", ("provider",), buckets=_BUCKETS)
BREAKER = Gauge("cryptopredict_upstream_breaker_open", "1 while the provider is not asked because it failed.", ("provider",))
SKEW = Gauge("cryptopredict_upstream_clock_skew_seconds", "The provider's clock minus ours, by its Date.", ("provider",))
