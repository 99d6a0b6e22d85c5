"""The account of a replay: every figure of the report, as JSON. The page only draws it.

In: an arena and the terms. Out: what was traded, what stands beside it, whether the two can be told apart, and what is not known.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, Final

import numpy as np

from cryptopredict.base import Costs, Floats
from cryptopredict.replay.arena import REGIMES, Arena
from cryptopredict.replay.chance import random_allocations, random_exposures, random_signals
from cryptopredict.replay.checks import self_checks
from cryptopredict.replay.figures import Judged, by_group, claims_kept, curve_figures, judge, sums_by, trade_figures
from cryptopredict.replay.span import abstained_of, market_of, moment, span_of
from cryptopredict.replay.strategies import (
    Line,
    Terms,
    TradedCalls,
    held_line,
    of_index,
    of_selected,
    of_universe,
    one_asset,
    trade_calls,
)
from cryptopredict.replay.trading import HAIRCUT, KINDS
from cryptopredict.replay.words import failures, unknowns

__all__ = ["account"]

Report = Callable[[str, float], None]

LOOKS: Final = 3
"""Strategies judged in one report."""
_WEEK_DAYS: Final = 7
_MONTH_DAYS: Final = 30
_YEAR: Final = 365.0
_BITCOIN: Final = "BTC"


def account(arena: Arena, terms: Terms, *, trials: Mapping[str, int], tried_at_random: int, report: Report) -> dict[str, Any]:
    """Trade what was decided and account for it.

    Args:
        arena: The span.
        terms: Costs, capital, risk.
        trials: How many specifications were ever tried, by model: the deflated Sharpe ratio pays for all of them.
        tried_at_random: Strategies without a thought, for each of the real ones.
        report: What is being done and the share done.
    """
    report("Trading what was decided", 0.0)
    counted = LOOKS + sum(trials.values())
    market = held_line(arena, terms, of_index(arena), weekly=False)
    beside = _baselines(arena, terms, market)
    issued = trade_calls(arena, [(said, call) for said in arena.said for call in said.signals], terms)
    refused = trade_calls(arena, [(said, said.refused) for said in arena.said if said.refused is not None], terms)
    found: list[dict[str, Any]] = []
    for key, name, calls in (
        ("signals", "Signals of layer 4", issued),
        ("refused", "What layer 4 refused", refused),
    ):
        match = replace(market, daily=float(calls.line.net.mean()) * market.daily)
        gate = _signal_gate(market)
        chance = random_signals(arena, calls, terms, gate, tried=tried_at_random, report=report)
        told = _strategy(arena, key, name, calls.line, match, gate(calls.line), terms, counted, _sectors_hourly(arena, calls))
        told["against_nothing"] = judge(
            calls.line.daily, np.zeros_like(calls.line.daily), overlap=_WEEK_DAYS, looks=LOOKS, measure="mean"
        ).plain()
        told["random"] = None if chance is None else chance.plain()
        told["trades"] = _trades(arena, calls)
        told["claims"] = claims_kept([call.chance for _, call in calls.calls], calls.book, calls.entered)
        found.append(told)
    for key, name, shares, usual, weekly in (
        ("allocation", "Layers 1 to 3: the selected assets", of_selected(arena), of_universe(arena), True),
        ("exposure", "Layer 1: the market index", of_index(arena), of_index(arena), False),
    ):
        line = held_line(arena, terms, shares, weekly=weekly, exposure=lambda said: said.exposure)
        level = float(line.gross.mean())
        match = held_line(arena, terms, usual, weekly=weekly, exposure=lambda _said, level=level: level)  # type: ignore[misc]
        gate = _portfolio_gate(match)
        chance = (
            random_allocations(arena, line, terms, gate, tried=tried_at_random, report=report)
            if key == "allocation"
            else random_exposures(arena, line, terms, shares, gate, tried=tried_at_random, report=report)
        )
        told = _strategy(arena, key, name, line, match, gate(line), terms, counted, _sectors_daily(arena, line))
        told["random"] = chance.plain()
        found.append(told)
    report("Checking the account", 0.9)
    whole: dict[str, Any] = {
        "span": span_of(arena),
        "terms": {**asdict(terms.costs), "capital": terms.capital, "risk": terms.risk, "haircut": HAIRCUT, "looks": LOOKS},
        "trials": {"counted": counted, "of": dict(trials), "strategies": LOOKS},
        "market": market_of(arena),
        "days": arena.daily.times.tolist(),
        "strategies": found,
        "baselines": [_line(arena, key, name, line, terms, counted) for key, (name, line) in beside.items()],
        "parts": _parts(arena, terms, found),
        "terms_changed": _changed(arena, terms, counted),
        "abstained": abstained_of(arena),
        "checks": self_checks(arena, terms, issued, refused, found),
    }
    return {**whole, "failures": failures(whole), "unknown": unknowns(whole)}


def _signal_gate(market: Line) -> Callable[[Line], Judged]:
    """Beside holding the market at the mean of longs less shorts, its costs left out, to the favour of the match."""
    return lambda line: judge(
        line.daily, float(line.net.mean()) * market.daily, overlap=_WEEK_DAYS, looks=LOOKS, measure="mean"
    )


def _portfolio_gate(match: Line) -> Callable[[Line], Judged]:
    return lambda line: judge(line.daily, match.daily, overlap=_MONTH_DAYS, looks=LOOKS, measure="equal_risk")


def _baselines(arena: Arena, terms: Terms, market: Line) -> dict[str, tuple[str, Line]]:
    found = {}
    bitcoin = one_asset(arena, terms, _BITCOIN)
    if bitcoin is not None:
        found["bitcoin"] = ("Bitcoin, bought and held", bitcoin)
    found["universe"] = ("Every tradable asset alike", held_line(arena, terms, of_universe(arena), weekly=True))
    found["market"] = ("The market by capitalisation", market)
    return found


def _line(arena: Arena, key: str, name: str, line: Line, terms: Terms, counted: int) -> dict[str, Any]:
    """A curve and its figures; `cost_share` is what was paid a year as a share of the mean wealth."""
    wealth = np.cumprod(1.0 + line.daily)
    yearly = sum(line.costs.values()) / (len(wealth) / _YEAR)
    return {
        "key": key,
        "name": name,
        "figures": curve_figures(line.daily, trials=counted),
        "held": float(line.gross.mean()),
        "turnover": line.turnover,
        "costs": line.costs,
        "cost_share": yearly / (terms.capital * float(wealth.mean())),
        "written_off": line.written_off,
        "wealth": [round(float(value), 6) for value in wealth],
        "by_year": _by_year(arena, {"own": line.daily}, line.gross),
    }


def _strategy(
    arena: Arena,
    key: str,
    name: str,
    line: Line,
    match: Line,
    judged: Judged,
    terms: Terms,
    counted: int,
    sectors: list[dict[str, Any]],
) -> dict[str, Any]:
    """A strategy beside its match, and where its results came from."""
    curves = {"own": line.daily, "match": match.daily}
    return {
        **_line(arena, key, name, line, terms, counted),
        "match": _line(arena, f"{key}_match", "the same exposure, always", match, terms, counted),
        "gate": judged.plain(),
        "by_year": _by_year(arena, curves, line.gross),
        "by_regime": by_group(REGIMES, arena.regime, curves, line.gross),
        "by_sector": sectors,
    }


def _by_year(arena: Arena, curves: Mapping[str, Floats], gross: Floats) -> list[dict[str, Any]]:
    years = arena.years
    first = int(years[0])
    names = [str(year) for year in range(first, int(years[-1]) + 1)]
    return by_group(names, years - first, curves, gross)


def _sectors_daily(arena: Arena, line: Line) -> list[dict[str, Any]]:
    return sums_by(_sector_names(arena, [asset.id for asset in arena.cut.daily.assets]), line.gains)


def _sectors_hourly(arena: Arena, calls: TradedCalls) -> list[dict[str, Any]]:
    filled = np.flatnonzero(calls.book.refusal == 0)
    names = _sector_names(arena, [calls.calls[k][1].asset_id for k in filled.tolist()])
    return sums_by(names, calls.book.result[filled])


def _sector_names(arena: Arena, assets: Sequence[int]) -> list[str]:
    names = {sector.id: sector.name for sector in arena.cut.sectors}
    return [names.get(arena.cut.sector_of.get(asset, -1), "none") for asset in assets]


def _trades(arena: Arena, calls: TradedCalls) -> dict[str, Any]:
    book = calls.book
    hours = np.where(book.left >= 0, arena.hourly.times[np.maximum(book.left, 0)] + 3_600 - calls.entered, np.nan) / 3_600.0
    found = trade_figures(book, calls.entered, hours)
    rows = []
    for k in found["worst"]:
        said, call = calls.calls[k]
        rows.append(
            {
                "entered": moment(int(calls.entered[k])),
                "symbol": call.symbol,
                "side": "long" if call.side > 0 else "short",
                "amount": float(book.amount[k]),
                "entry": float(book.entry[k]),
                "exit": float(book.exit[k]),
                "ended": KINDS[int(book.kind[k])],
                "hours": float(hours[k]),
                "result": float(book.result[k]),
                "percent": float(100.0 * book.result[k] / book.amount[k]),
                "regime": said.regime,
            }
        )
    filled = np.flatnonzero(book.refusal == 0).tolist()
    regimes = sums_by([str(calls.calls[k][0].regime) for k in filled], book.result[filled])
    sides = sums_by(["long" if calls.calls[k][1].side > 0 else "short" for k in filled], book.result[filled])
    return {**found, "worst": rows, "by_regime": regimes, "by_side": sides}


def _parts(arena: Arena, terms: Terms, found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What each layer of the allocation adds: the exposure over all assets alike, and the selected ones at a constant exposure."""
    level = next(one["held"] for one in found if one["key"] == "allocation")
    lines = {
        "layer 1 alone: its exposure over all assets": held_line(
            arena, terms, of_universe(arena), weekly=True, exposure=lambda said: said.exposure
        ),
        "layer 3 alone: its assets at a constant exposure": held_line(
            arena, terms, of_selected(arena), weekly=True, exposure=lambda _said: level
        ),
    }
    match = held_line(arena, terms, of_universe(arena), weekly=True, exposure=lambda _said: level)
    gate = _portfolio_gate(match)
    return [
        {
            "name": name,
            "figures": curve_figures(line.daily, trials=1),
            "held": float(line.gross.mean()),
            "gate": gate(line).plain(),
        }
        for name, line in lines.items()
    ]


