"""What the server says, as types. Made from the OpenAPI document by `scripts/client_shapes.py`; not to be edited."""

from __future__ import annotations

from typing import Literal, TypedDict

__all__ = [
    "AdviceBody",
    "AiAnalysis",
    "Asked",
    "AssetAnalysis",
    "AssetKind",
    "AssetRow",
    "ChecksBody",
    "ClaimRecord",
    "Cryptocurrency",
    "CryptocurrencyDetail",
    "CutRecord",
    "Difference",
    "DriverBody",
    "EdgeBody",
    "EvidenceBody",
    "ExecutionBody",
    "ExecutionResult",
    "ExpectedRegime",
    "FlowBody",
    "Foreseen",
    "Health",
    "Interval",
    "LatestPrice",
    "LatestPrices",
    "LayerState",
    "LedgerHead",
    "LedgerLinks",
    "Lineage",
    "LinkBody",
    "LivePortfolio",
    "MarketContext",
    "MarketRegime",
    "OpenClaims",
    "Outlook",
    "PartHealth",
    "PortfolioBody",
    "PositionBody",
    "PredictionAnswer",
    "PredictionBody",
    "Preferences",
    "PriceBody",
    "ProbabilityAnalysis",
    "Recommendation",
    "RecordBin",
    "Regime",
    "RegimeForecast",
    "RegimeHistory",
    "RegimePoint",
    "RegimeProbabilities",
    "ReplayCause",
    "ReplayDifference",
    "ReplayResult",
    "RiskAssessment",
    "RiskLevel",
    "Rotation",
    "ScoreBody",
    "SectorRow",
    "SectorTable",
    "SentimentBreakdown",
    "Share",
    "SignalDetail",
    "SignalRecord",
    "SignalRow",
    "SignalType",
    "SizeBody",
    "Source",
    "TailRiskBody",
    "TaskBody",
    "TrackRecordBody",
    "UserProfile",
]

AssetKind = Literal["coin", "stablecoin", "wrapped", "commodity"]
Interval = Literal["1m", "5m", "15m", "1h", "4h", "1d", "1w"]
LayerState = Literal["in_use", "baseline", "no_edge", "stale", "error"]
Recommendation = Literal["strong_buy", "buy", "hold", "sell", "strong_sell"]
Regime = Literal["bull", "bear", "neutral", "volatile"]
RiskLevel = Literal["low", "medium", "high", "extreme"]
SignalType = Literal["long", "short"]
Source = Literal["live", "simulated", "replay", "files"]


class AdviceBody(TypedDict):
    """What the agent would do, and what that is worth above skipping, percent of the capital."""

    action: Literal["skip", "half", "full"]
    worth: float


class AiAnalysis(TypedDict):
    """Why."""

    key_factors: list[DriverBody]
    probability_analysis: ProbabilityAnalysis


class Asked(TypedDict):
    """Where a question stands: the `prediction` where that was said already, else the `task` that answers it, and by which it is asked after."""

    prediction: PredictionBody | None
    task: TaskBody | None


class AssetAnalysis(TypedDict):
    """One asset as the latest decision saw it."""

    run_id: int
    as_of: str
    crypto_id: int
    symbol: str
    name: str
    ai_confidence: float
    evidence: EvidenceBody
    state: LayerState
    risk_level: RiskLevel
    recommendation: Recommendation
    selected: bool
    score: float
    price: float
    price_predictions: list[PriceBody]
    technical_indicators: dict[str, float]
    sentiment_score: float | None
    sector_correlation: float | None
    performance_metrics: dict[str, float]
    drivers: list[DriverBody]
    explanation: list[str]


class AssetRow(TypedDict):
    """One asset scored by the latest run. `confidence` is P(beats the median asset over 7 days), `score` −1..1."""

    crypto_id: int
    symbol: str
    name: str
    sector: str | None
    sector_color: str | None
    price: float
    performance_24h: float | None
    volatility: float
    dollar_volume: float
    score: float
    confidence: float
    evidence: EvidenceBody
    risk_level: RiskLevel
    recommendation: Recommendation
    selected: bool
    drivers: list[DriverBody]


