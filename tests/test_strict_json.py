"""Strict JSON: what is read, what is refused, and where each fault is."""

import json
import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gpai_code.errors import ArgumentTypeError, DocumentError, Fault, ValueRuleError
from gpai_code.text_io import strict_json
from gpai_code.text_io.json_writer import write_json
from gpai_code.text_io.strict_json import (
    MAX_DEPTH,
    MAX_FAULTS,
    MAX_NUMBER,
    MAX_PATHS,
    describe,
    pointer,
    read_json,
    with_places,
)

BOM = "\ufeff"
BOM_BYTES = b"\xef\xbb\xbf"


def faults_of(source: str | bytes, **limits: int) -> tuple[Fault, ...]:
    with pytest.raises(DocumentError) as caught:
        read_json(source, document="the text", **limits)
    assert caught.value.document == "the text"
    return caught.value.faults


def places(source: str | bytes) -> list[tuple[str, str, int | None, int | None]]:
    return [(fault.rule, fault.path, fault.line, fault.column) for fault in faults_of(source)]


# What is read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None),
        (" [true, false]\r\n", [True, False]),
        ('{"a": {"b": []}}', {"a": {"b": []}}),
        ('{"a": 1, "A": 2, "": 3}', {"a": 1, "A": 2, "": 3}),
        ('[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2}]),
        (r'"\u0000\/\n"', "\0/\n"),
        (r'"\ud83d\ude00"', "😀"),
        ('"😀\u2028"', "😀\u2028"),
    ],
)
def test_plain_json_is_read_as_text_and_as_bytes(text: str, value: object) -> None:
    assert read_json(text) == value
    assert read_json(text.encode()) == value


def test_one_byte_order_mark_is_accepted() -> None:
    assert read_json(BOM + "[1]") == [1]
    assert read_json(BOM_BYTES + b"[1]") == [1]
    assert places(BOM * 2 + "[1]") == [("json", "", 1, 1)]
    assert places(BOM_BYTES * 2 + b"[1]") == [("json", "", 1, 1)]


@pytest.mark.parametrize(
    ("literal", "figures"),
    [
        ("1.50", "1.50"),
        ("-0.0", "-0.0"),
        ("2.4e25", "2.4E+25"),
        ("7.3E+10", "7.3E+10"),
        ("1.0e2", "1.0E+2"),
        ("1e9999", "1E+9999"),
        ("1e-9999", "1E-9999"),
        ("0." + "3" * 62, "0." + "3" * 62),
    ],
)
def test_a_decimal_keeps_the_figures_that_were_written(literal: str, figures: str) -> None:
    value = read_json(literal)
    assert isinstance(value, Decimal)
    assert str(value) == figures


@pytest.mark.parametrize("literal", ["0", "-7", "10000000000000000000000001", "9" * MAX_NUMBER])
def test_a_whole_number_stays_one_to_the_last_figure(literal: str) -> None:
    value = read_json(literal)
    assert type(value) is int
    assert str(value) == literal


def test_the_deepest_nesting_that_is_allowed_is_read() -> None:
    assert MAX_DEPTH == 64
    assert json.dumps(read_json("[" * 64 + "]" * 64)) == "[" * 64 + "]" * 64
    objects = '{"a":' * 64 + "1" + "}" * 64
    assert json.dumps(read_json(objects), separators=(",", ":")) == objects


@pytest.mark.parametrize(
    "text",
    [
        "[" + ",".join(["[]"] * 1000) + "]",
        json.dumps("[{" * 1000),
        json.dumps(['\\"' * 100 + "[" * 100]),
    ],
    ids=["side by side", "in a string", "after an escaped quotation mark"],
)
def test_only_brackets_within_brackets_count_as_nesting(text: str) -> None:
    assert read_json(text) == json.loads(text)


# What is refused: one fault, with its rule, pointer, line and column

