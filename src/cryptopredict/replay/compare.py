"""Two decisions side by side, number by number. Pure."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

__all__ = ["Difference", "differences"]

Scalar = str | float | int | bool | None
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """At `path` (`assets.assets[3].confidence`) stood `then`, and `now` comes out.

    What is missing on one side is None there; what is no single value is its JSON, cut after 500 characters.
    """

    path: str
    then: Scalar
    now: Scalar


def differences(then: Any, now: Any) -> Iterator[Difference]:
    """Every place at which two values of JSON differ, in their order; a number differs in its last bit, or not at all."""
    return _walk(json.loads(json.dumps(then)), json.loads(json.dumps(now)), "")


def _walk(then: Any, now: Any, path: str) -> Iterator[Difference]:
    if isinstance(then, dict) and isinstance(now, dict):
        for key in [*then, *(key for key in now if key not in then)]:
            inner = f"{path}.{key}" if path else str(key)
            if key in then and key in now:
                yield from _walk(then[key], now[key], inner)
            else:
                yield Difference(inner, _shown(then.get(key)), _shown(now.get(key)))
    elif isinstance(then, list) and isinstance(now, list):
        for place in range(max(len(then), len(now))):
            inner = f"{path}[{place}]"
            if place < len(then) and place < len(now):
                yield from _walk(then[place], now[place], inner)
            else:
                yield Difference(inner, *(_shown(side[place] if place < len(side) else None) for side in (then, now)))
    elif then != now or isinstance(then, bool) != isinstance(now, bool):
        yield Difference(path, _shown(then), _shown(now))


def _shown(value: Any) -> Scalar:
    if value is None or isinstance(value, str | float | int):
        return value
    return json.dumps(value, ensure_ascii=False)[:_LONGEST]
