"""Answers that are lists: models, datasets, links, domain names, days of placement."""

import itertools
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from gpai_code.constraints.rules import LIST_LENGTH, DomainName, Link, Text, accept
from gpai_code.errors import ValueRuleError
from gpai_code.forms.findings import OPEN
from gpai_code.forms.training_content.values import (
    CrawledDomains,
    ListedDataset,
    NamedDataset,
    NamedModel,
    Placement,
    SummarisedModel,
)
from gpai_code.reading.dates import Meanings, read_day, read_month
from gpai_code.reading.markup import BULLET, without_bullets, without_emphasis
from gpai_code.reading.understood import Layout, Understood, ambiguous, kept, read

NAME_LENGTH = 150
"""Longest line that is taken for a name, in characters."""

PLAIN_WORDS = 3
"""From how many words in small letters on a line may be a sentence and no name."""

_URL = re.compile(r"https?://[^\s<>\"^`{|}]+")
_SEVERAL = re.compile(r"[,;]\s|\s(?:and|und|et)\s", re.IGNORECASE)
_NAME_LINK = re.compile(
    r"\[(?P<name>[^\[\]\n]{1,300})\]\(<?(?P<link>https?://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)?)>?"
    r"(?:\s+\"[^\"\n]*\")?\)"
)
# words that a sentence has and a name has not
_SENTENCE = re.compile(
    r"(?<![\w-])(?:we|our|ours|us|they|their|its|was|were|is|are|has|have|had|been|be|will|may|can"
    r"|includes?|included|including|contains?|consists?|comprises?|comprising|uses?|used|using|made"
    r"|trained|generated|created|based|such|which|that|these|those|this|see|please|further"
    r"|following|various|several|publicly|namely|etc|also|did|do|does|not|e\.g|i\.e|as well as)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_PLAIN_WORD = re.compile(r"[^\W\d_]*[a-zß-ÿ][^\W\d_]*(?:-[^\W\d_]+)*[,.]?")


def fits(annotation: Any, value: object) -> bool:
    """Say whether a field can hold a value."""
    try:
        accept(annotation, value)
    except ValueRuleError:
        return False
    return True


def _link(words: str, layout: Layout) -> str | None:
    """Return the link that the words are, without the punctuation around it."""
    bare = words.strip().strip("<>").rstrip(".,;:")
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1].rstrip(".,;:")
    if bare[-1:] in "*_" and bare.rstrip("*_")[-1:] != "/":
        bare = bare.rstrip("*")
    host = bare.partition("://")[2].partition("/")[0]
    if not layout.own and "." not in host.strip("."):
        return None  # half of an address
    return bare if fits(Link, bare) else None


# --- sentences and broken links ------------------------------------------------------------------


def is_sentence(words: str) -> bool:
    """
    Say whether words are more of a sentence than the name of a model or dataset.

    >>> is_sentence("Lantern Works made data with its own"), is_sentence("Tales of the Reef")
    (True, False)
    """
    if _SENTENCE.search(words):
        return True
    parts = words.split()
    plain = [part for part in parts if part[:1].islower() and _PLAIN_WORD.fullmatch(part)]
    return len(plain) >= PLAIN_WORDS and 2 * len(plain) > len(parts)


_TORN = re.compile(r"[-_=&%?](?=\s|$)|/(?=\s+(?!https?:)[a-z0-9])")
_GOES_ON = re.compile(r"[a-z0-9][^\s]*(?:[/._%=-][^\s]*)?")


def is_torn(words: str, after: str) -> bool:
    """Say whether a link may continue after a space or on the next line, as in text from a PDF."""
    if re.search(r"https?://(?:\s|$)", words):
        return True
    urls = list(_URL.finditer(words))
    joined = f"{words}\n{after}" if after else words
    if any(_TORN.match(joined, url.end() - 1) for url in urls):
        return True
    if not urls or urls[-1].end() < len(words.rstrip()) or not after or BULLET.match(after):
        return False
    # the link ends the line: what comes below may be the rest of it
    ended = urls[-1][0][-1]
    first = after.split(maxsplit=1)[0]
    if ended == "." and first[:1].islower():
        return True
    alone = _GOES_ON.fullmatch(after.strip()) is not None and not after.startswith("http")
    return alone and ended not in ",;)>" and (re.search("[/._%=-]", first) is not None)


