import json
import os
from dataclasses import replace

import pytest
from sqlalchemy import text

from cryptopredict.base import Conflict, Source, Unavailable
from cryptopredict.core import Ground
from cryptopredict.data.market import claim_market
from cryptopredict.data.providing import (
    claim_simulation,
    market_choice,
    providers_of,
    running_simulator,
    simulator_seed,
)


@pytest.fixture
def offline(ground: Ground) -> Ground:
    """A ground whose live providers are addresses where nobody answers."""
    dead = "http://127.0.0.1:9"
    return replace(ground, settings=ground.settings.model_copy(update={"binance_url": dead, "coingecko_url": dead}))


def with_source(ground: Ground, source: str) -> Ground:
    return replace(ground, settings=ground.settings.model_copy(update={"source": source}))


def test_auto_is_simulated_where_nobody_answers_and_what_the_database_holds_once_it_holds_something(offline: Ground) -> None:
    assert market_choice(offline) is Source.SIMULATED
    assert market_choice(with_source(offline, "live")) is Source.LIVE
    with offline.engine.begin() as connection:
        claim_market(connection, Source.LIVE)
    assert market_choice(offline) is Source.LIVE
    with pytest.raises(Conflict, match="'live', not 'simulated'"):
        market_choice(with_source(offline, "simulated"))


def test_a_simulator_is_found_by_its_note_and_a_note_of_a_dead_or_a_foreign_process_is_none(ground: Ground) -> None:
    (ground.settings.home / "run").mkdir()
    note = ground.settings.home / "run" / "simulator.json"
    for text_ in (
        "",
        "{",
        json.dumps({"address": "http://127.0.0.1:9", "process": os.getpid()}),
        json.dumps({"process": 2**30}),
    ):
        note.write_text(text_)
        with pytest.raises(Unavailable, match="does not run"):
            providers_of(ground, Source.SIMULATED)
    note.unlink()
    with running_simulator(ground, Source.SIMULATED) as providers:
        assert providers_of(ground, Source.SIMULATED) == providers
        assert providers.source is Source.SIMULATED
        assert providers.stream_url.startswith("ws://127.0.0.1:")
        with ground.engine.begin() as connection:
            claim_simulation(connection, ground, Source.SIMULATED)
            connection.execute(text("UPDATE system_config SET value = value || '{\"seed\": 7}' WHERE key = 'simulated_market'"))
        with pytest.raises(Conflict, match="the database holds market 7"):
            providers_of(ground, Source.SIMULATED)
    with pytest.raises(Unavailable):
        providers_of(ground, Source.SIMULATED)
    with pytest.raises(Conflict):
        providers_of(ground, Source.FILES)


def test_a_simulated_market_keeps_its_seed_and_refuses_another_version(ground: Ground) -> None:
    with ground.engine.begin() as connection:
        claim_simulation(connection, ground, Source.SIMULATED)
    other = replace(ground, settings=ground.settings.model_copy(update={"seed": 99}))
    assert simulator_seed(other) == ground.settings.seed
    with ground.engine.begin() as connection:
        claim_simulation(connection, other, Source.SIMULATED)
        connection.execute(text("UPDATE system_config SET value = value || '{\"version\": 0}' WHERE key = 'simulated_market'"))
    with ground.engine.begin() as connection, pytest.raises(Conflict, match="another version"):
        claim_simulation(connection, ground, Source.SIMULATED)
