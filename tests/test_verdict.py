"""The verdict without objects: that of the readers and of the schemas, at once."""

import re
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.constraints import fast_path, rules
from gpai_code.constraints.rules import LIST_LENGTH, TEXT_LENGTH
from gpai_code.errors import UnknownEditionError, UnknownSchemaError, UnknownValueError
from gpai_code.schemas.closures import validator_of
from gpai_code.schemas.validation import is_valid
from gpai_code.text_io import strict_json
from gpai_code.vocabulary import Audience
from tests.schema_documents import SCHEMAS, Named, documents, parts, reads, schema_id, schema_of
from tests.strategies import texts
from tests.test_package import loaded_by

every_schema = pytest.mark.parametrize("named", SCHEMAS, ids=schema_id)
FORM: dict[str, Any] = {"document": "model-documentation-form", "edition": "final"}


def accepted(named: Named, document: object) -> bool:
    kind, edition, audience = named
    return is_valid(document, kind, edition, audience=audience)


@pytest.mark.parametrize(
    "schema",
    [
        {
            "type": "string",
            "format": "date",
            "pattern": "x",
            "minLength": 1,
            "maxLength": 2,
            "not": {},
        },
        {"type": "array", "items": {"type": "string"}, "contains": {}},
        {"type": "integer", "minimum": 1},
        {"type": "integer"},
        {"anyOf": [{"type": "string"}], "type": "string"},
    ],
)
def test_a_keyword_that_no_test_is_made_for_is_an_error(schema: dict[str, Any]) -> None:
    with pytest.raises(NotImplementedError):
        validator_of(schema)


@every_schema
def test_every_text_given_as_an_example_of_a_pattern_fits_it(named: Named) -> None:
    """So that it may be taken without trying the pattern."""
    for part in parts(schema_of(named)):
        if "pattern" in part:
            assert all(re.search(part["pattern"], text) for text in part.get("examples", ()))


@every_schema
def test_the_documents_of_other_kinds_are_not_accepted(named: Named) -> None:
    for other in SCHEMAS:
        example = schema_of(other)["examples"][0]
        assert accepted(named, example) is reads(named, example)


@every_schema
def test_oneof_is_used_only_for_objects_that_their_tags_tell_apart(named: Named) -> None:
    """So that the code may take the first that fits."""
    schema = schema_of(named)
    for part in parts(schema):
        names = [reference["$ref"].rpartition("/")[2] for reference in part.get("oneOf", ())]
        for option, other in permutations([schema["$defs"][name] for name in names], 2):
            tags = {
                name: inner["const"]
                for name, inner in option["properties"].items()
                if "const" in inner and name in option["required"]
            }
            assert any(
                other["properties"].get(name, {}).get("const", tag) is not tag
                or name not in other["properties"]
                for name, tag in tags.items()
            )


REVISIONS = [
    (1, True),
    (0, True),
    (-1, True),
    (1.0, True),
    (1.5, False),
    (True, False),
    ("1", False),
    (2**53 - 1, True),
    (2**53, False),
    (-(2**53), False),
    (10**64, False),
    (2.0**53, False),
    (Decimal("1.0"), True),
    (Decimal("1.5"), False),
    (1e300, False),
    (float("nan"), False),
    (float("inf"), False),
    (Decimal("NaN"), False),
    (None, False),
]


@pytest.mark.parametrize(("revision", "good"), REVISIONS, ids=repr)
def test_a_whole_number_is_one_whatever_python_made_of_it(revision: object, good: bool) -> None:
    stamp = {"library": "x", "version": "0", "edition": "final", "revision": revision}
    document = {**FORM, "generated_by": stamp}
    assert is_valid(document, "form") is good
    assert reads(("model-documentation-form", "final", None), document) is good


ANSWERS = [
    ("x", True),
    ("x\n", True),
    ("N/A", False),
    ("none of it", True),
    ("not applicable." + " " * 50, False),
    ("not applicable.\n", False),
    ("not applicable. ever", True),
    (" ", False),
    ("", False),
    ("\ufeff" * 50, False),
    ("é", True),
    ("\ud83e", False),
    ("a long text with half a pair \ud83e" * 3, False),
    ("x" * TEXT_LENGTH, True),
    ("x" * (TEXT_LENGTH + 1), False),
    ("a\x00b", False),
    ("a long text with a control character\x7f" * 3, False),
]


