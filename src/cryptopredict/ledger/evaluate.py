"""The job that holds everything that was said against what came. Scheduler: `evaluate_due(task.ground, write_event)`.

It stands beside the front door of this room, not in it: it thinks (it walks over the market again), and the server, which never
does, comes in there.
"""

from cryptopredict.core import Ground
from cryptopredict.ledger.claim_outcomes import settle_claims, settle_prices
from cryptopredict.ledger.signal_outcomes import Announce, settle_signals
from cryptopredict.ledger.suggestion_outcomes import settle_suggestions

__all__ = ["Announce", "evaluate_due"]


def evaluate_due(ground: Ground, announce: Announce) -> str:
    """Settle the signals, claims, predicted prices and suggestions whose time has come; says how many of each. Twice is as good as once.

    `announce` writes an event (`outbox.write_event`); it goes with the outcomes, or not at all. A claim whose candles are missing
    or doubted waits, and says for what once it is overdue.
    """
    signals = settle_signals(ground.engine, announce)
    prices = settle_prices(ground)
    claims, suggestions = settle_claims(ground), settle_suggestions(ground)
    return f"{signals} signals, {claims} claims, {prices} prices, {suggestions} suggestions"
