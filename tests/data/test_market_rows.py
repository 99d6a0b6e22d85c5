"""Whatever a market row holds, one declared outcome; and no signal was ever caused by what is not to be trusted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from cryptopredict.base import Interval, MarketView, Panel, Source, TradeSignal, from_epoch
from cryptopredict.core import Ground
from cryptopredict.data.assets import resolve_assets
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.quality import FOLLOWERS, judge
from cryptopredict.data.simulator import Market, market_view
from cryptopredict.data.view import load_view
from cryptopredict.pipeline import decide, walk

NOW = datetime(2024, 6, 1, tzinfo=UTC)
START = datetime(2024, 1, 1, tzinfo=UTC)
COUNT = 30
DAY = 86_400
Candle = dict[str, Any]


@dataclass(frozen=True)
class Poison:
    """What is done to one candle, and the declared outcome: where more candles follow, and where it is the newest."""

    spoil: Callable[[Candle], Candle]
    inside: str
    newest: str


def _every(factor: float) -> Callable[[Candle], Candle]:
    """All four prices times a factor: a price of another scale."""
    return lambda candle: {name: candle[name] * factor for name in ("open", "high", "low", "close")}


def _set(**values: Any) -> Callable[[Candle], Candle]:
    return lambda _: values


def _always(spoil: Callable[[Candle], Candle], outcome: str) -> Poison:
    return Poison(spoil, outcome, outcome)


def _moment(change: Callable[[datetime], datetime]) -> Callable[[Candle], Candle]:
    return lambda candle: {"timestamp": change(candle["timestamp"])}


POISONS = {
    "no time": _always(_set(timestamp=None), "no_time"),
    "NaN close": _always(_set(close=float("nan")), "not_a_number"),
    "missing volume": _always(_set(volume=None), "not_a_number"),
    "infinite high": _always(_set(high=float("inf")), "infinite"),
    "infinite low": _always(_set(low=float("-inf")), "infinite"),
    "infinite volume": _always(_set(volume=float("inf")), "infinite"),
    "zero price": _always(_set(low=0.0), "not_positive"),
    "negative price": _always(_set(open=-5.0), "not_positive"),
    "negative volume": _always(_set(volume=-1.0), "negative_volume"),
    "tiny price": _always(_set(low=1e-30), "out_of_range"),
    "tiny prices": _always(_set(open=1e-30, high=1e-30, low=1e-30, close=1e-30), "out_of_range"),
    "huge price": _always(_set(high=1e30), "out_of_range"),
    "huge prices": _always(_set(open=1e30, high=1e30, low=1e30, close=1e30), "out_of_range"),
    "huge volume": _always(_set(volume=1e30), "out_of_range"),
    "huge market cap": _always(_set(market_cap=1e30), "out_of_range"),
    "high and low swapped": _always(lambda c: {"high": c["low"], "low": c["high"]}, "high_low"),
    "volume and close swapped": _always(lambda c: {"volume": c["close"], "close": c["volume"]}, "high_low"),
    "milliseconds for microseconds": _always(_set(timestamp=datetime(1970, 1, 20, 17, tzinfo=UTC)), "too_early"),
    "off its minute": _always(_moment(lambda t: t + timedelta(minutes=7)), "off_grid"),
    "of tomorrow": _always(_set(timestamp=NOW + timedelta(days=1)), "future"),
    "forming still": _always(_set(timestamp=NOW), "future"),
    "of the year 9999": _always(_set(timestamp=datetime(9999, 1, 1, tzinfo=UTC)), "future"),
    "a needle beyond all bounds": _always(lambda c: {"high": c["close"] * 2e5}, "wick"),
    "−90 % on one venue": Poison(lambda c: {"low": c["low"] * 0.1}, "accepted", "flag wick"),
    "a hundred times the price": Poison(_every(100.0), "spike", "flag scale"),
    "a tenth of the price": Poison(_every(0.1), "spike", "flag scale"),
    "three times the price": Poison(_every(3.0), "spike", "flag jump"),
    "three times the price, traded": Poison(lambda c: _every(3.0)(c) | {"volume": c["volume"] * 90}, "accepted", "accepted"),
    "no volume": _always(_set(volume=0.0), "accepted"),
    "no market cap": _always(_set(market_cap=float("nan")), "accepted"),
}


def sound(scale: float) -> list[Candle]:
    """Hourly candles around a price, no two of them the same."""
    moves = np.random.default_rng(5).normal(0.0, 0.01, COUNT).cumsum()
    close = scale * np.exp(moves)
    return [
        {
            "asset": 1,
            "timestamp": START + timedelta(hours=place),
            "open": price,
            "high": price * 1.002,
            "low": price * 0.998,
            "close": price,
            "volume": 1e6 * (1.0 + place % 5),
            "market_cap": 1e9,
        }
        for place, price in enumerate(close.tolist())
    ]


def frame_of(rows: list[Candle]) -> pl.DataFrame:
    numbers = dict.fromkeys(("open", "high", "low", "close", "volume", "market_cap"), pl.Float64)
    return pl.DataFrame(rows, schema={"asset": pl.Int64, "timestamp": pl.Datetime("us", "UTC"), **numbers})


def outcome(frame: pl.DataFrame) -> str:
    """What became of the one candle that is not like the others."""
    judged = judge(frame, Interval.H1, now=NOW)
    assert judged.accepted.height + judged.set_aside.height == frame.height
    standing = judged.flags.filter(~pl.col("settled"))
    found = [*judged.set_aside["reason"], *("flag " + rule for rule in standing["rule"])]
    assert len(found) <= 1
    return found[0] if found else "accepted"


@given(st.sampled_from(sorted(POISONS)), st.integers(1, COUNT - 5) | st.just(COUNT - 1), st.floats(-6.0, 5.0))
def test_every_spoilt_candle_has_the_declared_outcome_and_the_others_are_accepted(name: str, place: int, power: float) -> None:
    poison, rows = POISONS[name], sound(10.0**power)
    rows[place] |= poison.spoil(rows[place])
    assert outcome(frame_of(rows)) == (poison.newest if place == COUNT - 1 else poison.inside)


@given(st.integers(0, COUNT - 1), st.floats(0.5, 2.0))
def test_the_first_of_two_candles_of_one_time_counts_whichever_symbol_it_came_under(place: int, factor: float) -> None:
    rows = sound(10.0)
    rows.append(rows[place] | _every(factor)(rows[place]))
    frame = frame_of(rows)
    assert outcome(frame) == "duplicate"
    assert judge(frame, Interval.H1, now=NOW).accepted["close"].to_list() == frame["close"].to_list()[:COUNT]


@given(st.integers(2, 1_000), st.booleans())
def test_a_line_that_does_not_move_is_accepted_where_nobody_trades_and_flagged_where_everything_repeats(
    count: int, traded: bool
) -> None:
    rows = [
        {"asset": 1, "timestamp": START + timedelta(hours=n), "volume": 5.0 if traded else 0.0, "market_cap": None}
        | dict.fromkeys(("open", "high", "low", "close"), 10.0)
        for n in range(count)
    ]
    judged = judge(frame_of(rows), Interval.H1, now=NOW)
    assert judged.accepted.height == count
    assert judged.flags["rule"].to_list() == ["frozen"] * (max(count - 5, 0) if traded else 0)
    assert judged.flags["settled"].to_list().count(False) == (min(max(count - 5, 0), FOLLOWERS) if traded else 0)


def frame(panel: Panel, ids: dict[str, int]) -> pl.DataFrame:
    """A panel as rows for the database."""
    names = [asset.symbol for asset in panel.assets]
    columns = {name: np.ascontiguousarray(values.T).reshape(-1) for name, values in panel.fields.items()}
    times = pl.Series(np.tile(panel.times, len(names)) * 1_000_000).cast(pl.Datetime("us", "UTC"))
    symbols = np.repeat(np.array(names), len(panel.times))
    rows = pl.DataFrame({"symbol": symbols, "timestamp": times, **columns}).filter(pl.col("close").is_not_nan())
    return rows.with_columns(crypto_id=pl.col("symbol").replace_strict(ids, return_dtype=pl.Int64))


def moment_with_signals(view: MarketView) -> int:
    """A time near the end at which some assets have a signal, and none was dropped for there being too many."""
    tracks, end = walk(view), int(view.hourly.close_times[-1])
    for back in range(80):
        timing = decide(view.at(end - back * DAY), tracks).timing
        if len(timing.signals) >= 2 and "beyond_limit" not in timing.abstained:
            return end - back * DAY
    raise AssertionError("no such time in eighty days: take another seed")


def _said(signals: dict[str, TradeSignal]) -> dict[str, TradeSignal]:
    """What does not follow from the width of an interval: the largest order does."""
    found = {}
    for symbol, signal in signals.items():
        assert signal.risk is not None
        found[symbol] = replace(signal, edge_low=0.0, edge_high=0.0, risk=replace(signal.risk, largest_order=None))
    return found


def test_no_signal_comes_from_a_poisoned_candle(ground: Ground) -> None:
    """The last hour of many assets is spoilt, each in another way: what is said of the others stays as it was, of these nothing."""
    whole = market_view(Market(33), 1_677_628_800, daily=900 * DAY, hourly=400 * DAY)
    moment = moment_with_signals(whole)
    view = whole.at(moment)
    at = from_epoch(moment)
    with ground.engine.begin() as connection:
        ids = resolve_assets(connection, [asset.symbol for asset in view.daily.assets])
    last = int(view.hourly.times[-1])
    hours = frame(view.hourly, ids)
    newest = hours.filter(pl.col("timestamp") == from_epoch(last))
    harmless = {"three times the price, traded", "no volume", "no market cap"}
    kinds = [name for name in POISONS if name not in harmless]

    def deliver(rows: pl.DataFrame, interval: Interval) -> None:
        with ground.engine.begin() as connection:
            ingest_candles(connection, rows, interval=interval, market=Source.SIMULATED, feed="test", now=at)

    def signals() -> dict[str, TradeSignal]:
        # All of it came in its time, as far as the database knows.
        with ground.engine.begin() as connection:
            connection.execute(text("UPDATE candle_flags SET created_at = to_timestamp(:at)"), {"at": moment})
            connection.execute(text("UPDATE data_gaps SET found_at = to_timestamp(:at)"), {"at": moment})
        cut = load_view(ground).at(moment)
        timing = decide(cut, walk(cut)).timing
        assert timing.considered == len(newest)
        return {signal.symbol: signal for signal in timing.signals}

    deliver(frame(view.daily, ids), Interval.D1)
    deliver(hours.filter(pl.col("timestamp") < from_epoch(last)), Interval.H1)
    with ground.engine.connect() as connection:
        before = connection.scalar(text("SELECT max(id) FROM data_batches"))
    deliver(newest, Interval.H1)
    clean = signals()
    assert len(clean) >= 2
    # Assets that had a signal are spoilt one at a time, so that the others can be compared.
    for turn, name in enumerate(sorted(clean)[:3]):
        with ground.engine.begin() as connection:
            for table in ("candle_flags", "data_gaps", "quarantined_rows"):
                connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608
            connection.execute(
                text("DELETE FROM price_data WHERE interval = '1h' AND timestamp >= to_timestamp(:t)"), {"t": last}
            )
            connection.execute(text("DELETE FROM data_batches WHERE id > :before"), {"before": before})
        rows = newest.sort(pl.col("symbol") != name, "symbol").to_dicts()
        spoilt = {}
        for place, row in enumerate(rows):
            kind = kinds[(turn * 7 + place) % len(kinds)]
            if row["symbol"] not in clean or row["symbol"] == name:
                spoilt[row["symbol"]] = kind
                row.update(POISONS[kind].spoil(row))
        deliver(pl.DataFrame(rows, schema=newest.schema), Interval.H1)
        poisoned = signals()
        assert not set(poisoned) & set(spoilt)
        # How wide an interval is depends on how many situations there are to look at, and some of them are gone.
        assert _said({symbol: signal for symbol, signal in clean.items() if symbol != name}) == _said(poisoned)
