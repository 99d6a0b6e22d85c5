"""Every table of the database as a class. In: nothing. Out: models for queries, and `Base.metadata`, equal to what the migrations make.

The database itself refuses what cannot be (wrong words, impossible candles, probabilities outside 0..1, NaN): a writer gets
`IntegrityError`. `updated_at` and `watchlists.current_items` are kept by triggers, so never write them.
There are no ORM relationships: flush a parent before its children, and join on ids.
Rows that only describe an asset go with it; decisions, predictions and money hold on to it, and must be removed first.
"""

from cryptopredict.core.schema.assets import (
    AiSuggestion,
    SuggestionOutcome,
    SuggestionReview,
    TierChange,
    Watchlist,
    WatchlistItem,
)
from cryptopredict.core.schema.base import Base
from cryptopredict.core.schema.feeds import CandleFlag, DataGap, FeedStatus, Revision
from cryptopredict.core.schema.halts import Halt
from cryptopredict.core.schema.ledger import LedgerEntry
from cryptopredict.core.schema.live import ExchangeAccount, ExchangeFill, ExchangeOrder
from cryptopredict.core.schema.macro import (
    DominanceData,
    FundingRate,
    LabelledText,
    MacroDay,
    MarketRegimeAnalysis,
    MarketSentimentData,
    NewsItem,
)
from cryptopredict.core.schema.market import (
    Cryptocurrency,
    DataBatch,
    ExchangeSymbol,
    MarketCapSnapshot,
    OpenInterest,
    PriceData,
    QuarantinedRow,
    Redenomination,
)
from cryptopredict.core.schema.money import (
    Portfolio,
    PortfolioTransaction,
    PortfolioValuation,
    Position,
    SignalExecution,
)
from cryptopredict.core.schema.notifying import NotificationChannel, NotificationDelivery, NotificationRule
from cryptopredict.core.schema.predictions import Prediction
from cryptopredict.core.schema.sectors import CryptoSector, CryptoSectorMapping, SectorPerformance, SectorRotationAnalysis
from cryptopredict.core.schema.suspensions import ModelSuspension
from cryptopredict.core.schema.system import (
    AiModel,
    CascadeRun,
    JobRun,
    ModelVersion,
    OutboxEvent,
    SystemConfig,
    SystemHealth,
)
from cryptopredict.core.schema.timing import RiskManagement, TradingSignal
from cryptopredict.core.schema.users import AccountToken, Notification, PushSubscription, RefreshToken, User, UserActivity

__all__ = [
    "AccountToken",
    "AiModel",
    "AiSuggestion",
    "Base",
    "CandleFlag",
    "CascadeRun",
    "CryptoSector",
    "CryptoSectorMapping",
    "Cryptocurrency",
    "DataBatch",
    "DataGap",
    "DominanceData",
    "ExchangeAccount",
    "ExchangeFill",
    "ExchangeOrder",
    "ExchangeSymbol",
    "FeedStatus",
    "FundingRate",
    "Halt",
    "JobRun",
    "LabelledText",
    "LedgerEntry",
    "MacroDay",
    "MarketCapSnapshot",
    "MarketRegimeAnalysis",
    "MarketSentimentData",
    "ModelSuspension",
    "ModelVersion",
    "NewsItem",
    "Notification",
    "NotificationChannel",
    "NotificationDelivery",
    "NotificationRule",
    "OpenInterest",
    "OutboxEvent",
    "Portfolio",
    "PortfolioTransaction",
    "PortfolioValuation",
    "Position",
    "Prediction",
    "PriceData",
    "PushSubscription",
    "QuarantinedRow",
    "Redenomination",
    "RefreshToken",
    "Revision",
    "RiskManagement",
    "SectorPerformance",
    "SectorRotationAnalysis",
    "SignalExecution",
    "SuggestionOutcome",
    "SuggestionReview",
    "SystemConfig",
    "SystemHealth",
    "TierChange",
    "TradingSignal",
    "User",
    "UserActivity",
    "Watchlist",
    "WatchlistItem",
]
