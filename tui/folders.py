"""Where the program keeps what is the user's, by the customs of the system."""

from pathlib import Path


def config_folder() -> Path:
    """What the user sets."""
    import platformdirs

    return platformdirs.user_config_path("yjqa", appauthor=False)


def state_folder() -> Path:
    """What the program remembers by itself."""
    import platformdirs

    return platformdirs.user_state_path("yjqa", appauthor=False)


def data_folder() -> Path:
    """What the user made with it."""
    import platformdirs

    return platformdirs.user_data_path("yjqa", appauthor=False)


def log_folder() -> Path:
    """What is written down when something goes wrong."""
    import platformdirs

    return platformdirs.user_log_path("yjqa", appauthor=False)
