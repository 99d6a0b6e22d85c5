"""What came of claims about closed days, held against a calculation of its own."""

from datetime import timedelta
from typing import Any

import numpy as np
import polars as pl
import pytest
from sqlalchemy import select, text

from cryptopredict import layer1_macro, layer2_sectors, layer3_assets
from cryptopredict.base import Interval, Source, epoch, from_epoch
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import CandleFlag, CascadeRun, LedgerEntry, Prediction, PriceData
from cryptopredict.data.assets import resolve_assets
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.view import load_view
from cryptopredict.ledger import claims as claiming
from cryptopredict.ledger.evaluate import evaluate_due
from cryptopredict.ledger.export import stored_entries
from cryptopredict.ledger.verify import verify
from cryptopredict.outbox import write_event
from fixtures.market import DAY, END, small_view

BASED = END - 60 * DAY
"""The day that is judged, long enough ago for everything to be known."""


@pytest.fixture
def market(ground: Ground) -> dict[str, int]:
    """The small simulated market as a market of files whose time ends at END; returns its assets by symbol."""
    daily = small_view().daily
    with ground.engine.begin() as connection:
        ids = resolve_assets(connection, [asset.symbol for asset in daily.assets])
        rows, columns = np.nonzero(np.isfinite(daily["close"]))
        frame = pl.DataFrame(
            {
                "crypto_id": [ids[daily.assets[n].symbol] for n in columns],
                "timestamp": pl.Series(daily.times[rows] * 1_000_000).cast(pl.Datetime("us", "UTC")),
                **{name: daily[name][rows, columns] for name in ("open", "high", "low", "close", "volume", "market_cap")},
            }
        )
        ingest_candles(connection, frame, interval=Interval.D1, market=Source.FILES, feed="t")
    with transaction(ground.engine) as session:
        session.execute(text("UPDATE cryptocurrencies SET sector_id = 1 + id % 4"))
        session.add(
            CascadeRun(
                as_of=from_epoch(END),
                source="files",
                code_version="0",
                input_digest="0",
                status="succeeded",
                finished_at=from_epoch(END),
                decision={},
            )
        )
    return ids


def claim(ground: Ground, what: str, days: int, **change: Any) -> int:
    layer = {"regime": "layer1", "regime_ahead": "layer1", "rotation": "layer2", "next_leader": "layer2"}.get(what, "layer3")
    with transaction(ground.engine) as session:
        row = Prediction(
            **{
                "layer_source": layer,
                "claim": what,
                "model_name": "t",
                "model_version": "0",
                "confidence_score": 0.5,
                "prediction_horizon": 24 * days,
                "based_on": from_epoch(BASED),
                "target_datetime": from_epoch(BASED + days * DAY),
            }
            | change
        )
        session.add(row)
        session.flush()
        return row.id


def of(ground: Ground, key: int) -> Prediction:
    with transaction(ground.engine) as session:
        return session.get_one(Prediction, key)


def test_the_horizons_are_those_of_the_layers() -> None:
    assert layer1_macro.study.__globals__["HALF_WINDOW_DAYS"] == claiming.REGIME_DAYS
    for layer, days in (
        ("layer2_sectors", claiming.ROTATION_DAYS),
        ("layer2_sectors", claiming.LEADER_DAYS - 1),
        ("layer3_assets", claiming.ASSET_DAYS - 1),
    ):
        assert __import__(f"cryptopredict.{layer}", fromlist=["study"]).study.__globals__["HORIZON_DAYS"] == days


def test_claims_are_settled_as_a_hand_would(ground: Ground, market: dict[str, int]) -> None:
    view = load_view(ground)
    row = int(np.searchsorted(view.daily.close_times, BASED))
    close = view.daily["close"]
    macro = layer1_macro.study(view)
    week = np.log(close[row + 8] / close[row + 1])
    scored = np.isfinite(layer3_assets.study(view, macro).score[row])  # who lacks a feature is in no ranking
    inside = macro.members.tradable[row] & scored & np.isfinite(week)
    median = np.median(week[inside])
    assets = {asset.id: n for n, asset in enumerate(view.daily.assets) if inside[n] and week[n] != median}
    made = {claim(ground, "beats_median", 8, crypto_id=key): bool(week[n] > median) for key, n in list(assets.items())}
    assert len(made) > 5
    shown = str(layer1_macro.REGIMES[macro.labels[row]])
    other = next(str(regime) for regime in layer1_macro.REGIMES if str(regime) != shown)
    right = claim(ground, "regime", 15, said=shown)
    wrong = claim(ground, "regime", 15, said=other, model_name="u")
    turn = claim(ground, "rotation", 7)
    early = claim(
        ground, "regime", 15, said=shown, based_on=from_epoch(END - 5 * DAY), target_datetime=from_epoch(END + 10 * DAY)
    )

    assert evaluate_due(ground, write_event) == f"0 signals, {len(made) + 3} claims, 0 prices, 0 suggestions"
    settled = {key: of(ground, key).is_accurate for key in made}
    assert settled == made
    assert (of(ground, right).is_accurate, of(ground, wrong).is_accurate) == (True, False)
    momentum = layer2_sectors.study(view, macro).momentum
    assert of(ground, turn).is_accurate == (np.nanargmax(momentum[row]) != np.nanargmax(momentum[row + 7]))
    assert not of(ground, early).is_realized
    with transaction(ground.engine) as session:
        entries = session.scalars(select(LedgerEntry).order_by(LedgerEntry.seq)).all()
    assert {entry.subject_id for entry in entries} == {*made, right, wrong, turn}
    assert {entry.payload["came"] for entry in entries if entry.subject_id in {right, wrong}} == {shown}
    assert evaluate_due(ground, write_event) == "0 signals, 0 claims, 0 prices, 0 suggestions"
    assert verify(stored_entries(ground.engine)).entries == len(made) + 3


