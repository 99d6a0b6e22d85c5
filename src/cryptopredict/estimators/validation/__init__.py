"""Walking forward without looking ahead, and what a model must show before it is used."""

from cryptopredict.estimators.validation.folds import Fold, Walk, audit
from cryptopredict.estimators.validation.gate import Gate, Requirements, skill_gate
from cryptopredict.estimators.validation.track import Track, walk_forward

__all__ = ["Fold", "Gate", "Requirements", "Track", "Walk", "audit", "skill_gate", "walk_forward"]
