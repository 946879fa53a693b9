"""The Code as OSCAL: accepted by others, read back whole, silent on whether anybody complies."""

import copy
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gpai_code
from gpai_code.errors import ArgumentTypeError, DocumentError, UnknownValueError
from gpai_code.exchange import (
    SITUATIONS,
    decision_in,
    read_oscal,
    read_oscal_rulings,
    to_oscal,
    to_oscal_mapping,
    to_oscal_profile,
    to_oscal_results,
)
from gpai_code.exchange.entry_values import Value
from gpai_code.exchange.oscal_mapping import MAPPING_VERSIONS
from gpai_code.exchange.oscal_parts import (
    OSCAL_VERSIONS,
    SEE_REMARKS,
    namespace,
    properties,
    read_properties,
    token,
)
from gpai_code.exchange.situations import REMAINS, remaining
from gpai_code.exchange.walk import Node
from gpai_code.law import AI_ACT
from gpai_code.resolver import Decision, ModelFacts, resolve
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.vocabulary import Outcome
from tests.exchange_validators import metaschema, nist_schema, trestle

pytestmark = pytest.mark.thorough(measured=True)

EDITIONS = ("third-draft", "final")
ON = date(2026, 11, 29)
Json = dict[str, Any]

HOSTILE = "see \u00a0the LICENSE\u200b file; =1+1 <b>"
"""A licence as somebody may write it, with characters that nobody sees."""


def decisions(edition: str) -> Iterator[Decision]:
    """Yield decisions: for each situation, on no facts, on hostile text, and out of scope."""
    for name in SITUATIONS:
        yield decision_in(name, edition)
    for facts in (ModelFacts(), ModelFacts(license=HOSTILE), ModelFacts(is_gpai=False)):
        yield resolve(facts, edition)


def all_rulings(decision: Decision) -> Json:
    return {
        **decision.obligations,
        **decision.commitments,
        **decision.measures,
        **decision.provisions,
    }


