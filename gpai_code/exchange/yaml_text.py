"""Documents as YAML, for tools that read nothing else."""

from typing import Any

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import ArgumentTypeError, MissingExtraError

WIDTH = 100
"""Where lines are broken, in characters."""


@explain_arguments
def to_yaml(document: dict[str, Any]) -> str:
    r"""
    Return a document as YAML, its members in their order.

    Raises:
        MissingExtraError: If PyYAML is not installed.
        ArgumentTypeError: If a value is not plain: text, number, yes or no, list or mapping.

    >>> print(to_yaml({"name": "yes", "items": ["a: b", "\x1b"]}), end="")
    name: 'yes'
    items:
    - 'a: b'
    - "\e"
    """
    try:
        import yaml  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("yaml", "PyYAML") from None
    try:
        text: str = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=WIDTH)
    except yaml.YAMLError as error:
        raise ArgumentTypeError("document", str(error), "plain values") from error
    return text
