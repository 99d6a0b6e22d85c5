"""Models at rest: whole or not there, never used when a byte is wrong, one champion at a time, and back again."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import select

from cryptopredict.base import BadInput, Conflict, Forbidden, NotFound
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import AiModel, ModelVersion, User
from cryptopredict.estimators.protocol import Saved
from cryptopredict.ledger import registry
from cryptopredict.ledger.artefacts import KeptFits, read_artefact, write_artefact
from cryptopredict.ledger.promotion import Forced, promote, rollback
from cryptopredict.ledger.registry import champions, count_trial, store_version
from cryptopredict.ledger.whole import Damaged
from fixtures.trained import closed_version, opened, small_training

NAME = "volatility"


def store(ground: Ground, saved: Saved) -> ModelVersion:
    return store_version(ground.engine, ground.settings.home, NAME, "macro", saved, code_version="0", seconds=1.0)


def crown(ground: Ground, version: str, forced: Forced | None = None) -> None:
    with transaction(ground.engine) as session:
        promote(session, NAME, version, forced=forced)


def roles(ground: Ground) -> dict[str, str]:
    with transaction(ground.engine) as session:
        return {row.version: row.role for row in session.scalars(select(ModelVersion))}


@pytest.fixture(autouse=True)
def no_memory() -> None:
    registry._cache.clear()


@pytest.fixture(scope="module")
def good() -> Saved:
    return opened(small_training().saved)


@pytest.fixture(scope="module")
def poor() -> Saved:
    saved = small_training().saved
    gates = {name: gate | {"open": False, "reason": "worse than HAR"} for name, gate in saved.manifest["gates"].items()}
    return Saved({**closed_version().manifest, "gates": gates}, saved.arrays)


def test_what_is_read_is_what_was_written(tmp_path: Path, good: Saved) -> None:
    sha256 = write_artefact(tmp_path / "m" / "1", good)
    read = read_artefact(tmp_path / "m" / "1", sha256)
    assert read.digest() == good.digest()
    assert write_artefact(tmp_path / "m" / "2", good) == sha256
    with pytest.raises(ValueError, match="read-only"):
        next(iter(read.arrays.values()))[...] = 0
    with pytest.raises(Conflict):
        write_artefact(tmp_path / "m" / "1", good)
    with pytest.raises(BadInput):
        write_artefact(tmp_path / "m" / "3", Saved({"loss": float("nan")}, {}))
    with pytest.raises(ValueError, match="no name"):
        write_artefact(tmp_path / "m" / "3", Saved({}, {"../../out": np.zeros(1)}))
    assert sorted(path.name for path in (tmp_path / "m").iterdir()) == ["1", "2"]


def test_whatever_is_touched_is_refused(tmp_path: Path) -> None:
    saved = Saved({"a": 1}, {"x/y": np.arange(5.0), "z": np.arange(3)})
    for number, spoil in enumerate(("manifest.json", "x/y.npy", "z.npy")):
        for how in ("flip", "cut", "remove"):
            folder = tmp_path / f"{number}{how}"
            sha256 = write_artefact(folder, saved)
            path = folder / spoil
            data = bytearray(path.read_bytes())
            if how == "remove":
                path.unlink()
            elif how == "cut":
                path.write_bytes(data[:-1])
            else:
                data[-2] ^= 1
                path.write_bytes(data)
            with pytest.raises(Damaged):
                read_artefact(folder, sha256)


_KILLED_WHILE_WRITING = """
import os, sys, signal, pathlib
import numpy as np
from cryptopredict.estimators.protocol import Saved
from cryptopredict.ledger import artefacts
calls = 0
write = artefacts._write
def dying(path, data, **how):
    global calls
    calls += 1
    if calls == int(sys.argv[2]):
        path.write_bytes(data[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    return write(path, data, **how)
artefacts._write = dying
artefacts.write_artefact(pathlib.Path(sys.argv[1]), Saved({}, {"a": np.zeros(9), "b": np.ones(9)}))
"""


def test_a_process_killed_while_writing_leaves_nothing_that_counts(tmp_path: Path) -> None:
    folder = tmp_path / "m" / "1"
    for call in (1, 3):  # in an array, in the manifest
        command = [sys.executable, "-c", _KILLED_WHILE_WRITING, str(folder), str(call)]
        done = subprocess.run(command, check=False)  # noqa: S603
        assert done.returncode == -signal.SIGKILL
        assert not folder.exists()
    left = list(folder.parent.iterdir())
    assert len(left) == 2
    for path in left:
        os.utime(path, (0, 0))
    write_artefact(folder, Saved({}, {"a": np.zeros(9)}))
    assert [path.name for path in folder.parent.iterdir()] == ["1"]


def test_fits_are_kept_until_cleared_and_a_torn_one_is_none(tmp_path: Path) -> None:
    kept = KeptFits(tmp_path / ".fits")
    assert len(kept) == 0
    kept["a"] = Saved({"n": 1}, {"x": np.arange(4.0), "number": np.array(2.5)})
    assert "a" in kept
    assert kept["a"].arrays["number"].shape == ()
    np.testing.assert_array_equal(kept["a"].arrays["x"], np.arange(4.0))
    (tmp_path / ".fits" / "a" / "x.npy").write_bytes(b"torn")
    assert kept.get("a") is None
    assert "a" not in kept
    kept.clear()
    assert list(kept) == []


def test_one_champion_and_back_again(ground: Ground, good: Saved) -> None:
    home = ground.settings.home
    assert champions(ground.engine, home) == {}
    for number in ("1", "2", "3"):
        assert store(ground, good).version == number
        assert roles(ground)[number] == "challenger"
        crown(ground, number)
    assert roles(ground) == {"1": "retired", "2": "retired", "3": "champion"}
    assert champions(ground.engine, home)[NAME].version == "3"
    assert champions(ground.engine, home)[NAME] is champions(ground.engine, home)[NAME]
    for number in ("2", "1"):
        with transaction(ground.engine) as session:
            assert rollback(session, NAME).version == number
        assert champions(ground.engine, home)[NAME].version == number
    with transaction(ground.engine) as session, pytest.raises(NotFound):
        rollback(session, NAME)
    with transaction(ground.engine) as session, pytest.raises(NotFound):
        promote(session, NAME, "9")


def test_a_promotion_that_does_not_commit_changes_nothing(ground: Ground, good: Saved) -> None:
    store(ground, good)
    store(ground, good)
    crown(ground, "1")

    class Lost(Exception):
        """The power went."""

    def dies() -> None:
        with transaction(ground.engine) as session:
            promote(session, NAME, "2")
            raise Lost

    with pytest.raises(Lost):
        dies()
    assert roles(ground) == {"1": "champion", "2": "challenger"}


def test_a_closed_gate_is_only_passed_by_an_admin_with_a_reason(ground: Ground, poor: Saved) -> None:
    store(ground, poor)
    with transaction(ground.engine) as session:
        users = [User(email=f"{role}@example.org", password_hash="x", role=role) for role in ("admin", "casual")]
        session.add_all(users)
        session.flush()
        admin, casual = (user.id for user in users)
    with pytest.raises(Conflict, match="worse than HAR"):
        crown(ground, "1")
    with pytest.raises(Forbidden):
        crown(ground, "1", Forced(casual, "I like it"))
    with pytest.raises(BadInput):
        crown(ground, "1", Forced(admin, " "))
    crown(ground, "1", Forced(admin, "to look at it"))
    version = champions(ground.engine, ground.settings.home)[NAME]
    assert not version.opened("assets_d1").any()  # the layer still goes by the gates
    with transaction(ground.engine) as session:
        row = session.scalars(select(ModelVersion)).one()
        assert row.parameters["forced"] == {"by": admin, "reason": "to look at it"}


def test_a_damaged_champion_is_missing_and_says_why(ground: Ground, good: Saved) -> None:
    home = ground.settings.home
    store(ground, good)
    crown(ground, "1")
    path = home / "models" / NAME / "1" / "fold_0" / "d1" / "lift.npy"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"?")

    def health() -> tuple[str, dict[str, Any]]:
        with transaction(ground.engine) as session:
            model = session.scalars(select(AiModel)).one()
            return model.status, model.health_status

    registry._cache.clear()
    assert champions(ground.engine, home) == {}
    status, why = health()
    assert (status, why["usable"]) == ("error", False)
    assert "lift.npy is not what was written" in why["reason"]
    path.write_bytes(whole)
    assert champions(ground.engine, home)[NAME].version == "1"
    assert health()[0] == "active"


def test_files_without_a_row_are_passed_over(ground: Ground, good: Saved) -> None:
    write_artefact(ground.settings.home / "models" / NAME / "1", good)
    assert store(ground, good).version == "2"


def test_old_challengers_lose_their_files_and_champions_do_not(ground: Ground, good: Saved) -> None:
    small = Saved(good.manifest, {name: values for name, values in good.arrays.items() if "fold" in name})
    for number in range(1, 9):
        store(ground, small)
        if number <= 2:
            crown(ground, str(number))
    kept = {path.name for path in (ground.settings.home / "models" / NAME).iterdir()}
    assert kept == {"1", "2", "4", "5", "6", "7", "8"}
    assert len(roles(ground)) == 8


def test_trials_are_counted_by_specification(ground: Ground) -> None:
    asked = ["a", "a", "b", "a", "c"]
    assert [count_trial(ground.engine, NAME, "macro", one, tried=4) for one in asked] == [4, 4, 5, 5, 6]
    with pytest.raises(BadInput):
        count_trial(ground.engine, "../x", "macro", "a", tried=1)
