"""Series of the market as they are shown."""

from datetime import datetime

from cryptopredict.core.schema import FeedStatus
from cryptopredict.scheduler.sources import feed_reason, feed_state
from cryptopredict.server.schemas.sync import SourceBody

__all__ = ["source_body"]


def source_body(feed: FeedStatus, now: datetime) -> SourceBody:
    """One series, judged at that moment."""
    age = None if feed.data_until is None else max(0.0, (now - feed.data_until).total_seconds())
    judged = {"state": feed_state(feed, now), "reason": feed_reason(feed, now), "data_age_s": age}
    fields = {name: getattr(feed, name) for name in SourceBody.model_fields if name not in judged}
    return SourceBody.model_validate({**fields, **judged})
