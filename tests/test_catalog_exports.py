"""The Code in other tools' formats than OSCAL: accepted, read back, and with its losses named."""

import csv
import json
import re
from collections import Counter
from datetime import date
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml

import gpai_code
from gpai_code.catalog.correspondence import compare
from gpai_code.catalog.records import Deadline, Rule
from gpai_code.errors import DocumentError, GpaiCodeError, MissingExtraError, UnknownValueError
from gpai_code.exchange import (
    SITUATIONS,
    decision_in,
    edition_jsonld,
    listed_entries,
    read_ciso_assistant,
    read_cyclonedx,
    read_cyclonedx_rulings,
    read_probo,
    to_ciso_assistant,
    to_ciso_mapping,
    to_cyclonedx,
    to_cyclonedx_attestation,
    to_opencre,
    to_probo,
    to_sssom,
    to_sssom_ai_act,
    to_yaml,
)
from gpai_code.exchange.ciso_assistant import node_urn
from gpai_code.exchange.cyclonedx_standards import CLAIMS, SPEC_VERSIONS
from gpai_code.exchange.entry_values import from_values, to_values
from gpai_code.exchange.listed import DUTIES, requirements, states_a_duty
from gpai_code.exchange.plain_details import detail_lines
from gpai_code.exchange.situations import REMAINS
from gpai_code.exchange.sssom import EXACT, NOT_THERE, eli
from gpai_code.law import AI_ACT
from gpai_code.render.code_tables import code_csv, code_markdown
from gpai_code.resolver import ModelFacts, resolve
from gpai_code.vocabulary import DutyHolder, Force, Outcome, Relation
from tests.exchange_validators import ciso_assistant, cyclonedx_schema, cyclonedx_strict, sssom
from tests.test_oscal import EDITIONS, ON, all_rulings, decisions, members

pytestmark = pytest.mark.thorough(measured=True)

Json = dict[str, Any]

both_editions = pytest.mark.parametrize("edition", EDITIONS)


# fields as texts


@both_editions
def test_every_entry_comes_back_from_its_texts(edition: str) -> None:
    from gpai_code.constraints.structuring import structure  # noqa: PLC0415
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415

    below = ("provisions", "measures", "recitals")
    for entry in gpai_code.load(edition).values():
        texts = list(to_values(entry, below))
        nothing: Json = {name: () for name in below if hasattr(entry, name)}
        alone = attrs.evolve(entry, **nothing)
        kind: Any = type(entry)
        read = structure(from_values(texts, kind), kind)
        assert unstructure(read) == unstructure(alone)


# CISO Assistant


@both_editions
def test_a_library_keeps_the_rules_of_the_loader(edition: str) -> None:
    library = to_ciso_assistant(gpai_code.load(edition)).document
    assert ciso_assistant(library) == []
    assert yaml.safe_load(to_yaml(library)) == library


@both_editions
def test_a_library_gives_every_entry_back(edition: str) -> None:
    code = gpai_code.load(edition)
    read = {entry.id: entry for entry in read_ciso_assistant(to_ciso_assistant(code).document)}
    for entry in listed_entries(code):
        if entry.parent is None:  # listed below a heading that is no entry
            assert attrs.evolve(read[entry.id], parent=None) == entry
        else:
            assert read[entry.id] == entry
    assert len(read) == len(code)


def nodes_of(edition: str) -> dict[str, Json]:
    library = to_ciso_assistant(gpai_code.load(edition)).document
    nodes = library["objects"]["framework"]["requirement_nodes"]
    return {node["ref_id"]: node for node in nodes}


@both_editions
def test_what_is_assessable_is_what_signatories_owe(edition: str) -> None:
    nodes = nodes_of(edition)
    for entry in gpai_code.load(edition).values():
        owed = isinstance(entry, Rule) and entry.force in DUTIES and entry.owed_by is None
        assert nodes[entry.id]["assessable"] is owed


