"""What a Hugging Face model card states for the Form, in front matter and known sections."""

import re
from collections.abc import Iterator

from gpai_code.errors import DocumentError, Fault
from gpai_code.model_card.card import read_model_card
from gpai_code.model_card.fields import PLACEHOLDERS, CardFields, bare
from gpai_code.model_card.front_matter import Items, read_front_matter
from gpai_code.model_card.notes import Notes
from gpai_code.reading.proposal_sources import ASKS_FOR_A_LINK
from gpai_code.reading.proposals import Statements

MAX_SECTION = 20_000
"""Longest section that is proposed, in characters; the Form recommends some hundred words."""

MAX_CHARACTERS, MAX_LINES = 2**20, 2**17
"""How much of a card is read; one of the Hub has a hundredth of it."""

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>[^\n]{1,200})")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"[-*][ \t]+\*\*(?P<name>[^*\n]{1,100}?):?\*\*:?[ \t]*(?P<text>[^\n]*)")
_OPTIONAL = "[optional]"
_TITLE = "model card for "
"""How the template's title begins, before the name of the model."""

_OF_SECTIONS = {
    "model architecture and objective": ("model_architecture", "the Form asks for some 20 words"),
    "downstream use": (
        "integrable_ai_systems",
        "uses in other systems; the Form asks for their type and nature",
    ),
    "how to get started with the model": (
        "integration_means",
        "check that it is all that is needed",
    ),
    "training data": ("data_scope", "the Form asks about testing and validation data too"),
    "preprocessing": ("data_curation", "the Form asks about testing and validation data too"),
    "training procedure": ("training_design_specifications", "check that every stage is described"),
}
"""Sections of the card's template that answer a row, and what to check."""

_USES = ("direct use", "out-of-scope use")
"""Sections that answer the row of intended uses: its points (i) and (ii)."""

_HINTS = {
    "library_name": ("required_software", "a library without its version"),
    "language": ("data_scope", "languages of the model, which may differ from those of the data"),
    "datasets": ("data_acquisition_and_selection", "names of datasets, and not how they came"),
}
"""Keys of the front matter, the row that each may help to answer, and why it is no answer."""

_OF_FIELDS = {
    "developed by": ("provider_legal_name", "the Form asks for the legal name"),
}
"""Fields of the template's list on the model, the row that each answers, and what to check."""

_TEXT, _IMAGES, _AUDIO, _VIDEO = "Text", "Images", "Audio", "Video"
_TASKS = {
    "text-generation": ((_TEXT,), (_TEXT,)),
    "text2text-generation": ((_TEXT,), (_TEXT,)),
    "image-to-text": ((_IMAGES,), (_TEXT,)),
    "image-text-to-text": ((_TEXT, _IMAGES), (_TEXT,)),
    "video-text-to-text": ((_TEXT, _VIDEO), (_TEXT,)),
    "audio-text-to-text": ((_TEXT, _AUDIO), (_TEXT,)),
    "text-to-image": ((_TEXT,), (_IMAGES,)),
    "text-to-video": ((_TEXT,), (_VIDEO,)),
    "text-to-speech": ((_TEXT,), (_AUDIO,)),
    "text-to-audio": ((_TEXT,), (_AUDIO,)),
    "automatic-speech-recognition": ((_AUDIO,), (_TEXT,)),
}
"""Tasks of the hub whose name says what goes in and what comes out."""


def from_card(content: bytes, statements: Statements) -> None:
    """
    Take what a card states.

    Raises:
        DocumentError: If it is no UTF-8 or too long, or its front matter cannot be read.
        MissingExtraError: If PyYAML is not installed.
    """
    reading = read_model_card(content)
    text = content.decode("utf-8-sig")
    _refuse_long(text)
    for doubt in reading.notes:
        statements.notes.append(f"{statements.source}: {doubt}")
    _front_matter(content, statements)
    if reading.facts.license is not None:
        statements.take("license", reading.facts.license, "license", ASKS_FOR_A_LINK)
    if reading.base_models:
        models = [{"name": name} for name in reading.base_models]
        note = "the Form asks for models that were on the market and were modified"
        statements.take("model_dependencies", models, "base_model", note)
    _body(text, statements)


