"""The most relevant domain names of a crawl log."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.domains.files import MAX_NESTING as MAX_NESTING
    from gpai_code.domains.files import Columns as Columns
    from gpai_code.domains.files import domains_csv as domains_csv
    from gpai_code.domains.files import domains_json as domains_json
    from gpai_code.domains.files import domains_text as domains_text
    from gpai_code.domains.files import in_figures as in_figures
    from gpai_code.domains.files import read_csv_rows as read_csv_rows
    from gpai_code.domains.files import read_json_rows as read_json_rows
    from gpai_code.domains.names import EXTRA as EXTRA
    from gpai_code.domains.names import LONGEST_NAME as LONGEST_NAME
    from gpai_code.domains.names import LONGEST_REMEMBERED as LONGEST_REMEMBERED
    from gpai_code.domains.names import REMEMBERED as REMEMBERED
    from gpai_code.domains.names import Reason as Reason
    from gpai_code.domains.names import Registry as Registry
    from gpai_code.domains.names import SuffixList as SuffixList
    from gpai_code.domains.ranking import CITATIONS as CITATIONS
    from gpai_code.domains.ranking import SIGNIFICANT as SIGNIFICANT
    from gpai_code.domains.ranking import SME_MOST as SME_MOST
    from gpai_code.domains.ranking import Domain as Domain
    from gpai_code.domains.ranking import DomainList as DomainList
    from gpai_code.domains.ranking import DomainSize as DomainSize
    from gpai_code.domains.ranking import ModalityRanking as ModalityRanking
    from gpai_code.domains.ranking import Reading as Reading
    from gpai_code.domains.ranking import has_sme_relief as has_sme_relief
    from gpai_code.domains.ranking import list_domains as list_domains
    from gpai_code.domains.ranking import names_owed as names_owed
    from gpai_code.domains.totals import EXAMPLES as EXAMPLES
    from gpai_code.domains.totals import MAX_FRACTION as MAX_FRACTION
    from gpai_code.domains.totals import MAX_SIZE as MAX_SIZE
    from gpai_code.domains.totals import ROWS_BETWEEN_COUNTS as ROWS_BETWEEN_COUNTS
    from gpai_code.domains.totals import Amount as Amount
    from gpai_code.domains.totals import BadRow as BadRow
    from gpai_code.domains.totals import ModalitySize as ModalitySize
    from gpai_code.domains.totals import Row as Row
    from gpai_code.domains.totals import Totals as Totals
    from gpai_code.domains.totals import Unusable as Unusable
    from gpai_code.domains.totals import as_modality as as_modality
    from gpai_code.domains.totals import plain as plain

__all__ = [
    "CITATIONS",
    "EXAMPLES",
    "EXTRA",
    "LONGEST_NAME",
    "LONGEST_REMEMBERED",
    "MAX_FRACTION",
    "MAX_NESTING",
    "MAX_SIZE",
    "REMEMBERED",
    "ROWS_BETWEEN_COUNTS",
    "SIGNIFICANT",
    "SME_MOST",
    "Amount",
    "BadRow",
    "Columns",
    "Domain",
    "DomainList",
    "DomainSize",
    "ModalityRanking",
    "ModalitySize",
    "Reading",
    "Reason",
    "Registry",
    "Row",
    "SuffixList",
    "Totals",
    "Unusable",
    "as_modality",
    "domains_csv",
    "domains_json",
    "domains_text",
    "has_sme_relief",
    "in_figures",
    "list_domains",
    "names_owed",
    "plain",
    "read_csv_rows",
    "read_json_rows",
]

_HOMES = {
    "Amount": "totals",
    "BadRow": "totals",
    "CITATIONS": "ranking",
    "Columns": "files",
    "Domain": "ranking",
    "DomainList": "ranking",
    "DomainSize": "ranking",
    "EXAMPLES": "totals",
    "EXTRA": "names",
    "LONGEST_NAME": "names",
    "LONGEST_REMEMBERED": "names",
    "MAX_FRACTION": "totals",
    "MAX_NESTING": "files",
    "MAX_SIZE": "totals",
    "ModalityRanking": "ranking",
    "ModalitySize": "totals",
    "REMEMBERED": "names",
    "ROWS_BETWEEN_COUNTS": "totals",
    "Reading": "ranking",
    "Reason": "names",
    "Registry": "names",
    "Row": "totals",
    "SIGNIFICANT": "ranking",
    "SME_MOST": "ranking",
    "SuffixList": "names",
    "Totals": "totals",
    "Unusable": "totals",
    "as_modality": "totals",
    "domains_csv": "files",
    "domains_json": "files",
    "domains_text": "files",
    "has_sme_relief": "ranking",
    "in_figures": "files",
    "list_domains": "ranking",
    "names_owed": "ranking",
    "plain": "totals",
    "read_csv_rows": "files",
    "read_json_rows": "files",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
