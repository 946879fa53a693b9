"""The one way of saying what is wrong with a document without quoting what is withheld."""

from collections.abc import Iterable

import attrs

from gpai_code.errors import Fault
from gpai_code.forms.base import Form
from gpai_code.vocabulary import Audience

NOT_QUOTED = "a value that is not quoted here"

_ENVELOPE = {"", "document", "edition", "audience", "generated_by"}
"""What every copy holds besides its header and rows; empty for the whole document."""


def discreet(
    faults: Iterable[Fault], forms: Iterable[type[Form]], readers: Iterable[Audience]
) -> tuple[Fault, ...]:
    """
    Return faults that quote nothing which one of the readers must not see.

    A fault in a row that is not meant for all of them keeps the name of the row, its rule and its
    line, and loses the value and every key below the row. A name that no form knows may be a
    withheld row mistyped, so that what is below it is never quoted either.

    Args:
        faults: What is wrong with a document.
        forms: What the document may be; where that is not known yet, every form.
        readers: Who may read the message.
    """
    visible = _visible_names(tuple(forms), frozenset(readers))
    quotable = []
    for fault in faults:
        name, _, below = fault.path[1:].partition("/")
        only_a_name = fault.rule in ("unknown-field", "withheld-row") and not below
        if name in visible or only_a_name:
            quotable.append(fault)
        else:
            quotable.append(attrs.evolve(fault, path=f"/{name}", found=NOT_QUOTED))
    return tuple(quotable)


def unquoted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """
    Return faults that quote nothing at all, and name no key below the first.

    Of a document that cannot be read nobody knows which places it wants to be kept out of copies.
    """
    return tuple(
        attrs.evolve(fault, path=fault.path[: fault.path.find("/", 1)], found=NOT_QUOTED)
        if fault.path.count("/") > 1
        else attrs.evolve(fault, found=NOT_QUOTED)
        for fault in faults
    )


def _visible_names(forms: tuple[type[Form], ...], readers: frozenset[Audience]) -> set[str]:
    """Name the fields that every form which has them shows to all readers."""
    visible: set[str] = set(_ENVELOPE)
    hidden: set[str] = set()
    for form in forms:
        definition = form.definition()
        visible |= {field.id for field in definition.header}
        if not definition.audiences:
            # public as a whole, with whatever is added to it
            visible |= {row.id.partition(".")[0] for row in definition.rows()}
            continue
        hidden |= {"extensions", "$schema", "schema"}
        for row in definition.rows():
            (visible if readers <= set(row.audiences) else hidden).add(row.id)
    if not hidden:
        visible |= {"extensions", "$schema", "schema"}
    return visible - hidden
