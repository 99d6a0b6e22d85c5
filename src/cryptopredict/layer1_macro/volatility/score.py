"""How the volatility model did: beside its baselines, by year, on assets it never saw, in crash weeks; and which gates are open.

Two gates for each horizon. `assets_d7`: over all coins, is it better than HAR? `market_d7`: of the market itself, is it better than
what layer 1 uses without it, the fading mean of squared returns? The cascade uses the forecasts of one day, those of the market only
where both of its gates are open, and at every moment only if they were open by what was known when the fold of that moment began.
"""

import math
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.comparison import MomentMean, compare
from cryptopredict.estimators.conformal import AdaptiveConformal, coverage
from cryptopredict.estimators.validation import Gate, skill_gate
from cryptopredict.estimators.volatility import qlike
from cryptopredict.features import MarketIndex, ewm_mean
from cryptopredict.layer1_macro.volatility.rows import EWMA_HALF_LIFE, MARKET, VolatilityRows
from cryptopredict.layer1_macro.volatility.spoken import Spoken

__all__ = ["GATES", "MAIN_GATE", "USES", "Judged", "judge"]

GATES = ("assets_d1", "market_d1", "assets_d7", "market_d7")
MAIN_GATE = "assets_d1"
"""The one that decides whether a version may be promoted."""
USES = {
    "assets_d1": "volatility and risk level of each coin (layer 3)",
    "market_d1": "risk level and cap on the exposure (layer 1), with the gate for coins open too",
    "assets_d7": "nothing yet",
    "market_d7": "nothing yet",
}
"""What the cascade does with what stands behind each gate."""

