"""Pieces of HTML that the report is put together from. Text in cells is HTML already; all else is escaped here."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

__all__ = ["bullets", "difference", "figure", "gate_mark", "table"]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: set[int] | None = None) -> str:
    """Cells are HTML already."""
    kind = ['class="n"' if place in (numbers or set()) else "" for place in range(len(heads))]
    head = "".join(f"<th {kind[place]}>{escape(name)}</th>" for place, name in enumerate(heads))
    body = "".join(
        "<tr>" + "".join(f"<td {kind[place]}>{cell}</td>" for place, cell in enumerate(row)) + "</tr>" for row in rows
    )
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def figure(picture: str, caption: str) -> str:
    """A picture, and under it how many it speaks of."""
    return f"<figure>{picture}<figcaption>{escape(caption)}</figcaption></figure>"


def bullets(items: Iterable[str]) -> str:
    """A list of sentences."""
    return "<ul>" + "".join(f"<li>{escape(item[:1].upper() + item[1:])}</li>" for item in items) + "</ul>"


def gate_mark(is_open: bool) -> str:
    """Open or closed, in its colour."""
    return '<span class="open">open</span>' if is_open else '<span class="closed">closed</span>'


def difference(found: dict[str, Any] | None) -> str:
    """A difference with its interval."""
    return "too few days" if found is None else f"{found['mean']:+.4f} ({found['low']:+.4f} to {found['high']:+.4f})"
