"""What every public record shares, tried on one of each."""

import copy
import importlib
import json
import pickle
import pkgutil
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import gpai_code
from gpai_code.constraints.record import Record
from gpai_code.constraints.tabular import MAX_REPR_LENGTH
from gpai_code.errors import DocumentError
from gpai_code.licenses import TextDifference, assess_license_text, find_base_terms


def public_records() -> dict[str, type[Any]]:
    """Return every class of records that a room names as public."""
    records = {}
    for module in pkgutil.walk_packages(gpai_code.__path__, "gpai_code."):
        room = importlib.import_module(module.name) if module.ispkg else gpai_code
        for name in getattr(room, "__all__", ()):
            value = getattr(room, name)
            if isinstance(value, type) and attrs.has(value):
                records[f"{value.__module__.partition('.')[2]}.{name}"] = value
    return records


NO_RECORDS = {
    "errors.Fault",  # lies below the records
    "catalog.code.Code",  # a mapping, with documents of its own
    "constraints.rules.TextRule",
    "constraints.rules.ItemsRule",
    "reports.checked_files.Given",  # options of a function, some of them functions
}
PUBLIC = {name: kind for name, kind in public_records().items() if name not in NO_RECORDS}


def samples() -> Iterator[Any]:
    """Yield records from answers of every room."""
    for slug in ("third-draft", "final"):
        code = gpai_code.load(slug)
        yield code.edition
        yield from code.entries.values()
        yield from code.glossary
        yield from code.search("serious incident")[:3]
        yield code.to_record()
        decision = gpai_code.resolve(gpai_code.ModelFacts(license="MIT", weights_public=True), slug)
        yield decision
    yield from gpai_code.compare()
    yield gpai_code.assess_license("llama3.1")
    yield find_base_terms("Qwen/Qwen2.5-3B")
    yield assess_license_text("Use, copy, modify and pass on this software as you like. " * 9)
    yield TextDifference("some words", 3, "before them")
    yield gpai_code.read_model_card("---\nlicense: apache-2.0\n---\n")
    yield gpai_code.read_summary("Last update: 7/8/26\n")
    yield gpai_code.DocumentationForm(model_name="Example")
    yield gpai_code.TrainingContentSummary(provider="Example")
    yield from gpai_code.check_form(gpai_code.DocumentationForm())


def everything_in(record: Any) -> Iterator[Any]:
    if isinstance(record, Record):
        yield record
        for field in attrs.fields(type(record)):
            yield from everything_in(getattr(record, field.name))
    elif isinstance(record, (tuple, list)):
        for item in record:
            yield from everything_in(item)
    elif isinstance(record, dict):
        for item in record.values():
            yield from everything_in(item)


def one_of_each() -> dict[type[Any], Any]:
    records: dict[type[Any], Any] = {}
    for sample in samples():
        for record in everything_in(sample):
            largest = records.get(type(record))
            if largest is None or len(str(attrs.astuple(record, recurse=False))) > len(
                str(attrs.astuple(largest, recurse=False))
            ):
                records[type(record)] = record
    return records


EACH = one_of_each()
each = pytest.mark.parametrize("record", EACH.values(), ids=[kind.__name__ for kind in EACH])


def test_every_public_record_is_a_record() -> None:
    assert [name for name, kind in PUBLIC.items() if not issubclass(kind, Record)] == []


def kinds_of_values(value: object) -> Iterator[type]:
    """Yield the exact type of every value of a document, keys too."""
    yield type(value)
    if isinstance(value, dict):
        for key, item in value.items():
            yield type(key)
            yield from kinds_of_values(item)
    elif isinstance(value, list):
        for item in value:
            yield from kinds_of_values(item)


@each
def test_a_document_has_plain_values_alone(record: Any) -> None:
    # an enum of texts is a text too, and some writers refuse it
    assert set(kinds_of_values(record.to_dict())) <= {dict, list, str, int, float, bool}


@each
def test_a_record_comes_back_from_plain_values_and_from_json(record: Any) -> None:
    values = record.to_dict()
    assert json.loads(json.dumps(values)) == values
    kind = type(record)
    if kind.__name__ == "Hit":  # its entry does not say of which kind it is
        return
    assert kind.from_dict(values) == record
    assert kind.from_json(record.to_json()) == record
    assert kind.from_json(record.to_json().encode()) == record


@each
def test_a_record_is_shown_in_a_line_and_in_a_notebook(record: Any) -> None:
    assert len(repr(record)) <= MAX_REPR_LENGTH
    assert "\n" not in repr(record)
    html = record._repr_html_()
    assert html.startswith("<div")
    assert "<script" not in html


@each
def test_a_record_is_copied_pickled_and_compared(record: Any) -> None:
    for twin in (copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):
        assert twin == record
        assert type(twin) is type(record)
    assert record != 1


@each
def test_a_record_cannot_be_changed(record: Any) -> None:
    for field in attrs.fields(type(record)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, field.name, None)


@each
def test_all_faults_of_plain_values_are_reported_at_once(record: Any) -> None:
    with pytest.raises(DocumentError) as caught:
        type(record).from_dict({**record.to_dict(), "surprise": 1, "another": 2})
    assert {fault.path for fault in caught.value.faults} >= {"/surprise", "/another"}
