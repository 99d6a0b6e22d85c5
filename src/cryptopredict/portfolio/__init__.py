"""Money: paper accounts, executions of signals, the rules that bound them. In: the caller's transaction. Out: rows, or a refusal.

Every amount is a decimal of 18 places from the request to the row; fills follow `base.trading`. Whoever changes an account holds its
row's lock, and every movement of cash is a row that nobody can change. A refusal names each rule with its value and its bound.
"""

from cryptopredict.portfolio.accounts import account_of, readable_account, reset_account
from cryptopredict.portfolio.automatic import execute_automatically, value_all
from cryptopredict.portfolio.book import Unbalanced, check_books
from cryptopredict.portfolio.execute import Order, Placed, close_position, execute
from cryptopredict.portfolio.gauges import Gauges, gauges_of, set_limits
from cryptopredict.portfolio.limits import Automatic, Limits, limits_of
from cryptopredict.portfolio.proposing import Check, check_of, propose
from cryptopredict.portfolio.refusals import OutOfBounds, TooRisky
from cryptopredict.portfolio.risk import Rule
from cryptopredict.portfolio.settle import settle_account, settle_all
from cryptopredict.portfolio.value import note_value
from cryptopredict.portfolio.worth import Worth, worths_of

__all__ = [
    "Automatic",
    "Check",
    "Gauges",
    "Limits",
    "Order",
    "OutOfBounds",
    "Placed",
    "Rule",
    "TooRisky",
    "Unbalanced",
    "Worth",
    "account_of",
    "check_books",
    "check_of",
    "close_position",
    "execute",
    "execute_automatically",
    "gauges_of",
    "limits_of",
    "note_value",
    "propose",
    "readable_account",
    "reset_account",
    "set_limits",
    "settle_account",
    "settle_all",
    "value_all",
    "worths_of",
]
