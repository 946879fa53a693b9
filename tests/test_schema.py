"""The schemas: valid, self-contained, explained; and they accept what the readers accept."""

import ast
import json
import re
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

import gpai_code
from gpai_code.constraints.rules import TEXT_LENGTH
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import (
    UnknownEditionError,
    UnknownSchemaError,
    UnknownValueError,
)
from gpai_code.forms.documents import FORMS, read_form, to_document
from gpai_code.forms.documents import KINDS as KINDS_OF_FORM
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.template import choices_of
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.resolver.facts import ModelFacts
from gpai_code.schemas.locations import KINDS
from gpai_code.schemas.published import (
    VERSION,
    form_fields,
    json_schema,
    places_of,
    schema_path,
)
from gpai_code.schemas.validation import is_valid
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.vocabulary import Audience
from tests.from_schema import documents_of
from tests.schema_documents import (
    FORM,
    SCHEMAS,
    SUMMARY,
    Named,
    documents,
    parts,
    reads,
    schema_id,
    schema_of,
    spoilt,
)
from tests.strategies import (
    any_form,
    changed,
    copies,
    filled,
    json_values,
    marked,
    nodes,
    objects,
    summaries,
)
from tools.write_schemas import every_file

pytestmark = pytest.mark.thorough(measured=True)

SHIPPED = Path(gpai_code.__file__).parent / "schemas"

every_schema = pytest.mark.parametrize("named", SCHEMAS, ids=schema_id)
every_form_schema = pytest.mark.parametrize(
    "named", [named for named in SCHEMAS if named[0] in KINDS_OF_FORM], ids=schema_id
)
every_documentation_schema = pytest.mark.parametrize(
    "named", [named for named in SCHEMAS if named[0] == FORM], ids=schema_id
)


@cache
def validator(named: Named) -> Draft202012Validator:
    return Draft202012Validator(schema_of(named))


KEYWORDS = {
    *("$schema", "$id", "$ref", "$defs", "title", "description", "examples"),
    *(
        "type",
        "const",
        "enum",
        "allOf",
        "anyOf",
        "oneOf",
        "properties",
        "required",
        "additionalProperties",
    ),
    *("minProperties", "items", "minItems", "maxItems", "uniqueItems"),
    *("pattern", "format", "minLength", "maxLength", "minimum", "maximum"),
}


@every_schema
def test_a_schema_is_valid_and_names_its_dialect(named: Named) -> None:
    schema = schema_of(named)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(schema)) == schema


def test_every_schema_has_an_absolute_name_of_its_own() -> None:
    names = [schema_of(named)["$id"] for named in SCHEMAS]
    assert len(set(names)) == len(names)
    for name in names:
        address = urlsplit(name)
        assert f"{address.scheme}://{address.netloc}/" == BASE_ADDRESS
        assert address.path.startswith(f"/schemas/{VERSION}/")
        assert not address.fragment


@every_schema
def test_the_shipped_file_is_the_plain_schema(named: Named) -> None:
    kind, edition, audience = named
    path = schema_path(kind, edition, audience=audience)
    assert json.loads(path.read_text("utf-8")) == schema_of(named)
    assert path.name.startswith(kind)
    assert path.name.endswith(".schema.json")


def test_the_shipped_files_are_what_the_types_say() -> None:
    """Corrected by `python tools/write_schemas.py`."""
    written = {
        str(path.relative_to(SHIPPED)): path.read_text("utf-8") for path in SHIPPED.rglob("*.json")
    }
    assert written == every_file()


def test_schemas_need_no_docstrings_and_no_assertions() -> None:
    code = "import gpai_code.cli.app; gpai_code.cli.app.main(['schema', 'facts'])"
    asked = [sys.executable, "-OO", "-c", code]
    completed = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert json.loads(completed.stdout) == json_schema("facts")


