"""Figures in addition to the summary: which datasets are large."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpai_code.errors import AmountError, DocumentError
from gpai_code.forms.training_content.evidence import (
    Sizes,
    check_datasets,
    check_domain_names,
    large_datasets,
    read_sizes,
)
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import (
    CrawledData,
    CrawledDomains,
    ListedDataset,
    NotUsed,
    PublicDatasets,
)

CASES: dict[str, tuple[Sizes, list[str]]] = {
    # template, Section 2.1: more than 3 % for any one modality
    "none at all": ({}, []),
    "the only one": ({"a": {"Text": 1}}, ["a"]),
    "exactly 3 % is not more": ({"a": {"Text": 97}, "b": {"Text": 3}}, ["a"]),
    "just above 3 %": ({"a": {"Text": 96_999}, "b": {"Text": 3_001}}, ["a", "b"]),
    "one modality is enough": (
        {"a": {"Text": 100}, "b": {"Text": 1, "Image": 1}, "c": {"Image": 99}},
        ["a", "c"],
    ),
    "modalities are not added": (
        {"a": {"Text": 98, "Audio": 98}, "b": {"Text": 2, "Audio": 2}},
        ["a"],
    ),
    "nothing of a modality": ({"a": {"Text": 0}}, []),
    "decimals are exact": (
        {"a": {"Text": Decimal("0.97")}, "b": {"Text": Decimal("0.03")}},
        ["a"],
    ),
}


@pytest.mark.parametrize(("sizes", "expected"), CASES.values(), ids=CASES)
def test_a_dataset_above_three_percent_of_a_modality_is_large(
    sizes: Sizes, expected: list[str]
) -> None:
    assert [dataset.name for dataset in large_datasets(sizes)] == expected


sizes = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.dictionaries(st.sampled_from(["Text", "Image"]), st.integers(0, 10**15), max_size=2),
)


@given(sizes, st.integers(1, 10**9))
def test_the_unit_of_a_modality_does_not_matter(given_sizes: Sizes, factor: int) -> None:
    in_other_units = {
        name: {dataset: size * factor for dataset, size in of.items()}
        for name, of in given_sizes.items()
    }
    assert large_datasets(in_other_units) == large_datasets(given_sizes)


@given(sizes)
def test_at_most_33_datasets_are_large_for_one_modality(given_sizes: Sizes) -> None:
    for modality in ("Text", "Image"):
        shares = [
            dataset.shares[modality]
            for dataset in large_datasets(given_sizes)
            if modality in dataset.shares
        ]
        assert sum(shares, Fraction(0)) <= 1
        assert all(share > Fraction(3, 100) for share in shares)


def test_sums_are_exact_whatever_the_figures_and_exponents() -> None:
    others: dict[str, dict[str, int | Decimal]]
    others = {"a": {"Text": 97}, "none": {"Text": Decimal("0e-999999999")}}
    three_percent, slightly_more = Decimal(3), Decimal(f"3.{'0' * 99}1")
    for size, large in ((three_percent, ["a"]), (slightly_more, ["a", "b"])):
        datasets = large_datasets({**others, "b": {"Text": size}})
        assert [dataset.name for dataset in datasets] == large


@pytest.mark.parametrize(
    "size", [-1, Decimal("NaN"), Decimal("Infinity"), Decimal(-1), True, None, "1", 1.5]
)
def test_a_size_that_is_none_is_refused_by_its_name(size: Any) -> None:
    with pytest.raises(AmountError, match="a, Text"):
        large_datasets({"a": {"Text": size}})


def test_sizes_are_read_with_the_figures_that_were_written() -> None:
    source = b'\xef\xbb\xbf{"a": {"Text": 0.97}, "b": {"Text": 3e-2, "Image": 12}, "c": {}}'
    datasets = read_sizes(source)
    assert datasets == {
        "a": {"Text": Decimal("0.97")},
        "b": {"Text": Decimal("0.03"), "Image": 12},
        "c": {},
    }
    assert [dataset.name for dataset in large_datasets(datasets)] == ["a", "b"]


FAULTS = {
    "[]": [("", "type", 1, 1)],
    '{"a": 5}': [("/a", "type", 1, 7)],
    '{"a": {"Text": "5"}}': [("/a/Text", "size", 1, 16)],
    '{"a": {"Text": -1},\n "b/c": {"Text": true, "Image": null}}': [
        ("/a/Text", "size", 1, 16),
        ("/b~1c/Text", "size", 2, 18),
        ("/b~1c/Image", "size", 2, 33),
    ],
    '{"a": {"Text": NaN}}': [("/a/Text", "number", 1, 16)],
    '{"a": {}, "a": {}}': [("/a", "duplicate-key", 1, 16)],
    '{"a": {"Text": 1e99999}}': [("/a/Text", "number", 1, 16)],
}


@pytest.mark.parametrize(("source", "faults"), FAULTS.items(), ids=FAULTS)
def test_what_is_no_size_is_named_with_its_place(
    source: str, faults: list[tuple[str, str, int, int]]
) -> None:
    with pytest.raises(DocumentError) as caught:
        read_sizes(source.encode())
    assert caught.value.document == "sizes of datasets"
    reported = [(fault.path, fault.rule, fault.line, fault.column) for fault in caught.value.faults]
    assert reported == faults


def test_a_large_dataset_that_is_not_listed_is_missing() -> None:
    listed = PublicDatasets(large=(ListedDataset(name="Big  Set"),))
    summary = TrainingContentSummary(public_datasets=listed)
    assert check_datasets(summary, {"big set": {"Text": 1}}) == ()
    (finding,) = check_datasets(summary, {"big set": {"Text": 50}, "other": {"Text": 50}})
    assert finding.message == "other makes up 50.0% of Text, which is more than 3 %; list it"
    assert finding.source == "Section 2.1"


@pytest.mark.parametrize("block", [None, NotUsed()])
def test_datasets_that_were_used_contradict_a_no(block: Any) -> None:
    summary = TrainingContentSummary(public_datasets=block)
    assert len(check_datasets(summary, {"a": {"Text": 1}})) == 1


@pytest.mark.parametrize(
    ("listed", "crawled", "sme", "enough"),
    [(2, 20, None, True), (1, 20, None, False), (1, 20, True, True), (1, 21, True, False)],
)
def test_a_tenth_of_the_domain_names_is_owed_and_a_twentieth_by_an_sme(
    listed: int, crawled: int, sme: bool | None, enough: bool
) -> None:
    names = tuple(f"a{number}.example" for number in range(listed))
    block = CrawledData(domains=CrawledDomains(names=names))
    findings = check_domain_names(TrainingContentSummary(crawled_data=block), crawled, sme=sme)
    assert [finding.source for finding in findings] == ([] if enough else ["Notice point 16"])
