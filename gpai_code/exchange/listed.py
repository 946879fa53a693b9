"""What every list of entries holds: the least that a format must keep to be read back."""

import attrs

from gpai_code.catalog.code import Code
from gpai_code.catalog.hierarchy import parents
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.records import (
    AnyEntry,
    Appendix,
    Commitment,
    Measure,
    Provision,
)
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.vocabulary import Force

AnyRule = Commitment | Measure | Provision | Appendix

DUTIES = frozenset({Force.MUST, Force.MUST_NOT, Force.BEST_EFFORTS, Force.REASONABLE_EFFORTS})
"""Forces of what is owed; all others recommend, permit or explain."""


@attrs.frozen(kw_only=True)
class ListedEntry(Record):
    """
    An entry in a list of requirements.

    Attributes:
        id: Its id.
        name: Its printed heading, or else its printed label.
        summary: What it says, in our words.
        parent: Id of what it is inside of: an entry, or a chapter; None at the outermost level.
    """

    id: str
    name: str
    summary: str
    parent: str | None = None


@explain_arguments
def listed_entries(code: Code) -> tuple[ListedEntry, ...]:
    """
    Return the entries of an edition as a list holds them, in the order of the text.

    >>> from gpai_code.catalog.code import load
    >>> [entry.parent for entry in listed_entries(load("final")) if entry.id == "copyright-1.4"]
    ['copyright-1']
    """
    wholes = parents(code)
    entries = []
    for entry in code.entries.values():
        chapter = entry.chapter.value if isinstance(entry, Commitment) else None
        entries.append(
            ListedEntry(
                id=entry.id,
                name=entry.title or entry.label,
                summary=entry.summary,
                parent=wholes.get(entry.id, chapter),
            )
        )
    return tuple(entries)


@explain_arguments
def states_a_duty(entry: AnyEntry) -> bool:
    """
    Say whether the Signatories owe something under an entry itself.

    >>> from gpai_code.catalog.code import load
    >>> code = load("final")
    >>> states_a_duty(code["copyright-1.1"]), states_a_duty(code["copyright-recital(a)"])
    (True, False)
    """
    return isinstance(entry, AnyRule) and entry.force in DUTIES and entry.owed_by is None


@explain_arguments
def requirements(code: Code) -> tuple[AnyRule, ...]:
    """Return the Commitments, the Measures and all else that states a duty, as the text has it."""
    rules: list[AnyRule] = []
    for entry in code.entries.values():
        if isinstance(entry, AnyRule) and (
            isinstance(entry, (Commitment, Measure)) or states_a_duty(entry)
        ):
            rules.append(entry)
    return tuple(rules)


@explain_arguments
def requirement_name(rule: AnyRule, code: Code) -> str:
    """
    Return a name that tells a requirement from others; a point is named after what it is in.

    >>> from gpai_code.catalog.code import load
    >>> code = load("final")
    >>> requirement_name(code.provision("safety-security-9.1(2)"), code)
    'Methods for serious incident identification, (2)'
    """
    if rule.title is not None:
        return rule.title
    owner = code[measure_part(rule.id)]
    place = rule.id.removeprefix(owner.id)
    return f"{owner.title}, {place.removeprefix('-')}"
