"""Small plots as inline SVG: no script, no font, no colour of their own, for they take those of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Interval", "Line", "intervals", "lines", "reliability"]

_WIDTH, _ROW = 640, 26
_LEFT, _RIGHT, _TOP, _BOTTOM = 250, 20, 12, 34
_SQUARE = 320


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its interval; `good` where the whole of it is above zero."""

    name: str
    value: float
    low: float
    high: float

    @property
    def good(self) -> bool:
        """Whether the interval clears zero."""
        return self.low > 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A named line; None leaves a hole."""

    name: str
    values: Sequence[float | None]


def intervals(rows: Sequence[Interval], *, title: str) -> str:
    """Values with their intervals beside zero, one a row."""
    low, high = min(0.0, *(row.low for row in rows)), max(0.0, *(row.high for row in rows))
    span = (high - low) or 1.0
    height = _TOP + _ROW * len(rows) + _BOTTOM

    def x(value: float) -> float:
        return _LEFT + (value - low) / span * (_WIDTH - _LEFT - _RIGHT)

    parts = [f'<line class="zero" x1="{x(0):.1f}" x2="{x(0):.1f}" y1="{_TOP}" y2="{height - _BOTTOM}"/>']
    for place, row in enumerate(rows):
        y = _TOP + _ROW * (place + 0.5)
        kind = "good" if row.good else "plain"
        parts.append(f'<text x="{_LEFT - 10}" y="{y + 4:.1f}" text-anchor="end">{escape(row.name)}</text>')
        parts.append(f'<line class="{kind}" x1="{x(row.low):.1f}" x2="{x(row.high):.1f}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<circle class="{kind}" cx="{x(row.value):.1f}" cy="{y:.1f}" r="4"/>')
    parts += [
        f'<text class="tick" x="{x(value):.1f}" y="{height - 12}" text-anchor="middle">{value:+.3g}</text>'
        for value in sorted({low, 0.0, high})
    ]
    return _svg(_WIDTH, height, title, parts)


def lines(labels: Sequence[str], rows: Sequence[Line], *, title: str) -> str:
    """Lines over the same labels, from zero on, each named at its end."""
    known = [value for row in rows for value in row.values if value is not None]
    low, top = min(0.0, 1.05 * min(known, default=0.0)), max(0.0, 1.05 * max(known, default=1.0))
    span = (top - low) or 1.0
    left, right, bottom, height = 46, 130, 34, 240
    step = (_WIDTH - left - right) / max(len(labels) - 1, 1)

    def y(value: float) -> float:
        return height - bottom - (value - low) / span * (height - bottom - _TOP)

    parts = [f'<line class="axis" x1="{left}" x2="{_WIDTH - right}" y1="{y(0):.1f}" y2="{y(0):.1f}"/>']
    parts += [
        f'<text class="tick" x="{left - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.2g}</text>'
        for value in sorted({low, (low + top) / 2.0, 0.0, top})
    ]
    parts += [
        f'<text class="tick" x="{left + place * step:.1f}" y="{height - 12}" text-anchor="middle">{escape(label)}</text>'
        for place, label in enumerate(labels)
    ]
    ends: list[float] = []
    for number, row in enumerate(rows):
        points = [(left + place * step, y(value)) for place, value in enumerate(row.values) if value is not None]
        if not points:
            continue
        path = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        parts.append(f'<polyline class="series s{number}" points="{path}"/>')
        parts += [f'<circle class="series s{number}" cx="{a:.1f}" cy="{b:.1f}" r="2.5"/>' for a, b in points]
        end = points[-1][1]
        while any(abs(end - other) < 14.0 for other in ends):
            end += 4.0
        ends.append(end)
        parts.append(f'<text class="name s{number}" x="{points[-1][0] + 10:.1f}" y="{end + 4:.1f}">{escape(row.name)}</text>')
    return _svg(_WIDTH, height, title, parts)


def reliability(points: Sequence[tuple[float, Interval]], *, title: str) -> str:
    """What was promised (across) against what happened (up), with intervals; on the diagonal it is kept."""
    inner = _SQUARE - 80

    def place(value: float) -> float:
        return 50.0 + value * inner

    def up(value: float) -> float:
        return _SQUARE - 40.0 - value * inner

    parts = [f'<line class="zero" x1="{place(0)}" y1="{up(0)}" x2="{place(1)}" y2="{up(1)}"/>']
    for value in (0.0, 0.5, 1.0):
        parts.append(f'<text class="tick" x="{place(value)}" y="{_SQUARE - 20}" text-anchor="middle">{value:.0%}</text>')
        parts.append(f'<text class="tick" x="42" y="{up(value) + 4}" text-anchor="end">{value:.0%}</text>')
    for said, one in points:
        parts.append(
            f'<line class="plain" x1="{place(said):.1f}" x2="{place(said):.1f}" y1="{up(one.low):.1f}" y2="{up(one.high):.1f}"/>'
        )
        parts.append(f'<circle class="plain" cx="{place(said):.1f}" cy="{up(one.value):.1f}" r="4"/>')
    return _svg(_SQUARE, _SQUARE, title, parts)


def _svg(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )
