"""Formats of other tools, one module each."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.exchange.jsonld import to_jsonld as to_jsonld
    from gpai_code.exchange.jsonld import vocabulary as vocabulary

__all__ = ["to_jsonld", "vocabulary"]

_HOMES = {"to_jsonld": "jsonld", "vocabulary": "jsonld"}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