@pytest.mark.parametrize(("answer", "good"), ANSWERS, ids=lambda value: ascii(value)[:30])
def test_an_answer_is_compared_with_the_whole_rule(answer: str, good: bool) -> None:
    document = {**FORM, "model_name": answer}
    assert is_valid(document, "form") is good
    assert reads(("model-documentation-form", "final", None), document) is good


@pytest.mark.parametrize(
    ("release", "good"),
    [("2024-02-29", True), ("2025-02-29", False), ("2025-01-31\n", False), ("20250131", False)],
)
def test_a_date_is_one_of_the_calendar(release: str, good: bool) -> None:
    assert is_valid({**FORM, "release_date": release}, "form") is good


@pytest.mark.parametrize(
    ("held", "good"),
    [
        ({}, True),
        ({"a": [1, 1.5, None, True, Decimal("7.0e10"), 10**63]}, True),
        ({"a": 10**70}, False),
        ({"a": Decimal("12e9999")}, False),
        ({"a": float("nan")}, False),
        ({"a": [float("inf")]}, False),
        ({"a": Decimal("Infinity")}, False),
        ({"a": {1: 2}}, False),
        ({"a": (1, 2)}, False),
        ({"\ud83e": 1}, False),
        ({"a": "\ud83e"}, False),
        ([], False),
    ],
    ids=ascii,
)
def test_extensions_hold_what_json_has(held: object, good: bool) -> None:
    for document, kind in (({**FORM, "extensions": held}, "form"), ({"extensions": held}, "facts")):
        name = {"form": "model-documentation-form", "facts": "model-facts"}[kind]
        assert is_valid(document, kind) is good
        assert reads((name, "final", None), document) is good


def test_lists_have_their_length_and_repeat_nothing() -> None:
    assert is_valid({**FORM, "input_modalities": {"selected": ["Text", "Audio"]}}, "form")
    assert not is_valid({**FORM, "input_modalities": {"selected": ["Text", "Text"]}}, "form")
    assert not is_valid({**FORM, "input_modalities": {"selected": []}}, "form")
    dependency = {"name": "x"}
    assert is_valid({**FORM, "model_dependencies": [dependency] * LIST_LENGTH}, "form")
    assert not is_valid({**FORM, "model_dependencies": [dependency] * (LIST_LENGTH + 1)}, "form")


def test_odd_values_raise_nothing_and_are_accepted_only_with_the_reader() -> None:
    deep: Any = []
    deep.append(deep)
    provision: dict[str, Any] = dict(documents("measure")[0]["provisions"][0])
    provision["provisions"] = [provision]
    measure = {**documents("measure")[0], "provisions": [provision]}
    for named in SCHEMAS:
        values: list[Any] = [None, True, 1, 1.5, "x", [], deep, {}, {7: 1}, measure]
        for value in (*values, {"document": deep}):
            assert not (accepted(named, value) and not reads(named, value))


def test_a_verdict_needs_nothing_that_json_has_not_loaded() -> None:
    example = schema_of(("model-documentation-form", "final", None))["examples"][0]
    asked = (
        f"import json; from gpai_code.schemas import is_valid; assert is_valid({example!r}, 'form')"
    )
    more = loaded_by(asked) - loaded_by("import json")
    others = {name.partition(".")[0] for name in more} - {"gpai_code"}
    assert others <= {"importlib", "math", "warnings"}
    assert not more & {"gpai_code.constraints.rules", "gpai_code.errors"}


