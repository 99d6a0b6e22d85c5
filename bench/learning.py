"""Trees beside bare XGBoost, nets beside the matrix products that they cannot do without."""

from collections.abc import Callable, Iterator
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import xgboost as xgb

from bench.measure import Row
from cryptopredict.base import Floats
from cryptopredict.core import Ground
from cryptopredict.estimators.nets import SequenceNet
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.trees import BoostedRegressor

__all__ = ["net_rows", "tree_rows"]

_STEPS, _FEATURES, _UNITS, _BATCH, _SEEN = 32, 12, 32, 256, 480


def _table(rows: int) -> tuple[Table, Floats]:
    rng = np.random.default_rng(0)
    values = rng.standard_normal((rows, _STEPS, _FEATURES)).astype(np.float32)
    names = tuple(f"f{place}" for place in range(_FEATURES))
    table = Table(values, names, np.arange(rows) // 100 * 86_400, np.arange(rows) % 100)
    return table, values[:, -1, 0] + rng.standard_normal(rows)


def _products(rows: int, *, learning: bool) -> Callable[[], object]:
    """The products of an LSTM on `rows` rows: each step's, and for learning those of both gradients, one after the other."""
    size, inner = (_BATCH if learning else _SEEN), _FEATURES + 1 + _UNITS
    rng = np.random.default_rng(0)
    given, kernel, slope = (
        jnp.asarray(rng.standard_normal(shape), jnp.float32)
        for shape in ((_STEPS, size, inner), (inner, 4 * _UNITS), (_STEPS, size, 4 * _UNITS))
    )

    def step(total: jax.Array, pair: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, None]:
        before, after = pair
        found = (before @ kernel).sum()
        if learning:
            found += (before.T @ after).sum() + (after @ kernel.T).sum()
        return total + found, None

    @jax.jit
    def once(given: jax.Array, slope: jax.Array) -> jax.Array:
        return jax.lax.scan(step, jnp.zeros(()), (given, slope))[0]

    return lambda: [once(given, slope).block_until_ready() for _ in range(-(-rows // size))]


def net_rows(_ground: Ground, *, rows: int) -> Iterator[Row]:
    """An epoch of an LSTM, and its answers."""
    table, target = _table(rows)
    net = SequenceNet(units=_UNITS, batch=_BATCH, epochs=1, dropout=0.0, hold=0.0)
    fitted = net.fit(table, target)
    shapes = f"{_STEPS} steps of {_FEATURES} features, {_UNITS} units"
    yield Row(
        "LSTM, one epoch",
        f"the bare products of its shapes and of their gradients ({shapes})",
        rows,
        "rows",
        ours=partial(net.fit, table, target),
        peer=_products(rows, learning=True),
        aim=0.6,
        floor=0.3,
    )
    yield Row(
        "LSTM, answers",
        "the bare products of its shapes",
        rows,
        "rows",
        ours=partial(fitted.predict, table),
        peer=_products(rows, learning=False),
        aim=0.6,
        floor=0.3,
    )


def tree_rows(_ground: Ground, *, rows: int) -> Iterator[Row]:
    """Boosted trees through the kit and without it."""
    table, target = _table(rows)
    flat = table.with_values(np.ascontiguousarray(table.values[:, -1]), table.names)
    model = BoostedRegressor(rounds=100)
    asked = {
        "tree_method": "hist",
        "max_bin": model.bins,
        "max_depth": model.depth,
        "eta": model.rate,
        "min_child_weight": model.leaf,
        "subsample": model.row_share,
        "colsample_bytree": model.feature_share,
        "reg_lambda": model.shrink,
        "seed": model.seed,
        "nthread": model.threads,
        "objective": "reg:squarederror",
    }
    yield Row(
        "boosted trees, 100 rounds",
        "bare xgb.train with the same parameters",
        rows,
        "rows",
        ours=lambda: model.fit(flat, target),
        peer=lambda: xgb.train(asked, xgb.QuantileDMatrix(flat.values, target, max_bin=model.bins, nthread=model.threads), 100),
        aim=1 / 1.05,
        floor=1 / 1.2,
    )