class ChecksBody(TypedDict):
    """The ladder of four behind the dots."""

    fresh: bool
    trained: bool
    calibrated: bool
    beats_baseline: bool


class ClaimRecord(TypedDict):
    """One kind of claim of one layer, over all and in parts."""

    layer: Literal["layer1", "layer2", "layer3", "layer4"]
    claim: Literal["price", "regime", "rotation", "beats_median", "target_before_stop", "regime_ahead", "next_leader"]
    score: ScoreBody
    bins: list[RecordBin]
    cuts: list[CutRecord]


class Cryptocurrency(TypedDict):
    """One asset. Prices and caps in US dollars."""

    id: int
    symbol: str
    name: str
    kind: AssetKind
    sector_id: int | None
    sector: str | None
    sector_color: str | None
    market_cap_rank: int | None
    current_price: float | None
    market_cap: float | None
    total_volume: float | None
    watchlist_tier: Literal["tier1", "tier2", "none"]
    is_active: bool
    last_data_update: str | None


class CryptocurrencyDetail(TypedDict):
    """One asset with all that is known of it, and the span of candles that is stored for each interval."""

    id: int
    symbol: str
    name: str
    kind: AssetKind
    sector_id: int | None
    sector: str | None
    sector_color: str | None
    market_cap_rank: int | None
    current_price: float | None
    market_cap: float | None
    total_volume: float | None
    watchlist_tier: Literal["tier1", "tier2", "none"]
    is_active: bool
    last_data_update: str | None
    circulating_supply: float | None
    total_supply: float | None
    max_supply: float | None
    description: str | None
    website_url: str | None
    blockchain_site: str | None
    intervals: list[Interval]


class CutRecord(TypedDict):
    """The claims of one horizon, or of one regime that the market was said to be in."""

    horizon_hours: int | None
    regime: Regime | Literal["unknown"] | None
    score: ScoreBody


class Difference(TypedDict):
    """An asset of which the books say something else than the exchange said when it was last asked."""

    asset: str
    books: str
    exchange: str


class DriverBody(TypedDict):
    """One reason: feature, value, signed contribution, and an English sentence for machines and logs."""

    feature: str
    value: float | None
    contribution: float | None
    text: str


class EdgeBody(TypedDict):
    """Difference to a baseline with its 95 % interval; positive is better. `unit` is percent or points."""

    against: str
    difference: float
    low: float
    high: float
    n: int
    unit: str


class EvidenceBody(TypedDict):
    """A probability and its record: how often it came true when about this much was said, with a 95 % interval."""

    said: float
    observed: float | None
    observed_low: float | None
    observed_high: float | None
    observed_n: int


class ExecutionBody(TypedDict):
    """An order and what came of it. `filled_amount` of `position_size` was traded, at `execution_price` on average."""

    id: int
    signal_id: int
    portfolio_id: int | None
    crypto_id: int
    symbol: str
    side: SignalType
    idempotency_key: str
    execution_type: Literal["manual", "automatic"]
    order_type: Literal["market", "next_bar"]
    status: Literal["pending", "filled", "partially_filled", "cancelled"]
    open: bool
    position_size: str
    portfolio_percentage: float | None
    filled_amount: str
    filled_quantity: str
    execution_price: str | None
    fee: str
    slippage: str
    cancel_reason: str | None
    executed_at: str
    updated_at: str


class ExecutionResult(TypedDict):
    """The execution and the position that it opened; `new` is false where the key was known and nothing more happened."""

    execution: ExecutionBody
    position: PositionBody | None
    new: bool


class ExpectedRegime(TypedDict):
    """Chance of one regime; `low` and `high` bound how often it comes to pass when about this is said (95 %)."""

    regime: Regime
    probability: float
    low: float
    high: float


class FlowBody(TypedDict):
    """Share of the market's volume (percentage points over 7 days) that moved from one sector to another."""

    source: str
    target: str
    share: float