@every_schema
def test_draft_07_says_the_same_in_its_own_words(named: Named) -> None:
    plain, older = schema_of(named), schema_of(named, dialect="draft-07")
    Draft7Validator.check_schema(older)
    assert older["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert older["$id"] == plain["$id"].replace(f"/{VERSION}/", f"/{VERSION}/draft-07/")
    for part in parts(older):
        assert set(part) <= KEYWORDS - {"$defs"} | {"definitions"}
        if "$ref" in part:
            assert set(part) == {"$ref"}, "what is next to it is ignored"
            assert part["$ref"].removeprefix("#/definitions/") in older["definitions"]
    assert len(list(parts(older))) == len(list(parts(plain)))
    assert older["examples"] == plain["examples"]


@every_schema
def test_every_constant_and_list_of_values_names_its_type(named: Named) -> None:
    for part in parts(schema_of(named)):
        if "const" in part or "enum" in part:
            assert part["type"] in {"string", "boolean"}  # or some take 1 for true


@every_schema
def test_every_format_is_backed_by_a_pattern(named: Named) -> None:
    for part in parts(schema_of(named)):
        assert "format" not in part or "pattern" in part


@every_schema
def test_a_document_that_people_write_may_link_to_its_schema(named: Named) -> None:
    by_people = named[0] in (*KINDS_OF_FORM, "model-facts")
    example = schema_of(named)["examples"][0]
    for link, good in (("./the.schema.json", True), ("", False), (7, False), ("N/A", False)):
        assert agree(named, {**example, "$schema": link}) is (by_people and good)


@every_schema
def test_a_schema_stands_alone(named: Named) -> None:
    schema = schema_of(named)
    used = {part["$ref"] for part in parts(schema) if "$ref" in part}
    assert used == {f"#/$defs/{name}" for name in schema.get("$defs", {})}
    assert sum("$id" in part for part in parts(schema)) == 1


@every_schema
def test_every_property_and_definition_is_described(named: Named) -> None:
    schema = schema_of(named)
    assert schema["title"]
    assert schema["description"].endswith(".")
    for name, definition in schema.get("$defs", {}).items():
        assert definition["title"] == name
        assert definition["description"], name
    for part in parts(schema):
        for name, inner in part.get("properties", {}).items():
            assert inner["description"].strip(), (part.get("title"), name)


@every_schema
def test_every_object_with_fields_is_closed(named: Named) -> None:
    for part in parts(schema_of(named)):
        if "properties" in part:
            assert part["type"] == "object"
            assert part["additionalProperties"] is False
            assert set(part.get("required", ())) <= set(part["properties"])


@every_schema
def test_a_plain_schema_has_only_keywords_that_everyone_knows(named: Named) -> None:
    for part in parts(schema_of(named)):
        assert set(part) <= KEYWORDS


@every_schema
def test_the_examples_are_valid_for_the_schema_and_for_the_reader(named: Named) -> None:
    schema = schema_of(named)
    assert schema["examples"]
    for example in schema["examples"]:
        assert list(validator(named).iter_errors(example)) == []
        assert reads(named, example)


@every_schema
def test_annotations_start_with_x_gpai_and_change_nothing_else(named: Named) -> None:
    plain, annotated = schema_of(named), schema_of(named, annotated=True)
    added = set()
    for part in parts(annotated):
        for keyword in [keyword for keyword in part if keyword not in KEYWORDS]:
            added.add(keyword)
            del part[keyword]
    assert all(re.fullmatch("x-gpai(-[a-z]+)+", keyword) for keyword in added)
    assert annotated == plain
    assert bool(added) is (named[0] in KINDS_OF_FORM)


@every_form_schema
def test_an_annotation_holds_what_the_form_says_of_a_row(named: Named) -> None:
    kind, edition, audience = named
    definition = KINDS_OF_FORM[kind][edition].definition()
    schema = schema_of(named, annotated=True)
    ids_of_places: list[int] = []
    for row in definition.rows():
        places = places_of(schema, row.id)
        ids_of_places += map(id, places)
        assert bool(places) is (audience is None or audience in row.audiences)
        for place in places:
            assert place["description"] == f"{row.name}\n\n{row.guidance}"
            assert place["x-gpai-position"] == row.position
            assert place["x-gpai-label"] == row.label
            assert place.get("x-gpai-audiences", []) == [
                audience.value for audience in row.audiences
            ]
            assert place.get("x-gpai-recommended-words") == row.recommended_words
            assert place.get("x-gpai-significant-figures") == row.significant_figures
            assert place.get("x-gpai-condition") == row.condition
            assert place.get("x-gpai-source") == row.source
    assert len(ids_of_places) == len(set(ids_of_places)), "one place for one row"


AROUND = {"pointer", "heading", "section", "choices"}


@pytest.mark.parametrize(
    ("kind", "edition"), [(k, e) for k in KINDS_OF_FORM for e in KINDS_OF_FORM[k]]
)
def test_the_fields_are_the_rows_of_the_form_in_printed_order(kind: str, edition: str) -> None:
    definition = KINDS_OF_FORM[kind][edition].definition()
    document = form_fields(kind, edition)
    full = marked(KINDS_OF_FORM[kind][edition])[0]
    assert (document["document"], document["edition"], document["title"]) == (
        kind,
        edition,
        definition.title,
    )
    assert document["header"] == [unstructure(field) for field in definition.header]
    sections = [section for section in definition.sections for _ in section.rows]
    for field, row, section in zip(document["fields"], definition.rows(), sections, strict=True):
        assert field["heading"] == section.title
        assert field.get("section") == section.number
        rest = {name: item for name, item in field.items() if name not in AROUND}
        assert rest == unstructure(row)
        offered = [] if row.tick else choices_of(KINDS_OF_FORM[kind][edition].type_of(row))
        assert field.get("choices", []) == offered
        if row.each:  # the pointer to the first record of a list
            place = next(place for other, place, _ in full.places() if other == row)
            assert field["pointer"] == f"/{place}"
        else:
            assert field["pointer"] == "/" + row.id.replace(".", "/")


def test_only_forms_have_fields() -> None:
    with pytest.raises(UnknownSchemaError):
        form_fields("measure")
    with pytest.raises(UnknownEditionError):
        form_fields("form", "second-draft")


@every_documentation_schema
def test_a_form_s_schema_has_the_envelope_the_header_and_the_audience_s_rows(named: Named) -> None:
    _, edition, audience = named
    definition = FORMS[edition].definition()
    rows = [row.id for row in definition.rows() if audience is None or audience in row.audiences]
    whose = ["audience"] if audience else []
    envelope = ["$schema", "document", "edition", *whose, "generated_by"]
    last = [] if audience else ["extensions"]
    header = ["last_updated", "document_version"]
    schema = schema_of(named)
    assert list(schema["properties"]) == [*envelope, *header, *rows, *last]
    assert schema["required"] == ["document", "edition", *whose]


def test_an_audience_is_named_by_its_printed_name_too() -> None:
    for audience in Audience:
        by_name = json_schema(FORM, "final", audience=audience.value)
        assert by_name == json_schema(FORM, "final", audience=audience)


def test_an_unknown_kind_edition_or_audience_is_refused() -> None:
    with pytest.raises(UnknownSchemaError) as caught:
        json_schema("model-card")
    assert caught.value.known == KINDS
    with pytest.raises(UnknownSchemaError):
        json_schema("measure", audience="DPs")
    with pytest.raises(UnknownEditionError):
        json_schema(FORM, "second-draft")
    with pytest.raises(UnknownValueError):
        json_schema(FORM, "final", audience="public")
    with pytest.raises(UnknownValueError):
        json_schema(FORM, "final", dialect="draft-04")


# What the readers accept and what the schemas accept is the same set of documents.


def agree(named: Named, document: object) -> bool:
    """Compare a reader and the verdict without objects with a schema; return what all say."""
    faults = [
        f"{error.json_path}: {error.validator}" for error in validator(named).iter_errors(document)
    ]
    accepted = reads(named, document)
    assert accepted is not bool(faults), (document, faults)
    kind, edition, audience = named
    assert is_valid(document, kind, edition, audience=audience) is accepted, document
    return accepted


@settings(max_examples=30, deadline=None)
@given(any_form)
def test_every_form_meets_its_schema(form: ModelDocumentation) -> None:
    assert agree((FORM, form.EDITION, None), json.loads(form.to_json()))


@settings(max_examples=30, deadline=None)
@given(copies)
def test_every_copy_meets_its_schema_and_no_other(copy: ModelDocumentation) -> None:
    document = json.loads(copy.to_json())
    for named in SCHEMAS:
        if named[0] == FORM:
            own = named == (FORM, copy.EDITION, copy.audience)
            assert agree(named, document) is own


@settings(max_examples=30, deadline=None)
@given(summaries)
def test_every_summary_meets_its_schema(summary: TrainingContentSummary) -> None:
    assert agree(SUMMARY, json.loads(summary.to_json()))


@pytest.mark.thorough
@settings(max_examples=100, deadline=None)
@given(summaries, st.data())
def test_whatever_becomes_of_a_summary_reader_and_schema_say_the_same(
    summary: TrainingContentSummary, data: st.DataObject
) -> None:
    document = json.loads(summary.to_json())
    path, value = data.draw(st.sampled_from(list(nodes(document))))
    other = data.draw(st.sampled_from(list(spoilt(value))) | json_values)
    agree(SUMMARY, changed(document, path, other))


ROWS = [
    (edition, field)
    for edition, kind in FORMS.items()
    for field in to_document(marked(kind)[0])
    if field != "extensions"
]


@pytest.mark.thorough
@pytest.mark.parametrize(("edition", "field"), ROWS)
def test_whatever_becomes_of_a_row_reader_and_schema_say_the_same(edition: str, field: str) -> None:
    """All values of the row, all changes to them, one at a time."""
    whole = to_document(marked(FORMS[edition])[0])
    small = {name: whole[name] for name in ("document", "edition", field)}
    named: Named = (FORM, edition, None)
    assert agree(named, small)
    verdicts = set()
    for path, value in nodes(whole[field]):
        for other in spoilt(value):
            verdicts.add(agree(named, changed(small, (field, *path), other)))
    assert False in verdicts
    without = {name: value for name, value in small.items() if name != field}
    assert agree(named, without) is (field not in {"document", "edition"})


@pytest.mark.parametrize("edition", FORMS)
@pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.value)
def test_reader_and_schema_refuse_a_withheld_row_in_a_copy(
    edition: str, audience: Audience
) -> None:
    form = marked(FORMS[edition])[0]
    whole, copy = to_document(form), to_document(form.for_audience(audience))
    named: Named = (FORM, edition, audience)
    assert agree(named, copy)
    for field in {**whole, "audience": None, "surprise": 1}:
        added = {**copy, field: whole.get(field)}
        allowed = {"$schema", *copy} - {"audience"}  # here the audience is null
        assert agree(named, added) is (field in allowed)
        others: list[Any] = [None, [], {}, "N/A"]
        for value in others:
            agree(named, {**copy, field: value})
    for name in copy:
        agree(named, {key: value for key, value in copy.items() if key != name})
    for whose in ("AIO", "NCAs", "DPs", "DP", None):
        assert agree(named, {**copy, "audience": whose}) is (whose == audience.value)


