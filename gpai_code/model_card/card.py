"""What a Hugging Face model card states about the licence, and what about it is doubtful."""

import re
from collections.abc import Iterable, Iterator
from os import PathLike

import attrs

from gpai_code.constraints.record import Record
from gpai_code.errors import LicenseExpressionError, ValueRuleError
from gpai_code.licenses.assessment import LicenseEntry, assess_license, find_license, license_table
from gpai_code.licenses.expressions import Expression, License, parse_license
from gpai_code.model_card.front_matter import Items, Node, Note, Scalar, read_front_matter
from gpai_code.resolver.facts import ModelFacts
from gpai_code.text_io.sources import content_of
from gpai_code.text_io.strict_json import describe

EXAMINED = 300
"""Characters of a model id, tag or link in which names are looked for."""

_READ_AS = {
    "bool": "a truth value",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "binary": "binary data",
}

_NO_ID = frozenset({"other", "unknown"})
_PLACEHOLDERS = frozenset(
    {
        *("", "none", "n/a", "na", "not applicable", "not available", "null"),
        *("tbd", "todo", "more information needed", "[more information needed]"),
    }
)

# Families of models whose terms reach models built on them.
_FAMILIES = (
    ("Llama", re.compile("llama")),
    ("Gemma", re.compile("gemma")),
    ("Stable Diffusion", re.compile(r"stable-?diffusion|sdxl")),
    ("BLOOM", re.compile(r"bloom(?:z|chat)?(?![a-z])")),
    ("StarCoder", re.compile(r"(?:star|santa)coder")),
    ("FLUX [dev]", re.compile(r"flux[.]?[0-9][^/]*-dev")),
)
# What bears such a name without such terms: models trained from scratch or only rearranged,
# software, and Gemma 4 (not Gemma with 4 billion parameters), which came under Apache-2.0.
_OUTSIDE = re.compile(
    r"tiny-?llama|open[-_]?llama|llamafied|llamafy|ollama|llama-?factory|llama[-_.]?cpp|llamaindex"
    r"|gemma[-_]?4(?![0-9]*b)|ai[.]google[.]dev/gemma/docs"
)
_CODE_HOSTS = ("huggingface.co", "hf.co", "github.com", "raw.githubusercontent.com", "gitlab.com")


@attrs.frozen
class CardNote(Record):
    """
    Something in a card that is doubtful, or that decides nothing by itself.

    Attributes:
        rule: Short stable name of the rule, for example ``license-conflict``.
        message: What was found and what followed from it, in one line.
        line: Line in the card, from 1, where there is one.
    """

    rule: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        at = f"line {self.line}: " if self.line else ""
        return f"{at}{self.message} [{self.rule}]"


@attrs.frozen(kw_only=True)
class CardReading(Record):
    """
    What was read from a card.

    Attributes:
        facts: Facts for the resolver; a card gives the licence and no other fact.
        notes: All that was doubtful, in the order of the checks.
        base_models: The models that the card names as its base, as they are written.
    """

    facts: ModelFacts = attrs.Factory(ModelFacts)
    notes: tuple[CardNote, ...] = ()
    base_models: tuple[str, ...] = ()


def read_model_card(source: str | bytes | PathLike[str]) -> CardReading:
    """
    Read the licence that a Hugging Face model card states in its front matter.

    The licence is left out, and a note says why, wherever the card contradicts itself, names
    several licences or none, or states a permissive licence for a model that is built on one whose
    terms pass through. Nothing else in a card becomes a fact: that it exists does not say that the
    weights are public, and gated access does not say why.

    Args:
        source: The card as text, as bytes in UTF-8, or the path of its file.

    Raises:
        DocumentError: If the bytes are no UTF-8, or the front matter is too large, too deep or no
            YAML that can be read safely.
        MissingExtraError: If PyYAML is not installed.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.

    >>> card = '''---
    ... license: apache-2.0
    ... base_model: meta-llama/Llama-3.1-8B
    ... ---
    ... '''
    >>> reading = read_model_card(card)
    >>> print(reading.facts.license)
    None
    >>> [note.rule for note in reading.notes]
    ['base-model', 'license-passes-through']
    """
    notes: list[CardNote] = []

    def note(rule: str, message: str, line: int | None = None) -> None:
        notes.append(CardNote(rule, message, line))

    mapping = read_front_matter(content_of(source), note)
    if mapping is None:
        return CardReading(notes=tuple(notes))
    card = _Card(mapping, note)
    base_models = tuple(base.text for base in card.base_models())
    facts = ModelFacts(license=_license(card, base_models))
    card.gated()
    card.languages()
    return CardReading(facts=facts, notes=tuple(notes), base_models=base_models)


