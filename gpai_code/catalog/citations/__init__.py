"""Citations of the Code and of the AI Act, as people write them: find what they mean."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.catalog.citations.finder import find as find
    from gpai_code.catalog.citations.finder import find_all as find_all
    from gpai_code.catalog.citations.matching import CitationError as CitationError
    from gpai_code.catalog.citations.matching import CitationMatch as CitationMatch
    from gpai_code.catalog.citations.resolved import CitationProblem as CitationProblem

__all__ = ["CitationError", "CitationMatch", "CitationProblem", "find", "find_all"]

_HOMES = {
    "CitationError": "matching",
    "CitationMatch": "matching",
    "CitationProblem": "resolved",
    "find": "finder",
    "find_all": "finder",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
