"""
What an assistant can ask over the Model Context Protocol: seven questions, each answered as JSON.

Nothing is written, and no file is read: a document comes as text with the question. Each answer is
as long as `MAX_ANSWER` at most.
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, get_type_hints

from gpai_code.catalog.citations.finder import find as find_citation
from gpai_code.catalog.code import load
from gpai_code.catalog.deadlines import due_dates, events, open_limits
from gpai_code.catalog.edition import edition_slug
from gpai_code.catalog.paths import address, row_address
from gpai_code.catalog.provenance import generated_by
from gpai_code.constraints.rules import DATE_RULE
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import ArgumentTypeError, UsageError
from gpai_code.forms.checks import check_form
from gpai_code.forms.documents import read_document
from gpai_code.resolver.facts import read_facts
from gpai_code.resolver.resolution import resolve as resolve_facts
from gpai_code.text_io.json_writer import write_json
from gpai_code.text_io.strict_json import describe

MAX_TEXT = 1_000
"""Longest citation, query or id that is taken, in characters."""

MAX_DOCUMENT = 2_000_000
"""Longest document that is taken, in characters."""

MAX_ANSWER = 100_000
"""Longest answer, in characters."""

MAX_HITS = 50
"""Most entries that a search names."""

MAX_EVENTS = 100
"""Most events that deadlines are worked out from at once."""


def find(citation: str, edition: str = "") -> str:
    """Find the entry, row or provision of law that a citation means, e.g. 'Measure 9.3 point 2'."""
    match = find_citation(_bounded(citation, "citation"), edition or None)
    entries = [
        {
            "id": entry.id,
            "title": getattr(entry, "title", None) or getattr(entry, "term", None),
            "address": address(entry.id, match.edition),
        }
        for entry in match.entries
    ]
    rows = [{"id": row, "address": row_address(row, match.edition)} for row in match.rows]
    return _answer(
        match.edition,
        {
            "entries": entries,
            "rows": rows,
            "law": [str(place) for place in match.references],
            "notes": list(match.notes),
        },
    )


def show(entry_id: str, edition: str = "final") -> str:
    """Show one entry of the Code with its points, conditions, deadlines and notes, by its id."""
    code = load(edition_slug(edition))
    entry = code[_bounded(entry_id, "entry_id")]
    return _answer(
        code.edition.slug,
        {"address": address(entry.id, code.edition.slug), "entry": unstructure(entry)},
    )


def search(words: str, edition: str = "final", limit: int = 10) -> str:
    """Find entries by words, best first; use `show` for what an entry says."""
    if not 1 <= limit <= MAX_HITS:
        raise UsageError(f"limit: give a number from 1 to {MAX_HITS}")
    code = load(edition_slug(edition))
    hits = [
        {"id": hit.entry.id, "title": hit.entry.title, "summary": hit.entry.summary}
        for hit in code.search(_bounded(words, "words"), limit)
    ]
    return _answer(code.edition.slug, {"hits": hits})


def resolve(facts: str, edition: str = "final") -> str:
    """
    Say what applies to a model on the facts given, a JSON object such as '{"license": "MIT"}'.

    A fact that is left out is not known. The answer says what applies; it never says that a
    provider complies.
    """
    decision = resolve_facts(read_facts(_bounded(facts, "facts", MAX_DOCUMENT)), edition)
    return _bounded_answer(decision.to_json())


def questions(facts: str = "{}", edition: str = "final") -> str:
    """List the questions that are still open on the facts given, with the name of each fact."""
    decision = resolve_facts(read_facts(_bounded(facts, "facts", MAX_DOCUMENT)), edition)
    listed = [unstructure(question) for question in decision.questions]
    return _answer(decision.generated_by.edition, {"questions": listed})


def due(dated_events: dict[str, str], edition: str = "final") -> str:
    """
    Work out what is due by when, given the day of each event: {"placed-on-market": "2026-03-01"}.

    Without events it lists those that deadlines run from.
    """
    slug = edition_slug(edition)
    if not dated_events:
        known = {event.slug: event.summary for event in events(slug)}
        return _answer(slug, {"events": known})
    if len(dated_events) > MAX_EVENTS:
        raise UsageError(f"dated_events: give at most {MAX_EVENTS}")
    days = {name: date.fromisoformat(DATE_RULE.check(text)) for name, text in dated_events.items()}
    return _answer(
        slug,
        {
            "due": [unstructure(row) for row in due_dates(days, slug)],
            "open": [unstructure(row) for row in open_limits(days, slug)],
        },
    )


def check(document: str, audience: str = "") -> str:
    """Check a Model Documentation Form or public summary, given as JSON text; list the findings."""
    text = _bounded(document, "document", MAX_DOCUMENT)
    reader = audience or None
    form = read_document(text, audience=reader)
    findings = check_form(form, audience=reader)
    return _answer(
        form.EDITION,
        {"document": form.DOCUMENT, "findings": [unstructure(finding) for finding in findings]},
        form.stamp(),
    )


TOOLS = (find, show, search, resolve, questions, due, check)
"""Every tool; its name and description are those of the function."""


_WANTED = {
    str: "give text",
    int: "give a whole number",
    dict[str, str]: 'give an object of days, such as {"placed-on-market": "2026-03-01"}',
}


def refuse_unknown(tool: Callable[..., str], arguments: Collection[str]) -> None:
    """
    Refuse arguments that a tool does not have, instead of answering without them.

    Raises:
        UsageError: With their names, and those that the tool has.
    """
    known = [name for name in get_type_hints(tool) if name != "return"]
    unknown = [name for name in arguments if name not in known]
    if unknown:
        raise UsageError(
            f"no argument {', '.join(map(describe, unknown))}; there are: {', '.join(known)}"
        )


def misfit(
    tool: Callable[..., str], place: tuple[int | str, ...], value: object, *, is_given: bool
) -> ArgumentTypeError:
    """
    Return the error for an argument that a tool cannot take, or for one that it lacks.

    Args:
        tool: The tool.
        place: Name of the argument, and the key of what is in it.
        value: What was given.
        is_given: Whether anything was.

    >>> print(misfit(show, ("entry_id",), 7, is_given=True))
    entry_id: found the number 7; give text
    """
    argument, *inside = place
    wanted = _WANTED[str if inside else get_type_hints(tool)[str(argument)]]
    found = describe(value) if is_given else "nothing"
    return ArgumentTypeError(".".join(map(str, place)), found, wanted)


def _bounded(text: str, argument: str, most: int = MAX_TEXT) -> str:
    if len(text) > most:
        raise UsageError(f"{argument}: {len(text)} characters; give at most {most}")
    return text


def _answer(edition: str, content: dict[str, Any], stamp: Any = None) -> str:
    """Return an answer with its stamp."""
    written_by = unstructure(generated_by(edition) if stamp is None else stamp)
    return _bounded_answer(write_json({"generated_by": written_by, **content}))


def _bounded_answer(text: str) -> str:
    if len(text) > MAX_ANSWER:
        raise UsageError(f"the answer has {len(text)} characters; ask for less ({MAX_ANSWER})")
    return text
