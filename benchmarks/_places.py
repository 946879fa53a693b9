"""Where the installed package keeps its data."""

from importlib.resources import files
from pathlib import Path


def data(*parts: str) -> Path:
    """Return the path of a data file or folder."""
    return Path(str(files("gpai_code"))).joinpath("data", *parts)


def edition(slug: str) -> list[str]:
    """Return the files that loading an edition reads."""
    return [path.as_posix() for path in sorted(data(slug).glob("*.json")) if path.stem != "form"]
