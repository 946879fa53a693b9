"""Each promise of SECURITY.md and limit of docs/explanation/robustness.md has a test of its own."""

import ast
import importlib
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import gpai_code
from gpai_code import DocumentationForm, GpaiCodeError
from gpai_code.catalog import find_all
from gpai_code.constraints.structuring import MAX_SUGGESTIONS
from gpai_code.domains import read_json_rows
from gpai_code.errors import MAX_FAULTS, QUOTED, DocumentError
from gpai_code.licenses import parse_license
from gpai_code.reading.dates import read_day
from gpai_code.render.paper import joined
from gpai_code.text_io.strict_json import SHOWN, describe, read_json
from tests.test_robustness_page import ROWS

ROOT = Path(__file__).parent.parent
NAMED_TEST = re.compile(r"`(tests/\w+\.py)(?:::(\w+))?`")

LIMITS = {f"{module}.{name}": int(limit) for limit, module, name in ROWS}


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


def assets(count: int) -> str:
    asset = {"name": "a", "access": "open", "license": "MIT"}
    return json.dumps({**DocumentationForm().to_dict(), "additional_assets": [asset] * count})


STRICT_JSON = "gpai_code.text_io.strict_json"

PROBES: dict[str, Callable[[int], object]] = {
    f"{STRICT_JSON}.MAX_BYTES": lambda n: read_json(f'"{"a" * (n - 2)}"'),
    f"{STRICT_JSON}.MAX_DEPTH": lambda n: read_json(nested(n)),
    f"{STRICT_JSON}.MAX_VALUES": lambda n: read_json(f"[{'1,' * (n - 2)}1]"),
    f"{STRICT_JSON}.MAX_NUMBER": lambda n: read_json("1" * n),
    f"{STRICT_JSON}.MAX_EXPONENT_FIGURES": lambda n: read_json(f"0.1e{'1' * n}"),
    "gpai_code.constraints.rules.TEXT_LENGTH": lambda n: DocumentationForm(model_name="x" * n),
    "gpai_code.constraints.rules.LIST_LENGTH": lambda n: gpai_code.read_form(assets(n)),
    "gpai_code.licenses.expressions.MAX_LENGTH": lambda n: parse_license("x" * n),
    "gpai_code.licenses.expressions.MAX_NESTING": (
        lambda n: parse_license("(" * n + "MIT" + ")" * n)
    ),
    "gpai_code.catalog.citations.matching.MAX_CITATION": (
        lambda n: gpai_code.find("Measure 9.4".ljust(n))
    ),
    "gpai_code.catalog.citations.documents.MAX_DOCUMENT": lambda n: find_all(" " * n),
    "gpai_code.catalog.citations.documents.MAX_PLACES": lambda n: find_all("I.1 " * n),
    "gpai_code.render.paper.MAX_CHARACTERS": lambda n: joined(["x" * n], "document"),
    "gpai_code.reading.layout.MAX_CHARACTERS": lambda n: gpai_code.read_summary("x" * n),
}
"""What is accepted of the limit, and refused of one more."""

TRIED = {
    f"{STRICT_JSON}.MAX_FAULTS": (
        "test_strict_json.py",
        "test_of_too_many_faults_the_first_are_reported_and_that_there_are_more",
    ),
    f"{STRICT_JSON}.MAX_PATHS": (
        "test_strict_json.py",
        "test_pointers_to_many_faults_below_a_long_key_do_not_multiply_it",
    ),
    f"{STRICT_JSON}.SHOWN": ("test_promises.py", "test_a_value_is_quoted_up_to_a_length"),
    "gpai_code.errors.MAX_FAULTS": ("test_promises.py", "test_a_message_shows_so_many_faults"),
    "gpai_code.errors.QUOTED": ("test_promises.py", "test_a_look_up_is_quoted_up_to_a_length"),
    "gpai_code.constraints.structuring.MAX_SUGGESTIONS": (
        "test_convert.py",
        "test_likely_fields_are_looked_for_as_long_as_somebody_may_read_them",
    ),
    "gpai_code.constraints.rules.LINK_LENGTH": (
        "test_values.py",
        "test_a_text_has_a_longest_length",
    ),
    "gpai_code.text_io.json_lines.MAX_LINE_BYTES": (
        "test_batch.py",
        "test_a_line_may_have_1_mib_and_no_more",
    ),
    "gpai_code.domains.files.MAX_NESTING": (
        "test_promises.py",
        "test_a_line_of_a_crawl_log_is_nested_up_to_a_depth",
    ),
    "gpai_code.domains.totals.MAX_SIZE": (
        "test_domains.py",
        "test_a_size_that_is_negative_not_finite_absurd_or_inexact_is_refused",
    ),
    "gpai_code.domains.totals.MAX_FRACTION": (
        "test_domains.py",
        "test_a_size_that_is_negative_not_finite_absurd_or_inexact_is_refused",
    ),
    "gpai_code.model_card.front_matter.MAX_FRONT_MATTER": (
        "test_model_card.py",
        "test_front_matter_up_to_the_limit_is_read",
    ),
    "gpai_code.catalog.ids.MAX_LENGTH": (
        "test_bounds.py",
        "test_a_label_is_looked_for_up_to_a_length",
    ),
    "gpai_code.law.MAX_LENGTH": ("test_bounds.py", "test_a_pinpoint_is_read_up_to_a_length"),
    "gpai_code.catalog.edition.MAX_SPECIFIER_LENGTH": (
        "test_bounds.py",
        "test_a_specifier_is_read_up_to_a_length",
    ),
    "gpai_code.reading.layout.MAX_UNITS": (
        "test_read_summary.py",
        "test_a_text_of_too_many_lines_or_cells_is_refused",
    ),
    "gpai_code.reading.card_proposals.MAX_CHARACTERS": (
        "test_form_sources.py",
        "test_a_card_is_read_up_to_its_limits",
    ),
    "gpai_code.reading.card_proposals.MAX_LINES": (
        "test_form_sources.py",
        "test_a_card_is_read_up_to_its_limits",
    ),
    "gpai_code.reading.proposals.MAX_STATEMENTS": (
        "test_form_sources.py",
        "test_a_document_states_no_more_than_a_form_could_use",
    ),
    "gpai_code.reading.form_workbook.MAX_UNPACKED": (
        "test_form_sources.py",
        "test_a_workbook_is_read_up_to_what_it_unpacks_to",
    ),
    "gpai_code.render.paper_word.MAX_CHARACTERS": (
        "test_form_sources.py",
        "test_a_word_document_is_written_up_to_a_length",
    ),
    "gpai_code.reading.dates.LONGEST": (
        "test_promises.py",
        "test_words_are_looked_at_as_a_date_up_to_a_length",
    ),
    "gpai_code.cli.resolver.MAX_ANSWER_BYTES": (
        "test_promises.py",
        "test_a_typed_answer_is_read_up_to_a_size",
    ),
    "gpai_code.cli.arguments.MAX_WORKERS": (
        "test_cli_inside.py",
        "test_a_number_of_processes_has_bounds",
    ),
}
"""Limits that another test tries, with its file and name."""