def _changed(arena: Arena, terms: Terms, counted: int) -> list[dict[str, Any]]:
    """The same decisions on other terms."""
    costs = terms.costs
    double = Costs(2.0 * costs.fee, 2.0 * costs.spread, 2.0 * costs.impact, 2.0 * costs.funding_per_hour)
    issued = [(said, call) for said in arena.said for call in said.signals]
    found = []
    for name, other in (
        ("as above", terms),
        ("twice the costs", replace(terms, costs=double)),
        ("without costs", replace(terms, costs=Costs(0.0, 0.0, 0.0, 0.0))),
        ("one bar later", replace(terms, wait=1)),
        ("a hundred times the capital", replace(terms, capital=100.0 * terms.capital)),
    ):
        lines = {
            "signals": trade_calls(arena, issued, other).line,
            "allocation": held_line(arena, other, of_selected(arena), weekly=True, exposure=lambda said: said.exposure),
            "exposure": held_line(arena, other, of_index(arena), weekly=False, exposure=lambda said: said.exposure),
        }
        row: dict[str, Any] = {"name": name}
        for key, line in lines.items():
            figures = curve_figures(line.daily, trials=counted)
            row[key] = {"cagr": figures["cagr"]["value"], "sharpe": figures["sharpe"]["value"]}
        found.append(row)
    return found
