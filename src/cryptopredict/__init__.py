"""CryptoPredict: self-hosted crypto intelligence that can be checked.

The rooms below sort in the direction of the flow; a room imports only rooms that sort above it.
"""

import os

# A sum that is split among threads is rounded otherwise by each number of them: the same data must give the same model on every
# machine. It counts only before NumPy is loaded, which is why it stands here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
