"""Decisions and jobs as answers. In: a snapshot of a decision, stored rows, the moment. Out: bodies of `schemas`. Nothing is read or asked."""

from cryptopredict.server.views.assets import asset_analysis, asset_row, is_named, opportunities, watchlist_entry
from cryptopredict.server.views.cards import layer_overview
from cryptopredict.server.views.dashboard import dashboard_view
from cryptopredict.server.views.macro import dominance, market_regime, regime_forecast, sentiment
from cryptopredict.server.views.models import model_body, version_body
from cryptopredict.server.views.predictions import analytics, prediction_body, prediction_detail
from cryptopredict.server.views.record import track_record_view
from cryptopredict.server.views.sectors import rotation, sector_row, sector_table
from cryptopredict.server.views.signals import signal_detail, signal_row
from cryptopredict.server.views.tasks import scheduled_job, task_body

__all__ = [
    "analytics",
    "asset_analysis",
    "asset_row",
    "dashboard_view",
    "dominance",
    "is_named",
    "layer_overview",
    "market_regime",
    "model_body",
    "opportunities",
    "prediction_body",
    "prediction_detail",
    "regime_forecast",
    "rotation",
    "scheduled_job",
    "sector_row",
    "sector_table",
    "sentiment",
    "signal_detail",
    "signal_row",
    "task_body",
    "track_record_view",
    "version_body",
    "watchlist_entry",
]