@pytest.mark.parametrize(
    ("force", "owed"),
    [
        (Force.MUST, True),
        (Force.MUST_NOT, True),
        (Force.BEST_EFFORTS, True),
        (Force.REASONABLE_EFFORTS, True),
        (Force.ENCOURAGED, False),
        (Force.MAY, False),
        (Force.STATEMENT, False),
    ],
)
def test_a_duty_binds_and_is_owed_by_the_signatories(force: Force, owed: bool) -> None:
    rule = attrs.evolve(gpai_code.load().provision("safety-security-9.1(2)"), force=force)
    assert states_a_duty(rule) is owed
    assert not states_a_duty(attrs.evolve(rule, owed_by=DutyHolder.AI_OFFICE))


@both_editions
def test_an_exemption_is_never_a_duty_to_assess(edition: str) -> None:
    # Article 53(2) AI Act lifts duties; the paragraph that says so binds nobody
    code = gpai_code.load(edition)
    derogations = code.derogations("transparency-1.1" if edition == "final" else "I.1.1")
    assert derogations
    for entry in code.values():
        if isinstance(entry, Rule) and entry.force.value == "statement":
            assert not states_a_duty(entry)


@both_editions
def test_groups_are_what_the_resolver_does_not_set_aside(edition: str) -> None:
    code, nodes = gpai_code.load(edition), nodes_of(edition)
    for measure in code.measures:
        groups = [
            name
            for name in SITUATIONS
            if decision_in(name, edition).measures[measure.id].outcome in REMAINS
        ]
        assert nodes[measure.id]["implementation_groups"] == groups


def test_the_open_source_group_leaves_out_what_the_code_lifts() -> None:
    nodes = nodes_of("final")
    assert "open-source" not in nodes["transparency-1.1"]["implementation_groups"]
    assert "open-source" in nodes["copyright-1.4"]["implementation_groups"]
    assert nodes["safety-security-1.1"]["implementation_groups"] == ["systemic-risk"]


def test_the_mapping_library_keeps_the_rules_and_names_nodes_that_there_are() -> None:
    library = to_ciso_mapping().document
    assert ciso_assistant(library) == []
    urns = {
        edition: {node_urn(entry, edition) for entry in gpai_code.load(edition)}
        for edition in EDITIONS
    }
    forward, backward = library["objects"]["requirement_mapping_sets"]
    for pair in forward["requirement_mappings"]:
        assert pair["source_requirement_urn"] in urns["third-draft"]
        assert pair["target_requirement_urn"] in urns["final"]
    swapped = [
        (pair["target_requirement_urn"], pair["source_requirement_urn"])
        for pair in backward["requirement_mappings"]
    ]
    assert swapped == [
        (pair["source_requirement_urn"], pair["target_requirement_urn"])
        for pair in forward["requirement_mappings"]
    ]


def test_only_what_did_not_change_in_substance_is_called_equal() -> None:
    pairs = to_ciso_mapping().document["objects"]["requirement_mapping_sets"][0]
    for pair in pairs["requirement_mappings"]:
        relation = pair["annotation"].partition(":")[0]
        assert (pair["relationship"] == "equal") is (relation in ("same", "renamed"))


def test_yaml_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "yaml", None)
    with pytest.raises(MissingExtraError, match=r"gpai-code\[yaml\]"):
        to_yaml({})


def test_the_details_of_an_entry_leave_out_no_sentence() -> None:
    for edition in EDITIONS:
        for entry in gpai_code.load(edition).values():
            text = "\n".join(detail_lines(entry))
            sentences = [entry.note] if entry.note else []
            if isinstance(entry, Rule):
                sentences += [*entry.conditions, *entry.exceptions]
                sentences += [relief.summary for relief in entry.derogations]
                for deadline in entry.deadlines:
                    sentences += [deadline.what, deadline.as_printed, *deadline.conditions]
                    sentences += deadline.exceptions
            assert [sentence for sentence in sentences if sentence not in text] == []


def test_the_fields_of_a_limit_of_time_are_all_thought_of() -> None:
    # a new field has to go into the lines, or into what they are said to leave out
    in_the_lines = {"what", "as_printed", "conditions", "exceptions", "note"}
    left_out = {"kind", "length", "unit", "date", "trigger", "choose", "trigger_text", "qualifier"}
    left_out |= {"strict", "indicative"}
    kind: Any = Deadline
    assert {field.name for field in attrs.fields(kind)} == in_the_lines | left_out


