"""Settings and addresses handed to another process, as the environment variables that it reads at its start."""

from cryptopredict.core.ground import Ground

__all__ = ["environment_of"]


def environment_of(ground: Ground) -> dict[str, str]:
    """Every setting as CRYPTOPREDICT_<NAME>, with the addresses of the servers that run, so that the reader starts none."""
    given = ground.settings.model_dump(mode="json")
    given |= {"database_url": ground.database_url, "redis_url": ground.redis_url}
    return {f"CRYPTOPREDICT_{name.upper()}": str(value) for name, value in given.items()}
