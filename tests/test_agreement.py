"""The two documents of one model, compared with each other."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from gpai_code.cli.app import main
from gpai_code.forms.agreement import compare_with_summary
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.final import DocumentationForm as FinalForm
from gpai_code.forms.model_documentation.third_draft import DocumentationForm as DraftForm
from gpai_code.forms.training_content.summary import TrainingContentSummary as Summary
from gpai_code.forms.training_content.values import (
    CrawledData,
    LicensedData,
    NamedModel,
    NotUsed,
    NoUserData,
    OtherSources,
    Placement,
    PublicDatasets,
    SummarisedModel,
    SyntheticData,
    TextData,
    UserData,
    VideoData,
)
from gpai_code.forms.values import (
    DataProvenance,
    Dependency,
    DraftDataProvenance,
    DraftProvenanceChoice,
    Modality,
    ModalityChoice,
    ModifiedModel,
    ProvenanceChoice,
)
from tests.strategies import any_form, summaries

DAY, NEXT = date(2026, 1, 1), date(2026, 1, 2)
TEXT = ModalityChoice(selected=(Modality.TEXT,))


def provenance(*names: str, other: str | None = None) -> ProvenanceChoice:
    selected = tuple(DataProvenance[name] for name in names)
    return ProvenanceChoice(selected=selected or None, other=other)


Expected = list[tuple[str, str, str]]

CASES: dict[str, tuple[ModelDocumentation, Summary, Expected]] = {
    "nothing to compare": (FinalForm(), Summary(), []),
    "the provider's name with its address": (
        FinalForm(provider_legal_name="Acme  AI"),
        Summary(provider="ACME AI, Lisbon"),
        [],
    ),
    "another provider": (
        FinalForm(provider_legal_name="Acme AI"),
        Summary(provider="Other, Lisbon"),
        [("/provider", "provider-agrees", "advice")],
    ),
    "one of several names": (
        FinalForm(model_name="M-1, also as M-1-small"),
        Summary(model_names=(NamedModel(name="M-0"), NamedModel(name="m-1"))),
        [],
    ),
    "the third draft's name": (
        DraftForm(versioned_model_name="M-1"),
        Summary(model_names=(NamedModel(name="M-2"),)),
        [("/model_names", "names-agree", "advice")],
    ),
    "the same day": (
        FinalForm(union_market_release_date=DAY),
        Summary(placements=(Placement(date=NEXT), Placement(date=DAY))),
        [],
    ),
    "another day": (
        FinalForm(union_market_release_date=DAY),
        Summary(placements=(Placement(date=NEXT),)),
        [("/placements", "dates-agree", "error")],
    ),
    "models that it builds on, in the Form alone": (
        FinalForm(model_dependencies=(ModifiedModel(name="Base"),)),
        Summary(model_dependencies=()),
        [("/model_dependencies", "dependencies-agree", "error")],
    ),
    "models that it builds on, in the summary alone": (
        FinalForm(model_dependencies=()),
        Summary(model_dependencies=(SummarisedModel(name="Base"),)),
        [("/model_dependencies", "dependencies-agree", "error")],
    ),
    "the same models": (
        DraftForm(model_dependencies=(Dependency(name="base", documentation="not accessible"),)),
        Summary(model_dependencies=(SummarisedModel(name="Base"),)),
        [],
    ),
    "other models": (
        FinalForm(model_dependencies=(ModifiedModel(name="Base 2"),)),
        Summary(model_dependencies=(SummarisedModel(name="Base"),)),
        [("/model_dependencies", "dependencies-agree", "advice")],
    ),
    "a modality of training that the Form lacks": (
        FinalForm(data_modalities=TEXT),
        Summary(text=TextData(), video=VideoData()),
        [("/video", "modalities-agree", "error")],
    ),
    "a modality that may be one of testing": (
        FinalForm(data_modalities=ModalityChoice(selected=(Modality.TEXT,), other="taste")),
        Summary(text=TextData()),
        [("/other", "modalities-agree", "advice")],
    ),
    "a source of training that the Form lacks": (
        FinalForm(data_provenance=provenance("PUBLIC_DATASETS")),
        Summary(public_datasets=PublicDatasets(), crawled_data=CrawledData()),
        [("/crawled_data", "provenance-agrees", "error")],
    ),
    "a source that the Form may name in its own words": (
        FinalForm(data_provenance=provenance(other="our crawler")),
        Summary(crawled_data=CrawledData()),
        [],
    ),
    "synthetic data may be public": (
        FinalForm(data_provenance=provenance("PUBLIC_DATASETS")),
        Summary(synthetic_data=SyntheticData()),
        [("/synthetic_data", "provenance-agrees", "advice")],
    ),
    "a source that may be one of testing": (
        FinalForm(data_provenance=provenance("USER_DATA")),
        Summary(user_data=NoUserData()),
        [("/user_data", "provenance-agrees", "advice")],
    ),
    "private data is licensed or not": (
        FinalForm(data_provenance=provenance("PRIVATE")),
        Summary(licensed_data=LicensedData(), private_datasets=NotUsed()),
        [],
    ),
    "private data of neither kind": (
        FinalForm(data_provenance=provenance("PRIVATE")),
        Summary(licensed_data=NotUsed(), private_datasets=NotUsed()),
        [("/licensed_data", "provenance-agrees", "advice")],
    ),
    "private data while one kind is open": (
        FinalForm(data_provenance=provenance("PRIVATE")),
        Summary(licensed_data=NotUsed()),
        [],
    ),
    "annotation is another source": (
        DraftForm(
            data_provenance=DraftProvenanceChoice(selected=(DraftDataProvenance.ANNOTATION,))
        ),
        Summary(other_sources=OtherSources()),
        [],
    ),
    "user data that both name": (
        FinalForm(data_provenance=provenance("USER_DATA")),
        Summary(user_data=UserData(other_services=False)),
        [],
    ),
}


@pytest.mark.parametrize(("form", "summary", "expected"), CASES.values(), ids=CASES)
def test_contradictions_about_training_between_the_two_documents_are_found(
    form: ModelDocumentation, summary: Summary, expected: Expected
) -> None:
    findings = compare_with_summary(form, summary)
    assert [
        (finding.path, finding.rule, finding.severity.value) for finding in findings
    ] == expected
    assert all(finding.edition == form.EDITION for finding in findings)


@settings(max_examples=50, deadline=None)
@given(any_form, summaries)
def test_any_two_documents_can_be_compared(form: ModelDocumentation, summary: Summary) -> None:
    for finding in compare_with_summary(form, summary):
        assert finding.path.startswith("/")
        assert str(finding)


def test_a_copy_is_compared_as_far_as_it_goes() -> None:
    form = FinalForm(union_market_release_date=DAY, data_provenance=provenance("USER_DATA"))
    summary = Summary(placements=(Placement(date=NEXT),), user_data=NoUserData())
    rules = [finding.rule for finding in compare_with_summary(form.for_audience("DPs"), summary)]
    assert rules == ["dates-agree", "provenance-agrees"]


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    form, summary = tmp_path / "form.json", tmp_path / "summary.json"
    form.write_text(FinalForm(union_market_release_date=DAY).to_json(), "utf-8")
    summary.write_text(Summary(placements=(Placement(date=NEXT),)).to_json(), "utf-8")
    return [str(form), str(summary)]


def test_check_reports_contradictions_between_two_files(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *files]) == 2
    out = capsys.readouterr().out
    (line,) = [line for line in out.splitlines() if "error /placements" in line]
    assert line.startswith(f"{files[1]}:")
    assert line.endswith(f"(against {files[0]})")
    assert main(["check", "--json", *files]) == 2
    form, summary = json.loads(capsys.readouterr().out)["files"]
    assert all(finding["against"] is None for finding in form["findings"])
    (between,) = [finding for finding in summary["findings"] if finding["against"]]
    assert (between["rule"], between["against"]) == ("dates-agree", "form.json")


def test_check_compares_only_a_form_with_a_summary(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", files[1], files[1]])
    assert "dates-agree" not in capsys.readouterr().out
