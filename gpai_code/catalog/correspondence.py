"""What became of each Commitment and Measure from one edition to the next."""

from functools import cache

import attrs

from gpai_code.catalog.ids import measure_part
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.constraints.stored_records import read_stored
from gpai_code.errors import UnknownEditionError, UnknownIdError
from gpai_code.text_io.package_data import read_data
from gpai_code.vocabulary import EditionSlug, Relation


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Correspondence(Record):
    """
    Entries of two editions that answer to each other.

    Attributes:
        old: Ids in the older edition; none where the newer one added something.
        new: Ids in the newer edition; none where something was dropped.
        relation: How they relate.
        what_changed: What changed in substance, in our words.
        why: Why they answer to each other.
        note: A doubt.
    """

    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    relation: Relation
    what_changed: str
    why: str
    note: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CorrespondenceTable(Record):
    """
    The table between two editions.

    Attributes:
        older: Slug of the older edition.
        newer: Slug of the newer edition.
        revision: Version of the table; counts up with every correction.
        entries: Its rows, in the order of the older edition, then what is new.
    """

    older: str
    newer: str
    revision: int
    entries: tuple[Correspondence, ...]


@cache
def correspondence_table() -> CorrespondenceTable:
    """Return the table between the third draft and the final text."""
    return read_stored(read_data("correspondence.json"), CorrespondenceTable)


@explain_arguments
def compare(
    older: EditionSlug | str = "third-draft",
    newer: EditionSlug | str = "final",
    entry: str | None = None,
) -> tuple[Correspondence, ...]:
    """
    Return what became of one entry, or of all.

    Args:
        older: Slug of the older edition.
        newer: Slug of the newer edition.
        entry: Id or label of a Commitment, Measure or Appendix of either edition; all if None. A
            point or paragraph is looked up by the Measure that it belongs to.

    Raises:
        UnknownEditionError: If there is no table between the two.
        UnknownIdError: If neither edition has the entry.
        AmbiguousIdError: If a label stands in several chapters.

    >>> [row.new for row in compare("third-draft", "final", "II.12.4")]
    [('safety-security-9.4',)]
    """
    table = correspondence_table()
    if (older, newer) != (table.older, table.newer):
        raise UnknownEditionError(f"{older} to {newer}", (f"{table.older} to {table.newer}",))
    if entry is None:
        return table.entries
    wanted = _owner(entry, older, newer)
    return tuple(
        row
        for row in table.entries
        if any(wanted in (found, measure_part(found)) for found in (*row.old, *row.new))
    )


def _owner(entry: str, older: str, newer: str) -> str:
    from gpai_code.catalog.code import load  # noqa: PLC0415

    try:
        return measure_part(load(older)[entry].id)
    except UnknownIdError as in_older:
        try:
            return measure_part(load(newer)[entry].id)
        except UnknownIdError:
            raise in_older from None
