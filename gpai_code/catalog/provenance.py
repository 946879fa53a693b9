"""Which library, edition and data revision an answer or a document comes from."""

import attrs

from gpai_code._version import __version__
from gpai_code.catalog.storage import read_revision
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record

LIBRARY = "gpai_code"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class GeneratedBy(Record):
    """
    The stamp that results and exported documents carry.

    Attributes:
        library: Name of the library.
        version: Its version.
        edition: Slug of the edition of the Code, or of the template, that it follows.
        revision: Revision of the library's data for that edition.
    """

    library: str
    version: str
    edition: str
    revision: int


@explain_arguments
def generated_by(edition: str, revision: int | None = None) -> GeneratedBy:
    """Return the stamp for an edition's slug; the revision is that of the Code's unless given."""
    if revision is None:
        revision = read_revision(edition)
    return GeneratedBy(library=LIBRARY, version=__version__, edition=edition, revision=revision)
