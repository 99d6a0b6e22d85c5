"""Answering a question about one price, as work that a user asked for."""

import json
from collections.abc import Mapping
from typing import Any

from cryptopredict.base import NoData, PricePrediction, from_epoch
from cryptopredict.core import transaction
from cryptopredict.ledger.asked import store_asked
from cryptopredict.pipeline import ask_price
from cryptopredict.scheduler.task import Done, Task

__all__ = ["predict"]


def predict(task: Task) -> Done:
    """Answer, and keep the answer as a claim of the user, unless something was supposed: of a world that is not nothing can come."""
    given = task.arguments
    crypto_id, hours, user_id = int(given["crypto_id"]), int(given["horizon"]), int(given["user_id"])
    supposed: dict[str, float] = json.loads(given["features"]) if "features" in given else {}
    task.report(0.1, "Looking at the market")
    told: dict[str, Any] = {
        "crypto_id": crypto_id,
        "horizon_hours": hours,
        "what_if": bool(supposed),
        "features_override": supposed,
        "prediction_id": None,
        "said": None,
        "would_be": None,
        "features": {},
        "unused": [],
        "reason": None,
    }
    try:
        found = ask_price(task.ground, crypto_id, hours, supposed)
    except NoData as error:
        return Done("Nothing is said", told | {"reason": str(error)})
    if found is None:
        why = "Nothing is said of this asset over this horizon: too few or too old candles, or no record yet."
        return Done("Nothing is said", told | {"reason": why})
    told |= {
        "said": _plain(found.said),
        "would_be": None if found.would_be is None else _plain(found.would_be),
        "features": found.features,
        "unused": list(found.unused),
    }
    if supposed:
        return Done("A what-if is kept nowhere but here", told)
    with transaction(task.ground.engine) as session:
        told["prediction_id"] = store_asked(session, user_id, crypto_id, found.said, found.reference)
    return Done(f"claim {told['prediction_id']}", told)


def _plain(price: PricePrediction) -> Mapping[str, Any]:
    names = ("price", "low", "high", "level", "wide_low", "wide_high", "wide_level")
    based_on = from_epoch(price.based_on).isoformat().replace("+00:00", "Z")
    return {**{name: getattr(price, name) for name in names}, "state": str(price.state), "based_on": based_on}
