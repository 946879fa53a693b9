"""Whether a document fits its schema: yes or no, at once, in a process that has loaded nothing."""

from functools import cache

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.schemas.closures import validator_of
from gpai_code.schemas.locations import location
from gpai_code.text_io.package_data import read_package_file

TYPE_CHECKING = False  # importing typing would cost time
if TYPE_CHECKING:
    from collections.abc import Callable

    from gpai_code.vocabulary import Audience


@explain_arguments
def is_valid(
    document: object,
    kind: str,
    edition: str = "final",
    *,
    audience: "Audience | str | None" = None,
) -> bool:
    """
    Say whether a document fits the schema of its kind; `json_schema` gives that schema.

    The answer is that of the readers, which also say what is wrong and where. What no JSON text
    can hold is not valid either: NaN, infinities, halves of surrogate pairs, keys that are no
    texts. No rule across fields is tried; `check_form` does that.

    Args:
        document: Plain values as `json.load` gives them; a `Decimal` counts as a number.
        kind: One of `gpai_code.schemas.KINDS`, or a short name.
        edition: Slug of the edition; counts for the Form.
        audience: For the Form: take only this audience's copy. Without it, take only whole forms.

    Raises:
        UnknownSchemaError: If there is no such kind, or an audience is given for another kind.
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such audience.

    >>> is_valid({"license": "MIT", "weights_public": True}, "facts")
    True
    >>> is_valid({"license": "MIT", "weights_public": "yes"}, "facts")
    False
    """
    try:
        return _validator(*location(kind, edition, audience))(document)
    except RecursionError:  # values of Python's own, deeper than any text that is read
        return False


@cache
def _validator(folder: str, file: str) -> "Callable[[object], bool]":
    return validator_of(read_package_file("schemas", folder, file))
