"""What was predicted, and what came of it. Deleting a user keeps what they had asked for and forgets who asked: it stays apart."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import (
    Base,
    Count,
    Identified,
    Json,
    Updated,
    finite,
    newest,
    non_negative,
    one_of,
    positive,
    unit,
)

__all__ = ["Prediction"]


class Prediction(Identified, Updated, Base):
    """One claim about the future; `prediction_horizon` in hours, errors in dollars, accuracy in percent, times in seconds.

    `claim` is what was claimed: a `price`, with its interval, or that something happens, with the chance of it in
    `confidence_score` and no price; `said` names it where there is something to name (the regime, the sector). `based_on` is the moment up to
    which the market was known; `is_accurate` tells whether it happened. A claim that cannot be settled yet is looked at again
    after `try_after`, and says in `waits_for` what it lacks once it is overdue. One that `is_asked` is what a user wanted to know: it is
    settled for them, and is in no record, no chain and no statistic of the system, not even when the user is gone.
    """

    __tablename__ = "predictions"
    crypto_id: Mapped[int | None] = mapped_column(ForeignKey("cryptocurrencies.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    layer_source: Mapped[str]
    model_name: Mapped[str] = mapped_column(String(50))
    model_version: Mapped[str] = mapped_column(String(20))
    claim: Mapped[str] = mapped_column(server_default="price")
    said: Mapped[str | None]
    based_on: Mapped[datetime | None]
    signal_id: Mapped[int | None] = mapped_column(ForeignKey("trading_signals.id"))
    predicted_price: Mapped[float | None]
    predicted_low: Mapped[float | None]
    predicted_high: Mapped[float | None]
    interval_level: Mapped[float | None]
    confidence_score: Mapped[float]
    prediction_horizon: Mapped[Count]
    target_datetime: Mapped[datetime]
    features_used: Mapped[Json | None]
    model_parameters: Mapped[Json | None]
    input_price: Mapped[float | None]
    input_features: Mapped[Json | None]
    macro_context: Mapped[Json | None]
    actual_price: Mapped[float | None]
    accuracy_percentage: Mapped[float | None]
    absolute_error: Mapped[float | None]
    squared_error: Mapped[float | None]
    is_realized: Mapped[bool] = mapped_column(server_default=false())
    is_accurate: Mapped[bool | None]
    accuracy_threshold: Mapped[float] = mapped_column(server_default="5.0")
    training_data_end: Mapped[datetime | None]
    market_conditions: Mapped[str | None] = mapped_column(String(20))
    volatility_level: Mapped[str | None] = mapped_column(String(10))
    model_training_time: Mapped[float | None]
    prediction_time: Mapped[float | None]
    notes: Mapped[str | None]
    debug_info: Mapped[Json | None]
    cascade_run_id: Mapped[int | None] = mapped_column(ForeignKey("cascade_runs.id"), index=True)
    is_backtest: Mapped[bool] = mapped_column(server_default=false())
    is_asked: Mapped[bool] = mapped_column(server_default=false())
    evaluated_at: Mapped[datetime | None]
    try_after: Mapped[datetime | None]
    waits_for: Mapped[str | None]
    sector_id: Mapped[int | None] = mapped_column(ForeignKey("crypto_sectors.id"))
    __table_args__ = (
        one_of("layer_source", "layer1", "layer2", "layer3", "layer4"),
        one_of("claim", "price", "regime", "rotation", "beats_median", "target_before_stop", "regime_ahead", "next_leader"),
        CheckConstraint("(claim = 'price') = (predicted_price IS NOT NULL)", name="price_claim"),
        CheckConstraint(
            "claim IN ('regime', 'rotation', 'regime_ahead', 'next_leader') OR crypto_id IS NOT NULL", name="about_an_asset"
        ),
        CheckConstraint("user_id IS NULL OR is_asked", name="asked"),
        CheckConstraint("(claim = 'next_leader') = (sector_id IS NOT NULL)", name="about_a_sector"),
        one_of("waits_for", "no_data", "flagged"),
        positive("predicted_price"),
        CheckConstraint("predicted_low <= predicted_price AND predicted_price <= predicted_high", name="interval"),
        unit("interval_level"),
        unit("confidence_score"),
        CheckConstraint("prediction_horizon > 0", name="prediction_horizon"),
        positive("input_price"),
        positive("actual_price"),
        finite("accuracy_percentage"),
        non_negative("absolute_error"),
        non_negative("squared_error"),
        non_negative("accuracy_threshold"),
        newest(__tablename__, "crypto_id", "layer_source", "created_at"),
        newest(__tablename__, "user_id", "created_at"),
        Index("ix_predictions_due", "target_datetime", postgresql_where=text("NOT is_realized")),
        Index(None, "is_realized", "is_accurate"),
        # What rests on the same closed day is one claim, however often it is said.
        Index(
            "uq_predictions_claim",
            "claim",
            "based_on",
            "crypto_id",
            "sector_id",
            "prediction_horizon",
            "model_name",
            "is_backtest",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("based_on IS NOT NULL AND signal_id IS NULL AND NOT is_asked"),
        ),
        Index(
            "uq_predictions_asked",
            "user_id",
            "claim",
            "based_on",
            "crypto_id",
            "prediction_horizon",
            "model_name",
            unique=True,
            postgresql_where=text("user_id IS NOT NULL"),
        ),
        Index("uq_predictions_signal_id", "signal_id", unique=True),
    )
