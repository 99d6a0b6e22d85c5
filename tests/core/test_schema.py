import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, func, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import Session

from cryptopredict.core import transaction
from cryptopredict.core.schema import (
    AiSuggestion,
    Base,
    CascadeRun,
    Cryptocurrency,
    CryptoSector,
    CryptoSectorMapping,
    DominanceData,
    JobRun,
    LabelledText,
    MarketRegimeAnalysis,
    Portfolio,
    Prediction,
    PriceData,
    RefreshToken,
    SectorPerformance,
    TradingSignal,
    User,
    Watchlist,
    WatchlistItem,
)

NOON = datetime(2024, 3, 14, 12, tzinfo=UTC)
NAN, INFINITY = float("nan"), float("inf")

GOOD: dict[type[Base], dict[str, Any]] = {
    AiSuggestion: {"crypto_id": 1, "suggestion_type": "promote", "confidence_score": 0.9},
    CryptoSector: {"name": "Oracles", "color_code": "#0a0B0c"},
    DominanceData: {"btc_dominance": 50, "eth_dominance": 20, "alt_dominance": 20, "stablecoin_dominance": 10.05},
    JobRun: {"name": "relay_outbox", "scheduled_for": NOON},
    LabelledText: {"text": "up " * 5_000, "label": "positive", "dataset": "a", "label_method": "hand"},
    MarketRegimeAnalysis: {
        "market_regime": "bull",
        "confidence_score": 0.5,
        "risk_level": "low",
        "trend_strength": 0.1,
        "recommended_exposure": 1.0,
        "cascade_run_id": 1,
    },
    Portfolio: {"user_id": 1, "name": "paper", "cash": Decimal("0.000000000000000001")},
    Prediction: {
        "layer_source": "layer1",
        "claim": "regime",
        "said": "bull",
        "model_name": "regime",
        "model_version": "1",
        "confidence_score": 0.5,
        "prediction_horizon": 360,
        "based_on": NOON,
        "target_datetime": NOON + timedelta(days=15),
    },
    PriceData: {
        "crypto_id": 1,
        "interval": "1h",
        "timestamp": NOON,
        "open_price": 2e-9,
        "high_price": 3e-9,
        "low_price": 1e-9,
        "close_price": 1e-9,
        "volume": 0.0,
        "source": "files",
    },
    SectorPerformance: {"sector_id": 1, "momentum_score": -1.0, "cascade_run_id": 1},
    TradingSignal: {
        "crypto_id": 1,
        "signal_type": "long",
        "entry_price": 100.0,
        "target_price": 110.0,
        "stop_loss": 95.0,
        "confidence_score": 0.45,
        "risk_level": "medium",
        "risk_reward_ratio": 1.9,
        "generated_at": NOON,
        "expires_at": NOON + timedelta(days=1),
    },
    User: {"email": "Ada@example.org", "password_hash": "x"},
    Watchlist: {"name": "mine", "type": "personal", "user_id": 1},
}