def test_what_is_claimed_of_the_days_ahead_is_settled_as_a_hand_would(ground: Ground, market: dict[str, int]) -> None:
    """Without hours the variance of a day is the mean square of the thirty days up to it."""
    view = load_view(ground)
    macro = layer1_macro.study(view)
    returns, row = macro.index.returns, int(np.searchsorted(view.daily.close_times, BASED))
    squares = np.array([np.nan if day < 30 else (returns[day - 29 : day + 1] ** 2).mean() for day in range(len(returns))])
    spread = np.array([np.sqrt(squares[day - 6 : day + 1].sum()) for day in range(6, len(returns))])
    week = returns[row + 1 : row + 8].sum() / spread[row + 7 - 6]
    past = spread[row + 7 - 6 - 729 : row + 7 - 6 + 1]
    rank = (past[np.isfinite(past)] <= past[-1]).mean()
    shown = "bull" if week >= 1.0 else "bear" if week <= -1.0 else "volatile" if rank >= 0.75 else "neutral"
    sectors = layer2_sectors.study(view, macro)
    earned = np.expm1(sectors.indices.returns[row + 2 : row + 9].sum(axis=0))
    mean = earned[np.isfinite(earned)].mean()
    led = {sector.id: bool(earned[s] > mean) for s, sector in enumerate(sectors.sectors) if np.isfinite(earned[s])}
    assert len(led) >= 3
    made = {claim(ground, "next_leader", 8, sector_id=key): came for key, came in led.items()}
    for regime in ("bull", "bear", "neutral", "volatile"):
        made[claim(ground, "regime_ahead", 7, said=regime, model_name=regime)] = regime == shown
    waits = {"based_on": from_epoch(END - 5 * DAY), "target_datetime": from_epoch(END - 5 * DAY + 30 * DAY)}
    early = claim(ground, "regime_ahead", 30, said="bull", **waits)
    assert evaluate_due(ground, write_event) == f"0 signals, {len(made)} claims, 0 prices, 0 suggestions"
    assert {key: of(ground, key).is_accurate for key in made} == made
    assert not of(ground, early).is_realized


def test_a_doubted_candle_is_waited_for(ground: Ground, market: dict[str, int]) -> None:
    asset = market["BTC"]
    key = claim(ground, "beats_median", 8, crypto_id=asset)
    first = {"based_on": from_epoch(END - 900 * DAY), "target_datetime": from_epoch(END - 892 * DAY)}
    dead = claim(ground, "beats_median", 8, crypto_id=asset, **first)
    with transaction(ground.engine) as session:
        session.add(CandleFlag(crypto_id=asset, interval="1d", timestamp=from_epoch(BASED + 3 * DAY), flag="unconfirmed"))
    evaluate_due(ground, write_event)
    assert (of(ground, key).is_realized, of(ground, key).waits_for) == (False, "flagged")
    assert (of(ground, dead).is_realized, of(ground, dead).waits_for) == (False, "no_data")
    with transaction(ground.engine) as session:
        session.execute(text("UPDATE candle_flags SET cleared_at = now()"))
    evaluate_due(ground, write_event)
    assert not of(ground, key).is_realized, "it was given up a month after its time"
    with transaction(ground.engine) as session:
        session.execute(text("UPDATE predictions SET try_after = NULL"))
    assert evaluate_due(ground, write_event) == "0 signals, 1 claims, 0 prices, 0 suggestions"


def test_a_price_is_held_against_the_close_of_its_hour(ground: Ground, market: dict[str, int]) -> None:
    target = from_epoch(BASED)
    price: dict[str, Any] = {"predicted_price": 100.0, "predicted_low": 90.0, "predicted_high": 104.0, "input_price": 1.0}
    near, far, gone = (
        claim(ground, "price", 8, crypto_id=market["BTC"], target_datetime=moment, model_name=name, **price)
        for moment, name in ((target, "a"), (target + timedelta(hours=1), "b"), (target + timedelta(hours=2), "c"))
    )
    with transaction(ground.engine) as session:
        session.add_all(
            PriceData(
                crypto_id=market["BTC"],
                interval="1h",
                timestamp=target + timedelta(hours=n - 1),
                open_price=close,
                high_price=close,
                low_price=close,
                close_price=close,
                volume=1.0,
                source="t",
            )
            for n, close in enumerate((104.0, 125.0))
        )
    assert evaluate_due(ground, write_event) == "0 signals, 0 claims, 2 prices, 0 suggestions"
    first, second = of(ground, near), of(ground, far)
    assert (first.actual_price, first.absolute_error, first.squared_error, first.is_accurate) == (104.0, 4.0, 16.0, True)
    assert (second.actual_price, second.accuracy_percentage, second.is_accurate) == (125.0, 80.0, False)
    assert not of(ground, gone).is_realized
    payloads = [entry.payload for entry in stored_entries(ground.engine)]
    assert [b'"within_interval":true' in payload for payload in payloads] == [True, False]
    assert epoch(target) == BASED
