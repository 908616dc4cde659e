"""Settings: one frozen object, from the environment (`YJQA_*`) and the command line."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set. Each field is also an environment variable, `YJQA_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="YJQA_", frozen=True)

    store: Path = Field(Path(".yjqa"), description="folder of the knowledge base")
    cache: Path | None = Field(None, description="folder of the exported model; the user's cache folder if unset")
    corpus: Path = Field(Path("corpus"), description="folder read when no path is given")
    vocabulary: Path | None = Field(None, description="folder of TOML files that add phrases to the vocabulary")
    max_bytes: int = Field(200_000_000, gt=0, description="largest file that is read, in bytes")
    max_pages: int = Field(5_000, gt=0, description="most pages of one paper")
    parse_seconds: float = Field(300.0, gt=0, description="longest time for reading one paper, in seconds")
    parse_memory_mb: int = Field(2_048, gt=0, description="most memory for reading one paper, in MiB")
