"""What is done for users without being asked each time: signals executed by their rules, and the hourly look at each account."""

from datetime import timedelta
from hashlib import sha256

import structlog
from sqlalchemy import Engine, func, or_, select
from sqlalchemy.orm import Session

from cryptopredict.base import CryptoPredictError
from cryptopredict.core import transaction
from cryptopredict.core.schema import CascadeRun, Portfolio, RiskManagement, SignalExecution, TradingSignal, User
from cryptopredict.ledger.halts import open_halts
from cryptopredict.portfolio.accounts import account_of, locked_account, now_in_market
from cryptopredict.portfolio.book import check_books
from cryptopredict.portfolio.execute import Order, announce, execute
from cryptopredict.portfolio.gauges import keep_gauges
from cryptopredict.portfolio.limits import Limits, limits_of
from cryptopredict.portfolio.proposing import propose, rules_now
from cryptopredict.portfolio.risk import best_size
from cryptopredict.portfolio.value import note_value

__all__ = ["execute_automatically", "value_all"]

_log = structlog.get_logger(__name__)


def execute_automatically(engine: Engine) -> str:
    """Place an order on every active signal that the rules of a user want, of the largest size that breaks none of their limits.

    It is filled by the next candle, never at a price that was known before. The key of the order is the signal, so that a signal is
    executed once however often this runs. Who set `enabled` gets no order while anything global is halted.
    """
    with transaction(engine) as session:
        if any(halt.scope != "asset" for halt in open_halts(session)):
            return "Everything is halted."
        rows = session.execute(
            select(RiskManagement, User.id)
            .join(User, User.id == RiskManagement.user_id)
            .where(User.is_active, RiskManagement.risk_rules["automatic"]["enabled"].as_boolean())
            .order_by(User.id)
        ).all()
        wanted = [(int(user), limits_of(row)) for row, user in rows]
        signals = _signals(session) if wanted else []
    placed, refused = 0, 0
    for user_id, limits in wanted:
        for signal_id, side, edge in signals:
            rules = limits.automatic
            if side not in rules.sides or edge is None or edge < rules.min_edge:
                continue
            try:
                with transaction(engine) as session:
                    placed += _one(session, user_id, signal_id, limits)
            except CryptoPredictError as error:
                refused += 1
                _log.info("not executed", user=user_id, signal=signal_id, reason=str(error))
    return f"{placed} executed, {refused} refused"


def _signals(session: Session) -> list[tuple[int, str, float | None]]:
    query = (
        select(TradingSignal.id, TradingSignal.signal_type, TradingSignal.edge_low)
        .outerjoin(CascadeRun, CascadeRun.id == TradingSignal.cascade_run_id)
        .where(
            TradingSignal.status == "active",
            TradingSignal.expires_at > now_in_market(session),
            or_(TradingSignal.cascade_run_id.is_(None), CascadeRun.kind == "live"),
        )
        .order_by(TradingSignal.edge_low.desc().nulls_last(), TradingSignal.id)
    )
    return [(int(row[0]), str(row[1]), row[2]) for row in session.execute(query)]


def _one(session: Session, user_id: int, signal_id: int, limits: Limits) -> int:
    account = account_of(session, user_id)
    known = select(func.count()).where(SignalExecution.user_id == user_id, SignalExecution.signal_id == signal_id)
    if session.scalar(known):
        return 0
    day = now_in_market(session) - timedelta(days=1)
    today = select(func.count()).where(
        SignalExecution.user_id == user_id, SignalExecution.execution_type == "automatic", SignalExecution.executed_at > day
    )
    if (session.scalar(today) or 0) >= limits.automatic.max_per_day:
        return 0
    trade = propose(session, account, signal_id)
    size, _ = best_size(limits, trade.facts.standing, trade.sized(account.cash), trade.costs)
    if size <= 0 or any(not rule.passed for rule in rules_now(trade)):
        return 0
    digest = sha256(f"automatic {signal_id}".encode()).hexdigest()
    order = Order(f"automatic:{signal_id}", digest, amount=size, automatic=True, next_bar=True)
    execute(session, user_id, signal_id, order)
    return 1


def value_all(engine: Engine) -> str:
    """Write down what each account is worth, and its gauges; hold its books against its history. Raises when one does not add up."""
    with transaction(engine) as session:
        ids = session.scalars(select(Portfolio.id).where(Portfolio.archived_at.is_(None)).order_by(Portfolio.id)).all()
    wrong: list[CryptoPredictError] = []
    for portfolio_id in ids:
        try:
            with transaction(engine) as session:
                account = locked_account(session, portfolio_id)
                if account is not None:
                    check_books(session, account)
                    note_value(session, account, "hour")
                    keep_gauges(session, account)
                    announce(session, account, None)
        except CryptoPredictError as error:
            wrong.append(error)
    if wrong:
        raise wrong[0]
    return f"{len(ids)} accounts"