# CycloneDX


@both_editions
@pytest.mark.parametrize("version", SPEC_VERSIONS)
def test_a_standard_is_valid(edition: str, version: str) -> None:
    document = to_cyclonedx(gpai_code.load(edition), version).document
    assert cyclonedx_schema(document, version) == []


@pytest.mark.parametrize("version", SPEC_VERSIONS)
def test_attestations_are_valid_for_the_strict_validator(version: str) -> None:
    decision = decision_in("open-source", "final")
    document = to_cyclonedx_attestation(decision, ON, version=version).document
    assert cyclonedx_strict(json.dumps(document), version) == []


@both_editions
def test_attestations_on_all_kinds_of_facts_are_valid(edition: str) -> None:
    for decision in decisions(edition):
        document = to_cyclonedx_attestation(decision).document
        assert cyclonedx_schema(document, "1.6") == []


def test_the_strict_validator_sees_a_fault() -> None:
    document = to_cyclonedx_attestation(decision_in("open-source", "final")).document
    document["definitions"]["standards"][0]["colour"] = "red"
    assert cyclonedx_strict(json.dumps(document), "1.6") != []
    assert cyclonedx_schema(document, "1.6") != []


@both_editions
def test_reading_a_standard_back_gives_the_same_edition(edition: str) -> None:
    code = gpai_code.load(edition)
    document, losses = to_cyclonedx(code)
    assert losses == ()
    read = read_cyclonedx(json.loads(json.dumps(document)))
    assert read == code
    assert read.to_json() == code.to_json()


@both_editions
def test_an_attestation_gives_every_ruling_back(edition: str) -> None:
    for decision in decisions(edition):
        document = json.loads(json.dumps(to_cyclonedx_attestation(decision, ON).document))
        assert read_cyclonedx_rulings(document) == all_rulings(decision)


def test_an_attestation_claims_what_applies_and_states_no_conformance() -> None:
    for decision in decisions("final"):
        document = to_cyclonedx_attestation(decision, ON).document
        assert not {"conformance", "confidence", "affirmation"} & {n for n, _ in members(document)}
        claims = {claim["bom-ref"]: claim for claim in document["declarations"]["claims"]}
        for name, ruling in all_rulings(decision).items():
            beginning, end = CLAIMS[ruling.outcome].split("{}")
            predicate = claims[f"claim:{name}"]["predicate"]
            assert predicate.startswith(beginning)
            assert predicate.endswith(end)


def test_no_claim_speaks_of_complying() -> None:
    assert set(CLAIMS) == set(Outcome)
    for claim in CLAIMS.values():
        assert not re.search("compl|conform|satisf|fulfil", claim)


def test_every_reference_in_an_attestation_leads_to_something_in_it() -> None:
    document = to_cyclonedx_attestation(decision_in("systemic-risk", "final"), ON).document
    targets = {value for name, value in members(document) if name == "bom-ref"}
    for name, value in members(document):
        if name in ("requirement", "target", "assessor", "parent"):
            assert value in targets
        if name == "claims" and isinstance(value[0], str):
            assert set(value) <= targets


@pytest.mark.parametrize("version", ["1.5", "2.0", ""])
def test_another_version_of_cyclonedx_is_refused(version: str) -> None:
    with pytest.raises(UnknownValueError):
        to_cyclonedx(gpai_code.load("final"), version)


# flat lists


@both_editions
def test_probo_gets_every_duty_and_gives_it_back(edition: str) -> None:
    code = gpai_code.load(edition)
    document, losses = to_probo(code)
    assert document.keys() == {"id", "name", "controls"}
    for control in document["controls"]:
        assert control.keys() == {"id", "name", "description"}
        assert all(isinstance(text, str) and text for text in control.values())
    read = {entry.id: entry.summary for entry in read_probo(document)}
    assert read == {rule.id: rule.summary for rule in requirements(code)}
    assert set(losses[0].places) == set(code) - set(read)


