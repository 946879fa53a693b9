"""What is known of a model besides its documents: contradictions, and documents not owed."""

from datetime import date
from typing import Any

import pytest

from gpai_code.constraints.quantities import Computation
from gpai_code.forms.base import Form
from gpai_code.forms.checks import check_form, progress
from gpai_code.forms.findings import Finding
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import Placement
from gpai_code.forms.values import DistributionChannel, Magnitude
from gpai_code.resolver.facts import ModelFacts
from gpai_code.vocabulary import Severity

EXEMPT = ModelFacts(
    license="Apache-2.0",
    weights_public=True,
    architecture_public=True,
    usage_public=True,
    monetised=False,
    systemic_risk=False,
    is_gpai=True,
    is_provider=True,
    placed_on_union_market=True,
)


def findings_of(form: Form, facts: ModelFacts, rule: str = "facts-agree") -> list[Finding]:
    return [finding for finding in check_form(form, facts=facts) if finding.rule == rule]


def channel(level: str) -> tuple[DistributionChannel, ...]:
    return (DistributionChannel(name="Hub", access_level=level),)


MARCH = date(2026, 3, 1)

# Answers of the Form, facts, the row where they contradict each other and how surely; the rows and
# what they ask are those of the Model Documentation Form
CASES: dict[str, tuple[dict[str, Any], dict[str, Any], str | None, Severity | None]] = {
    "another licence": (
        {"license": "Apache-2.0"},
        {"license": "MIT"},
        "/license",
        Severity.ERROR,
    ),
    "the same licence by another name": (
        {"license": "Apache License 2.0"},
        {"license": "apache-2.0"},
        None,
        None,
    ),
    "a licence and none": ({"license": "MIT"}, {"license": "NONE"}, "/license", Severity.ERROR),
    "none and a licence": (
        {"license": "none exists"},
        {"license": "MIT"},
        "/license",
        Severity.ERROR,
    ),
    "no licence in both": ({"license": "none exists"}, {"license": "NONE"}, None, None),
    "licences that no table holds": (
        {"license": "Own terms, version 3"},
        {"license": "Example Works Terms"},
        "/license",
        Severity.ADVICE,
    ),
    "own terms named in full and in short": (
        {"license": "Example Works Terms, version 3 (https://a.example/terms)"},
        {"license": "Example Works Terms"},
        None,
        None,
    ),
    "a sentence about a licence": (
        {"license": "MIT (see the file AND the notice)"},
        {"license": "MIT"},
        None,
        None,
    ),
    "a title and a link, before more words": (
        {"license": "Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0. As said."},
        {"license": "Apache-2.0"},
        None,
        None,
    ),
    "another title and link, before more words": (
        {"license": "Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0. As said."},
        {"license": "MIT"},
        "/license",
        Severity.ADVICE,
    ),
    "weights that are public and no channel for them": (
        {"distribution_channels": channel("answers only, no weights")},
        {"weights_public": True},
        "/distribution_channels",
        Severity.ADVICE,
    ),
    "weights that are not public and a channel for them": (
        {"distribution_channels": channel("download of the weights")},
        {"weights_public": False},
        "/distribution_channels",
        Severity.ADVICE,
    ),
    "weights and a channel for them": (
        {"distribution_channels": channel("weights")},
        {"weights_public": True},
        None,
        None,
    ),
    "closed weights": (
        {"distribution_channels": channel("answers")},
        {"weights_public": False},
        None,
        None,
    ),
    "another day": (
        {"union_market_release_date": MARCH},
        {"placed_on": date(2026, 3, 2)},
        "/union_market_release_date",
        Severity.ERROR,
    ),
    "the same day": ({"union_market_release_date": MARCH}, {"placed_on": MARCH}, None, None),
    "a day, and no market": (
        {"union_market_release_date": MARCH},
        {"placed_on_union_market": False},
        "/union_market_release_date",
        Severity.ERROR,
    ),
    "more computation": (
        {"training_compute": Computation("2.4e25")},
        {"training_compute": "2.6e25"},
        "/training_compute",
        Severity.ERROR,
    ),
    "the same computation to fewer figures": (
        {"training_compute": Computation("2.41e25")},
        {"training_compute": "2.4e25"},
        None,
        None,
    ),
    "no computation and some": (
        {"training_compute": Computation("2.4e25")},
        {"training_compute": "0"},
        "/training_compute",
        Severity.ERROR,
    ),
    "another order of magnitude": (
        {"training_compute_magnitude": Magnitude("1e24")},
        {"training_compute": "2.4e25"},
        "/training_compute_magnitude",
        Severity.ERROR,
    ),
    "training above all computation": (
        {"training_compute": Computation("2.4e25")},
        {"cumulative_compute": "1.1e25"},
        "/training_compute",
        Severity.ERROR,
    ),
    "training within all computation": (
        {"training_compute": Computation("2.4e25")},
        {"cumulative_compute": "2.6e25"},
        None,
        None,
    ),
}