def _any_torn(lines: list[str]) -> bool:
    return any(is_torn(line, "".join(lines[at + 1 : at + 2])) for at, line in enumerate(lines))


_BROKEN = "a link seems to be broken off at the end of a line"


def links(lines: list[str], layout: Layout) -> Understood:
    """Read links; other words around them are the rest."""
    if _any_torn([line.strip() for line in lines if line.strip()]):
        return kept(_BROKEN)
    text = _NAME_LINK.sub(r"\g<name> \g<link> ", "\n".join(lines))
    complete = [_link(url[0], layout) for url in _URL.finditer(text)]
    if not complete or None in complete or len(complete) > LIST_LENGTH:
        return kept("no links")
    rest = _URL.sub(" ", text).strip(" \t\n,;.()<>[]")
    return read(tuple(link for link in complete if link is not None), rest=" ".join(rest.split()))


# --- names ---------------------------------------------------------------------------------------

_Named = list[tuple[str, str | None]]
_MORE = "more than names with links"


def _named(lines: list[str], layout: Layout) -> "_Named | Understood":
    """Return names with their links; a line is one of them, or holds a run of both."""
    names: _Named = []
    texts = [line.strip() for line in lines if line.strip()]
    bulleted = bool(lines) and any(BULLET.match(line) for line in lines)
    texts = [without_emphasis(BULLET.sub("", text, count=1)) for text in texts]
    if not layout.own and not bulleted and _wrapped(texts):
        return ambiguous("the lines may be one sentence that is broken at their ends")
    for at, words in enumerate(texts):
        after = "".join(texts[at + 1 : at + 2])
        if not bulleted and is_torn(words, after):
            return kept(_BROKEN)
        if bulleted and is_torn(words, ""):
            return kept(_BROKEN)
        more = _line_named(words, layout)
        if isinstance(more, Understood):
            return more
        if _belongs_above(names, more, words, texts, at):
            names[-1] = (names[-1][0], more[0][1])
        else:
            names += more
        if len(names) > LIST_LENGTH:
            return kept(f"more than {LIST_LENGTH} names")
    return names


def _belongs_above(names: _Named, more: _Named, words: str, texts: list[str], at: int) -> bool:
    """Say whether a link alone in brackets on its line is that of the name above it."""
    return (
        len(more) == 1
        and more[0][0] == more[0][1]
        and words.startswith("(")
        and bool(names)
        and names[-1][1] is None
    )


def _wrapped(texts: list[str]) -> bool:
    """Say whether lines without bullets may be one sentence: one of them goes on in small words."""
    for before, text in itertools.pairwise(texts):
        words = text.split()
        goes_on = len(words) > 1 and words[0][:1].islower() and words[0].rstrip(",.").isalpha()
        if goes_on and not _URL.search(before):
            return True
        if before.endswith((",", " and", " of", " the", "-")):
            return True
    return False


def _line_named(words: str, layout: Layout) -> "_Named | Understood":
    if _NAME_LINK.search(words):
        return _markdown_links(words, layout)
    if words.count("http://") + words.count("https://"):
        run = _run(words, layout)
        return kept(_MORE) if run is None else run
    if len(words) > NAME_LENGTH or (words.endswith((".", ":")) and words.count(" ") > 3):
        return kept(_MORE)
    if not layout.own and is_sentence(words):
        return kept("words, and no list of names")
    if _SEVERAL.search(words):
        parts = tuple(part.strip() for part in _SEVERAL.split(words) if part.strip())
        return ambiguous("one name, or several in one line", parts)
    if not layout.own and re.search("[a-zß-ÿ]{3}\\.$", words):
        words = words[:-1]  # the end of a sentence of one name
    if not fits(Text, words):
        return kept("no name that the form can hold")
    return [(words, None)]


