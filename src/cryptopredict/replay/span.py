"""The span of a replay: how many decisions, by what, what they did not say and why, and who could be traded."""

from collections import Counter
from typing import Any

import numpy as np

from cryptopredict.base import from_epoch
from cryptopredict.replay.arena import Arena

__all__ = ["abstained_of", "market_of", "moment", "span_of"]


def abstained_of(arena: Arena) -> dict[str, Any]:
    """Assets that got no signal, by reason and year, and how many were looked at."""
    by_year: dict[str, Counter[str]] = {}
    whole: Counter[str] = Counter()
    for said in arena.said:
        year = str(from_epoch(said.as_of).year)
        by_year.setdefault(year, Counter()).update(said.abstained)
        whole.update(said.abstained)
    return {
        "considered": sum(said.considered for said in arena.said),
        "signals": sum(len(said.signals) for said in arena.said),
        "moments_with_signals": sum(bool(said.signals) for said in arena.said),
        "reasons": dict(whole.most_common()),
        "by_year": {year: dict(counts) for year, counts in by_year.items()},
    }


def span_of(arena: Arena) -> dict[str, Any]:
    """When, how many decisions, and by which models."""
    steps = np.diff([said.as_of for said in arena.said])
    return {
        "from": moment(arena.said[0].as_of),
        "to": moment(arena.said[-1].as_of),
        "traded_until": moment(int(arena.daily.times[-1]) + 86_400),
        "decisions": len(arena.said),
        "not_decided": arena.silent,
        "step_hours": float(np.median(steps)) / 3_600.0 if len(steps) else None,
        "models": dict(Counter(reference for said in arena.said for reference in said.models.values()).most_common()),
        "states": {
            layer: dict(Counter(said.states[layer] for said in arena.said).most_common()) for layer in arena.said[0].states
        },
    }


def market_of(arena: Arena) -> dict[str, Any]:
    """Who was there: tradable assets by year, those that went, and how many had hours."""
    tradable = arena.members.tradable[arena.first :]
    hours = np.isfinite(arena.hourly.closes)
    hour_years = arena.hourly.times.astype("datetime64[s]").astype("datetime64[Y]").astype(np.int64) + 1970
    rows = []
    for year in np.unique(arena.years).tolist():
        days, mine = arena.years == year, hour_years == year
        first, last = np.flatnonzero(days)[[0, -1]]
        ended = (arena.daily.ends > first) & (arena.daily.ends <= min(last + 1, len(arena.years) - 1))
        ended &= tradable[first : last + 1].any(axis=0)
        rows.append(
            {
                "year": year,
                "tradable": float(tradable[days].sum(axis=1).mean()),
                "went": int((ended & (arena.daily.haircut > 0.0)).sum()),
                "source_ended": int((ended & (arena.daily.haircut == 0.0)).sum()),
                "with_hours": float(hours[mine].sum(axis=1).mean()) if mine.any() else 0.0,
            }
        )
    return {"source": str(arena.cut.source), "assets": len(arena.cut.daily.assets), "by_year": rows}


def moment(seconds: int) -> str:
    """Epoch seconds as RFC 3339."""
    return from_epoch(seconds).isoformat().replace("+00:00", "Z")
