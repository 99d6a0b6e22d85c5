"""The providers that the system lives on, on loopback: an exchange with its stream, a coin catalogue, an index, news and talk.

In: a `TradedMarket`, a clock, the directory of a journal, faults. Out: `Providers`, REST and WebSocket in the providers' own words.
"""

from cryptopredict.data.simulator.serving.app import Providers
from cryptopredict.data.simulator.serving.clock import VirtualClock
from cryptopredict.data.simulator.serving.faults import Fault, read_script

__all__ = ["Fault", "Providers", "VirtualClock", "read_script"]
