"""What an account is worth, now and over time, beside what held Bitcoin would have been. In: the caller's transaction."""

from decimal import Decimal
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.core.schema import Portfolio, PortfolioValuation
from cryptopredict.portfolio.accounts import bitcoin_price
from cryptopredict.portfolio.money import ZERO, exact, near, of
from cryptopredict.portfolio.standing import Facts, exposure_of, facts_of

__all__ = ["drawdown_of", "exposure_now", "held_bitcoin", "note_value"]


def exposure_now(facts: Facts) -> Decimal:
    """The sum of what is held long and owed short, without what is only ordered."""
    return sum(
        (exposure_of(one.position, one.position.average_price if one.price is None else one.price.value) for one in facts.held),
        ZERO,
    )


@exact
def held_bitcoin(session: Session, account: Portfolio) -> Decimal | None:
    """What the account would be worth had it bought Bitcoin when it began and done nothing; None where no price is known."""
    price = bitcoin_price(session)
    if price is None or account.start_btc_price is None:
        return None
    return near(account.starting_cash * of(price) / of(account.start_btc_price))


@exact
def note_value(session: Session, account: Portfolio, occasion: Literal["hour", "execution"]) -> Decimal:
    """Write down what the account is worth now; in an hour once. Returns the value."""
    if account.start_btc_price is None:  # the market had no Bitcoin when the account was opened
        account.start_btc_price = bitcoin_price(session)
    facts = facts_of(session, account)
    moment = facts.now
    if occasion == "hour":
        moment = moment.replace(minute=0, second=0, microsecond=0)
    positions = facts.standing.total_value - account.cash
    values = {
        "cash": account.cash,
        "positions_value": positions,
        "total_value": facts.standing.total_value,
        "exposure": exposure_now(facts),
        "held_btc_value": held_bitcoin(session, account),
    }
    statement = insert(PortfolioValuation).values(portfolio_id=account.id, moment=moment, occasion=occasion, **values)
    session.execute(
        statement.on_conflict_do_update(index_elements=["portfolio_id", "moment", "occasion"], set_=values)
        if occasion == "execution"
        else statement.on_conflict_do_nothing(index_elements=["portfolio_id", "moment", "occasion"])
    )
    return facts.standing.total_value


@exact
def drawdown_of(session: Session, account: Portfolio, value: Decimal) -> Decimal:
    """How far below its highest known value the account is, as a share of that (0..1)."""
    highest = session.scalar(
        select(func.max(PortfolioValuation.total_value)).where(PortfolioValuation.portfolio_id == account.id)
    )
    peak = max(value, account.starting_cash, highest or ZERO)
    return ZERO if peak == 0 else (peak - value) / peak
