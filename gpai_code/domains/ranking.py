"""The most relevant domain names of a crawl, as the public summary of training content asks."""

import decimal
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.domains.names import Registry, SuffixList
from gpai_code.domains.totals import Amount, ModalitySize, Row, Totals, Unusable, as_modality, plain
from gpai_code.errors import AmountError
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary import SizeClass

SIGNIFICANT = 6
"""To how many significant figures shares are rounded, half to even."""

SME_MOST = 1_000
"""Most names that an SME has to list."""

CITATIONS = (
    "AI Act Article 53(1)(d)",
    "Template for the public summary of training content (C(2025) 8311), Section 2.3",
    "Explanatory Notice (C(2025) 8311), point 16 and footnote 16",
)
"""The provision that holds the rule for the list."""


class Reading(StrEnum):
    """
    How a list represents all modalities, whose sizes cannot be added; the template is silent.

    Both readings rank the names within each modality by size and compare them by their place: how
    many names of the modality are above them, as a share of all its names. A name that has
    several places counts with its best.
    """

    EACH_MODALITY = "each-modality"
    """
    The share is taken from each modality's own ranking, and the lists are joined; if the joined
    list is shorter than what is owed in total, it goes on in the same order.
    """

    SHARED = "shared"
    """Exactly as many names as are owed in total, reaching equally deep into each modality."""


@attrs.frozen(kw_only=True)
class DomainSize(ModalitySize):
    """
    How much of one modality was scraped from a name.

    Attributes:
        share: Part of all that could be used, to `SIGNIFICANT` figures.
        rank: Place in the modality's ranking, from 1.
    """

    share: int | Decimal
    rank: int


@attrs.frozen(kw_only=True)
class Domain(Record):
    """
    One name of the list.

    Attributes:
        name: The registrable name, in lower case and ASCII.
        sizes: What was scraped, in the order in which the modalities were stated.
    """

    name: str
    sizes: tuple[DomainSize, ...]


@attrs.frozen(kw_only=True)
class ModalityRanking(Record):
    """
    What one modality holds and how deep the list reaches into it.

    Attributes:
        modality: The modality; None where none was told apart.
        unit: What its sizes count.
        names: How many distinct names have content of it.
        total: Sum of its sizes, exact.
        depth: How many of its largest names are listed on its account.
        tied_outside: How many names outside the list are as large as the last of these.
    """

    modality: str | None = None
    unit: str
    names: int
    total: Amount
    depth: int
    tied_outside: int