def _markdown_links(words: str, layout: Layout) -> "_Named | Understood":
    """Read `[name](link)` as often as it is there, and nothing else."""
    names: _Named = []
    rest = _NAME_LINK.sub(" ", words).strip(" \t,;.|")
    if rest and rest.lower() != "and":
        return kept("a link with other words next to it")
    for item in _NAME_LINK.finditer(words):
        link = _link(item["link"], layout)
        name = without_emphasis(item["name"]).strip()
        if link is None or not fits(Text, name):
            return kept(_MORE)
        names.append((name, link))
    return names


def _run(words: str, layout: Layout) -> _Named | None:
    """Read `Name, https://...` as often as it is there, and nothing else."""
    names: _Named = []
    at = 0
    for url in _URL.finditer(words):
        before = words[at : url.start()].strip().lstrip(",;.)>").strip()
        link = _link(url[0], layout)
        name = before.rstrip(",:<–—").rstrip(" (<-").rstrip() or link
        if link is None or name is None or len(name) > NAME_LENGTH or ". " in name:
            return None
        if not layout.own and name != link and is_sentence(name):
            return None
        if not fits(Text, name):
            return None
        names.append((without_emphasis(name), link))
        at = url.end()
    return None if words[at:].strip(" .,;)>*_") else names


def models(lines: list[str], layout: Layout) -> Understood:
    """Read versions of the model, with the links to their cards."""
    names = _named(lines, layout)
    if isinstance(names, Understood):
        return names
    return read(tuple(NamedModel(name=name, link=link) for name, link in names))


def summarised(lines: list[str], layout: Layout) -> Understood:
    """Read models of others, with the links to their summaries."""
    names = _named(lines, layout)
    if isinstance(names, Understood):
        return names
    linked = any(link for _, link in names)
    note = "the links are taken for those to the models' summaries, which the row asks for"
    items = tuple(SummarisedModel(name=name, summary=link) for name, link in names)
    return read(items, note=note if linked else None)


def private(lines: list[str], layout: Layout) -> Understood:
    """Read datasets that are not public, with links."""
    names = _named(lines, layout)
    if isinstance(names, Understood):
        return names
    return read(tuple(NamedDataset(name=name, link=link) for name, link in names))


# --- datasets with what is said of them ----------------------------------------------------------

_COLLECTED = re.compile(r"collected from (.{1,40}?) to (.{1,40})", re.IGNORECASE)


def datasets(lines: list[str], layout: Layout) -> Understood:
    """Read datasets: a name with its link, and on indented lines what else is said of it."""
    blocks = list(_indented(lines))[::-1]
    if not any(below for _, below in blocks):
        names = _named([head for head, _ in blocks], layout)
        if isinstance(names, Understood):
            return names
        return read(tuple(ListedDataset(name=name, link=link) for name, link in names))
    items: list[ListedDataset] = []
    for head, below in blocks:
        names = _named([head], layout)
        if isinstance(names, Understood):
            return names
        more = _about(below) if below else {}
        if more is None or (more and len(names) != 1):
            return kept("more than datasets with links")
        items += [ListedDataset(name=name, link=link, **more) for name, link in names]
        if len(items) > LIST_LENGTH:
            return kept(f"more than {LIST_LENGTH} datasets")
    return read(tuple(items))