def names_of_tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_limit_is_tried() -> None:
    assert not PROBES.keys() & TRIED.keys()
    assert PROBES.keys() | TRIED.keys() == LIMITS.keys()
    for file, test in TRIED.values():
        assert test in names_of_tests(ROOT / "tests" / file)


@pytest.mark.parametrize("limit", PROBES)
def test_up_to_a_limit_all_is_read_and_beyond_nothing(limit: str) -> None:
    PROBES[limit](LIMITS[limit])
    with pytest.raises(GpaiCodeError):
        PROBES[limit](LIMITS[limit] + 1)


def test_a_value_is_quoted_up_to_a_length() -> None:
    assert describe("x" * SHOWN) == repr("x" * SHOWN)
    assert "x" * 21 not in describe("x" * (SHOWN + 1))


def test_a_message_shows_so_many_faults() -> None:
    with pytest.raises(DocumentError) as caught:
        read_json("[" + "NaN," * 2 * MAX_FAULTS + "1]")
    assert len(caught.value.faults) == 2 * MAX_FAULTS
    assert str(caught.value).count("NaN") == MAX_FAULTS
    assert MAX_SUGGESTIONS == MAX_FAULTS  # none is worked out that no message shows


def test_a_look_up_is_quoted_up_to_a_length() -> None:
    for length in (QUOTED, QUOTED + 1):
        with pytest.raises(GpaiCodeError) as caught:
            gpai_code.load("z" * length)
        assert "z" * QUOTED in str(caught.value)
        assert "z" * (QUOTED + 1) not in str(caught.value)


def test_a_line_of_a_crawl_log_is_nested_up_to_a_depth() -> None:
    deepest = LIMITS["gpai_code.domains.files.MAX_NESTING"]
    lines = (
        f'{{"domain": "a.com", "size": 1, "more": {nested(levels - 1)}}}\n'
        for levels in (deepest, deepest + 1)
    )
    rows = list(read_json_rows(io.BytesIO("".join(lines).encode())))
    listed = gpai_code.domains.list_domains(rows, unit="bytes")
    assert listed.distinct == 1
    assert [left.rows for left in listed.unusable] == [1]


def test_words_are_looked_at_as_a_date_up_to_a_length() -> None:
    longest = LIMITS["gpai_code.reading.dates.LONGEST"]
    assert read_day("2 July 2026".rjust(longest)) == read_day("2 July 2026") is not None
    assert read_day("2 July 2026".rjust(longest + 1)) is None


def test_a_typed_answer_is_read_up_to_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = importlib.import_module("gpai_code.cli.resolver")
    typed = io.BytesIO(b"x" * (2 * resolver.MAX_ANSWER_BYTES))
    monkeypatch.setattr(resolver, "standard_input", lambda: typed)
    question = gpai_code.resolve(gpai_code.ModelFacts()).questions[0]
    assert len(resolver._put_question(question, "yes or no")) == resolver.MAX_ANSWER_BYTES


def promises() -> list[tuple[str, str]]:
    """Return the rows of the table of promises: what is promised, and what holds it."""
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    table = text.partition("| promise | held by |\n| --- | --- |\n")[2].partition("\n\n")[0]
    rows = []
    for line in table.splitlines():
        promise, held_by = line.strip("| ").split(" | ")
        rows.append((promise, held_by))
    return rows


@pytest.mark.parametrize(("promise", "held_by"), promises())
def test_what_is_promised_is_held_by_tests_that_exist(promise: str, held_by: str) -> None:
    named = NAMED_TEST.findall(held_by)
    assert named, promise
    for file, test in named:
        written = names_of_tests(ROOT / file)
        assert test in written if test else any(name.startswith("test_") for name in written)


def test_the_table_of_promises_is_there() -> None:
    assert len(promises()) >= 7