def members(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield each member of each object of a document."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, inner
            yield from members(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from members(inner)


# catalogue


@pytest.mark.parametrize(
    ("edition", "version"),
    [("third-draft", "1.1.3"), *(("final", version) for version in OSCAL_VERSIONS)],
)
def test_a_catalogue_is_accepted_in_every_version(edition: str, version: str) -> None:
    document = to_oscal(gpai_code.load(edition), version).document
    assert document["catalog"]["metadata"]["oscal-version"] == version
    assert trestle(document) == []
    assert nist_schema(document) == []


@pytest.mark.parametrize(("edition", "version"), [("third-draft", "1.1.3"), ("final", "1.2.3")])
def test_a_catalogue_has_the_values_that_the_metaschema_allows(
    edition: str, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = to_oscal(gpai_code.load(edition), version).document
    assert metaschema(document, tmp_path, monkeypatch) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_reading_a_catalogue_back_gives_the_same_edition(edition: str) -> None:
    code = gpai_code.load(edition)
    document, losses = to_oscal(code, base="https://code.example")
    written = json.loads(json.dumps(document))
    assert losses == ()
    read = read_oscal(written, base="https://code.example")
    assert read == code
    # equality of citations overlooks how they are printed
    assert read.to_json() == code.to_json()


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_two_entries_have_the_same_token(edition: str) -> None:
    entries = list(gpai_code.load(edition))
    assert len({token(entry).lower() for entry in entries}) == len(entries)


def test_every_property_that_is_not_oscals_own_has_a_namespace() -> None:
    document = to_oscal(gpai_code.load("final")).document
    for name, value in members(document):
        if name == "props":
            for item in value:
                assert "ns" in item or item["name"] == "label"


def test_a_measure_says_whom_it_binds_on_what_basis_and_what_it_was_before() -> None:
    catalog = to_oscal(gpai_code.load("final")).document["catalog"]
    commitment = catalog["groups"][1]["controls"][0]
    props = [(prop["name"], prop["value"]) for prop in commitment["controls"][0]["props"]]
    assert ("label", "Measure 1.1") in props
    assert ("addressees", "providers") in props
    assert ("legal-basis", "AI Act Article 53(1)(c)") in props
    assert ("corresponds-to", "third-draft I.2.1") in props


@pytest.mark.parametrize("version", ["1.1.2", "2.0.0", "", "1.2"])
def test_another_version_is_refused(version: str) -> None:
    with pytest.raises(UnknownValueError) as raised:
        to_oscal(gpai_code.load("final"), version)
    assert raised.value.known == OSCAL_VERSIONS


@pytest.fixture(scope="module")
def catalogue() -> Json:
    return to_oscal(gpai_code.load("final")).document


def without_group(document: Json) -> None:
    del document["catalog"]["groups"][3]


def without_summary(document: Json) -> None:
    del document["catalog"]["groups"][0]["controls"][0]["parts"][0]["prose"]


def with_wrong_force(document: Json) -> None:
    for prop in document["catalog"]["groups"][0]["controls"][0]["props"]:
        if prop["name"] == "force" and "group" not in prop:
            prop["value"] = "perhaps"


def with_unknown_property(document: Json) -> None:
    control = document["catalog"]["groups"][0]["controls"][0]
    control["props"].append({**control["props"][1], "name": "colour"})


def with_controls_as_text(document: Json) -> None:
    document["catalog"]["groups"][0]["controls"] = "none"


def with_wrong_citation(document: Json) -> None:
    for prop in document["catalog"]["groups"][0]["controls"][0]["props"]:
        if prop["name"] == "legal-basis":
            prop["value"] = "Article five"


def without_ids(document: Json) -> None:
    document["catalog"]["groups"][0]["props"] = []


def without_introduction(document: Json) -> None:
    glossary = document["catalog"]["groups"][-1]
    glossary["parts"] = [part for part in glossary["parts"] if part["name"] != "introduction"]


@pytest.mark.parametrize(
    ("damage", "path", "rule"),
    [
        (without_ids, "/catalog/groups/0", "required"),
        (without_introduction, "/catalog/groups/5", "required"),
        (without_group, "/catalog", "required"),
        (without_summary, "/catalog/groups/0/controls/0/parts/0", "required"),
        (with_wrong_force, "/commitments/0/force", "option"),
        (with_unknown_property, "/commitments/0/colour", "unknown-field"),
        (with_controls_as_text, "/catalog/groups/0/controls", "type"),
    ],
)
def test_a_damaged_catalogue_is_refused_with_the_place(
    catalogue: Json, damage: Any, path: str, rule: str
) -> None:
    damaged = copy.deepcopy(catalogue)
    damage(damaged)
    with pytest.raises(DocumentError) as raised:
        read_oscal(damaged)
    assert [(fault.path, fault.rule) for fault in raised.value.faults] == [(path, rule)]


def test_a_place_in_the_law_that_cannot_be_read_is_refused(catalogue: Json) -> None:
    damaged = copy.deepcopy(catalogue)
    with_wrong_citation(damaged)
    with pytest.raises(DocumentError) as raised:
        read_oscal(damaged)
    assert {fault.found for fault in raised.value.faults} == {"'Article five'"}


def test_what_others_add_in_their_own_namespaces_is_passed_over(catalogue: Json) -> None:
    extended = copy.deepcopy(catalogue)
    control = extended["catalog"]["groups"][0]["controls"][0]
    # our own properties may come in any order
    for node in (extended["catalog"]["groups"][0], control):
        node["props"].sort(key=lambda prop: prop["name"] == "id")
    control["props"].append({"name": "force", "ns": "https://other.example", "value": "perhaps"})
    control["parts"].append({"name": "note", "ns": "https://other.example", "prose": "Ours."})
    control["parts"].append({"name": "guidance", "prose": "Ours too."})
    assert read_oscal(extended) == gpai_code.load("final")


def test_every_commitment_and_measure_rests_on_the_ai_act() -> None:
    for edition in EDITIONS:
        code = gpai_code.load(edition)
        bases = [commitment.legal_basis for commitment in code.commitments]
        bases += [measure.legal_basis for measure in code.measures]
        for basis in bases:
            assert any(place.instrument == AI_ACT for place in basis)


@pytest.mark.parametrize("document", [None, [], "catalog", {}, {"catalog": None}, {"catalog": {}}])
def test_what_is_no_catalogue_is_refused(document: object) -> None:
    with pytest.raises(DocumentError):
        read_oscal(document)


# decisions


@pytest.mark.parametrize("edition", EDITIONS)
def test_profiles_and_results_are_accepted(edition: str) -> None:
    for decision in decisions(edition):
        for document in (
            to_oscal_profile(decision, version="1.1.3").document,
            to_oscal_results(decision, ON, version="1.1.3").document,
        ):
            assert trestle(document) == []
            assert nist_schema(document) == []


def test_profiles_and_results_have_the_values_that_the_metaschema_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = json.dumps(to_oscal(gpai_code.load("final"), "1.1.3").document)
    (tmp_path / "gpai-code-final.oscal.json").write_text(written)
    decision = resolve(ModelFacts(license=HOSTILE))
    for document in (
        to_oscal_profile(decision, version="1.1.3").document,
        to_oscal_results(decision, ON, version="1.1.3").document,
    ):
        assert metaschema(document, tmp_path, monkeypatch) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_results_give_every_ruling_back(edition: str) -> None:
    for decision in decisions(edition):
        document = json.loads(json.dumps(to_oscal_results(decision, ON).document))
        assert read_oscal_rulings(document) == all_rulings(decision)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_profile_selects_what_cannot_be_set_aside_and_nothing_else(edition: str) -> None:
    for decision in decisions(edition):
        profile = to_oscal_profile(decision).document["profile"]
        ruled = {**decision.commitments, **decision.measures}
        expected = {token(name) for name, ruling in ruled.items() if ruling.outcome in REMAINS}
        included = profile["imports"][0].get("include-controls", [{"with-ids": []}])
        assert set(included[0]["with-ids"]) == expected
        left_out = {
            prop["value"] for prop in profile["metadata"]["props"] if prop["name"] == "left-out"
        }
        assert {token(name) for name in left_out} == {token(name) for name in ruled} - expected
        for name, ruling in read_oscal_rulings({"profile": profile}).items():
            assert ruling == decision[name]


def test_what_is_undetermined_is_selected_and_marked() -> None:
    # unknown is not no: on no facts, all of the Safety and Security Chapter may apply
    profile = to_oscal_profile(resolve(ModelFacts())).document
    included = profile["profile"]["imports"][0]["include-controls"][0]["with-ids"]
    assert len(included) == 12 + 40
    rulings = read_oscal_rulings(profile)
    assert rulings["safety-security-1.1"].outcome is Outcome.UNDETERMINED


def test_what_is_lifted_or_out_of_scope_is_left_out_with_its_reasons() -> None:
    metadata = to_oscal_profile(decision_in("open-source", "final")).document["profile"]["metadata"]
    left_out = {prop["value"]: prop for prop in metadata["props"] if prop["name"] == "left-out"}
    assert left_out["transparency-1.1"]["class"] == "exempt"
    assert left_out["safety-security-1.1"]["class"] == "not_applicable"
    assert all(prop["remarks"] for prop in left_out.values())


def test_the_three_situations_select_what_the_text_says() -> None:
    selected = {name: remaining(decision_in(name, "final")) for name in SITUATIONS}
    # two Commitments and eight Measures are addressed to all providers
    assert len(selected["all-providers"]) == 10
    # Transparency, Commitment 1, third paragraph: its Measures do not apply to exempt models
    assert all(entry.startswith("copyright-") for entry in selected["open-source"])
    assert len(selected["open-source"]) == 6
    assert len(selected["systemic-risk"]) == 12 + 40


def test_trestle_resolves_a_profile_to_the_selected_controls(tmp_path: Path) -> None:
    resolver = pytest.importorskip("trestle.core.profile_resolver")
    for folder in (".trestle", "catalogs/code", "profiles/open"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / ".trestle/config.ini").write_text("")
    decision = decision_in("open-source", "final")
    catalog = "trestle://catalogs/code/catalog.json"
    profile = tmp_path / "profiles/open/profile.json"
    profile.write_text(json.dumps(to_oscal_profile(decision, catalog=catalog).document))
    written = json.dumps(to_oscal(gpai_code.load("final")).document)
    (tmp_path / "catalogs/code/catalog.json").write_text(written)
    resolved = resolver.ProfileResolver.get_resolved_profile_catalog(tmp_path, profile)
    controls = json.loads(resolved.model_dump_json(exclude_none=True, by_alias=True))
    ids = [
        control["id"]
        for name, value in members(controls)
        if name == "controls"
        for control in value
    ]
    assert ids == list(remaining(decision))


def test_nothing_is_called_satisfied_or_compliant() -> None:
    for decision in decisions("final"):
        results = to_oscal_results(decision, ON).document
        names = {name for name, _ in members(results)}
        assert not names & {"findings", "risks", "attestations", "status"}
        for name, value in members(results):
            assert name != "state" or value not in ("satisfied", "not-satisfied")
        observations = results["assessment-results"]["results"][0]["observations"]
        assert all("is not said" in observation["remarks"] for observation in observations)


def test_cautions_travel_with_profile_and_results() -> None:
    decision = resolve(ModelFacts(license=HOSTILE))
    assert decision.premises
    assert decision.questions
    for document in (
        to_oscal_profile(decision).document["profile"]["metadata"],
        to_oscal_results(decision, ON).document["assessment-results"]["results"][0],
    ):
        texts = [(prop["name"], prop["value"]) for prop in document["props"]]
        assert [text for name, text in texts if name == "premise"] == list(decision.premises)
        questions = [text for name, text in texts if name == "open-question"]
        assert questions == [question.text for question in decision.questions]


def test_a_text_that_no_property_can_hold_is_in_the_remarks() -> None:
    results = to_oscal_results(resolve(ModelFacts(license=HOSTILE)), ON).document
    props = results["assessment-results"]["results"][0]["props"]
    fact = next(prop for prop in props if prop["name"] == "fact-license")
    assert (fact["value"], fact["remarks"]) == (SEE_REMARKS, HOSTILE)


@pytest.mark.parametrize("text", [SEE_REMARKS, HOSTILE, "", " x", "two\nlines", "plain"])
def test_a_text_comes_back_from_value_or_remarks(text: str) -> None:
    values = [Value("name", text, "group-1")]
    written = properties(values, BASE_ADDRESS)
    assert (written[0]["value"] == text) is (text in ("plain", SEE_REMARKS))
    assert read_properties(Node({"props": written}, "example"), namespace(BASE_ADDRESS)) == values


@given(st.lists(st.text(), max_size=5))
def test_every_text_comes_back_from_a_property(texts: list[str]) -> None:
    values = [Value("name", text, "group-1") for text in texts]
    written = properties(values, BASE_ADDRESS)
    for prop in written:
        # OSCAL's type for the value of a property
        assert re.fullmatch(r"\S(.*\S)?", prop["value"])
    read = read_properties(Node({"props": written}, "example"), namespace(BASE_ADDRESS))
    assert read == values


def test_a_day_is_needed_and_a_time_of_day_is_refused() -> None:
    with pytest.raises(ArgumentTypeError):
        to_oscal_results(decision_in("open-source", "final"), "2026-11-29")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "document",
    [
        None,
        {},
        {"profile": []},
        {"profile": {"modify": {"alters": [{"adds": [{"props": []}]}]}}},
        {"assessment-results": {"results": [{"observations": [{"props": [{}]}]}]}},
    ],
)
def test_what_holds_no_rulings_is_refused(document: object) -> None:
    with pytest.raises(DocumentError):
        read_oscal_rulings(document)


# mapping


@pytest.mark.parametrize("version", MAPPING_VERSIONS)
def test_a_mapping_is_accepted(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = to_oscal_mapping(version).document
    assert nist_schema(document) == []
    assert trestle(document) == []
    assert metaschema(document, tmp_path, monkeypatch) == []


def test_an_older_version_has_no_mapping() -> None:
    with pytest.raises(UnknownValueError):
        to_oscal_mapping("1.1.3")


def test_a_mapping_names_every_measure_of_both_editions() -> None:
    document, losses = to_oscal_mapping()
    mapping = document["mapping-collection"]["mappings"][0]
    for side, gap, edition in (
        ("sources", "source-gap-summary", "third-draft"),
        ("targets", "target-gap-summary", "final"),
    ):
        named = {item["id-ref"] for row in mapping["maps"] for item in row[side]}
        gaps = mapping.get(gap, {}).get("unmapped-controls", [{"with-ids": []}])
        named |= set(gaps[0]["with-ids"])
        (others,) = losses
        missing = {measure.id for measure in gpai_code.load(edition).measures} - named
        assert missing <= set(others.places)


# bytes


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_same_data_give_the_same_bytes(edition: str) -> None:
    code = gpai_code.load(edition)
    again = gpai_code.Code.from_json(code.to_json())
    assert json.dumps(to_oscal(code).document) == json.dumps(to_oscal(again).document)
    facts = SITUATIONS["open-source"].facts
    first, second = (to_oscal_results(resolve(facts, edition), ON).document for _ in range(2))
    assert json.dumps(first) == json.dumps(second)


def test_uuids_differ_between_decisions_and_between_days() -> None:
    documents = [
        to_oscal_results(decision_in(name, "final"), day).document
        for name in SITUATIONS
        for day in (ON, date(2026, 11, 30))
    ]
    uuids = [document["assessment-results"]["uuid"] for document in documents]
    assert len(set(uuids)) == len(uuids)
