"""Deep models: each body learns what it is made for, several questions at once, neighbours, and nothing where there is nothing."""

import subprocess
import sys

import numpy as np
import pytest

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.models import Ridge
from cryptopredict.estimators.nets import GraphAttention, Head, SequenceNet
from cryptopredict.estimators.table import Table

DAY = 86_400
NAMES = ("move", "noise")
BODIES = ("attention", "causal_cnn", "cnn_lstm", "cnn_transformer", "lstm")


def windows(count: int, *, steps: int = 4, assets: int = 20, seed: int = 0) -> Table:
    values = np.random.default_rng(seed).normal(size=(count, steps, len(NAMES))).astype(np.float32)
    return Table(values, NAMES, np.arange(count) // assets * DAY, np.arange(count) % assets)


def turned(table: Table) -> Floats:
    """Whether the last two moves had the same sign: no single step says anything about it."""
    move = table.column("move").astype(np.float64)
    return np.sign(move[:, -1] * move[:, -2])


def small(body: str, heads: tuple[Head, ...] = (Head(),), **more: float) -> SequenceNet:
    """Equal parameters share what was compiled, whatever the seed, the rounds and the slice held back."""
    asked = {"units": 16, "batch": 64, "rate": 0.01, "epochs": 12, "dropout": 0.1 if body == "lstm" else 0.0} | more
    return SequenceNet(heads, body=body, **asked)  # type: ignore[arg-type]


def loss(said: Floats, happened: Floats) -> float:
    return float(((said - happened) ** 2).mean())


@pytest.mark.parametrize("body", BODIES)
def test_each_body_learns_a_pattern_that_no_single_step_shows(body: str) -> None:
    past, future = windows(3000), windows(1000, seed=1)
    said = small(body).fit(past, turned(past)).predict(future)
    flat = Ridge().fit(past.with_values(past.values[:, -1], NAMES), turned(past))
    straight = flat.predict(future.with_values(future.values[:, -1], NAMES))
    assert loss(said, turned(future)) < 0.6 * min(loss(straight, turned(future)), 1.0)


def test_a_net_without_anything_to_learn_says_the_frequency() -> None:
    past, future = windows(2000), windows(1000, seed=1)
    happened = (np.random.default_rng(2).random(3000) < 0.3).astype(np.float64)
    model = small("lstm").fit(past, happened[:2000])
    said = model.predict(future)
    assert 0.98 < loss(said, happened[2000:]) / happened[2000:].var() < 1.03
    assert np.abs(said - 0.3).mean() < 0.05
    assert model.arrays["epochs"][0] <= model.arrays["epochs"][1] < 12


def test_several_questions_at_once_also_where_an_outcome_is_not_known_yet() -> None:
    past, future = windows(3000), windows(1000, seed=1)
    heads = (Head("regression"), Head("classes", columns=(1,)), Head("quantiles", columns=(2,)), Head("ranks", columns=(2,)))

    def target(table: Table) -> Floats:
        last = table.column("move")[:, -1].astype(np.float64)
        noise = np.random.default_rng(3).normal(size=len(table))
        return np.column_stack([40.0 + 10.0 * turned(table), turned(table) > 0, last + noise])

    known = target(past)
    known[-600:, 1] = np.nan
    model = small("causal_cnn", heads, layers=2).fit(past, known)
    said, happened = model.predict(future), target(future)
    assert said.shape == (1000, 1 + 2 + 3 + 1)
    assert np.corrcoef(said[:, 0], happened[:, 0])[0, 1] > 0.7
    assert 35.0 < said[:, 0].mean() < 45.0
    np.testing.assert_allclose(said[:, 1] + said[:, 2], 1.0)
    assert np.corrcoef(said[:, 2], happened[:, 1])[0, 1] > 0.7
    assert (np.diff(said[:, 3:6], axis=1) >= 0.0).all()
    np.testing.assert_allclose((happened[:, 2:] <= said[:, 3:6]).mean(axis=0), [0.1, 0.5, 0.9], atol=0.06)
    assert np.corrcoef(said[:, 6], happened[:, 2])[0, 1] > 0.6
    known[5] = np.nan
    with pytest.raises(BadInput, match="missing"):
        model.estimator.fit(past, known)
    with pytest.raises(BadInput, match="column 2"):
        model.estimator.fit(past, np.nan_to_num(known[:, :2]))


def test_a_neighbour_is_heard_by_the_graph_alone() -> None:
    def pairs(days: int, seed: int) -> tuple[Table, Floats]:
        """Twenty assets, each the twin of another in `move`; what comes is the last `noise` of the twin."""
        rng = np.random.default_rng(seed)
        values = rng.normal(size=(days, 20, 8, 2)).astype(np.float32)
        values[:, 10:, :, 0] = values[:, :10, :, 0] + 0.1 * values[:, 10:, :, 0]
        comes = np.roll(values[:, :, -1, 1], 10, axis=1).astype(np.float64).reshape(-1)
        rows = days * 20
        return Table(values.reshape(rows, 8, 2), NAMES, np.arange(rows) // 20 * DAY, np.arange(rows) % 20), comes

    (past, known), (future, happened) = pairs(150, 0), pairs(30, 1)
    graph = GraphAttention(edges="move", nodes=24, neighbours=2, units=16, epochs=20, rate=0.01, dropout=0.0, views=2)
    with_others = graph.fit(past, known)
    assert loss(with_others.predict(future), happened) < 0.5
    # A row's own window says nothing of it: whatever looks at single rows can only say the mean.
    alone = Ridge().fit(past.with_values(past.values[:, -1], NAMES), known)
    assert loss(alone.predict(future.with_values(future.values[:, -1], NAMES)), happened) > 0.9
    # What is heard is the moment's: other moments change nothing, a changed twin does.
    one = future.rows(future.times == 0)
    values = one.values.copy()
    values[0, -1, 1] += 3.0
    before, after = with_others.predict(one), with_others.predict(one.with_values(values, NAMES))
    assert abs(after - before).argmax() == 10
    with pytest.raises(BadInput, match="nodes"):
        with_others.predict(Table(future.values, NAMES, np.zeros(len(future), np.int64), np.arange(len(future))))


def test_causal_convolutions_see_back_as_far_as_they_say_and_no_step_sees_ahead() -> None:
    import keras  # noqa: PLC0415  # after the front door has chosen the backend

    from cryptopredict.estimators.nets.bodies import trunk  # noqa: PLC0415

    window = keras.Input((16, 3))
    whole = keras.Model(window, trunk(small("causal_cnn", layers=2), window))
    rng = np.random.default_rng(0)
    for weight in whole.weights:
        weight.assign(rng.normal(size=weight.shape).astype(np.float32))
    before = rng.normal(size=(1, 16, 3)).astype(np.float32)
    after = before.copy()
    after[:, 5] += 1.0
    changed = np.abs(np.asarray(whole(after)) - np.asarray(whole(before))).max(axis=-1)[0] > 0.0
    np.testing.assert_array_equal(np.flatnonzero(changed), np.arange(5, 5 + 1 + 2 * 3))


def test_training_stops_by_a_later_slice_whose_outcomes_the_rest_has_not_seen() -> None:
    table = windows(2000)
    net = small("lstm", hold=0.2, gap=10 * DAY, epochs=2)
    learnt, held = net._slices(table)
    assert table.times[held].min() - table.times[learnt].max() == 10 * DAY
    assert held.mean() == 0.2
    one = net.fit(table, turned(table))
    poisoned = turned(table)
    between = ~learnt & ~held
    poisoned[between] = 1e6
    assert between.sum() == 9 * 20
    assert net.fit(table, poisoned).save().digest() == one.save().digest()


_AGAIN = """
import sys, numpy as np
from cryptopredict.estimators.nets import SequenceNet
from cryptopredict.estimators.table import Table
assert not {"jax", "keras"} & set(sys.modules)
values = np.random.default_rng(0).normal(size=(300, 4, 2)).astype(np.float32)
table = Table(values, ("move", "noise"), np.arange(300) // 20 * 86400, np.arange(300) % 20)
target = np.sign(values[:, -1, 0] * values[:, -2, 0]).astype(np.float64)
net = SequenceNet(units=16, batch=64, rate=0.01, dropout=0.1, epochs=2, seed=int(sys.argv[1]))
print(net.fit(table, target).save().digest())
"""


def test_another_process_learns_the_same_bits() -> None:
    def there(seed: int) -> str:
        return subprocess.run(  # noqa: S603
            [sys.executable, "-W", "error", "-c", _AGAIN, str(seed)], check=True, capture_output=True, text=True
        ).stdout.strip()

    table = windows(300)
    here = small("lstm", epochs=2).fit(table, turned(table)).save().digest()
    assert here == there(0)
    assert here != small("lstm", epochs=2, seed=1).fit(table, turned(table)).save().digest()
