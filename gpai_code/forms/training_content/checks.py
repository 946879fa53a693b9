"""Rules across the rows of a public summary of training content, each with its point."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from gpai_code.catalog.calendar_days import add_length
from gpai_code.constraints.days import require_day
from gpai_code.forms.findings import NOT_APPLICABLE, Known, Note, shortened
from gpai_code.forms.training_content.values import (
    CrawledData,
    ListedDataset,
    NotUsed,
    NoUserData,
    OtherSources,
    PublicDatasets,
    TextData,
    TrainingModalities,
)
from gpai_code.forms.version_numbers import is_later_version, number_in
from gpai_code.law import CHAPTER_V, GRANDFATHERED
from gpai_code.vocabulary import Role, Severity, TimeUnit

if TYPE_CHECKING:
    from gpai_code.forms.training_content.summary import TrainingContentSummary
    from gpai_code.resolver.facts import ModelFacts

NOT_KNOWN = "not known"

UPDATE_MONTHS = 6
"""Rhythm of updates while training goes on (Notice, point 29)."""

MODALITIES = ("text", "image", "audio", "video", "other")
"""The boxes of Section 1.3, by the name of their field."""

SOURCES = (
    "public_datasets",
    "licensed_data",
    "private_datasets",
    "crawled_data",
    "user_data",
    "synthetic_data",
    "other_sources",
)
"""The blocks of Section 2, by the name of their field."""


def rows_settled(
    summary: "TrainingContentSummary", facts: "ModelFacts | None"
) -> Mapping[str, bool]:
    """Say of rows that are asked under a condition whether it holds, as far as that is known."""
    settled: dict[str, bool] = {}
    if facts is not None and facts.third_country is not None:
        settled["authorised_representative"] = facts.third_country
    if facts is not None and facts.role is Role.MODIFIER:
        settled["model_dependencies"] = True
    if isinstance(summary.text, TextData) and summary.text.other_size is not None:
        settled["text.size"] = False  # the other unit takes the place of the range
    return settled


def training_notes(summary: "TrainingContentSummary", known: Known) -> Iterator[Note]:
    """Yield what the Notice and the template ask beyond the single row."""
    from gpai_code.resolver.facts import ModelFacts  # noqa: PLC0415 - a form of the Code needs none

    facts = known.facts or ModelFacts()
    yield from _versions(summary)
    yield from _representative(summary, facts)
    yield from _modifier(summary, facts)
    yield from _placements(summary, known.as_of)
    yield from _boxes(summary)
    yield from _modalities(summary)
    yield from _sources(summary)
    yield from _datasets(summary)
    yield from _periods(summary)
    yield from _rhythm(summary, known.as_of)


def _versions(summary: "TrainingContentSummary") -> Iterator[Note]:
    """From the second version on, earlier ones are linked."""
    number = number_in(summary.version or "")
    if summary.previous_versions or not is_later_version(summary.version):
        return
    message = f"version {number} is not the first; link to the previous ones"
    yield Note("previous_versions", "previous-versions", Severity.MISSING, message, "Header")


def _representative(summary: "TrainingContentSummary", facts: "ModelFacts") -> Iterator[Note]:
    representative = summary.authorised_representative
    if facts.third_country is False and representative not in (None, NOT_APPLICABLE):
        message = "a provider established in the Union needs no authorised representative"
        yield Note(
            "authorised_representative",
            "representative",
            Severity.ADVICE,
            message,
            "AI Act Article 54(1)",
        )
    if facts.third_country and representative == NOT_APPLICABLE:
        message = (
            "'N/A' for a provider from a third country; that holds only where Article 54(6) "
            "exempts an open-source model without systemic risk"
        )
        yield Note(
            "authorised_representative",
            "representative",
            Severity.ADVICE,
            message,
            "AI Act Article 54(6)",
        )


def _modifier(summary: "TrainingContentSummary", facts: "ModelFacts") -> Iterator[Note]:
    """A modifier names the base model, and describes the data of the modification alone."""
    if facts.role is Role.MODIFIER and summary.model_dependencies == ():
        message = "a modifier names the model that it modified; the list says that there is none"
        yield Note("model_dependencies", "base-named", Severity.ERROR, message, "Notice point 28")
    for place, base in enumerate(summary.model_dependencies or ()):
        if base.summary is None:
            message = f"{shortened(base.name)}: link to its summary where one is available"
            yield Note(
                f"model_dependencies/{place}",
                "base-linked",
                Severity.ADVICE,
                message,
                "Notice point 30",
            )
    if summary.model_dependencies and facts.role is not Role.DEVELOPER:
        message = (
            "the model builds on another: where its provider is a modifier, Sections 2 and 3 "
            "describe only the data used for the modification"
        )
        yield Note(
            "model_dependencies",
            "modification-only",
            Severity.ADVICE,
            message,
            "Notice point 28",
        )


def _placements(summary: "TrainingContentSummary", as_of: date | None) -> Iterator[Note]:
    placements, names = summary.placements or (), summary.model_names or ()
    if placements and len(placements) < len(names) and any(p.version for p in placements):
        message = f"{len(placements)} dates for {len(names)} versions; give one for each"
        yield Note("placements", "date-per-version", Severity.MISSING, message, "Section 1.2")
    for index, placement in enumerate(placements):
        yield from _due(f"placements/{index}", placement.date, summary.last_updated, as_of)
    if placements:
        yield _publication(min(due_date(placement.date) for placement in placements))


def _due(row: str, placed: date, published: date | None, as_of: date | None) -> Iterator[Note]:
    """Say by when the summary of a model is due, or since when it has been."""
    due = due_date(placed)
    if placed < CHAPTER_V:
        # point 33: a day by which, so that it is late only from the day after
        late = as_of is not None and as_of > due
        gaps = (
            "state and justify gaps where information is not available or would be "
            "disproportionate to retrieve"
        )
        message = f"placed on {placed}, before 2 August 2025: "
        if published is not None:
            message += gaps
        elif late:
            message += f"the summary has been due since {due}; {gaps}"
        else:
            message += f"the summary is due by {due}; {gaps}"
        severity = Severity.MISSING if late and published is None else Severity.ADVICE
        yield Note(row, "due-date", severity, message, "Notice point 33")
    elif as_of is not None and published is None and as_of >= due:
        # point 32: at the latest when the model is placed
        message = f"placed on {placed}: the summary has been due since that day"
        yield Note(row, "due-date", Severity.MISSING, message, "Notice point 32")


def _publication(due: date) -> Note:
    """Name the places where the summary must be public; no row of the template asks for them."""
    message = (
        f"by {due} at the latest the summary must be public in two places: on the provider's "
        "official website, where it is easy to see and to reach, and with the model on every "
        "public channel through which it is distributed, online platforms among them"
    )
    return Note("placements", "publication-places", Severity.ADVICE, message, "Notice point 32")


def due_date(placed: date) -> date:
    """
    Return the day by which the summary of a model must be public.

    Args:
        placed: Day on which the model was placed on the Union market.

    Source:
        AI Act Article 111(3); Explanatory Notice, points 32 and 33.

    >>> due_date(date(2025, 8, 1)), due_date(date(2025, 8, 2))
    (datetime.date(2027, 8, 2), datetime.date(2025, 8, 2))
    """
    require_day(placed, "placed")
    return GRANDFATHERED if placed < CHAPTER_V else placed


def _boxes(summary: "TrainingContentSummary") -> Iterator[Note]:
    """At least one modality is ticked; a range and another unit are alternatives."""
    if all(getattr(summary, name) is None for name in MODALITIES):
        message = "no modality is ticked; tick at least one"
        yield Note("text", "modality", Severity.MISSING, message, "Section 1.3")
    text = summary.text
    if text is not None and text.size is not None and text.other_size is not None:
        message = (
            "a range of tokens and another unit are both given; the other unit is meant as an "
            "alternative, so see that the two agree"
        )
        yield Note("text.other_size", "one-size", Severity.ADVICE, message, "Section 1.3")


def _ticked(choice: TrainingModalities | None) -> set[str]:
    """Name the boxes of Section 1.3 that a choice of Section 2 stands for."""
    if choice is None:
        return set()
    names = {modality.name.lower() for modality in choice.selected or ()}
    return names | {"other"} if choice.other is not None else names


def _modalities(summary: "TrainingContentSummary") -> Iterator[Note]:
    """
    Compare the modalities of Section 2 with those of Section 1.3, both ways.

    The template does not say so; that the two must agree is our reading.
    """
    overall = {name for name in MODALITIES if getattr(summary, name) is not None}
    blocks = {name: getattr(summary, name) for name in SOURCES}
    covered: set[str] = set()
    for name, block in blocks.items():
        ticked = _ticked(getattr(block, "modalities", None))
        covered |= ticked
        for modality in sorted(ticked - overall) if overall else ():
            message = (
                f"{modality} is ticked here and not in Section 1.3; correct one of them (that they "
                "must agree is our reading, the template does not say so)"
            )
            yield Note(
                f"{name}.modalities", "modalities-agree", Severity.ERROR, message, "Section 1.3"
            )
    open_still = any(
        block is None
        or isinstance(block, OtherSources)
        or (hasattr(block, "modalities") and block.modalities is None)
        for block in blocks.values()
    )
    if open_still:  # a source that names no modalities may be the one
        return
    for modality in sorted(overall - covered):
        message = (
            f"{modality} is ticked, and no source of Section 2 covers it; correct one of them "
            "(that they must agree is our reading, the template does not say so)"
        )
        yield Note(modality, "modalities-agree", Severity.ERROR, message, "Section 1.3")


def _sources(summary: "TrainingContentSummary") -> Iterator[Note]:
    blocks = [getattr(summary, name) for name in SOURCES]
    if all(isinstance(block, (NotUsed, NoUserData)) for block in blocks):
        message = "every source of data is answered with no; a model is trained on something"
        yield Note("other_sources.used", "some-source", Severity.ERROR, message, "Section 2")


def _datasets(summary: "TrainingContentSummary") -> Iterator[Note]:
    """A large dataset without a link is described, with the period of its collection."""
    block = summary.public_datasets
    if not isinstance(block, PublicDatasets):
        return
    for place, dataset in enumerate(block.large or ()):
        at = f"public_datasets/large/{place}"
        lacking = _lacking(dataset) if dataset.link is None else []
        if lacking:
            message = f"{shortened(dataset.name)} has no link; give {', '.join(lacking)}"
            yield Note(at, "dataset-described", Severity.MISSING, message, "Section 2.1")
        if _after(dataset.collected_from, dataset.collected_until):
            message = (
                f"{shortened(dataset.name)}: {dataset.collected_from} is after "
                f"{dataset.collected_until}"
            )
            yield Note(at, "dates-in-order", Severity.ERROR, message, "Section 2.1")


def _lacking(dataset: ListedDataset) -> list[str]:
    needed = {
        "a general description": dataset.description,
        "the first month of collection or 'not known'": dataset.collected_from,
        "the last month of collection or 'not known'": dataset.collected_until,
    }
    return [what for what, given in needed.items() if given is None]


def _after(first: str | None, last: str | None) -> bool:
    """Compare two months that are known; both are written as YYYY-MM."""
    if first is None or last is None or NOT_KNOWN in (first, last):
        return False
    return first > last


def _periods(summary: "TrainingContentSummary") -> Iterator[Note]:
    latest, crawled = summary.latest_acquisition, summary.crawled_data
    if isinstance(crawled, CrawledData):
        if _after(crawled.collected_from, crawled.collected_until):
            message = f"{crawled.collected_from} is after {crawled.collected_until}"
            yield Note(
                "crawled_data.collected_until",
                "dates-in-order",
                Severity.ERROR,
                message,
                "Section 2.3",
            )
        if _after(crawled.collected_until, latest):
            message = f"crawled until {crawled.collected_until}, after the latest acquisition"
            yield Note(
                "latest_acquisition",
                "dates-in-order",
                Severity.ERROR,
                f"{latest}: {message}",
                "Section 1.3",
            )
    updated = summary.last_updated
    if updated is not None and _after(latest, f"{updated:%Y-%m}".rjust(7, "0")):
        message = f"{latest} is after the last update of the summary, {updated}"
        yield Note("latest_acquisition", "dates-in-order", Severity.ERROR, message, "Section 1.3")


def _rhythm(summary: "TrainingContentSummary", as_of: date | None) -> Iterator[Note]:
    """While training on new data goes on, the summary is updated every six months."""
    due = next_update(summary)
    if due is not None and as_of is not None and as_of > due:
        message = (
            f"the summary of {summary.last_updated} says that training on new data goes on; an "
            f"update has been due since {due}, or earlier where the new data calls for one"
        )
        yield Note("last_updated", "update-due", Severity.MISSING, message, "Notice point 29")


def next_update(summary: "TrainingContentSummary") -> date | None:
    """
    Return the latest day of the next update, or None if none is known to be due.

    The six months run from the last update, while the model goes on being trained on new data; a
    materially significant change of the data calls for an update sooner.

    Raises:
        DeadlineError: If the day lies outside the calendar.

    Source:
        Explanatory Notice, point 29.

    >>> from gpai_code.forms.training_content.summary import TrainingContentSummary
    >>> summary = TrainingContentSummary(last_updated=date(2026, 8, 31), continuous_training=True)
    >>> next_update(summary)
    datetime.date(2027, 2, 28)
    """
    if summary.last_updated is None or not summary.continuous_training:
        return None
    return add_length(summary.last_updated, UPDATE_MONTHS, TimeUnit.MONTH)
