import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from cryptopredict.base import BadInput, Interval
from cryptopredict.data.simulator.replayed import ReplayedMarket, read_recording, shift_of
from cryptopredict.data.simulator.serving.candles import Candles
from fixtures.simulated import simulated

WEEK = 7 * 86_400
FIRST = datetime(2021, 3, 3, tzinfo=UTC)
DAYS = 60


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Sixty days: two coins by the hour, one of them with a hole and an early end; one by the day; mood and funding."""
    folder = tmp_path / "files"
    folder.mkdir()
    generator = np.random.default_rng(1)
    frames = []
    for symbol, count, price in (("BTC-USD", DAYS * 24, 50_000.0), ("OLD", 40 * 24, 3.0)):
        times = [FIRST + timedelta(hours=k) for k in range(count)]
        frames.append(_candles(generator, symbol, times, price))
    hours = pl.concat(frames).filter(~((pl.col("symbol") == "OLD") & (pl.col("time").is_between(times[50], times[60]))))
    hours.write_parquet(folder / "hours.parquet")
    days = _candles(generator, "DOGE", [FIRST + timedelta(days=k) for k in range(DAYS)], 0.06)
    days.with_columns(pl.col("time").dt.strftime("%Y-%m-%d")).write_csv(folder / "days.csv")
    at = [FIRST + timedelta(days=k) for k in range(DAYS)]
    pl.DataFrame({"timestamp": at, "value": [40] * DAYS, "classification": ["Fear"] * DAYS}).write_parquet(
        folder / "mood.parquet"
    )
    pl.DataFrame({"symbol": ["BTCUSDT"] * DAYS, "timestamp": at, "funding_rate": [0.0001] * DAYS}).write_csv(
        folder / "rates.csv"
    )
    return folder


def _candles(generator: np.random.Generator, symbol: str, times: list[datetime], price: float) -> pl.DataFrame:
    close = price * np.exp(np.cumsum(generator.standard_normal(len(times)) * 0.01))
    opened = np.concatenate([[price], close[:-1]])
    return pl.DataFrame(
        {
            "symbol": [symbol] * len(times),
            "time": times,
            "open": opened,
            "high": np.maximum(opened, close) * 1.004,
            "low": np.minimum(opened, close) * 0.996,
            "close": close,
            "volume": generator.random(len(times)) + 1.0,
        }
    )


def test_a_replay_is_what_the_files_say_moved_by_whole_weeks(files: Path) -> None:
    recording = read_recording(files)
    now = time.time()
    shift = shift_of(recording, now, None)
    assert shift % WEEK == 0
    assert 0 <= now - (recording.end - 30 * 86_400 + shift) < WEEK
    candles = Candles(ReplayedMarket(recording, shift))
    places = {one.symbol: place for place, one in enumerate(candles.market.listings)}
    assert set(places) == {"BTC", "DOGE", "OLD"}
    hours = pl.read_parquet(files / "hours.parquet")
    for symbol, name in (("BTC-USD", "BTC"), ("OLD", "OLD")):
        expected = hours.filter(pl.col("symbol") == symbol)
        opens, columns = candles.read(Interval.H1, places[name], candles.market.origin, recording.end + shift)
        assert (opens - shift).tolist() == expected["time"].dt.epoch("s").to_list()
        assert np.array_equal(columns, expected.select("open", "high", "low", "close", "volume").to_numpy().T)
    days = pl.read_csv(files / "days.csv")
    _, columns = candles.read(Interval.D1, places["DOGE"], candles.market.origin, recording.end + shift)
    assert np.allclose(columns, days.select("open", "high", "low", "close", "volume").to_numpy().T, rtol=1e-12)


def test_a_replay_is_served_like_any_market_and_is_the_same_each_time(files: Path, tmp_path: Path) -> None:
    recording = read_recording(files)
    # Up to a week later it is now, whatever the day: before the fortieth day, on which one of them ends.
    shift = shift_of(recording, time.time(), FIRST + timedelta(days=30, hours=5))
    answers = []
    for folder in ("one", "two"):
        with simulated(tmp_path / folder, market=ReplayedMarket(recording, shift), shift=shift) as served:
            status = {row["symbol"]: row["status"] for row in served.get("/binance/api/v3/exchangeInfo")["symbols"]}
            assert status == {"BTCUSDT": "TRADING", "DOGEUSDT": "TRADING", "OLDUSDT": "TRADING"}
            end = int(time.time()) // 3600 * 3600 * 1000 - 1
            answers.append(served.get(f"/binance/api/v3/klines?symbol=BTCUSDT&interval=1m&endTime={end}&limit=600"))
            assert served.get("/alternative-me/fng/?limit=1")["data"][0]["value"] == "40"
            rates = served.get("/binance-futures/fapi/v1/fundingRate?symbol=BTCUSDT&limit=3")
            assert rates[-1]["fundingRate"] == "0.00010000"
            assert served.get("/coingecko/coins/markets?vs_currency=usd")[0]["symbol"] == "btc"
            assert served.ask("/feeds/news.rss").status_code == 200
    assert answers[0] == answers[1]
    assert len(answers[0]) == 600


def test_files_without_candles_and_moments_they_do_not_hold_are_refused(files: Path) -> None:
    with pytest.raises(BadInput, match="do not hold that moment"):
        shift_of(read_recording(files), time.time(), FIRST - timedelta(days=1))
    with pytest.raises(BadInput, match="holds no candles"):
        read_recording(files / "mood.parquet")