def _indented(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each line with those that are set in below it, the last one first."""
    below: list[str] = []
    for line in reversed(lines):
        if line.startswith("  ") and not BULLET.match(line):
            below.append(line[2:])
        elif line.strip():
            yield line, below[::-1]
            below = []


def _about(lines: list[str]) -> dict[str, Any] | None:
    """Read the lines below a dataset, None if one of them is unknown."""
    about: dict[str, Any] = {}
    name = None
    for line in lines:
        label, _, words = line.partition(": ")
        if period := _COLLECTED.fullmatch(line):
            if not _collected(about, period):
                return None
            name = None
        elif label == "description" and "description" not in about:
            name, about["description"] = "description", words
        elif label == "selected" and "selection" not in about:
            name, about["selection"] = "selection", words
        elif name is not None:
            about[name] += f"\n{line}"
        else:
            return None
    texts = [about[part] for part in ("description", "selection") if part in about]
    return about if all(fits(Text, text) for text in texts) else None


def _collected(about: dict[str, Any], period: "re.Match[str]") -> bool:
    """Take in from when to when a dataset was collected; False if one of both is no month."""
    for part, words in zip(("collected_from", "collected_until"), period.groups(), strict=True):
        if words == OPEN:
            continue
        month = read_month(words)
        value = "not known" if words == "not known" else month and month.clear
        if value is None:
            return False
        about[part] = value
    return True


# --- domain names and days -----------------------------------------------------------------------

_DOMAIN = re.compile(r"[^\s,;/:@?#\"<>.]{1,63}(?:\.[^\s,;/:@?#\"<>.]{1,63})+")
_ACCESS = "access: "


def domains(published: str, layout: Layout) -> Understood:
    """Read a list of domain names, a link to one, or how to get access to one."""
    text, _, access = published.partition(_ACCESS)
    if text.strip() and not text.endswith("\n"):
        text, access = published, ""
    lines = without_bullets(text)
    if not layout.own and _any_torn([line.strip() for line in lines if line.strip()]):
        return kept(_BROKEN)
    text = _NAME_LINK.sub(_bare_link, "\n".join(lines))
    words: list[str] = []
    for piece in text.split():
        parts = [piece] if _URL.match(piece) else re.split("[,;]", piece)
        words += [word for part in parts if (word := part.strip(".*_`"))]
    found_links = [link for word in words if _URL.match(word) and (link := _link(word, layout))]
    names = [word for word in words if _DOMAIN.fullmatch(word) and fits(DomainName, word)]
    if len(names) + len(found_links) < len(words) or len(found_links) > 1:
        urls = tuple(dict.fromkeys(url[0] for url in _URL.finditer(text)))[:LIST_LENGTH]
        return kept("neither domain names alone, nor one link, nor 'access: ...'", urls)
    unique = tuple(dict.fromkeys(names))
    note = "names that are there twice are given once" if len(unique) < len(names) else None
    link = found_links[0] if found_links else None
    try:
        value = CrawledDomains(names=unique or None, link=link, access=access.strip() or None)
    except ValueRuleError as error:
        return kept(f"no domain names that the form can hold: {error.wanted}")
    return read(value, note=note)


def _bare_link(item: "re.Match[str]") -> str:
    """Return the domain name that a link of Markdown shows, or else its address."""
    name = item["name"].strip()
    return name if _DOMAIN.fullmatch(name) else item["link"]


def placements(lines: list[str], layout: Layout) -> Understood:
    """Read days of placement, each alone or with its version."""
    items: list[Placement] = []
    wholes = [without_emphasis(line.strip()) for line in lines if line.strip()]
    pieces: list[str] = []
    for line in wholes:
        pieces += [piece.strip() for piece in line.split(";") if piece.strip()]
    each = all(_placement(piece, layout) for piece in pieces)
    for words in pieces if each else wholes:
        placed = _placement(words, layout)
        if placed is None:
            return kept("not only days, or versions with their days")
        version, day = placed
        if day.clear is None:
            return ambiguous("more than one day can be meant", day.candidates)
        items.append(Placement(date=date.fromisoformat(day.clear), version=version))
    return read(tuple(items))


def _placement(words: str, layout: Layout) -> tuple[str | None, Meanings] | None:
    if day := read_day(words):
        return None, day
    for mark in (":", ","):
        name, _, rest = words.rpartition(mark) if mark == ":" else words.partition(mark)
        name = name.strip()
        day = read_day(rest)
        # what this library wrote is a version, however it is worded
        if day and fits(Text, name) and (layout.own or not is_sentence(name)):
            return without_emphasis(name), day
    return None
