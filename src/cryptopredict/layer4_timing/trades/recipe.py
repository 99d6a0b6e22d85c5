"""The timing models as a recipe: which rows, what is fitted to them, and what was tried."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from cryptopredict import layer1_macro, layer3_assets
from cryptopredict.base import Floats, Integers, MarketView, NoData, SignalType
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.training import Material, Options, Part, Recipe
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer4_timing.gate import GRID_HOURS, HORIZON_HOURS
from cryptopredict.layer4_timing.plain import SIDES, Plain, net_result, plain_trades
from cryptopredict.layer4_timing.trades.agent import CAPITAL, full_weight, rewards, slippage, states
from cryptopredict.layer4_timing.trades.judge import AGENT, EXIT, HISTORICAL, MAIN_GATE, RISK_HOURS, USES, questions, risk_gate
from cryptopredict.layer4_timing.trades.labels import endings, excursions, gaussian, historical, returns_ahead
from cryptopredict.layer4_timing.trades.models import GAUSSIAN, LEVELS, STACK, agent, entry, entry_net, exits, risk
from cryptopredict.layer4_timing.trades.rows import STEPS, TradeRows, trade_rows
from cryptopredict.layer4_timing.trades.tables import tables

__all__ = ["NAME", "RECIPE"]

NAME: Final = "timing"

_HOUR: Final = 3_600
_HORIZON: Final = HORIZON_HOURS * _HOUR
_EMBARGO: Final = 1
_QUICK: Final = 4  # quick trainings learn from every fourth moment
_AGENT: Final = 2  # the agent from every second, of both sides


def _specification() -> dict[str, Any]:
    return {
        "entry": entry(_HORIZON)[0].manifest(),
        "net": entry_net(_HORIZON).manifest(),
        "risk": risk()[0].manifest(),
        "agent": agent().manifest(),
        "exit": exits(_HORIZON).manifest(),
        "grid_hours": GRID_HOURS,
        "steps": STEPS,
        "embargo_days": _EMBARGO,
        "agent_learns_from_every": _AGENT,
    }


def _parts(material: Material, options: Options) -> tuple[Part, ...]:
    """Entry of both sides, risk of both horizons, the agent and, unless it must be quick, the nets."""
    view = material.view
    macro = layer1_macro.study(view)
    plain = plain_trades(view, macro, layer3_assets.study(view, macro))
    number = view.hourly.close_times[plain.sampled] // _HOUR // GRID_HOURS
    on_grid = view.hourly.close_times[plain.sampled] // _HOUR % GRID_HOURS == 0
    hours = plain.sampled[on_grid & (number % (_QUICK if options.quick else 1) == 0)]
    rows = _rows(view, macro, plain, hours)
    at = np.searchsorted(plain.sampled, rows.row)
    values = {side: plain.values[side][at, rows.column] for side in SIDES}
    usual = {side: _usual(plain, side, at, rows) for side in SIDES}
    sigma = plain.sigma[rows.row, rows.column]
    asked = plain.asked()
    passed = {side: plain.passed(side, asked)[at, rows.column].astype(np.float64) for side in SIDES}
    moved = 2.0 * slippage(full_weight(sigma) * CAPITAL, rows.dollars, sigma)
    beside = {
        side: {"usual": usual[side], "values": values[side], "sigma": sigma, "moved": moved, "passed": passed[side]}
        for side in SIDES
    }
    return (
        *(_entry(rows, side, beside[side], stacked=not options.quick) for side in SIDES),
        *(_risk(view, rows, span) for span in RISK_HOURS),
        _agent(rows, values, usual, sigma, passed),
        *([] if options.quick else _nets(view, rows, plain, values)),
    )


def _rows(view: MarketView, macro: MacroTrack, plain: Plain, hours: Integers) -> TradeRows:
    found = trade_rows(view, macro, plain.sigma, hours) if len(hours) else None
    if found is None:
        raise NoData(
            "There is too little history to train on",
            why="no hour in which a coin could be traded",
            to_do="Import hourly candles beside the daily ones: two years and more are needed.",
        )
    return found


def _usual(plain: Plain, side: SignalType, at: Integers, rows: TradeRows) -> Floats:
    """What trades of the situation of each row had brought by then (M, 7), NaN where it is not known."""
    cell = plain.cells[rows.row, rows.column]
    found: Floats = np.where((cell >= 0)[:, None], plain.means[side].mean[at, np.maximum(cell, 0)], np.nan)
    return found


def _entry(rows: TradeRows, side: SignalType, beside: Mapping[str, Floats], *, stacked: bool) -> Part:
    pool, compared = entry(_HORIZON)
    if not stacked:
        del compared[STACK]  # it fits everything again and again
    return Part(str(side), rows.table, endings(beside["values"]), _HORIZON, pool, compared, beside=beside)


def _risk(view: MarketView, rows: TradeRows, span: int) -> Part:
    """The one return that the values at risk of both sides are about."""
    model, compared = risk()
    closes = np.ascontiguousarray(view.hourly["close"])
    happened = returns_ahead(closes, rows.row, rows.column, span)
    volatility = rows.table.column("volatility")[:, None]
    beside = {
        GAUSSIAN: gaussian(np.exp(volatility[:, 0].astype(np.float64)), span),
        HISTORICAL: historical(closes, rows.row, rows.column, span, LEVELS),
    }
    table = Table(volatility, ("volatility",), rows.table.times, rows.table.groups)
    return Part(risk_gate(span), table, happened, span * _HOUR, model, compared, beside=beside)


def _agent(
    rows: TradeRows,
    values: Mapping[SignalType, Floats],
    usual: Mapping[SignalType, Floats],
    sigma: Floats,
    passed: Mapping[SignalType, Floats],
) -> Part:
    thin = np.tile(rows.table.times // _HOUR // GRID_HOURS % _AGENT == 0, len(SIDES))
    table = states(rows.table, {side: each[:, 1:3] for side, each in usual.items()}).rows(thin)
    given = [rewards(net_result(values[side], side, sigma), values[side][:, 6], sigma, rows.dollars) for side in SIDES]
    beside = {"passed": np.concatenate([passed[side] for side in SIDES])[thin]}
    return Part(AGENT, table, np.concatenate(given)[thin], _HORIZON, agent(), {}, beside=beside)


def _nets(view: MarketView, rows: TradeRows, plain: Plain, values: Mapping[SignalType, Floats]) -> list[Part]:
    ended = np.column_stack([endings(values[side]) for side in SIDES])
    closes, highs, lows = (np.ascontiguousarray(view.hourly[name]) for name in ("close", "high", "low"))
    far = excursions(rows.row, rows.column, closes, highs, lows, plain.sigma, HORIZON_HOURS)
    held = np.column_stack([values[side][:, 6] for side in SIDES])
    return [
        Part("net", rows.windows, ended, _HORIZON, entry_net(_HORIZON), {}),
        Part(EXIT, rows.windows, np.column_stack([far, held]), _HORIZON, exits(_HORIZON), {}),
    ]


RECIPE = Recipe(
    name=NAME,
    layer="timing",
    # Entry 9 (two stacks, four strengths, three pools), risk 7, agent 1, exit 1, before this was chosen.
    tried=18,
    main_gate=MAIN_GATE,
    uses=USES,
    specification=_specification,
    parts=_parts,
    questions=questions,
    extras=tables,
    embargo_days=_EMBARGO,
)
"""How the timing models are trained."""