@settings(max_examples=80, deadline=None)
@given(st.one_of(any_form, copies), st.data())
def test_whatever_becomes_of_a_form_reader_and_schema_say_the_same(
    form: ModelDocumentation, data: st.DataObject
) -> None:
    document = json.loads(form.to_json())
    path, value = data.draw(st.sampled_from(list(nodes(document))))
    other = data.draw(st.sampled_from(list(spoilt(value))) | json_values)
    agree((FORM, form.EDITION, form.audience), changed(document, path, other))


@settings(max_examples=100, deadline=None)
@given(objects(ModelFacts))
def test_every_set_of_facts_meets_its_schema(facts: ModelFacts) -> None:
    assert agree(("model-facts", "final", None), unstructure(facts))


def test_whatever_becomes_of_facts_reader_and_schema_say_the_same() -> None:
    """All facts, all changes to them, one at a time."""
    named: Named = ("model-facts", "final", None)
    facts = unstructure(filled(ModelFacts))
    facts["unknown"] = ["role"]  # of facts that are given, none is unknown
    assert set(facts) == {field.name for field in attrs.fields(ModelFacts)}
    for path, value in nodes(facts):
        small = {path[0]: facts[path[0]]} if path else facts
        assert agree(named, small)
        for other in spoilt(value):
            agree(named, changed(small, path, other))


