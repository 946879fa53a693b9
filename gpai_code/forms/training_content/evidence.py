"""What figures besides the summary say of it: which datasets are large, how many names are owed."""

from collections.abc import Iterator, Mapping
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction
from itertools import islice
from typing import Any

import attrs

from gpai_code.domains.ranking import names_owed
from gpai_code.errors import MAX_FAULTS, AmountError, DocumentError, Fault
from gpai_code.forms.findings import Finding, Note, listed, shortened
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import CrawledData, PublicDatasets
from gpai_code.text_io.strict_json import describe, pointer, read_json, with_places
from gpai_code.vocabulary import Severity

LARGE_SHARE = Fraction(3, 100)
"""Share of a modality above which a publicly available dataset is large (template, 2.1)."""

MAX_EXPONENT, MIN_EXPONENT = 100, -100
MAX_SIZE = 10**MAX_EXPONENT
"""Sizes beyond all measure are refused: their digits alone would take the time of thousands."""

# sums and multiples that are never rounded
_EXACT = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)

Sizes = Mapping[str, Mapping[str, int | Decimal]]
"""Sizes after pre-processing, by dataset and by modality; one unit for each modality."""


@attrs.frozen(kw_only=True)
class LargeDataset:
    """
    A publicly available dataset that the summary has to list.

    Attributes:
        name: Its name.
        shares: For each modality in which it is large, its share of all publicly available
            datasets of that modality.
    """

    name: str
    shares: Mapping[str, Fraction]


def large_datasets(sizes: Sizes) -> tuple[LargeDataset, ...]:
    """
    Return the datasets that are large, in the order given.

    A dataset is large if for any one modality it makes up more than 3 % of all publicly available
    datasets of that modality that were used. Exactly 3 % is not more.

    Args:
        sizes: Of every publicly available dataset that was used, as used: whole numbers or
            decimals, none negative. A dataset must not be split to stay below the share.

    Raises:
        AmountError: If a size is no finite number of zero or more.

    Source:
        Template of 5 December 2025, Section 2.1.

    >>> large = large_datasets({"a": {"Text": 97}, "b": {"Text": 3}, "c": {"Image": 1}})
    >>> [dataset.name for dataset in large]
    ['a', 'c']
    """
    totals: dict[str, Decimal] = {}
    with localcontext(_EXACT):
        for name, of_dataset in sizes.items():
            for modality, size in of_dataset.items():
                _check_size(name, modality, size)
                # a zero may have an exponent that would write out thousands of zeros
                totals[modality] = totals.get(modality, Decimal(0)) + (size or 0)
        # a share is never worked out where a comparison will do: there may be many datasets
        limits = {modality: LARGE_SHARE.numerator * total for modality, total in totals.items()}
        large = []
        for name, of_dataset in sizes.items():
            shares = {}
            for modality, size in of_dataset.items():
                if LARGE_SHARE.denominator * size > limits[modality]:
                    shares[modality] = Fraction(size) / Fraction(totals[modality])
            if shares:
                large.append(LargeDataset(name=name, shares=shares))
    return tuple(large)


def _check_size(name: str, modality: str, size: object) -> None:
    """Refuse what is no finite number of zero or more, or beyond all measure."""
    if isinstance(size, int) and not isinstance(size, bool) and 0 <= size < MAX_SIZE:
        return
    if isinstance(size, Decimal) and size.is_finite():
        # a fraction of 1e-9999 would have ten thousand digits
        measurable = size > 0 and MIN_EXPONENT <= size.adjusted() < MAX_EXPONENT
        if measurable or size == 0:
            return
    remedy = f"give a size of zero or more, below 1e{MAX_EXPONENT}"
    raise AmountError(f"{shortened(name)}, {shortened(modality)}", describe(size), remedy)


