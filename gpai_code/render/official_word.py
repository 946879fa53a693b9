"""A form in a Word document that its user brings, such as the Commission's own to fill in."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import DocumentError, Fault, MissingExtraError
from gpai_code.exchange.losses import Export, Loss
from gpai_code.forms.base import Form
from gpai_code.forms.definition import FormDefinition, Row
from gpai_code.reading.layout import key_of
from gpai_code.reading.word_document import check_archive
from gpai_code.render.answers import READABLE, lines_of
from gpai_code.render.forms import answer_in_words, asks_of_each
from gpai_code.render.records import Words, record_lines, words_of
from gpai_code.render.word_filling import Region, put_answer
from gpai_code.render.word_places import Place, W, places_of

TEMPLATE = "Word template"
"""What errors call the document that is filled."""

_MAIN = "word/document.xml"
_WITHOUT_PLACE = "the template has no place with the label of the row"


@explain_arguments
def fill_template(form: Form, template: bytes) -> Export[bytes]:
    """
    Return a Word document with the answers of a form put in by its labels.

    Text goes into the content control, or else the empty cell, after the label; boxes are ticked,
    as content controls or as signs, whichever the document has. All else stays as it is.

    Args:
        form: The form, or a copy for some readers.
        template: A document with the labels of the form's own edition, such as the one that the
            Commission publishes to fill in.

    Returns:
        The document, and the answers that found no place in it.

    Raises:
        DocumentError: If it is no Word document, or none of the form's labels is in it.
        MissingExtraError: If python-docx is not installed.
    """
    try:
        from lxml import etree  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("docx", "python-docx") from None
    parts = _parts(template)
    parser: Any = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root: Any = etree.fromstring(parts[_MAIN], parser)
        body = root.find(f"{W}body")
        # Word declares no document type
        if body is None or root.getroottree().docinfo.doctype:
            raise ValueError
        losses = _fill(form, places_of(body, has_marks=bool(form.definition().audiences)))
    except (etree.XMLSyntaxError, KeyError, ValueError, RecursionError):
        raise _fault("a document whose text cannot be read", "save it again with Word") from None
    parts[_MAIN] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Export(_archive_of(parts), losses)


def _parts(template: bytes) -> dict[str, bytes]:
    """Return the parts of a Word document by their names, in their order."""
    check_archive(template, TEMPLATE)
    try:
        with zipfile.ZipFile(BytesIO(template)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
        raise _fault("a broken or truncated file", "get the whole file again") from None


def _archive_of(parts: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _fault(what: str, wanted: str) -> DocumentError:
    return DocumentError(TEMPLATE, (Fault("", "word", what, wanted),))


def _fill(form: Form, places: list[Place]) -> tuple[Loss, ...]:
    words = words_of(form)
    answers = form.rows_by_id()
    open_rows = {row.id: row for row, _ in form.rows() if answers[row.id] is not None}
    why: dict[str, list[str]] = {}
    regions = list(_regions(form.definition(), places))
    if not regions:
        raise _fault(
            "a document without the labels of the form",
            "give the document to fill in that belongs to the edition of the form",
        )
    header = {field.id: field for field in form.definition().header}
    to_fill = {name for name in header if getattr(form, name) is not None} | set(open_rows)
    blocks: dict[str, Region] = {}
    for rows, region in regions:
        for name in rows:
            if name in header:
                answer = getattr(form, name)
                lines = lines_of(answer, READABLE)
            else:
                row = form.definition().row(name)
                answer = answers.get(name)
                if row.tick:
                    blocks[name] = region
                    _tick(region, row, answer)
                    to_fill.discard(name)
                    continue
                lines = _lines(form, words, row, answer)
            if answer is None:
                region.take()
                continue
            problem = put_answer(region, answer, lines)
            if problem is None:
                to_fill.discard(name)
            else:
                why.setdefault(problem, []).append(name)
    # a table may have the labels of a block above its columns alone
    for name, row in open_rows.items():
        of_block = blocks.get(name.partition(".")[0])
        if name in to_fill and of_block is not None:
            lines = _lines(form, words, row, answers[name])
            if put_answer(of_block, answers[name], lines) is None:
                to_fill.discard(name)
    return tuple(_losses(form, to_fill, why))


def _lines(form: Form, words: Words, row: Row, answer: Any) -> list[str]:
    """Return the lines of an answer; here, records have no table below."""
    if answer is not None and asks_of_each(form, row, answer):
        return record_lines(words, row.id, answer, READABLE)
    return answer_in_words(form, words, row, answer, READABLE) or []


def _losses(form: Form, to_fill: set[str], why: dict[str, list[str]]) -> Iterator[Loss]:
    """Yield the answers without a place, in printed order and by the reason."""
    order = [field.id for field in form.definition().header]
    order += [row.id for row in form.definition().rows()]
    reasons: dict[str, list[str]] = {}
    for name in order:
        if name in to_fill:
            reasons_of_row = [reason for reason, names in why.items() if name in names]
            reasons.setdefault(reasons_of_row[0] if reasons_of_row else _WITHOUT_PLACE, []).append(
                name
            )
    for reason, names in reasons.items():
        yield Loss(what="answers", places=tuple(names), why=reason)


def _tick(region: Region, row: Row, answer: Any) -> None:
    """Set the box of a row that is one: it is before its label, or after it."""
    option = row.label.rpartition(": ")[2]
    without = region.tick([option], [option] if answer else [])
    if without:
        for box in region.boxes()[:1]:
            box.set(ticked=True)


class _Labels:
    """The labels of a form: which rows share each, and the headings of its sections."""

    def __init__(self, definition: FormDefinition) -> None:
        # rows that share a label and follow each other share a place; others have their turn
        self.rows: dict[tuple[str, str], list[list[str]]] = {}
        self.sections = {key_of(section.title): section.id for section in definition.sections}
        for section in definition.sections:
            before = ""
            for row in section.rows:
                if row.each:
                    continue
                keys = [key_of(row.label)]
                if row.tick:
                    keys.append(key_of(row.label.rpartition(": ")[2]))
                for key in keys:
                    turns = self.rows.setdefault((section.id, key), [])
                    if keys[0] == before:
                        turns[-1].append(row.id)
                    else:
                        turns.append([row.id])
                before = keys[0]
        self.header = {key_of(field.label): field.id for field in definition.header}
        self.sections_of: dict[str, list[str]] = {}
        for name, key in self.rows:
            self.sections_of.setdefault(key, []).append(name)
        self.longest = max(map(len, (*self.sections_of, *self.header)))

    def section_at(self, words: str) -> str | None:
        """Return the section that words are the heading of."""
        return self.sections.get(key_of(words).lstrip("0123456789"))

    def rows_at(self, words: str, section: str | None) -> tuple[list[list[str]], bool]:
        """
        Return the rows whose label begins a text, in turns, and whether nothing comes after it.

        Labels that are alike in several sections are those of the section that was begun last.
        """
        key = key_of(words)
        # with its number or without
        for letters in dict.fromkeys((key, key.lstrip("0123456789"))):
            for end in range(min(len(letters), self.longest), 0, -1):
                rows = self._rows_of(letters[:end], section)
                if rows and _ends_there(words, letters[:end]):
                    return rows, end == len(letters)
        return [], False

    def _rows_of(self, key: str, section: str | None) -> list[list[str]]:
        """Return the rows with a label; before the first heading, if one section alone has it."""
        if key in self.header:
            return [[self.header[key]]]
        if section is not None:
            return self.rows.get((section, key), [])
        having = self.sections_of.get(key, [])
        return self.rows[having[0], key] if len(having) == 1 else []


def _ends_there(words: str, letters: str) -> bool:
    """Say whether a label ends with its word: a colon, a line end or the end comes after it."""
    taken = 0
    plain = words.lstrip("0123456789.) \t")
    for at, sign in enumerate(plain):
        key = key_of(sign)
        if key and taken == len(letters):
            between = plain[:at].rstrip(" \t")
            return between.endswith((":", "\n", ")", "?", "."))
        taken += len(key)
    return taken == len(letters)


def _regions(definition: FormDefinition, places: list[Place]) -> Iterator[tuple[list[str], Region]]:
    """Yield the rows that share a label, with the places between it and the next label."""
    labels = _Labels(definition)
    section: str | None = None
    labelled: list[tuple[list[str], int, bool]] = []
    ends: list[int] = []
    taken: set[str] = set()
    for at, place in enumerate(places):
        begun = labels.section_at(place.words)
        if begun is not None:
            section = begun
            ends.append(at)
            continue
        turns, is_open = labels.rows_at(place.words, section)
        left = [rows for rows in turns if rows[0] not in taken]
        if left and not place.is_mark:
            taken.update(left[0])
            labelled.append((left[0], at, is_open))
            ends.append(at)
    ends.append(len(places))
    for rows, at, is_open in labelled:
        end = next(end for end in ends if end > at)
        yield rows, Region(places[at], places[at + 1 : end], is_open=is_open)
