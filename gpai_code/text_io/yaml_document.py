"""Strict YAML for documents that people fill by hand: texts stay as typed, places are known."""

import re
from collections.abc import Iterable
from typing import Any

import attrs

from gpai_code.errors import DocumentError, Fault, MissingExtraError
from gpai_code.text_io.strict_json import MAX_DEPTH, describe, encodable, pointer, read_json

MAX_YAML = 2**20
"""Largest YAML document that is read, in characters; it is read far more slowly than JSON."""

MAX_YAML_VALUES = 100_000
"""Most values that are read of one YAML document."""

MAX_PROBLEM = 100

PLAIN_JSON = ("extensions", "generated_by")
"""Members of a document in which plain words are read as JSON reads them: numbers, null, true."""

_NAMES_A_DOCUMENT = re.compile(r"^(?:\$schema|document|edition)[ \t]*:", re.MULTILINE)
_TRUTH = {"true": True, "false": False}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_QUOTED = re.compile("'.*'")
_VALID = "correct the YAML; put a text with a colon or a # in it between quotation marks"


@attrs.define
class _Node:
    """
    A value with its place.

    Attributes:
        line: Where it starts, from 1; of a member of a mapping, where its name does.
        column: In that line, from 1.
        value: A text, true or false, or None for nothing; None for lists and mappings.
        members: Those of a mapping, by name; None for anything else.
        items: Those of a list; None for anything else.
        name: In a mapping that is being read, the name that waits for its value.
    """

    line: int
    column: int
    value: Any = None
    members: "dict[str, _Node] | None" = None
    items: "list[_Node] | None" = None
    name: "tuple[str, int, int] | None" = None

    def plain(self) -> Any:
        """Return it as plain JSON values; no call is nested deeper than the text may be."""
        if self.members is not None:
            return {name: member.plain() for name, member in self.members.items()}
        if self.items is not None:
            return [item.plain() for item in self.items]
        return self.value


def names_a_document(text: str) -> bool:
    r"""
    Say whether a text that may be YAML has a line that tells which document it is.

    >>> names_a_document("# Form\ndocument: model-report"), names_a_document("# A heading")
    (True, False)
    """
    return _NAMES_A_DOCUMENT.search(text) is not None


def read_yaml(text: str, document: str) -> Any:
    """
    Return the plain values of a YAML text.

    Every plain word is a text, so that figures and versions stay as they were typed, but for `true`
    and `false`. What has nothing behind its colon is not there, and neither is a list or mapping in
    which everything is empty; `{}` and `[]` are there. In `PLAIN_JSON` words are read as in JSON.
    Refused are aliases, tags, doubled keys, a second document, and sizes beyond the limits.

    Args:
        text: The text.
        document: What to call it in errors.

    Raises:
        DocumentError: With the line and column of what is wrong.
        MissingExtraError: If PyYAML is not installed.
    """
    return _tree(text, document).plain()


