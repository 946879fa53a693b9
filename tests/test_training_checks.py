"""The rules of the template and its Explanatory Notice, a row for each with its point."""

from datetime import date
from typing import Any

import attrs
import pytest

from gpai_code.forms.checks import check_form, progress
from gpai_code.forms.findings import Finding
from gpai_code.forms.training_content.checks import due_date, next_update
from gpai_code.forms.training_content.summary import TrainingContentSummary as Summary
from gpai_code.forms.training_content.values import (
    AudioData,
    CrawledData,
    CrawledDomains,
    ImageData,
    LicensedData,
    ListedDataset,
    NamedModel,
    NotUsed,
    NoUserData,
    OtherData,
    OtherSources,
    Placement,
    PublicDatasets,
    ServiceUserData,
    SummarisedModel,
    SyntheticData,
    TextBand,
    TextData,
    TrainingModalities,
    TrainingModality,
    UserData,
)
from gpai_code.resolver.facts import ModelFacts
from gpai_code.vocabulary import Role, Severity, SizeClass

TEXT = TrainingModalities(selected=(TrainingModality.TEXT,))
IMAGE = TrainingModalities(selected=(TrainingModality.IMAGE,))
OTHER = TrainingModalities(other="taste")
NO_TO_ALL: dict[str, Any] = {
    "public_datasets": NotUsed(),
    "licensed_data": NotUsed(),
    "private_datasets": NotUsed(),
    "crawled_data": NotUsed(),
    "user_data": NoUserData(),
    "synthetic_data": NotUsed(),
    "other_sources": NotUsed(),
}

LINK = "https://a.example/"
BASE = (SummarisedModel(name="Base", summary=LINK),)
MODIFIER = ModelFacts(role=Role.MODIFIER)


def named(name: str) -> tuple[ListedDataset, ...]:
    return (ListedDataset(name=name),)


Expected = list[tuple[str, str, str]]

