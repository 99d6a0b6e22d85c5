"""How figures of trading are written: no more digits than are known, an interval wherever there is one."""

from collections.abc import Callable
from typing import Any

__all__ = ["around", "better", "gate", "money", "percent", "plain", "ratio"]


def percent(value: float | None) -> str:
    """A share in percent, with one digit."""
    return "–" if value is None else _minus(f"{100.0 * value:.1f} %")


def ratio(value: float | None) -> str:
    """A ratio, with two digits."""
    return "–" if value is None else _minus(f"{value:.2f}")


def money(value: float) -> str:
    """Dollars."""
    return f"−${-value:,.0f}" if value < -0.5 else f"${max(value, 0.0):,.0f}"


def plain(value: float | None, *, digits: int = 1) -> str:
    """A number with its sign."""
    return "–" if value is None else _minus(f"{value:+.{digits}f}")


def around(found: dict[str, float | None] | None, shown: Callable[[float | None], str]) -> str:
    """A figure with its interval."""
    if found is None or found["value"] is None:
        return "–"
    if found["low"] is None:
        return shown(found["value"])
    return f'{shown(found["value"])} <span class="under">{shown(found["low"])} to {shown(found["high"])}</span>'


def better(judged: dict[str, Any]) -> str:
    """By how much it was better than its match, its interval below."""
    if judged["better"] is None:
        return "–"
    return f'{plain(judged["better"])} <span class="under">{plain(judged["low"])} to {plain(judged["high"])}</span>'


def gate(judged: dict[str, Any]) -> str:
    """Whether it is told apart."""
    return '<span class="open still">told apart</span>' if judged["passed"] else '<span class="still">no edge</span>'


def _minus(written: str) -> str:
    return written.replace("-", "−")
