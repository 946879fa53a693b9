"""Adding keys to the front matter of a model card, while every line that is there stays."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from gpai_code.errors import DocumentError, Fault
from gpai_code.exchange.losses import Loss
from gpai_code.model_card.front_matter import Items, Node, read_front_matter
from gpai_code.reading.card_section import CARD

Value = str | Sequence[str]

_OPENING = re.compile(r"\ufeff?\s*---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./+-]*")
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})

_BELONGS_TO = {"license_name": "license", "license_link": "license"}
"""Keys that say more of what another key says."""

_NO_FRONT_MATTER = frozenset(
    {"front-matter-not-closed", "front-matter-in-comment", "front-matter-not-at-start"}
)
"""Notes on front matter that nobody reads, and to which nothing can be added."""

_KEPT = "the card says otherwise, and what it says was kept"


def add_keys(card: str, values: Mapping[str, Value]) -> tuple[str, tuple[Loss, ...]]:
    r"""
    Return a card with these keys in its front matter, and which were there with another value.

    Keys that are there keep their value, their place and their comments; new ones come last. A card
    without front matter gets one.

    Args:
        card: The text of the card.
        values: Keys with a text or a list of texts.

    Raises:
        DocumentError: If the front matter cannot be read, or not be added to.
        MissingExtraError: If PyYAML is not installed.

    >>> add_keys("---\nlicense: mit # ours\n---\n", {"license": "mit", "base_model": ["a/b"]})[0]
    '---\nlicense: mit # ours\nbase_model:\n- a/b\n---\n'
    """
    present = _read(card)
    ending = line_end(card)
    if present is None:
        lines = _lines(values)
        rest = card.removeprefix("\ufeff")
        return (ending.join(["---", *lines, "---", rest]) if lines else card), ()
    known = {key.text: value for key, value in present.pairs()}
    conflicts: list[Loss] = []
    missing: dict[str, Value] = {}
    for key, value in values.items():
        leading = _BELONGS_TO.get(key)
        if any(loss.what == leading for loss in conflicts):
            continue  # it is about another licence than the card's
        if key not in known:
            missing[key] = value
        elif not _same(known[key], value):
            conflicts.append(Loss(what=key, places=(key,), why=_KEPT))
    lines = _lines(missing)
    if not lines:
        return card, tuple(conflicts)
    opening = _OPENING.match(card)
    closing = None if opening is None else _CLOSING.search(card, opening.end())
    if closing is None:
        raise _unreadable("its lines end with carriage returns alone")
    added = "".join(f"{line}{ending}" for line in lines)
    changed = card[: closing.start()] + added + card[closing.start() :]
    _require_all(present, changed, values)
    return changed, tuple(conflicts)


def line_end(text: str) -> str:
    """Return how the first line of a text ends: what is added to a file of Windows ends alike."""
    first = text.find("\n")
    return "\r\n" if text[max(first - 1, 0) : first] == "\r" else "\n"


def _read(card: str) -> Items | None:
    problems: list[str] = []

    def note(rule: str, message: str, line: int | None) -> None:
        if rule in _NO_FRONT_MATTER:
            problems.append(message)

    mapping = read_front_matter(card, note)
    if mapping is None and problems:
        raise _unreadable("; ".join(problems))
    return mapping


def _unreadable(why: str) -> DocumentError:
    remedy = "put the front matter first, between two lines of ---, with one key on each line"
    return DocumentError(CARD, (Fault("", "front-matter", f"front matter: {why}", remedy),))


def _require_all(before: Items, card: str, values: Mapping[str, Value]) -> None:
    """Refuse a change that would make anything else of what was there."""
    try:
        after = _read(card)
    except DocumentError:
        after = None
    old = [(key.text, _plain(value)) for key, value in before.pairs()]
    new = [] if after is None else [(key.text, _plain(value)) for key, value in after.pairs()]
    added = {key for key, _ in new[len(old) :]}
    if new[: len(old)] != old or not added <= set(values) or not added:
        raise _unreadable("keys cannot be added behind the ones that are there")


def _plain(node: Node) -> object:
    if isinstance(node, Items):
        return [node.mapping, *map(_plain, node.items)]
    return (node.text, node.type)


def _same(node: Node, value: Value) -> bool:
    texts = [node] if not isinstance(node, Items) else node.items
    present = {text.text.casefold() for text in texts if not isinstance(text, Items)}
    return present == {text.casefold() for text in _listed(value)}


def _listed(value: Value) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _lines(values: Mapping[str, Value]) -> list[str]:
    lines: list[str] = []
    for key, value in values.items():
        if isinstance(value, str):
            lines.append(f"{key}: {_scalar(value)}")
        else:
            lines += [f"{key}:", *_items(value)]
    return lines


def _items(value: Iterable[str]) -> list[str]:
    return [f"- {_scalar(text)}" for text in value]


def _scalar(text: str) -> str:
    """Write a text so that YAML takes it for text: `1.10` and `no` need quotation marks."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)
