"""Every address of the Code, and what is found at each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gpai_code.catalog.code import load
from gpai_code.catalog.edition import editions
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.paths import FORM_ROW, TEMPLATE, TEMPLATE_ROW, address, row_address
from gpai_code.catalog.provenance import generated_by
from gpai_code.catalog.records import AnyEntry, Appendix, Commitment, Measure, Recital, Term
from gpai_code.errors import UnknownIdError
from gpai_code.schemas.published import form_fields

if TYPE_CHECKING:
    from gpai_code.catalog.code import Code


def page_of(entry: AnyEntry, code: "Code") -> str:
    """
    Return the id of the entry on whose page an entry is shown, with its own id as the anchor.

    That is the Commitment for a Measure and all points, the main Appendix for its parts, and a page
    named after the kind for objectives, recitals and terms.

    >>> code = load("final")
    >>> page_of(code["safety-security-9.3(2)"], code)
    'safety-security-9'
    """
    if isinstance(entry, Term):
        return "glossary"
    if isinstance(entry, Recital) and entry.attached_to is not None:
        entry = code.entries[entry.attached_to]
    owner = code.entries.get(measure_part(entry.id))
    if isinstance(owner, Measure):
        return owner.commitment
    if isinstance(owner, Appendix):
        return _main_appendix(owner.id, code)
    return owner.id if isinstance(owner, Commitment) else "front"


def _main_appendix(entry: str, code: "Code") -> str:
    while "." in entry:
        entry = entry.rpartition(".")[0]
    return entry if entry in code.entries else "front"


def addresses() -> Iterator[str]:
    """Yield every address: the entries and Form rows of each edition, and the template's rows."""
    for edition in editions():
        for entry in load(edition.slug).entries:
            yield address(entry, edition.slug)
        for row in _rows("form", edition.slug):
            yield row_address(row["id"], edition.slug)
    for row in _rows("summary", TEMPLATE):
        yield row_address(row["id"], TEMPLATE)


def entry_at(path: str) -> AnyEntry:
    """
    Return the entry that has an address.

    Raises:
        UnknownIdError: If none has it; a row is no entry.
        UnknownEditionError: If there is no such edition.

    >>> entry_at("/final/safety-security-9.4").title
    'Retention period'
    """
    edition, _, entry = path.removeprefix("/").partition("/")
    code = load(edition)
    if entry not in code.entries:
        raise UnknownIdError(entry, code.edition.slug)
    return code.entries[entry]


def row_at(path: str) -> dict[str, Any]:
    """
    Return what the Form or the template says of the row that has an address.

    Raises:
        UnknownIdError: If no row has it.

    >>> row_at("/final/form-model_architecture")["position"]
    '2.1'
    """
    edition, _, name = path.removeprefix("/").partition("/")
    kind, prefix = ("summary", TEMPLATE_ROW) if edition == TEMPLATE else ("form", FORM_ROW)
    if name.startswith(prefix):
        for row in _rows(kind, edition):
            if row["id"] == name.removeprefix(prefix):
                return row
    raise UnknownIdError(name, edition)


def is_row(path: str) -> bool:
    """Say whether a path has the form of a row's address."""
    name = path.rpartition("/")[2]
    return name.startswith((FORM_ROW, TEMPLATE_ROW))


def document_at(path: str) -> dict[str, Any]:
    """
    Return what has an address as plain JSON values.

    Raises:
        UnknownIdError: If nothing has it.
        UnknownEditionError: If there is no such edition.

    >>> document = document_at("/final/copyright-1.4(1)(b)")
    >>> document["address"], document["label"]
    ('/final/copyright-1.4(1)(b)', 'b)')
    """
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415 - cattrs is slow

    if is_row(path):
        edition = path.split("/")[1]
        values = dict(row_at(path))
        stamp = None if edition == TEMPLATE else unstructure(generated_by(edition))
    else:
        entry = entry_at(path)
        edition = path.split("/")[1]
        values, stamp = unstructure(entry), unstructure(generated_by(edition))
    document = {"address": path, "edition": edition, **values}
    return document if stamp is None else {"generated_by": stamp, **document}


def _rows(kind: str, edition: str) -> list[dict[str, Any]]:
    fields = form_fields(kind) if kind == "summary" else form_fields(kind, edition)
    return [*fields["header"], *fields["fields"]]
