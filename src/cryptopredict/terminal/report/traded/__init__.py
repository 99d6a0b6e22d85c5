"""The account of a replay as one HTML file. In: the figures of `replay.account`. Out: text."""

from cryptopredict.terminal.report.traded.page import page

__all__ = ["page"]