class Foreseen(TypedDict):
    """Where a price will be: the middle, and two intervals with the chance that each holds what comes."""

    based_on: str
    price: float
    low: float
    high: float
    level: float
    wide_low: float
    wide_high: float
    wide_level: float
    state: LayerState


class Health(TypedDict):
    """All parts. `status` is the worst of them, where only database and redis can make it unhealthy."""

    status: Literal["healthy", "degraded", "unhealthy"]
    version: str
    source: Source | None
    last_decision_at: str | None
    data_age_s: float | None
    parts: list[PartHealth]


class LatestPrice(TypedDict):
    """The newest price. `price_time` is when it was true; `change_24h` is percent, null without a candle a day ago."""

    crypto_id: int
    symbol: str
    price: float
    price_time: str
    change_24h: float | None
    source: Source


class LatestPrices(TypedDict):
    """The newest prices of several assets; `missing` are those that are unknown, or have no price."""

    prices: list[LatestPrice]
    missing: list[int]


class LedgerHead(TypedDict):
    """The last place of the chain and the hash of its entry: noted elsewhere, it shows later that nothing before was rewritten."""

    seq: int
    sha256: str


class LedgerLinks(TypedDict):
    """Entries in their order, those after a place."""

    after: int
    entries: list[LinkBody]
    head: LedgerHead


class Lineage(TypedDict):
    """The decisions that the signal rests on, and its own entry in the chain of the ledger: number and digest."""

    run_id: int | None
    as_of: str | None
    code_version: str | None
    input_digest: str | None
    macro_id: int | None
    rotation_id: int | None
    sector_performance_id: int | None
    ledger_entry: int | None
    ledger_sha256: str | None


class LinkBody(TypedDict):
    """One entry without its payload. `entry_sha256` is the SHA-256 of six texts joined by line feeds."""

    seq: int
    kind: Literal["run", "signal", "prediction", "outcome", "market_removed", "review"]
    subject_id: int | None
    created_at: str
    payload_sha256: str
    previous_sha256: str
    entry_sha256: str


class LivePortfolio(TypedDict):
    """A portfolio at an exchange, as the books have it: looking asks no exchange, and nothing can be traded from here."""

    portfolio_id: int
    exchange: str
    base_currency: str
    created_at: str
    connected: bool
    switched_on: bool
    allowed_at: str | None
    halted_at: str | None
    halted_why: str | None
    checked_at: str | None
    differences: list[Difference]
    total_value: str
    cash: str
    starting_cash: str
    total_pnl: str
    realized_pnl: str
    unrealized_pnl: str
    open_orders: int
    open_positions: int


class MarketContext(TypedDict):
    """The market when the signal was given; null where the run is unknown."""

    regime: Regime | None
    regime_confidence: float | None
    recommended_exposure: float | None
    sector: str | None
    sector_status: Literal["leading", "neutral", "declining"] | None
    asset_confidence: float | None


class MarketRegime(TypedDict):
    """The latest answer of layer 1. Exposure and strengths are 0..1, `dominance` percent, `index` 1,000 at its start."""

    run_id: int
    as_of: str
    last_updated: str
    source: Source
    regime: Regime
    confidence: float
    evidence: EvidenceBody
    probabilities: RegimeProbabilities
    risk_level: RiskLevel
    trend_strength: float
    recommended_exposure: float
    sentiment_breakdown: SentimentBreakdown
    fear_greed: float | None
    funding_rate: float | None
    dominance: dict[str, float | None]
    total_market_cap: float | None
    total_volume: float | None
    index: float
    drivers: list[DriverBody]
    edge: EdgeBody | None
    state: LayerState
    checks: ChecksBody


class OpenClaims(TypedDict):
    """Live claims of a layer that are not settled; `overdue` ones lack the candles that decide them, or do not trust them."""

    layer: Literal["layer1", "layer2", "layer3", "layer4"]
    open: int
    overdue: int


