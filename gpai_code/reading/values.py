"""Answers of published summaries as typed values; what is not understood for sure stays words."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args

import attrs

from gpai_code.constraints.rules import (
    LIST_LENGTH,
    DomainName,
    ItemsRule,
    Link,
    Month,
    Text,
    TextOrNotApplicable,
    accept,
    rule_of,
    without_none,
)
from gpai_code.errors import ValueRuleError
from gpai_code.forms.findings import NOT_APPLICABLE, OPEN
from gpai_code.forms.training_content.values import (
    AudioBand,
    CrawledDomains,
    ImageBand,
    ListedDataset,
    NamedDataset,
    NamedModel,
    Placement,
    SizeBand,
    SummarisedModel,
    TextBand,
    TrainingModalities,
    TrainingModality,
    VideoBand,
)
from gpai_code.reading.dates import Reading, read_day, read_month


class ReadingStatus(StrEnum):
    """
    How far the answer to a row was understood.

    Only `READ` gives the typed form a value, and `NOT_APPLICABLE` where the row allows "N/A".
    """

    READ = "read"
    AMBIGUOUS = "ambiguous"
    NOT_APPLICABLE = "not applicable"
    KEPT = "kept as published"
    CONTRADICTORY = "contradictory"
    EMPTY = "empty"


@attrs.frozen(kw_only=True)
class Understood:
    """
    What an answer says.

    Attributes:
        status: How far it was understood.
        value: The value for the typed form, if any.
        note: Why it was not understood, or what was.
        candidates: What it may say.
        rest: Words of it that the value does not hold.
    """

    status: ReadingStatus
    value: Any = None
    note: str | None = None
    candidates: tuple[str, ...] = ()
    rest: str | None = None


def _read(value: Any, note: str | None = None, rest: str | None = None) -> Understood:
    return Understood(status=ReadingStatus.READ, value=value, note=note, rest=rest or None)


def _kept(note: str, candidates: tuple[str, ...] = ()) -> Understood:
    return Understood(status=ReadingStatus.KEPT, note=note, candidates=candidates)


def _open(note: str, candidates: tuple[str, ...]) -> Understood:
    return Understood(status=ReadingStatus.AMBIGUOUS, note=note, candidates=candidates)


def _against(note: str, candidates: tuple[str, ...]) -> Understood:
    return Understood(status=ReadingStatus.CONTRADICTORY, note=note, candidates=candidates)


_EMPTY = Understood(status=ReadingStatus.EMPTY)
_NONE = re.compile(r"none\.?|\(none\)", re.IGNORECASE)
_NOT_APPLICABLE = re.compile(
    r"\(?(?:n ?[./]? ?a\.?|k\. ?a\.?|not applicable|none|nicht zutreffend|sans objet"
    r"|nie dotyczy|[-‐-―]{1,3})\)?[.]?",
    re.IGNORECASE,
)
_NOT_APPLICABLE_THEN = re.compile(r"(?:not applicable|n/a)[.,;:–—(\n]", re.IGNORECASE)


def understand(annotation: Any, published: str) -> Understood:
    """
    Read the answer to a row.

    Args:
        annotation: That of the row's field in the typed form.
        published: The words that stand at its label.
    """
    kind = without_none(annotation)
    words = published.strip()
    if not words or words == OPEN:
        return _EMPTY
    lists = _LISTS.get(get_args(get_args(kind)[0])[0]) if _is_list(kind) else None
    rule = rule_of(kind)
    may_be_empty = isinstance(rule, ItemsRule) and rule.min_items == 0
    if lists and may_be_empty and _NONE.fullmatch(words):
        return _read((), "an empty list: the words say that there are none")
    bare = _without_markup(words)
    in_words = kind in (Text, TextOrNotApplicable)
    if _NOT_APPLICABLE.fullmatch(bare):
        value = NOT_APPLICABLE if kind == TextOrNotApplicable else None
        return Understood(status=ReadingStatus.NOT_APPLICABLE, value=value)
    if in_words:
        return _checked(kind, words)
    if _NOT_APPLICABLE_THEN.match(bare):
        return Understood(status=ReadingStatus.NOT_APPLICABLE)
    if lists:
        return lists(_lines(published))
    return _READERS[kind](published if kind is CrawledDomains else bare)


def _is_list(kind: Any) -> bool:
    inner = get_args(kind)
    return bool(inner) and getattr(inner[0], "__origin__", None) is tuple


def _checked(kind: Any, words: str) -> Understood:
    try:
        accept(kind, words)
    except ValueRuleError as error:
        return _kept(f"no text that the form can hold: {error.wanted}")
    return _read(words)


_MARKUP = re.compile(r"(?m)^[ \t]{0,8}[-*+•▪◦‣·][ \t]{1,4}(?=\S)|\*\*|__")


def _without_markup(words: str) -> str:
    return _MARKUP.sub("", words).replace("\ufe0f", "").strip()


_BULLET = re.compile(r"[ \t]*[-*+•▪◦‣·][ \t]{1,4}(?=\S)")


def _lines(published: str) -> list[str]:
    """Return the lines without bullets; without any, lines that are set in stay so."""
    lines = published.strip().split("\n")
    if not _BULLET.match(lines[0]):
        return lines
    return [_BULLET.sub("", line, count=1) for line in lines]


# --- boxes ---------------------------------------------------------------------------------------

_TICKED = r"[☒☑✓✔✅🗹⊠\uf0fe\uf0fd]|\\?\[[ ]?[xX✓✔][ ]?\\?\]|\([xX]\)|(?<![^\W_])[xX](?![^\W_])"
_UNTICKED = r"[☐□▢❏❑⬜\uf0a8\uf06f]|\\?\[[ _]?\\?\]|\([ ]?\)"
_MARK = re.compile(rf"(?P<ticked>{_TICKED})|(?P<unticked>{_UNTICKED})")
_BETWEEN = re.compile(r"[\s,;/|.:&]*(?:(?:and|or|und|oder|et|ou)(?![^\W_]))?[\s,;/|.:&]*")


@attrs.frozen
class _Boxes:
    """Options with their marks: True, False, or None where there is none; and what follows."""

    options: tuple[tuple[bool | None, str], ...]
    rest: str
    marked: bool
    clear: bool

    @property
    def ticked(self) -> tuple[str, ...]:
        return tuple(option for mark, option in self.options if mark)


def _boxes(words: str, options: "re.Pattern[str]") -> _Boxes:
    """Read options, each with a mark before or after it, as far as they follow each other."""
    tokens: list[bool | str] = []
    at = 0
    while True:
        gap = _BETWEEN.match(words, at)
        begin = gap.end() if gap else at
        if option := options.match(words, begin):
            tokens.append(option.lastgroup or "")
            at = option.end()
        elif mark := _MARK.match(words, begin):
            tokens.append(mark["ticked"] is not None)
            at = mark.end()
        else:
            break
    rest = words[at:].strip(" \t\n\u00a0.,;:")
    marked = any(isinstance(token, bool) for token in tokens)
    # marks stand before the options, or after them; never both
    if marked and not isinstance(tokens[0], bool):
        tokens.reverse()
        found, clear = _paired(tokens)
        found.reverse()
    else:
        found, clear = _paired(tokens)
    return _Boxes(tuple(found), rest, marked, clear)


def _paired(tokens: list[bool | str]) -> tuple[list[tuple[bool | None, str]], bool]:
    found: list[tuple[bool | None, str]] = []
    mark: bool | None = None
    clear = True
    for token in tokens:
        if isinstance(token, bool):
            clear = clear and mark is None
            mark = token
        else:
            found.append((mark, token))
            mark = None
    return found, clear and mark is None


_YES_OR_NO = re.compile(r"(?P<Yes>yes(?![^\W_]))|(?P<No>no(?![^\W_]))", re.IGNORECASE)
_SAID = re.compile(r"(yes|no)(?:\s*$|\s*[,;:–—\n]|\.(?:\s|$)| - )", re.IGNORECASE)


def _yes_or_no(words: str) -> Understood:
    boxes = _boxes(words, _YES_OR_NO)
    if not boxes.marked:
        said = _SAID.match(words)
        if said is None or len(boxes.options) != 1:
            return _kept("neither a clear yes nor a clear no")
        return _read(said[1].lower() == "yes", rest=words[said.end() :].strip())
    if not boxes.clear or not boxes.options:
        return _kept("the marks cannot be told apart")
    ticked = boxes.ticked
    if len(set(ticked)) > 1:
        return _against("both boxes are ticked", ticked)
    if ticked:
        return _read(ticked[0] == "Yes", rest=boxes.rest)
    printed = tuple(dict.fromkeys(option for _, option in boxes.options))
    if len(printed) == 1:
        note = (
            f"only an empty box for {printed[0]!r} is printed; the likely reading is "
            f"{printed[0]!r}, as the other option was taken out, but no box is ticked"
        )
        return _open(note, printed)
    return _kept("no box is ticked")


_MODALITY = re.compile(
    r"(?P<TEXT>texts?(?![^\W_]))|(?P<IMAGE>images?(?![^\W_]))|(?P<VIDEO>videos?(?![^\W_]))"
    r"|(?P<AUDIO>audio(?![^\W_]))|(?P<OTHER>other(?![^\W_]))",
    re.IGNORECASE,
)
_SPECIFY = re.compile(r"\(?(?:if so, )?please specify\)?[ ]?[…:.]*\)?", re.IGNORECASE)
_SYMBOLS = frozenset("☒☑☐□")
_OTHER_SAID = re.compile(r"(?:^|\n)[ \t]*other: *", re.IGNORECASE)


def _modalities(words: str) -> Understood:
    said = _OTHER_SAID.search(words)
    other_said = words[said.end() :].strip() if said else ""
    boxes = _boxes(words[: said.start()] if said else words, _MODALITY)
    if said and not boxes.marked and other_said[:1] not in _SYMBOLS:
        other: str | None = _SPECIFY.sub("", other_said, count=1).strip() or None
        if boxes.rest or not boxes.clear or not other:
            return _kept("not only modalities")
        return _choice(boxes.options, boxes, other, None)
    boxes = _boxes(words, _MODALITY)
    if not boxes.clear or not boxes.options:
        return _kept("no modality is named clearly")
    prompt = _SPECIFY.match(boxes.rest)
    rest = boxes.rest[prompt.end() :].strip(" \t\n\u00a0.,;:") if prompt else boxes.rest
    if not boxes.marked:
        if rest or prompt or any(option == "OTHER" for _, option in boxes.options):
            return _kept("not only modalities")
        return _choice(boxes.options, boxes, None, None)
    if not boxes.ticked:
        if len(boxes.options) == 1:
            return _open("only an empty box is printed", tuple(one for _, one in boxes.options))
        return attrs.evolve(_EMPTY, note="no box is ticked", rest=rest or None)
    chosen = tuple(one for one in boxes.options if one[0])
    if "OTHER" not in boxes.ticked:
        return _choice(chosen, boxes, None, rest)
    if not rest:
        return _kept("another modality is ticked and not named", boxes.ticked)
    return _choice(chosen, boxes, rest, None)


def _choice(
    chosen: tuple[tuple[bool | None, str], ...], boxes: _Boxes, other: str | None, rest: str | None
) -> Understood:
    names = dict.fromkeys(option for _, option in chosen if option != "OTHER")
    selected = tuple(TrainingModality[name] for name in names) or None
    contrary = {name for mark, name in boxes.options if mark is False} & set(names)
    if contrary:
        return _against("a modality is ticked and not ticked", tuple(sorted(contrary)))
    try:
        return _read(TrainingModalities(selected=selected, other=other), rest=rest)
    except ValueRuleError as error:
        return _kept(f"no choice that the form can hold: {error.wanted}")


_SIZES: dict[type[SizeBand], tuple[str, str, str]] = {
    TextBand: (r"1\s?billion", r"10\s?trillions?", "tokens?"),
    ImageBand: (r"1\s?million", r"1\s?billion", "images?"),
    AudioBand: (r"10[ ,.\u00a0\u202f']?000", r"1\s?million", "hours?"),
    VideoBand: (r"10[ ,.\u00a0\u202f']?000", r"1\s?million", "hours?"),
}


@cache
def bands(kind: type[SizeBand]) -> "re.Pattern[str]":
    """Return a pattern of the printed ranges of a modality, with the usual slips in them."""
    lower, upper, unit = _SIZES[kind]
    unit_maybe = rf"(?:\s+(?:of\s+)?{unit})?"
    middle = rf"(?<![0-9.,]){lower}{unit_maybe}\s*(?:to|and|[-–—])\s*{upper}{unit_maybe}"
    ends = r"(?![^\W_])"
    return re.compile(
        rf"(?P<LOWER>(?:(?:less|fewer)\s+than|under|<)\s*{lower}{unit_maybe}{ends})"
        rf"|(?P<UPPER>(?:more\s+than|over|>)\s*{upper}{unit_maybe}{ends})"
        rf"|(?P<MIDDLE>(?:(?:from|between)\s+)?{middle}{ends})",
        re.IGNORECASE,
    )


def band_zone(kind: type[SizeBand], words: str) -> tuple[int, int] | None:
    """Return where the ranges, with their marks, stand in a text, None if there are none."""
    first = bands(kind).search(words)
    if first is None:
        return None
    start = first.start()
    before = words[max(0, start - 20) : start].rstrip()
    for mark in _MARK.finditer(before):
        if mark.end() == len(before):
            start = max(0, start - 20) + mark.start()
    at = end = start
    while True:
        gap = _BETWEEN.match(words, at)
        begin = gap.end() if gap else at
        if option := bands(kind).match(words, begin):
            at = end = option.end()
        elif box := _MARK.match(words, begin):
            at = box.end()
        else:
            return start, end


def _band(kind: type[SizeBand], words: str) -> Understood:
    boxes = _boxes(words, bands(kind))
    if not boxes.options or not boxes.clear:
        return _kept("none of the printed ranges")
    names = tuple(dict.fromkeys(boxes.ticked if boxes.marked else [o for _, o in boxes.options]))
    shown = tuple(str(kind[name].value) for name in names)
    if boxes.marked and len(names) > 1:
        return _against("more than one range is ticked", shown)
    if not names:
        if len(boxes.options) == 1:
            only = (str(kind[boxes.options[0][1]].value),)
            return _open("only one range is printed, and its box is empty", only)
        return attrs.evolve(_EMPTY, note="no range is ticked", rest=boxes.rest or None)
    if len(names) > 1:
        return _open("several ranges are printed and none is marked", shown)
    return _read(kind[names[0]], rest=boxes.rest)


# --- dates ---------------------------------------------------------------------------------------


def _dated(found: Reading | None, what: str) -> Understood:
    if found is None:
        return _kept(f"no {what} alone")
    if found.clear is None:
        return _open(f"more than one {what} can be meant", found.candidates)
    return _read(found.clear)


def _day(words: str) -> Understood:
    found = _dated(read_day(words), "day")
    return attrs.evolve(found, value=found.value and date.fromisoformat(found.value))


def _month(words: str) -> Understood:
    found = _dated(read_month(words), "month")
    if found.value and read_day(words):
        return attrs.evolve(found, note="a day is given too; the form asks for the month")
    return found


def _placements(lines: list[str]) -> Understood:
    made: list[Placement] = []
    wholes = [line.strip() for line in lines if line.strip()]
    pieces = [piece.strip() for line in wholes for piece in line.split(";") if piece.strip()]
    for words in pieces if all(map(_placement, pieces)) else wholes:
        found = _placement(words)
        if found is None:
            return _kept("not only days, or versions with their days")
        version, day = found
        if day.clear is None:
            return _open("more than one day can be meant", day.candidates)
        made.append(Placement(date=date.fromisoformat(day.clear), version=version))
    return _read(tuple(made))


def _placement(words: str) -> tuple[str | None, Reading] | None:
    if day := read_day(words):
        return None, day
    for mark in (":", ","):
        name, _, said = words.rpartition(mark) if mark == ":" else words.partition(mark)
        if (day := read_day(said)) and _fits(Text, name.strip()):
            return name.strip(), day
    return None


# --- lists ---------------------------------------------------------------------------------------

NAME_LENGTH = 150
"""Longest line that is taken for a name, in characters."""

_URL = re.compile(r"https?://[^\s<>\"^`{|}]+")
_SEVERAL = re.compile(r"[,;]\s|\s(?:and|und|et)\s", re.IGNORECASE)


def _fits(annotation: Any, value: object) -> bool:
    try:
        accept(annotation, value)
    except ValueRuleError:
        return False
    return True


def _link(words: str) -> str | None:
    """Return the link that the words are, without the punctuation around it."""
    bare = words.strip().strip("<>").rstrip(".,;:")
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1]
    return bare if _fits(Link, bare) else None


def _links(lines: list[str]) -> Understood:
    text = "\n".join(lines)
    found = [link for one in _URL.finditer(text) if (link := _link(one[0]))]
    rest = _URL.sub(" ", text).strip(" \t\n,;.()<>[]")
    if not found or len(found) > LIST_LENGTH:
        return _kept("no links")
    return _read(tuple(found), rest=" ".join(rest.split()))


def _named(lines: list[str]) -> "list[tuple[str, str | None]] | Understood":
    """Return names with their links; a line is one of them, or holds a run of both."""
    found: list[tuple[str, str | None]] = []
    held = [line.strip() for line in lines if line.strip()]
    for at, words in enumerate(held):
        after = "".join(held[at + 1 : at + 2])
        if _torn(words, after):
            return _kept("a link seems to be broken off at the end of a line")
        if words.count("http://") + words.count("https://"):
            run = _run(words)
            if run is None:
                return _kept("more than names with links")
            found += run
        elif len(words) > NAME_LENGTH or (words.endswith((".", ":")) and words.count(" ") > 3):
            return _kept("more than names with links")
        elif _SEVERAL.search(words):
            parts = tuple(part.strip() for part in _SEVERAL.split(words) if part.strip())
            return _open("one name, or several in one line", parts)
        elif not _fits(Text, words):
            return _kept("no name that the form can hold")
        else:
            found.append((words, None))
    if len(found) > LIST_LENGTH:
        return _kept(f"more than {LIST_LENGTH} names")
    return found


_TORN = re.compile(r"[-_=&%?](?=\s|$)|/(?=\s+(?!https?:)[a-z0-9])")


def _torn(words: str, after: str) -> bool:
    """Say whether a link may go on behind a space or on the next line, as in text from a PDF."""
    ends = [url.end() - 1 for url in _URL.finditer(words)]
    joined = f"{words}\n{after}" if after else words
    if re.search(r"https?://(?:\s|$)", words):
        return True
    return any(_TORN.match(joined, end) for end in ends)


def _run(words: str) -> list[tuple[str, str | None]] | None:
    """Read `Name, https://...` as often as it stands there, and nothing else."""
    found: list[tuple[str, str | None]] = []
    at = 0
    for url in _URL.finditer(words):
        before = words[at : url.start()].strip().lstrip(",;.").strip()
        link = _link(url[0])
        name = before.rstrip(",:").rstrip(" (") or link
        if link is None or name is None or len(name) > NAME_LENGTH or ". " in name:
            return None
        if not _fits(Text, name):
            return None
        found.append((name, link))
        at = url.end()
    return None if words[at:].strip(" .,;)") else found


def _models(lines: list[str]) -> Understood:
    found = _named(lines)
    if isinstance(found, Understood):
        return found
    return _read(tuple(NamedModel(name=name, link=link) for name, link in found))


def _summarised(lines: list[str]) -> Understood:
    found = _named(lines)
    if isinstance(found, Understood):
        return found
    linked = any(link for _, link in found)
    note = "the links are taken for those to the models' summaries, which the row asks for"
    models = tuple(SummarisedModel(name=name, summary=link) for name, link in found)
    return _read(models, note=note if linked else None)


def _private(lines: list[str]) -> Understood:
    found = _named(lines)
    if isinstance(found, Understood):
        return found
    return _read(tuple(NamedDataset(name=name, link=link) for name, link in found))


_COLLECTED = re.compile(r"collected from (.{1,40}?) to (.{1,40})", re.IGNORECASE)


def _datasets(lines: list[str]) -> Understood:
    """Read datasets: a name with its link, and on indented lines what else is said of it."""
    made: list[ListedDataset] = []
    for head, below in reversed(list(_indented(lines))):
        named = _named([head])
        if isinstance(named, Understood):
            return named
        more = _about(below) if below else {}
        if more is None or (more and len(named) != 1):
            return _kept("more than datasets with links")
        made += [ListedDataset(name=name, link=link, **more) for name, link in named]
        if len(made) > LIST_LENGTH:
            return _kept(f"more than {LIST_LENGTH} datasets")
    return _read(tuple(made))


def _indented(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each line with those that are set in below it."""
    below: list[str] = []
    for line in reversed(lines):
        if line.startswith("  "):
            below.append(line[2:])
        elif line.strip():
            yield line, below[::-1]
            below = []


