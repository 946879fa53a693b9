"""What a form still owes, where it contradicts itself, and what falls short of advice."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.catalog.code import load
from gpai_code.constraints.quantities import Computation
from gpai_code.errors import UnknownValueError, WithheldRowError
from gpai_code.forms.checks import check_form, progress
from gpai_code.forms.documents import FORMS
from gpai_code.forms.findings import Finding, Progress
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.final import DocumentationForm as FinalForm
from gpai_code.forms.model_documentation.third_draft import DocumentationForm as DraftForm
from gpai_code.forms.values import (
    DataPart,
    DataPoints,
    DraftParameterRange,
    DurationRange,
    Energy,
    HardwareTime,
    Magnitude,
    Modality,
    ModalityChoice,
    ModalitySizes,
    ParameterCount,
    ParameterRange,
    TrainingDuration,
    TrainingPeriod,
    TrainingTime,
)
from gpai_code.vocabulary import Audience, Severity
from tests.strategies import any_form, documentation_of, marked, whole_forms

EMPTY = {"missing", "conditional"}
"""The rules that speak of rows without an answer."""

MEASURES = {"third-draft": "I.1.1", "final": "transparency-1.1"}


def noted(form: ModelDocumentation, **known: Any) -> list[tuple[str, str, str]]:
    """Return severity, rule and path of every finding in what a form does say."""
    return [
        (finding.severity.value, finding.rule, finding.path)
        for finding in check_form(form, **known)
        if finding.rule not in EMPTY
    ]


def silent(form: ModelDocumentation, **known: Any) -> dict[str, str]:
    """Return the rule for each row that a form says nothing of."""
    return {
        finding.path.removeprefix("/"): finding.rule
        for finding in check_form(form, **known)
        if finding.rule in EMPTY
    }


def points(value: str, unit: str = "tokens", part: DataPart = DataPart.TRAINING) -> DataPoints:
    return DataPoints(part=part, value=value, unit=unit)


def duration(value: str, hardware: str = "4e5") -> TrainingDuration:
    kinds = (HardwareTime(hardware="H100", value=hardware),)
    return TrainingDuration(period="pre-training", value=value, hardware=kinds)


def period(span: DurationRange) -> TrainingPeriod:
    return TrainingPeriod(period="pre-training", range=span)


def words(count: int) -> str:
    return " ".join(["word"] * count)


CASES: dict[str, tuple[ModelDocumentation, list[tuple[str, str, str]]]] = {
    # recommended lengths
    "20 words where 20 are recommended": (FinalForm(model_architecture=words(20)), []),
    "21 words where 20 are recommended": (
        FinalForm(model_architecture=words(21)),
        [("advice", "recommended-words", "/model_architecture")],
    ),
    "300 words where up to 300 are": (DraftForm(integrable_ai_systems=words(300)), []),
    "301 words where up to 300 are": (
        DraftForm(integrable_ai_systems=words(301)),
        [("advice", "recommended-words", "/integrable_ai_systems")],
    ),
    "words are counted between blanks of any kind": (
        FinalForm(model_architecture="  a\n" * 20 + "\u3000"),
        [],
    ),
    "no length is recommended for a licence": (FinalForm(license=words(2000)), []),
    # significant figures
    "two figures of parameters": (FinalForm(total_parameters=ParameterCount("7.0e10")), []),
    "one figure of parameters": (
        FinalForm(total_parameters=ParameterCount("7e10")),
        [("advice", "significant-figures", "/total_parameters")],
    ),
    "zeros that nobody can tell from figures": (
        DraftForm(training_compute=Computation("20000000000000000000000000")),
        [("advice", "significant-figures", "/training_compute")],
    ),
    "one figure of energy": (
        FinalForm(training_energy=Energy("9e3")),
        [("advice", "significant-figures", "/training_energy")],
    ),
    "energy that is not applicable": (FinalForm(training_energy="N/A"), []),
    "one of two numbers of data points": (
        DraftForm(data_points=(points("1.5e13"), points("2e9", part=DataPart.TESTING))),
        [("advice", "significant-figures", "/data_points")],
    ),
    "one figure is enough for rounded data points": (
        FinalForm(data_points_rounded=(points("2e13"),)),
        [],
    ),
    "one figure is enough for days": (
        DraftForm(
            training_time=TrainingTime(period="all", value="9e1"),
            training_hardware_time=(HardwareTime(hardware="H100", value="4e5"),),
        ),
        [],
    ),
    "one figure is enough for the final form's days": (
        FinalForm(training_time=duration("90")),
        [],
    ),
    # sizes and modalities
    "a size for each modality": (
        FinalForm(
            input_modalities=ModalityChoice(selected=(Modality.TEXT,), other="code"),
            input_maximum_sizes=ModalitySizes(text="128k tokens", other="N/A"),
        ),
        [],
    ),
    "a size for a modality that is not selected": (
        FinalForm(
            input_modalities=ModalityChoice(selected=(Modality.TEXT,)),
            input_maximum_sizes=ModalitySizes(text="128k tokens", audio="1 hour"),
        ),
        [("error", "sizes-match-choice", "/input_maximum_sizes/audio")],
    ),
    "no size for a modality that is selected": (
        DraftForm(
            output_modalities=ModalityChoice(selected=(Modality.TEXT, Modality.VIDEO)),
            output_maximum_sizes=ModalitySizes(text="8k tokens"),
        ),
        [("missing", "sizes-match-choice", "/output_maximum_sizes/video")],
    ),
    "another modality without and an unnamed one with a size": (
        FinalForm(
            input_modalities=ModalityChoice(other="point clouds"),
            input_maximum_sizes=ModalitySizes(images="N/A"),
            output_modalities=ModalityChoice(selected=(Modality.IMAGES,)),
            output_maximum_sizes=ModalitySizes(images="4 megapixels", other="1 GB"),
        ),
        [
            ("error", "sizes-match-choice", "/input_maximum_sizes/images"),
            ("missing", "sizes-match-choice", "/input_maximum_sizes/other"),
            ("error", "sizes-match-choice", "/output_maximum_sizes/other"),
        ],
    ),
    "sizes without modalities": (FinalForm(input_maximum_sizes=ModalitySizes(text="1")), []),
    # the same item in less detail
    "a range that fits": (
        DraftForm(
            total_parameters=ParameterCount("7.0e10"),
            parameter_range=DraftParameterRange.UP_TO_100B,
        ),
        [],
    ),
    "a range that does not fit, third draft": (
        DraftForm(
            total_parameters=ParameterCount("7.0e10"),
            parameter_range=DraftParameterRange.UP_TO_50B,
        ),
        [("error", "coarser-agrees", "/parameter_range")],
    ),
    "a range that does not fit, final": (
        FinalForm(
            total_parameters=ParameterCount("7.0e10"), parameter_range=ParameterRange.OVER_1T
        ),
        [("error", "coarser-agrees", "/parameter_range")],
    ),
    "either range at a bound": (
        FinalForm(
            total_parameters=ParameterCount("5.0e10"), parameter_range=ParameterRange.UP_TO_100B
        ),
        [],
    ),
    "an order of magnitude that was rounded": (
        FinalForm(
            training_compute=Computation("7.4e25"), training_compute_magnitude=Magnitude("1e26")
        ),
        [],
    ),
    "an order of magnitude that does not fit": (
        FinalForm(
            training_compute=Computation("2.4e25"), training_compute_magnitude=Magnitude("1e26")
        ),
        [("error", "coarser-agrees", "/training_compute_magnitude")],
    ),
    "a period that fits": (
        FinalForm(
            training_time=duration("90"), training_time_range=period(DurationRange.UP_TO_3_MONTHS)
        ),
        [],
    ),
    "a period at the edge, whichever way months are counted": (
        FinalForm(
            training_time=duration("90"), training_time_range=period(DurationRange.UP_TO_6_MONTHS)
        ),
        [],
    ),
    "a period that does not fit": (
        FinalForm(
            training_time=duration("90"), training_time_range=period(DurationRange.OVER_6_MONTHS)
        ),
        [("error", "coarser-agrees", "/training_time_range")],
    ),
    "data points that were rounded": (
        FinalForm(
            data_points=(points("1.5e13"), points("2.4e9", part=DataPart.TESTING)),
            data_points_rounded=(points("2e13"), points("2e9", part=DataPart.TESTING)),
        ),
        [],
    ),
    "data points that do not fit": (
        FinalForm(
            data_points=(points("1.5e13"), points("2.4e9", part=DataPart.TESTING)),
            data_points_rounded=(points("2e13"), points("3e9", part=DataPart.TESTING)),
        ),
        [("error", "coarser-agrees", "/data_points_rounded/1")],
    ),
    "two counts of one part, each rounded": (
        FinalForm(
            data_points=(points("1.5e13"), points("2.4e12")),
            data_points_rounded=(points("2e13"), points("2e12")),
        ),
        [],
    ),
    "data points in another unit": (
        FinalForm(
            data_points=(points("1.5e13"),), data_points_rounded=(points("3e9", "documents"),)
        ),
        [],
    ),
    # dates
    "released in the Union on the same day": (
        FinalForm(release_date=date(2025, 9, 2), union_market_release_date=date(2025, 9, 2)),
        [],
    ),
    "released in the Union before it was released": (
        DraftForm(release_date=date(2025, 9, 2), union_market_release_date=date(2025, 9, 1)),
        [("error", "dates-in-order", "/union_market_release_date")],
    ),
}


BLANKS = [sign for sign in map(chr, range(0x110000)) if sign.isspace()]
"""What divides words."""


@pytest.mark.parametrize("blank", [sign for sign in BLANKS if sign in "\t\n\r" or sign >= " "])
def test_words_are_counted_between_blanks_of_any_kind(blank: str) -> None:
    fits, exceeds = (FinalForm(model_architecture=blank.join(["word"] * n)) for n in (20, 21))
    assert "recommended-words" not in {finding.rule for finding in check_form(fits)}
    (advice,) = [finding for finding in check_form(exceeds) if finding.rule == "recommended-words"]
    assert advice.message.startswith("Model architecture: 21 words;")


@pytest.mark.parametrize(("form", "expected"), CASES.values(), ids=CASES)
def test_a_filled_row_gives_the_findings_that_its_rule_says(
    form: ModelDocumentation, expected: list[tuple[str, str, str]]
) -> None:
    assert noted(form) == expected


RISKY: dict[str, tuple[ModelDocumentation, bool | None, list[tuple[str, str, str]]]] = {
    "N/A for a model with systemic risk": (
        DraftForm(model_architecture_detailed="N/A"),
        True,
        [("error", "systemic-risk", "/model_architecture_detailed")],
    ),
    "N/A for a model without": (DraftForm(model_architecture_detailed="N/A"), False, []),
    "N/A while nobody knows": (DraftForm(model_architecture_detailed="N/A"), None, []),
    "details for a model with systemic risk": (DraftForm(evaluation="as reported"), True, []),
    "details for a model without": (
        DraftForm(evaluation="as reported"),
        False,
        [("advice", "systemic-risk", "/evaluation")],
    ),
    "details while nobody knows": (DraftForm(evaluation="as reported"), None, []),
    "the final Form has no such rows": (FinalForm(model_architecture="a transformer"), True, []),
}


@pytest.mark.parametrize(("form", "risk", "expected"), RISKY.values(), ids=RISKY)
def test_rows_for_systemic_risk_are_compared_with_what_is_known(
    form: ModelDocumentation, risk: bool | None, expected: list[tuple[str, str, str]]
) -> None:
    assert noted(form, systemic_risk=risk) == expected


@pytest.mark.parametrize(
    ("risk", "expected"),
    [
        (
            True,
            {
                "model_architecture_detailed": "missing",
                "evaluation": "missing",
                "adversarial_testing": "conditional",
                "model_adaptations": "conditional",
                "system_architecture": "conditional",
            },
        ),
        (False, {"model_architecture_detailed": "missing"}),  # 'N/A' is to be written
        (
            None,
            dict.fromkeys(
                [
                    "model_architecture_detailed",
                    "evaluation",
                    "adversarial_testing",
                    "model_adaptations",
                    "system_architecture",
                ],
                "conditional",
            ),
        ),
    ],
    ids=["systemic risk", "no systemic risk", "not known"],
)
def test_an_empty_row_for_systemic_risk_is_owed_open_or_not_asked(
    risk: bool | None, expected: dict[str, str]
) -> None:
    rules_by_row = silent(DraftForm(), systemic_risk=risk)
    risky = [row.id for row in DraftForm.definition().rows() if row.systemic_risk_only]
    assert {row_id: rules_by_row[row_id] for row_id in risky if row_id in rules_by_row} == expected


def test_a_known_systemic_risk_is_not_asked_for_again() -> None:
    def message(risk: bool | None) -> str:
        findings = check_form(DraftForm(), systemic_risk=risk)
        return next(
            finding.message for finding in findings if finding.path == "/adversarial_testing"
        )

    assert "say whether it is" in message(None)
    assert "say whether it is" not in message(True)
    assert "where applicable" in message(True)


@pytest.mark.parametrize("edition", FORMS)
def test_an_empty_form_owes_its_header_and_every_row_without_a_condition(edition: str) -> None:
    form = FORMS[edition]()
    conditional = {"third-draft": 11, "final": 4}[edition]
    counts = Counter(silent(form, systemic_risk=True).values())
    owed = len(list(form.rows())) - conditional
    assert counts == {"missing": 2 + owed, "conditional": conditional}
    assert list(silent(form))[:2] == ["last_updated", "document_version"]
    for finding in check_form(form):
        expected = {"missing": Severity.MISSING, "conditional": Severity.ADVICE}[finding.rule]
        assert finding.severity is expected
        assert finding.source == MEASURES[edition]


@pytest.mark.parametrize("edition", FORMS)
def test_a_header_field_is_named_as_printed(edition: str) -> None:
    first, second, *_ = check_form(FORMS[edition]())
    day = {"third-draft": "the document", "final": "this document"}[edition]
    assert first.message.startswith(f"Date {day} was last updated: ")
    assert second.message.startswith("Document version number: ")
    dated = FORMS[edition](last_updated=date(2025, 9, 1), document_version="1")
    assert not {"last_updated", "document_version"} & set(silent(dated))


@pytest.mark.parametrize(
    ("edition", "row_id"),
    [(edition, row.id) for edition, kind in FORMS.items() for row in kind.definition().rows()],
)
def test_an_answer_settles_its_own_row_and_no_other(edition: str, row_id: str) -> None:
    filled: dict[str, Any] = {row_id: getattr(marked(FORMS[edition])[0], row_id)}
    before = silent(FORMS[edition](), systemic_risk=True)
    assert before[row_id] in EMPTY
    after = silent(FORMS[edition](**filled), systemic_risk=True)
    assert after == {name: rule for name, rule in before.items() if name != row_id}


@pytest.mark.parametrize(
    ("edition", "row_id", "answer"),
    [
        ("third-draft", "intended_uses", "N/A"),
        ("third-draft", "license", "none exists"),
        ("third-draft", "input_maximum_sizes", {"text": "N/A"}),
        ("third-draft", "model_architecture_detailed", "N/A"),
        ("final", "training_energy", "N/A"),
        ("final", "acceptable_use_policy", "none exists"),
        ("final", "model_dependencies", []),
        ("final", "output_maximum_sizes", {"video": "N/A"}),
    ],
)
def test_the_answer_that_a_finding_offers_is_accepted(
    edition: str, row_id: str, answer: Any
) -> None:
    missing = next(
        finding
        for finding in check_form(FORMS[edition](), systemic_risk=True)
        if finding.path == f"/{row_id}"
    )
    offers = "none exists" if answer == "none exists" else "N/A"
    assert f"'{offers}'" in missing.message
    assert ("an empty list" in missing.message) is (answer == [])
    assert ("for each selected modality" in missing.message) is isinstance(answer, dict)
    document = {"document": "model-documentation-form", "edition": edition, row_id: answer}
    assert row_id not in silent(documentation_of(document), systemic_risk=True)


def test_a_condition_is_quoted_as_printed() -> None:
    messages = {finding.path: finding.message for finding in check_form(DraftForm())}
    assert "where relevant and applicable" in messages["/personal_data_measures"]
    assert "if any" in messages["/model_family"]


@settings(max_examples=40, deadline=None)
@given(any_form, st.sampled_from([True, False, None]))
def test_every_finding_names_a_field_a_rule_and_a_measure_of_its_edition(
    form: ModelDocumentation, risk: bool | None
) -> None:
    fields = {field.id for field in form.definition().header}
    rows = {row.id: row.name for row in form.definition().rows()}
    rules = {
        *("missing", "conditional", "recommended-words", "significant-figures"),
        *(
            "missing-part",
            "sizes-match-choice",
            "coarser-agrees",
            "dates-in-order",
            "systemic-risk",
        ),
        *("placeholder",),
    }
    for finding in check_form(form, systemic_risk=risk):
        field = finding.path.split("/")[1]
        assert field in fields or field in rows
        assert finding.rule in rules
        assert isinstance(finding.severity, Severity)
        assert finding.edition == form.EDITION
        assert load(finding.edition)[finding.source].id == MEASURES[form.EDITION]
        for part in (finding.severity.value, finding.path, finding.rule, finding.source):
            assert part in str(finding)


@settings(max_examples=30, deadline=None)
@given(any_form, st.sampled_from([True, False, None]))
def test_rows_are_reported_in_printed_order(form: ModelDocumentation, risk: bool | None) -> None:
    places = {row.id: place for place, row in enumerate(form.definition().rows())}
    row_places = [places[name] for name in silent(form, systemic_risk=risk) if name in places]
    assert row_places == sorted(row_places)


@settings(max_examples=30, deadline=None)
@given(any_form, st.sampled_from(Audience), st.sampled_from([True, False, None]))
def test_an_audience_s_findings_are_those_of_its_copy(
    form: ModelDocumentation, audience: Audience, risk: bool | None
) -> None:
    copy = form.for_audience(audience)
    findings = check_form(form, audience=audience, systemic_risk=risk)
    assert findings == check_form(copy, systemic_risk=risk)
    assert findings == check_form(form, audience=audience.value, systemic_risk=risk)
    meant = {row.id for row in form.definition().rows() if audience in row.audiences}
    header = {field.id for field in form.definition().header}
    assert {finding.path.split("/")[1] for finding in findings} <= meant | header
    assert set(findings) <= set(check_form(form, systemic_risk=risk))


def test_contradictions_between_audiences_are_seen_only_in_the_whole_form() -> None:
    form = FinalForm(
        total_parameters=ParameterCount("7.0e10"), parameter_range=ParameterRange.OVER_1T
    )
    assert len(noted(form)) == 1
    for audience in Audience:
        assert noted(form, audience=audience) == []


def test_a_copy_is_checked_only_for_its_own_audience() -> None:
    with pytest.raises(UnknownValueError):
        check_form(FinalForm(), audience="public")
    with pytest.raises(WithheldRowError):
        check_form(FinalForm().for_audience("NCAs"), audience="DPs")


@settings(max_examples=30, deadline=None)
@given(whole_forms["final"])
def test_derived_rows_never_contradict_the_precise_ones(form: FinalForm) -> None:
    coarse = {"parameter_range", "data_points_rounded"}
    coarse |= {"training_time_range", "training_compute_magnitude"}
    precise = {row.id: answer for row, answer in form.rows() if row.id not in coarse}
    derived = FinalForm(**precise).with_derived()
    assert "coarser-agrees" not in {rule for _, rule, _ in noted(derived)}


COUNTED: dict[str, tuple[ModelDocumentation, bool | None, Progress]] = {
    "an empty form of the third draft": (
        DraftForm(),
        None,
        Progress(answered=0, not_applicable=0, owed=38, conditional=13),
    ),
    "with systemic risk": (
        DraftForm(),
        True,
        Progress(answered=0, not_applicable=0, owed=40, conditional=11),
    ),
    "without systemic risk": (
        DraftForm(),
        False,
        Progress(answered=0, not_applicable=4, owed=39, conditional=8),
    ),
    "an empty final form": (
        FinalForm(),
        None,
        Progress(answered=0, not_applicable=0, owed=41, conditional=4),
    ),
    "answers of all kinds": (
        FinalForm(
            model_name="Example 1",
            model_authenticity="a hash",
            training_energy="N/A",
            intended_uses="N/A",
            model_dependencies=(),
            license="none exists",
        ),
        None,
        Progress(answered=3, not_applicable=3, owed=36, conditional=3),
    ),
    "an empty copy for downstream providers": (
        FinalForm(audience=Audience.DOWNSTREAM_PROVIDERS),
        None,
        Progress(answered=0, not_applicable=0, owed=22, conditional=1),
    ),
    "an empty list where nothing is not applicable": (
        DraftForm(model_dependencies=()),
        True,
        Progress(answered=1, not_applicable=0, owed=40, conditional=10),
    ),
}


@pytest.mark.parametrize(("form", "risk", "expected"), COUNTED.values(), ids=COUNTED)
def test_progress_counts_rows(
    form: ModelDocumentation, risk: bool | None, expected: Progress
) -> None:
    assert progress(form, systemic_risk=risk) == expected


@settings(max_examples=40, deadline=None)
@given(any_form, st.sampled_from([True, False, None]))
def test_progress_counts_every_row_once_and_as_the_findings_say(
    form: ModelDocumentation, risk: bool | None
) -> None:
    counted = progress(form, systemic_risk=risk)
    rows = len(list(form.rows()))
    total = counted.answered + counted.not_applicable + counted.owed + counted.conditional
    assert total == rows
    header = {field.id for field in form.definition().header}
    rows_by_rule: dict[str, set[str]] = {}
    for finding in check_form(form, systemic_risk=risk):
        name = finding.path.split("/")[1]
        if name not in header:
            rows_by_rule.setdefault(finding.rule, set()).add(name)
    owed = rows_by_rule.get("missing", set()) | rows_by_rule.get("placeholder", set())
    open_rows = rows_by_rule.get("conditional", set())
    assert (len(owed), len(open_rows)) == (counted.owed, counted.conditional)


def test_a_finding_is_a_value() -> None:
    first, again = check_form(FinalForm()), check_form(FinalForm())
    assert first == again
    assert len({*first, *again}) == len(first)
    assert all(isinstance(finding, Finding) for finding in first)
