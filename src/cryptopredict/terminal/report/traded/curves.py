"""Curves over years as inline SVG: wealth on a logarithmic scale, and the fall from the height before, each named at its end."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

__all__ = ["Curve", "falls", "wealth"]

_WIDTH, _LEFT, _RIGHT, _TOP, _BOTTOM = 920, 52, 226, 12, 28
_POINTS = 500
_LINE_HEIGHT = 15.0


@dataclass(frozen=True, slots=True)
class Curve:
    """Wealth by day, 1 before the first; `kind` are classes of the line: s0 to s4, thin, broken."""

    name: str
    wealth: Sequence[float]
    kind: str


def wealth(days: Sequence[int], curves: Sequence[Curve], *, title: str) -> str:
    """Wealth by day (epoch seconds), of which each unit up the page is as many times more."""
    known = [value for curve in curves for value in curve.wealth if value > 0.0]
    low, high = min(1.0, *known), max(1.0, *known)
    marks = _marks(low, high)
    low, high = min(low, marks[0]), max(high, marks[-1])
    logs = [[math.log(max(value, low)) for value in curve.wealth] for curve in curves]
    scale = _Scale(math.log(low), math.log(high), 380)
    return _drawn(days, curves, logs, scale, [(math.log(mark), f"×{mark:g}") for mark in marks], title)


def falls(days: Sequence[int], curves: Sequence[Curve], *, title: str) -> str:
    """How far below its height before each curve was."""
    drops = []
    for curve in curves:
        height, drop = 1.0, []
        for value in curve.wealth:
            height = max(height, value)
            drop.append(value / height - 1.0)
        drops.append(drop)
    deepest = min(-0.05, *(min(drop) for drop in drops))
    step = 0.05 if deepest > -0.2 else 0.2
    marks = [-step * place for place in range(math.floor(-deepest / step) + 1)]
    return _drawn(
        days, curves, drops, _Scale(min(deepest, marks[-1]), 0.0, 240), [(m, f"−{-m:.0%}" if m else "0%") for m in marks], title
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    height: int

    def y(self, value: float) -> float:
        """Where a value lies."""
        inner = self.height - _TOP - _BOTTOM
        return self.height - _BOTTOM - (value - self.low) / ((self.high - self.low) or 1.0) * inner


def _marks(low: float, high: float) -> list[float]:
    """Round multiples that enclose what is drawn, about six of them."""
    steps = [mantissa * 10.0**power for power in range(-6, 10) for mantissa in (1.0, 2.0, 5.0)]
    if high / low < 2.5:
        steps = [place / 10.0 for place in range(1, 60)]
    inside = [step for step in steps if low * 0.999 <= step <= high * 1.001] or [1.0]
    return inside[:: max(1, math.ceil(len(inside) / 7))]


def _drawn(
    days: Sequence[int],
    curves: Sequence[Curve],
    values: Sequence[Sequence[float]],
    scale: _Scale,
    marks: Sequence[tuple[float, str]],
    title: str,
) -> str:
    span = max(days[-1] - days[0], 1)

    def x(day: int) -> float:
        return _LEFT + (day - days[0]) / span * (_WIDTH - _LEFT - _RIGHT)

    right = _WIDTH - _RIGHT
    parts = []
    for value, name in marks:
        y = scale.y(value)
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text class="tick" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{name}</text>')
    parts += _calendar(days, x, scale.height)
    chosen = sorted({*range(0, len(days), max(1, len(days) // _POINTS)), len(days) - 1})
    for curve, line in zip(reversed(curves), list(reversed(values)), strict=True):  # the first lies on top
        points = " ".join(f"{x(days[place]):.1f},{scale.y(line[place]):.1f}" for place in chosen)
        parts.append(f'<polyline class="{curve.kind}" points="{points}"/>')
    parts += _names(curves, [scale.y(line[-1]) for line in values], right, scale.height)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {scale.height}" width="{_WIDTH}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def _calendar(days: Sequence[int], x: Callable[[int], float], height: int) -> list[str]:
    """A tick at each new year, or at each month of a short span."""
    years = (days[-1] - days[0]) / 86_400 > 800
    parts, last = [], -100.0
    for day in days:
        moment = datetime.fromtimestamp(day, UTC)
        if moment.day != 1 or (years and moment.month != 1) or x(day) - last < 36.0:
            continue
        last = x(day)
        name = moment.strftime("%Y" if years or moment.month == 1 else "%b")
        parts.append(f'<line class="grid" x1="{last:.1f}" x2="{last:.1f}" y1="{_TOP}" y2="{height - _BOTTOM}"/>')
        parts.append(f'<text class="tick" x="{last:.1f}" y="{height - 9}" text-anchor="middle">{name}</text>')
    return parts


def _names(curves: Sequence[Curve], ends: Sequence[float], right: float, height: int) -> list[str]:
    """Names beside the ends of their curves, moved apart where they would touch."""
    order = sorted(range(len(curves)), key=lambda place: ends[place])
    at: list[float] = []
    for place in order:
        at.append(max(ends[place], at[-1] + _LINE_HEIGHT) if at else max(ends[place], _TOP + 4.0))
    over = at[-1] - (height - _BOTTOM + 6.0)
    if over > 0.0:
        at = [min(y, height - _BOTTOM + 6.0 - _LINE_HEIGHT * (len(at) - 1 - place)) for place, y in enumerate(at)]
    return [
        f'<text class="name {curves[place].kind.split()[0]}" x="{right + 10}" y="{y + 4:.1f}">{escape(curves[place].name)}</text>'
        for place, y in zip(order, at, strict=True)
    ]