def _about(lines: list[str]) -> dict[str, Any] | None:
    """Read the lines below a dataset, None if one of them is unknown."""
    found: dict[str, Any] = {}
    name = None
    for line in lines:
        label, _, said = line.partition(": ")
        if period := _COLLECTED.fullmatch(line):
            for part, words in zip(
                ("collected_from", "collected_until"), period.groups(), strict=True
            ):
                if words != OPEN:
                    month = read_month(words)
                    value = "not known" if words == "not known" else month and month.clear
                    if value is None:
                        return None
                    found[part] = value
            name = None
        elif label == "description" and "description" not in found:
            name, found["description"] = "description", said
        elif label == "selected" and "selection" not in found:
            name, found["selection"] = "selection", said
        elif name is not None:
            found[name] += f"\n{line}"
        else:
            return None
    texts = [found[part] for part in ("description", "selection") if part in found]
    return found if all(_fits(Text, text) for text in texts) else None


_DOMAIN = re.compile(r"[^\s,;/:@?#\"<>.]{1,63}(?:\.[^\s,;/:@?#\"<>.]{1,63})+")
_ACCESS = "access: "


def _domains(published: str) -> Understood:
    """Read a list of domain names, a link to one, or how to get access to one."""
    text, _, access = published.partition(_ACCESS)
    if text.strip() and not text.endswith("\n"):
        text, access = published, ""
    text = "\n".join(_lines(text))
    words = [
        word.strip(".")
        for piece in text.split()
        for word in ([piece] if _URL.match(piece) else re.split("[,;]", piece))
        if word.strip(".")
    ]
    links = [link for word in words if _URL.match(word) and (link := _link(word))]
    names = [word for word in words if _DOMAIN.fullmatch(word) and _fits(DomainName, word)]
    if len(names) + len(links) < len(words) or len(links) > 1:
        urls = tuple(dict.fromkeys(one[0] for one in _URL.finditer(text)))[:LIST_LENGTH]
        return _kept("neither domain names alone, nor one link, nor 'access: ...'", urls)
    unique = tuple(dict.fromkeys(names))
    note = "names that stand twice are given once" if len(unique) < len(names) else None
    link = links[0] if links else None
    try:
        made = CrawledDomains(names=unique or None, link=link, access=access.strip() or None)
    except ValueRuleError as error:
        return _kept(f"no domain names that the form can hold: {error.wanted}")
    return _read(made, note=note)


_LISTS: dict[Any, Callable[[list[str]], Understood]] = {
    NamedModel: _models,
    SummarisedModel: _summarised,
    NamedDataset: _private,
    ListedDataset: _datasets,
    Placement: _placements,
    Link: _links,
}
_READERS: dict[Any, Callable[[str], Understood]] = {
    bool: _yes_or_no,
    TrainingModalities: _modalities,
    CrawledDomains: _domains,
    TextBand: lambda words: _band(TextBand, words),
    ImageBand: lambda words: _band(ImageBand, words),
    AudioBand: lambda words: _band(AudioBand, words),
    VideoBand: lambda words: _band(VideoBand, words),
    date: _day,
    Month: _month,
}