ONE_FAULT: dict[str, tuple[str | bytes, str, str, int, int]] = {
    # numbers
    "NaN": ('{"a": NaN}', "number", "/a", 1, 7),
    "Infinity": ("[1,\n Infinity]", "number", "/1", 2, 2),
    "minus Infinity": ("-Infinity", "number", "", 1, 1),
    "a whole number too long": ("[" + "9" * 65 + "]", "number", "/0", 1, 2),
    "a fraction too long": ("[0." + "3" * 63 + "]", "number", "/0", 1, 2),
    "a whole number Python would not read": ("9" * 5000, "number", "", 1, 1),
    "an exponent too large": ("[1e10000]", "number", "/0", 1, 2),
    "an exponent too small": ("[1.5E-99999]", "number", "/0", 1, 2),
    # repeated keys
    "a key twice": ('{"a": 1, "a": 2}', "duplicate-key", "/a", 1, 15),
    "a key three times": ('{"a": 1, "a": 1, "a": 1}', "duplicate-key", "/a", 1, 23),
    "a key twice further in": (
        '[{"x": 1},\n {"x": 1,\n  "x": 2}]',
        *("duplicate-key", "/1/x", 3, 8),
    ),
    "a key twice, once escaped": (r'{"a": 1, "\u0061": 2}', "duplicate-key", "/a", 1, 20),
    "an empty key twice": ('{"": 1, "": 2}', "duplicate-key", "/", 1, 13),
    "a key with marks of the pointer": ('{"a/b": {"c~d": NaN}}', "number", "/a~1b/c~0d", 1, 17),
    # half surrogate pairs
    "a high surrogate": (r'["\ud800"]', "surrogate", "/0", 1, 2),
    "a low surrogate": (r'["\uDC00"]', "surrogate", "/0", 1, 2),
    "a pair the wrong way round": (r'["\udc00\ud800"]', "surrogate", "/0", 1, 2),
    "a surrogate in a key": (r'{"a": {"\ud800": 1}}', "surrogate", "/a", 1, 7),
    "a raw surrogate": ('["\ud800"]', "surrogate", "/0", 1, 2),
    "a raw surrogate in a key": ('{"\ud800": 1}', "surrogate", "", 1, 1),
    "a raw pair": ('["\ud83d\ude00"]', "surrogate", "/0", 1, 2),
    "a pair half raw, half escaped": ('["\ud83d\\ude00"]', "surrogate", "/0", 1, 2),
    "a raw surrogate outside texts": ("[\ud800]", "json", "", 1, 2),
    # bytes that are not UTF-8
    "a stray byte": (b'["\xff"]', "utf-8", "", 1, 3),
    "Latin-1": ('{\n "ä": "ä"}'.encode() + b"\xe4", "utf-8", "", 2, 11),
    "half a character": (b'"\xe2\x82', "utf-8", "", 1, 2),
    "an overlong form": (b'"\xc0\xaf"', "utf-8", "", 1, 2),
    "an encoded surrogate": (b'"\xed\xa0\x80"', "utf-8", "", 1, 2),
    "UTF-16": ("{}".encode("utf-16"), "utf-8", "", 1, 1),
    "a stray byte after a byte order mark": (BOM_BYTES + b'["\xff"]', "utf-8", "", 1, 3),
    # not one whole JSON document
    "nothing": ("", "json", "", 1, 1),
    "nothing but a byte order mark": (BOM_BYTES, "json", "", 1, 1),
    "nothing but space": (" \n ", "json", "", 2, 2),
    "a comma after the last item": ("[1\n,\n]", "json", "", 2, 1),
    "a comma after the last key": ('{"a": 1,\n}', "json", "", 1, 8),
    "two documents": ("{}\n{}", "json", "", 2, 1),
    "words after the document": ("[1] end", "json", "", 1, 5),
    "a null byte after the document": ("{}\0", "json", "", 1, 3),
    "an object cut off": ('{"a": 1,\n', "json", "", 2, 1),
    "an array cut off": ("[1, ", "json", "", 1, 5),
    "a text cut off": ('{"a": "b', "json", "", 1, 7),
    "a text cut off before brackets": ('["' + "[" * 100, "json", "", 1, 2),
    "a word cut off": ("[tru", "json", "", 1, 2),
    # texts and numbers of other dialects
    "a tab in a text": ('"a\tb"', "json", "", 1, 3),
    "a line break in a text": ('["a\nb"]', "json", "", 1, 4),
    "a null byte in a text": ('"\0"', "json", "", 1, 2),
    "an unknown escape": (r'"\x41"', "json", "", 1, 2),
    "single quotation marks": ("['a']", "json", "", 1, 2),
    "a key without quotation marks": ("{a: 1}", "json", "", 1, 2),
    "a comment": ("[1, // one\n 2]", "json", "", 1, 5),
    "a leading zero": ("[01]", "json", "", 1, 3),
    "a plus sign": ("[+1]", "json", "", 1, 2),
    "a bare point": ("[1.]", "json", "", 1, 3),
    "other digits": ("[١]", "json", "", 1, 2),
    "another kind of space": ("[\u00a01]", "json", "", 1, 2),
    "a byte order mark further in": ("[\ufeff1]", "json", "", 1, 2),
}


