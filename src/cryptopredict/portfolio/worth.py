"""What accounts are worth now and were when the day began, many of them read together. In: a session. Out: frozen facts."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import and_, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from cryptopredict.core.schema import Portfolio, PortfolioValuation, Position
from cryptopredict.portfolio.accounts import now_in_market, paper_accounts
from cryptopredict.portfolio.money import ZERO, down, exact, up
from cryptopredict.portfolio.prices import newest_prices

__all__ = ["Worth", "day_starts", "value_of", "worths_of"]


@dataclass(frozen=True, slots=True)
class Worth:
    """What an account is worth, and was at 00:00 UTC."""

    total_value: Decimal
    day_start_value: Decimal

    @property
    def daily_pnl(self) -> Decimal:
        """What today brought."""
        return self.total_value - self.day_start_value


def value_of(position: Position, price: Decimal) -> Decimal:
    """What closing a position at a price would bring, before fees: for a short the margin and what was won on it, never below nothing."""
    worth = abs(position.quantity) * price
    return down(worth) if position.quantity > 0 else max(ZERO, 2 * position.cost_basis - up(worth))


@exact
def worths_of(session: Session, users: Collection[int]) -> dict[int, Worth]:
    """Of the paper account of each user; who has none yet is not there."""
    accounts = session.scalars(paper_accounts().where(Portfolio.user_id.in_(users))).all()
    held = defaultdict[int, list[Position]](list)
    numbers = [account.id for account in accounts]
    for position in session.scalars(
        select(Position).where(Position.portfolio_id.in_(numbers), Position.closed_at.is_(None)).order_by(Position.id)
    ):
        held[position.portfolio_id].append(position)
    prices = newest_prices(session, {position.crypto_id for some in held.values() for position in some})
    starts = day_starts(session, accounts, now_in_market(session))
    worths = dict[int, Worth]()
    for account in accounts:
        values = [
            value_of(one, prices[one.crypto_id].value) if one.crypto_id in prices else one.cost_basis
            for one in held[account.id]
        ]
        worths[account.user_id] = Worth(account.cash + sum(values, ZERO), starts[account.id])
    return worths


def day_starts(session: Session, accounts: Collection[Portfolio], now: datetime) -> Mapping[int, Decimal]:
    """By account the last value known when the day began (UTC), or what it began with. A trade at 00:00 is one of the new day."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    known = PortfolioValuation
    rows = session.execute(
        select(known.portfolio_id, known.total_value)
        .ext(distinct_on(known.portfolio_id))
        .where(
            known.portfolio_id.in_([account.id for account in accounts]),
            or_(known.moment < midnight, and_(known.moment == midnight, known.occasion == "hour")),
        )
        .order_by(known.portfolio_id, known.moment.desc(), known.id.desc())
    )
    return {account.id: account.starting_cash for account in accounts} | {row[0]: row[1] for row in rows}
