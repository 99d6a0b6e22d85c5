"""What is known of prices now: the newest one of each asset, and a year of daily returns. In: a session. Out: frozen facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from operator import itemgetter
from typing import Final

import numpy as np
from sqlalchemy import text
from sqlalchemy.orm import Session

from cryptopredict.base import Floats
from cryptopredict.portfolio.money import of

__all__ = ["DAYS", "Liquidity", "Price", "daily_history", "newest_prices"]

DAYS: Final = 250
_VOLUME_DAYS: Final = 30

_NEWEST = text(
    """
    SELECT c.id, p.price, p.moment, s.price, s.moment FROM cryptocurrencies c
    LEFT JOIN LATERAL (
        SELECT d.close_price AS price, d.timestamp + w.length AS moment
        FROM (VALUES ('1m', interval '1 minute'), ('1h', interval '1 hour'), ('1d', interval '1 day')) AS w(name, length)
        CROSS JOIN LATERAL (SELECT close_price, timestamp FROM price_data
            WHERE crypto_id = c.id AND interval = w.name ORDER BY timestamp DESC LIMIT 1) AS d
        ORDER BY moment DESC, w.length LIMIT 1) AS p ON true
    LEFT JOIN LATERAL (SELECT c.current_price AS price, c.last_data_update AS moment) AS s ON c.current_price IS NOT NULL
    WHERE c.id = ANY(:ids)
    """
)
_DAILY = text(
    """
    SELECT crypto_id, extract(epoch FROM timestamp)::bigint / 86400, close_price, volume * close_price
    FROM price_data WHERE crypto_id = ANY(:ids) AND interval = '1d' AND timestamp > :now - make_interval(days => :days)
        AND timestamp <= :now - interval '1 day'
    """
)


@dataclass(frozen=True, slots=True)
class Price:
    """A price of the market and when it was true."""

    value: Decimal
    moment: datetime


@dataclass(frozen=True, slots=True)
class Liquidity:
    """What trades in a usual day, in the quote currency, and the volatility of a day; None unknown."""

    dollar_volume: float | None
    daily_volatility: float | None


def newest_prices(session: Session, assets: Iterable[int]) -> dict[int, Price]:
    """The newest price of each asset, of a candle or of the ticker, of two as new the ticker's; assets without any are not there."""
    found: dict[int, Price] = {}
    wanted = sorted(set(assets))
    for asset, candle, closed, spot, seen in session.execute(_NEWEST, {"ids": wanted}) if wanted else ():
        known = [
            (moment, price) for moment, price in ((seen, spot), (closed, candle)) if price is not None and moment is not None
        ]
        if known:
            moment, price = max(known, key=itemgetter(0))
            found[int(asset)] = Price(of(price), moment)
    return found


def daily_history(
    session: Session, assets: Iterable[int], now: datetime
) -> tuple[Mapping[int, Floats], Mapping[int, Liquidity]]:
    """Plain daily returns (T,) of each asset on the same days, NaN where there is none, and how liquid each is."""
    ids = sorted(set(assets))
    rows = session.execute(_DAILY, {"ids": ids, "now": now, "days": DAYS + 2}).all() if ids else ()
    if not rows:
        return {}, {}
    last = max(int(row[1]) for row in rows)
    closes = {asset: np.full(DAYS + 1, np.nan) for asset in {int(row[0]) for row in rows}}
    dollars = {asset: np.full(DAYS + 1, np.nan) for asset in closes}
    for asset, day, close, volume in rows:
        place = DAYS - (last - int(day))
        if place >= 0:
            closes[int(asset)][place], dollars[int(asset)][place] = close, volume
    returns = {asset: prices[1:] / prices[:-1] - 1.0 for asset, prices in closes.items()}
    return returns, {asset: _liquidity(dollars[asset], returns[asset]) for asset in closes}


def _liquidity(dollars: Floats, returns: Floats) -> Liquidity:
    volumes = dollars[-_VOLUME_DAYS:]
    volumes = volumes[np.isfinite(volumes)]
    known = returns[np.isfinite(returns)]
    return Liquidity(
        float(np.median(volumes)) if len(volumes) else None, float(known.std()) if len(known) >= _VOLUME_DAYS else None
    )