BAD: list[tuple[type[Base], dict[str, Any]]] = [
    (AiSuggestion, {"suggestion_type": "buy"}),
    (AiSuggestion, {"confidence_score": NAN}),
    (CryptoSector, {"color_code": "red"}),
    (CryptoSector, {"name": "DeFi"}),
    (DominanceData, {"btc_dominance": 50.2}),
    (DominanceData, {"btc_dominance": -10, "eth_dominance": 80}),
    (JobRun, {"status": "lost"}),
    (JobRun, {"progress": 1.01}),
    (MarketRegimeAnalysis, {"market_regime": "sideways"}),
    (MarketRegimeAnalysis, {"recommended_exposure": 1.5}),
    (Portfolio, {"cash": Decimal(-1)}),
    (Portfolio, {"cash": Decimal("NaN")}),
    (Prediction, {"predicted_price": 100.0}),
    (Prediction, {"claim": "price"}),
    (Prediction, {"claim": "beats_median"}),
    (Prediction, {"waits_for": "luck"}),
    (PriceData, {"high_price": 1.5e-9}),
    (PriceData, {"low_price": 1.5e-9}),
    (PriceData, {"low_price": 0.0}),
    (PriceData, {"open_price": NAN}),
    (PriceData, {"high_price": NAN}),
    (PriceData, {"low_price": NAN}),
    (PriceData, {"high_price": INFINITY}),
    (PriceData, {"volume": -1.0}),
    (PriceData, {"volume": NAN}),
    (PriceData, {"interval": "2h"}),
    (SectorPerformance, {"momentum_score": 1.1}),
    (SectorPerformance, {"dominance_percentage": 101.0}),
    (SectorPerformance, {"performance_7d": NAN}),
    (TradingSignal, {"stop_loss": 101.0}),
    (TradingSignal, {"stop_loss": -1.0}),
    (TradingSignal, {"target_price": 99.0}),
    (TradingSignal, {"target_price": NAN}),
    (TradingSignal, {"signal_type": "short"}),
    (TradingSignal, {"signal_type": "hold"}),
    (TradingSignal, {"risk_reward_ratio": 0.0}),
    (TradingSignal, {"confidence_score": 1.01}),
    (TradingSignal, {"expires_at": NOON}),
    (User, {"role": "owner"}),
    (Watchlist, {"user_id": None}),
    (Watchlist, {"type": "system"}),
    (Watchlist, {"max_items": -1}),
]

ONE_EACH: list[tuple[type[Base], dict[str, Any]]] = [
    (AiSuggestion, {"confidence_score": 0.1}),
    (JobRun, {"status": "running"}),
    (LabelledText, {"label": "negative"}),
    (Prediction, {"said": "bear"}),
    (PriceData, {"close_price": 1.5e-9}),
    (TradingSignal, {"entry_price": 101.0}),
    (User, {"email": "ADA@example.ORG"}),
]


@pytest.fixture
def rows(engine: Engine) -> Engine:
    """A user, an asset and a run, each with id 1."""
    with transaction(engine) as session:
        session.add_all([Cryptocurrency(symbol="BTC", name="Bitcoin"), User(email="bob@example.org", password_hash="x")])
        session.add(CascadeRun(as_of=NOON, source="files", code_version="0", input_digest="0"))
    return engine


def refused(session: Session, row: Base) -> bool:
    """Whether the database takes the row; the transaction goes on either way."""
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return True
    return False


def test_good_rows_are_taken_and_bad_ones_refused(rows: Engine) -> None:
    for model, change in BAD:
        with Session(rows) as session:
            assert refused(session, model(**(GOOD[model] | change))), f"{model.__name__} took {change}"
    for model, values in GOOD.items():
        with Session(rows) as session:
            assert not refused(session, model(**values)), f"{model.__name__} refused {values}"


def test_there_can_be_only_one(rows: Engine) -> None:
    for model, change in ONE_EACH:
        with Session(rows) as session:
            assert not refused(session, model(**GOOD[model]))
            assert refused(session, model(**(GOOD[model] | change))), model.__name__


def test_an_expired_signal_makes_room_for_the_next(rows: Engine) -> None:
    with transaction(rows) as session:
        session.add(TradingSignal(**GOOD[TradingSignal] | {"status": "expired"}))
        session.add(TradingSignal(**GOOD[TradingSignal]))


def test_one_primary_sector(rows: Engine) -> None:
    with pytest.raises(IntegrityError, match="primary"), transaction(rows) as session:
        session.add_all(CryptoSectorMapping(crypto_id=1, sector_id=sector, is_primary=True) for sector in (1, 2))


def count(session: Session, watchlist: int) -> int:
    return session.scalars(select(Watchlist.current_items).where(Watchlist.id == watchlist)).one()


