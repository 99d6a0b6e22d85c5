"""Gives the nearest candidate of the newest decision as a signal, for journeys: the market of a test often has none.

In: CRYPTOPREDICT_HOME of a running server. Out: the id of the signal, on standard output. All but the gate is as the cascade does it:
levels and chance are those of the decision, scaled to the last price, and the chain says it.
"""

import json
import sys
from datetime import timedelta

from sqlalchemy import select, text

from cryptopredict.core import ground, transaction
from cryptopredict.core.chain import append_links, lock_chain
from cryptopredict.core.schema import CascadeRun, TradingSignal
from cryptopredict.ledger.clock import market_now
from cryptopredict.ledger.links import signal_link

LAST_PRICE = text(
    "SELECT c.id, p.close_price FROM cryptocurrencies c JOIN LATERAL (SELECT close_price FROM price_data WHERE crypto_id = c.id"
    " ORDER BY timestamp DESC LIMIT 1) p ON true WHERE c.symbol = :symbol"
)


def give(symbol: str, side: str) -> int:
    """Write the signal and its entry in the chain; returns its id."""
    with ground() as found, transaction(found.engine) as session:
        connection = session.connection()
        lock_chain(connection)
        run = session.scalars(
            select(CascadeRun)
            .where(CascadeRun.kind == "live", CascadeRun.status == "succeeded")
            .order_by(CascadeRun.id.desc())
            .limit(1)
        ).one()
        crypto_id, price = session.execute(LAST_PRICE, {"symbol": symbol}).one()
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


if __name__ == "__main__":
    json.dump({"id": give(sys.argv[1], sys.argv[2])}, sys.stdout)
