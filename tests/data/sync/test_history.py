import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from sqlalchemy import text

from cryptopredict.base import Interval, Reason, UpstreamFailed
from cryptopredict.core import Ground
from cryptopredict.data.gaps import open_gap
from cryptopredict.data.sync import Sync, audit_candles, backfill, clean_market, discover, fill_gaps, sync_asset, sync_history
from cryptopredict.data.sync.charts import chart_candles
from fixtures.processes import environment
from fixtures.synced import BEGIN, Answers, simulator

STARTED = datetime.fromisoformat(BEGIN).replace(tzinfo=UTC)


def rows(ground: Ground, query: str, **values: Any) -> list[tuple[Any, ...]]:
    with ground.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def one(ground: Ground, query: str, **values: Any) -> Any:
    ((value,),) = rows(ground, query, **values)
    return value


def execute(ground: Ground, statement: str, **values: Any) -> None:
    with ground.engine.begin() as connection:
        connection.execute(text(statement), values)


def assert_whole(ground: Ground) -> None:
    """Every series without a hole, up to the last candle that has closed."""
    broken = rows(
        ground,
        "SELECT crypto_id, interval FROM price_data GROUP BY 1, 2 HAVING count(*) <> 1 + round(extract(epoch FROM"
        " max(timestamp) - min(timestamp)) / CASE interval WHEN '1d' THEN 86400 WHEN '1h' THEN 3600 ELSE 60 END)",
    )
    assert broken == []
    assert one(ground, "SELECT count(DISTINCT (crypto_id)) FROM price_data WHERE interval = '1h'") == one(
        ground, "SELECT count(*) FROM exchange_symbols WHERE is_active"
    )
    newest = dict(rows(ground, "SELECT interval, max(timestamp) FROM price_data GROUP BY 1"))
    hour = STARTED.replace(minute=0)
    assert newest["1d"] == hour.replace(hour=0) - timedelta(days=1)
    assert hour - timedelta(hours=1) <= newest["1h"] <= hour


def bitcoin(ground: Ground) -> int:
    return int(one(ground, "SELECT id FROM cryptocurrencies WHERE coingecko_id = 'bitcoin'"))


def test_a_backfill_brings_everything_and_a_second_one_only_what_came_since(
    ground: Ground, sync: Sync, answers: Answers
) -> None:
    backfill(sync)
    assert_whole(ground)
    assert one(ground, "SELECT bool_and(market_cap > 0) FROM price_data WHERE interval = '1d'") is True
    assert rows(ground, "SELECT DISTINCT source FROM price_data ORDER BY 1") == [("binance",), ("coingecko",)]
    assert rows(ground, "SELECT series FROM feed_states WHERE reason IS NOT NULL") == []
    assert {series for (series,) in rows(ground, "SELECT series FROM feed_states")} == {
        "candles:1d", "candles:1h", "candles:1m", "categories", "fear_greed", "funding", "global", "listings", "market_caps",
        "news", "prices",
    }  # fmt: skip
    count = one(ground, "SELECT count(*) FROM price_data WHERE interval <> '1m'")
    answers.asked.clear()
    backfill(sync)
    assert one(ground, "SELECT count(*) FROM price_data WHERE interval <> '1m'") == count
    assert not [address for address in answers.asked if "interval=1d" in address or "market_chart" in address]


def test_a_killed_backfill_is_gone_on_with_and_nothing_is_doubled(ground: Ground) -> None:
    home = ground.settings.home
    settings = {"HOME": str(home), "DATABASE_URL": ground.database_url, "REDIS_URL": ground.redis_url, "SOURCE": "simulated"}
    command = [sys.executable, "-m", "cryptopredict", "backfill", "--json"]
    given = environment(**{f"CRYPTOPREDICT_{name}": value for name, value in settings.items()})
    with simulator(home, "--begin", BEGIN):
        with subprocess.Popen(command, env=given, stdout=subprocess.DEVNULL) as first:  # noqa: S603  ourselves
            while not one(ground, "SELECT EXISTS (SELECT FROM price_data WHERE interval = '1h')"):
                assert first.poll() is None
                time.sleep(0.01)
            os.kill(first.pid, signal.SIGKILL)
        before = dict(rows(ground, "SELECT interval, count(*) FROM price_data GROUP BY 1"))
        assert "1m" not in before
        second = subprocess.run(command, env=given, check=True, capture_output=True, text=True)  # noqa: S603  ourselves
    assert '"success": true' in second.stdout
    assert_whole(ground)


def test_a_hole_is_found_and_filled_and_one_that_the_exchange_has_too_is_left_as_empty(
    ground: Ground, sync: Sync, answers: Answers
) -> None:
    discover(sync)
    asset = bitcoin(ground)
    hours = (Interval.H1,)
    sync_history(sync, hours, asset)
    first, second = STARTED.replace(minute=0) - timedelta(hours=50), STARTED.replace(minute=0) - timedelta(hours=20)
    whole = rows(ground, "SELECT timestamp, close_price FROM price_data ORDER BY 1")
    execute(ground, "DELETE FROM price_data WHERE timestamp IN (:a, :b)", a=first, b=second)
    missing = int(second.timestamp() * 1_000)
    answers.changes["/klines"] = lambda _address, candles: [row for row in candles if row[0] != missing]
    sync_history(sync, hours, asset)
    stored = rows(ground, "SELECT timestamp, close_price FROM price_data ORDER BY 1")
    assert stored == [row for row in whole if row[0] != second]
    gaps = rows(ground, "SELECT gap_from, outcome FROM data_gaps ORDER BY 1")
    assert gaps == [(first, "filled"), (second, "empty")]
    answers.asked.clear()
    sync_history(sync, hours, asset)
    assert not [address for address in answers.asked if "/klines" in address]


