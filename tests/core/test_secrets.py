from pathlib import Path

import pytest

from cryptopredict.base import Unavailable
from cryptopredict.core import secret_key


def test_the_secret_is_made_once_and_private(tmp_path: Path) -> None:
    first = secret_key(tmp_path)
    assert len(first) == 32
    assert secret_key(tmp_path) == first
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "secrets" / "token.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("weak", [b"", b"short", b"a" * 64, b"changeme" * 8])
def test_a_weak_secret_is_refused(tmp_path: Path, weak: bytes) -> None:
    secret_key(tmp_path)
    (tmp_path / "secrets" / "token.key").write_bytes(weak)
    with pytest.raises(Unavailable, match="cannot be used"):
        secret_key(tmp_path)


@pytest.mark.parametrize("place", ["secrets", "secrets/token.key"])
def test_a_secret_that_others_may_read_is_refused(tmp_path: Path, place: str) -> None:
    secret_key(tmp_path)
    (tmp_path / place).chmod(0o755)
    with pytest.raises(Unavailable) as refused:
        secret_key(tmp_path)
    assert "other accounts" in refused.value.why
