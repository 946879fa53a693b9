"""Whether a document fits its schema: yes or no, at once, in a process that has loaded nothing."""

from functools import cache

TYPE_CHECKING = False  # importing typing would cost time
if TYPE_CHECKING:
    from collections.abc import Callable

    from gpai_code.vocabulary import Audience

_FORM = "model-documentation-form"
_NAMES = {"form": _FORM, "summary": "training-content-summary", "facts": "model-facts"}
_MODULES = {
    (_FORM, "final"): "_accept_final",
    (_FORM, "third-draft"): "_accept_third_draft",
    "training-content-summary": "_accept_summary",
    "code": "_accept_records",
    "commitment": "_accept_records",
    "measure": "_accept_records",
    "model-facts": "_accept_records",
    "decision": "_accept_records",
}
"""The module that tries each kind of document; that of the Form depends on the edition."""

_COPIES = {None: "", "AIO": "_aio", "NCAs": "_ncas", "DPs": "_dps"}


def accepts(
    document: object,
    kind: str,
    edition: str = "final",
    *,
    audience: "Audience | str | None" = None,
) -> bool:
    """
    Say whether a document fits the schema of its kind; `json_schema` gives that schema.

    The verdict is that of the readers, which also say what is wrong and where. What no JSON text
    can hold is not accepted either: NaN, infinities, halves of surrogate pairs, keys that are no
    texts. No rule across fields is tried; `check_form` does that.

    Args:
        document: Plain values as `json.load` gives them; a `Decimal` counts as a number.
        kind: One of `gpai_code.schemas.published.KINDS`, or a short name.
        edition: Slug of the edition; counts for the Form.
        audience: For the Form: take only this audience's copy. Without it, take only whole forms.

    Raises:
        UnknownSchemaError: If there is no such kind, or an audience is given for another kind.
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such audience.

    >>> accepts({"license": "MIT", "weights_public": True}, "facts")
    True
    >>> accepts({"license": "MIT", "weights_public": "yes"}, "facts")
    False
    """
    try:
        return _test(kind, edition, getattr(audience, "value", audience))(document)
    except RecursionError:  # values of Python's own, deeper than any text that is read
        return False


@cache
def _test(kind: str, edition: str, audience: str | None) -> "Callable[[object], bool]":
    """Return the function for a schema."""
    kind = _NAMES.get(kind, kind)
    module = _MODULES.get((kind, edition) if kind == _FORM else kind)
    copy = _COPIES.get(audience)
    if module is None or copy is None or (copy and kind != _FORM):
        from gpai_code.schemas.published import schema_path  # noqa: PLC0415

        raise LookupError(schema_path(kind, edition, audience=audience))  # which says what there is
    from importlib import import_module  # noqa: PLC0415

    test: Callable[[object], bool] = getattr(
        import_module(f"gpai_code.schemas.{module}"), f"{kind.replace('-', '_')}{copy}_document"
    )
    return test
