"""The package's own JSON files; each room that has some knows their layout itself."""

import json
import os

TYPE_CHECKING = False  # importing typing would cost time
if TYPE_CHECKING:
    from typing import Any

_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120


def read_data(*path: str) -> "Any":
    """Parse one of the package's JSON data files."""
    return read_package_file("data", *path)


def read_package_file(*path: str) -> "Any":
    """Parse a JSON file of the package; the tests have read it strictly before us."""
    return json.loads(read_package_bytes(*path).decode())


def read_package_bytes(*path: str) -> bytes:
    """Read a file of the package."""
    name = os.path.join(_PACKAGE, *path)  # noqa: PTH118
    try:
        with open(name, "rb", 0) as file:  # noqa: PTH123 - without a buffer it is read at once
            return file.read()
    except OSError:  # in a zip file; importlib.resources reads it too, and loads 40 modules
        loader: Any = __spec__.loader
        content: bytes = loader.get_data(name)
        return content
