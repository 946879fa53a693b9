"""The data files: complete, consistent with the official texts, and checked by our own schema."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import attrs
import pytest
from jsonschema import Draft202012Validator

from gpai_code.catalog.code import Code, load
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.records import Commitment, Measure, Objective, Recital, Rule
from gpai_code.catalog.storage import SLUGS
from gpai_code.law import Citation
from gpai_code.schemas.published import json_schema
from gpai_code.vocabulary import DeadlineKind, Force
from tests.official import FINAL, HEADINGS, THIRD_DRAFT

CODES = {slug: load(slug) for slug in SLUGS}
BASIS = {"third-draft": THIRD_DRAFT, "final": FINAL}
COUNTS = {"third-draft": (18, 71, 33), "final": (12, 40, 35)}

every_edition = pytest.mark.parametrize("code", CODES.values(), ids=CODES)


def rules(code: Code) -> Iterator[Rule]:
    for owner in (*code.commitments, *code.measures, *code.appendices):
        yield owner
        yield from owner.walk()


def pinpoint(reference: Citation) -> str:
    if reference.recital:
        return f"r{reference.recital}"
    if reference.annex:
        return f"annex-{reference.annex}"
    return str(reference).replace("AI Act Article ", "A")


@every_edition
def test_an_edition_has_all_its_commitments_measures_and_terms(code: Code) -> None:
    counted = (len(code.commitments), len(code.measures), len(code.glossary))
    assert counted == COUNTS[code.edition.slug]


@every_edition
def test_every_heading_is_the_official_one(code: Code) -> None:
    titles = {}
    for commitment in code.commitments:
        for entry in (commitment, *commitment.measures):
            titles[entry.id] = entry.title
    assert titles == HEADINGS[code.edition.slug]
    assert list(titles) == list(HEADINGS[code.edition.slug])  # in the order of the text


@every_edition
def test_every_legal_basis_names_the_official_provisions(code: Code) -> None:
    provisions = {
        commitment.id: " ".join(pinpoint(basis) for basis in commitment.legal_basis)
        for commitment in code.commitments
    }
    assert provisions == BASIS[code.edition.slug]


@every_edition
def test_the_pieces_of_a_printed_legal_basis_name_what_they_refer_to(code: Code) -> None:
    for commitment in code.commitments:
        for basis in commitment.legal_basis:
            number = basis.recital or basis.annex or basis.article
            whole = pinpoint(basis).rpartition("(")
            assert number is not None
            assert number in (basis.as_printed or "") or f"({whole[2]}" in (
                basis.as_printed or ""
            ), basis
        assert "".join(basis.as_printed or "" for basis in commitment.legal_basis).endswith(
            " AI Act"
        )


@every_edition
def test_a_measure_has_the_legal_basis_and_addressees_of_its_commitment(code: Code) -> None:
    for commitment in code.commitments:
        for measure in commitment.measures:
            assert measure.commitment == commitment.id
            assert measure.legal_basis == commitment.legal_basis
            assert measure.addressees == commitment.addressees
            assert measure.chapter is commitment.chapter


@every_edition
def test_only_the_safety_chapter_is_for_systemic_risk_alone(code: Code) -> None:
    for commitment in code.commitments:
        addressees = [addressee.value for addressee in commitment.addressees]
        systemic = commitment.chapter.value == "safety-security"
        assert addressees == (["providers-systemic-risk"] if systemic else ["providers"])


@every_edition
def test_every_reference_names_an_entry_of_the_edition(code: Code) -> None:
    terms = {term.id for term in code.glossary}
    for entry in code.entries.values():
        for other in entry.see:
            assert other in code.entries, (entry.id, other)
        if isinstance(entry, Recital) and entry.attached_to:
            assert entry.attached_to in code.entries, entry.id
        for term in getattr(entry, "terms", ()):
            assert term in terms, (entry.id, term)
    for rule in rules(code):
        for derogation in rule.derogations:
            for other in derogation.applies_to:
                assert other in code.entries, (rule.id, other)


@every_edition
def test_an_entry_stands_below_the_entry_that_its_id_names(code: Code) -> None:
    for owner in (*code.commitments, *code.measures, *code.appendices):
        for provision in owner.walk():
            assert measure_part(provision.id) == owner.id, provision.id


@every_edition
def test_a_numbered_point_ends_in_its_printed_number_and_a_paragraph_in_its_position(
    code: Code,
) -> None:
    for provision in code.provisions:
        if provision.numbered:
            assert provision.id.endswith(f"({re.sub('[^0-9a-z]', '', provision.label)})")
        else:
            assert re.search(r"-p[0-9]+$", provision.id), provision.id


@every_edition
def test_points_of_one_list_follow_each_other(code: Code) -> None:
    for rule in rules(code):
        lists: dict[str, list[str]] = {}
        for point in rule.provisions:
            if point.numbered:
                stem, _, number = point.id.rpartition("(")
                lists.setdefault(stem, []).append(number.removesuffix(")"))
        for stem, numbers in lists.items():
            expected = _series(numbers[0], len(numbers))
            assert numbers == expected, (stem, numbers)


def _series(first: str, length: int) -> list[str]:
    if first.isdigit():
        return [str(int(first) + step) for step in range(length)]
    if first == "i" and length > 1:
        return ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][:length]
    return [chr(ord(first) + step) for step in range(length)]


@every_edition
def test_everything_is_summarised_in_a_sentence_of_its_own(code: Code) -> None:
    for entry in code.entries.values():
        assert entry.summary.strip() == entry.summary
        assert len(entry.summary.split()) >= 3, entry.id
        assert entry.summary[-1] in ".?!)", entry.id
    # the chapters of the final text print the same objectives, each for itself
    others = [entry for entry in code.entries.values() if not isinstance(entry, Objective)]
    repeated = Counter(entry.summary for entry in others)
    assert [summary for summary, times in repeated.items() if times > 1] == []


@every_edition
def test_every_deadline_has_what_its_kind_needs(code: Code) -> None:
    fixed = {DeadlineKind.FROM_DATE, DeadlineKind.BEFORE_DATE}
    for rule in rules(code):
        for deadline in rule.deadlines:
            assert (deadline.date is not None) == (deadline.kind in fixed), rule.id
            without_length = {*fixed, DeadlineKind.PROMPTLY}
            assert (deadline.length is None) == (deadline.kind in without_length), rule.id
            assert (deadline.unit is None) == (deadline.kind in without_length), rule.id
            assert (deadline.choose in {"later", "sooner"}) == (len(deadline.trigger) > 1), rule.id
            if deadline.kind in {DeadlineKind.LATEST, DeadlineKind.KEEP, DeadlineKind.AHEAD}:
                assert deadline.trigger, rule.id


@every_edition
def test_a_limit_is_strict_exactly_where_the_text_says_before(code: Code) -> None:
    for rule in rules(code):
        for deadline in rule.deadlines:
            at_the_event = deadline.kind is DeadlineKind.LATEST and deadline.length == 0
            says_before = deadline.as_printed.startswith(("before", "prior to"))
            assert deadline.strict == (at_the_event and says_before), rule.id


STRENGTH = (
    Force.MUST,
    Force.BEST_EFFORTS,
    Force.REASONABLE_EFFORTS,
    Force.ENCOURAGED,
    Force.MAY,
    Force.STATEMENT,
)


@every_edition
def test_sentences_with_forces_of_their_own_are_the_summary(code: Code) -> None:
    with_sentences = [rule for rule in rules(code) if rule.sentences]
    assert with_sentences
    for rule in with_sentences:
        assert len({part.force for part in rule.sentences}) > 1, rule.id
        assert " ".join(part.summary for part in rule.sentences) == rule.summary, rule.id


WORDS_OF_FORCE = {
    Force.BEST_EFFORTS: re.compile("must (use|make) best efforts"),
    Force.REASONABLE_EFFORTS: re.compile("must (use|make) reasonable efforts"),
    Force.ENCOURAGED: re.compile("(is|are) encouraged to"),
    Force.MAY: re.compile("(Signatories|They) may,? for example|SMEs and SMCs may "),
}


@every_edition
@pytest.mark.parametrize("force", WORDS_OF_FORCE)
def test_words_that_name_a_force_stand_in_a_part_of_that_force(code: Code, force: Force) -> None:
    words = WORDS_OF_FORCE[force]
    parts = [
        (rule.id, part.summary, part.force)
        for rule in rules(code)
        for part in (rule.sentences or (rule,))
        if words.search(part.summary)
    ]
    assert [(key, summary) for key, summary, stated in parts if stated is not force] == []


DUTIES = {Force.MUST, Force.MUST_NOT, Force.BEST_EFFORTS, Force.REASONABLE_EFFORTS}


@every_edition
def test_a_duty_is_worded_with_must(code: Code) -> None:
    for rule in rules(code):
        for part in rule.sentences or (rule,):
            if part.force in DUTIES:
                assert re.search(r"\bmust\b", part.summary), (rule.id, part.summary)


MAX_WORDS_OF_A_SENTENCE = 45


@every_edition
def test_no_sentence_of_a_summary_has_too_many_words(code: Code) -> None:
    for entry in code.entries.values():
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z\"(])", entry.summary):
            assert len(sentence.split()) <= MAX_WORDS_OF_A_SENTENCE, (entry.id, sentence)


@every_edition
def test_the_force_of_an_entry_is_the_strongest_of_its_sentences(code: Code) -> None:
    def strength(force: Force) -> int:
        return STRENGTH.index(Force.MUST if force is Force.MUST_NOT else force)

    for rule in rules(code):
        forces = [part.force for part in rule.sentences if not (part.owed_by or rule.owed_by)]
        if forces:
            assert strength(rule.force) == min(map(strength, forces)), rule.id


@every_edition
def test_nothing_but_a_statement_or_an_option_is_without_a_duty(code: Code) -> None:
    for measure in code.measures:
        forces = {rule.force for rule in (measure, *measure.walk())}
        assert forces - {Force.STATEMENT, Force.MAY}, measure.id


@every_edition
@pytest.mark.parametrize("kind", ["commitment", "code"])
def test_the_data_files_meet_our_own_schema(code: Code, kind: str) -> None:
    schema = Draft202012Validator(json_schema(kind))
    if kind == "code":
        assert list(schema.iter_errors(json.loads(code.to_json()))) == []
        return
    for commitment in code.commitments:
        path = files("gpai_code").joinpath("data", code.edition.slug, f"{commitment.id}.json")
        assert list(schema.iter_errors(json.loads(path.read_text("utf-8")))) == [], commitment.id


@every_edition
def test_an_edition_survives_being_written_and_read(code: Code) -> None:
    assert Code.from_json(code.to_json()).to_record() == code.to_record()


def test_the_commitment_without_measures_says_that_its_text_is_the_criterion() -> None:
    commitment = CODES["third-draft"].commitment("II.13")
    assert commitment.measures == ()
    assert commitment.provisions
    assert "criteri" in f"{commitment.summary} {commitment.note}"


def test_differing_wordings_of_one_commitment_are_noted() -> None:
    assert CODES["third-draft"].commitment("II.11").note


SME_RULES = ("II.4.5", "II.4.7", "II.4.8", "II.4.10", "II.8.3", "II.10.1")


def test_sme_rules_of_the_third_draft_are_derogations() -> None:
    measures = {measure.id for measure in CODES["third-draft"].select(derogation="sme")}
    assert measures == set(SME_RULES)
    lifted: set[str] = set()
    for provision in CODES["third-draft"].measure("II.8.3").walk():
        for derogation in provision.derogations:
            if derogation.kind.value == "sme":
                lifted.update(derogation.applies_to)
    assert lifted == {f"II.8.3({number})" for number in range(10, 15)}


def test_standards_that_carry_a_presumption() -> None:
    standards: dict[str, set[str]] = {}
    for measure in CODES["third-draft"].measures:
        for rule in (measure, *measure.walk()):
            for standard in rule.standards:
                if standard.role.value == "presumption":
                    standards.setdefault(measure.id, set()).add(standard.name)
    assert set(standards) == {"II.10.1", "II.10.2", "II.10.3"}
    for names in standards.values():
        assert any("23894" in name for name in names)
        assert any("NIST" in name for name in names)


FIGURES_OF_TIME = [
    ("II.2.1-p1", 4, "week"),
    ("II.4.11(5)", 20, "business day"),
    ("II.9.1-p2", 5, "business day"),
    ("II.9.2-p2", 4, "week"),
    ("II.9.2-p3(3)", 12, "week"),
    ("II.9.3-p1", 12, "month"),
    ("II.11.2(4)", 30, "day"),
    ("II.12.3(1)", 2, "day"),
    ("II.12.3(2)", 10, "day"),
    ("II.12.3(3)", 15, "day"),
    ("II.12.3(4)", 5, "day"),
    ("II.12.3-p2", 4, "week"),
    ("II.12.3-p3", 60, "day"),
    ("II.12.4", 36, "month"),
    ("II.14.1-p2", 2, "week"),
    ("II.14.2", 5, "business day"),
    ("II.14.3", 5, "business day"),
    ("II.14.4", 5, "business day"),
    ("II.15.1-p2", 12, "month"),
    ("I.1.1-p3", 10, "year"),
    ("transparency-1.1-p2", 10, "year"),
    ("transparency-1.2-p3", 14, "day"),
    ("safety-security-1.1-p4", 4, "week"),
    ("safety-security-1.1-p4", 2, "week"),
    ("safety-security-1.3-p2", 12, "month"),
    ("safety-security-1.4", 5, "business day"),
    ("safety-security-3.5-p6(5)", 30, "business day"),
    ("safety-security-7.6-p3", 6, "month"),
    ("safety-security-7.7-p1", 5, "business day"),
    ("safety-security-7.7-p2", 15, "business day"),
    ("safety-security-9.3(1)", 2, "day"),
    ("safety-security-9.3(2)", 5, "day"),
    ("safety-security-9.3(3)", 10, "day"),
    ("safety-security-9.3(4)", 15, "day"),
    ("safety-security-9.3-p2", 4, "week"),
    ("safety-security-9.3-p3", 60, "day"),
    ("safety-security-9.4", 5, "year"),
    ("safety-security-10.1-p2", 10, "year"),
    ("safety-security-appendix-2.2-p3", 6, "month"),
]


@pytest.mark.parametrize(("entry", "length", "unit"), FIGURES_OF_TIME)
def test_a_period_of_the_text_is_data(entry: str, length: int, unit: str) -> None:
    code = CODES["third-draft"] if entry.startswith("I") else CODES["final"]
    rule = code[entry]
    assert isinstance(rule, Rule)
    periods = {
        (deadline.length, deadline.unit.value) for deadline in rule.deadlines if deadline.unit
    }
    assert (length, unit) in periods


def test_the_external_assessment_starts_on_its_day() -> None:
    rule = CODES["third-draft"]["II.11.1-p1"]
    assert isinstance(rule, Rule)
    dates = [
        str(deadline.date) for deadline in rule.deadlines if deadline.kind is DeadlineKind.FROM_DATE
    ]
    assert dates == ["2025-11-02"]
    assert "start-date" in {derogation.kind.value for derogation in rule.derogations}


def test_records_are_frozen() -> None:
    measure: Measure = CODES["third-draft"].measure("II.4.5")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        measure.title = "another"  # type: ignore[misc]
    commitment: Commitment = CODES["third-draft"].commitment("II.4")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        commitment.measures = ()  # type: ignore[misc]