class Outlook(TypedDict):
    """What a trained model says of a sector's next week: the chance to beat the even-weighted sectors, and by how many percent."""

    sector_id: int
    name: str
    probability: float
    expected_relative_return: float | None
    evidence: EvidenceBody
    state: LayerState


class PartHealth(TypedDict):
    """One part: is it there, what was seen, and how long the look took."""

    name: Literal["database", "redis", "freshness", "market", "models", "worker", "market_worker", "web"]
    status: Literal["healthy", "degraded", "unhealthy"]
    detail: str
    latency_ms: float | None


class PortfolioBody(TypedDict):
    """A paper account. `exposure` is what is held long and owed short; `open_risk` what is lost from here if every stop is hit."""

    id: int
    name: str
    base_currency: str
    is_paper: bool
    created_at: str
    total_value: str
    cash: str
    free_cash: str
    starting_cash: str
    positions_value: str
    daily_pnl: str
    daily_pnl_percentage: float
    total_pnl: str
    total_pnl_percentage: float
    realized_pnl: str
    unrealized_pnl: str
    exposure: str
    exposure_share: float
    open_risk: str
    open_risk_share: float
    drawdown: float
    held_btc_value: str | None
    open_positions: int
    open_orders: int
    halted: bool
    live: LivePortfolio | None


class PositionBody(TypedDict):
    """What an executed signal brought. `quantity` is what is left of `opened_quantity`; values in the account's currency."""

    id: int
    crypto_id: int
    symbol: str
    name: str
    sector_color: str | None
    side: SignalType
    quantity: str
    opened_quantity: str
    average_price: str
    cost_basis: str
    price: str | None
    price_at: str | None
    value: str | None
    unrealized_pnl: str
    unrealized_pnl_percentage: float
    realized_pnl: str
    fees_paid: str
    funding_paid: str
    target_price: float | None
    stop_loss: float | None
    opened_at: str
    expires_at: str | None
    closed_at: str | None
    exit_kind: Literal["target", "stop", "timeout", "manual", "liquidated"] | None
    exit_price: str | None
    signal_id: int | None
    execution_id: int | None


class PredictionAnswer(TypedDict):
    """What a question came to. `said` is what holds, null where nothing is said, with the `reason`."""

    crypto_id: int
    horizon_hours: int
    what_if: bool
    features_override: dict[str, float]
    prediction_id: int | None
    said: Foreseen | None
    would_be: Foreseen | None
    features: dict[str, float]
    unused: list[str]
    reason: str | None


class PredictionBody(TypedDict):
    """One claim about the future. `confidence` is the chance that it happens, `horizon_hours` after `based_on`."""

    id: int
    layer: Literal["layer1", "layer2", "layer3", "layer4"]
    claim: Literal["price", "regime", "rotation", "beats_median", "target_before_stop", "regime_ahead", "next_leader"]
    said: str | None
    crypto_id: int | None
    symbol: str | None
    confidence: float
    predicted_price: float | None
    predicted_low: float | None
    predicted_high: float | None
    interval_level: float | None
    input_price: float | None
    horizon_hours: int
    based_on: str | None
    target_datetime: str
    model_name: str
    model_version: str
    is_backtest: bool
    is_asked: bool
    is_realized: bool
    happened: bool | None
    actual_price: float | None
    accuracy_percentage: float | None
    absolute_error: float | None
    evaluated_at: str | None
    waits_for: Literal["no_data", "flagged"] | None
    created_at: str
    run_id: int | None


class Preferences(TypedDict):
    """What a user has chosen; null means not chosen yet. Digits and calendar are then those of the language."""

    locale: Literal["en", "fa"] | None
    theme: Literal["dark", "light", "system"] | None
    digits: Literal["latin", "persian"] | None
    calendar: Literal["gregorian", "jalali"] | None


class PriceBody(TypedDict):
    """Where a price will be: the middle, and two intervals with the chance that each holds what comes."""

    horizon_hours: int
    based_on: str
    target: str
    price: float
    low: float
    high: float
    level: float
    wide_low: float
    wide_high: float
    wide_level: float
    state: LayerState
    evidence: EvidenceBody


