"""What trades show one by one: how often they won, what they brought, and whether the chances that were said came true."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.calibration import calibration_error, reliability
from cryptopredict.estimators.comparison import mean_over_moments
from cryptopredict.replay.trading import COST_KINDS, KINDS, REFUSALS, Book

__all__ = ["claims_kept", "trade_figures"]

_DAY: Final = 86_400
_OVERLAP_DAYS: Final = 7
_WORST: Final = 8
_LEAST: Final = 30
_BINS: Final = 5


def trade_figures(book: Book, entered: Integers, hours: Floats) -> dict[str, Any]:
    """Figures of the trades of a book; `entered` (K,) epoch seconds of each order, `hours` (K,) how long each was held.

    `hit` is the share that won after costs, its interval Wilson's for as many trades as their days are worth; `expectancy` percent of the
    amount. What is still open at the end counts in the money and not in these.
    """
    filled = book.refusal == 0
    over = filled & (book.kind != 3)
    refused = Counter(REFUSALS[int(code)] for code in book.refusal[~filled])
    share = np.where(over, book.result / book.amount, np.nan)[over]
    result, days = book.result[over], entered[over] // _DAY
    won = result > 0.0
    gains, losses = float(result[won].sum()), float(-result[~won].sum())
    found: dict[str, Any] = {
        "orders": len(filled),
        "n": int(over.sum()),
        "open_at_end": int((filled & ~over).sum()),
        "not_filled": dict(sorted(refused.items())),
        "ended": {name: int((book.kind[over] == kind).sum()) for kind, name in KINDS.items() if kind != 3},
        "costs": dict(zip(COST_KINDS, book.costs[filled].sum(axis=0).tolist(), strict=True)),
        "hit": _hit(won, days),
        "expectancy": _mean(100.0 * share, days),
        "profit_factor": gains / losses if losses > 0.0 else None,
        "mean_win": float(100.0 * share[won].mean()) if won.any() else None,
        "mean_loss": float(100.0 * share[~won].mean()) if (~won).any() else None,
        "hours_held": float(np.median(hours[over])) if over.any() else None,
    }
    worst = np.flatnonzero(over)[np.argsort(book.result[over])][:_WORST]
    found["worst"] = [int(k) for k in worst if book.result[k] < 0.0]
    return found


def claims_kept(said: Sequence[float], book: Book, moments: Integers) -> dict[str, Any]:
    """Chances that a target is met before the stop, beside how often it was, of orders that were followed to an end."""
    over = (book.refusal == 0) & np.isin(book.kind, (1, -1, 0))
    chance, met = np.array(said, dtype=np.float64)[over], (book.kind[over] == 1).astype(np.float64)
    days = moments[over] // _DAY
    bins = reliability(chance, met, days, bins=_BINS, overlap=_OVERLAP_DAYS)
    error = calibration_error(chance, met, bins=_BINS) if len(chance) >= _LEAST else None
    return {
        "n": len(chance),
        "error": error,
        "bins": [
            {"said": b.said, "happened": b.happened, "low": b.low, "high": b.high, "n": b.n, "moments": b.moments} for b in bins
        ],
    }


def _hit(won: NDArray[np.bool_], days: Integers) -> dict[str, float] | None:
    if not len(won):
        return None
    (one,) = reliability(np.full(len(won), 0.5), won.astype(np.float64), days, bins=1, overlap=_OVERLAP_DAYS)
    return {"value": one.happened, "low": one.low, "high": one.high}


def _mean(values: Floats, days: Integers) -> dict[str, float | None] | None:
    if not len(values):
        return None
    found = mean_over_moments(values, days, overlap=_OVERLAP_DAYS, method="cosines", least=8)
    low, high = (None, None) if found is None else (found.low, found.high)
    return {"value": float(values.mean()), "low": low, "high": high}
