"""One short file for each resource. In: requests that the guard let through. Out: bodies of `schemas`, in their envelope."""

from cryptopredict.server.routes import (
    admin,
    auth,
    cascade,
    cryptocurrencies,
    health,
    layer1,
    layer2,
    layer3,
    layer4,
    metrics,
    predictions,
    prices,
    record,
    setup,
    sync,
    tasks,
    ui,
)

__all__ = ["ROUTERS"]

ROUTERS = (
    setup.router,
    auth.router,
    ui.router,
    layer1.prepared,
    layer1.router,
    layer2.prepared,
    layer2.router,
    layer3.router,
    layer4.router,
    cryptocurrencies.router,
    prices.router,
    predictions.router,
    record.prepared,
    cascade.router,
    sync.router,
    tasks.router,
    admin.router,
    health.router,
    metrics.router,
)