def test_a_gap_that_cannot_be_filled_stays_open_and_says_why(ground: Ground, sync: Sync, answers: Answers) -> None:
    discover(sync)
    hour = STARTED.replace(minute=0)
    with sync.writing() as connection:
        open_gap(connection, bitcoin(ground), Interval.H1, hour - timedelta(hours=3), hour, Reason.GAP)
        tether = int(one(ground, "SELECT id FROM cryptocurrencies WHERE coingecko_id = 'tether'"))
        open_gap(connection, tether, Interval.H1, hour - timedelta(hours=3), hour, Reason.GAP)
    answers.failing.add("/klines")
    with pytest.raises(UpstreamFailed):
        fill_gaps(sync)
    gaps = rows(ground, "SELECT filled_at, last_error FROM data_gaps ORDER BY last_error")
    assert [filled for filled, _ in gaps] == [None, None]
    assert [str(error).split(":")[0] for _, error in gaps] == ["not_listed", "provider_down"]


@pytest.mark.parametrize("down", ["/coingecko/", "/binance/"])
def test_one_provider_that_is_down_leaves_what_the_other_gives(ground: Ground, sync: Sync, answers: Answers, down: str) -> None:
    discover(sync)
    answers.failing.add(down)
    told = ""
    try:
        told = backfill(sync, (Interval.D1, Interval.H1))
    except UpstreamFailed as failure:
        assert failure.provider == "binance"  # noqa: PT017  the assertion is on one of two ways
    reasons = dict(rows(ground, "SELECT provider || ' ' || series, reason FROM feed_states"))
    if down == "/coingecko/":
        assert_whole(ground)
        assert "CoinGecko" in told or "coingecko" in told
        assert reasons["coingecko prices"] == reasons["coingecko global"] == "provider_down"
        assert reasons["binance candles:1h"] is None
    else:
        assert reasons["binance candles:1d"] == "provider_down"
        assert reasons["coingecko prices"] is None
        assert one(ground, "SELECT count(*) FROM price_data WHERE source = 'coingecko'") > 0
        assert one(ground, "SELECT count(*) FROM price_data WHERE source = 'binance'") == 0
    assert reasons["alternative_me fear_greed"] is None


def test_the_audit_corrects_a_candle_that_the_exchange_knows_better_and_keeps_what_stood_there(
    ground: Ground, sync: Sync
) -> None:
    discover(sync)
    asset = bitcoin(ground)
    sync_asset(sync, asset)
    hour = one(ground, "SELECT max(timestamp) FROM price_data WHERE interval = '1h'")
    right = one(ground, "SELECT close_price FROM price_data WHERE interval = '1h' AND timestamp = :hour", hour=hour)
    execute(
        ground,
        "UPDATE price_data SET close_price = (open_price + close_price) / 2 WHERE interval = '1h' AND timestamp = :hour",
        hour=hour,
    )
    wrong = one(ground, "SELECT close_price FROM price_data WHERE interval = '1h' AND timestamp = :hour", hour=hour)
    assert "1h: 1 corrected" in audit_candles(sync)
    assert one(ground, "SELECT close_price FROM price_data WHERE interval = '1h' AND timestamp = :hour", hour=hour) == right
    ((kind, before, after, applied),) = rows(ground, "SELECT kind, before, after, applied FROM revisions")
    assert (kind, applied, before["close"], after["close"]) == ("candle", True, wrong, right)


def test_minutes_are_kept_for_a_month_and_everything_longer_for_good(ground: Ground, sync: Sync) -> None:
    discover(sync)
    sync_history(sync, (Interval.M1, Interval.H1), bitcoin(ground))
    execute(
        ground,
        "UPDATE price_data SET timestamp = timestamp - interval '31 days' WHERE interval = '1m' AND timestamp < :noon",
        noon=STARTED - timedelta(minutes=31),
    )
    hours = one(ground, "SELECT count(*) FROM price_data WHERE interval = '1h'")
    clean_market(sync)
    assert 29 <= one(ground, "SELECT count(*) FROM price_data WHERE interval = '1m'") <= 33
    assert one(ground, "SELECT count(*) FROM price_data WHERE interval = '1h'") == hours


def at(days: float) -> datetime:
    return datetime(2024, 3, 1, tzinfo=UTC) + timedelta(days=days)


def test_days_from_points_open_where_the_day_before_closed_and_never_hold_what_came_later() -> None:
    chart = pl.DataFrame(
        {
            "timestamp": [at(0), at(1), at(1.5), at(2), at(3.2)],
            "price": [10.0, 11.0, 20.0, 12.0, 99.0],
            "market_cap": [100.0, 110.0, 200.0, 120.0, 990.0],
            "volume": [1.0, 22.0, 0.0, 24.0, 0.0],
        },
        schema_overrides={"timestamp": pl.Datetime("us", "UTC")},
    )
    wanted: Callable[[float, tuple[float, ...]], dict[str, Any]] = lambda day, values: dict(  # noqa: E731
        zip(("timestamp", "open", "high", "low", "close", "volume", "market_cap"), (at(day), *values), strict=True)
    )
    assert chart_candles(chart).to_dicts() == [
        wanted(0, (10.0, 11.0, 10.0, 11.0, 2.0, 110.0)),
        wanted(1, (11.0, 20.0, 11.0, 12.0, 2.0, 120.0)),
    ]
