"""Documents as YAML, for tools that read nothing else."""

from typing import Any

from gpai_code.errors import MissingExtraError

WIDTH = 100
"""Where lines are broken, in characters."""


def to_yaml(document: dict[str, Any]) -> str:
    r"""
    Return a document as YAML, its members in their order.

    Raises:
        MissingExtraError: If PyYAML is not installed.

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
    text: str = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=WIDTH)
    return text