@attrs.frozen
class _Said:
    """A text that stands at a key."""

    text: str
    line: int
    key: str


class _Card:
    """The keys of a card, and the notes on them."""

    def __init__(self, mapping: Items, note: Note) -> None:
        self.note = note
        self._values: dict[str, list[Node]] = {}
        self._lines: dict[str, int] = {}
        for key, value in mapping.pairs():
            self._values.setdefault(key.text, []).append(value)
            self._lines.setdefault(key.text, key.line)

    def line(self, key: str) -> int | None:
        return self._lines.get(key)

    def has_list(self, key: str) -> bool:
        return any(isinstance(value, Items) and not value.mapping for value in self._values[key])

    def items(self, key: str) -> list[Node]:
        """Return the values at a key, those of a list one by one."""
        return [
            item
            for value in self._values.get(key, ())
            for item in (
                value.items if isinstance(value, Items) and not value.mapping else (value,)
            )
        ]

    def texts(self, key: str, *, listed: bool = False) -> list[_Said]:
        """Return the texts at a key, if `listed` also those in a list; note all other values."""
        found = []
        for value in self.items(key) if listed else self._values.get(key, ()):
            text = self._text(key, value)
            if text is not None:
                found.append(_Said(text, value.line, key))
        return found

    def _text(self, key: str, value: Node) -> str | None:
        if isinstance(value, Items):
            what = "a mapping" if value.mapping else "a list"
            self.note("wrong-type", f"{key} holds {what} where a text belongs", value.line)
        elif value.type == "null" or not value.text.strip():
            self.note("empty-value", f"{key} is empty", value.line)
        elif value.type != "str":
            kind = _READ_AS.get(value.type, "no text")
            said = f"{key}: YAML reads {describe(value.text)} as {kind}"
            said = f"{said}, so it was not taken as text; put it in quotes if text is meant"
            self.note("wrong-type", said, value.line)
        elif _bare(value.text) in _PLACEHOLDERS:
            said = f"{key} is {describe(value.text)}, which states nothing"
            self.note("placeholder", said, value.line)
        else:
            return value.text.strip()
        return None

    def base_models(self) -> list[_Said]:
        bases = list({base.text: base for base in self.texts("base_model", listed=True)}.values())
        for base in bases:
            said = f"built on {describe(base.text)}: the terms of that model may pass through"
            self.note("base-model", f"{said}, and its licence is a question of its own", base.line)
        return bases

    def misspelt(self) -> list[_Said]:
        """Note keys that look like one of the licence, and return their texts."""
        found = []
        for key in self._values:
            meant = key.strip().casefold().replace("-", "_").replace("licence", "license")
            meant = meant.replace("licenses", "license")
            if meant in ("license", "license_name", "license_link") and key != meant:
                said = f"the key {describe(key)} is not {meant!r}; it was not read as a licence"
                self.note("misspelt-key", said, self.line(key))
                found += self.texts(key, listed=True)
        return found

    def tags(self) -> list[str]:
        """Return the tags; those that are no text say nothing of the licence."""
        return [item.text.strip() for item in self.items("tags") if isinstance(item, Scalar)]

    def languages(self) -> None:
        """Note codes of languages that YAML takes for something else, such as Norwegian's."""
        for item in self.items("language"):
            if isinstance(item, Scalar) and item.type in _READ_AS:
                self._text("language", item)

    def gated(self) -> None:
        """Note that access is gated, which settles no fact by itself."""
        keys = [
            key
            for key, values in self._values.items()
            if (key == "gated" or key.startswith("extra_gated")) and not all(map(_is_no, values))
        ]
        if keys:
            shown = ", ".join(describe(key) for key in keys[:5])
            said = f"access is gated ({shown}); whether the weights are public and whether the"
            said = f"{said} model is monetised stay open"
            self.note("gated", said, self.line(keys[0]))
        if "extra_gated_eu_disallowed" in keys:
            said = "the card says that access from the Union is not allowed; whether the model is"
            said = f"{said} excluded from the Union market stays open"
            self.note("gated-eu", said, self.line("extra_gated_eu_disallowed"))


