"""The Code: its entries as records, look-up, search, deadlines, correspondence."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.catalog.citations.finder import find as find
    from gpai_code.catalog.citations.finder import find_all as find_all
    from gpai_code.catalog.citations.matching import CitationError as CitationError
    from gpai_code.catalog.citations.matching import CitationMatch as CitationMatch
    from gpai_code.catalog.citations.resolved import CitationProblem as CitationProblem
    from gpai_code.catalog.code import Code as Code
    from gpai_code.catalog.code import load as load
    from gpai_code.catalog.correspondence import Correspondence as Correspondence
    from gpai_code.catalog.correspondence import compare as compare
    from gpai_code.catalog.deadlines import DueDate as DueDate
    from gpai_code.catalog.deadlines import Event as Event
    from gpai_code.catalog.deadlines import IncidentKind as IncidentKind
    from gpai_code.catalog.deadlines import OpenLimit as OpenLimit
    from gpai_code.catalog.deadlines import due_dates as due_dates
    from gpai_code.catalog.deadlines import events as events
    from gpai_code.catalog.deadlines import incident_reports as incident_reports
    from gpai_code.catalog.deadlines import open_limits as open_limits
    from gpai_code.catalog.deadlines import triggers as triggers
    from gpai_code.catalog.edition import editions as editions
    from gpai_code.catalog.edition import select_edition as select_edition
    from gpai_code.catalog.outline import Derogation as Derogation
    from gpai_code.catalog.provenance import GeneratedBy as GeneratedBy
    from gpai_code.catalog.provenance import generated_by as generated_by
    from gpai_code.catalog.records import Appendix as Appendix
    from gpai_code.catalog.records import Commitment as Commitment
    from gpai_code.catalog.records import Deadline as Deadline
    from gpai_code.catalog.records import Edition as Edition
    from gpai_code.catalog.records import Figure as Figure
    from gpai_code.catalog.records import Measure as Measure
    from gpai_code.catalog.records import Objective as Objective
    from gpai_code.catalog.records import Provision as Provision
    from gpai_code.catalog.records import Recital as Recital
    from gpai_code.catalog.records import Sentence as Sentence
    from gpai_code.catalog.records import SourceDocument as SourceDocument
    from gpai_code.catalog.records import Standard as Standard
    from gpai_code.catalog.records import Term as Term
    from gpai_code.catalog.search import Hit as Hit

__all__ = [
    "Appendix",
    "CitationError",
    "CitationMatch",
    "CitationProblem",
    "Code",
    "Commitment",
    "Correspondence",
    "Deadline",
    "Derogation",
    "DueDate",
    "Edition",
    "Event",
    "Figure",
    "GeneratedBy",
    "Hit",
    "IncidentKind",
    "Measure",
    "Objective",
    "OpenLimit",
    "Provision",
    "Recital",
    "Sentence",
    "SourceDocument",
    "Standard",
    "Term",
    "compare",
    "due_dates",
    "editions",
    "events",
    "find",
    "find_all",
    "generated_by",
    "incident_reports",
    "load",
    "open_limits",
    "select_edition",
    "triggers",
]

_HOMES = {
    "Appendix": "records",
    "CitationError": "citations.matching",
    "CitationMatch": "citations.matching",
    "CitationProblem": "citations.resolved",
    "Code": "code",
    "Commitment": "records",
    "Correspondence": "correspondence",
    "Deadline": "records",
    "Derogation": "outline",
    "DueDate": "deadlines",
    "Edition": "records",
    "Event": "deadlines",
    "Figure": "records",
    "GeneratedBy": "provenance",
    "Hit": "search",
    "IncidentKind": "deadlines",
    "Measure": "records",
    "Objective": "records",
    "OpenLimit": "deadlines",
    "Provision": "records",
    "Recital": "records",
    "Sentence": "records",
    "SourceDocument": "records",
    "Standard": "records",
    "Term": "records",
    "compare": "correspondence",
    "due_dates": "deadlines",
    "editions": "edition",
    "events": "deadlines",
    "find": "citations.finder",
    "find_all": "citations.finder",
    "generated_by": "provenance",
    "incident_reports": "deadlines",
    "load": "code",
    "open_limits": "deadlines",
    "select_edition": "edition",
    "triggers": "deadlines",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
