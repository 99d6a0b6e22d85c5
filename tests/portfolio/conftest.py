from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, select, update

from cryptopredict.base import utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import Cryptocurrency, PriceData, RiskManagement, TradingSignal, User
from fixtures.world import decide, fill_market

Candles = Callable[..., None]


@pytest.fixture
def ids(engine: Engine) -> dict[str, int]:
    """A market of four assets worth 100, deep and calm, with one decision: long BTC, 100 to 110, out at 95."""
    ids = fill_market(engine)
    with transaction(engine) as session:
        session.execute(delete(PriceData).where(PriceData.interval == "1h"))
        session.execute(update(PriceData).values(volume=1e6))
        quote(session, 100.0)
    decide(engine, ids)
    return ids


def quote(session: Any, price: float, asset: int | None = None) -> None:
    """Let the ticker say a price, now."""
    change = update(Cryptocurrency).values(current_price=price, last_data_update=utc_now())
    session.execute(change if asset is None else change.where(Cryptocurrency.id == asset))


@pytest.fixture
def user(engine: Engine) -> int:
    """Somebody with wide limits, so that a test meets only the rule that it is about."""
    return add_user(engine, "ada@example.org")


def add_user(engine: Engine, email: str, **rules: Any) -> int:
    wide = {
        "max_total_exposure": 1.0,
        "max_sector_exposure": 1.0,
        "max_asset_exposure": 1.0,
        "max_correlation": 1.0,
        "max_var": 1.0,
    }
    with transaction(engine) as session:
        row = User(email=email, password_hash="x")
        session.add(row)
        session.flush()
        session.add(
            RiskManagement(
                user_id=row.id,
                max_position_size=5_000,
                max_portfolio_risk=0.5,
                risk_rules={**wide, "max_open_risk": 1.0, **rules},
            )
        )
        return row.id


def add_signal(engine: Engine, asset: int, side: str = "long", **change: Any) -> int:
    """One more active signal, at 100."""
    exits = {"target_price": 110.0, "stop_loss": 95.0} if side == "long" else {"target_price": 90.0, "stop_loss": 105.0}
    now = utc_now()
    facts = {
        "crypto_id": asset, "signal_type": side, "entry_price": 100.0, **exits, "confidence_score": 0.5, "risk_level": "low",
        "risk_reward_ratio": 2.0, "edge_low": 0.5, "generated_at": now, "expires_at": now + timedelta(days=7), **change,
    }  # fmt: skip
    with transaction(engine) as session:
        signal = TradingSignal(**facts)
        session.add(signal)
        session.flush()
        return signal.id


@pytest.fixture
def signal_id(engine: Engine, ids: dict[str, int]) -> int:
    """The signal of the decision."""
    with transaction(engine) as session:
        return session.scalars(select(TradingSignal.id)).one()


def add_candle(
    engine: Engine,
    asset: int,
    opened: datetime,
    prices: tuple[float, float, float, float],
    *,
    interval: str = "1h",
    volume: float = 1e6,
) -> None:
    """Open, high, low and close of one candle."""
    first, high, low, last = prices
    with transaction(engine) as session:
        session.execute(
            insert(PriceData).values(
                crypto_id=asset,
                interval=interval,
                timestamp=opened,
                open_price=first,
                high_price=high,
                low_price=low,
                close_price=last,
                volume=volume,
                source="simulated",
            )
        )
