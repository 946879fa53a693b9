"""What a person may type for a field: numbers of options, days, references, lists, yes and no."""

from datetime import date
from typing import Any

import attrs
import pytest

from gpai_code.constraints.unstructuring import unstructure
from gpai_code.forms.documents import KINDS
from gpai_code.forms.safety_security.framework import FrameworkAssessment
from gpai_code.forms.safety_security.incident_records import SimilarIncident
from gpai_code.forms.safety_security.records import (
    ModelEvaluation,
    RiskEstimate,
    RiskSources,
    SystemicRisk,
)
from gpai_code.forms.safety_security.report_records import AcceptanceDetermination
from gpai_code.forms.training_content.values import CrawledDomains, TrainingModalities
from gpai_code.reading.typed_answers import is_answer, typed_answer
from gpai_code.reading.typed_fields import is_long_text, shown_options
from gpai_code.render.form_hints import how_to_type

REPORT = KINDS["model-report"]["final"]
INCIDENT = KINDS["serious-incident-report"]["final"]
SUMMARY = KINDS["training-content-summary"]["2025-12-05"]
FORM = KINDS["model-documentation-form"]["final"]


def field(kind: type[Any], name: str) -> Any:
    """Return the type of a class's field."""
    return attrs.fields_dict(kind)[name].type


UNDERSTOOD = [
    # one option: by its number, as printed, in small letters, by the words that are listed
    (field(RiskEstimate, "kind"), "3", "qualitative"),
    (field(RiskEstimate, "kind"), "Semi-Quantitative", "semi-quantitative"),
    (field(REPORT, "stage"), "update", "update"),
    # several: numbers with commas, words between bars; a comma inside an option parts nothing
    (field(SystemicRisk, "types"), "1, 3", ["Risks to public health", "Risks to public security"]),
    (
        field(SystemicRisk, "types"),
        "risks to safety | 5",
        ["Risks to safety", "Risks to society as a whole"],
    ),
    (
        field(SystemicRisk, "specified"),
        "chemical, biological, radiological and nuclear",
        "Chemical, biological, radiological and nuclear",
    ),
    (field(FrameworkAssessment, "grounds"), "1.3(1)", ["1.3(1)"]),
    (field(REPORT, "update_exceptions"), "none", []),
    # options with another in words
    (RiskSources, "1.3.1(1), 1.3.1(12)", {"selected": ["1.3.1(1)", "1.3.1(12)"]}),
    (RiskSources, "1 | 1.3.1(2) cbrn and weapons", {"selected": ["1.3.1(1)", "1.3.1(2)"]}),
    (
        RiskSources,
        "2, Other: a leak, for example",
        {"selected": ["1.3.1(2)"], "other": "a leak, for example"},
    ),
    (RiskSources, "other: a leak", {"other": "a leak"}),
    (TrainingModalities, "1,4,other: maps", {"selected": ["Text", "Audio"], "other": "maps"}),
    # yes and no
    (bool, "Y", True),
    (bool, "no", False),
    # days of an incident
    (field(INCIDENT, "start"), "2027-01-16", {"date": "2027-01-16", "approximate": False}),
    (
        field(SimilarIncident, "start"),
        "about 2027-01-16",
        {"date": "2027-01-16", "approximate": True},
    ),
    (field(INCIDENT, "end"), "Not yet known", "not yet known"),
    # lists of short texts
    (field(CrawledDomains, "names"), "example.org, example.com", ["example.org", "example.com"]),
    (
        field(SUMMARY, "previous_versions"),
        "https://a.example/ | https://b.example/?a,b,",
        ["https://a.example/", "https://b.example/?a,b,"],
    ),
    (field(SUMMARY, "previous_versions"), "none", []),
    (date, "2026-05-01", "2026-05-01"),
]


@pytest.mark.parametrize(
    ("annotation", "words", "expected"), UNDERSTOOD, ids=lambda value: str(value)[:40]
)
def test_what_is_typed_is_understood(annotation: Any, words: str, expected: Any) -> None:
    answer = typed_answer(annotation, words)
    assert is_answer(answer)
    assert unstructure(answer.value) == expected


REFUSED = [
    (field(RiskEstimate, "kind"), "4", "no option is called '4'"),
    (field(RiskEstimate, "kind"), "0", "no option is called '0'"),
    (field(SystemicRisk, "types"), "1, fire", "no option is called 'fire'"),
    (field(SystemicRisk, "types"), "1, 1", "give each item once"),
    (field(SystemicRisk, "types"), "none", "give 1 to 5 items"),
    (RiskSources, "1, a leak", "write 'other:' before other words"),
    (RiskSources, "other:", "select at least one"),
    (bool, "perhaps", "write yes or no"),
    (field(INCIDENT, "start"), "about January", "write a day as YYYY-MM-DD"),
    (field(SimilarIncident, "start"), "not yet known", "write a day as YYYY-MM-DD"),
    (field(CrawledDomains, "names"), "https://example.org", "write a domain name"),
    (field(FORM, "license_category"), "TBD", "keep a place free"),
]


@pytest.mark.parametrize(
    ("annotation", "words", "reason"), REFUSED, ids=lambda value: str(value)[:40]
)
def test_what_is_not_understood_has_a_reason(annotation: Any, words: str, reason: str) -> None:
    answer = typed_answer(annotation, words)
    assert not is_answer(answer)
    assert reason in str(answer.note)


def test_references_are_numbers_or_ids() -> None:
    ids = ("cyber", "control")
    risks = field(ModelEvaluation, "risks")
    assert typed_answer(risks, "2, cyber", ids).value == ("control", "cyber")
    # an id that no record has yet is one all the same
    assert typed_answer(risks, "3 later", ids).value == ("3", "later")
    risk = field(AcceptanceDetermination, "risk")
    assert typed_answer(risk, "2", ids).value == "control"
    assert not is_answer(typed_answer(risk, "No Id", ids))


HINTS = [
    (
        field(INCIDENT, "start"),
        "a day, or 'about', a day, a colon and how it was found; 'not yet known'",
    ),
    (field(SimilarIncident, "start"), "a day, or 'about', a day, a colon and how it was found"),
    (bool, "yes or no"),
    (field(REPORT, "stage"), "the number"),
    (field(SystemicRisk, "types"), "numbers with commas"),
    (field(SystemicRisk, "characteristics"), "numbers with commas; none if there are none"),
    (RiskSources, "numbers with commas; 'other: ...' for another in words"),
    (field(SUMMARY, "previous_versions"), "with blanks between; none if there are none"),
    (field(SUMMARY, "latest_acquisition"), "a month as YYYY-MM"),
    (field(INCIDENT, "response"), "in words; 'none exists' or 'not yet known'"),
    (field(REPORT, "standards"), "in words"),
    (field(REPORT, "placed_on"), "such as: 2025-01-31"),
]


@pytest.mark.parametrize(("annotation", "hint"), HINTS, ids=lambda value: str(value)[:40])
def test_every_field_says_how_it_is_typed(annotation: Any, hint: str) -> None:
    assert how_to_type(annotation) == hint


def test_options_are_listed_with_their_words() -> None:
    assert shown_options(RiskSources)[0] == "1.3.1(1) offensive cyber"
    assert shown_options(field(REPORT, "stage")) == ["first", "update", "interim"]
    assert shown_options(field(REPORT, "standards")) == []


def test_only_answers_in_words_have_several_lines() -> None:
    assert is_long_text(field(REPORT, "standards"))
    assert not is_long_text(field(SUMMARY, "latest_acquisition"))
    assert not is_long_text(field(REPORT, "stage"))
