"""Gives what the newest decision came nearest to, as if it had been enough: the market of a test often has no signal and no suggestion.

In: CRYPTOPREDICT_HOME of a running server, then `signals SYMBOL SIDE …` or `suggestions`. Out: the ids, on standard output. All but the
gate is as the cascade does it: levels and chance are those of the decision, the entry is the last price, and the chain says it.
"""

import json
import sys
from datetime import timedelta

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.core import ground, transaction
from cryptopredict.core.chain import append_links, lock_chain
from cryptopredict.core.schema import AiSuggestion, CascadeRun, TradingSignal
from cryptopredict.ledger.clock import market_now
from cryptopredict.ledger.links import signal_link
from cryptopredict.ledger.rows import suggestion_row
from cryptopredict.server.present import read_decision

LAST_PRICE = text(
    "SELECT c.id, p.close_price FROM cryptocurrencies c JOIN LATERAL (SELECT close_price FROM price_data WHERE crypto_id = c.id"
    " ORDER BY timestamp DESC LIMIT 1) p ON true WHERE c.symbol = :symbol"
)


def newest_run(session: Session) -> CascadeRun:
    """The newest live run that came to a decision."""
    live = select(CascadeRun).where(CascadeRun.kind == "live", CascadeRun.status == "succeeded")
    return session.scalars(live.order_by(CascadeRun.id.desc()).limit(1)).one()


def give_signal(session: Session, symbol: str, side: str) -> int:
    """Write the signal and its entry in the chain; one that stands already is left as it is."""
    connection = session.connection()
    lock_chain(connection)
    run = newest_run(session)
    crypto_id, price = session.execute(LAST_PRICE, {"symbol": symbol}).one()
    standing = select(TradingSignal.id).where(
        TradingSignal.crypto_id == crypto_id, TradingSignal.signal_type == side, TradingSignal.status == "active"
    )
    if (before := session.scalar(standing)) is not None:
        return before
    near = (run.decision or {})["timing"]["nearest"]
    sign = 1 if side == "long" else -1
    gain, loss = (abs(near[level] / near["entry_price"] - 1) for level in ("target_price", "stop_loss"))
    now = session.scalars(select(market_now())).one()
    signal = TradingSignal(
        crypto_id=crypto_id,
        signal_type=side,
        entry_price=price,
        target_price=price * (1 + sign * gain),
        stop_loss=price * (1 - sign * loss),
        confidence_score=near["confidence"],
        evidence=near["evidence"],
        break_even=near["break_even"],
        edge=near["edge"],
        edge_low=near["edge_low"],
        edge_high=near["edge_high"],
        risk_level=near["risk_level"],
        risk_reward_ratio=near["risk_reward_ratio"],
        time_horizon_hours=near["time_horizon_hours"],
        ai_analysis={"key_factors": near["drivers"], "probability_analysis": near["probabilities"]},
        cascade_run_id=run.id,
        generated_at=now,
        expires_at=now + timedelta(hours=near["time_horizon_hours"]),
    )
    session.add(signal)
    session.flush()
    append_links(connection, [signal_link(signal)])
    return signal.id


def give_suggestions(session: Session) -> list[int]:
    """Let the changes of the lists that were not sure enough wait for an admin."""
    run = newest_run(session)
    decision = read_decision(run.decision or {}, run.as_of)
    rows = [{**suggestion_row(decision, one, run.id), "status": "pending"} for one in decision.assets.nearest]
    return list(session.scalars(insert(AiSuggestion).on_conflict_do_nothing().returning(AiSuggestion.id), rows))


if __name__ == "__main__":
    with ground() as found, transaction(found.engine) as opened:
        what, *rest = sys.argv[1:]
        wanted = zip(rest[::2], rest[1::2], strict=True)
        given = [give_signal(opened, *one) for one in wanted] if what == "signals" else give_suggestions(opened)
        json.dump(given, sys.stdout)