@pytest.mark.parametrize(("answers", "known", "path", "severity"), CASES.values(), ids=CASES)
def test_an_answer_that_contradicts_the_facts_is_a_finding(
    answers: dict[str, Any], known: dict[str, Any], path: str | None, severity: Severity | None
) -> None:
    findings = findings_of(DocumentationForm(**answers), ModelFacts(**known))
    assert [(finding.path, finding.severity) for finding in findings] == (
        [] if path is None else [(path, severity)]
    )


def test_the_day_of_placing_is_one_of_those_of_a_summary() -> None:
    summary = TrainingContentSummary(placements=(Placement(date=MARCH),))
    assert findings_of(summary, ModelFacts(placed_on=MARCH)) == []
    (finding,) = findings_of(summary, ModelFacts(placed_on=date(2025, 1, 1)))
    assert (finding.path, finding.severity) == ("/placements", Severity.ERROR)


def test_facts_of_a_withheld_row_are_not_compared_in_a_copy() -> None:
    form = DocumentationForm(training_compute=Computation("2.4e25"))
    known = ModelFacts(training_compute="9.9e25")
    assert [finding.path for finding in findings_of(form, known)] == ["/training_compute"]
    copied = check_form(form, audience="DPs", facts=known)
    assert "facts-agree" not in {finding.rule for finding in copied}


def test_a_provider_whom_article_53_2_exempts_does_not_owe_the_form() -> None:
    """AI Act Article 53(2) lifts points (a) and (b) of Article 53(1), never point (d)."""
    form = DocumentationForm(license="Apache-2.0")
    (finding,) = findings_of(form, EXEMPT, "not-owed")
    assert finding.severity is Severity.ADVICE
    assert finding.path == ""
    assert finding.source == "AI Act Article 53(2)"
    assert {finding.severity for finding in check_form(form, facts=EXEMPT)} == {Severity.ADVICE}
    assert progress(form, facts=EXEMPT).owed == 0
    summary = TrainingContentSummary()
    assert findings_of(summary, EXEMPT, "not-owed") == []
    assert progress(summary, facts=EXEMPT).owed > 0


@pytest.mark.parametrize(
    "change", [{"systemic_risk": True}, {"monetised": True}, {"weights_public": None}], ids=str
)
def test_a_provider_that_is_not_certainly_exempt_owes_the_form(change: dict[str, Any]) -> None:
    import attrs  # noqa: PLC0415

    form, facts = DocumentationForm(), attrs.evolve(EXEMPT, **change)
    assert findings_of(form, facts, "not-owed") == []
    assert progress(form, facts=facts).owed > 0


def test_who_is_no_provider_owes_neither_document() -> None:
    facts = ModelFacts(is_gpai=False)
    for form in (DocumentationForm(), TrainingContentSummary()):
        (finding,) = findings_of(form, facts, "not-owed")
        assert finding.source == "AI Act Article 53(1)"
