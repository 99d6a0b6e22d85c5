"""How the sources of the market stand: judged by the age of their data, and told to those who look on when it changes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

import redis as redis_client
import structlog
from sqlalchemy import select

from cryptopredict.base import FeedFacts, FeedState, Reason, state_of, utc_now
from cryptopredict.core import EVENTS, Ground, publish, transaction
from cryptopredict.core.schema import FeedStatus

__all__ = ["candles_state", "feed_reason", "feed_state", "tell_sources", "worst"]

_log = structlog.get_logger(__name__)

_TOLD = "cp:sources"
_FROM_BEST = (FeedState.FRESH, FeedState.LATE, FeedState.STALE, FeedState.EMPTY)
_CANDLES = "candles:"


def feed_state(feed: FeedStatus, now: datetime) -> FeedState:
    """What one provider's series is worth now."""
    return state_of(FeedFacts(feed.data_until, feed.expected_s), now)


def feed_reason(feed: FeedStatus, now: datetime) -> Reason | None:
    """Why it is not fresh: what the last attempt ran into, or its age alone."""
    if feed.reason is not None:
        return Reason(feed.reason)
    return Reason.STALE if feed_state(feed, now) is FeedState.STALE else None


def worst(states: Iterable[FeedState]) -> FeedState | None:
    """The worst of them; None of none."""
    return max(states, key=_FROM_BEST.index, default=None)


def candles_state(feeds: Iterable[FeedStatus], now: datetime) -> FeedState:
    """Candles as a whole: the worst interval, and of each interval what is newest, as often as its most frequent provider gives it.

    Without any they are missing.
    """
    by_series: dict[str, list[FeedStatus]] = defaultdict(list)
    for feed in feeds:
        if feed.series.startswith(_CANDLES):
            by_series[feed.series].append(feed)
    return worst(_together(some, now) for some in by_series.values()) or FeedState.EMPTY


def _together(feeds: Sequence[FeedStatus], now: datetime) -> FeedState:
    newest = max((feed.data_until for feed in feeds if feed.data_until is not None), default=None)
    return state_of(FeedFacts(newest, min(feed.expected_s for feed in feeds)), now)


def tell_sources(here: Ground) -> int:
    """Send `source_status` for each source that stands otherwise than when that was last done, by whomever; returns how many."""
    now = utc_now()
    with transaction(here.engine) as session:
        feeds = session.scalars(select(FeedStatus).order_by(FeedStatus.provider, FeedStatus.series)).all()
    try:
        told = here.redis.hgetall(_TOLD)
        changed = 0
        for feed in feeds:
            key, state, reason = f"{feed.provider} {feed.series}", feed_state(feed, now), feed_reason(feed, now)
            standing = f"{state} {reason or ''}"
            if told.get(key) == standing:
                continue
            data = {
                "provider": feed.provider,
                "series": feed.series,
                "state": state,
                "reason": reason,
                "detail": feed.detail,
                "data_until": _text(feed.data_until),
                "retry_at": _text(feed.retry_at),
            }
            publish(here.redis, EVENTS, {"topic": "source_status", "data": data})
            here.redis.hset(_TOLD, key, standing)
            changed += 1
    except redis_client.RedisError as error:
        _log.debug("sources not told", reason=str(error))
        return 0
    return changed


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")
