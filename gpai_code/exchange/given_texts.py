"""Texts that are given beside a form: none is blank, and an address is one."""

import re

from gpai_code.errors import DocumentError, Fault, ValueRuleError
from gpai_code.exchange.web_addresses import web_address
from gpai_code.text_io.strict_json import describe

_FILE = re.compile(r"(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+")


def refuse_blank(**texts: str | None) -> None:
    """
    Refuse texts that were given and say nothing; None is one that was not given.

    Raises:
        ValueRuleError: If one is empty or has nothing but blanks, with its name.

    >>> refuse_blank(name="Example-1", supplier=" ")
    Traceback (most recent call last):
    gpai_code.errors.ValueRuleError: found ' '; give a text for supplier, or leave it out
    """
    for name, text in texts.items():
        if text is not None and not text.strip():
            raise ValueRuleError("text", describe(text), f"give a text for {name}, or leave it out")


def refuse_other_than_address(document: str, **texts: str | None) -> None:
    """
    Refuse texts that were given and are no address; None is one that was not given.

    Args:
        document: Kind of the document that they are for.
        texts: The texts by their names.

    Raises:
        DocumentError: If one is no address, with its name.
    """
    for name, text in texts.items():
        if text is not None and web_address(text) is None:
            fault = Fault(f"/{name}", "address", describe(text), "give an https address")
            raise DocumentError(document, (fault,))


def is_reference(text: str) -> bool:
    """
    Say whether a text is an address, or the way to a file from where a document is.

    >>> is_reference("https://example.org/a.json"), is_reference("../a.json")
    (True, True)
    >>> is_reference("a b.json"), is_reference("javascript:a"), is_reference("")
    (False, False, False)
    """
    names = text.removeprefix("/").split("/")
    return web_address(text) is not None or all(_FILE.fullmatch(name) for name in names)
