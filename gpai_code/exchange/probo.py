"""The Code as a framework that Probo imports: a flat list of controls."""

from typing import Any

from gpai_code.catalog.code import Code
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.exchange.listed import ListedEntry, requirement_name, requirements
from gpai_code.exchange.losses import Export, Loss
from gpai_code.exchange.plain_details import detail_lines, lost_in_lines
from gpai_code.exchange.walk import Node

_BREAK = "\n\n"
"""Between the summary and the lines with the rest, in a description."""


@explain_arguments
def to_probo(code: Code) -> Export[dict[str, Any]]:
    """
    Return an edition as a framework of Probo's: its Commitments, Measures and duties.

    >>> from gpai_code.catalog.code import load
    >>> to_probo(load("final")).document["controls"][0]["id"]
    'transparency-1'
    """
    edition = code.edition
    controls = []
    for rule in requirements(code):
        description = _BREAK.join([rule.summary, "\n".join(detail_lines(rule))])
        name = requirement_name(rule, code)
        controls.append({"id": rule.id, "name": name, "description": description})
    framework = {
        "id": f"gpai-code-of-practice-{edition.slug}",
        "name": f"{edition.title} ({edition.date.isoformat()})",
        "controls": controls,
    }
    listed = {control["id"] for control in controls}
    left_out = Loss(
        what="entries that state no duty",
        places=tuple(entry for entry in code if entry not in listed),
        why="the format lists controls alone",
    )
    inside = Loss(what="what is inside of what", why="the list of controls is flat")
    return Export(framework, (left_out, inside, *lost_in_lines(code)))


@explain_arguments
def read_probo(document: object) -> tuple[ListedEntry, ...]:
    """
    Return the entries that a framework of this project holds, as far as its format holds them.

    Args:
        document: The framework, as plain JSON values.

    Raises:
        DocumentError: If it is no such framework, with the place and what is missing.
    """
    return tuple(
        ListedEntry(
            id=control.text("id"),
            name=control.text("name"),
            summary=control.text("description").partition(_BREAK)[0],
        )
        for control in Node(document, "Probo framework").items("controls")
    )