@pytest.mark.parametrize(
    ("source", "rule", "path", "line", "column"), ONE_FAULT.values(), ids=ONE_FAULT
)
def test_a_fault_is_refused_where_it_stands(
    source: str | bytes, rule: str, path: str, line: int, column: int
) -> None:
    assert places(source) == [(rule, path, line, column)]


@pytest.mark.parametrize("text", ["[1,]", '{"a": 1,}'])
def test_a_trailing_comma_is_refused(text: str) -> None:
    [fault] = faults_of(text)  # Python versions differ in where they see it
    assert (fault.rule, fault.line) == ("json", 1)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[" * 65 + "]" * 65, 1, 65),
        ('{"a":' * 65 + "1" + "}" * 65, 1, 5 * 64 + 1),
        ("\n [" + "[]," * 9 + "[" * 64 + "]" * 65, 2, 1 + 1 + 3 * 9 + 64),
        ("[" * 100_000, 1, 65),
    ],
    ids=["arrays", "objects", "after others", "never closed"],
)
def test_the_bracket_that_nests_too_deep_is_refused(text: str, line: int, column: int) -> None:
    assert places(text) == [("depth", "", line, column)]


def test_the_nesting_limit_can_be_set() -> None:
    assert read_json('[{"a": 1}]', max_depth=2) == [{"a": 1}]
    [fault] = faults_of('[{"a": 1}]', max_depth=1)
    assert (fault.rule, fault.line, fault.column) == ("depth", 1, 2)


@pytest.mark.parametrize("source", ["[1,2]", b"[1,2]"], ids=["text", "bytes"])
def test_a_document_beyond_the_size_limit_is_refused(source: str | bytes) -> None:
    assert read_json(source, max_bytes=5) == [1, 2]
    [fault] = faults_of(source, max_bytes=4)
    assert (fault.rule, fault.path, fault.line) == ("size", "", None)


# Several faults, and how places are counted

SEVERAL = r"""{
  "a": NaN,
  "b": {"c": 1, "d": 0, "c": 2},
  "d": ["\ud800", 1e99999,
        {"e": [-Infinity]}]
}"""
THEIR_PLACES = [
    ("number", "/a", 2, 8),
    ("duplicate-key", "/b/c", 3, 30),
    ("surrogate", "/d/0", 4, 9),
    ("number", "/d/1", 4, 19),
    ("number", "/d/2/e/0", 5, 16),
]


@pytest.mark.parametrize(
    "source",
    [SEVERAL, SEVERAL.encode(), BOM + SEVERAL, BOM_BYTES + SEVERAL.encode()],
    ids=["text", "bytes", "text with mark", "bytes with mark"],
)
def test_all_faults_are_reported_at_once(source: str | bytes) -> None:
    assert places(source) == THEIR_PLACES


def test_lines_may_end_as_on_windows() -> None:
    assert places(SEVERAL.replace("\n", "\r\n")) == THEIR_PLACES


def test_columns_count_characters_not_bytes() -> None:
    assert places('["ä😀", NaN]'.encode()) == [("number", "/1", 1, 8)]


def test_of_a_repeated_key_the_last_place_counts() -> None:
    text = '{"a": {"b": 1},\n "a": {"b": NaN}}'
    assert places(text) == [("duplicate-key", "/a", 2, 7), ("number", "/a/b", 2, 13)]


def test_a_fault_is_a_message_that_can_be_printed() -> None:
    text = r'{"\ud800": 1, "\ud800": "\udfff", "a": "\udfff"}'
    [twice, key, value] = faults_of(text)
    assert [fault.rule for fault in (twice, key, value)] == ["duplicate-key"] + 2 * ["surrogate"]
    assert [fault.path for fault in (twice, key, value)] == ["", "", "/a"]
    for fault in (twice, key, value):
        assert str(fault).encode().isascii()


