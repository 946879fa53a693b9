"""The public summary of training content under Article 53(1)(d) AI Act."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.forms.training_content.summary import (
        TrainingContentSummary as TrainingContentSummary,
    )

__all__ = [
    "TrainingContentSummary",
]

_HOMES = {
    "TrainingContentSummary": "summary",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
