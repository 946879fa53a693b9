"""Versions of a form: what changed, and until when the old one must be kept."""

from datetime import date
from typing import Any

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.errors import ComparisonError
from gpai_code.forms.base import Form

RETENTION_YEARS = 10


@attrs.frozen(kw_only=True)
class Change(Record):
    """
    A field that differs between two versions.

    Attributes:
        path: JSON Pointer of the field.
        label: The row's label, with our part where labels repeat.
        old: The former answer as plain JSON; None where there was none.
        new: The present answer as plain JSON; None where there is none.
    """

    path: str
    label: str
    old: Any
    new: Any

    @property
    def kind(self) -> str:
        """Say whether the answer was "added", "removed" or "changed"."""
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"


@attrs.frozen(kw_only=True)
class Retention(Record):
    """
    How long a superseded version must be kept.

    Attributes:
        until: Last day of the period.
        source: Id of the provision.
        edition: Slug of its edition.
    """

    until: date
    source: str
    edition: str


def _kind(form: Form) -> str:
    """Return what must be alike of two versions."""
    reader = form.audience or getattr(form, "copy_for", None)
    copy = "" if reader is None else f", copy for {reader.value}"
    return f"{form.DOCUMENT} ({form.EDITION}{copy})"


@explain_arguments
def compare_forms(old: Form, new: Form) -> RecordTuple[Change]:
    """
    Return what changed between two versions of one form, in the order of the Form.

    Raises:
        ComparisonError: If the two are of different editions or for different audiences.
    """
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415

    readers = [(form.audience, getattr(form, "copy_for", None)) for form in (old, new)]
    if type(old) is not type(new) or readers[0] != readers[1]:
        raise ComparisonError(
            f"{_kind(old)} and {_kind(new)} cannot be compared; compare two forms of the same "
            "edition and for the same audience"
        )
    labels = {field.id: field.label for field in new.definition().header}
    labels |= {row.id: row.name for row, _ in new.rows()}
    labels["extensions"] = "extensions"
    before, after = _answers(old), _answers(new)
    changes = []
    for name, label in labels.items():
        if before[name] != after[name]:
            change = Change(
                path="/" + name.replace(".", "/"),
                label=label,
                old=unstructure(before[name]),
                new=unstructure(after[name]),
            )
            changes.append(change)
    return RecordTuple(changes)


def _answers(form: Form) -> dict[str, Any]:
    """Return what a form says, in its header, its rows and its extensions."""
    answers = form.rows_by_id()
    answers["extensions"] = form.extensions
    for field in form.definition().header:
        answers[field.id] = getattr(form, field.id)
    return answers


@explain_arguments
def retention(form: Form) -> Retention | None:
    """
    Say until when superseded versions of a form, or documentation of an incident, must be kept.

    For a Model Documentation Form the period ends 10 years after the model was placed on the Union
    market, which is what the row
    "Union market release" gives; None where it is not answered. For 29 February the day is
    28 February: the text does not say, that is our reading.

    For a serious incident report it runs from the later one of the date of the document and that of
    the incident; None until both are given. Of a longer incident the last day that is known counts:
    the text does not say, that is our reading. For the other documents of the Safety and Security
    Chapter the Code sets no period; `kept_documentation` says what else is kept.

    Source:
        Third draft, Measures I.1.1, third paragraph, and II.12.4; final, Transparency Measure 1.1,
        second paragraph, and Safety and Security Measure 9.4.

    >>> from gpai_code.forms.model_documentation.third_draft import DocumentationForm
    >>> form = DocumentationForm(union_market_release_date=date(2028, 2, 29))
    >>> retention(form).until
    datetime.date(2038, 2, 28)
    """
    if form.DOCUMENT == "serious-incident-report":
        return _of_incident(form)
    placed: date | None = getattr(form, "union_market_release_date", None)
    if placed is None or placed.year > date.max.year - RETENTION_YEARS:
        return None
    leap = (placed.month, placed.day) == (2, 29)
    until = placed.replace(year=placed.year + RETENTION_YEARS, day=28 if leap else placed.day)
    return Retention(until=until, source=RETENTION_SOURCE[form.EDITION], edition=form.EDITION)


def _of_incident(form: Form) -> Retention | None:
    from gpai_code.forms.safety_security.events import events_of  # noqa: PLC0415
    from gpai_code.forms.safety_security.time_limits import limits_from  # noqa: PLC0415

    source = INCIDENT_RETENTION_SOURCE[form.EDITION]
    for limit in limits_from(events_of(form), form.EDITION, source):
        return Retention(until=limit.due, source=source, edition=form.EDITION)
    return None


INCIDENT_RETENTION_SOURCE = {"third-draft": "II.12.4", "final": "safety-security-9.4"}
"""The provision that sets the period for serious incidents, by edition."""

RETENTION_SOURCE = {"third-draft": "I.1.1-p3", "final": "transparency-1.1-p2"}
"""The provision that sets the period, by edition."""
