"""Settings and addresses handed to another process, as the environment variables that it reads at its start."""

import json

from pydantic import SecretStr

from cryptopredict.core.ground import Ground

__all__ = ["environment_of"]


def environment_of(ground: Ground) -> dict[str, str]:
    """Every setting that is given as CRYPTOPREDICT_<NAME>, with the addresses of the servers that run: the reader starts none."""
    settings = ground.settings
    given = {name: getattr(settings, name) for name in type(settings).model_fields}
    given |= {"database_url": ground.database_url, "redis_url": ground.redis_url}
    return {f"CRYPTOPREDICT_{name.upper()}": _written(value) for name, value in given.items() if value is not None}


def _written(value: object) -> str:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return json.dumps(value) if isinstance(value, tuple) else str(value)
