"""Formats of other tools, one module each; what a format cannot hold is reported."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.exchange.jsonld import to_jsonld as to_jsonld
    from gpai_code.exchange.jsonld import vocabulary as vocabulary
    from gpai_code.exchange.losses import Export as Export
    from gpai_code.exchange.losses import Loss as Loss
    from gpai_code.exchange.losses import describe_loss as describe_loss

__all__ = ["Export", "Loss", "describe_loss", "to_jsonld", "vocabulary"]

_HOMES = {
    "Export": "losses",
    "Loss": "losses",
    "describe_loss": "losses",
    "to_jsonld": "jsonld",
    "vocabulary": "jsonld",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
