"""What every list of entries holds: the least that a format must keep to be read back."""

import attrs

from gpai_code.catalog.code import Code
from gpai_code.catalog.hierarchy import parents
from gpai_code.catalog.records import Commitment
from gpai_code.constraints.record import Record


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