# what the rule is called, where it is stated, the summary and facts, and path, severity and source
RULES: dict[str, tuple[str, Summary, ModelFacts, Expected]] = {
    "Header: the first version needs no links": (
        "previous-versions",
        Summary(version="1.0"),
        ModelFacts(),
        [],
    ),
    "Header: V1 is the first": ("previous-versions", Summary(version="V1"), ModelFacts(), []),
    "Header: a version in words says nothing": (
        "previous-versions",
        Summary(version="first"),
        ModelFacts(),
        [],
    ),
    "Header: the second version links to the first": (
        "previous-versions",
        Summary(version="V2"),
        ModelFacts(),
        [("/previous_versions", "missing", "Header")],
    ),
    "Header: 1.1 is above 1": (
        "previous-versions",
        Summary(version="1.1", previous_versions=()),
        ModelFacts(),
        [("/previous_versions", "missing", "Header")],
    ),
    "Header: with links it is enough": (
        "previous-versions",
        Summary(version="2", previous_versions=(LINK,)),
        ModelFacts(),
        [],
    ),
    "Art. 54(1): a Union provider needs no representative": (
        "representative",
        Summary(authorised_representative="Rep, Lisbon"),
        ModelFacts(third_country=False),
        [("/authorised_representative", "advice", "AI Act Article 54(1)")],
    ),
    "Art. 54(6): N/A for a third country only if exempt": (
        "representative",
        Summary(authorised_representative="N/A"),
        ModelFacts(third_country=True),
        [("/authorised_representative", "advice", "AI Act Article 54(6)")],
    ),
    "Notice 28: a modifier names the base": (
        "base-named",
        Summary(model_dependencies=()),
        MODIFIER,
        [("/model_dependencies", "error", "Notice point 28")],
    ),
    "Notice 28: a modifier that names it": (
        "base-named",
        Summary(model_dependencies=BASE),
        MODIFIER,
        [],
    ),
    "Notice 28: sections 2 and 3 only on the modification": (
        "modification-only",
        Summary(model_dependencies=BASE),
        MODIFIER,
        [("/model_dependencies", "advice", "Notice point 28")],
    ),
    "Notice 28: a developer is no modifier": (
        "modification-only",
        Summary(model_dependencies=BASE),
        ModelFacts(role=Role.DEVELOPER),
        [],
    ),
    "Notice 30: the base is linked": (
        "base-linked",
        Summary(model_dependencies=(SummarisedModel(name="Base"), *BASE)),
        MODIFIER,
        [("/model_dependencies/0", "advice", "Notice point 30")],
    ),
    "Section 1.2: a date for each version": (
        "date-per-version",
        Summary(
            model_names=(NamedModel(name="a"), NamedModel(name="b")),
            placements=(Placement(date=date(2026, 1, 1), version="a"),),
        ),
        ModelFacts(),
        [("/placements", "missing", "Section 1.2")],
    ),
    "Section 1.2: one date may be that of all versions": (
        "date-per-version",
        Summary(
            model_names=(NamedModel(name="a"), NamedModel(name="b")),
            placements=(Placement(date=date(2026, 1, 1)),),
        ),
        ModelFacts(),
        [],
    ),
    "Notice 33: placed before 2 August 2025": (
        "due-date",
        Summary(placements=(Placement(date=date(2025, 8, 1)),)),
        ModelFacts(),
        [("/placements/0", "advice", "Notice point 33")],
    ),
    "Notice 33: placed on 2 August 2025": (
        "due-date",
        Summary(placements=(Placement(date=date(2025, 8, 2)),), last_updated=date(2025, 8, 2)),
        ModelFacts(),
        [],
    ),
    "Section 1.3: at least one modality": (
        "modality",
        Summary(),
        ModelFacts(),
        [("/text", "missing", "Section 1.3")],
    ),
    "Section 1.3: another modality is one too": (
        "modality",
        Summary(other=OtherData()),
        ModelFacts(),
        [],
    ),
    "Section 1.3: a range and another unit": (
        "one-size",
        Summary(text=TextData(size=TextBand.LOWER, other_size="2 TB")),
        ModelFacts(),
        [("/text/other_size", "advice", "Section 1.3")],
    ),
    "Section 1.3: a range alone": (
        "one-size",
        Summary(text=TextData(size=TextBand.LOWER)),
        ModelFacts(),
        [],
    ),
    "a modality of Section 2 that 1.3 lacks": (
        "modalities-agree",
        Summary(text=TextData(), licensed_data=LicensedData(modalities=IMAGE)),
        ModelFacts(),
        [("/licensed_data/modalities", "error", "Section 1.3")],
    ),
    "another modality of Section 2 that 1.3 lacks": (
        "modalities-agree",
        Summary(text=TextData(), licensed_data=LicensedData(modalities=OTHER)),
        ModelFacts(),
        [("/licensed_data/modalities", "error", "Section 1.3")],
    ),
    "nothing is compared while 1.3 is empty": (
        "modalities-agree",
        Summary(licensed_data=LicensedData(modalities=IMAGE)),
        ModelFacts(),
        [],
    ),
    "a modality of 1.3 that no source covers": (
        "modalities-agree",
        Summary(
            **{**NO_TO_ALL, "licensed_data": LicensedData(modalities=TEXT)},
            text=TextData(),
            audio=AudioData(),
        ),
        ModelFacts(),
        [("/audio", "error", "Section 1.3")],
    ),
    "a source still open may cover it": (
        "modalities-agree",
        Summary(
            **{**NO_TO_ALL, "licensed_data": LicensedData(modalities=TEXT), "user_data": None},
            text=TextData(),
            audio=AudioData(),
        ),
        ModelFacts(),
        [],
    ),
    "other sources name no modality and may cover it": (
        "modalities-agree",
        Summary(**{**NO_TO_ALL, "other_sources": OtherSources()}, audio=AudioData()),
        ModelFacts(),
        [],
    ),
    "Section 2: no to every source": (
        "some-source",
        Summary(**NO_TO_ALL),
        ModelFacts(),
        [("/other_sources/used", "error", "Section 2")],
    ),
    "Section 2: a source still open": (
        "some-source",
        Summary(**{**NO_TO_ALL, "crawled_data": None}),
        ModelFacts(),
        [],
    ),
    "Section 2: one source is enough": (
        "some-source",
        Summary(**{**NO_TO_ALL, "user_data": ServiceUserData()}),
        ModelFacts(),
        [],
    ),
    "Section 2.1: a large dataset without a link": (
        "dataset-described",
        Summary(public_datasets=PublicDatasets(large=named("x"))),
        ModelFacts(),
        [("/public_datasets/large/0", "missing", "Section 2.1")],
    ),
    "Section 2.1: described, with a period that is not known": (
        "dataset-described",
        Summary(
            public_datasets=PublicDatasets(
                large=(
                    ListedDataset(
                        name="x",
                        description="texts",
                        collected_from="not known",
                        collected_until="not known",
                    ),
                )
            )
        ),
        ModelFacts(),
        [],
    ),
    "Section 2.1: a link is enough": (
        "dataset-described",
        Summary(public_datasets=PublicDatasets(large=(ListedDataset(name="x", link=LINK),))),
        ModelFacts(),
        [],
    ),
    "Section 2.1: a period in the wrong order": (
        "dates-in-order",
        Summary(
            public_datasets=PublicDatasets(
                large=(
                    ListedDataset(
                        name="x", link=LINK, collected_from="2025-02", collected_until="2025-01"
                    ),
                )
            )
        ),
        ModelFacts(),
        [("/public_datasets/large/0", "error", "Section 2.1")],
    ),
    "Section 2.3: a period in the wrong order": (
        "dates-in-order",
        Summary(crawled_data=CrawledData(collected_from="2025-02", collected_until="2025-01")),
        ModelFacts(),
        [("/crawled_data/collected_until", "error", "Section 2.3")],
    ),
    "Section 2.3: one month of crawling": (
        "dates-in-order",
        Summary(crawled_data=CrawledData(collected_from="2025-02", collected_until="2025-02")),
        ModelFacts(),
        [],
    ),
    "Section 1.3: crawled after the latest acquisition": (
        "dates-in-order",
        Summary(crawled_data=CrawledData(collected_until="2025-02"), latest_acquisition="2025-01"),
        ModelFacts(),
        [("/latest_acquisition", "error", "Section 1.3")],
    ),
    "Section 1.3: acquired after the last update": (
        "dates-in-order",
        Summary(latest_acquisition="2025-02", last_updated=date(2025, 1, 31)),
        ModelFacts(),
        [("/latest_acquisition", "error", "Section 1.3")],
    ),
    "Section 1.3: acquired in the month of the update": (
        "dates-in-order",
        Summary(latest_acquisition="2025-01", last_updated=date(2025, 1, 1)),
        ModelFacts(),
        [],
    ),
}


