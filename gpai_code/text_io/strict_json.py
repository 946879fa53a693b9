"""Strict JSON: nothing dropped, nothing guessed, every fault with its place in the text."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NoReturn

from gpai_code.errors import DocumentError, Fault
from gpai_code.text_io.late_pattern import late_pattern

MAX_BYTES = 16 * 2**20
"""Largest document that is read, in bytes."""

MAX_DEPTH = 64
"""Deepest nesting of objects and arrays that is read."""

MAX_NUMBER = 64
"""Longest number literal that is read, in characters."""

MAX_EXPONENT_FIGURES = 4
"""Most figures of the exponent of a number."""

MAX_VALUES = 2**20
"""Most values that are read of one document: texts, numbers, objects, arrays and the like."""

MAX_FAULTS = 10_000
"""Most faults of one text that are listed; one more says that there are others."""

MAX_PATHS = 2**20
"""Most characters that the paths of the listed faults of one text have together."""

SHOWN = 60
"""Longest piece of a found value that an error quotes, in characters."""

_UNSHOWN = 10**SHOWN

_STRING = r'"(?:[^"\\]|\\.)*+"'
# a string that is never closed runs to the end, so that no text is gone over twice
_BRACKETS = late_pattern(rf"{_STRING}?|[\[\]{{}}]", re.DOTALL)
# what comes before each value but the whole: a comma, or the bracket of what is not empty
_MARKS = late_pattern(rf"{_STRING}?|,|[\[{{](?![ \t\n\r]*[\]}}])", re.DOTALL)
# a key with its colon, another text, a bracket, any other value
_TOKENS = late_pattern(
    rf"({_STRING})(?:[ \t\n\r]*(:))?|([\[\]{{}}])|([^\s\[\]{{}},:\"]+)", re.DOTALL
)
_KEY, _BRACKET = 2, 3
_SURROGATE_ESCAPE = late_pattern(r"\\u[dD][89a-fA-F]")


def describe(value: object) -> str:
    """
    Say in a few words what was found, without ever quoting more than a line of it.

    >>> describe("soon"), describe([1, 2]), describe(None), describe("x" * 1000)
    ("'soon'", 'an array', 'null', "a text of 1000 characters that starts 'xxxxxxxxxxxxxxxxxxxx'")
    """
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, str):
        excerpt = repr(value if len(value) <= SHOWN else value[:20])
        return (
            excerpt
            if len(value) <= SHOWN
            else f"a text of {len(value)} characters that starts {excerpt}"
        )
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, (list, tuple)):
        return "an array"
    if isinstance(value, int) and abs(value) >= _UNSHOWN:
        return f"a number of more than {SHOWN} digits"  # Python may refuse to write it out
    if isinstance(value, (int, Decimal, float)):
        return f"the number {str(value)[:SHOWN]}"
    return f"a {type(value).__name__}"


def pointer(parts: Iterable[str | int]) -> str:
    """
    Write a path as a JSON Pointer (RFC 6901).

    >>> pointer(["a/b", 0, "c~d"])
    '/a~1b/0/c~0d'
    """
    return "".join(["/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts])


class _Refused:
    """Stands in the parsed document where a value was refused."""

    def __init__(self, rule: str, found: str, wanted: str) -> None:
        self.rule, self.found, self.wanted = rule, found, wanted


class _Doubled(dict[str, object]):
    """An object in which a key is repeated."""

    doubled: tuple[str, ...] = ()


def read_json(
    source: str | bytes,
    *,
    document: str = "document",
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
    max_values: int = MAX_VALUES,
) -> object:
    """
    Parse JSON text, refusing all that another reader might take differently.

    Refused are NaN and infinities, repeated keys, numbers longer than `MAX_NUMBER`
    characters or with exponents of more than four digits, lone surrogates, bytes that are not
    UTF-8, nesting beyond `max_depth`, text beyond `max_bytes`, values beyond `max_values`, and
    anything after the document.
    A byte order mark is accepted. Numbers with a fraction or exponent come back as `Decimal`,
    with the figures that were written.

    Args:
        source: The text, or its bytes in UTF-8.
        document: What to call it in errors.
        max_bytes: Size limit in bytes (characters for a str).
        max_depth: Nesting limit.
        max_values: Limit to the number of values.

    Raises:
        DocumentError: With every fault found, its JSON Pointer, line and column; of more than
            `MAX_FAULTS` the first.
    """

    def refuse(rule: str, found: str, wanted: str, **at: int) -> NoReturn:
        raise DocumentError(document, (Fault("", rule, found, wanted, **at),))

    if len(source) > max_bytes:
        refuse("size", f"{len(source)} bytes", f"keep it to {max_bytes}")
    if isinstance(source, bytes):
        try:
            text = source.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            # the error's own bytes: they lack the byte order mark
            before = error.object[: error.start].decode()
            line, column = _place(before, len(before))
            actual = f"byte 0x{error.object[error.start]:02x}"
            refuse("utf-8", actual, "save the file as UTF-8", line=line, column=column)
    else:
        text = source.removeprefix("\ufeff")
    brackets = text.count("[") + text.count("{")
    if brackets > max_depth and (deep := nesting_beyond(text, max_depth)) is not None:
        line, column = _place(text, deep)
        actual = f"more than {max_depth} levels of nesting"
        refuse("depth", actual, f"keep it to {max_depth}", line=line, column=column)
    # each value takes a character, so that nothing is counted in a shorter text
    many = len(text) >= max_values and brackets + text.count(",") >= max_values
    if many and _more_values(text, max_values):
        refuse("size", f"more than {max_values} values", f"keep it to {max_values}")

    refused = 0

    def remember(rule: str, found: str, wanted: str) -> _Refused | None:
        nonlocal refused
        refused += 1
        # those that will not be listed take no memory
        return _Refused(rule, found, wanted) if refused <= MAX_FAULTS + 1 else None

    def constant(name: str) -> object:
        return remember("number", name, "leave the value out or write a finite number")

    def too_large(literal: str) -> _Refused | None:
        excerpt = literal if len(literal) <= SHOWN else f"{literal[:20]}…"
        return remember("number", f"the number {excerpt}", "write a number of usual size")

    def whole(literal: str) -> object:
        return int(literal) if len(literal) <= MAX_NUMBER else too_large(literal)

    def fraction(literal: str) -> object:
        if not _is_usual(literal):
            return too_large(literal)
        number = Decimal(literal)
        # without an exponent it is written in no more characters than it was read from
        if "e" in literal or "E" in literal:
            return number if fits_number(number) else too_large(literal)
        return number

    def keyed(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal refused
        actual = dict(pairs)
        if len(actual) == len(pairs):
            return actual
        refused += 1
        marked = _Doubled(actual)
        times = Counter(name for name, _ in pairs)
        marked.doubled = tuple(sorted(name for name, count in times.items() if count > 1))
        return marked

    try:
        value: object = json.loads(
            text,
            parse_constant=constant,
            parse_float=fraction,
            parse_int=whole,
            object_pairs_hook=keyed,
        )
    except json.JSONDecodeError as error:
        at, message = _mistake(text, error)
        rest = text[at : at + 1]
        actual = repr(rest) if rest else "the end of the text"
        line, column = _place(text, at)
        refuse("json", f"{actual} ({message})", "write valid JSON", line=line, column=column)
    suspect = refused or _SURROGATE_ESCAPE.search(text) or not encodable(text)
    if suspect and (faults := first_faults(_faults(value, []))):
        raise DocumentError(document, with_places(text, faults))
    return value


def first_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return as many faults as are listed, counted and by the length of their paths."""
    first: list[Fault] = []
    room = MAX_PATHS
    for fault in faults:
        room -= len(fault.path)
        if len(first) == MAX_FAULTS or (room < 0 and first):
            more = Fault("", "more-faults", "further faults", "correct those listed first")
            return (*first, more)
        first.append(fault)
    return tuple(first)


