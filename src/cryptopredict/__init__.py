"""CryptoPredict: self-hosted crypto intelligence that can be checked.

The rooms below sort in the direction of the flow; a room imports only rooms that sort above it.
"""

__version__ = "0.1.0"
