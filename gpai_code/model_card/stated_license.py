"""Which licence a card states, where it does so without contradiction."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gpai_code.errors import LicenseExpressionError, ValueRuleError
from gpai_code.licenses.assessment import assess_license
from gpai_code.licenses.base_models import restrictive_base_terms
from gpai_code.licenses.expressions import leaves, parse_license
from gpai_code.licenses.records import LicenseEntry, NotADecision
from gpai_code.licenses.table import find_license, look_up
from gpai_code.model_card.fields import PLACEHOLDERS, CardFields, CardText, bare
from gpai_code.resolver.facts import ModelFacts
from gpai_code.text_io.strict_json import describe

MAX_LINK_LENGTH = 300
"""Characters of a link in which a licence is looked for."""

_NO_ID = ("other", "unknown")
_CODE_HOSTS = ("huggingface.co", "hf.co", "github.com", "raw.githubusercontent.com", "gitlab.com")
_LICENSE_FILE = re.compile(r"^licen[sc]e[-_.]|(?:[.]en)?[.](?:md|txt|html?|pdf|php|rst)$")


def stated_license(card: CardFields, base_models: Sequence[str]) -> str | None:
    """Return the licence that the card states without contradiction, or None with a note why."""
    misspelt = [text for text in card.misspelt() if find_license(text.text)]
    licenses = card.texts("license", listed=True)
    names = card.texts("license_name")
    links = card.texts("license_link")
    if not licenses:
        _note_missing(card, names)
        return None
    chosen = _choose(card, licenses, names, links)
    if chosen is None:
        return None
    tagged = [
        CardText(tag.partition(":")[2], chosen.line, "a tag")
        for tag in card.tags()
        if tag.casefold().startswith("license:") and find_license(tag.partition(":")[2])
    ]
    rivals = _unlike(chosen.text, (*names, *misspelt, *tagged))
    rivals += _unlike_links(chosen.text, links)
    if rivals:
        listing = "; ".join(f"{rival.key} says {describe(rival.text)}" for rival in rivals[:3])
        message = f"{chosen.key} says {describe(chosen.text)}, but {listing}; license is left out"
        card.notes.add("license-conflict", message, rivals[0].line)
        return None
    license_ = _as_fact(card, chosen)
    if license_ is None or _is_overridden(card, license_, base_models, links):
        return None
    return license_


def _note_missing(card: CardFields, names: list[CardText]) -> None:
    message = "the card states no licence that can be read"
    line = card.line("license")
    if names:
        name = describe(names[0].text)
        message = f"{message}; a license_name {name} counts only together with a license"
        line = line or names[0].line
    card.notes.add("license-missing", message, line)


# Which of several texts


def _choose(
    card: CardFields, licenses: list[CardText], names: list[CardText], links: list[CardText]
) -> CardText | None:
    """Return the licence or name that counts, before anything is compared with it."""
    first, several = licenses[0], _distinct(licenses)
    if len(licenses) < len(card.items("license")):
        message = (
            f"next to {describe(first.text)}, license holds what cannot be read as one; "
            "license is left out"
        )
        card.notes.add("several-licenses", message, first.line)
        return None
    if card.has_list("license") and len(several) == 1:
        message = f"license is a list of nothing but {describe(first.text)}, which was read"
        card.notes.add("license-list", message, first.line)
    if len(several) > 1:
        return _choose_all(card, several)
    distinct_names = _distinct(names)
    if first.text.casefold() not in _NO_ID:
        if (
            len(distinct_names) == 1
            and _is_label(first.text)
            and _belongs(distinct_names[0].text, first.text)
        ):
            return distinct_names[0]
        return first
    if len(distinct_names) == 1 and distinct_names[0].text.casefold() not in _NO_ID:
        return distinct_names[0]
    if len(distinct_names) > 1:
        listing = _listing(distinct_names)
        message = f"license_name is given more than once: {listing}; license is left out"
        card.notes.add("several-licenses", message, distinct_names[1].line)
        return None
    where = f"; read {describe(links[0].text)}" if links else ""
    message = f"license is {describe(first.text)} and no license_name says which{where}"
    card.notes.add("license-not-named", f"{message}; license is left out", first.line)
    return None


def _choose_all(card: CardFields, several: list[CardText]) -> CardText | None:
    """Take several licences as "A / B" if it is the same whether one or all of them apply."""
    entries = [find_license(text.text) for text in several]
    ids = [entry.id if entry else text.text for entry, text in zip(entries, several, strict=True)]
    message = f"license names several: {_listing(several)}; whether one or all apply is not said"
    if None not in entries:
        combined = CardText(" / ".join(ids), several[0].line, "license")
        if (
            len(combined.text) <= MAX_LINK_LENGTH
            and assess_license(combined.text).qualifies is not None
        ):
            message = f"{message}; it makes no difference, so {describe(combined.text)} was read"
            card.notes.add("several-licenses", message, several[1].line)
            return combined
    card.notes.add("several-licenses", f"{message}, license is left out", several[1].line)
    return None


def _listing(texts: list[CardText]) -> str:
    return ", ".join(describe(text.text) for text in texts[:5])


def _distinct(texts: Iterable[CardText]) -> list[CardText]:
    """Return the first text for each licence or unknown name."""
    distinct: dict[str, CardText] = {}
    for text in texts:
        entry = find_license(text.text)
        distinct.setdefault(entry.id if entry else _spaced(text.text), text)
    return list(distinct.values())


def _is_label(text: str) -> bool:
    """Say whether the text is a family of licences, or a placeholder for one."""
    return isinstance(look_up(text), NotADecision)


def _belongs(name: str, family: str) -> bool:
    entry = find_license(name)
    return entry is not None and family.casefold() in re.split("[-.]", entry.id.casefold())


# Contradictions


def _ids(text: str) -> set[str]:
    """Return the licences that a name or expression consists of; nothing if one is unknown."""
    entry = find_license(text)
    if entry is not None:
        return {entry.id}
    try:
        parts = leaves(parse_license(text))
    except LicenseExpressionError:
        return set()
    ids = set()
    for leaf in parts:
        entry = None if leaf.exception else find_license(leaf.id)
        if entry is None:
            return set()
        ids.add(entry.id)
    return ids


def _unlike(license_: str, texts: Iterable[CardText]) -> list[CardText]:
    """Return those that do not name the same licence."""
    ids = _ids(license_)
    unlike = []
    for other in texts:
        same_licence = len(ids) == 1 and ids == _ids(other.text)
        if not same_licence and _spaced(license_) != _spaced(other.text):
            unlike.append(other)
    return unlike


def _spaced(name: str) -> str:
    return re.sub(r"[-_\s]+", " ", name).casefold()


def _unlike_links(license_: str, links: list[CardText]) -> list[CardText]:
    """Return the links that name another licence; an unknown name may be what a link shows."""
    ids = _ids(license_)
    unlike = []
    for link in links:
        linked_ids = {entry.id for entry in _named_by(link.text)}
        if ids and linked_ids and not ids & linked_ids:
            unlike.append(link)
    return unlike


def _named_by(link: str) -> Iterator[LicenseEntry]:
    """Find the licence that a link names: its address, or its own words but a repository's."""
    if entry := find_license(link):
        yield entry
        return
    scheme, _, rest = link[:MAX_LINK_LENGTH].casefold().rpartition("://")
    parts = [part for part in re.split(r"[/?#]", rest) if part]
    host = parts.pop(0).removeprefix("www.") if scheme and parts else ""
    if host in _CODE_HOSTS:
        parts = parts[2:]  # owner and repository
    for part in reversed(parts):
        name = _LICENSE_FILE.sub("", part)
        item = None
        if bare(name) not in PLACEHOLDERS:
            item = look_up(name) or look_up(name.replace("_", "."))
        if isinstance(item, LicenseEntry):
            yield item
        if item is not None:
            return  # what comes before it in the address is wider


