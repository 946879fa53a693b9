"""The YAML front matter of a model card: found strictly, read without building any object."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from gpai_code.constraints.record import Record
from gpai_code.errors import DocumentError, Fault, MissingExtraError
from gpai_code.text_io.strict_json import MAX_BYTES, MAX_DEPTH, describe, encodable

MAX_FRONT_MATTER = 256 * 2**10
"""Largest front matter that is read, in bytes."""

MAX_VALUES = 50_000
"""Most values, lists and mappings of a front matter that are read."""

MAX_QUOTED_PROBLEM = 200
"""Longest piece of a YAML error that is quoted, in characters."""

Note = Callable[[str, str, int | None], None]
"""Takes the rule, the message and the line of something doubtful."""

_VALID = "write valid YAML"

_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ELSEWHERE = re.compile(r"^(<!--[ \t]*)?---[ \t]*\n(?=[A-Za-z_][\w-]*[ \t]*:)", re.MULTILINE)

_YAML_TAG = "tag:yaml.org,2002:"
_TAGS = frozenset(
    f"{_YAML_TAG}{name}"
    for name in (
        *("str", "int", "float", "bool", "null", "timestamp", "binary"),
        *("seq", "map", "omap", "pairs", "set", "merge", "value"),
    )
)


@attrs.frozen
class Scalar(Record):
    """
    A single value as it is written.

    Attributes:
        text: What is there, without quotes.
        type: What YAML 1.1 takes it for: str, int, float, bool, null, timestamp, ...
        line: Line in the card, from 1.
    """

    text: str
    type: str
    line: int


@attrs.frozen
class Items(Record):
    """A list, or a mapping with its keys and values in turn."""

    mapping: bool
    line: int
    items: "list[Scalar | Items]" = attrs.Factory(list)

    def pairs(self) -> "Iterator[tuple[Scalar, Scalar | Items]]":
        """Go through a mapping, without keys that are lists or mappings themselves."""
        for key, value in zip(self.items[::2], self.items[1::2], strict=True):
            if isinstance(key, Scalar):
                yield key, value


Node = Scalar | Items


def read_front_matter(source: str | bytes, note: Note) -> Items | None:
    """
    Return the mapping at the start of a card, empty if it says nothing; None if there is none.

    The types are those of YAML 1.1, as Hugging Face's own library reads cards. Duplicate keys are
    noted and all kept. Refused are aliases, merge keys, tags beyond YAML's own, a second document,
    half surrogate pairs, more than `MAX_FRONT_MATTER` bytes, `MAX_VALUES` values and `MAX_DEPTH`
    levels.

    Raises:
        DocumentError: If something is refused, or cannot be read as UTF-8 or YAML.
        MissingExtraError: If PyYAML is not installed.
    """
    try:
        import yaml  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("model-card", "PyYAML") from None
    fenced = _fenced(_decoded(source, note), note)
    if fenced is None:
        return None
    text, first = fenced
    try:
        root = _tree(yaml, text, first, note)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "an error"
        mark = getattr(error, "problem_mark", None)
        at = (first + mark.line, mark.column + 1) if mark else (first, 1)
        reason = f"what YAML does not allow ({' '.join(str(problem).split())[:MAX_QUOTED_PROBLEM]})"
        raise _refuse("yaml", reason, _VALID, *at) from None
    except DocumentError:
        raise
    except (ValueError, OverflowError):  # a version or an escape beyond Python's limits
        raise _refuse("yaml", "a number that is too large", _VALID, first) from None
    if isinstance(root, Items) and root.mapping:
        return root
    content = "is empty" if root is None else "holds no keys and values"
    note("front-matter-empty", f"the front matter {content}", first)
    return Items(True, first)


def _refuse(
    rule: str, found: str, wanted: str, line: int | None = None, column: int = 1
) -> DocumentError:
    at = (line, column) if line else (None, None)
    return DocumentError("model card", (Fault("", rule, found, wanted, *at),))


def card_text(source: str | bytes) -> str:
    """
    Return the text of a card, which may begin with a byte order mark.

    Raises:
        DocumentError: If it is too large, or no UTF-8.
    """
    if len(source) > MAX_BYTES:
        raise _refuse("size", f"{len(source)} bytes", f"keep it to {MAX_BYTES}")
    if isinstance(source, bytes):
        try:
            return source.decode()
        except UnicodeDecodeError as error:
            line = source.count(b"\n", 0, error.start) + 1
            byte = f"byte 0x{source[error.start]:02x}"
            raise _refuse("utf-8", byte, "save the file as UTF-8", line) from None
    return source


def _decoded(source: str | bytes, note: Note) -> str:
    text = card_text(source)
    if text.startswith("\ufeff"):
        message = "the card starts with a byte order mark; some readers then see no metadata"
        note("byte-order-mark", message, 1)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _fenced(text: str, note: Note) -> tuple[str, int] | None:
    """Return the text between the fences and the number of its first line."""
    start = len(text) - len(text.lstrip())
    opening = _OPENING.match(text, start)
    if opening is None:
        _note_absent(text, note)
        return None
    first = text.count("\n", 0, start) + 2
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        message = "the front matter is never closed by a line '---'; nothing was read"
        note("front-matter-not-closed", message, first - 1)
        return None
    if opening[0].rstrip("\n") != "---" or closing[0] != "---":
        message = "blanks follow '---' around the front matter; some readers then see no metadata"
        note("fence-with-blanks", message, first - 1)
    between = text[opening.end() : closing.start()]
    size = len(between.encode(errors="surrogatepass"))
    if size > MAX_FRONT_MATTER:
        length = f"front matter of {size} bytes"
        raise _refuse("size", length, f"keep it to {MAX_FRONT_MATTER}", first)
    return between, first


def _note_absent(text: str, note: Note) -> None:
    fence = _ELSEWHERE.search(text)
    if fence is None:
        note("no-front-matter", "the card has no front matter, so that it states nothing", None)
        return
    line = text.count("\n", 0, fence.start()) + 1
    if fence[1] or text.rfind("<!--", 0, fence.start()) > text.rfind("-->", 0, fence.start()):
        message = "the front matter is in an HTML comment, where it counts for nothing"
        note("front-matter-in-comment", f"{message}; it was not read", line)
    else:
        message = "there is text before what looks like front matter, which then is none"
        note("front-matter-not-at-start", f"{message}; it was not read", line)


def _tree(yaml: Any, text: str, first: int, note: Note) -> Node | None:
    """Put YAML's events together; no call is nested, however deep the text is."""
    loader = yaml.SafeLoader(text)
    values = 0
    root: Node | None = None
    stack: list[Items] = []
    while loader.check_event():
        event = loader.get_event()
        at = (first + event.start_mark.line, event.start_mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            raise _refuse("alias", f"the alias {describe(event.anchor)}", "write it out", *at)
        if isinstance(event, yaml.CollectionEndEvent):
            closed = stack.pop()
            if closed.mapping:
                _note_doubled(closed, note)
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            continue
        values += 1
        if values > MAX_VALUES:
            actual = f"more than {MAX_VALUES} values"
            raise _refuse("size", actual, f"keep it to {MAX_VALUES}", *at)
        if event.tag not in (None, "!", *_TAGS):
            raise _refuse("tag", f"the tag {describe(event.tag)}", "leave the tag out", *at)
        if root is not None and not stack:
            raise _refuse("yaml", "a second YAML document", "write one only", *at)
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = _scalar(yaml, loader, event, at)
        else:
            node = Items(isinstance(event, yaml.MappingStartEvent), at[0])
        if stack:
            stack[-1].items.append(node)
        else:
            root = node
        if isinstance(node, Items):
            stack.append(node)
        if len(stack) > MAX_DEPTH:
            actual = f"more than {MAX_DEPTH} levels of nesting"
            raise _refuse("depth", actual, f"keep it to {MAX_DEPTH}", *at)
    return root


def _scalar(yaml: Any, loader: Any, event: Any, at: tuple[int, int]) -> Scalar:
    tag, text = event.tag, event.value
    if tag in (None, "!"):
        tag = loader.resolve(yaml.ScalarNode, text, event.implicit)
    if not encodable(text):  # from escapes, of which JSON writes two for one character
        try:
            text = text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            actual = "half of a surrogate pair"
            raise _refuse("surrogate", actual, "write whole characters", *at) from None
    return Scalar(text, tag.removeprefix(_YAML_TAG), at[0])


def _note_doubled(mapping: Items, note: Note) -> None:
    keys: set[tuple[str, str]] = set()
    reported: set[tuple[str, str]] = set()
    for key, _ in mapping.pairs():
        if key.type == "merge":
            raise _refuse("merge", "the merge key '<<'", "write its keys out", key.line)
        name = (key.type, key.text)
        if name in keys and name not in reported:
            reported.add(name)
            message = (
                f"the key {describe(key.text)} is given more than once; readers differ on which"
            )
            note("duplicate-key", f"{message} one counts", key.line)
        keys.add(name)