every_record = pytest.mark.parametrize("kind", ["code", "commitment", "measure", "decision"])


@every_record
def test_the_documents_that_we_have_meet_their_schema(kind: str) -> None:
    for document in documents(kind):
        assert agree((kind, "final", None), document)


@every_record
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_whatever_becomes_of_an_entry_or_decision_reader_and_schema_say_the_same(
    kind: str, data: st.DataObject
) -> None:
    document = data.draw(st.sampled_from(documents(kind)))
    path, value = data.draw(st.sampled_from(list(nodes(document))))
    other = data.draw(st.sampled_from(list(spoilt(value))))
    agree((kind, "final", None), changed(document, path, other))


# Patterns: Python and ECMA-262 must read them alike, since validators use either.


def patterns() -> set[str]:
    return {
        part["pattern"]
        for named in SCHEMAS
        for part in parts(schema_of(named))
        if "pattern" in part
    }


def test_no_pattern_uses_what_the_two_languages_read_differently() -> None:
    # texts (alone, and with each of four exact texts), links, dates, months (alone, and with one),
    # decimals, powers of ten, domain names, names of facts, ids of records, pointers to fields, and
    # texts with "not yet known", alone and with "none exists"
    assert len(patterns()) == 17
    for pattern in patterns():
        re.compile(pattern)
        assert not re.search(r"\\[sSdDwWbBAZpP]", pattern), "classes differ"
        assert set(re.findall(r"\\(.)", pattern)) <= set("ntru.\\"), (
            "other escapes are errors there"
        )
        assert pattern.startswith("^")
        assert pattern.endswith(r"$(?!\n)"), "a bare $ matches before a last line break here"
        assert re.findall(r"\$(?!\(\?!\\n\))", pattern) == []
        assert not re.search(r"\(\?[P<#aiLmsux]|\(\?<|[*+?}][+]", pattern), "syntax of one alone"