def _is_no(value: Node) -> bool:
    return (
        isinstance(value, Scalar)
        and value.type in ("bool", "null")
        and value.text.casefold() in ("false", "no", "off", "null", "~", "")
    )


# Which licence


def _bare(text: str) -> str:
    return text.strip().strip(".").casefold()


def _ids(text: str) -> set[str]:
    """Return the licences that a name or expression consists of; nothing if one is unknown."""
    entry = find_license(text)
    if entry is not None:
        return {entry.id}
    try:
        leaves = _leaves(parse_license(text))
    except LicenseExpressionError:
        return set()
    entries = [None if leaf.exception else find_license(leaf.id) for leaf in leaves]
    return set() if None in entries else {entry.id for entry in entries if entry}


def _leaves(expression: Expression) -> list[License]:
    found: list[License] = []
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        if isinstance(part, License):
            found.append(part)
        else:
            waiting.extend(part.parts)
    return found


def _unlike(one: str, others: Iterable[_Said]) -> list[_Said]:
    """Return those that do not name the same licence."""
    ids = _ids(one)
    return [
        other
        for other in others
        if not (len(ids) == 1 and ids == _ids(other.text)) and _spaced(one) != _spaced(other.text)
    ]


def _spaced(name: str) -> str:
    return re.sub(r"[-_\s]+", " ", name).casefold()


def _is_label(text: str) -> bool:
    """Say whether the text is a family of licences, or a placeholder for one."""
    return any(item.id.casefold() == text.casefold() for item in license_table().not_a_decision)


def _license(card: _Card, base_models: tuple[str, ...]) -> str | None:
    """Return the licence that the card states without contradiction, or None."""
    misspelt = [said for said in card.misspelt() if find_license(said.text)]
    stated = card.texts("license", listed=True)
    names = card.texts("license_name")
    links = card.texts("license_link")
    if not stated:
        _note_missing(card, names)
        return None
    chosen = _chosen(card, stated, names, links)
    if chosen is None:
        return None
    tagged = [
        _Said(tag.partition(":")[2], chosen.line, "a tag")
        for tag in card.tags()
        if tag.casefold().startswith("license:") and find_license(tag.partition(":")[2])
    ]
    rivals = _unlike(chosen.text, (*names, *misspelt, *tagged))
    rivals += _linked(chosen.text, links)
    if rivals:
        others = "; ".join(f"{rival.key} says {describe(rival.text)}" for rival in rivals[:3])
        said = f"{chosen.key} says {describe(chosen.text)}, but {others}; license is left out"
        card.note("license-conflict", said, rivals[0].line)
        return None
    fact = _fact(card, chosen)
    if fact is None or _passes_through(card, fact, base_models, links):
        return None
    return fact


def _note_missing(card: _Card, names: list[_Said]) -> None:
    said = "the card states no licence that can be read"
    line = card.line("license")
    if names:
        said = f"{said}; a license_name {describe(names[0].text)} counts only beside a license"
        line = line or names[0].line
    card.note("license-missing", said, line)


def _distinct(texts: Iterable[_Said]) -> list[_Said]:
    found: list[_Said] = []
    seen = set()
    for said in texts:
        entry = find_license(said.text)
        name = entry.id if entry else _spaced(said.text)
        if name not in seen:
            seen.add(name)
            found.append(said)
    return found


def _chosen(
    card: _Card, stated: list[_Said], names: list[_Said], links: list[_Said]
) -> _Said | None:
    """Return the one licence or name that counts before anything is held against it."""
    several = _distinct(stated)
    if len(stated) < len(card.items("license")):
        said = f"beside {describe(stated[0].text)}, license holds what cannot be read"
        card.note("several-licenses", f"{said}; license is left out", stated[0].line)
        return None
    if len(several) == 1 and card.has_list("license"):
        said = f"license is a list of nothing but {describe(stated[0].text)}, which was read"
        card.note("license-list", said, stated[0].line)
    if len(several) > 1:
        shown = ", ".join(describe(said.text) for said in several[:5])
        said = f"license names several: {shown}; whether one or all of them apply is not said"
        card.note("several-licenses", f"{said}, license is left out", several[1].line)
        return None
    first = stated[0]
    named = _distinct(names)
    if first.text.casefold() not in _NO_ID:
        if len(named) == 1 and _is_label(first.text) and _belongs(named[0].text, first.text):
            return named[0]
        return first
    if len(named) == 1 and named[0].text.casefold() not in _NO_ID:
        return named[0]
    if len(named) > 1:
        shown = ", ".join(describe(said.text) for said in named[:5])
        said = f"license_name stands more than once: {shown}; license is left out"
        card.note("several-licenses", said, named[1].line)
        return None
    where = f"; read {describe(links[0].text)}" if links else ""
    said = f"license is {describe(first.text)} and no license_name says which{where}"
    card.note("license-not-named", f"{said}; license is left out", first.line)
    return None


