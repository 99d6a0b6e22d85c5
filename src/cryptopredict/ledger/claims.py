"""What a live decision claims about the future, written down when it is said, so that it can be held against it.

Layers 1 to 3 speak of closed days: one set of claims for each, however many decisions rest on it; the first one counts. A signal is
a claim of its own, and so is a price: of days for every asset that is scored, of hours for those that are selected. A price is no event
that comes true or not: what is claimed with a chance is that its interval holds, and scorecards of probabilities leave it out. A
volatility is not a claim: it stands in the run, which is in the chain too, and the losses of the forecasts are held beside those of
their baselines every day in the health of the model (`drift`).
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.base import AssetScore, Decision, LayerState, PricePrediction, RegimeForecast, from_epoch
from cryptopredict.core.chain import append_links
from cryptopredict.core.schema import CascadeRun, Prediction, TradingSignal
from cryptopredict.ledger.links import claim_link

__all__ = ["ASSET_DAYS", "LEADER_DAYS", "REGIME_DAYS", "ROTATION_DAYS", "store_claims"]

REGIME_DAYS = 15
"""The regime of a day is what the window of 15 days on either side of it shows."""
ROTATION_DAYS = 7
ASSET_DAYS = 8
"""The week that an asset is held begins a day after the decision."""
LEADER_DAYS = 8
"""And so does that of a sector."""
_DAY_HOURS = 24
_SAME = ("claim", "based_on", "crypto_id", "sector_id", "prediction_horizon", "model_name", "is_backtest")
_DAILY = text("based_on IS NOT NULL AND signal_id IS NULL AND NOT is_asked")


def store_claims(session: Session, decision: Decision, run: CascadeRun, signals: Sequence[TradingSignal]) -> int:
    """Write the claims of a live decision that were not made yet, and add them to the chain; returns how many."""
    rows = [*_daily(decision, run), *(_of_signal(signal, decision, run) for signal in signals)]
    if not rows:
        return 0
    added: list[int] = []
    daily = insert(Prediction).on_conflict_do_nothing(index_elements=_SAME, index_where=_DAILY)
    by_signal = insert(Prediction).on_conflict_do_nothing(index_elements=["signal_id"])
    for statement, part in (
        (daily, _not_made(session, [row for row in rows if row["signal_id"] is None])),
        (by_signal, [row for row in rows if row["signal_id"] is not None]),
    ):
        if part:
            added += session.scalars(statement.returning(Prediction.id), part)
    claims = session.scalars(select(Prediction).where(Prediction.id.in_(added)).order_by(Prediction.id))
    append_links(session.connection(), [claim_link(claim) for claim in claims])
    return len(added)


def _not_made(session: Session, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of these claims about days and hours that are not there. Nearly all were made by the first decision after a close."""
    known = select(*(getattr(Prediction, name) for name in _SAME)).where(
        Prediction.claim.in_({row["claim"] for row in rows}),
        Prediction.based_on.in_({row["based_on"] for row in rows}),
        Prediction.signal_id.is_(None),
        Prediction.user_id.is_(None),
    )
    made = {tuple(row) for row in session.execute(known)}
    return [row for row in rows if tuple(row[name] for name in _SAME) not in made]


