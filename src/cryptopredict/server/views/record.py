"""The track record as it is shown."""

import math

from cryptopredict.ledger import Card, Score, SignalResults, TrackRecord
from cryptopredict.server.schemas.record import (
    ClaimRecord,
    CutRecord,
    OpenClaims,
    RecordBin,
    ScoreBody,
    SignalRecord,
    TrackRecordBody,
)
from cryptopredict.server.views.predictions import interval_of_share, share_of

__all__ = ["track_record_view"]

_Z95 = 1.959963984540054
_ENOUGH = 30


def track_record_view(record: TrackRecord) -> TrackRecordBody:
    """All of it; live and backtest apart."""
    layers = sorted({*record.open, *record.overdue})
    return TrackRecordBody(
        since=record.since,
        live=_claims(record.live),
        backtest=_claims(record.backtest),
        signals=_signals(record.signals),
        open=[
            OpenClaims.model_validate(
                {"layer": layer, "open": record.open.get(layer, 0), "overdue": record.overdue.get(layer, 0)}
            )
            for layer in layers
        ],
        equity=None,
        equity_missing="nothing_traded",
    )


def _claims(cards: tuple[Card, ...]) -> list[ClaimRecord]:
    found = []
    for head in (card for card in cards if card.by == "all"):
        own = [card for card in cards if (card.layer, card.claim) == (head.layer, head.claim)]
        # What is said for several horizons overlaps as the longest of them does.
        horizons = [int(card.value) for card in own if card.by == "horizon"]
        longest = max(horizons, default=24)
        found.append(
            ClaimRecord.model_validate(
                {
                    "layer": head.layer,
                    "claim": head.claim,
                    "score": _score(head.score, longest),
                    "bins": [
                        RecordBin(decile=int(card.value), share=_score(card.score, longest).share)
                        for card in own
                        if card.by == "decile"
                    ],
                    "cuts": [_cut(card, longest) for card in own if card.by in {"horizon", "regime"}],
                }
            )
        )
    return found


def _cut(card: Card, longest: int) -> CutRecord:
    hours = int(card.value) if card.by == "horizon" else None
    return CutRecord.model_validate(
        {
            "horizon_hours": hours,
            "regime": card.value if card.by == "regime" else None,
            "score": _score(card.score, hours or longest),
        }
    )


def _score(score: Score, horizon_hours: int) -> ScoreBody:
    return ScoreBody(
        share=share_of(score.n, score.days, score.said, score.happened, horizon_hours),
        brier=score.brier,
        log_loss=score.log_loss,
        baseline_brier=score.baseline_brier,
        difference=score.difference,
        difference_low=score.low,
        difference_high=score.high,
        calibration_error=score.calibration_error,
    )


def _signals(results: SignalResults) -> SignalRecord:
    n, mean, deviation = results.n, results.mean_return, results.deviation
    low, high = interval_of_share(results.target / n, n) if n else (None, None)
    half = None if mean is None or deviation is None or n < _ENOUGH else _Z95 * deviation / math.sqrt(n)
    return SignalRecord(
        n=n,
        target=results.target,
        stop=results.stop,
        timeout=results.timeout,
        target_rate=results.target / n if n else None,
        target_low=low,
        target_high=high,
        mean_return=mean,
        mean_low=None if mean is None or half is None else mean - half,
        mean_high=None if mean is None or half is None else mean + half,
    )
