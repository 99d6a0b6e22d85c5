import json
import logging

import pytest
import structlog

from cryptopredict.core import set_up_logs


def test_every_record_is_one_line_of_json_and_secrets_are_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("info", terminal=False)
    structlog.get_logger("here").info("signed in", user=7, access_token="abc", Password="def")
    logging.getLogger("library").warning("slow %s", "query")
    structlog.get_logger("here").debug("not shown")
    own, foreign = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (own["event"], own["user"], own["access_token"], own["Password"]) == ("signed in", 7, "hidden", "hidden")
    assert (foreign["event"], foreign["level"], foreign["logger"]) == ("slow query", "warning", "library")
