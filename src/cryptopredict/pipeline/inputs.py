"""What a decision saw: one digest of all of it, and an outline by which it can be told later what of it is no longer so.

In: a view that is cut. Out: `Seen`. Two views with the same digest are the same to every layer, bit for bit.
"""

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import UNCURATED, Curation, MarketView, Panel, Series

__all__ = ["BLOCKS", "Seen", "closes", "seen"]

BLOCKS: Final = {"daily": 16, "hourly": 168}
"""Rows of a panel that are summed up together in the outline."""
_FRESH_DAYS: Final = 8
"""For so many days the outline remembers whose capitalisation was not known yet: it comes later, and without a trace."""


@dataclass(frozen=True, slots=True)
class Seen:
    """`digest` is SHA-256 of all that could be seen, `outline` is JSON of a few kilobytes.

    `days` and `hours` are SHA-256 of the market alone, as far as it was known at the two moments of `closes`.

    In it: `parts` digests (16 digits) by name, such as "daily close"; for each panel `first` (epoch seconds), `rows`, `assets`, sums by asset
    and by block of rows, and `uncapped`, the assets without capitalisation by row from the end; for each series how many values there
    were and when the last became known; `sector_of` as it was; of the `curation` how far it went, and its rules.
    """

    digest: str
    outline: Mapping[str, Any]
    days: str
    hours: str


def closes(view: MarketView) -> tuple[int, int]:
    """When the last day of a view closed, and when its last hour or day did, epoch seconds; 0 where there is none."""
    day, hour = (int(panel.close_times[-1]) if len(panel.times) else 0 for panel in (view.daily, view.hourly))
    return day, max(day, hour)


def seen(view: MarketView) -> Seen:
    """Digest and outline of a view."""
    panels = {"daily": view.daily, "hourly": view.hourly}
    assets = [[asset.id for asset in panel.assets] for panel in panels.values()]
    names = repr((view.as_of, assets, sorted(view.funding), sorted(view.sector_of.items()), sorted(view.barred.items())))
    moments = closes(view)
    arrays: list[tuple[str, NDArray[Any], list[int]]] = []
    for name, panel in panels.items():
        rows = [panel.rows_known_at(moment) for moment in moments]
        arrays += [(f"{name} times", panel.times, rows)]
        arrays += [(f"{name} {field}", panel[field], rows) for field in sorted(panel.fields)]
    series = {"fear_greed": view.fear_greed, "news": view.news}
    for name, one in (*series.items(), *((f"funding {key}", view.funding[key]) for key in sorted(view.funding))):
        rows = [len(one.as_of(moment).available) for moment in moments]
        arrays += [(name, one.available, rows), (name, one.values, rows)]
    with ThreadPoolExecutor() as pool:  # hashing lets other threads run
        outlines = {name: pool.submit(_panel, name, panel) for name, panel in panels.items()}
        of_days, of_hours, digests = zip(*pool.map(_digests, arrays), strict=True)
    market = repr(
        (view.source, view.daily.assets, view.hourly.assets, sorted(view.funding), view.sectors, sorted(view.sector_of.items()))
    )
    listed = b"" if view.curation == UNCURATED else _curated(view.curation).encode()
    parts: dict[str, bytes] = {"names": names.encode(), "curation": listed}
    for (name, _, _), digest in zip(arrays, digests, strict=True):
        group = name.split(" ")[0] if name.startswith("funding") else name
        parts[group] = parts.get(group, b"") + digest
    return Seen(
        hashlib.sha256(names.encode() + listed + b"".join(digests)).hexdigest(),
        {
            "parts": {name: hashlib.sha256(part).hexdigest()[:16] for name, part in parts.items()},
            **{name: found.result() for name, found in outlines.items()},
            **{name: _length(one) for name, one in series.items()},
            "funding": {str(key): _length(one) for key, one in sorted(view.funding.items())},
            "sector_of": {str(key): sector for key, sector in sorted(view.sector_of.items())},
            "curation": _last(view.curation),
        },
        *(hashlib.sha256(b"".join((market.encode(), *known))).hexdigest() for known in (of_days, of_hours)),
    )


def _digests(given: tuple[str, NDArray[Any], list[int]]) -> tuple[bytes, bytes, bytes]:
    """SHA-256 of the first so many rows, of the first so many more, and of all of an array, reading it once."""
    _, array, (few, more) = given
    found, rows, marks = hashlib.sha256(), np.ascontiguousarray(array), []
    for start, end in pairwise((0, few, more, len(rows))):
        found.update(rows[start:end].data)
        marks.append(found.digest())
    return marks[0], marks[1], marks[2]


def _curated(curation: Curation) -> str:
    rules = (sorted((curation.limits or {}).items()), sorted((curation.thresholds or {}).items()))
    return repr((curation.moves, curation.reviews, rules))


def _last(curation: Curation) -> dict[str, Any]:
    """The newest move and review that were known, by number (None: none), and the rules: they have no history of their own."""
    return {
        "moves": max((move.number for move in curation.moves), default=None),
        "reviews": max((review.number for review in curation.reviews), default=None),
        "limits": dict(curation.limits or {}),
        "thresholds": dict(curation.thresholds or {}),
    }


def _length(series: Series) -> list[int | None]:
    count = len(series.available)
    return [count, int(series.available[-1]) if count else None]


def _panel(name: str, panel: Panel) -> dict[str, Any]:
    """Sums of the bits, not of the numbers: any one candle that changes changes the sum of its asset and of its block."""
    rows, columns = len(panel.times), len(panel.assets)
    by_asset, by_row = np.zeros(columns, dtype=np.uint64), np.zeros(rows, dtype=np.uint64)
    for place, field in enumerate(sorted(panel.fields)):
        bits = np.ascontiguousarray(panel[field]).view(np.uint64)
        weight = np.uint64(2 * place + 1)
        by_asset += weight * bits.sum(axis=0, dtype=np.uint64)
        by_row += weight * bits.sum(axis=1, dtype=np.uint64)
    starts = np.arange(0, rows, BLOCKS[name])
    by_block = np.add.reduceat(by_row, starts) if rows else by_row
    return {
        "first": int(panel.times[0]) if rows else None,
        "rows": rows,
        "assets": [asset.id for asset in panel.assets],
        "by_asset": _words(by_asset),
        "by_block": _words(by_block),
        "uncapped": _uncapped(panel) if name == "daily" else {},
    }


def _words(sums: NDArray[np.uint64]) -> list[str]:
    return [f"{value:08x}" for value in ((sums >> np.uint64(32)) ^ (sums & np.uint64(0xFFFFFFFF))).tolist()]


def _uncapped(panel: Panel) -> dict[str, list[int]]:
    found = {}
    for back in range(1, min(_FRESH_DAYS, len(panel.times)) + 1):
        lacking = np.flatnonzero(np.isfinite(panel["close"][-back]) & ~np.isfinite(panel["market_cap"][-back]))
        if len(lacking):
            found[str(back)] = [panel.assets[column].id for column in lacking]
    return found