def found_by(rule: str, findings: tuple[Finding, ...]) -> Expected:
    return [
        (finding.path, finding.severity.value, finding.source)
        for finding in findings
        if finding.rule == rule
    ]


@pytest.mark.parametrize(("rule", "summary", "facts", "expected"), RULES.values(), ids=RULES)
def test_the_rule(rule: str, summary: Summary, facts: ModelFacts, expected: Expected) -> None:
    findings = check_form(summary, facts=facts)
    assert found_by(rule, findings) == expected
    assert all(finding.edition == "2025-12-05" for finding in findings)


@pytest.mark.parametrize(
    ("placed", "due"),
    [
        # AI Act Article 111(3); Notice, points 32 and 33
        (date(2019, 1, 1), date(2027, 8, 2)),
        (date(2025, 8, 1), date(2027, 8, 2)),
        (date(2025, 8, 2), date(2025, 8, 2)),
        (date(2026, 5, 17), date(2026, 5, 17)),
    ],
)
def test_a_summary_is_due_at_the_placing_or_in_august_2027(placed: date, due: date) -> None:
    assert due_date(placed) == due


@pytest.mark.parametrize(
    ("as_of", "overdue"),
    [(date(2026, 5, 16), False), (date(2026, 5, 17), True), (None, False)],
)
def test_a_summary_without_a_date_is_owed_from_the_placing_on(
    as_of: date | None, overdue: bool
) -> None:
    summary = Summary(placements=(Placement(date=date(2026, 5, 17)),))
    due = found_by("due-date", check_form(summary, as_of=as_of))
    assert due == ([("/placements/0", "missing", "Notice point 32")] if overdue else [])


@pytest.mark.parametrize(
    ("summary", "due"),
    [
        # Notice, point 29: six months, tied to further training
        (Summary(last_updated=date(2026, 1, 15), continuous_training=True), date(2026, 7, 15)),
        (Summary(last_updated=date(2026, 8, 31), continuous_training=True), date(2027, 2, 28)),
        (Summary(last_updated=date(2026, 1, 15), continuous_training=False), None),
        (Summary(last_updated=date(2026, 1, 15)), None),
        (Summary(continuous_training=True), None),
    ],
)
def test_an_update_is_due_every_six_months_while_training_goes_on(
    summary: Summary, due: date | None
) -> None:
    assert next_update(summary) == due
    if due is not None:
        at_last = check_form(summary, as_of=due)
        later = check_form(summary, as_of=date.fromordinal(due.toordinal() + 1))
        assert found_by("update-due", at_last) == []
        assert found_by("update-due", later) == [("/last_updated", "missing", "Notice point 29")]