def yaml_places(text: str, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Add line and column to faults; a fault at a missing value gets its parent's place."""
    root = _tree(text, "document")
    placed = []
    for fault in faults:
        node = root
        for step in fault.path.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            below = None
            if node.members is not None:
                below = node.members.get(name)
            elif node.items is not None and name.isdecimal() and int(name) < len(node.items):
                below = node.items[int(name)]
            if below is None:
                break
            node = below
        placed.append(attrs.evolve(fault, line=node.line, column=node.column))
    return tuple(placed)


def _tree(text: str, document: str) -> _Node:
    try:
        import yaml  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("yaml", "PyYAML") from None
    if len(text) > MAX_YAML:
        fault = Fault("", "size", f"{len(text)} characters", f"keep it to {MAX_YAML}, or use JSON")
        raise DocumentError(document, (fault,))
    builder = _Builder(text, document)
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            builder.hear(yaml, event)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "an error"
        mark = getattr(error, "problem_mark", None)
        at = (mark.line + 1, mark.column + 1) if mark else (None, None)
        # what it quotes may be part of an answer that not every reader is to see
        words = " ".join(_QUOTED.sub("...", str(problem)).split())[:MAX_PROBLEM]
        fault = Fault("", "yaml", f"what YAML does not allow ({words})", _VALID, *at)
        raise DocumentError(document, (fault,)) from None
    except DocumentError:
        raise
    except (ValueError, OverflowError):  # an escape beyond Python's characters
        fault = Fault("", "yaml", "an escape of no character", _VALID)
        raise DocumentError(document, (fault,)) from None
    root = builder.root
    if root is None or root.members is None:
        at = (1, 1) if root is None else (root.line, root.column)
        wanted = (
            "write each row as name: answer; what was published in words is read by read-form and "
            "read-summary"
        )
        fault = Fault("", "type", "no names with values", wanted, *at)
        raise DocumentError(document, (fault,))
    return root


class _Builder:
    """Puts the events of YAML together; no call is nested, however deep the text is."""

    def __init__(self, text: str, document: str) -> None:
        self.text, self.document = text, document
        self.root: _Node | None = None
        self.stack: list[_Node] = []
        self.values = 0
        self.values_before: list[int] = []
        """How many values were read before each open list or mapping."""

    def hear(self, yaml: Any, event: Any) -> None:
        """Take the next event."""
        at = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            raise self.error(
                Fault(self.way(), "alias", "an alias", "write out what it stands for", *at)
            )
        if isinstance(event, yaml.CollectionEndEvent):
            self._close()
            return
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            return
        self.values += 1
        if self.values > MAX_YAML_VALUES:
            actual = f"more than {MAX_YAML_VALUES} values"
            raise self.error(
                Fault(self.way(), "size", actual, "use JSON for so long a document", *at)
            )
        if event.tag not in (None, "!"):
            raise self.error(Fault(self.way(), "tag", "a tag", "leave the tag out", *at))
        if self.root is not None and not self.stack:
            raise self.error(
                Fault(self.way(), "yaml", "a second YAML document", "write one only", *at)
            )
        holder = self.stack[-1] if self.stack else None
        if isinstance(event, yaml.ScalarEvent):
            if holder is not None and holder.members is not None and holder.name is None:
                holder.name = (self._name(event, holder, at), *at)
                return
            self._put(_Node(*at, value=self._scalar(event, at)))
            return
        if holder is not None and holder.members is not None and holder.name is None:
            raise self.error(
                Fault(self.way(), "key", "a list or mapping as a name", "give names of rows", *at)
            )
        of_mapping = isinstance(event, yaml.MappingStartEvent)
        node = _Node(*at, members={} if of_mapping else None, items=None if of_mapping else [])
        if self.root is None:
            self.root = node
        self.stack.append(node)
        self.values_before.append(self.values)
        if len(self.stack) > MAX_DEPTH:
            actual = f"more than {MAX_DEPTH} levels of nesting"
            raise self.error(Fault(self.way(), "depth", actual, f"keep it to {MAX_DEPTH}", *at))

    def _close(self) -> None:
        """End a list or mapping; one in which everything was left empty is not there."""
        node = self.stack.pop()
        had_something = self.values > self.values_before.pop()
        is_empty = not (node.members if node.members is not None else node.items)
        if self.stack and not (is_empty and had_something):
            self._put(node)
        elif self.stack:
            self.stack[-1].name = None

    def _put(self, node: _Node) -> None:
        """Put a value where it belongs; nothing is put for what was left empty."""
        if not self.stack:
            self.root = node
            return
        holder = self.stack[-1]
        is_there = node.value is not None or node.members is not None or node.items is not None
        if holder.items is not None:
            if is_there or self._reads_json():
                holder.items.append(node)
            return
        assert holder.members is not None
        assert holder.name is not None
        name, node.line, node.column = holder.name
        holder.name = None
        if is_there or self._reads_json():
            holder.members[name] = node

    def _reads_json(self) -> bool:
        """Say whether the place is inside a member in which words are read as in JSON."""
        if not self.stack:
            return False
        name = self.stack[0].name
        return len(self.stack) > 1 and name is not None and name[0] in PLAIN_JSON

    def _name(self, event: Any, holder: _Node, at: tuple[int, int]) -> str:
        name = self._whole(event.value, at)
        assert holder.members is not None
        if name in holder.members:
            raise self.error(
                Fault(self.way(), "duplicate-key", describe(name), "give each name once", *at)
            )
        return name

    def _scalar(self, event: Any, at: tuple[int, int]) -> Any:
        text = self._whole(event.value, at)
        if event.style is None and text and self._is_cut(event.end_mark.index):
            actual = "a text that ends at a #, where YAML begins a comment"
            remedy = "put the text between quotation marks, or the comment on a line of its own"
            raise self.error(Fault(self.way(), "comment", actual, remedy, *at))
        if event.style in ("|", ">"):
            # the line end that closes a block is no part of the answer
            return text.rstrip("\n") or None
        if event.style is not None:
            return text
        if self._reads_json():
            return _as_json(text)
        if text in ("", "~", "null"):
            return None
        return _TRUTH.get(text, text)

    def _is_cut(self, end: int) -> bool:
        """Say whether a comment follows on the line of a text; it may have been meant as text."""
        line_end = self.text.find("\n", end)
        rest = self.text[end:] if line_end < 0 else self.text[end:line_end]
        return rest.lstrip(" \t,]}").startswith("#")

    def _whole(self, text: str, at: tuple[int, int]) -> str:
        if not encodable(text):
            raise self.error(
                Fault(
                    self.way(),
                    "surrogate",
                    "half of a surrogate pair",
                    "write whole characters",
                    *at,
                )
            )
        return text

    def error(self, fault: Fault) -> DocumentError:
        return DocumentError(self.document, (fault,))

    def way(self) -> str:
        """Return the path of the value that comes next."""
        steps: list[str | int] = []
        for node in self.stack:
            if node.items is not None:
                steps.append(len(node.items))
            elif node.name is not None:
                steps.append(node.name[0])
        return pointer(steps)


def _as_json(text: str) -> Any:
    """Return a plain word as JSON reads it; other words are texts."""
    if text in ("", "~", "null"):
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if not _NUMBER.fullmatch(text):
        return text
    try:
        return read_json(text)
    except DocumentError:  # a number of unusual size
        return text