def _belongs(name: str, family: str) -> bool:
    entry = find_license(name)
    return entry is not None and family.casefold() in re.split("[-.]", entry.id.casefold())


def _linked(chosen: str, links: list[_Said]) -> list[_Said]:
    """Return the links that name another licence; an unknown name may be what a link shows."""
    ids = _ids(chosen)
    named = [(link, {entry.id for entry in _named_by(link.text)}) for link in links]
    return [link for link, shown in named if ids and shown and not ids & shown]


def _named_by(link: str) -> Iterator[LicenseEntry]:
    """Find the licences that a link names in its own words, not in those of a repository."""
    link = _OUTSIDE.sub("", link[:EXAMINED].casefold())
    scheme, _, rest = link.rpartition("://")
    parts = [part for part in re.split(r"[/?#]", rest) if part]
    host = parts.pop(0).removeprefix("www.") if scheme and parts else ""
    if host in _CODE_HOSTS:
        parts = parts[2:]  # owner and repository
    if host == "creativecommons.org":
        names = ["cc0-1.0"] if "zero" in parts else [f"cc-{'-'.join(parts[1:3])}"]
    elif host == "apache.org":
        names = ["apache-2.0"] if any("2.0" in part for part in parts) else []
    else:
        names = []
        for part in parts:
            bare = re.sub(r"^licen[sc]e[-_.]|(?:[.]en)?[.](?:md|txt|html?|pdf|php|rst)$", "", part)
            names += [bare, bare.replace("_", ".")]
    for name in names:
        entry = find_license(name) if _bare(name) not in _PLACEHOLDERS else None
        if entry is not None:
            yield entry


def _fact(card: _Card, chosen: _Said) -> str | None:
    """Return the licence in the card's words, unless nobody could read it as one."""
    text = " ".join(chosen.text.split())
    if find_license(text) is None:
        if (why := _unreadable(text)) is not None:
            said = f"{chosen.key} {describe(text)} cannot be read as a licence ({why})"
            card.note("license-unreadable", f"{said}; license is left out", chosen.line)
            return None
        if chosen.key == "license_name" and assess_license(text).qualifies is None:
            said = f"license_name {describe(text)} is no licence that is decided here"
            said = f"{said}; whether it qualifies stays open"
            card.note("license-name-unknown", said, chosen.line)
    return text


def _unreadable(text: str) -> str | None:
    try:
        leaves = _leaves(parse_license(text))
        ModelFacts(license=text)
    except LicenseExpressionError as error:
        return error.why
    except ValueRuleError as error:
        return error.wanted
    # "research and commercial" is a name with "and" in it, not an expression of two licences
    if len(leaves) > 1 and not all(leaf.known or find_license(leaf.id) for leaf in leaves):
        return "it joins names that are no licences known here"
    return None


def _family(text: str) -> str | None:
    """Name the family with terms that pass through that a model id, tag or link speaks of."""
    plain = _OUTSIDE.sub("", text[:EXAMINED].casefold())
    return next((name for name, pattern in _FAMILIES if pattern.search(plain)), None)


def _passes_through(
    card: _Card, fact: str, base_models: tuple[str, ...], links: list[_Said]
) -> bool:
    """Note where a permissive licence stands against the terms of what the model is built on."""
    if not assess_license(fact).qualifies:
        return False
    line = card.line("license")
    tags = card.tags()
    based = [tag for tag in tags if tag.casefold().startswith("base_model:")]
    for source in (*base_models, *based, *(link.text for link in links)):
        family = _family(source)
        if family:
            said = f"license says {describe(fact)}, but {describe(source)} points to {family}"
            said = f"{said}, whose terms reach what is built on it; license is left out"
            card.note("license-passes-through", said, line)
            return True
    for tag in tags:
        family = _family(tag)
        if family and tag.casefold() != "llama":  # the bare word is also an architecture
            said = f"license says {describe(fact)} and a tag {describe(tag)}"
            said = f"{said}: if the model is built on {family}, those terms may pass through"
            card.note("family-tag", said, line)
            break
    return False
