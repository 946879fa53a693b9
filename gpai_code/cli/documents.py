"""Documents whose dates a command takes into account."""

from typing import TYPE_CHECKING

from gpai_code.cli.console import read_input
from gpai_code.errors import EditionMismatchError, GpaiCodeError, InputFileError

if TYPE_CHECKING:
    from gpai_code.forms.base import Form


def read_documents(names: list[str], slug: str) -> "list[Form]":
    """
    Read forms, Frameworks and reports of one edition; a summary belongs to none.

    Args:
        names: The files as they were named.
        slug: Slug of the edition that they must be of.

    Raises:
        InputFileError: If one cannot be read, or is of another edition.
    """
    from gpai_code.forms.documents import SUMMARY, read_document  # noqa: PLC0415

    forms = []
    for name in names:
        try:
            form = read_document(read_input(name))
            if form.DOCUMENT != SUMMARY and slug != form.EDITION:
                raise EditionMismatchError(form.EDITION, slug)
        except GpaiCodeError as error:
            raise InputFileError(name, error) from error
        forms.append(form)
    return forms
