"""Parameters that many routes take."""

import re
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import AwareDatetime, BeforeValidator

__all__ = ["Key", "Kind", "Limit", "Offset", "Search", "When"]

_DATE_FIRST = re.compile(r"\d{4}-\d\d-\d\d[Tt ]")


def _written_out(given: Any) -> Any:
    if isinstance(given, str) and not _DATE_FIRST.match(given):
        raise ValueError("write it as 2026-01-31T00:00:00Z")
    return given


Key = Annotated[int, Path(ge=1, le=2**63 - 1)]
Kind = Annotated[str | None, Query(min_length=1, max_length=50, pattern=r"^[a-z_]+$")]
Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=100_000)]
When = Annotated[AwareDatetime, BeforeValidator(_written_out)]
"""A moment with its offset; a bare number is refused, for it may be seconds or milliseconds."""
Search = Annotated[str | None, Query(min_length=1, max_length=50, pattern=r"^[^\x00]*$")]