def test_a_kind_that_there_is_not_is_an_error() -> None:
    with pytest.raises(UnknownSchemaError):
        is_valid({}, "model-card")
    with pytest.raises(UnknownSchemaError):
        is_valid({}, "measure", audience="DPs")
    with pytest.raises(UnknownEditionError):
        is_valid({}, "form", "second-draft")
    for unknown in ("public", "dps", "None"):
        with pytest.raises(UnknownValueError):
            is_valid({}, "form", audience=unknown)
    copy = {**FORM, "audience": "DPs"}
    assert is_valid(copy, "form", audience="DPs")
    assert is_valid(copy, "form", audience=Audience.DOWNSTREAM_PROVIDERS)
    assert not is_valid(copy, "form", audience="AIO")
    assert not is_valid(copy, "form")


# What is recognised without a pattern.

PLAIN = rules.rule_of(rules.Text)
characters = st.sampled_from(
    "nN/aA.oOtTeE  \t\n\r\u00a0\u1680\ufeff\u2028é\x00\x1f\x7f\x85\ud83ex1!~"
)
near_no_answer = st.builds(
    "{}{}{}".format,
    st.sampled_from(["N/A", "n. a.", "none", "None.", "not applicable", "NOT APPLICABLE."]),
    st.sampled_from(["", " ", "\n", " " * 40, "\ufeff", "\x00"]),
    st.sampled_from(["", ".", "x", "é", "\n"]),
)


@settings(max_examples=500)
@given(st.text(characters, max_size=60) | near_no_answer | st.text(max_size=60))
def test_a_text_that_the_fast_path_accepts_fits_the_pattern(text: str) -> None:
    assert isinstance(PLAIN, rules.TextRule)
    if fast_path.is_answer(text):
        assert re.search(PLAIN.pattern, text)
        assert text.encode()


FAST_PATHS = {
    "decimal": (rules.DecimalText, fast_path.is_decimal),
    "link": (rules.Link, fast_path.is_link),
}
PIECES = {
    "decimal": st.text("0123456789.e-+E_ \n٣²", max_size=12),
    "link": st.text('htps:/.a0 é"<>\\^`{|}\t\n\r\x00\x7f\x85\ud83e', max_size=12),
}


@pytest.mark.parametrize("name", FAST_PATHS)
@settings(max_examples=500)
@given(data=st.data())
def test_a_number_or_link_that_the_fast_path_accepts_fits_the_pattern(
    name: str, data: st.DataObject
) -> None:
    annotation, is_plain = FAST_PATHS[name]
    rule = rules.rule_of(annotation)
    assert isinstance(rule, rules.TextRule)
    text = data.draw(PIECES[name] | texts(rule))
    if name == "link":
        text = data.draw(st.sampled_from(["", "http://", "https://", "https:", "ftp://"])) + text
    if is_plain(text):
        assert re.search(rule.pattern, text)
        assert len(text) <= rule.max_length


@pytest.mark.parametrize("name", FAST_PATHS)
def test_the_fast_path_recognises_most_numbers_and_links(name: str) -> None:
    usual = {"decimal": ["7.3e10", "90", "0", "1e-9"], "link": ["http://a.example/b?c=d#e"]}
    assert all(map(FAST_PATHS[name][1], usual[name]))


@settings(max_examples=300)
@given(
    st.dates().map(date.isoformat)
    | st.from_regex(r"\d{4}-\d{2}-\d{2}\n?", fullmatch=True)
    | st.from_regex(r"[0-9]{4}-(0[0-9]|1[0-3])-[0-3][0-9]", fullmatch=True)
)
def test_the_fast_path_accepts_exactly_the_dates_that_fit_the_pattern(text: str) -> None:
    assert fast_path.is_day(text) is bool(re.search(rules.DATE_RULE.pattern, text))


def test_every_day_of_four_hundred_years_is_a_date_and_no_other() -> None:
    for year in (1, 4, 100, 400, 1900, 2000, 2024, 2025, 9999):
        for month in range(14):
            for day in range(33):
                try:
                    date(year, month, day)
                except ValueError:
                    good = False
                else:
                    good = True
                assert fast_path.is_day(f"{year:04}-{month:02}-{day:02}") is good


def test_the_limits_are_those_of_the_reader_of_texts() -> None:
    assert (strict_json.MAX_DEPTH, strict_json.MAX_NUMBER) == (
        fast_path.MAX_DEPTH,
        fast_path.MAX_NUMBER,
    )
