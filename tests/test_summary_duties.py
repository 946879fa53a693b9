"""When a summary is due, where it is published, and which form it is compared with."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from gpai_code.errors import AmountError, DocumentError
from gpai_code.forms.agreement import compare_with_summary, may_concern_one_model
from gpai_code.forms.checks import check_form
from gpai_code.forms.findings import Note
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.training_content.evidence import large_datasets, percent, read_sizes
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import NamedModel, Placement
from gpai_code.forms.values import (
    DataPart,
    DataPoints,
    DistributionChannel,
    ParameterCount,
    ParameterRange,
)
from gpai_code.reports.checked_files import Given, check_files
from gpai_code.vocabulary import Severity

# day of placing, last update, day of the check; severity, words, and point of the Notice
DUE: dict[str, tuple[str, str | None, str | None, Severity | None, str, str]] = {
    "before August 2025, not yet due": (
        *("2025-03-01", None, "2027-01-01", Severity.ADVICE),
        *("due by 2027-08-02", "Notice point 33"),
    ),
    "on the last day": (
        *("2025-03-01", None, "2027-08-02", Severity.ADVICE),
        *("due by 2027-08-02", "Notice point 33"),
    ),
    "the day after it": (
        *("2025-08-01", None, "2027-08-03", Severity.MISSING),
        *("due since 2027-08-02", "Notice point 33"),
    ),
    "nobody said which day it is": (
        *("2025-03-01", None, None, Severity.ADVICE),
        *("due by 2027-08-02", "Notice point 33"),
    ),
    "published, with gaps to justify": (
        *("2025-03-01", "2027-07-01", "2027-09-01", Severity.ADVICE),
        *("justify gaps", "Notice point 33"),
    ),
    "from August 2025, on the day": (
        *("2025-08-02", None, "2025-08-02", Severity.MISSING),
        *("since that day", "Notice point 32"),
    ),
    "from August 2025, before it": ("2026-03-01", None, "2026-02-28", None, "", ""),
    "from August 2025, published": ("2026-03-01", "2026-03-01", "2027-01-01", None, "", ""),
}


@pytest.mark.parametrize(
    ("placed", "updated", "today", "severity", "words", "source"), DUE.values(), ids=DUE
)
def test_a_summary_that_is_late_is_late_whenever_the_model_was_placed(
    placed: str,
    updated: str | None,
    today: str | None,
    severity: Severity | None,
    words: str,
    source: str,
) -> None:
    summary = TrainingContentSummary(
        placements=(Placement(date=date.fromisoformat(placed)),),
        last_updated=None if updated is None else date.fromisoformat(updated),
    )
    as_of = None if today is None else date.fromisoformat(today)
    due = [finding for finding in check_form(summary, as_of=as_of) if finding.rule == "due-date"]
    if severity is None:
        assert due == []
        return
    (finding,) = due
    assert (finding.severity, finding.source) == (severity, source)
    assert words in finding.message
    if severity is Severity.MISSING:
        assert "is due by" not in finding.message


def test_the_places_of_publication_are_named_with_the_earliest_day() -> None:
    """Explanatory Notice, point 32: the official website, and every public channel."""
    summary = TrainingContentSummary(
        placements=(Placement(date=date(2026, 5, 1)), Placement(date=date(2026, 3, 1)))
    )
    (finding,) = [
        reported for reported in check_form(summary) if reported.rule == "publication-places"
    ]
    assert (finding.severity, finding.source) == (Severity.ADVICE, "Notice point 32")
    for words in ("2026-03-01", "official website", "public channel"):
        assert words in finding.message
    assert "publication-places" not in {
        finding.rule for finding in check_form(TrainingContentSummary())
    }


def test_the_channels_of_the_form_are_places_of_publication() -> None:
    channels = tuple(
        DistributionChannel(name=f"Hub {number}", access_level="weights") for number in range(9)
    )
    form = DocumentationForm(distribution_channels=channels)
    summary = TrainingContentSummary(placements=(Placement(date=date(2026, 3, 1)),))
    (finding,) = compare_with_summary(form, summary)
    assert (finding.rule, finding.edition) == ("publication-places", "2025-12-05")
    assert "Hub 0, Hub 1, Hub 2 and 6 more" in finding.message
    assert compare_with_summary(form, TrainingContentSummary()) == ()


PAIRS = {
    "the same provider": ("Alpha Works", "A-7B", "Alpha Works, desk@a.example", "Other", True),
    "the same model": ("Alpha Works", "A-7B", "Alpha Holding", "a-7b  v2", True),
    "neither": ("Alpha Works", "A-7B", "Beta Works", "B-1B", False),
    "another provider, models not named": ("Alpha Works", None, "Beta Works", "B-1B", False),
    "nothing to tell by": (None, None, "Beta Works", "B-1B", True),
}


@pytest.mark.parametrize(
    ("provider", "name", "summary_provider", "model", "pair"), PAIRS.values(), ids=PAIRS
)
def test_two_documents_are_compared_if_they_can_be_of_one_model(
    provider: str | None, name: str | None, summary_provider: str, model: str, pair: bool
) -> None:
    form = DocumentationForm(
        provider_legal_name=provider, model_name=name, union_market_release_date=date(2026, 3, 1)
    )
    summary = TrainingContentSummary(
        provider=summary_provider,
        model_names=(NamedModel(name=model),),
        placements=(Placement(date=date(2026, 5, 1)),),
    )
    assert may_concern_one_model(form, summary) is pair
    files = [
        ("form.json", form.to_json().encode),
        ("summary.json", summary.to_json().encode),
    ]
    rules = {
        located.finding.rule for file in check_files(files, Given()) for located in file.findings
    }
    assert ("dates-agree" in rules) is pair


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(30001, 10**6), "3.0001%"),
        (Fraction(31, 1000), "3.1%"),
        (Fraction(1), "100.0%"),
        (Fraction(3, 100) + Fraction(1, 10**30), "slightly more than 3%"),
    ],
)
def test_a_share_above_three_percent_is_never_rounded_to_it(share: Fraction, text: str) -> None:
    assert percent(share) == text


def test_sizes_beyond_all_measure_are_refused_at_once() -> None:
    for size in ("1e9999", "1e-9999", "-1", "1e100"):
        with pytest.raises(DocumentError):
            read_sizes(f'{{"a": {{"Text": {size}}}}}'.encode())
    for fine in (Decimal("1e-100"), Decimal("9e99"), Decimal("0e5"), 0):
        assert isinstance(large_datasets({"a": {"Text": fine}, "b": {"Text": 1}}), tuple)
    with pytest.raises(AmountError):
        large_datasets({"a": {"Text": Decimal("NaN")}})
    with pytest.raises(AmountError):
        large_datasets({"a": {"Text": 10**100}})


def test_messages_are_bounded_whatever_the_answers_hold() -> None:
    """Two long lists of data points with long units: the text is linear, and so is the work."""
    unit = "u" * 10_000
    part = DataPart.TRAINING
    many = tuple(DataPoints(part=part, value=f"1.{n:03}e13", unit=unit) for n in range(1_000))
    coarse = tuple(DataPoints(part=part, value="9e13", unit=unit) for _ in range(1_000))
    form = DocumentationForm(
        data_points=many,
        data_points_rounded=coarse,
        total_parameters=ParameterCount("7e9"),
        parameter_range=ParameterRange.OVER_1T,
    )
    findings = [finding for finding in check_form(form) if finding.rule == "coarser-agrees"]
    assert len(findings) == 1_001
    assert max(len(finding.message) for finding in findings) < 1_100
    assert "and 997 more" in findings[-1].message


def test_each_number_of_data_points_is_rounded_once_for_each_number_of_figures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from gpai_code.forms.model_documentation import checks, rounding  # noqa: PLC0415

    rounded: list[int] = []
    original = rounding.acceptable_roundings

    def counted(points: DataPoints, figures: int) -> set[Decimal]:
        rounded.append(figures)
        return original(points, figures)

    monkeypatch.setattr(checks, "acceptable_roundings", counted)
    part = DataPart.TRAINING
    for size in (50, 100, 200):
        rounded.clear()
        form = DocumentationForm(
            data_points=tuple(
                DataPoints(part=part, value=f"1.{n:03}e13", unit="tokens") for n in range(size)
            ),
            data_points_rounded=tuple(
                DataPoints(part=part, value="1e13", unit="tokens") for _ in range(size)
            ),
        )
        check_form(form)
        assert len(rounded) == size


def test_a_message_is_cut_whatever_wrote_it() -> None:
    note = Note("", "rule", Severity.ADVICE, "m" * 5_000)
    finding = note.finding("source", "final")
    assert finding.path == ""
    assert len(finding.message) < 1_100
