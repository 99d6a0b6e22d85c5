"""How settled signals did, over all and by what they were."""

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Literal

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

__all__ = ["Cut", "Timeframe", "cuts_of"]

Timeframe = Literal["7d", "30d", "90d", "1y", "all"]
_SPANS: Final[dict[str, timedelta | None]] = {
    "7d": timedelta(days=7),
    "30d": timedelta(days=30),
    "90d": timedelta(days=90),
    "1y": timedelta(days=365),
    "all": None,
}
_Z: Final = 1.959963984540054

# One pass: every signal falls into five groups. Its model is that of the claim that was made with it.
_CUTS = text(
    """
    WITH settled AS (
        SELECT s.outcome, s.realized_return, s.confidence_score, s.risk_level, s.signal_type,
            coalesce(s.market_context ->> 'regime', 'unknown') AS regime, coalesce(p.model_name, 'unknown') AS model
        FROM trading_signals s
        LEFT JOIN cascade_runs r ON r.id = s.cascade_run_id
        LEFT JOIN LATERAL (SELECT model_name FROM predictions WHERE signal_id = s.id ORDER BY id LIMIT 1) p ON true
        WHERE s.outcome IS NOT NULL AND (s.cascade_run_id IS NULL OR r.kind = 'live')
            AND (CAST(:span AS interval) IS NULL OR s.outcome_at >= now() - CAST(:span AS interval))
    )
    SELECT g.kind, g.value, count(*), count(*) FILTER (WHERE outcome = 'target'), avg(realized_return),
        stddev_samp(realized_return), avg(confidence_score)
    FROM settled, LATERAL (VALUES ('overall', 'all'), ('risk_level', risk_level), ('model', model), ('regime', regime),
        ('side', signal_type)) AS g(kind, value)
    WHERE CAST(:model AS text) IS NULL OR model = :model
    GROUP BY g.kind, g.value ORDER BY g.kind, g.value
    """
)


@dataclass(frozen=True, slots=True)
class Cut:
    """Signals of one kind: how many, how many reached their target, mean return in percent with its deviation, mean chance given."""

    kind: str
    value: str
    total: int
    successful: int
    mean: float | None
    deviation: float | None
    said: float | None

    @property
    def rate(self) -> tuple[float | None, float | None, float | None]:
        """Share of successes, and its 95 % interval (Wilson)."""
        if not self.total:
            return None, None, None
        n, share = self.total, self.successful / self.total
        middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        reach = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
        return share, max(0.0, middle - reach), min(1.0, middle + reach)

    @property
    def reach(self) -> float | None:
        """Half the plain 95 % interval of the mean return; signals of one week share much of their outcome, so it is the least there is."""
        return None if self.deviation is None else _Z * self.deviation / math.sqrt(self.total)


async def cuts_of(session: AsyncSession, timeframe: Timeframe, model: str | None) -> list[Cut]:
    """Every cut of the settled live signals; without any there is none."""
    given: dict[str, Any] = {"span": _SPANS[timeframe], "model": model}
    return [Cut(*row) for row in await session.execute(_CUTS, given)]
