"""Parameters that many routes take."""

from typing import Annotated

from fastapi import Path, Query

__all__ = ["Key", "Limit", "Offset", "Search"]

Key = Annotated[int, Path(ge=1, le=2**63 - 1)]
Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=100_000)]
Search = Annotated[str | None, Query(min_length=1, max_length=50, pattern=r"^[^\x00]*$")]