# What was chosen


def _as_fact(card: CardFields, chosen: CardText) -> str | None:
    """Return the licence in the card's words, unless nobody could read it as one."""
    text = " ".join(chosen.text.split())
    if find_license(text) is not None:
        return text
    why = _why_unreadable(text)
    if why is not None:
        message = f"{chosen.key} {describe(text)} cannot be read as a licence ({why})"
        card.notes.add("license-unreadable", f"{message}; license is left out", chosen.line)
        return None
    if chosen.key == "license_name" and assess_license(text).qualifies is None:
        message = (
            f"license_name {describe(text)} is no licence that is decided here; whether it "
            "qualifies stays open"
        )
        card.notes.add("license-name-unknown", message, chosen.line)
    return text


def _why_unreadable(text: str) -> str | None:
    try:
        parts = leaves(parse_license(text))
        ModelFacts(license=text)
    except LicenseExpressionError as error:
        return error.why
    except ValueRuleError as error:
        return error.wanted
    # "research and commercial" is a name with "and" in it, not an expression of two licences
    if len(parts) > 1 and not all(leaf.known or find_license(leaf.id) for leaf in parts):
        return "it joins names that are no licences known here"
    return None


def _is_overridden(
    card: CardFields, license_: str, base_models: Sequence[str], links: list[CardText]
) -> bool:
    """Note where a permissive licence contradicts the terms of what the model is built on."""
    if not assess_license(license_).qualifies:
        return False
    line = card.line("license")
    bases = restrictive_base_terms((*base_models, *(link.text for link in links)))
    if bases:
        message = (
            f"license says {describe(license_)}, but the terms of {describe(bases[0].model)} may "
            f"reach what is built on it: {bases[0].license_ids} ({bases[0].outcome}; "
            f"{bases[0].reason.rstrip('.')}); license is left out"
        )
        card.notes.add("license-passes-through", message, line)
        return True
    for tag in card.tags():
        if tag.casefold() == "llama":  # the bare word is also an architecture
            continue
        family = restrictive_base_terms((tag,))
        if family:
            message = (
                f"license says {describe(license_)} and a tag {describe(tag)}: if the model is "
                f"built on such a model, the terms of {family[0].license_ids} may pass through"
            )
            card.notes.add("family-tag", message, line)
            break
    return False