SAMPLES: dict[str, tuple[Named, str, str]] = {
    "a decimal": ((FORM, "final", None), "total_parameters", "7.3e10"),
    "a power of ten": ((FORM, "final", None), "training_compute_magnitude", "1e24"),
    "a date": ((FORM, "final", None), "release_date", "2025-01-31"),
    "a link": ((FORM, "final", None), "downstream_distribution_channels", "https://a.example/"),
}


@pytest.mark.parametrize(("named", "field", "text"), SAMPLES.values(), ids=SAMPLES)
def test_a_pattern_matches_the_whole_text_and_no_foreign_digits(
    named: Named, field: str, text: str
) -> None:
    def document(written: str) -> dict[str, Any]:
        units = {"total_parameters": "parameters", "training_compute_magnitude": "FLOP"}
        answer: Any = written
        if field in units:
            answer = {"value": written, "unit": units[field]}
        elif field == "downstream_distribution_channels":
            answer = [{"name": "API", "link": written}]
        return {"document": FORM, "edition": "final", field: answer}

    assert agree(named, document(text))
    for wrong in (f"{text}\n", f"\n{text}", f" {text}", f"{text} ", f"{text}\r\n", f"{text}\x00"):
        assert not agree(named, document(wrong)), ascii(wrong)
    for foreign in ("٣", "３", "߃", "३", "²"):
        if field != "downstream_distribution_channels":  # a link may be in any script
            for place in range(len(text)):
                wrong = text[:place] + foreign + text[place + 1 :]
                assert not agree(named, document(wrong)), ascii(wrong)