class ProbabilityAnalysis(TypedDict):
    """Chance that the target is reached within the time, and that the stop is reached before it; null where it was not computed."""

    target_24h: float | None
    target_3d: float | None
    target_7d: float | None
    stop_first: float | None


class RecordBin(TypedDict):
    """One bin of the reliability diagram, the least sure tenth of the claims first."""

    decile: int
    share: Share


class RegimeForecast(TypedDict):
    """Which regime the days after the last close will show, likeliest first; null with the reason where too little has happened to say."""

    run_id: int
    as_of: str
    last_updated: str
    source: Source
    horizon: Literal["1d", "7d", "30d"]
    regimes: list[ExpectedRegime] | None
    n: int
    state: LayerState | None
    reason: Literal["not_enough_history"] | None


class RegimeHistory(TypedDict):
    """How the regime went, oldest first; buckets without an analysis are absent."""

    days: int
    interval: Literal["1h", "4h", "1d", "1w"]
    points: list[RegimePoint]


class RegimePoint(TypedDict):
    """One moment of the market; `index` is the cap-weighted index, known for closed days only."""

    timestamp: str
    index: float | None
    regime: Regime
    confidence: float
    risk_level: RiskLevel
    trend_strength: float
    recommended_exposure: float
    probabilities: RegimeProbabilities | None


class RegimeProbabilities(TypedDict):
    """Chance of each regime; together 1."""

    bull: float
    bear: float
    neutral: float
    volatile: float


class ReplayCause(TypedDict):
    """One reason why the answer is, or may be, another: a stable word, and a sentence with what was then and is now."""

    kind: Literal[
        "model_missing",
        "model_damaged",
        "model_other",
        "inputs_changed",
        "record_changed",
        "code_changed",
        "libraries_changed",
        "cannot_decide",
        "unexplained",
    ]
    what: str


class ReplayDifference(TypedDict):
    """What stood at `path` then, and what comes out now; null where there was, or is, nothing, JSON where it is no single value."""

    path: str
    then: str | float | int | bool | None
    now: str | float | int | bool | None


class ReplayResult(TypedDict):
    """Whether the same decision comes out of the same inputs, to the last bit and but for timings."""

    run_id: int
    as_of: str
    same: bool
    inputs: Literal["same", "restored", "changed"]
    causes: list[ReplayCause]
    differing: int
    differences: list[ReplayDifference]


class RiskAssessment(TypedDict):
    """Loss at the stop and gain at the target in percent of the entry, before costs; `sizing` is null for signals of older versions."""

    risk_level: RiskLevel
    loss_at_stop_percentage: float
    gain_at_target_percentage: float
    risk_reward_ratio: float
    chance_of_loss: float
    sizing: SizeBody | None


class Rotation(TypedDict):
    """The latest answer of layer 2 on rotation. `recommended_allocation` by sector name sums to 1."""

    run_id: int
    as_of: str
    rotation_probability: float
    evidence: EvidenceBody
    leading: list[str]
    declining: list[str]
    flow_directions: list[FlowBody]
    recommended_allocation: dict[str, float]
    tilted: bool
    allocation_by: Literal["even_weights", "momentum", "risk_parity", "leaders"]
    allocation_edge: EdgeBody | None
    next_leaders: list[Outlook]
    confidence: float
    edge: EdgeBody | None
    state: LayerState
    checks: ChecksBody


class ScoreBody(TypedDict):
    """Of `n` claims on `days` days. Brier and log loss: lower is better, and so is `difference`, to the Brier score of the baseline."""

    share: Share
    brier: float
    log_loss: float
    baseline_brier: float
    difference: float
    difference_low: float | None
    difference_high: float | None
    calibration_error: float


class SectorRow(TypedDict):
    """One sector now. Performances, dominance in percent, momentum −1..1, allocation 0..1."""

    id: int
    name: str
    color_code: str
    members: int
    market_cap: float | None
    volume: float | None
    dominance: float | None
    momentum_score: float
    performance_24h: float | None
    performance_7d: float | None
    performance_30d: float | None
    status: Literal["leading", "neutral", "declining"]
    allocation: float | None


