"""Past decisions by the same code that decides now."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from cryptopredict.base import BadInput, MarketView, NoData, epoch
from cryptopredict.pipeline import Models, decide, printed, to_json, walk

__all__ = ["replay"]


def replay(
    view: MarketView, start: datetime, end: datetime, step: timedelta, models: Models | None = None
) -> Iterator[dict[str, Any]]:
    """Decide at `start`, `start + step`, ... up to `end`, each as it would have been decided then, in the form that is printed.

    The layers walk once over the view cut at `end`; each decision reads the rows that had closed by its time, and
    `models` speak by the folds that existed then. Times at which the
    market cannot be judged yet are given with their `error`. Raises `BadInput` when the span or the step is not positive.
    """
    if step <= timedelta(0) or end < start:
        raise BadInput(
            "There is nothing to replay", why=f"from {start} to {end} by {step}", to_do="Choose a later end or a positive step."
        )
    tracks = walk(view.at(epoch(end)), models)
    moment = start
    while moment <= end:
        cut = view.at(epoch(moment))
        try:
            yield printed(to_json(decide(cut, tracks)), None)
        except NoData as error:
            yield {"as_of": moment.isoformat().replace("+00:00", "Z"), "error": str(error)}
        moment += step
