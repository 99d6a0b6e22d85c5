"""What is peculiar to Binance's answers: stamps of two units, candles of the wrong length, limits, and what is asked."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cryptopredict.base import BadInput, Interval, Source
from cryptopredict.core.outgoing import Limit, Unreadable
from cryptopredict.data.sources import binance, local_providers
from fixtures.answers import BINANCE, MINUTE, kline_rows

VENUE = local_providers("http://127.0.0.1:1", Source.SIMULATED).binance
START = datetime(2024, 1, 1, tzinfo=UTC)


def candles(rows: list[list[Any]], interval: Interval = Interval.M1) -> Any:
    """What the reader makes of these rows."""
    return binance.klines(VENUE, "BTCUSDT", interval).read(json.dumps(rows).encode())


def test_candles_in_microseconds_are_those_in_milliseconds() -> None:
    fine = candles(kline_rows(3, first=MINUTE * 1_000, step=60_000_000))
    assert fine.equals(candles(kline_rows(3)))
    assert fine["timestamp"].to_list() == [START + timedelta(minutes=n) for n in range(3)]
    assert fine["closes"].to_list() == [START + timedelta(minutes=n + 1) for n in range(3)]


@pytest.mark.parametrize("first", [MINUTE // 1_000, MINUTE * 1_000_000, -MINUTE, 5])
def test_a_stamp_of_another_unit_refuses_the_page(first: int) -> None:
    with pytest.raises(Unreadable, match="open_time"):
        candles(kline_rows(3, first=first))


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-inf", "", "abc", "1e999", "0x10", "1,5"])
def test_a_number_that_is_none_costs_its_value_and_not_the_page(text: str) -> None:
    rows = kline_rows(3)
    rows[1][2] = text
    frame = candles(rows)
    assert frame["high"].to_list() == [102.0, None, 104.0]
    assert frame["close"].null_count() == 0


def test_candles_of_another_interval_refuse_the_page_and_one_cut_short_does_not() -> None:
    for interval in (Interval.H1, Interval.M1):
        with pytest.raises(Unreadable, match="close_time"):
            candles(kline_rows(3, step=300_000), interval)
    rows = kline_rows(3)
    rows[1][6] -= 30_000
    assert candles(rows).height == 3


def test_the_exchange_tells_its_own_limits() -> None:
    info = binance.exchange_info(VENUE).read(json.dumps(BINANCE["exchange_info"]).encode())
    assert info.limits == (Limit(6_000, 60), Limit(61_000, 300))
    assert info.symbols["spot"].to_list() == [True, False]
    assert info.time == START


def test_a_candle_is_asked_for_by_when_it_opens_the_end_not_included() -> None:
    call = binance.klines(VENUE, "BTCUSDT", Interval.H1, START, START + timedelta(hours=2), 500)
    assert dict(call.query) == {
        "symbol": "BTCUSDT",
        "interval": "1h",
        "limit": "500",
        "startTime": str(MINUTE),
        "endTime": str(MINUTE + 7_199_999),
    }
    assert (call.path, call.weight, call.not_listed) == ("/api/v3/klines", 2, (-1121,))
    for limit in (0, 1_001):
        with pytest.raises(BadInput):
            binance.klines(VENUE, "BTCUSDT", Interval.H1, limit=limit)


@pytest.mark.parametrize(("count", "weight"), [(0, 80), (1, 2), (20, 2), (21, 40), (100, 40), (101, 80)])
def test_tickers_weigh_what_the_exchange_says(count: int, weight: int) -> None:
    assert binance.tickers_24h(VENUE, [f"A{n}USDT" for n in range(count)]).weight == weight
