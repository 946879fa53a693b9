"""
One permanent address for every entry: `/<edition>/<id>`.

The path is a function of the id alone, so that it can be written down without a look-up, and it
never changes its meaning or disappears. Ids are made of letters, digits, full stops, hyphens,
underscores and parentheses, which a path of a URL holds as they are. Rows of the Model
Documentation Form are `form-` with the row's id, below the edition of the Code that the Form is of;
rows of the template for the public summary are `template-` with the row's id, below the date of the
template.
"""

from gpai_code.text_io.base_address import BASE_ADDRESS

TEMPLATE = "2025-12-05"
"""Date of the template for the public summary, which takes the place of an edition."""

FORM_ROW, TEMPLATE_ROW = "form-", "template-"


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
    prefix = TEMPLATE_ROW if edition == TEMPLATE else FORM_ROW
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