def _refuse_long(text: str) -> None:
    lines = text.count("\n") + 1
    if len(text) > MAX_CHARACTERS or lines > MAX_LINES:
        actual = f"{len(text)} characters in {lines} lines"
        remedy = f"keep it to {MAX_CHARACTERS} characters in {MAX_LINES} lines"
        raise DocumentError("model card", (Fault("", "size", actual, remedy),))


def _front_matter(content: bytes, statements: Statements) -> None:
    mapping = read_front_matter(content, lambda *_: None)
    if mapping is None:
        return
    card = CardFields(mapping, Notes())  # its doubts are about the licence
    for key, (row, why) in _HINTS.items():
        for text in card.texts(key, listed=True):
            statements.hint(row, text.text, key, why)
    for tag in card.texts("pipeline_tag"):
        sides = _TASKS.get(tag.text)
        if sides is None:
            continue
        for row, modalities in zip(("input", "output"), sides, strict=True):
            note = "the one task that the card is listed under; the model may do more"
            choice = {"selected": list(modalities)}
            statements.take(f"{row}_modalities", choice, "pipeline_tag", note)
    for item in card.items("model-index"):
        if isinstance(item, Items) and item.mapping:
            for name in CardFields(item, Notes()).texts("name"):
                why = "a name without a version is not the unique identifier that the Form asks"
                for row in ("model_name", "versioned_model_name"):
                    statements.hint(row, name.text, "model-index", why)


def _body(text: str, statements: Statements) -> None:
    """Take the sections and fields that the template of model cards has."""
    text = without_comments(_FRONT_MATTER.sub("", text.replace("\r\n", "\n")))
    uses: dict[str, str] = {}
    for title, lines in sections(text):
        section = "\n".join(lines).strip()
        key = _key(title)
        for name, answer in _fields(lines):
            if name in _OF_FIELDS and _states_something(answer):
                row, note = _OF_FIELDS[name]
                statements.take(row, answer, f"field {name!r}", note)
        if key.startswith(_TITLE) and _states_something(title[len(_TITLE) :]):
            note = "the Form asks for the unique identifier and the versions that this applies to"
            for row in ("model_name", "versioned_model_name"):
                statements.take(row, title[len(_TITLE) :].strip(), "title", note)
        if not _states_something(section) or len(section) > MAX_SECTION:
            continue
        if key in _USES:
            uses.setdefault(key, f"{title}: {section}")
        elif key in _OF_SECTIONS:
            row, note = _OF_SECTIONS[key]
            statements.take(row, section, f"section {title!r}", note)
    if uses:
        answer = "\n\n".join(uses[key] for key in _USES if key in uses)
        statements.take("intended_uses", answer, f"sections on {' and '.join(uses)}")


def without_comments(text: str) -> str:
    """
    Return a text without HTML comments; one that does not end is text.

    >>> without_comments("a<!-- b -->c<!-- d")
    'ac<!-- d'
    """
    # a pattern would look for the end of each comment in all that follows
    parts = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        parts.append(text[at:begin])
        at = end + 3
    return "".join([*parts, text[at:]])


def sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """
    Yield the headings of a Markdown text with the lines up to the next one; code has no headings.

    >>> list(sections("# A" + chr(10) + "one" + chr(10) + "## B [optional]" + chr(10) + "two"))
    [('A', ['one']), ('B', ['two'])]
    """
    title: str | None = None
    lines: list[str] = []
    in_code = False
    for line in text.split("\n"):
        if _FENCE.match(line):
            in_code = not in_code
        heading = None if in_code else _HEADING.fullmatch(line.rstrip())
        if heading is None:
            lines.append(line)
            continue
        if title is not None:
            yield title, lines
        title, lines = heading["title"].replace(_OPTIONAL, "").strip(" #*_:"), []
    if title is not None:
        yield title, lines


def _fields(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        field = _FIELD.fullmatch(line.strip())
        if field is not None:
            yield _key(field["name"]), field["text"].strip()


def _key(title: str) -> str:
    return title.replace(_OPTIONAL, "").strip(" :").casefold()


def _states_something(text: str) -> bool:
    return bare(text) not in PLACEHOLDERS
