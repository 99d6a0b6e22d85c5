"""The simulated market's life in a database: prepared once, then moved on with the clock. Each call is one transaction."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache, partial

import redis
import structlog

from cryptopredict.base import Interval, Source, epoch, utc_now
from cryptopredict.core import EVENTS, Ground, publish, transaction
from cryptopredict.curation import seed_watchlists
from cryptopredict.data.assets import refresh_assets
from cryptopredict.data.market import claim_market, lock_market, market_source
from cryptopredict.data.simulator.market import Market
from cryptopredict.data.simulator.state import State, read_state, write_state
from cryptopredict.data.simulator.universe import GENESIS
from cryptopredict.data.simulator.view import DAILY_SECONDS, HOURLY_SECONDS
from cryptopredict.data.simulator.writing import admit_assets, write_candles, write_mood, write_news, write_present

__all__ = ["advance", "prepare"]

_log = structlog.get_logger(__name__)

# Roughly how the time of `prepare` is spent.
_MADE, _HOURS, _DAYS, _REST = 0.15, 0.85, 0.92, 1.0


@lru_cache(maxsize=1)
def _market(seed: int) -> Market:
    return Market(seed)


def prepare(ground: Ground, report: Callable[[str, float], None], *, now: datetime | None = None) -> None:
    """Fill an empty database with the market of the settings' seed: four years of days, two of hours, moods, news, the two tiers.

    `report` is told what is being done and the share that is done (0..1). A database that has the simulated market already is left
    as it is. Raises `Conflict` when it holds another market, `BadInput` when the clock is before the market's first days.
    """
    moment = epoch(now or utc_now())
    report("drawing the simulated market", 0.0)
    market = _market(ground.settings.seed)
    day = moment - moment % 86_400
    hour = moment - moment % 3600
    since = max(day - DAILY_SECONDS, GENESIS)
    market.panel(Interval.D1, day - 86_400, day)
    with transaction(ground.engine) as session:
        connection = session.connection()
        claim_market(connection, Source.SIMULATED)
        if read_state(connection) is not None:
            report("the simulated market is there", _REST)
            return
        ids = admit_assets(connection, market, moment)
        for interval, start, from_share, to_share in (
            (Interval.H1, max(day - HOURLY_SECONDS, GENESIS), _MADE, _HOURS),
            (Interval.D1, since, _HOURS, _DAYS),
        ):
            what = f"writing {'hourly' if interval is Interval.H1 else 'daily'} candles"
            rows = write_candles(connection, market, ids, interval, (start, hour))
            expected = (hour - start) / interval.seconds * len(ids)
            _write(rows, expected, partial(_tell, report, what, from_share, to_share))
        report("writing moods and news", _DAYS)
        write_mood(connection, market, ids, (since, moment + 1))
        write_news(connection, market, ids, (since, moment + 1))
        # What has ended keeps its last price, and nothing that ended lately comes to life by it.
        refresh_assets(connection)
        admit_assets(connection, market, moment)
        write_present(connection, market, ids, moment)
        seed_watchlists(session)
        write_state(connection, State(seed=market.seed, until=hour, seen=moment))
    report("the simulated market is ready", _REST)


def advance(ground: Ground, now: datetime) -> int:
    """Move the database's simulated market on to `now`: closed candles, mood and news that came due, present prices.

    Returns the number of candles added, however long the pause was; 0 and no change where the market is not simulated or the clock
    stands before what is stored. Present prices go out on the bus after the commit. Raises `Conflict` (see `read_state`).
    """
    moment = epoch(now)
    with transaction(ground.engine) as session:
        connection = session.connection()
        lock_market(connection)
        if market_source(connection) is not Source.SIMULATED:
            return 0
        state = read_state(connection)
        if state is None or moment < state.seen:
            return 0
        market = _market(state.seed)
        ids = admit_assets(connection, market, moment)
        hour = moment - moment % 3600
        added = _write(write_candles(connection, market, ids, Interval.H1, (state.until, hour)))
        midnight = state.until - state.until % 86_400
        added += _write(write_candles(connection, market, ids, Interval.D1, (midnight, hour)))
        write_mood(connection, market, ids, (state.seen + 1, moment + 1))
        write_news(connection, market, ids, (state.seen + 1, moment + 1))
        prices = write_present(connection, market, ids, moment)
        write_state(connection, State(seed=state.seed, until=hour, seen=moment))
    try:
        publish(ground.redis, EVENTS, {"topic": "price_update", "data": {"prices": prices}})
    except redis.RedisError as error:
        # The prices are stored; whoever listens gets the next ones in seconds.
        _log.warning("present prices were not sent", why=str(error))
    return added


def _write(writer: Iterator[int], expected: float = 1.0, tell: Callable[[float], None] = lambda _share: None) -> int:
    """Run a writer to its end, telling how far it is; returns the number of rows written."""
    written = 0
    for written in writer:
        tell(min(written / max(expected, 1.0), 1.0))
    return written


def _tell(report: Callable[[str, float], None], what: str, low: float, high: float, share: float) -> None:
    report(what, low + (high - low) * share)
