"""A form that is being filled, with records that still lack what each of them must have."""

from collections.abc import Iterator
from typing import Any

from gpai_code.errors import DocumentError, Fault
from gpai_code.forms.base import Form
from gpai_code.forms.documents import from_document

Place = tuple[str | int, ...]
"""The names of fields, and the numbers of records in lists, that lead to an answer."""


class FormDraft:
    """
    A form, changed at one place after the other; it is valid after each change.

    A record that lacks a required field is no part of the form yet: what is known of it waits
    here until the rest comes.

    Args:
        form: The form as it is.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        self.waiting: dict[Place, dict[str, Any]] = {}
        """What is known of records that lack something, as plain JSON, by their places."""

    def value(self, place: Place) -> Any:
        """Return what the form has at a place; None if it has nothing, or no such place."""
        value: Any = self.form
        for step in place:
            if isinstance(step, int):
                items = value if isinstance(value, tuple) else ()
                value = items[step] if step < len(items) else None
            else:
                value = getattr(value, step, None)
        return value

    def answer(self, place: Place) -> Any:
        """Return what the form has at a place, or what waits for the rest of its record."""
        value = self.value(place)
        if value is None and place[:-1] in self.waiting:
            return self.waiting[place[:-1]].get(str(place[-1]))
        return value

    def put(self, place: Place, value: Any) -> None:
        """
        Put an answer, as plain JSON, at a place.

        Raises:
            DocumentError: If the form cannot hold it, with what is wrong; nothing is changed then.
        """
        holder = place[:-1]
        if not holder or self.value(holder) is not None:
            self.form = self._changed(place, value)
            return
        known = {**self.waiting.get(holder, {}), str(place[-1]): value}
        try:
            self.form = self._changed(holder, known)
        except DocumentError as error:
            if not all(_is_lack(fault) for fault in error.faults):
                raise
            self.waiting[holder] = known
        else:
            self.waiting.pop(holder, None)

    def begin(self, place: Place) -> None:
        """Begin a record at a place; it is part of the form once it has what it must have."""
        self.waiting.setdefault(place, {})

    def remove(self, place: Place) -> None:
        """
        Take out what is at a place, and what waits there.

        Raises:
            DocumentError: If the record around it must have it.
        """
        for waits in list(self.waiting):
            if waits[: len(place)] == place:
                del self.waiting[waits]
        holder = self.waiting.get(place[:-1])
        if holder is not None:
            holder.pop(str(place[-1]), None)
        if self.value(place) is not None:
            self.form = self._changed(place, None)

    def _changed(self, place: Place, value: Any) -> Form:
        """Return the form with a value at a place, or without it if that is None."""
        document = self.form.to_dict()
        holder: Any = document
        for step in place[:-1]:
            if isinstance(step, str) and step not in holder:
                holder[step] = []  # the list of a first record
            holder = holder[step]
        last = place[-1]
        if value is None:
            del holder[last]
            if holder == [] and len(place) > 1:
                # a list of which the last record was taken out says nothing, not that none exists
                return self._changed(place[:-1], None)
        elif isinstance(last, int) and last == len(holder):
            holder.append(value)
        else:
            holder[last] = value
        return from_document(document, self.form.DOCUMENT)

    def records_around(self, place: Place) -> Iterator[Place]:
        """Yield the places of the records of lists that a place is in, the innermost first."""
        for end in range(len(place) - 1, 0, -1):
            if isinstance(place[end - 1], int):
                yield place[:end]


def _is_lack(fault: Fault) -> bool:
    return fault.rule == "missing-field"
