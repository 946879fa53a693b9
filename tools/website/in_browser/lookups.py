"""The small tools: a citation, a licence, a model card, the days that run from an event."""

from datetime import date
from typing import Any

from gpai_code.catalog import deadlines
from gpai_code.catalog.citations.finder import find as find_citation
from gpai_code.catalog.paths import address, row_address
from gpai_code.errors import DeadlineError
from gpai_code.licenses.assessment import assess_license
from gpai_code.model_card.card import read_model_card
from gpai_code.render.entries import describe_length
from tools.website.in_browser.places import place


def find(text: str) -> dict[str, Any]:
    """
    Say what a citation means.

    Raises:
        CitationError: If it cannot be read, with what may be meant.
    """
    match = find_citation(text)
    links: list[dict[str, str | None]] = []
    for entry in match.entries:
        # a point has no heading, and its number says little without what it is a point of
        name = f"{entry.label} {entry.title}" if entry.title else ""
        links.append(
            {
                "text": " ".join(filter(None, (entry.id, name))),
                "address": f"{address(entry.id, match.edition)}/",
                "detail": entry.summary,
            }
        )
    for row in match.rows:
        links.append(
            {
                "text": f"Row {row} of the Model Documentation Form",
                "address": f"{row_address(row, match.edition)}/",
                "detail": None,
            }
        )
    links += [{**place(citation), "detail": None} for citation in match.references]
    return {"edition": match.edition, "links": links, "notes": list(match.notes)}


def license(text: str) -> dict[str, Any]:  # noqa: A001 - what it reads
    """Say whether a licence meets the condition of Article 53(2)."""
    assessment = assess_license(text)
    return {
        "license": assessment.license,
        "identified_as": assessment.identified_as,
        "outcome": assessment.outcome.value.replace("-", " "),
        "because": list(assessment.because),
        "places": [place(citation) for citation in assessment.citations],
        "contested": list(assessment.contested),
    }


def model_card(text: str) -> dict[str, Any]:
    """Say which licence a model card states, with all that is doubtful, and assess it."""
    reading = read_model_card(text)
    stated = reading.facts.license
    return {
        "facts": reading.facts.to_dict(),
        "notes": [str(note) for note in reading.notes],
        "license": None if stated is None else license(stated),
    }


def due(event: str, day: str, edition: str) -> dict[str, Any]:
    """
    Work out what is due from an event, and what waits for another.

    Raises:
        DeadlineError: If the day is none, or a limit falls outside the calendar.
    """
    try:
        days = {event: date.fromisoformat(day)}
    except ValueError:
        raise DeadlineError(f"{day!r} is no day; write it as YYYY-MM-DD") from None
    limits = []
    for limit in deadlines.due_dates(days, edition):
        limits.append(
            {
                "due": limit.due.isoformat(),
                "strict": limit.strict,
                "what": limit.what,
                "rule": describe_length(limit.deadline).replace(limit.from_event, day),
                "entry": limit.entry,
                "address": f"{address(limit.entry, edition)}/",
                "cautions": [
                    *(f"Only if: {text}" for text in limit.conditions),
                    *(f"Except: {text}" for text in limit.exceptions),
                    *limit.notes,
                ],
            }
        )
    waiting = []
    for open_limit in deadlines.open_limits(days, edition):
        waiting.append(
            {
                "what": open_limit.what,
                "why": open_limit.why,
                "entry": open_limit.entry,
                "address": f"{address(open_limit.entry, edition)}/",
            }
        )
    return {"due": limits, "open": waiting}
