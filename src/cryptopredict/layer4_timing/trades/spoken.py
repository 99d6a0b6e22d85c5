"""What a version says, each time by the fold that existed then; nothing where a gate was closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, MarketView, SignalType
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.version import Version
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer4_timing.gate import GRID_HOURS
from cryptopredict.layer4_timing.plain import SIDES, Plain
from cryptopredict.layer4_timing.trades.agent import CAPITAL, full_weight, slippage, states
from cryptopredict.layer4_timing.trades.judge import AGENT, EXIT, RISK_HOURS, entry_gate, risk_gate
from cryptopredict.layer4_timing.trades.rows import GROUPS, USUAL, TradeRows, trade_rows
from cryptopredict.layer4_timing.trades.said import WITHIN, chance_within, together

__all__ = ["Answers", "Spoken", "now", "speak"]

Flags = NDArray[np.bool_]

_HOUR: Final = 3_600
_BY_THEMSELVES: Final = (*map(entry_gate, SIDES), *map(risk_gate, RISK_HOURS), AGENT, EXIT)


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """What is kept of a version over a view, by side and sampled row.

    Whether it is `used` (R,) for the chance, and if so the `chance` (R, N) to reach the target before the stop, every `GRID_HOURS`, NaN
    elsewhere; `moved` (R, N) what slippage takes of a full trade on top, both ways.
    """

    version: Version
    macro: MacroTrack
    used: Mapping[SignalType, Flags]
    chance: Mapping[SignalType, Floats]
    moved: Mapping[SignalType, Floats]

    @property
    def reference(self) -> str:
        """name@version:sha256."""
        return self.version.reference

    def opened(self, gate: str, moment: int) -> bool:
        """Whether a gate was open by what was known when the fold of this moment (epoch seconds) began."""
        fold = int(self.version.fold_at(np.array([moment]))[0])
        return fold >= 0 and bool(self.version.opened(gate)[fold])

    def at(self, moment: int) -> bool:
        """Whether anything that the version says is used at this moment; chances within a day or three count with those of a week alone."""
        return any(self.opened(gate, moment) for gate in _BY_THEMSELVES)


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What a version says of one hour, of the coins in `place`, by column of the hourly panel the row of all arrays here (K, …).

    `chance` (K, 5) of the endings by side; `within` which of its times were open; `moved` (K,) what slippage takes of a full trade; `risk`
    (K, 4 L) by hours; `worth` (K, 3) of the actions by side; `exits` (K, 4) medians. What was closed is not there.
    """

    place: Mapping[int, int]
    rows: TradeRows
    chance: Mapping[SignalType, Floats]
    within: Mapping[SignalType, frozenset[str]]
    moved: Floats
    risk: Mapping[int, Floats]
    worth: Mapping[SignalType, Floats]
    exits: Floats | None
    version: Version

    def says(self, side: SignalType, column: int) -> bool:
        """Whether the chance of this side of the coin in a column of the hourly panel is said."""
        return side in self.chance and column in self.place and bool(np.isfinite(self.chance[side][self.place[column]]).all())

    def shares(self, side: SignalType, row: int) -> dict[str, tuple[str, float, float]]:
        """By group of features: the one that is furthest from usual, its value, and how much of the chance is because of the group.

        That is by how much the chance would be lower if the group were as usual; what the net sees of the path is held.
        """
        table = self.rows.table
        asked = np.repeat(table.values[row : row + 1], len(GROUPS) + 1, axis=0)
        usual = np.array([USUAL[name] for name in table.names], dtype=np.float32)
        for line, names in enumerate(GROUPS.values(), start=1):
            columns = [table.names.index(name) for name in names]
            asked[line, columns] = usual[columns]
        same = np.repeat(table.times[row : row + 1], len(asked))
        figures = self.version.say(str(side), Table(asked, table.names, same, np.zeros_like(same)), entry_gate(side))
        path = _path(self.version, self.rows, side, np.full(len(asked), row))
        said = chance_within(together(figures, path), "7d")
        found = {}
        for line, (group, names) in enumerate(GROUPS.items(), start=1):
            columns = [table.names.index(name) for name in names]
            away = np.nan_to_num(np.abs(table.values[row, columns] - usual[columns]))
            furthest = columns[int(np.argmax(away))]
            found[group] = (
                table.names[furthest],
                float(np.nan_to_num(table.values[row, furthest])),
                float(said[0] - said[line]),
            )
        return found