class SectorTable(TypedDict):
    """All sectors of the latest run."""

    run_id: int
    as_of: str
    sectors: list[SectorRow]


class SentimentBreakdown(TypedDict):
    """Parts of sentiment on −1..1, each against its own past year, null where there is no data."""

    fear_greed: float | None
    social: float | None
    news: float | None
    funding: float | None


class Share(TypedDict):
    """How many of `n` claims on `days` days came true, beside the mean chance that was said."""

    n: int
    days: int
    said: float
    happened: float
    low: float
    high: float


class SignalDetail(TypedDict):
    """One signal with its reasons and its origin."""

    signal: SignalRow
    ai_analysis: AiAnalysis
    market_context: MarketContext
    risk_assessment: RiskAssessment
    lineage: Lineage


class SignalRecord(TypedDict):
    """How settled signals ended. `target_rate` with its 95 % interval; returns are percent after costs, null below 2 signals."""

    n: int
    target: int
    stop: int
    timeout: int
    target_rate: float | None
    target_low: float | None
    target_high: float | None
    mean_return: float | None
    mean_low: float | None
    mean_high: float | None


class SignalRow(TypedDict):
    """A signal that was given."""

    crypto_id: int
    symbol: str
    name: str
    sector_color: str | None
    signal_type: SignalType
    entry_price: float
    target_price: float
    stop_loss: float
    confidence: float
    evidence: EvidenceBody
    break_even: float | None
    edge: float | None
    edge_low: float | None
    edge_high: float | None
    risk_level: RiskLevel
    risk_reward_ratio: float
    time_horizon_hours: int
    drivers: list[DriverBody]
    id: int
    status: Literal["active", "executed", "expired", "cancelled"]
    generated_at: str
    expires_at: str
    outcome: Literal["target", "stop", "timeout"] | None
    outcome_price: float | None
    outcome_at: str | None
    realized_return: float | None
    run_id: int | None


class SizeBody(TypedDict):
    """How much to put in: `size` is a share of the capital that loses `budget` of it at the stop or in a bad day, whichever is less."""

    tails: list[TailRiskBody]
    size: float
    budget: float
    bound_by: Literal["capital", "stop", "tail"]
    largest_order: float | None
    advice: AdviceBody | None
    median_hours: float | None
    median_up: float | None
    median_down: float | None


class TailRiskBody(TypedDict):
    """What the signal's side could lose within `hours`, percent of the entry: exceeded with the chance 1 − `level`, and the mean beyond."""

    hours: int
    level: float
    at_risk: float
    beyond: float
    by: Literal["filtered_history", "gaussian_ewma", "history"]


class TaskBody(TypedDict):
    """One piece of work. `scheduled_for` is its slot, null when somebody asked for it; a failed one is tried again, a parked one not."""

    id: int
    name: str
    arguments: dict[str, int | str]
    status: Literal["queued", "running", "succeeded", "skipped", "failed", "parked", "cancelled"]
    scheduled_for: str | None
    attempt: int
    queued_at: str
    started_at: str | None
    finished_at: str | None
    progress: float
    message: str | None
    error: str | None
    requested_by: int | None
    result: ReplayResult | None
    answer: PredictionAnswer | None


class TrackRecordBody(TypedDict):
    """Everything that was claimed and settled. `live` was said before it happened, `backtest` was not; `since` is the first live day."""

    since: str | None
    live: list[ClaimRecord]
    backtest: list[ClaimRecord]
    signals: SignalRecord
    open: list[OpenClaims]
    equity: None
    equity_missing: Literal["nothing_traded"]


class UserProfile(TypedDict):
    """One's own account."""

    id: int
    email: str
    first_name: str | None
    last_name: str | None
    role: Literal["admin", "professional", "casual"]
    is_verified: bool
    preferences: Preferences
    created_at: str
    last_login: str | None
