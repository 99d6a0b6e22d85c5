"""Taking a signal back. What was said stays said: it is settled like the others, and counts."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryptopredict.base import Conflict, NotFound
from cryptopredict.core.chain import lock_chain
from cryptopredict.core.schema import TradingSignal

__all__ = ["cancel_signal"]


def cancel_signal(session: Session, signal_id: int) -> TradingSignal:
    """Cancel an active signal, in the caller's transaction; orders that wait for it end with it.

    Raises `NotFound`, `Conflict` for one that is not active any more.
    """
    lock_chain(session.connection())  # outcomes are written under it
    signal = session.scalars(select(TradingSignal).where(TradingSignal.id == signal_id).with_for_update()).one_or_none()
    if signal is None:
        raise NotFound(f"There is no signal {signal_id}")
    if signal.status != "active":
        raise Conflict("Only an active signal can be cancelled", why=f"it is {signal.status}")
    signal.status = "cancelled"
    session.flush()
    return signal
