"""What a person may set: environment variables named CRYPTOPREDICT_<NAME>, each with its bounds."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, IPvAnyNetwork, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from cryptopredict.base import BadInput

__all__ = ["LogLevel", "MarketChoice", "Settings", "load_settings"]

LogLevel = Literal["debug", "info", "warning", "error"]
MarketChoice = Literal["auto", "live", "simulated", "replay", "files"]
_Address = Annotated[str, Field(pattern=r"^https?://[^\s/]+(/[^\s?#]*)?$")]
_Socket = Annotated[str, Field(pattern=r"^wss?://[^\s/]+$")]
_Feed = Annotated[str, Field(pattern=r"^(social\+)?https?://\S+$", max_length=500)]


def _default_home() -> Path:
    if os.geteuid() == 0:
        return Path("/var/lib/cryptopredict")
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "cryptopredict"


def _mail_server(url: SecretStr) -> SecretStr:
    if not re.fullmatch(r"smtps?://([^\s/@]+@)?[^\s/@]+/?", url.get_secret_value()):
        raise ValueError("write it as smtp://name:password@host:587 or smtps://name:password@host:465")
    return url


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path.expanduser()))  # noqa: PTH100  resolve() would follow links that the person chose


class Settings(BaseSettings):
    """The settings of one process.

    `home` holds everything that is kept. An address (`database_url`, `redis_url`) of None means: run that server under `home`.
    `source` auto takes the market that the database holds; in an empty one, live when the providers answer, else simulated.
    `replay_path` is a folder or file of candles that a replayed market is made of. Lifetimes are in minutes and days.
    The addresses are those of the live market. A feed that begins with `social+` is people talking, not papers.
    `public_url` is where people open the web app, for links in mails; `trusted_proxies` are the only peers whose X-Forwarded-For and
    X-Forwarded-Proto are believed.
    """

    model_config = SettingsConfigDict(env_prefix="CRYPTOPREDICT_", frozen=True, extra="forbid", validate_default=True)

    home: Annotated[Path, AfterValidator(_absolute)] = Field(default_factory=_default_home)
    database_url: Annotated[str, Field(pattern=r"^postgresql(\+psycopg)?://")] | None = None
    redis_url: Annotated[str, Field(pattern=r"^(redis|rediss|unix)://")] | None = None
    host: Annotated[str, Field(min_length=1, max_length=255)] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8700
    source: MarketChoice = "auto"
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 35  # a simulated market with trends that are worth looking at
    replay_path: Annotated[Path, AfterValidator(_absolute)] | None = None
    binance_url: _Address = "https://api.binance.com"
    live_trading: bool = False  # the first of two switches before an order leaves for the exchange
    binance_stream_url: _Socket = "wss://stream.binance.com:9443"
    binance_futures_url: _Address = "https://fapi.binance.com"
    coingecko_plan: Literal["keyless", "demo", "pro"] = "keyless"
    coingecko_key: SecretStr | None = None
    coingecko_url: _Address | None = None  # by default that of the plan
    coingecko_calls_a_minute: Annotated[int, Field(ge=1, le=10_000)] | None = None  # by default that of the plan
    alternative_me_url: _Address = "https://api.alternative.me"
    news_feeds: Annotated[tuple[_Feed, ...], Field(max_length=50)] = (
        "https://www.coindesk.com/arc/outboundfeeds/rss/",
        "https://cointelegraph.com/rss",
        "https://decrypt.co/feed",
        "social+https://www.reddit.com/r/CryptoCurrency/.rss",
    )
    universe_size: Annotated[int, Field(ge=10, le=1_000)] = 200  # assets by market cap that are followed
    log_level: LogLevel = "info"
    access_token_minutes: Annotated[int, Field(ge=1, le=1_440)] = 15
    refresh_token_days: Annotated[int, Field(ge=1, le=365)] = 30
    mail_url: Annotated[SecretStr, AfterValidator(_mail_server)] | None = None  # without one mails are written to the log
    mail_from: Annotated[str, Field(pattern=r"^[^\r\n]*[^\s@]+@[^\s@]+$", max_length=320)] = (
        "CryptoPredict <cryptopredict@localhost>"
    )
    public_url: _Address | None = None
    trusted_proxies: Annotated[tuple[IPvAnyNetwork, ...], Field(max_length=50)] = ()
    metrics_networks: Annotated[tuple[IPvAnyNetwork, ...], Field(max_length=50)] = ()  # beside this machine itself
    notify_private_hosts: bool = False  # whether messengers inside the own network may be written to


def load_settings(**given: Any) -> Settings:
    """Read the environment; a value given here (an option of the command) wins, None means not given.

    Raises `BadInput` that names each wrong setting, its value and its bound.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(str(part) for part in e['loc'][:1])}={e['input']!r}: {e['msg']}" for e in error.errors())
        raise BadInput(
            "A setting cannot be used",
            why=wrong,
            to_do="Correct the option, or the variable CRYPTOPREDICT_<NAME> of that name.",
        ) from error
