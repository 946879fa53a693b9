"""Where each schema is: known without loading anything, so that a verdict costs little."""

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.vocabulary import Audience

KINDS = (
    "code",
    "commitment",
    "measure",
    "model-documentation-form",
    "training-content-summary",
    "safety-security-framework",
    "model-report",
    "serious-incident-report",
    "model-facts",
    "decision",
)
"""The kinds of document that have a schema."""

FORM, SUMMARY = "model-documentation-form", "training-content-summary"
FRAMEWORK, REPORT = "safety-security-framework", "model-report"
INCIDENT = "serious-incident-report"

FORMS = (FORM, SUMMARY, FRAMEWORK, REPORT, INCIDENT)
"""The kinds that are forms."""

SHORT = {
    "form": FORM,
    "summary": SUMMARY,
    "framework": FRAMEWORK,
    "report": REPORT,
    "incident": INCIDENT,
    "facts": "model-facts",
}
"""Short names for some of them."""

EVERY_EDITION = "every-edition"
"""Folder of the schemas that all editions of the Code share."""

_EDITIONS = {
    FORM: ("third-draft", "final"),
    FRAMEWORK: ("final",),
    REPORT: ("final",),
    INCIDENT: ("third-draft", "final"),
}
_TEMPLATE = "2025-12-05"
_COPIES = {"AIO": "-aio", "NCAs": "-ncas", "DPs": "-dps"}


def location(
    kind: str, edition: str = "final", audience: "Audience | str | None" = None
) -> tuple[str, str]:
    """
    Return folder and file of a schema.

    Args:
        kind: One of `KINDS`, or a short name.
        edition: Slug of the edition; counts for the forms of the Code.
        audience: For the Form: the schema of this audience's copy.

    Raises:
        UnknownSchemaError: If there is no such kind, or an audience is given for another kind.
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such audience.

    >>> location("form", "final", "DPs")
    ('final', 'model-documentation-form-dps.schema.json')
    """
    kind = SHORT.get(kind, kind)
    if kind not in KINDS or (audience is not None and kind != FORM):
        from gpai_code.errors import UnknownSchemaError  # noqa: PLC0415

        raise UnknownSchemaError(kind, KINDS)
    if kind == SUMMARY:
        return _TEMPLATE, f"{kind}.schema.json"
    if kind not in _EDITIONS:
        return EVERY_EDITION, f"{kind}.schema.json"
    if edition not in _EDITIONS[kind]:
        from gpai_code.errors import UnknownEditionError  # noqa: PLC0415

        raise UnknownEditionError(edition, _EDITIONS[kind])
    if audience is None:
        return edition, f"{kind}.schema.json"
    if audience not in _COPIES:
        from gpai_code.errors import UnknownValueError  # noqa: PLC0415

        raise UnknownValueError("Audience", audience, tuple(_COPIES))
    return edition, f"{kind}{_COPIES[audience]}.schema.json"


def fields_location(kind: str, edition: str = "final") -> tuple[str, str]:
    """
    Return folder and file of what a form says of its fields.

    Args:
        kind: One of `FORMS`, or its short name.
        edition: Slug of the edition; counts for the forms of the Code.

    Raises:
        UnknownSchemaError: If there is no such kind.
        UnknownEditionError: If there is no such edition.

    >>> fields_location("report")
    ('final', 'model-report.fields.json')
    """
    kind = SHORT.get(kind, kind)
    folder = location(kind, edition)[0]
    return folder, "fields.json" if kind in (FORM, SUMMARY) else f"{kind}.fields.json"
