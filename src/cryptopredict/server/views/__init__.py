"""Decisions and jobs as answers. In: a snapshot of a decision, stored rows, the moment. Out: bodies of `schemas`. Nothing is read or asked."""

from cryptopredict.server.views.assets import asset_row, is_named, watchlist_entry
from cryptopredict.server.views.cards import layer_overview
from cryptopredict.server.views.dashboard import dashboard_view
from cryptopredict.server.views.macro import market_regime
from cryptopredict.server.views.sectors import rotation, sector_row, sector_table
from cryptopredict.server.views.signals import signal_detail, signal_row
from cryptopredict.server.views.tasks import scheduled_job, task_body

__all__ = [
    "asset_row",
    "dashboard_view",
    "is_named",
    "layer_overview",
    "market_regime",
    "rotation",
    "scheduled_job",
    "sector_row",
    "sector_table",
    "signal_detail",
    "signal_row",
    "task_body",
    "watchlist_entry",
]