def test_many_faults_are_each_reported() -> None:
    faults = faults_of("[" + ",\n".join(["NaN"] * MAX_FAULTS) + "]")
    assert [fault.line for fault in faults] == list(range(1, MAX_FAULTS + 1))


@pytest.mark.parametrize("fault", ["NaN", "1e99999", r'"\ud800"', '{"a": 1, "a": 2}'])
def test_of_too_many_faults_the_first_are_reported_and_that_there_are_more(fault: str) -> None:
    faults = faults_of("[" + ",".join([fault] * (MAX_FAULTS + 2)) + "]")
    assert len(faults) == MAX_FAULTS + 1
    assert faults[-2].path.startswith(f"/{MAX_FAULTS - 1}")
    assert (faults[-1].rule, faults[-1].path) == ("more-faults", "")


def test_pointers_to_many_faults_below_a_long_key_do_not_multiply_it() -> None:
    below = ",".join(f'"{number}": NaN' for number in range(20_000))
    faults = faults_of(f'{{"{"k" * 300_000}": {{{below}}}}}')
    assert sum(len(fault.path) for fault in faults) <= MAX_PATHS
    assert faults[-1].rule == "more-faults"
    assert faults[0].column is not None


def test_a_fault_next_to_a_long_key_is_found_without_rereading_the_key() -> None:
    below = ",".join(f'"{number}": 0' for number in range(200_000))
    text = f'{{"{"k" * 1_000_000}": {{{below}}}, "a": NaN}}'
    assert places(text) == [("number", "/a", 1, len(text) - 3)]


def test_a_doubled_key_among_many_is_found() -> None:
    keys = ",".join(f'"{number}": 0' for number in range(50_000))
    assert places(f'{{{keys},\n"7": 0}}') == [("duplicate-key", "/7", 2, 6)]


def test_a_text_of_quotation_marks_that_never_ends_is_refused() -> None:
    assert places('"' + r"\"" * 100_000 + "[" * 65) == [("json", "", 1, 1)]


def test_a_fault_at_a_missing_value_gets_the_place_of_its_parent() -> None:
    missing = Fault("/a/b/c", "missing", "nothing", "give it")
    [placed] = with_places('{"z": 1,\n "a": {}}', (missing,))
    assert (placed.path, placed.line, placed.column) == ("/a/b/c", 2, 7)
    assert (placed.rule, placed.found, placed.wanted) == ("missing", "nothing", "give it")


def test_a_fault_gets_no_place_in_a_text_that_has_none() -> None:
    fault = Fault("/a", "missing", "nothing", "give it")
    assert with_places("", (fault,)) == (fault,)
    [placed] = with_places('{"b": 1, "c": 2}', (fault,))
    assert (placed.line, placed.column) == (1, 1)


# Writing, and reading what was written


def test_what_is_written_is_indented_and_keeps_characters_as_they_are() -> None:
    assert write_json({"ä": ["😀"]}) == '{\n  "ä": [\n    "😀"\n  ]\n}\n'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_no_number_is_written_that_would_not_be_read(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        write_json([value])


SCALARS = st.none() | st.booleans() | st.integers(-(10**60), 10**60) | st.text()


def nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    def grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)

    return st.recursive(leaves, grown, max_leaves=20)