@settings(deadline=None)
@given(st.dates())
def test_every_date_is_one_for_the_schema(day: date) -> None:
    document = {"document": FORM, "edition": "final", "release_date": day.isoformat()}
    assert agree((FORM, "final", None), document)


def test_a_text_of_full_length_does_not_keep_a_validator_busy() -> None:
    longest = "x" * (TEXT_LENGTH - 1)
    for text, accepted in ((f"{longest}x", True), (f"{longest}\x00", False), (" " * 10**7, False)):
        document = {"document": FORM, "edition": "final", "model_name": text}
        assert agree((FORM, "final", None), document) is accepted


@pytest.mark.parametrize("edition", FORMS)
def test_a_schema_may_be_named_in_the_document_itself(edition: str) -> None:
    name = schema_of((FORM, edition, None))["$id"]
    text = json.dumps({"$schema": name, "document": FORM, "edition": edition})
    form = read_form(text)
    assert form.schema == name
    assert json.loads(form.to_json())["$schema"] == name


# What a schema cannot say.


def rules_in(module: Path, calls: dict[str, int]) -> set[str]:
    """Return the names of rules that a module gives to some functions, at some place each."""
    constants = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = node.args[calls[node.func.id] :][:1] if node.func.id in calls else []
            given += [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            given = node.value.elts[:1]
        else:
            continue
        constants |= {each.value for each in given if isinstance(each, ast.Constant)}
    return {rule for rule in constants if isinstance(rule, str)}


def listed_in_docs(heading: str) -> set[str]:
    text = (SHIPPED.parents[1] / "docs" / "reference" / "schemas.md").read_text("utf-8")
    table = text.partition(f"| {heading} |")[2].partition("\n\n")[0]
    return {
        rule for row in table.split("\n")[2:] for rule in re.findall("`(.+?)`", row.split("|")[1])
    }


def test_the_docs_list_every_rule_that_a_schema_cannot_say_and_no_other() -> None:
    modules = sorted((SHIPPED.parent / "forms").rglob("*.py"))
    across = set().union(*(rules_in(module, {"Note": 1, "Finding": 1}) for module in modules))
    assert {"missing", "recommended-words", "large-datasets", "dates-agree"} <= across
    assert listed_in_docs("rule across fields") == across
    calls = {"refuse": 0, "remember": 0, "Fault": 1, "_Refused": 0}
    of_text = set()
    for name in ("strict_json.py", "yaml_document.py"):
        of_text |= rules_in(SHIPPED.parent / "text_io" / name, calls)
    of_text.remove("type")  # of a YAML text that holds no names, which a schema can say too
    assert listed_in_docs("rule of the text") == of_text


@cache
def any_document(named: Named) -> st.SearchStrategy[Any]:
    return documents_of(schema_of(named))


@every_schema
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_schema_alone_allows_the_reader_accepts(
    named: Named, data: st.DataObject
) -> None:
    document = data.draw(any_document(named))
    assert agree(named, document)
    path, value = data.draw(st.sampled_from(list(nodes(document))))
    agree(named, changed(document, path, data.draw(st.sampled_from(list(spoilt(value))))))
