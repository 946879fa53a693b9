"""Records inside an answer, in words: the labels of rows and the names of records, never ours."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from gpai_code.forms.base import Form
from gpai_code.forms.choices import Choice
from gpai_code.forms.definition import FormDefinition
from gpai_code.forms.safety_security.incident_records import IncidentDate
from gpai_code.forms.safety_security.records import ChangelogEntry, Redaction, SafetyRecord
from gpai_code.render.answers import Style, lines_of

_OTHER_LABELS = {"id": "Reference", "ai_office": "AI Office"}
"""Labels of fields without a row of their own, where the name of the field would not do."""


@attrs.frozen
class Words:
    """
    What labels and names a document gives to its records.

    Attributes:
        labels: Labels by the id of the row, or of a field of the head.
        names: Names of records by their id.
        is_copy: Whether the document is a copy, in which places of lists may have moved.
    """

    labels: Mapping[str, str]
    names: Mapping[str, str]
    is_copy: bool = False

    def label(self, path: str) -> str:
        """Return the label of a row or of a field of a record, by its id in the definition."""
        name = path.rpartition(".")[2]
        words = _OTHER_LABELS.get(name, name.replace("_", " "))
        return self.labels.get(path) or words[:1].upper() + words[1:]

    def reference(self, record_id: str) -> str:
        """Return a record that another one refers to by its name, with its id."""
        name = self.names.get(record_id)
        return f"{name} ({record_id})" if name else record_id

    def place(self, pointer: str) -> str:
        """
        Return a place of the document in words.

        Places of lists are counted from 1, as people do, and left out where they may have moved.
        """
        row, *steps = pointer[1:].split("/")
        if row not in self.labels:
            return pointer
        path = row
        text = self.label(row)
        for step in steps:
            if step.isdigit():
                text += "" if self.is_copy else f" {int(step) + 1}"
            else:
                path = f"{path}.{step}"
                text += f": {self.label(path)}"
        return text


def words_of(form: Form) -> Words:
    """Return the labels of a document's rows, and the names of its records."""
    definition: FormDefinition = form.definition()
    labels = {row.id: row.name for row in definition.rows()}
    labels |= {field.id: field.label for field in definition.header}
    names: dict[str, str] = {}
    for _, answer in form.rows():
        for record in _records_in(answer):
            if hasattr(record, "id") and hasattr(record, "name"):
                names[record.id] = record.name
    return Words(labels, names, getattr(form, "copy_for", None) is not None)


def _records_in(answer: Any) -> Iterator[Any]:
    """Yield the records of an answer, those inside others too."""
    if isinstance(answer, tuple):
        for item in answer:
            yield from _records_in(item)
    elif isinstance(answer, SafetyRecord):
        yield answer
        for field in attrs.fields(type(answer)):
            yield from _records_in(getattr(answer, field.name))


def has_records(answer: Any) -> bool:
    """Say whether an answer holds records whose fields have labels."""
    first = answer[0] if isinstance(answer, tuple) and answer else answer
    return isinstance(first, SafetyRecord) and not isinstance(first, Choice)


def record_lines(words: Words, path: str, answer: Any, style: Style) -> list[str]:
    """
    Return the lines of an answer that holds records.

    Args:
        words: What the document calls them.
        path: Id of the row, or of the field of a record.
        answer: A record or several.
        style: How days and numbers are written.
    """
    if isinstance(answer, tuple):
        return style.items([record_lines(words, path, item, style) for item in answer])
    lines = []
    title, rest = entitled(words, answer, style)
    if title is not None:
        lines.append(title)
    for label, inner in fields_of(words, path, answer, rest, style):
        first, *below = inner or [""]
        lines += [f"{label}: {first}", *below]
    return lines


def entitled(words: Words, record: SafetyRecord, style: Style) -> tuple[str | None, list[str]]:
    """Return what a record is called, None if nothing does, and the names of its other fields."""
    names = [field.name for field in attrs.fields(type(record))]
    title, used = _title(words, record, style)
    return title, [name for name in names if name not in used]


def _title(words: Words, record: Any, style: Style) -> tuple[str | None, tuple[str, ...]]:
    if isinstance(record, Redaction):
        return f"{words.place(record.path)}: {record.ground.value}", ("path", "ground")
    if isinstance(record, ChangelogEntry):
        title = f"Version {record.version}, {style.day(record.changed_on)}"
        return title, ("version", "changed_on")
    if isinstance(record, IncidentDate):
        about = "about " if record.approximate else ""
        return f"{about}{style.day(record.date)}", ("date", "approximate")
    for name in ("name", "description", "risk", "holder"):
        text = getattr(record, name, None)
        # a text of several lines, or a long one, is no title
        if isinstance(text, str) and "\n" not in text and len(text) <= _LONGEST_TITLE:
            if name == "risk":
                return words.reference(text), ("risk",)
            if name == "description" and not hasattr(record, "id"):
                continue
            known = f" ({record.id})" if hasattr(record, "id") else ""
            return f"{text}{known}", (name, "id")
    return None, ()


_LONGEST_TITLE = 120


def fields_of(
    words: Words, path: str, record: SafetyRecord, names: list[str], style: Style
) -> Iterator[tuple[str, list[str]]]:
    """Yield the label and the lines of each field of a record that says something."""
    for name in names:
        value = getattr(record, name)
        if value is None:
            continue
        here = f"{path}.{name}"
        if has_records(value):
            lines = record_lines(words, here, value, style)
        elif isinstance(value, tuple) and value and value[0] in words.names:
            lines = style.items([[words.reference(item)] for item in value])
        elif isinstance(value, str) and type(value) is str and value in words.names:
            lines = [words.reference(value)] if name != "id" else [value]
        elif isinstance(value, date):
            lines = [style.day(value)]
        else:
            lines = lines_of(value, style)
        yield words.label(here), lines