def _mistake(text: str, error: json.JSONDecodeError) -> tuple[int, str]:
    """Say where a text stops being JSON, and why, alike on every version of Python."""
    before = text[: error.pos].rstrip(" \t\r\n")
    if text[error.pos : error.pos + 1] in ("]", "}") and before.endswith(","):
        return len(before) - 1, "trailing comma"
    if text[error.pos : error.pos + 1] == "," and "trailing comma" in error.msg:  # from 3.13 on
        return error.pos, "trailing comma"
    return error.pos, error.msg.lower()


def encodable(text: str) -> bool:
    """Say whether a text can be written in UTF-8: it holds no half of a surrogate pair."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def nesting_beyond(text: str, limit: int) -> int | None:
    """Find the offset of the first bracket that nests deeper than the limit."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        token = match[0]
        if token in "[{":
            depth += 1
            if depth > limit:
                return match.start()
        elif token in "]}":
            depth -= 1
    return None


def _more_values(text: str, limit: int) -> bool:
    """Say whether a text has more values than a limit."""
    values = 1
    for match in _MARKS.finditer(text):
        if match[0][0] != '"':
            values += 1
            if values > limit:
                return True
    return False


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _faults(value: object, path: list[str | int]) -> Iterator[Fault]:
    if isinstance(value, _Refused):
        yield Fault(pointer(path), value.rule, value.found, value.wanted)
    elif isinstance(value, str) and not encodable(value):
        yield Fault(
            pointer(path), "surrogate", "half of a surrogate pair", "write whole characters"
        )
    elif isinstance(value, dict):
        for name in getattr(value, "doubled", ()):
            # a key that cannot be written in UTF-8 cannot be part of the pointer either
            at = pointer([*path, name] if encodable(name) else path)
            actual = f"{describe(name)} more than once"
            yield Fault(at, "duplicate-key", actual, "give each key once")
        for name, item in value.items():
            if not encodable(name):
                yield Fault(
                    pointer(path),
                    "surrogate",
                    "a key with half a surrogate pair",
                    "write whole characters",
                )
            else:
                yield from _faults(item, [*path, name])
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _faults(item, [*path, index])


