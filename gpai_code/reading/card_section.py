"""The section of a model card that this library writes, between two comments that no page shows."""

import re

import attrs

from gpai_code.errors import DocumentError, Fault

CARD = "model card"
"""What errors call the document."""

_DEMOTED = re.compile(r"^#(?=#)", re.MULTILINE)


@attrs.frozen
class CardSection:
    """
    A form or a summary inside a model card.

    Attributes:
        text: The Markdown that was put in, with a heading of the first level.
        line: The line of the card where it starts, from 1.
        start: Where the comment before it starts in the card.
        end: Where the comment after it ends.
    """

    text: str
    line: int
    start: int
    end: int


def find_section(card: str, document: str) -> CardSection | None:
    """
    Return the section of a model card that holds a document, None if there is none.

    Args:
        card: The text of the card.
        document: Kind of document, such as "training-content-summary".

    Raises:
        DocumentError: If the card has such a section twice, or one that does not end.
    """
    begins = list(re.finditer(rf"^<!-- gpai-code:begin {document}\b[^\n]*-->", card, re.MULTILINE))
    ends = list(re.finditer(rf"^<!-- gpai-code:end {document} -->", card, re.MULTILINE))
    if not begins and not ends:
        return None
    if len(begins) != 1 or len(ends) != 1 or ends[0].start() < begins[0].end():
        actual = f"{len(begins)} beginnings and {len(ends)} ends of the section {document}"
        fault = Fault("", "section", actual, "leave one section, or take the comments out")
        raise DocumentError(CARD, (fault,))
    start, end = begins[0].start(), ends[0].end()
    body = card[begins[0].end() : ends[0].start()].replace("\r\n", "\n")
    text = body.lstrip("\n")
    line = card.count("\n", 0, begins[0].end()) + len(body) - len(text) + 1
    return CardSection(_DEMOTED.sub("", text).rstrip("\n") + "\n", line, start, end)