_DAY = 86_400
_WORTH = 0.02
"""Of the loss of the baseline must be won: where nothing can be foretold, a surer mean alone wins up to 1.7 % of it."""
_LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_PUBLISHED = (0.8, 0.9)
_CRASH = -0.15  # of the market within the seven days up to and with the day that the band is for

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Gates by name; `opened`: was it open by what was known when each fold began; tables of figures, ready for JSON."""

    gates: dict[str, Gate]
    opened: dict[str, list[bool]]
    comparisons: list[dict[str, Any]]
    bands: list[dict[str, Any]]

    def plain(self) -> dict[str, Any]:
        """As a manifest holds it."""
        return {
            "gates": {name: asdict(gate) for name, gate in self.gates.items()},
            "comparisons": self.comparisons,
            "bands": self.bands,
        }


def judge(rows: VolatilityRows, index: MarketIndex, spoken: dict[int, Spoken], starts: list[int], *, tried: int) -> Judged:
    """Judge what was said out of sample, by horizon. `starts` are the moments (epoch seconds) at which the folds began."""
    times, market = rows.table.times, rows.table.groups == MARKET
    in_use = ewm_mean((index.returns * index.returns)[:, None], EWMA_HALF_LIFE)[:, 0][rows.day]
    gates, opened, comparisons = {}, {}, []
    for ahead, said in spoken.items():
        asked = ((f"assets_d{ahead}", ~market, said.har, "HAR"), (f"market_d{ahead}", market, in_use, "EWMA of returns"))
        for name, part, baseline, against in asked:
            gates[name] = _gate(said, part, baseline, against, times, tried)
            opened[name] = [
                _gate(said, part & (times + ahead * _DAY <= start), baseline, against, times, tried).open for start in starts
            ]
        days = "the next day" if ahead == 1 else f"the next {ahead} days"
        others = {"HAR": said.har, "EWMA": said.ewma}
        comparisons += [
            _compared(f"assets_d{ahead}", f"variance of {days}, all coins", said, ~market, said.model, others, times),
            _compared(
                f"market_d{ahead}",
                f"variance of {days}, the market itself",
                said,
                market,
                said.model,
                {"EWMA of returns": in_use, **others},
                times,
            ),
            _compared(
                f"left_out_d{ahead}",
                f"variance of {days}, coins that the fit had never seen",
                said,
                np.isfinite(said.blind),
                said.blind,
                {"HAR": said.blind_har, "EWMA": said.ewma},
                times,
            ),
        ]
    return Judged(gates, opened, [one for one in comparisons if one["n"]], _bands(rows, index, spoken[1]))


def _gate(said: Spoken, part: Flags, baseline: Floats, against: str, times: Integers, tried: int) -> Gate:
    model_loss = np.where(part, qlike(said.model, said.happened), np.nan)
    baseline_loss = (1.0 - _WORTH) * qlike(baseline, said.happened)
    return skill_gate(
        model_loss, baseline_loss, times, said.fold, baseline=f"{against} less {_WORTH:.0%}", trials=tried, overlap=said.ahead
    )


def _compared(
    key: str, what: str, said: Spoken, part: Flags, model: Floats, others: dict[str, Floats], times: Integers
) -> dict[str, Any]:
    """One line of the table: mean QLIKE of the model and of each baseline on the same rows, and the differences with intervals."""
    ours = qlike(model, said.happened)
    theirs = {name: qlike(values, said.happened) for name, values in others.items()}
    used = part & (said.fold >= 0) & np.isfinite(ours)
    for loss in theirs.values():
        used &= np.isfinite(loss)
    years = times[used].astype("datetime64[s]").astype("datetime64[Y]").astype(np.int64) + 1970
    return {
        "key": key,
        "what": what,
        "metric": "QLIKE",
        "n": int(used.sum()),
        "moments": len(np.unique(times[used])),
        "model": _mean(ours[used]),
        "baselines": [
            {
                "name": name,
                "value": _mean(loss[used]),
                "difference": _plain(compare(ours[used], loss[used], times[used], overlap=said.ahead, method="cosines")),
            }
            for name, loss in theirs.items()
        ],
        "by_year": [
            {
                "year": int(year),
                "n": int((years == year).sum()),
                "model": _mean(ours[used][years == year]),
                **{name: _mean(loss[used][years == year]) for name, loss in theirs.items()},
            }
            for year in np.unique(years)
        ],
    }


def _bands(rows: VolatilityRows, index: MarketIndex, said: Spoken) -> list[dict[str, Any]]:
    """Bands for the return of the next day, made conformal: how many returns fell inside, in crash weeks apart.

    Coins learn their width together, the market for itself.
    """
    deviation = np.sqrt(rows.spread(said.model))
    happened = np.full_like(rows.returns, np.nan)
    happened[:-1] = rows.returns[1:]
    week = np.full(len(index.returns), np.nan)
    total = np.cumsum(index.returns)
    week[6:-1] = total[7:] - total[:-7]
    crash = np.broadcast_to((week <= _CRASH).astype(np.int64)[:, None], happened.shape)
    coins = np.broadcast_to(rows.columns >= 0, happened.shape)
    found = []
    for level in _LEVELS:
        half = float(ndtri(0.5 + level / 2.0)) * deviation
        band = AdaptiveConformal(level, delay=1).walk(-half, half, happened, groups=(rows.columns < 0).astype(np.int64))
        asked = [("all", np.where(coins, 0, -1))]
        if level in _PUBLISHED:
            asked += [
                ("calm weeks", np.where(coins & (crash == 0), 0, -1)),
                ("crash weeks", np.where(coins & (crash == 1), 0, -1)),
                ("the market itself", np.where(coins, -1, 0)),
            ]
        for name, groups in asked:
            for one in coverage(band.low, band.high, happened, level=level, groups=groups):
                moments = int((np.isfinite(band.low) & np.isfinite(happened) & (groups == 0)).any(axis=1).sum())
                found.append(
                    {
                        "level": level,
                        "group": name,
                        "share": one.share,
                        "low": None if one.interval is None else max(0.0, one.interval.low),
                        "high": None if one.interval is None else min(1.0, one.interval.high),
                        "width": one.width,
                        "score": one.score,
                        "n": one.n,
                        "moments": moments,
                    }
                )
    return found


def _mean(values: Floats) -> float | None:
    return float(values.mean()) if len(values) else None


def _plain(difference: MomentMean | None) -> dict[str, Any] | None:
    """As JSON holds it: t is cut where two forecasts are the same or differ always alike."""
    if difference is None:
        return None
    found = asdict(difference)
    return found | {"t": math.copysign(min(abs(found["t"]), 1e6), found["t"])}
