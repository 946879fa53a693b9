"""
One permanent address for every entry: `/<edition>/<id>`.

The path is a function of the id alone, so that it can be written down without a look-up, and it
never changes its meaning or disappears. Ids are made of letters, digits, full stops, hyphens,
underscores and parentheses, which a path of a URL holds as they are. Rows of the Model
Documentation Form are `form-` with the row's id, below the edition of the Code that the Form is of;
rows of the template for the public summary are `template-` with the row's id, below the date of the
template.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gpai_code.base_address import BASE_ADDRESS
from gpai_code.catalog.code import editions, load
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.provenance import generated_by
from gpai_code.catalog.records import AnyEntry, Appendix, Commitment, Measure, Recital, Term
from gpai_code.errors import UnknownIdError
from gpai_code.schemas.published import form_fields

if TYPE_CHECKING:
    from gpai_code.catalog.code import Code

TEMPLATE = "2025-12-05"
"""Date of the template for the public summary, which takes the place of an edition."""

_FORM_ROW, _TEMPLATE_ROW = "form-", "template-"


def address(entry: str, edition: str) -> str:
    """
    Return the path of an entry.

    Args:
        entry: Its id.
        edition: Slug of its edition.

    >>> address("copyright-1.4(1)(b)", "final")
    '/final/copyright-1.4(1)(b)'
    """
    return f"/{edition}/{entry}"


def row_address(row: str, edition: str) -> str:
    """
    Return the path of a row of the Model Documentation Form, or of the template.

    Args:
        row: Id of the row; see `gpai-code fields`.
        edition: Slug of the edition of the Form, or date of the template.

    >>> row_address("model_architecture", "final"), row_address("version", "2025-12-05")
    ('/final/form-model_architecture', '/2025-12-05/template-version')
    """
    prefix = _TEMPLATE_ROW if edition == TEMPLATE else _FORM_ROW
    return f"/{edition}/{prefix}{row}"


def url(path: str, base: str = BASE_ADDRESS) -> str:
    """
    Return the full address of a path.

    Args:
        path: A path such as `address` gives.
        base: The address that the Code is published below.

    >>> url("/final/copyright-1.4", "https://code.example/")
    'https://code.example/final/copyright-1.4'
    """
    return base.rstrip("/") + path


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
    kind, prefix = ("summary", _TEMPLATE_ROW) if edition == TEMPLATE else ("form", _FORM_ROW)
    if name.startswith(prefix):
        for row in _rows(kind, edition):
            if row["id"] == name.removeprefix(prefix):
                return row
    raise UnknownIdError(name, edition)


def is_row(path: str) -> bool:
    """Say whether a path has the form of a row's address."""
    name = path.rpartition("/")[2]
    return name.startswith((_FORM_ROW, _TEMPLATE_ROW))


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
    from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415 - cattrs is slow

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