def read_sizes(source: bytes) -> Sizes:
    """
    Read sizes from JSON text: an object of datasets, each an object of modalities with numbers.

    Raises:
        DocumentError: With every fault, its JSON Pointer, line and column.

    >>> read_sizes(b'{"Example Web": {"Text": 2.5e9}}')
    {'Example Web': {'Text': Decimal('2.5E+9')}}
    """
    name = "sizes of datasets"
    sizes: Any = read_json(source, document=name)
    faults = tuple(islice(_faults(sizes), MAX_FAULTS))
    if faults:
        raise DocumentError(name, with_places(source.decode("utf-8-sig"), faults))
    checked_sizes: Sizes = sizes
    return checked_sizes


def _faults(document: object) -> Iterator[Fault]:
    if not isinstance(document, dict):
        remedy = "give an object with the datasets by their names"
        yield Fault("", "type", describe(document), remedy)
        return
    for name, of_dataset in document.items():
        if not isinstance(of_dataset, dict):
            remedy = "give an object with a size for each modality"
            yield Fault(pointer([name]), "type", describe(of_dataset), remedy)
            continue
        for modality, size in of_dataset.items():
            try:
                _check_size(name, modality, size)
            except AmountError as error:
                yield Fault(pointer([name, modality]), "size", error.found, error.wanted)


def check_datasets(summary: TrainingContentSummary, sizes: Sizes) -> tuple[Finding, ...]:
    """
    Compare the list of large datasets with the sizes of all publicly available ones.

    Datasets are matched by name. A dataset that is listed without being large is no mistake: the
    template asks for the large ones and forbids no other.

    Raises:
        AmountError: If a size is no finite number of zero or more.

    Source:
        Template of 5 December 2025, Section 2.1.
    """
    block = summary.public_datasets
    listed_names = set()
    if isinstance(block, PublicDatasets):
        listed_names = {_plain(dataset.name) for dataset in block.large or ()}
    findings = []
    for dataset in large_datasets(sizes):
        if _plain(dataset.name) in listed_names:
            continue
        shares = [f"{percent(share)} of {name}" for name, share in dataset.shares.items()]
        note = Note(
            "public_datasets.large",
            "large-datasets",
            Severity.MISSING,
            f"{shortened(dataset.name)} makes up {listed(shares)}, which is more than 3 %; list it",
        )
        findings.append(note.finding("Section 2.1", summary.EDITION))
    return tuple(findings)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def percent(share: Fraction) -> str:
    """
    Write a share above that of a large dataset with as many digits as tell it from 3 %.

    >>> percent(Fraction(30001, 10**6)), percent(Fraction(1, 2))
    ('3.0001%', '50.0%')
    """
    for digits in range(1, MAX_DIGITS):
        scaled = share * 100 * 10**digits
        rounded = Fraction(round(scaled), 10**digits)
        if rounded > LARGE_SHARE * 100:
            return f"{Decimal(round(scaled)).scaleb(-digits)}%"
    return "slightly more than 3%"


MAX_DIGITS = 10
"""Most digits behind the point of a share; one that is closer to 3 % is put in words."""


def check_domain_names(
    summary: TrainingContentSummary, crawled: int, *, sme: bool | None = None
) -> tuple[Finding, ...]:
    """
    Compare the number of domain names that are listed with the number owed.

    Args:
        summary: The summary; one that links to a list or tells how to get it owes no names itself.
        crawled: How many distinct domain names were crawled.
        sme: Whether the provider is an SME; None for not known, which counts as no.

    Source:
        Template of 5 December 2025, Section 2.3; Explanatory Notice, point 16 and footnote 16.
    """
    block = summary.crawled_data
    domains = block.domains if isinstance(block, CrawledData) else None
    owed = names_owed(crawled, sme=bool(sme))
    if domains is None or domains.names is None or len(domains.names) >= owed:
        return ()
    message = f"{len(domains.names)} names are listed; of {crawled}, {owed} are owed (rounded up)"
    return (
        Finding(
            path="/crawled_data/domains/names",
            rule="domain-names",
            severity=Severity.MISSING,
            message=message,
            source="Notice point 16",
            edition=summary.EDITION,
        ),
    )