def test_the_database_counts_a_list_and_keeps_its_limit(rows: Engine) -> None:
    with transaction(rows) as session:
        session.add_all(Cryptocurrency(symbol=f"C{n}", name=f"Coin {n}") for n in range(3))
        session.add_all(Watchlist(name=name, type="system", max_items=2) for name in ("first", "second"))
        session.flush()
        session.add_all(WatchlistItem(watchlist_id=1, crypto_id=crypto) for crypto in (1, 2))
    with transaction(rows) as session:
        assert count(session, 1) == 2
        session.execute(text("UPDATE watchlist_items SET status = 'removed' WHERE crypto_id = 1"))
        assert count(session, 1) == 1
        session.execute(text("UPDATE watchlist_items SET watchlist_id = 2 WHERE crypto_id = 2"))
        assert (count(session, 1), count(session, 2)) == (0, 1)
        session.execute(text("UPDATE watchlist_items SET status = 'active' WHERE crypto_id = 1"))
        session.execute(text("DELETE FROM watchlist_items WHERE crypto_id = 2"))
        assert (count(session, 1), count(session, 2)) == (1, 0)
    with pytest.raises(IntegrityError, match="current_items"), transaction(rows) as session:
        session.add_all(WatchlistItem(watchlist_id=1, crypto_id=crypto) for crypto in (3, 4))
    with transaction(rows) as session:
        session.execute(text("DELETE FROM watchlists"))
        assert session.scalar(select(func.count()).select_from(WatchlistItem)) == 0


def test_updated_at_moves_only_when_something_changed(rows: Engine) -> None:
    """Every table that has the column has the trigger, and a write without a change leaves it."""
    with rows.connect() as connection:
        kept = set(connection.scalars(text("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'set_updated_at'")))
    assert kept == {name for name, table in Base.metadata.tables.items() if "updated_at" in table.columns}
    with transaction(rows) as session:
        before = session.scalars(select(Cryptocurrency.updated_at)).one()
    with transaction(rows) as session:
        session.execute(text("UPDATE cryptocurrencies SET name = 'Bitcoin'"))
        assert session.scalars(select(Cryptocurrency.updated_at)).one() == before
        session.execute(text("UPDATE cryptocurrencies SET current_price = 1"))
        assert session.scalars(select(Cryptocurrency.updated_at)).one() > before


async def test_an_async_session_sees_what_the_database_filled_in(aengine: AsyncEngine) -> None:
    async with AsyncSession(aengine) as session, session.begin():
        asset = Cryptocurrency(symbol="BTC", name="Bitcoin")
        session.add(asset)
        await session.flush()
        assert (asset.kind, asset.watchlist_tier, asset.is_active) == ("coin", "none", True)
        asset.name = "bitcoin"
        await session.flush()
        assert asset.updated_at.tzinfo is not None


def test_who_leaves_takes_what_is_theirs_and_leaves_the_statistics(rows: Engine) -> None:
    with transaction(rows) as session:
        session.add(RefreshToken(user_id=1, family=uuid.uuid4(), token_hash="h", expires_at=NOON))
        session.add(Watchlist(**GOOD[Watchlist]))
        session.add(
            Prediction(
                crypto_id=1,
                user_id=1,
                is_asked=True,
                layer_source="layer3",
                model_name="naive",
                model_version="1",
                predicted_price=1.0,
                confidence_score=0.5,
                prediction_horizon=24,
                target_datetime=NOON,
                input_price=1.0,
            )
        )
    with transaction(rows) as session:
        session.execute(text("DELETE FROM users"))
        assert session.scalars(select(Prediction.user_id)).one() is None
        assert session.scalar(select(func.count()).select_from(RefreshToken)) == 0
        assert session.scalar(select(func.count()).select_from(Watchlist)) == 0


def test_a_new_database_has_ten_sectors_and_its_limits(engine: Engine) -> None:
    with engine.connect() as connection:
        assert len(set(connection.scalars(select(CryptoSector.color_code)))) == 10
        limits = connection.scalar(text("SELECT value FROM system_config WHERE key = 'watchlist_limits'"))
    assert limits == {"tier1_max": 20, "tier2_max": 100}


def test_every_foreign_key_that_deletes_has_an_index(engine: Engine) -> None:
    """Without one, removing a single parent row reads the whole child table."""
    look = inspect(engine)
    for name, table in Base.metadata.tables.items():
        keys = [index["column_names"] for index in look.get_indexes(name)] + [
            look.get_pk_constraint(name)["constrained_columns"]
        ]
        leading = {columns[0] for columns in keys if columns}
        for column in table.columns:
            if any(key.ondelete == "CASCADE" for key in column.foreign_keys):
                assert column.name in leading, f"{name}.{column.name}"