@attrs.frozen(kw_only=True)
class DomainList(Record):
    """
    The list that Section 2.3 of the template asks for, and how it came about.

    Attributes:
        domains: The names, the most relevant first.
        distinct: How many distinct registrable names there are.
        owed: How many of them have to be listed at least.
        rule: The rule that was applied.
        size_class: The size of the provider that was stated; None if none was.
        reading: How the list represents all modalities.
        modalities: What each modality holds.
        rows: How many rows were given.
        unusable: Those that could not be used, by reason.
        suffix_list: Which public suffix list told the registrable names.
        notes: What the template leaves open and how it was read, in words.
        citations: Where the rule is stated.
    """

    domains: tuple[Domain, ...]
    distinct: int
    owed: int
    rule: str
    size_class: SizeClass | None = None
    reading: Reading
    modalities: tuple[ModalityRanking, ...]
    rows: int
    unusable: tuple[Unusable, ...]
    suffix_list: SuffixList
    notes: tuple[str, ...]
    citations: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names alone, as the form of the summary holds them."""
        return tuple(domain.name for domain in self.domains)

    @property
    def unusable_rows(self) -> int:
        """How many rows could not be used, for whatever reason."""
        return sum(group.rows for group in self.unusable)


@explain_arguments
def has_sme_relief(size_class: SizeClass | None) -> bool:
    """
    Say whether the shorter list is enough: for SMEs, start-ups among them, and nobody else.

    A small mid-cap is not mentioned, so it has none; nor has a provider of unknown size.

    Source:
        Template, Section 2.3; Explanatory Notice, footnote 16; AI Act Article 3(14a).
    """
    return size_class in (SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM, SizeClass.SME)


@explain_arguments
def names_owed(distinct: int, *, sme: bool = False) -> int:
    """
    Return how many names have to be listed at least.

    Args:
        distinct: How many distinct names there are.
        sme: Whether the provider is an SME: 5 %, at most 1,000, instead of 10 %.

    Returns:
        The share, rounded up. The template does not say how to round; this is the cautious way.

    Source:
        Template, Section 2.3; Explanatory Notice, point 16 and footnote 16.

    >>> names_owed(20_001), names_owed(20_001, sme=True), names_owed(101, sme=True)
    (2001, 1000, 6)
    """
    return min(-(-distinct // 20), SME_MOST) if sme else -(-distinct // 10)


@explain_arguments
def list_domains(
    rows: Iterable[Row],
    *,
    unit: str | Mapping[str, str],
    size_class: SizeClass | None = None,
    reading: Reading = Reading.EACH_MODALITY,
    registry: Registry | None = None,
    progress: Callable[[int], object] | None = None,
) -> DomainList:
    """
    Make the list of the most relevant domain names out of what was scraped from where.

    The rows are gone through once, one at a time. Memory grows with the number of distinct names,
    not with that of rows. Sums are exact. The order of the rows changes nothing but which examples
    of unusable rows are shown.

    Args:
        rows: What was scraped: a host or URL and a size, or those and a modality. A size is an
            int, a Decimal, or a text with a number. Rows for the same name add up. Give only what
            was used for training and was crawled by the provider or on its behalf.
        unit: What sizes count, such as bytes. Modalities differ in that: where the rows name
            modalities, state the unit of each of them.
        size_class: The size of the provider; SMEs may list fewer names.
        reading: How the list represents all modalities.
        registry: What tells registrable names; made again if None, which takes a moment each time.
            Make one with `private_suffixes` where somebody.github.io is a name of its own.
        progress: Called now and then with the number of rows so far.

    Raises:
        AmountError: If `unit` states none, or an empty one.
        MissingExtraError: If the packages of the extra are not installed.

    Source:
        Template, Section 2.3; Explanatory Notice, point 16 and footnote 16.

    >>> rows = [("www.example.com", 700), ("https://example.com/a", 300), ("192.0.2.1", 5)]
    >>> found = list_domains(rows, unit="bytes")
    >>> found.names, found.distinct, found.owed, found.unusable[0].reason.value
    (('example.com',), 1, 1, 'ip-address')
    """
    totals = Totals(_units(unit), registry or Registry())
    totals.add(rows, progress)
    return _listed(totals, size_class, reading)


def _units(unit: str | Mapping[str, str]) -> dict[str | None, str]:
    units: dict[str | None, str] = {}
    for modality, words in ({None: unit} if isinstance(unit, str) else unit).items():
        for text in (words,) if modality is None else (modality, words):
            if not text.strip() or not text.isprintable():
                remedy = "name each modality and its unit in words"
                raise AmountError("unit", describe(text), remedy)
        canonical = None if modality is None else as_modality(modality)
        if canonical in units:
            raise AmountError("unit", f"{describe(modality)} twice", "state each modality once")
        units[canonical] = words.strip()
    if not units:
        raise AmountError("unit", "no modality", "state at least one unit")
    return units


def _listed(totals: Totals, size_class: SizeClass | None, reading: Reading) -> DomainList:
    sme = has_sme_relief(size_class)
    rankings = {modality: _ranking(sizes) for modality, sizes in totals.sizes.items()}
    places, scale = _places(list(rankings.values()))
    order = sorted(places, key=lambda name: (places[name], name))
    distinct, owed = len(order), names_owed(len(order), sme=sme)
    length = owed
    if reading is Reading.EACH_MODALITY:
        # as many as belong to the share of some modality, which is rounded up like the whole
        within = sum(place * (20 if sme else 10) < scale for place in places.values())
        length = max(owed, min(within, SME_MOST) if sme else within)
    selected = order[:length]
    modalities = tuple(
        _described(totals, modality, rankings[modality], places, scale, frozenset(selected))
        for modality in rankings
    )
    return DomainList(
        domains=tuple(_domains(totals, selected, rankings, modalities)),
        distinct=distinct,
        owed=owed,
        rule=(
            "5 % of the distinct domain names, those with most content scraped, "
            "or 1,000 if that is fewer (SME)"
            if sme
            else "10 % of the distinct domain names, those with most content scraped"
        ),
        size_class=size_class,
        reading=reading,
        modalities=modalities,
        rows=totals.rows,
        unusable=tuple(totals.unusable()),
        suffix_list=totals.registry.suffix_list,
        notes=tuple(_notes(totals, size_class, reading, modalities)),
        citations=CITATIONS,
    )


def _ranking(sizes: dict[str, Amount]) -> list[str]:
    """Order the names of a modality by size, the largest first, and equal ones by name."""
    ranking = sorted(sizes.items(), key=itemgetter(0))
    ranking.sort(key=itemgetter(1), reverse=True)  # which leaves equal ones in their order
    return [name for name, _ in ranking]


def _places(rankings: list[list[str]]) -> tuple[dict[str, int], int]:
    """
    Return each name's best place: how many names are above it, as a share of the modality.

    Returns:
        The places as whole numbers, and the number that stands for the whole of a modality.
    """
    scale = math.lcm(*(len(ranking) or 1 for ranking in rankings))
    places: dict[str, int] = {}
    for ranking in rankings:
        step = scale // (len(ranking) or 1)
        for above, name in enumerate(ranking):
            place = above * step
            if place < places.get(name, scale):
                places[name] = place
    return places, scale


def _described(
    totals: Totals,
    modality: str | None,
    ranking: list[str],
    places: dict[str, int],
    scale: int,
    selected: frozenset[str],
) -> ModalityRanking:
    sizes, step = totals.sizes[modality], scale // (len(ranking) or 1)
    depth = 0
    for above, name in enumerate(ranking):
        if name in selected and places[name] == above * step:
            depth = above + 1
    tied = 0
    if depth:
        last = sizes[ranking[depth - 1]]
        for name in ranking[depth:]:
            if sizes[name] != last:
                break
            tied += name not in selected
    return ModalityRanking(
        modality=modality,
        unit=totals.units[modality],
        names=len(ranking),
        total=totals.total(modality),
        depth=depth,
        tied_outside=tied,
    )


def _domains(
    totals: Totals,
    selected: list[str],
    rankings: dict[str | None, list[str]],
    modalities: tuple[ModalityRanking, ...],
) -> Iterator[Domain]:
    rounded = decimal.Context(prec=SIGNIFICANT)
    sizes_of: dict[str, list[DomainSize]] = {name: [] for name in selected}
    for described in modalities:
        modality, total = described.modality, Decimal(described.total)
        for rank, name in enumerate(rankings[modality], start=1):
            if name in sizes_of:
                size = totals.sizes[modality][name]
                share = rounded.divide(Decimal(size), total) if total else Decimal(0)
                sizes_of[name].append(
                    DomainSize(modality=modality, size=plain(size), share=share, rank=rank)
                )
    return (Domain(name=name, sizes=tuple(sizes)) for name, sizes in sizes_of.items())


def _notes(
    totals: Totals,
    size_class: SizeClass | None,
    reading: Reading,
    modalities: tuple[ModalityRanking, ...],
) -> Iterator[str]:
    yield (
        "The template does not say how a share is rounded; it is rounded up, the cautious reading."
    )
    yield (
        "Names of equal size are in the order of their letters. Names outside the list that are "
        f"as large as the last one inside: {sum(modality.tied_outside for modality in modalities)}."
    )
    if size_class is None:
        yield (
            "It was not stated that the provider is an SME, so the relief for SMEs was not "
            "applied; small mid-caps have none."
        )
    elif size_class is SizeClass.SMC:
        yield "The template gives relief to SMEs including start-ups; small mid-caps have none."
    elif has_sme_relief(size_class):
        yield (
            "Section 2.3 takes the lower of 5 % and 1,000 names; footnote 16 of the Explanatory "
            "Notice joins the two by a mere 'or'. The section is followed."
        )
    if len(totals.units) == 1:
        yield (
            "All sizes are of one kind. Where content of several modalities was scraped, the list "
            "should represent them all; then give the modality of each row."
        )
    elif reading is Reading.EACH_MODALITY:
        yield (
            "Sizes of different modalities cannot be added, and the template does not say how a "
            "list represents them all. Our reading: each modality gives its own share, the lists "
            "are joined, and where that falls short of the share of all names, the list goes on "
            "in the same order. "
            + ("For an SME it ends at 1,000 names." if has_sme_relief(size_class) else "")
        ).strip()
    else:
        yield (
            "Sizes of different modalities cannot be added, and the template does not say how a "
            "list represents them all. Our reading: the names owed in total are shared out so "
            "that the list reaches equally deep into each modality."
        )
    yield (
        "Somebody's name under a private suffix, such as github.io, is a name of its own."
        if totals.registry.suffix_list.private_suffixes
        else "The template wants top- and second-level domains, so names under a private suffix "
        "such as github.io count as one name, that suffix."
    )
    yield "A host that is itself a public suffix, such as gov.uk, counts as a name."
    if nothing := sum(_all_zero(totals)):
        yield f"Names from which only sizes of 0 are known count like any other: {nothing}."
    if totals.refused:
        yield (
            f"{sum(totals.refused.values())} of {totals.rows} rows could not be used. They count "
            "neither as names nor in totals; look at them before you rely on the list."
        )


def _all_zero(totals: Totals) -> Iterator[bool]:
    """Say for each name whether nothing was scraped from it, in any modality."""
    every = list(totals.sizes.values())
    for place, sizes in enumerate(every):
        for name, size in sizes.items():
            if not size and not any(name in earlier for earlier in every[:place]):
                yield not any(other.get(name) for other in every[place + 1 :])
