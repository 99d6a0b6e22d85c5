"""Decisions and jobs as answers. In: a snapshot of a decision, stored rows, the moment. Out: bodies of `schemas`. Nothing is read or asked."""

from cryptopredict.server.views.accounts import activity, user
from cryptopredict.server.views.assets import asset_analysis, asset_row, is_named, opportunities, watchlist_entry
from cryptopredict.server.views.cards import layer_overview
from cryptopredict.server.views.dashboard import dashboard_view
from cryptopredict.server.views.macro import dominance, market_regime, regime_forecast, sentiment
from cryptopredict.server.views.mobile import quick_stats
from cryptopredict.server.views.models import model_body, version_body
from cryptopredict.server.views.notifications import notification_body, rule_bodies, rule_body, times_body
from cryptopredict.server.views.performance import performance
from cryptopredict.server.views.portfolio import (
    execution_body,
    live_portfolio,
    portfolio_body,
    portfolio_summary,
    position_body,
    risk_body,
    risk_check,
    transaction_body,
    value_point,
)
from cryptopredict.server.views.predictions import analytics, prediction_body, prediction_detail
from cryptopredict.server.views.record import track_record_view
from cryptopredict.server.views.sector_lines import sector_comparison, sector_correlations, sector_history
from cryptopredict.server.views.sectors import rotation, sector_row, sector_table
from cryptopredict.server.views.signals import signal_detail, signal_row
from cryptopredict.server.views.sources import source_body
from cryptopredict.server.views.suggestions import nearest_change, review_result, scoreboard, suggestion_body
from cryptopredict.server.views.tasks import scheduled_job, task_body

__all__ = [
    "activity",
    "analytics",
    "asset_analysis",
    "asset_row",
    "dashboard_view",
    "dominance",
    "execution_body",
    "is_named",
    "layer_overview",
    "live_portfolio",
    "market_regime",
    "model_body",
    "nearest_change",
    "notification_body",
    "opportunities",
    "performance",
    "portfolio_body",
    "portfolio_summary",
    "position_body",
    "prediction_body",
    "prediction_detail",
    "quick_stats",
    "regime_forecast",
    "review_result",
    "risk_body",
    "risk_check",
    "rotation",
    "rule_bodies",
    "rule_body",
    "scheduled_job",
    "scoreboard",
    "sector_comparison",
    "sector_correlations",
    "sector_history",
    "sector_row",
    "sector_table",
    "sentiment",
    "signal_detail",
    "signal_row",
    "source_body",
    "suggestion_body",
    "task_body",
    "times_body",
    "track_record_view",
    "transaction_body",
    "user",
    "value_point",
    "version_body",
    "watchlist_entry",
]
