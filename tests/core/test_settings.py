from pathlib import Path

import pytest

from cryptopredict.base import BadInput
from cryptopredict.core import load_settings


def test_an_option_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRYPTOPREDICT_PORT", "9000")
    monkeypatch.setenv("CRYPTOPREDICT_HOME", "relative/../home")
    assert load_settings().port == 9000
    assert load_settings(port=9001, host=None).port == 9001
    assert load_settings().home == Path.cwd() / "home"


@pytest.mark.parametrize(
    ("name", "value"),
    [("port", "70000"), ("source", "exchange"), ("database_url", "mysql://x"), ("access_token_minutes", "0"), ("seed", "-1")],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"CRYPTOPREDICT_{name.upper()}", value)
    with pytest.raises(BadInput) as refused:
        load_settings()
    assert name in refused.value.why
