"""What became of each entry, and of each row of the Form, from one edition to the next."""

from functools import cache

import attrs

from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.paths import FORM_ROW
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.constraints.stored_records import read_stored
from gpai_code.errors import UnknownEditionError, UnknownIdError
from gpai_code.text_io.package_data import read_data
from gpai_code.vocabulary import EditionSlug, Relation


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Correspondence(Record):
    """
    Entries of two editions that answer to each other.

    Attributes:
        old: Ids in the older edition; none where the newer one added something. A row of the Model
            Documentation Form is `form-` with the row's id.
        new: Ids in the newer edition; none where something was dropped.
        relation: How they relate.
        what_changed: What changed in substance, in our words.
        why: Why they answer to each other, or why there is no counterpart.
        note: A doubt, or where else to look.
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
        entries: Its rows, in the order of the older edition. What is new comes after what it is
            closest to.
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
) -> RecordTuple[Correspondence]:
    """
    Return what became of one entry, or of all.

    Args:
        older: Slug of the older edition.
        newer: Slug of the newer edition.
        entry: Id or label of an entry of either edition, or `form-` with the id of a row of the
            Form; all if None. A point or paragraph of a Commitment, Measure or Appendix is looked
            up by what it belongs to.

    Raises:
        UnknownEditionError: If there is no table between the two.
        UnknownIdError: If neither edition has the entry.
        AmbiguousIdError: If a label occurs in several chapters.

    >>> [row.new for row in compare("third-draft", "final", "II.12.4")]
    [('safety-security-9.4',)]
    >>> [row.relation.value for row in compare(entry="form-technical_documentation")]
    ['dropped']
    """
    table = correspondence_table()
    if (older, newer) != (table.older, table.newer):
        raise UnknownEditionError(f"{older} to {newer}", (f"{table.older} to {table.newer}",))
    if entry is None:
        return RecordTuple(table.entries)
    owner = _owner(entry, older, newer)
    rows = []
    for row in table.entries:
        for named in (*row.old, *row.new):
            if owner in (named, measure_part(named)):
                rows.append(row)
                break
    return RecordTuple(rows)


def _owner(entry: str, older: str, newer: str) -> str:
    """Return the id under which the table is searched, of an entry that one edition has."""
    from gpai_code.catalog.code import load  # noqa: PLC0415

    for edition in (older, newer):
        if entry in load(edition):
            return measure_part(entry)
    # no id: a row of the Form, or a label, whose error names what may be meant
    try:
        return _row_or_labelled(entry, older)
    except UnknownIdError as in_older:
        try:
            return _row_or_labelled(entry, newer)
        except UnknownIdError:
            raise in_older from None


def _row_or_labelled(entry: str, edition: str) -> str:
    if entry.startswith(FORM_ROW):
        # imported for a row of the Form alone: it reads the Form's fields
        from gpai_code.catalog.addresses import row_at  # noqa: PLC0415

        row_at(f"/{edition}/{entry}")
        return entry
    from gpai_code.catalog.code import load  # noqa: PLC0415

    return measure_part(load(edition)[entry].id)
