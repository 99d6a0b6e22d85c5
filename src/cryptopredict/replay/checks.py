"""What the account checks of itself: each a sentence, a figure, and whether it holds."""

from typing import Any, Final

import numpy as np

from cryptopredict.base import Candle, ExitKind, exit_at
from cryptopredict.replay.arena import Arena
from cryptopredict.replay.nothing import looks_at_nothing
from cryptopredict.replay.strategies import Terms, TradedCalls
from cryptopredict.replay.trading import KINDS

__all__ = ["self_checks"]

_LUCK: Final = 0.05
_NUMBERS: Final = {name: number for number, name in KINDS.items()}
_SEEDS: Final = 2


def self_checks(
    arena: Arena, terms: Terms, issued: TradedCalls, refused: TradedCalls, strategies: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """All of them; one that cannot be made says so and counts as neither."""
    both = (issued, refused)
    trades = sum(int((each.book.refusal == 0).sum()) for each in both)
    wrong = sum(_differing(arena, each) for each in both)
    off = max(
        abs(float(each.book.equity[-1]) - terms.capital - float(np.nansum(each.book.result))) if len(each.book.equity) else 0.0
        for each in both
    )
    found = [
        _check("Trades that a plain loop over the rule book ends otherwise", f"{wrong} of {trades:,}", wrong == 0),
        _check(
            "Dollars between the wealth at the end and the sum of all trades",
            f"{off:.6f} of {terms.capital:,.0f}",
            off < 1e-6 * terms.capital,
        ),
    ]
    ghosts = [each for seed in range(_SEEDS) if (each := looks_at_nothing(arena.cut, seed)) is not None]
    looks, seen = sum(each["looks"] for each in ghosts), sum(each["with_signals"] for each in ghosts)
    told = f"{seen} of {looks} looks" if ghosts else "not made: fewer than 1,200 days of hours of five assets"
    question = "Signals in a market with nothing to know (these hours in random order, no drift)"
    found.append(_check(question, told, seen <= _LUCK * looks if ghosts else None))
    for one in strategies:
        tried = one["random"]
        if tried is not None and tried["tried"]:
            told = f"{tried['passed']:,} of {tried['judged']:,}" if tried["judged"] else "too few days for the gate to judge"
            holds = None if tried["share"] is None else tried["share"] <= _LUCK
            found.append(_check(f"Strategies at random that pass the gate of: {one['name']}", told, holds))
    return found


def _check(question: str, found: str, holds: bool | None) -> dict[str, Any]:
    return {"question": question, "found": found, "holds": None if holds is None else bool(holds)}


def _differing(arena: Arena, calls: TradedCalls) -> int:
    """How many trades come out otherwise one candle at a time."""
    bars, book, wrong = arena.hourly, calls.book, 0
    columns = {asset.id: n for n, asset in enumerate(arena.cut.hourly.assets)}
    entered = bars.row_of(calls.entered)
    for k in np.flatnonzero(book.refusal == 0).tolist():
        call, row = calls.calls[k][1], int(entered[k])
        n, last, left = columns[call.asset_id], float(book.entry[k]), int(book.left[k])
        found: tuple[float, ExitKind] | None = None
        for t in range(row, min(row + call.hours, len(bars.times))):
            if np.isnan(bars.closes[t, n]):
                continue
            candle = Candle(*(float(each[t, n]) for each in (bars.opens, bars.highs, bars.lows, bars.closes)))
            found = exit_at(call.side, candle, call.target, call.stop)
            if found is not None:
                wrong += t != left or found[0] != book.exit[k] or _NUMBERS[found[1].value] != book.kind[k]
                break
            last = candle.close
        if found is None:
            ended = KINDS[int(book.kind[k])]
            cut = 1.0 - bars.haircut[n] if ended == "candles_ended" and call.side > 0 else 1.0
            wrong += ended in {"target", "stop"} or not np.isclose(book.exit[k], last * cut, rtol=1e-12)
    return wrong