def paths(findings: tuple[Finding, ...], severity: Severity = Severity.MISSING) -> set[str]:
    return {finding.path for finding in findings if finding.severity is severity}


def test_an_empty_summary_owes_what_everyone_owes() -> None:
    assert paths(check_form(Summary())) == {
        *("/version", "/last_updated", "/provider", "/model_names", "/placements", "/text"),
        *("/latest_acquisition", "/continuous_training", "/public_datasets/used"),
        *("/licensed_data/used", "/private_datasets/used", "/crawled_data/used"),
        *("/user_data/model_interactions", "/user_data/other_services"),
        *("/synthetic_data/used", "/other_sources/used", "/code_signatory"),
        *("/reservation_measures", "/illegal_content_measures"),
    }


@pytest.mark.parametrize(
    ("facts", "owed", "asked"),
    [
        (ModelFacts(), set(), {"/authorised_representative", "/model_dependencies"}),
        (
            ModelFacts(third_country=True),
            {"/authorised_representative"},
            {"/model_dependencies"},
        ),
        (ModelFacts(third_country=False), set(), {"/model_dependencies"}),
        (MODIFIER, {"/model_dependencies"}, {"/authorised_representative"}),
    ],
)
def test_a_condition_that_is_known_settles_its_row(
    facts: ModelFacts, owed: set[str], asked: set[str]
) -> None:
    both = {"/authorised_representative", "/model_dependencies"}
    findings = check_form(Summary(), facts=facts)
    assert paths(findings) & both == owed
    assert paths(findings, Severity.ADVICE) & both == asked


def test_a_size_in_another_unit_replaces_the_range_of_text() -> None:
    assert "/text/size" in paths(check_form(Summary(text=TextData())))
    assert "/text/size" not in paths(check_form(Summary(text=TextData(other_size="2 TB"))))


@pytest.mark.parametrize("name", ["text", "image", "audio", "video", "other"])
def test_a_ticked_modality_owes_its_range_and_its_types_of_content(name: str) -> None:
    kind = Summary.kinds_of(name)[0]
    owed = paths(check_form(Summary(**{name: kind()})))
    assert {f"/{name}/size", f"/{name}/content_types"} <= owed
    assert f"/{name}" not in owed


def test_yes_owes_what_no_does_not() -> None:
    crawled = paths(check_form(Summary(crawled_data=CrawledData())))
    assert {path for path in crawled if path.startswith("/crawled_data")} == {
        f"/crawled_data/{name}"
        for name in (
            *("crawlers", "purposes", "behaviour", "collected_from", "collected_until"),
            *("description", "modalities", "domains"),
        )
    }
    silent = paths(check_form(Summary(crawled_data=NotUsed())))
    assert not {path for path in silent if path.startswith("/crawled_data")}


def test_the_same_user_data_rows_are_owed_for_either_yes() -> None:
    for block in (UserData(other_services=False), ServiceUserData()):
        owed = paths(check_form(Summary(user_data=block)))
        assert {"/user_data/description", "/user_data/modalities"} <= owed


def test_a_list_that_says_none_is_an_answer() -> None:
    owed = paths(check_form(Summary(synthetic_data=SyntheticData(gpai_models=()))))
    assert "/synthetic_data/gpai_models" not in owed


def test_what_is_optional_is_counted_apart() -> None:
    counts = progress(Summary())
    assert counts.optional == 3
    assert counts.answered == 0
    assert counts.owed == 16
    total = sum(attrs.astuple(counts))
    assert total == sum(1 for _ in Summary.definition().rows())


def test_no_condition_of_size_is_read_into_other_rules() -> None:
    for size in SizeClass:
        assert check_form(Summary(), facts=ModelFacts(size_class=size)) == check_form(Summary())


def test_domains_may_be_a_file() -> None:
    crawled = CrawledData(domains=CrawledDomains(link=LINK))
    assert "/crawled_data/domains" not in paths(check_form(Summary(crawled_data=crawled)))


def test_images_alone_are_a_modality() -> None:
    assert found_by("modality", check_form(Summary(image=ImageData()))) == []
