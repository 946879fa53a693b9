"""What a document can be given as: text, bytes, a path or plain values."""

from collections.abc import Callable, Mapping
from os import PathLike
from typing import TypeVar

from gpai_code.errors import ArgumentTypeError, DocumentError, Fault
from gpai_code.text_io.files import read_file
from gpai_code.text_io.late_pattern import late_pattern
from gpai_code.text_io.strict_json import MAX_BYTES, describe, read_json, with_places

T = TypeVar("T")

_YAML_BEGINS = late_pattern(r"\s*+(?:#|---\s|(?:\$schema|document|edition)[ \t]*:)")

MAX_NAME_LENGTH = 255
"""Longest text that is taken for the name of a file or an address, in characters."""

_ADDRESS = late_pattern(r"(?i)https?://\S+")

_FILE_NAME = late_pattern(
    r"(?i)[^\n\r{}<>\"]+\.(?:json|jsonl|ya?ml|md|html?|txt|csv|docx|xlsx|pdf)"
)

Source = str | bytes | PathLike[str] | Mapping[str, object]
"""A document: JSON text or its bytes, the path of a file, or plain values. A `str` is text."""


def content_of(
    source: object, argument: str = "source", max_bytes: int = MAX_BYTES, wanted: str = ""
) -> str | bytes:
    """
    Return a text or its bytes; those of a file where a path is given.

    A `str` is always text, and no file is opened for it, since texts come from strangers. One that
    is clearly the name of a file, or an address, is refused: read as a text it would say nothing.

    Args:
        source: A text, its bytes, or the path of a regular file.
        argument: Name of the argument, for errors.
        max_bytes: The most that is read of a file.
        wanted: What else would do, for errors.

    Raises:
        ArgumentTypeError: If it is something else, or a name or address in place of a text.
        DocumentError: If the file is larger than `max_bytes`.
        NoRegularFileError: If it is a pipe, a socket or a device.
        OSError: If the file cannot be read.
    """
    if isinstance(source, str) and len(source) <= MAX_NAME_LENGTH:
        if _ADDRESS.fullmatch(source):
            remedy = "give the text that is there; nothing is fetched"
            raise ArgumentTypeError(argument, "an address as a text", remedy)
        if _FILE_NAME.fullmatch(source):
            remedy = f"give its path, pathlib.Path({source!r}), or the text in it"
            raise ArgumentTypeError(argument, "the name of a file as a text", remedy)
    if isinstance(source, (str, bytes)):
        return source
    if isinstance(source, (bytearray, memoryview)):
        return bytes(source)
    if isinstance(source, PathLike):
        return read_file(source, max_bytes)
    raise ArgumentTypeError(argument, describe(source), wanted or "give text, bytes or a path")


def read_document(
    source: object, build: Callable[[object], T], document: str, *, may_be_yaml: bool = False
) -> T:
    """
    Make something of a JSON document, with the place of each fault where there is a text.

    Args:
        source: Text, bytes, a path, or the plain values of the document.
        build: Makes it of plain values, and raises `DocumentError` with what is wrong.
        document: What to call the document in errors.
        may_be_yaml: Whether the text may be YAML too, if it begins as a form in YAML does.

    Raises:
        DocumentError: With every fault, its JSON Pointer, line and column.
        ArgumentTypeError: If the source is something else.
        NoRegularFileError: If the path leads to a pipe, a socket or a device.
        OSError: If the file cannot be read.
    """
    if isinstance(source, Mapping):
        return build(source if isinstance(source, dict) else dict(source))
    content = content_of(source, wanted="give text, bytes, a path or a dict")
    text = _yaml_of(content) if may_be_yaml else None
    if text is None:
        values = read_json(content, document=document)
    else:
        from gpai_code.text_io.yaml_document import read_yaml  # noqa: PLC0415 - most are JSON

        values = read_yaml(text, document)
    try:
        return build(values)
    except DocumentError as error:
        raise DocumentError(error.document, placed(content, error.faults)) from None


def placed(content: str | bytes, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Add line and column to the faults of a document that was read, in JSON or YAML."""
    yaml = _yaml_of(content)
    if yaml is not None:
        from gpai_code.text_io.yaml_document import yaml_places  # noqa: PLC0415 - as above

        return yaml_places(yaml, faults)
    text = content.decode() if isinstance(content, bytes) else content
    return with_places(text.removeprefix("\ufeff"), faults)


def is_yaml(text: str) -> bool:
    """
    Say whether a text begins as a form in YAML does, which JSON never does.

    >>> is_yaml("# Form"), is_yaml("document: model-report"), is_yaml('{"document": "x"}')
    (True, True, False)
    """
    # most documents are JSON, and show it at once
    return not text.lstrip().startswith("{") and _YAML_BEGINS.match(text) is not None


def _yaml_of(content: str | bytes) -> str | None:
    """Return the text of a document that begins as a form in YAML does; None of any other."""
    start = content[:1_000]
    if isinstance(start, bytes):
        start = start.decode("utf-8-sig", "replace")
    if not is_yaml(start.removeprefix("\ufeff")):
        return None
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    except UnicodeDecodeError:
        return None  # the reader of JSON says where the byte is
    return text.removeprefix("\ufeff")
