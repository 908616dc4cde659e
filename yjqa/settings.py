"""Settings: frozen objects, from the environment (`YJQA_*`) and the command line."""

import ipaddress
import re
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from yjqa.errors import InvalidRequest

_PREFIX = "YJQA_"

_ENVIRONMENT = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, env_ignore_empty=True)


class Settings(BaseSettings):
    """What can be set. Each field is also an environment variable, `YJQA_` and its name in capitals; an empty one sets nothing."""

    model_config = _ENVIRONMENT

    store: Path = Field(Path(".yjqa"), description="folder of the knowledge base")
    cache: Path | None = Field(None, description="folder of the exported model; the user's cache folder if unset")
    history: Path | None = Field(None, description="folder of earlier conversations; the user's data folder if unset")
    corpus: Path = Field(Path("corpus"), description="folder read when no path is given")
    vocabulary: Path | None = Field(None, description="folder of TOML files that add phrases to the vocabulary")
    tui: Path | None = Field(
        None, description="file of theme and keys of yjqa tui; tui.toml in the user's configuration folder if unset"
    )
    max_bytes: int = Field(200_000_000, gt=0, description="largest file that is read, in bytes")
    max_pages: int = Field(5_000, gt=0, description="most pages of one paper")
    parse_seconds: float = Field(300.0, gt=0, description="longest time for reading one paper, in seconds")
    parse_memory_mb: int = Field(2_048, gt=0, description="most memory for reading one paper, in MiB")
    index_seconds: float = Field(1_800.0, gt=0, description="longest time for making one paper findable, in seconds")


_ORIGIN = re.compile(r"https?://[a-z0-9.\-]+(:\d{1,5})?|https?://\[[0-9a-f:.]+\](:\d{1,5})?")


def _as_browsers_send_it(origin: str) -> str:
    """An origin. Raises `ValueError` where no browser would send it: compared letter by letter, it would never fit."""
    if not _ORIGIN.fullmatch(origin):
        raise ValueError(
            f"{origin!r} is no origin. One is written as browsers send it: "
            "https://intranet.example.org, in small letters, without a path; * is not allowed"
        )
    return origin


def _as_network(proxy: str) -> str:
    """The address or network of a proxy. Raises `ValueError` where it is neither."""
    try:
        ipaddress.ip_network(proxy)
    except ValueError as error:
        raise ValueError(f"{proxy} is no address or network ({error})") from error
    return proxy


class ServiceSettings(BaseSettings):
    """What can be set of the HTTP service. Each field is also an environment variable, as those of `Settings` are."""

    model_config = _ENVIRONMENT

    require_keys: bool = Field(
        False, description="ask for API keys on loopback too; elsewhere they are always asked for"
    )
    rate_per_minute: int | None = Field(
        None,
        ge=0,
        description="requests a minute from one key or address; 0: any number; if unset, 1200 where keys are asked for, else any number",
    )
    cors_origins: tuple[Annotated[str, AfterValidator(_as_browsers_send_it)], ...] = Field(
        (), description="origins whose pages may call the service, as a JSON array"
    )
    trusted_proxies: tuple[Annotated[str, AfterValidator(_as_network)], ...] = Field(
        (), description="addresses of proxies whose X-Forwarded-For is believed, as a JSON array"
    )
    audit: bool = Field(True, description="keep a log of who asked, uploaded and deleted what")
    audit_questions: bool = Field(True, description="keep the questions themselves in that log")
    conversation_minutes: float = Field(
        120.0, gt=0, description="how long a conversation is kept after its last question"
    )
    answer_seconds: float = Field(30.0, gt=0, description="longest time for one answer, in seconds")
    max_waiting_questions: int = Field(
        100, ge=1, description="questions that may wait in one process while others are answered"
    )
    body_seconds: float = Field(30.0, gt=0, description="longest silence within the body of a request, in seconds")
    heartbeat_seconds: float = Field(
        15.0, gt=0, description="silence after which a stream shows that it lives, in seconds"
    )
    readers: int = Field(2, ge=1, le=64, description="papers that are read at once")
    max_concurrent_requests: int = Field(
        200, ge=1, description="requests that one process answers at once; more are turned away"
    )
    shutdown_seconds: float = Field(30.0, gt=0, description="how long answers may take to end when the service stops")
    log_format: Literal["json", "text"] | None = Field(
        None, description="form of the log; if unset, text on a terminal, else JSON Lines"
    )
    log_level: Literal["info", "warning", "error"] = Field("info", description="from which level on things are logged")


_Kind = TypeVar("_Kind", bound=BaseSettings)


def read_settings(kind: type[_Kind]) -> _Kind:
    """The settings of a kind as the environment has them. Raises `InvalidRequest`, which names every variable that makes no sense."""
    try:
        return kind()
    except ValidationError as error:
        wrong = (
            f"{_PREFIX}{str(one['loc'][0]).upper()}: {one['msg'].removeprefix('Value error, ')}."
            for one in error.errors()
        )
        raise InvalidRequest(" ".join(wrong)) from error
    except SettingsError as error:
        raise InvalidRequest(f'{error}: a list is written as a JSON array, as ["10.0.0.1"].') from error