@given(nested(SCALARS))
@settings(deadline=None)
def test_what_is_written_is_read_back(value: object) -> None:
    text = write_json(value)
    assert repr(read_json(text)) == repr(value)  # True is not 1, and keys keep their order
    assert repr(read_json(BOM_BYTES + text.encode())) == repr(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
@settings(deadline=None)
def test_a_float_is_read_back_as_the_decimal_that_was_written(value: float) -> None:
    read = read_json(write_json(value))
    assert read == Decimal(repr(value))
    assert isinstance(read, Decimal)


# Whatever the text


def nan_places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[str]:
    if isinstance(value, float):
        yield pointer(path)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from nan_places(item, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from nan_places(item, (*path, index))


@given(nested(SCALARS | st.just(float("nan"))), st.booleans(), st.sampled_from([None, 0, 3]))
@settings(deadline=None)
def test_every_fault_is_reported_in_order_at_its_own_place(
    value: object, escaped: bool, indent: int | None
) -> None:
    text = json.dumps(value, ensure_ascii=escaped, indent=indent)
    expected = list(nan_places(value))
    if not expected:
        assert read_json(text) == value
        return
    faults = faults_of(text)
    assert [fault.path for fault in faults] == expected
    lines, seen = text.split("\n"), set()
    for fault in faults:
        assert fault.line is not None
        assert fault.column is not None
        assert lines[fault.line - 1].startswith("NaN", fault.column - 1)
        seen.add((fault.line, fault.column))
    assert len(seen) == len(faults)


def is_read_or_refused(source: str | bytes) -> None:
    try:
        read_json(source)
    except DocumentError as error:
        refused = error
    else:
        return
    assert refused.faults
    assert str(refused).encode()
    for fault in refused.faults:
        assert fault.line is not None
        assert fault.column is not None
        assert min(fault.line, fault.column) >= 1


PIECES = [*'[]{},:"\\ \n1-.eN', '"a"', '"', r'"\ud800"', r"\u", "NaN", "-Infinity", "null", BOM]


@given(st.text(st.characters()) | st.lists(st.sampled_from(PIECES)).map("".join))
@example("\ud800")
@example('{"\ud800":0,"\ud800":0}')
@settings(deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    is_read_or_refused(text)


@given(st.binary() | st.lists(st.sampled_from(PIECES)).map("".join).map(str.encode))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    is_read_or_refused(source)


@given(nested(SCALARS), st.data())
@settings(deadline=None)
def test_a_document_with_a_stray_character_is_read_or_refused(
    value: object, data: st.DataObject
) -> None:
    text = write_json(value)
    at = data.draw(st.integers(0, len(text)))
    is_read_or_refused(text[:at] + data.draw(st.characters()) + text[at:])
    is_read_or_refused(text[:at])


# What was found, in words, and pointers


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "null"),
        (True, "true"),
        ("", "''"),
        ("a\nb", r"'a\nb'"),
        ({}, "an object"),
        ((), "an array"),
        (Decimal("1.50"), "the number 1.50"),
        (0.5, "the number 0.5"),
        (-(10**60) + 1, "the number -" + "9" * 59),
        (b"", "a bytes"),
    ],
    ids=str,
)
def test_a_found_value_is_described_in_a_few_words(value: object, words: str) -> None:
    assert describe(value) == words


@pytest.mark.parametrize("digits", [61, 5001])  # Python writes out no more than 4300
def test_a_very_long_number_is_not_written_out(digits: int) -> None:
    for value in (10 ** (digits - 1), -(10 ** (digits - 1))):
        assert describe(value) == "a number of more than 60 digits"


@given(st.text(st.characters()) | st.integers() | st.floats() | st.decimals())
@settings(deadline=None)
def test_what_was_found_fits_on_one_printable_line(value: object) -> None:
    assert describe(value).isprintable()
    assert len(describe(value)) <= 700  # sixty characters, each as long as an escape gets


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), ([""], "/"), (["a", 0], "/a/0"), (["~1", "/"], "/~01/~1")],
)
def test_a_path_is_written_as_rfc_6901_has_it(parts: list[str | int], text: str) -> None:
    assert pointer(parts) == text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("[1]", 2),
        ("[[ \n]]", 2),
        ("[[],[],{}]", 4),
        ('{"a": [1, 2], "b": {}}', 5),
        ('["a,b[{", "c\\"[,"]', 3),
    ],
)
def test_values_are_counted_exactly(text: str, values: int) -> None:
    assert read_json(text, max_values=values) == json.loads(text)
    with pytest.raises(DocumentError) as caught:
        read_json(text, max_values=values - 1)
    assert [fault.rule for fault in caught.value.faults] == ["size"]


def test_what_json_cannot_hold_is_refused_in_our_words() -> None:
    with pytest.raises(ArgumentTypeError, match="a set"):
        write_json({1, 2})
    with pytest.raises(ValueRuleError, match="texts as keys"):
        write_json({math.nan: 1})
    itself: list[object] = []
    itself.append({"again": itself})
    with pytest.raises(ValueRuleError, match="nesting"):
        write_json(itself)


@pytest.mark.parametrize("words", ["Illegal trailing comma before end of array", "Expecting value"])
def test_a_comma_too_many_is_named_alike_on_every_python(words: str) -> None:
    text = "[1,]"
    # Python 3.13 points at the comma, those before at what follows
    error = json.JSONDecodeError(words, text, 2 if "comma" in words else 3)
    assert strict_json._mistake(text, error) == (2, "trailing comma")
