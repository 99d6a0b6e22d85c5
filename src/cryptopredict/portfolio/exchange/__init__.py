"""Real money, through ccxt, behind two switches. In: an engine and the settings. Out: committed rows, or a refusal that says why.

The intent is committed before anything leaves; what may have arrived is asked about and never sent again; the books hold what the
exchange itself says of each fill. Importing this asks for no library of an exchange: that is loaded with the first connection.
"""

from cryptopredict.portfolio.exchange.accounts import (
    CONFIRMATION,
    LiveState,
    SwitchedOff,
    allow,
    connect,
    disconnect,
    existing_live_account,
    forbid,
    live_state,
    read_live_state,
)
from cryptopredict.portfolio.exchange.attending import attend
from cryptopredict.portfolio.exchange.broker import Broker

__all__ = [
    "CONFIRMATION",
    "Broker",
    "LiveState",
    "SwitchedOff",
    "allow",
    "attend",
    "connect",
    "disconnect",
    "existing_live_account",
    "forbid",
    "live_state",
    "read_live_state",
]
