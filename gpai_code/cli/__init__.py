"""The command line."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.cli.app import main as main

__all__ = [
    "main",
]

_HOMES = {
    "main": "app",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
