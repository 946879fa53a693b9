"""The section of a model card that this library writes, between two comments that no page shows."""

import re
from collections.abc import Iterable
from os import PathLike

from gpai_code.catalog.provenance import GeneratedBy
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import DocumentError, Fault
from gpai_code.exchange.front_matter_text import line_end
from gpai_code.exchange.prefilled import PrefilledForm, whole_form
from gpai_code.forms.documents import DOCUMENT
from gpai_code.model_card.front_matter import card_text
from gpai_code.reading.card_section import CARD, find_section
from gpai_code.reading.documentation import read_documentation
from gpai_code.text_io.sources import content_of
from gpai_code.text_io.strict_json import MAX_BYTES

_HEADING = re.compile(r"^(?=#)", re.MULTILINE)


def put_section(card: str, document: str, text: str, stamp: GeneratedBy) -> str:
    """
    Return a card with a section; one that an earlier export wrote is replaced.

    Args:
        card: The card.
        document: Kind of document that the section shows.
        text: The section in Markdown, with a heading of the first level.
        stamp: Which library, edition and data wrote it.

    Raises:
        DocumentError: If the card has such a section twice, or one that does not end, or would be
            longer than a card may be that is read.
    """
    # before the text is copied, and again with what it becomes in UTF-8
    _refuse_long(len(card) + len(text))
    present = find_section(card, document)
    ending = line_end(card if present is None else card[present.start :])
    begin = (
        f"<!-- gpai-code:begin {document} edition={stamp.edition} revision={stamp.revision} "
        f"library={stamp.version} -->"
    )
    body = _HEADING.sub("#", text).strip("\n")
    lines = "\n".join([begin, "", body, "", f"<!-- gpai-code:end {document} -->"])
    section = lines.replace("\n", ending)
    if present is not None:
        whole = card[: present.start] + section + card[present.end :]
    else:
        gap = "" if not card or card.endswith(2 * ending) else ending
        gap = gap if not card or card.endswith(ending) else 2 * ending
        whole = f"{card}{gap}{section}{ending}"
    _refuse_long(len(whole.encode()))
    return whole


def _refuse_long(length: int) -> None:
    if length > MAX_BYTES:
        actual = f"a card of more than {MAX_BYTES} bytes"
        raise DocumentError(CARD, (Fault("", "size", actual, "export another format"),))


def section_of(card: str, document: str) -> str | None:
    """
    Return the section as the Markdown that was put in, None if the card has none.

    Raises:
        DocumentError: If the card has such a section twice, or one that does not end.
    """
    section = find_section(card, document)
    return None if section is None else section.text


def without_sections(card: str, documents: Iterable[str]) -> str:
    """
    Return a card without the sections of these documents.

    Raises:
        DocumentError: If the card has such a section twice, or one that does not end.
    """
    for document in documents:
        section = find_section(card, document)
        if section is not None:
            card = card[: section.start] + card[section.end :]
    return card


@explain_arguments
def read_card_section(source: str | bytes | PathLike[str]) -> PrefilledForm:
    """
    Return the copy of a form that `to_model_card` put into a Hugging Face model card.

    What the rest of the card says is no part of it: facts are what `read_model_card` reads.

    Args:
        source: The card as text, as bytes in UTF-8, or the path of its file.

    Raises:
        DocumentError: If the bytes are no UTF-8, or the card has no such section, or several.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.
    """
    section = section_of(card_text(content_of(source)), DOCUMENT)
    if section is None:
        remedy = "give a card into which this library wrote a form"
        raise DocumentError(CARD, (Fault("", "section", f"no section {DOCUMENT}", remedy),))
    reading = read_documentation(section)
    whole = whole_form(reading.form, "the section of the card")
    notes = [f"{answer.row}: {answer.note}" for answer in reading.doubtful]
    notes += [f"not read: {passage.text}" for passage in reading.unread]
    return PrefilledForm(form=whole.form, rows=whole.rows, notes=tuple(notes))