def speak(view: MarketView, macro: MacroTrack, plain: Plain, version: Version) -> Spoken:
    """What `version` says over the whole view. Where no gate was ever open, no row is made and no model asked."""
    closes = view.hourly.close_times[plain.sampled]
    shape = (len(plain.sampled), len(view.hourly.assets))
    fold = version.fold_at(closes)
    used = {side: (fold >= 0) & version.opened(entry_gate(side))[fold] for side in SIDES}
    chance = {side: np.full(shape, np.nan) for side in SIDES}
    moved = {side: np.zeros(shape) for side in SIDES}
    on_grid = closes // _HOUR % GRID_HOURS == 0
    for number in np.unique(fold[used[SIDES[0]] | used[SIDES[1]]]):
        # One fold at a time: the windows of all rows at once would not fit.
        hours = plain.sampled[on_grid & (fold == number)]
        rows = trade_rows(view, macro, plain.sigma, hours) if len(hours) else None
        if rows is None:
            continue
        at = (np.searchsorted(plain.sampled, rows.row), rows.column)
        taken = _moved(rows, plain.sigma)
        for side in SIDES:
            chance[side][at] = chance_within(_endings(version, rows, side), "7d")
            moved[side][at] = taken
    return Spoken(version, macro, used, chance, moved)


def now(spoken: Spoken, view: MarketView, sigma: Floats, hour: int) -> Answers | None:
    """What is said of the hour at this row of the hourly panel; None if nothing is."""
    moment = int(view.hourly.close_times[hour])
    if not spoken.at(moment):
        return None
    rows = trade_rows(view, spoken.macro, sigma, np.array([hour]))
    if rows is None:
        return None
    version = spoken.version
    open_ = {side: frozenset(time for time in WITHIN if spoken.opened(entry_gate(side, time), moment)) for side in SIDES}
    chance = {side: _endings(version, rows, side) for side in SIDES if "7d" in open_[side]}
    volatility = rows.table.column("volatility")[:, None]
    narrow = Table(volatility, ("volatility",), rows.table.times, rows.table.groups)
    risk = {}
    for hours in RISK_HOURS:
        said = version.say(risk_gate(hours), narrow, risk_gate(hours))
        if said.ndim == 2:
            risk[hours] = said
    exits = version.say(EXIT, rows.windows, EXIT) if spoken.opened(EXIT, moment) else np.full(len(rows.row), np.nan)
    place = {int(column): row for row, column in enumerate(rows.column)}
    return Answers(
        place,
        rows,
        chance,
        open_,
        _moved(rows, sigma),
        risk,
        {},
        exits if exits.ndim == 2 else None,
        version,
    )


def worth(spoken: Spoken, answers: Answers, chances: Mapping[SignalType, Floats]) -> Mapping[SignalType, Floats]:
    """What each action is worth (K, 3) by side, percent of the capital; empty where the gate of the agent was closed.

    `chances` (K, 2) by side: how often trades of the situation of each coin came to target and stop.
    """
    table = answers.rows.table
    if not len(table) or not spoken.opened(AGENT, int(table.times[0])):
        return {}
    said = spoken.version.say(AGENT, states(table, chances), AGENT)
    return (
        {side: said[place * len(table) : (place + 1) * len(table)] for place, side in enumerate(SIDES)}
        if said.ndim == 2
        else {}
    )


def _moved(rows: TradeRows, sigma: Floats) -> Floats:
    size = sigma[rows.row, rows.column]
    return 2.0 * slippage(full_weight(size) * CAPITAL, rows.dollars, size)


def _endings(version: Version, rows: TradeRows, side: SignalType) -> Floats:
    return together(version.say(str(side), rows.table, entry_gate(side)), _path(version, rows, side))


def _path(version: Version, rows: TradeRows, side: SignalType, chosen: Integers | None = None) -> Floats | None:
    """What the net says of a side (M, 5); None where it never speaks."""
    windows = rows.windows if chosen is None else rows.windows.rows(chosen)
    said = version.say("net", windows, entry_gate(side))
    half = said.shape[1] // len(SIDES) if said.ndim == 2 else 0
    place = SIDES.index(side) * half
    return said[:, place : place + half] if half else None
