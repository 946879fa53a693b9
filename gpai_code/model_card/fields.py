"""The keys of a card, and what is wrong with their values."""

from collections.abc import Iterable

import attrs

from gpai_code.model_card.front_matter import Items, Node, Scalar
from gpai_code.model_card.notes import Notes
from gpai_code.text_io.strict_json import describe

_READ_AS = {
    "bool": "a truth value",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "binary": "binary data",
}

PLACEHOLDERS = frozenset(
    {
        *("", "none", "n/a", "na", "not applicable", "not available", "null"),
        *("tbd", "todo", "more information needed", "[more information needed]"),
    }
)
"""Texts that state nothing, in lower case and without a full stop."""

_LICENSE_KEYS = ("license", "license_name", "license_link")
_BASE_MODEL_TAG = "base_model:"
_RELATIONS = ("finetune:", "quantized:", "adapter:", "merge:")


@attrs.frozen
class CardText:
    """A text of a card, with the key that it belongs to and its line."""

    text: str
    line: int | None
    key: str


def bare(text: str) -> str:
    """Return a text as it is compared with placeholders."""
    return text.strip().strip(".").casefold()


class CardFields:
    """The values of a card by key; notes what is no text where a text belongs."""

    def __init__(self, mapping: Items, notes: Notes) -> None:
        self.notes = notes
        self._values: dict[str, list[Node]] = {}
        self._lines: dict[str, int] = {}
        for key, value in mapping.pairs():
            self._values.setdefault(key.text, []).append(value)
            self._lines.setdefault(key.text, key.line)

    def line(self, key: str) -> int | None:
        """Return the line of a key, if the card has it."""
        return self._lines.get(key)

    def has_list(self, key: str) -> bool:
        """Say whether a key holds a list."""
        return any(
            isinstance(value, Items) and not value.mapping for value in self._values.get(key, ())
        )

    def items(self, key: str) -> list[Node]:
        """Return the values at a key, those of a list one by one."""
        items: list[Node] = []
        for value in self._values.get(key, ()):
            if isinstance(value, Items) and not value.mapping:
                items += value.items
            else:
                items.append(value)
        return items

    def texts(self, key: str, *, listed: bool = False) -> list[CardText]:
        """Return the texts at a key, if `listed` also those in a list; note all other values."""
        texts = []
        for value in self.items(key) if listed else self._values.get(key, ()):
            text = self._text(key, value)
            if text is not None:
                texts.append(CardText(text, value.line, key))
        return texts

    def _text(self, key: str, value: Node) -> str | None:
        if isinstance(value, Items):
            shape = "a mapping" if value.mapping else "a list"
            self.notes.add("wrong-type", f"{key} holds {shape} where a text belongs", value.line)
        elif value.type == "null" or not value.text.strip():
            self.notes.add("empty-value", f"{key} is empty", value.line)
        elif value.type != "str":
            kind = _READ_AS.get(value.type, "no text")
            message = (
                f"{key}: YAML reads {describe(value.text)} as {kind}, so it was not taken as text; "
                "put it in quotes if text is meant"
            )
            self.notes.add("wrong-type", message, value.line)
        elif bare(value.text) in PLACEHOLDERS:
            message = f"{key} is {describe(value.text)}, which states nothing"
            self.notes.add("placeholder", message, value.line)
        else:
            return value.text.strip()
        return None

    def base_models(self) -> list[CardText]:
        """Return the models that the card says it is built on, each once, by key or by tag."""
        bases = {base.text: base for base in self.texts("base_model", listed=True)}
        for tag in self.tags():
            if tag.casefold().startswith(_BASE_MODEL_TAG):
                model = _without_relation(tag[len(_BASE_MODEL_TAG) :])
                if model:
                    bases.setdefault(model, CardText(model, self.line("tags"), "a tag"))
        for base in bases.values():
            message = (
                f"built on {describe(base.text)}: the terms of that model may pass through, and "
                "its licence is a question of its own"
            )
            self.notes.add("base-model", message, base.line)
        return list(bases.values())

    def misspelt(self) -> list[CardText]:
        """Note keys that look like one of the licence, and return their texts."""
        texts = []
        for key in self._values:
            name = key.strip().casefold().replace("-", "_").replace("licence", "license")
            name = name.replace("licenses", "license")
            if name in _LICENSE_KEYS and key != name:
                message = f"the key {describe(key)} is not {name!r}; it was not read as a licence"
                self.notes.add("misspelt-key", message, self.line(key))
                texts += self.texts(key, listed=True)
        return texts

    def tags(self) -> list[str]:
        """Return the tags; those that are no text say nothing of the licence."""
        return [item.text.strip() for item in self.items("tags") if isinstance(item, Scalar)]

    def note_languages(self) -> None:
        """Note codes of languages that YAML takes for something else, such as Norwegian's."""
        for item in self.items("language"):
            if isinstance(item, Scalar) and item.type in _READ_AS:
                self._text("language", item)

    def note_gated_access(self) -> None:
        """Note that access is gated, which settles no fact by itself."""
        keys = [
            key
            for key, values in self._values.items()
            if (key == "gated" or key.startswith("extra_gated")) and not _are_no(values)
        ]
        if not keys:
            return
        listing = ", ".join(describe(key) for key in keys[:5])
        message = (
            f"access is gated ({listing}); whether the weights are public and whether the model is "
            "monetised stay open"
        )
        self.notes.add("gated", message, self.line(keys[0]))
        if "extra_gated_eu_disallowed" in keys:
            message = (
                "the card says that access from the Union is not allowed; whether the model is "
                "excluded from the Union market stays open"
            )
            self.notes.add("gated-eu", message, self.line("extra_gated_eu_disallowed"))


def _without_relation(model: str) -> str:
    for relation in _RELATIONS:
        if model.casefold().startswith(relation):
            return model[len(relation) :].strip()
    return model.strip()


def _are_no(values: Iterable[Node]) -> bool:
    return all(
        isinstance(value, Scalar)
        and value.type in ("bool", "null")
        and value.text.casefold() in ("false", "no", "off", "null", "~", "")
        for value in values
    )