def with_places(text: str, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Add line and column to faults; a fault at a missing value gets its parent's place."""
    tree = _Place()
    ways = [tree.way(fault.path) for fault in faults]
    _find_places(text, tree)
    offsets = [_last_offset(way) for way in ways]
    places: dict[int, tuple[int, int]] = {}
    line, begin, counted = 1, 0, 0
    for offset in sorted(offsets):
        if offset >= 0:
            line += text.count("\n", counted, offset)
            begin = max(begin, text.rfind("\n", counted, offset) + 1)
            counted = offset
            places[offset] = (line, offset - begin + 1)
    return tuple(
        Fault(fault.path, fault.rule, fault.found, fault.wanted, *places[offset])
        if offset >= 0
        else fault
        for fault, offset in zip(faults, offsets, strict=True)
    )


def _last_offset(way: "list[_Place]") -> int:
    """Return where the last value on a way starts that the text has; -1 if it has none."""
    return next((step.offset for step in reversed(way) if step.offset >= 0), -1)


class _Place:
    """A value that a pointer leads to or through, and where it starts; -1 while not found."""

    __slots__ = ("below", "offset")

    def __init__(self) -> None:
        self.offset = -1
        self.below: dict[str, _Place] = {}

    def way(self, path: str) -> list["_Place"]:
        """Return the places from here to the end of a pointer; they are made if need be."""
        way = [self]
        for part in path.split("/")[1:]:
            way.append(way[-1].below.setdefault(part, _Place()))
        return way


def _find_places(text: str, root: _Place) -> None:
    """Find where the wanted values start; that of a doubled key is the last one."""
    # the places of the open brackets that are wanted, and the index reached; None in an object
    stack: list[tuple[_Place | None, int | None]] = []
    above: _Place | None = None
    index: int | None = None
    here: _Place | None = root
    for match in _TOKENS.finditer(text):
        kind = match.lastindex
        if kind == _KEY:
            if above is not None:
                string = match[1]
                key = json.loads(string) if "\\" in string else string[1:-1]
                if "~" in key or "/" in key:
                    key = pointer([key])[1:]
                here = above.below.get(key)
            continue
        mark = match[_BRACKET] if kind == _BRACKET else ""
        if mark in {"]", "}"}:
            above, index = stack.pop()
            here = None
            continue
        if index is not None:  # an item of an array
            index += 1
            here = above.below.get(str(index)) if above is not None else None
        if here is not None:
            here.offset = match.start()
        if mark:
            stack.append((above, index))
            above, index = here, None if mark == "{" else -1
            here = None


def fits_number(number: int | Decimal) -> bool:
    """
    Say whether a number, as it is written, is one that is read.

    >>> fits_number(10**63), fits_number(10**64), fits_number(Decimal("12e9999"))
    (True, False, False)
    """
    if isinstance(number, int):
        return bool(_LEAST_WHOLE <= number <= _GREATEST_WHOLE)
    return number.is_finite() and _is_usual(str(number))


def _is_usual(literal: str) -> bool:
    exponent = literal.lower().partition("e")[2].lstrip("+-")
    return len(literal) <= MAX_NUMBER and len(exponent) <= MAX_EXPONENT_FIGURES


_GREATEST_WHOLE = 10**MAX_NUMBER - 1
_LEAST_WHOLE = -(10 ** (MAX_NUMBER - 1)) + 1