@both_editions
def test_names_in_a_flat_list_tell_its_requirements_apart(edition: str) -> None:
    controls = to_probo(gpai_code.load(edition)).document["controls"]
    names = Counter((control["name"], control["id"]) for control in controls)
    assert set(names.values()) == {1}
    assert all(len(control["name"]) > 3 for control in controls)


@both_editions
def test_opencre_gets_its_columns_and_no_invented_link(edition: str) -> None:
    code = gpai_code.load(edition)
    document, losses = to_opencre(code, "https://code.example/")
    header, *rows = list(csv.reader(StringIO(document)))
    standard = {column.partition("|")[0] for column in header[1:]}
    assert header[0] == "CRE 0"
    assert [column.partition("|")[2] for column in header[1:]] == ["name", "id", "hyperlink"]
    assert len(standard) == 1
    assert {row[0] for row in rows} == {""}
    assert [row[2] for row in rows] == [rule.id for rule in requirements(code)]
    assert all(row[3] == f"https://code.example/{edition}/{row[2]}" for row in rows)
    assert "common requirements" in [loss.what for loss in losses]


# SSSOM


def table_rows(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def test_the_mapping_of_the_editions_is_read_by_sssom(tmp_path: Path) -> None:
    assert sssom(to_sssom().document, tmp_path) == []


@both_editions
def test_the_mapping_to_the_ai_act_is_read_by_sssom(edition: str, tmp_path: Path) -> None:
    assert sssom(to_sssom_ai_act(gpai_code.load(edition)).document, tmp_path) == []


def test_the_mapping_has_each_pair_of_the_correspondence_and_no_other() -> None:
    pairs = Counter(
        ((old and f"draft:{old}") or NOT_THERE, (new and f"final:{new}") or NOT_THERE)
        for row in compare()
        for old in row.old or ("",)
        for new in row.new or ("",)
    )
    rows = table_rows(to_sssom().document)
    assert Counter((row["subject_id"], row["object_id"]) for row in rows) == pairs


def test_what_changed_is_never_an_exact_match() -> None:
    for row in table_rows(to_sssom().document):
        relation = Relation(row["comment"].partition(":")[0])
        exact = relation in (Relation.SAME, Relation.RENAMED, Relation.NEW, Relation.DROPPED)
        assert (row["predicate_id"] == EXACT) is exact
        one_sided = NOT_THERE in (row["subject_id"], row["object_id"])
        assert one_sided is (relation in (Relation.NEW, Relation.DROPPED))


@both_editions
def test_the_mapping_to_the_ai_act_has_every_place_and_no_other(edition: str) -> None:
    code = gpai_code.load(edition)
    expected: Counter[tuple[str, str]] = Counter()
    for entry in code.values():
        for place in (*entry.references, *getattr(entry, "legal_basis", ())):
            if place.instrument == AI_ACT:
                expected[(f"code:{entry.id}", str(place))] += 1
    rows = table_rows(to_sssom_ai_act(code).document)
    assert Counter((row["subject_id"], row["object_label"]) for row in rows) == expected


@both_editions
def test_every_place_of_the_ai_act_has_an_address(edition: str) -> None:
    for entry in gpai_code.load(edition).values():
        for place in entry.references:
            if place.instrument == AI_ACT and place.place:
                assert re.fullmatch(
                    r"(art_[0-9]+[a-z]?(/par_[0-9]+[a-z]?)?(/pnt_[a-z]+)?|rct_[0-9]+|anx_[IVX]+)/oj",
                    eli(place),
                )


# people's formats


@both_editions
def test_the_table_has_a_line_for_every_entry_and_says_what_has_no_column(edition: str) -> None:
    code = gpai_code.load(edition)
    document, losses = code_csv(code)
    rows = list(csv.DictReader(StringIO(document, newline="")))
    assert [row["id"] for row in rows] == list(code)
    (standards,) = [loss for loss in losses if loss.what == "standards"]
    assert set(standards.places) == {
        entry.id for entry in code.values() if isinstance(entry, Rule) and entry.standards
    }


@both_editions
def test_the_page_names_every_entry_once_below_the_one_it_is_in(edition: str) -> None:
    page = code_markdown(gpai_code.load(edition)).document
    assert re.findall(r"(?m)^`(\S+)`$", page) == list(gpai_code.load(edition))
    depths = [len(marks) for marks in re.findall(r"(?m)^(#+) ", page)]
    assert all(after - before <= 1 for before, after in pairwise(depths))


@both_editions
def test_the_edition_as_json_ld_holds_every_entry(edition: str) -> None:
    code = gpai_code.load(edition)
    document, losses = edition_jsonld(code, "https://code.example/")
    assert [entry["identifier"] for entry in document["@graph"]] == list(code)
    assert [entry["summary"] for entry in document["@graph"]] == [
        entry.summary for entry in code.values()
    ]
    (figures,) = [loss for loss in losses if loss.what == "figures"]
    assert set(figures.places) == {
        entry.id for entry in code.values() if getattr(entry, "figures", ())
    }


# foreign documents


@pytest.mark.parametrize("read", [read_ciso_assistant, read_cyclonedx, read_cyclonedx_rulings])
@pytest.mark.parametrize("document", [None, [], {}, {"definitions": 1}, {"objects": []}, "x"])
def test_what_is_no_such_document_is_refused(read: Any, document: object) -> None:
    with pytest.raises(DocumentError):
        read(document)


def test_a_requirement_before_what_it_is_inside_of_is_refused() -> None:
    document = to_cyclonedx(gpai_code.load("final")).document
    listed = document["definitions"]["standards"][0]["requirements"]
    listed.sort(key=lambda requirement: requirement["identifier"], reverse=True)
    with pytest.raises(DocumentError, match="list what it is inside of before it"):
        read_cyclonedx(document)


@pytest.mark.parametrize("standards", [[], [{"requirements": []}] * 2])
def test_a_bom_with_another_number_of_standards_is_refused(standards: list[Json]) -> None:
    with pytest.raises(DocumentError, match="define one standard"):
        read_cyclonedx({"definitions": {"standards": standards}, "metadata": {}})


def test_a_requirement_of_no_known_kind_is_refused_and_foreign_properties_are_not_read() -> None:
    document = to_cyclonedx(gpai_code.load("final")).document
    properties = document["definitions"]["standards"][0]["requirements"][0]["properties"]
    properties.append({"name": "other:colour", "value": "red"})
    assert read_cyclonedx(document) == gpai_code.load("final")
    properties[0]["value"] = "paragraph"
    with pytest.raises(DocumentError, match="commitment, measure"):
        read_cyclonedx(document)


@pytest.mark.parametrize("text", [1, None, ["a"]])
def test_a_text_that_is_none_is_refused_with_its_place(text: object) -> None:
    with pytest.raises(DocumentError) as raised:
        read_probo({"controls": [{"id": text, "name": "b", "description": "c"}]})
    assert [fault.path for fault in raised.value.faults] == ["/controls/0/id"]


def test_probo_controls_need_their_texts() -> None:
    with pytest.raises(DocumentError) as raised:
        read_probo({"controls": [{"id": "a", "name": "b"}]})
    assert raised.value.faults[0].path == "/controls/0"


# bytes


@pytest.mark.parametrize(
    "write",
    [
        to_ciso_assistant,
        to_cyclonedx,
        to_probo,
        to_opencre,
        to_sssom_ai_act,
        edition_jsonld,
        code_csv,
        code_markdown,
    ],
)
def test_the_same_data_give_the_same_bytes(write: Any) -> None:
    code = gpai_code.load("third-draft")
    again = gpai_code.Code.from_json(code.to_json())
    assert repr(write(code).document) == repr(write(again).document)


def test_a_situation_that_there_is_not_is_refused() -> None:
    with pytest.raises(GpaiCodeError):
        decision_in("closed-source", "final")


def test_an_attestation_without_a_day_has_no_timestamp() -> None:
    decision = resolve(ModelFacts())
    assert "timestamp" not in to_cyclonedx_attestation(decision).document["metadata"]
    dated = to_cyclonedx_attestation(decision, date(2026, 1, 2)).document
    assert dated["metadata"]["timestamp"] == "2026-01-02T00:00:00Z"
