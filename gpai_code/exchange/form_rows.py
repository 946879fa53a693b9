"""
The answers of a form as named texts, for formats that can hold pairs of name and text.

A text is kept as it is, anything else as JSON under a name that says so. Nothing is lost, so that
what is read back equals what was written.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from gpai_code.errors import DocumentError, Fault
from gpai_code.exchange.losses import Loss
from gpai_code.forms.documents import FORMS
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.text_io.strict_json import pointer, read_json
from gpai_code.vocabulary import Audience
from gpai_code.vocabulary.names import member

PREFIX = "gpai-code:"
"""Begins the names of this project's properties."""

ROW = f"{PREFIX}row:"
ROW_AS_JSON = f"{PREFIX}row-json:"

ENVELOPE = ("document", "edition", "audience")
"""What a document says of itself and has to say again when it is read."""


class NamedText(NamedTuple):
    """A name and a text."""

    name: str
    text: str


def copy_for(
    form: ModelDocumentation, audience: Audience | str
) -> tuple[ModelDocumentation, tuple[Loss, ...]]:
    """
    Return the copy that an audience may see, and which answers it withholds.

    Raises:
        UnknownValueError: If there is no such audience.
        WithheldRowError: If the form is itself a copy for another audience.

    Source:
        The crosses of the Form; third draft Measure I.1.2, final Transparency Measure 1.2.
    """
    audience = member(Audience, audience)
    copy = form.for_audience(audience)
    why = f"the Form does not mean it for {audience.value}"
    losses = []
    for row in form.definition().rows():
        if getattr(form, row.id) is not None and getattr(copy, row.id) is None:
            losses.append(Loss(what=row.name, places=(row.id,), why=why))
    if form.extensions is not None:
        losses.append(Loss(what="extensions", why="additions of others never go into a copy"))
    return copy, tuple(losses)


def to_named_texts(form: ModelDocumentation) -> Iterator[NamedText]:
    """
    Yield what a form holds; `from_named_texts` gives the form back.

    The stamp comes with it: which library, edition and revision of the data wrote it.
    """
    document = form.to_dict()
    stamp = document.pop("generated_by")
    document.pop("extensions", None)
    document.pop("$schema", None)
    for name in ENVELOPE:
        if name in document:
            yield NamedText(f"{PREFIX}{name}", document.pop(name))
    yield NamedText(f"{PREFIX}library", f"{stamp['library']} {stamp['version']}")
    yield NamedText(f"{PREFIX}data-revision", str(stamp["revision"]))
    for name, answer in document.items():
        if isinstance(answer, str):
            yield NamedText(f"{ROW}{name}", answer)
        else:
            text = json.dumps(answer, ensure_ascii=False, allow_nan=False)
            yield NamedText(f"{ROW_AS_JSON}{name}", text)


def from_named_texts(pairs: Iterable[tuple[str, str]]) -> ModelDocumentation | None:
    """
    Return the form that named texts hold, None if they hold none.

    Raises:
        DocumentError: If the form is not one that can be read.
    """
    document: dict[str, Any] = {}
    for name, text in pairs:
        value: object = text
        if name.startswith(ROW):
            key = name.removeprefix(ROW)
        elif name.startswith(ROW_AS_JSON):
            key, value = name.removeprefix(ROW_AS_JSON), read_json(text, document=name)
        elif name.startswith(PREFIX) and name.removeprefix(PREFIX) in ENVELOPE:
            key = name.removeprefix(PREFIX)
        else:
            continue
        if key in document:
            fault = Fault(pointer([key]), "repeated", "a second answer", "leave one of the two")
            raise DocumentError(ModelDocumentation.DOCUMENT, (fault,))
        document[key] = value
    edition = document.get("edition")
    if document.get("document") != ModelDocumentation.DOCUMENT:
        return None
    if not isinstance(edition, str) or edition not in FORMS:
        return None
    return FORMS[edition].from_dict(document)


def is_own(name: str) -> bool:
    """Say whether a property is one that this library writes for a form."""
    rest = name.removeprefix(PREFIX)
    return name.startswith((ROW, ROW_AS_JSON)) or (
        name.startswith(PREFIX) and rest in (*ENVELOPE, "library", "data-revision")
    )