def _daily(decision: Decision, run: CascadeRun) -> list[dict[str, Any]]:
    closed = decision.data_until.get("1d")
    if closed is None:
        return []
    common = {"based_on": from_epoch(closed), "signal_id": None, **_common(decision, run)}
    macro, sectors, assets = decision.macro, decision.sectors, decision.assets
    rows = []
    if macro.state is not LayerState.STALE:
        said = {"claim": "regime", "said": str(macro.regime), "confidence_score": macro.confidence}
        rows.append(common | _layer(run, "layer1", "regime", macro.state) | _due(closed, REGIME_DAYS) | said)
        rows += [
            common | _layer(run, "layer1", "regime", forecast.state) | _due(closed, forecast.horizon_days) | _ahead(forecast)
            for forecast in macro.forecasts
        ]
    if sectors.state is not LayerState.STALE and sectors.evidence.n > 0:
        said = {"claim": "rotation", "confidence_score": sectors.rotation_probability}
        rows.append(common | _layer(run, "layer2", "rotation", LayerState.BASELINE) | _due(closed, ROTATION_DAYS) | said)
    if sectors.state is not LayerState.STALE:
        layer = common | _due(closed, LEADER_DAYS) | {"claim": "next_leader"}
        rows += [
            layer
            | _layer(run, "layer2", "sectors", leader.state)
            | {"said": leader.name, "sector_id": leader.sector_id, "confidence_score": leader.probability}
            for leader in sectors.next_leaders
        ]
    if assets.state is not LayerState.STALE:
        trained = assets.checks.trained
        layer = (
            common
            | _layer(run, "layer3", *(("assets", LayerState.IN_USE) if trained else ("beats_median", LayerState.BASELINE)))
            | _due(closed, ASSET_DAYS)
            | {"claim": "beats_median"}
        )
        rows += [
            layer | {"crypto_id": asset.asset_id, "confidence_score": asset.confidence, "input_price": asset.price}
            for asset in assets.assets
        ]
        rows += [
            common | _price(run, asset, price)
            for asset in assets.assets
            for price in asset.prices
            if asset.selected or price.horizon_hours >= _DAY_HOURS
        ]
    return rows


def _price(run: CascadeRun, asset: AssetScore, price: PricePrediction) -> dict[str, Any]:
    """The middle and the interval of one horizon; the chance is that of the interval to hold what comes."""
    based_on = from_epoch(price.based_on)
    return _layer(run, "layer3", "prices", price.state) | {
        "claim": "price",
        "crypto_id": asset.asset_id,
        "based_on": based_on,
        "target_datetime": based_on + timedelta(hours=price.horizon_hours),
        "prediction_horizon": price.horizon_hours,
        "input_price": price.price,
        "confidence_score": price.level,
        "predicted_price": price.price,
        "predicted_low": price.low,
        "predicted_high": price.high,
        "interval_level": price.level,
    }


def _of_signal(signal: TradingSignal, decision: Decision, run: CascadeRun) -> dict[str, Any]:
    same = [
        each for each in decision.timing.signals if (each.asset_id, each.signal_type) == (signal.crypto_id, signal.signal_type)
    ]
    trained = any(each.state is LayerState.IN_USE for each in same)
    name, state = ("timing", LayerState.IN_USE) if trained else ("target_before_stop", LayerState.BASELINE)
    return {
        **_common(decision, run),
        **_layer(run, "layer4", name, state),
        "claim": "target_before_stop",
        "said": signal.signal_type,
        "based_on": signal.generated_at,
        "signal_id": signal.id,
        "crypto_id": signal.crypto_id,
        "confidence_score": signal.confidence_score,
        "input_price": signal.entry_price,
        "prediction_horizon": signal.time_horizon_hours,
        "target_datetime": signal.expires_at,
    }


def _common(decision: Decision, run: CascadeRun) -> dict[str, Any]:
    """All columns that any claim has, so that one statement takes them all."""
    return {
        "crypto_id": None,
        "sector_id": None,
        "said": None,
        "input_price": None,
        "predicted_price": None,
        "predicted_low": None,
        "predicted_high": None,
        "interval_level": None,
        "model_parameters": None,
        "market_conditions": str(decision.macro.regime),
        "is_backtest": False,
        "cascade_run_id": run.id,
    }


def _ahead(forecast: RegimeForecast) -> dict[str, Any]:
    """The likeliest regime is what is claimed; the others stand beside it."""
    likeliest = max(forecast.probabilities, key=lambda regime: forecast.probabilities[regime])
    return {
        "claim": "regime_ahead",
        "said": likeliest,
        "confidence_score": forecast.probabilities[likeliest],
        "model_parameters": {"probabilities": dict(forecast.probabilities)},
    }


def _layer(run: CascadeRun, layer: str, name: str, state: LayerState) -> dict[str, Any]:
    """Who says it: the trained version of that name (number:hash) where it is in use, else this program."""
    reference = run.model_versions.get(name) if state is LayerState.IN_USE else None
    version = run.code_version if reference is None else reference.rpartition("@")[2]
    return {"layer_source": layer, "model_name": name, "model_version": version[:20]}


def _due(closed: int, days: int) -> dict[str, Any]:
    return {"target_datetime": from_epoch(closed) + timedelta(days=days), "prediction_horizon": 24 * days}
