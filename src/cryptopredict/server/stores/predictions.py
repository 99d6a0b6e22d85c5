"""Claims about the future, and what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import Floats, Integers, NotFound, utc_now
from cryptopredict.core.schema import Cryptocurrency, LedgerEntry, Prediction
from cryptopredict.ledger.scorecards import Claims

__all__ = ["Named", "Prices", "Settled", "prediction_by_id", "predictions_page", "seen_in_ledger", "settled"]

_DAY = 86_400
_COLUMNS = (
    "confidence_score",
    "is_accurate::int",
    "extract(epoch FROM coalesce(based_on, created_at))::bigint",
    "extract(epoch FROM target_datetime)::bigint",
    "prediction_horizon",
    "layer_source",
    "claim",
    "model_name",
    "model_version",
    "predicted_price",
    "predicted_low",
    "predicted_high",
    "interval_level",
    "input_price",
    "actual_price",
)
# The database sends a handful of arrays instead of a row for each claim.
_SETTLED = text(
    f"SELECT {', '.join(f'array_agg({column} ORDER BY id)' for column in _COLUMNS)} FROM predictions"  # noqa: S608  constants
    " WHERE is_realized AND is_accurate IS NOT NULL AND NOT is_backtest AND NOT is_asked AND evaluated_at >= :since"
    " AND (CAST(:layer AS text) IS NULL OR layer_source = :layer)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A claim and the symbol of the asset that it is about."""

    row: Prediction
    symbol: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """Predicted prices and what they were held against, each (M,) in the order of the claims; NaN where no price was predicted."""

    predicted: Floats
    low: Floats
    high: Floats
    level: Floats
    given: Floats
    actual: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """Live claims that were settled. `claims.regime` holds who said it: `model` and `version` with a blank between them."""

    claims: Claims
    prices: Prices


async def predictions_page(
    session: AsyncSession,
    *,
    user_id: int,
    layer: str | None,
    crypto_id: int | None,
    horizon: int | None,
    settled: bool | None,
    limit: int,
    offset: int,
) -> tuple[list[Named], int]:
    """Claims from the newest backwards, and how many there are in all: those of the system, and one's own."""
    where: list[ColumnElement[bool]] = [_visible(user_id)]
    where += [Prediction.layer_source == layer] if layer is not None else []
    where += [Prediction.crypto_id == crypto_id] if crypto_id is not None else []
    where += [Prediction.prediction_horizon == horizon] if horizon is not None else []
    where += [Prediction.is_realized == settled] if settled is not None else []
    rows = await session.execute(
        select(Prediction, Cryptocurrency.symbol)
        .outerjoin(Cryptocurrency, Cryptocurrency.id == Prediction.crypto_id)
        .where(*where)
        .order_by(Prediction.id.desc())
        .limit(limit)
        .offset(offset)
    )
    total = await session.scalar(select(func.count()).select_from(Prediction).where(*where))
    return [Named(*row) for row in rows], total or 0


async def prediction_by_id(session: AsyncSession, prediction_id: int, *, user_id: int) -> Named:
    """One claim of the system, or one's own. Raises `NotFound`."""
    row = (
        await session.execute(
            select(Prediction, Cryptocurrency.symbol)
            .outerjoin(Cryptocurrency, Cryptocurrency.id == Prediction.crypto_id)
            .where(Prediction.id == prediction_id, _visible(user_id))
        )
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such prediction")
    return Named(*row)


async def seen_in_ledger(session: AsyncSession, prediction_id: int) -> tuple[int | None, int | None]:
    """Places in the chain: where the claim was said, and where what came of it."""
    said = select(LedgerEntry.seq).where(LedgerEntry.kind == "prediction", LedgerEntry.subject_id == prediction_id).limit(1)
    # A signal and a claim may have the same number; the payload tells which of them came out so.
    came = select(LedgerEntry.seq).where(
        LedgerEntry.kind == "outcome",
        LedgerEntry.subject_id == prediction_id,
        LedgerEntry.payload["of"].as_string() == "prediction",
    )
    return await session.scalar(said), await session.scalar(came.limit(1))


async def settled(session: AsyncSession, *, days: int, layer: str | None) -> Settled | None:
    """Live claims of the system that were settled within the last `days`; None when there is none."""
    row = (await session.execute(_SETTLED, {"since": utc_now() - timedelta(days=days), "layer": layer})).one()
    if row[0] is None:
        return None
    said, happened, based, target, horizon, layers, claim, model, version, *prices = row
    who = [f"{name} {number}" for name, number in zip(model, version, strict=True)]
    return Settled(
        Claims(
            said=_numbers(said),
            happened=_numbers(happened),
            day=_whole(based) // _DAY,
            known=-(-_whole(target) // _DAY),
            horizon=_whole(horizon),
            layer=np.array(layers),
            claim=np.array(claim),
            regime=np.array(who),
        ),
        Prices(*(_numbers(column) for column in prices)),
    )


def _visible(user_id: int) -> ColumnElement[bool]:
    return or_(~Prediction.is_asked, Prediction.user_id == user_id)


def _numbers(column: Sequence[Any]) -> Floats:
    return np.array(column, dtype=np.float64)


def _whole(column: Sequence[Any]) -> Integers:
    return np.array(column, dtype=np.int64)
