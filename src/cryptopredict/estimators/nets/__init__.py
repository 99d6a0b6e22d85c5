"""Deep models. Entering here loads neither Keras nor JAX: both come when a net is first fitted or asked.

The backend is chosen here and nowhere else. Keras' own file of settings is not read (a home directory must not change what is learnt),
and JAX takes the memory of an accelerator as it needs it, not all at once.
"""

import os

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("KERAS_HOME", os.devnull)
os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

from cryptopredict.estimators.nets.graph import GraphAttention
from cryptopredict.estimators.nets.heads import Head
from cryptopredict.estimators.nets.sequence import SequenceNet

__all__ = ["GraphAttention", "Head", "SequenceNet"]
