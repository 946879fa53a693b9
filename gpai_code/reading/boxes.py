"""Answers by boxes: yes or no, modalities, ranges of size."""

import re
from functools import cache

import attrs

from gpai_code.errors import ValueRuleError
from gpai_code.forms.training_content.values import (
    AudioBand,
    ImageBand,
    SizeBand,
    TextBand,
    TrainingModalities,
    TrainingModality,
    VideoBand,
)
from gpai_code.reading.understood import (
    EMPTY,
    PLAIN,
    Layout,
    Understood,
    ambiguous,
    contradictory,
    kept,
    read,
)

_TICKED = r"[☒☑✓✔✅🗹⊠\uf0fe\uf0fd]|\\?\[[ ]?[xX✓✔][ ]?\\?\]|\([xX]\)|(?<![^\W_])[xX](?![^\W_])"
_UNTICKED = r"[☐□▢❏❑⬜\uf0a8\uf06f]|\\?\[[ _]?\\?\]|\([ ]?\)"
MARK = re.compile(rf"(?P<ticked>{_TICKED})|(?P<unticked>{_UNTICKED})")
"""A box, ticked or not; a lone "x" is taken for a tick."""

BOX = re.compile(
    r"[☒☑✅🗹⊠☐□▢❏❑⬜\uf0fe\uf0fd\uf0a8\uf06f]|(?<![\w\])])\\?\[[ _xX✓✔]?\\?\](?![(\w])"
)
"""A box that no text has by chance."""

_BETWEEN = re.compile(r"[\s,;/|.:&]*(?:(?:and|or|und|oder|et|ou)(?![^\W_]))?[\s,;/|.:&]*")


@attrs.frozen
class _Boxes:
    """
    Options with their marks, and what comes after them.

    Attributes:
        options: Each with True or False for its mark, None where it has none.
        rest: The words after them.
        marked: Whether there is any mark.
        clear: Whether each mark belongs to one option.
        parted: Whether all options are parted by a comma, a word or the end of a line.
    """

    options: tuple[tuple[bool | None, str], ...]
    rest: str
    marked: bool
    clear: bool
    parted: bool

    @property
    def ticked(self) -> tuple[str, ...]:
        return tuple(option for mark, option in self.options if mark)

    @property
    def repeated(self) -> bool:
        """Whether an option is printed twice, as where two rows share a cell."""
        names = [option for _, option in self.options]
        return len(set(names)) < len(names)


def _boxes(words: str, options: "re.Pattern[str]") -> _Boxes:
    """Read options, each with a mark before or after it, as far as they follow each other."""
    tokens: list[bool | str] = []
    shapes: list[str] = []
    parted = True
    at = 0
    while True:
        gap = _BETWEEN.match(words, at)
        begin = gap.end() if gap else at
        if option := options.match(words, begin):
            if tokens and not isinstance(tokens[-1], bool):
                parted = parted and words[at:begin].strip(" \t") != ""
            tokens.append(option.lastgroup or "")
            at = option.end()
        elif mark := MARK.match(words, begin):
            ticked = mark["ticked"] is not None
            bracket = "[" in mark[0]
            # a task list of Markdown repeats the box: "- [x] ☒ Yes"
            if shapes and shapes[-1] == "[" and not bracket and tokens and tokens[-1] is ticked:
                shapes[-1] = "☐"
            else:
                tokens.append(ticked)
            shapes.append("[" if bracket else "☐")
            at = mark.end()
        else:
            break
        if not isinstance(tokens[-1], bool):
            shapes.append("")
    rest = words[at:].strip(" \t\n\u00a0.,;:")
    marked = any(isinstance(token, bool) for token in tokens)
    # marks are before the options, or after them; never both
    if marked and not isinstance(tokens[0], bool):
        tokens.reverse()
        pairs, clear = _paired(tokens)
        pairs.reverse()
    else:
        pairs, clear = _paired(tokens)
    return _Boxes(tuple(pairs), rest, marked, clear, parted)


def _paired(tokens: list[bool | str]) -> tuple[list[tuple[bool | None, str]], bool]:
    pairs: list[tuple[bool | None, str]] = []
    mark: bool | None = None
    clear = True
    for token in tokens:
        if isinstance(token, bool):
            clear = clear and mark is None
            mark = token
        else:
            pairs.append((mark, token))
            mark = None
    return pairs, clear and mark is None


_YES_OR_NO = re.compile(r"(?P<Yes>yes(?![^\W_]))|(?P<No>no(?![^\W_]))", re.IGNORECASE)
_ANSWERED = re.compile(r"(yes|no)(?:\s*$|\s*[,;:–—\n]|\.(?:\s|$)| - )", re.IGNORECASE)


_LINE_OF_ONE = re.compile(r"(?:^|\n)\W*(?:yes|no)\W*(?:\n|$)", re.IGNORECASE)
_TWICE = "the options are printed more than once; one of them may answer another row"


def yes_or_no(words: str, layout: Layout = PLAIN) -> Understood:
    """Read a yes or a no, by its box or in a word."""
    boxes = _boxes(words, _YES_OR_NO)
    if boxes.marked and boxes.repeated:
        if len(boxes.options) == 2 and boxes.ticked:
            return contradictory("a box is ticked and not ticked", boxes.ticked)
        return ambiguous(_TWICE, tuple(dict.fromkeys(boxes.ticked)))
    if BOX.search(boxes.rest):
        return ambiguous("there is another box behind the answer")
    if not boxes.marked:
        word = _ANSWERED.match(words)
        if word is None or len(boxes.options) != 1:
            return kept("neither a clear yes nor a clear no")
        rest = words[word.end() :].strip()
        if _LINE_OF_ONE.search(rest):
            return ambiguous("there is another yes or no behind the answer", ("Yes", "No"))
        return read(word[1].lower() == "yes", rest=rest)
    if not boxes.clear or not boxes.options:
        return kept("the marks cannot be told apart")
    ticked = boxes.ticked
    if len(set(ticked)) > 1:
        return contradictory("both boxes are ticked", ticked)
    if ticked:
        return read(ticked[0] == "Yes", rest=boxes.rest)
    printed = tuple(dict.fromkeys(option for _, option in boxes.options))
    if len(printed) == 1:
        note = (
            f"only an empty box for {printed[0]!r} is printed; the likely reading is "
            f"{printed[0]!r}, as the other option was taken out, but no box is ticked"
        )
        return ambiguous(note, printed)
    return kept("no box is ticked")


_MODALITY = re.compile(
    r"(?P<TEXT>texts?(?![^\W_]))|(?P<IMAGE>images?(?![^\W_]))|(?P<VIDEO>videos?(?![^\W_]))"
    r"|(?P<AUDIO>audio(?![^\W_]))|(?P<OTHER>other(?![^\W_]))",
    re.IGNORECASE,
)
_SPECIFY = re.compile(r"\(?(?:if so, )?please specify\)?[ ]?[…:.]*\)?", re.IGNORECASE)
_SYMBOLS = frozenset("☒☑☐□")
_OTHER_LINE = re.compile(r"(?:^|\n)[ \t]*other: *", re.IGNORECASE)


def modalities(words: str, layout: Layout = PLAIN) -> Understood:
    """Read modalities, by their boxes or as a list in words."""
    other_line = _OTHER_LINE.search(words)
    other_words = words[other_line.end() :].strip() if other_line else ""
    boxes = _boxes(words[: other_line.start()] if other_line else words, _MODALITY)
    if other_line and not boxes.marked and other_words[:1] not in _SYMBOLS:
        other: str | None = _SPECIFY.sub("", other_words, count=1).strip() or None
        if boxes.rest or not boxes.clear or not other:
            return kept("not only modalities")
        return _choice(boxes.options, boxes, other, None)
    boxes = _boxes(words, _MODALITY)
    if not boxes.clear or not boxes.options:
        return kept("no modality is named clearly")
    if boxes.marked and boxes.repeated and len(boxes.options) > 2:
        return ambiguous(_TWICE)
    prompt = _SPECIFY.match(boxes.rest)
    rest = boxes.rest[prompt.end() :].strip(" \t\n\u00a0.,;:") if prompt else boxes.rest
    if not boxes.marked:
        if rest or prompt or any(option == "OTHER" for _, option in boxes.options):
            return kept("not only modalities")
        return _unmarked(boxes, words, layout)
    if BOX.search(rest):
        return ambiguous("there is another box behind the answer")
    if not boxes.ticked:
        if len(boxes.options) == 1:
            return ambiguous(
                "only an empty box is printed", tuple(name for _, name in boxes.options)
            )
        return attrs.evolve(EMPTY, note="no box is ticked", rest=rest or None)
    chosen = tuple(option for option in boxes.options if option[0])
    if "OTHER" not in boxes.ticked:
        return _choice(chosen, boxes, None, rest)
    if not rest:
        return kept("another modality is ticked and not named", boxes.ticked)
    return _choice(chosen, boxes, rest, None)


def _unmarked(boxes: _Boxes, words: str, layout: Layout) -> Understood:
    """Read modalities in words; options in a row, as the template prints them, choose nothing."""
    names = tuple(name for _, name in boxes.options)
    all_printed = len(names) >= len(TrainingModality) and not re.search("[,;]|and", words)
    if not boxes.parted or (all_printed and not (layout.in_table or layout.own)):
        return ambiguous("the options are printed in a row and none is marked", names)
    return _choice(boxes.options, boxes, None, None)


def _choice(
    chosen: tuple[tuple[bool | None, str], ...], boxes: _Boxes, other: str | None, rest: str | None
) -> Understood:
    names = dict.fromkeys(option for _, option in chosen if option != "OTHER")
    selected = tuple(TrainingModality[name] for name in names) or None
    contrary = {name for mark, name in boxes.options if mark is False} & set(names)
    if contrary:
        return contradictory("a modality is ticked and not ticked", tuple(sorted(contrary)))
    try:
        return read(TrainingModalities(selected=selected, other=other), rest=rest)
    except ValueRuleError as error:
        return kept(f"no choice that the form can hold: {error.wanted}")


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
    unit_maybe = rf"(?:\s*(?:of\s+)?{unit})?"
    middle = rf"(?<![0-9.,]){lower}{unit_maybe}\s*(?:to|and|[-–—])\s*{upper}{unit_maybe}"
    ends = r"(?![^\W_])"
    return re.compile(
        rf"(?P<LOWER>(?:(?:less|fewer)\s+than|under|<)\s*{lower}{unit_maybe}{ends})"
        rf"|(?P<UPPER>(?:more\s+than|over|>)\s*{upper}{unit_maybe}{ends})"
        rf"|(?P<MIDDLE>(?:(?:from|between)\s+)?{middle}{ends})",
        re.IGNORECASE,
    )


def band_zone(kind: type[SizeBand], words: str) -> tuple[int, int] | None:
    """Return where the ranges, with their marks, are in a text, None if there are none."""
    first = bands(kind).search(words)
    if first is None:
        return None
    start = first.start()
    before = words[max(0, start - 20) : start].rstrip()
    for mark in MARK.finditer(before):
        if mark.end() == len(before):
            start = max(0, start - 20) + mark.start()
    at = end = start
    while True:
        gap = _BETWEEN.match(words, at)
        begin = gap.end() if gap else at
        if option := bands(kind).match(words, begin):
            at = end = option.end()
        elif box := MARK.match(words, begin):
            at = box.end()
        else:
            break
    # brackets around a size are no words
    if words[:start].rstrip().endswith(("[", "(")) and words[end:].lstrip()[:1] in ("]", ")"):
        start = len(words[:start].rstrip()) - 1
        end += len(words[end:]) - len(words[end:].lstrip()) + 1
    return start, end


_IN_BRACKETS = re.compile(r"[\[(]\s*([^\[\]()]*[^\s\[\]()])\s*[\])]")


def band(kind: type[SizeBand], words: str) -> Understood:
    """Read a range of size, by its box or alone."""
    bracketed = _IN_BRACKETS.fullmatch(words.strip())
    boxes = _boxes(bracketed[1] if bracketed else words, bands(kind))
    if boxes.marked and boxes.repeated:
        return ambiguous("the ranges are printed more than once")
    if not boxes.options or not boxes.clear:
        return kept("none of the printed ranges")
    names = tuple(dict.fromkeys(boxes.ticked if boxes.marked else [o for _, o in boxes.options]))
    labels = tuple(str(kind[name].value) for name in names)
    if boxes.marked and len(names) > 1:
        return contradictory("more than one range is ticked", labels)
    if not names:
        if len(boxes.options) == 1:
            only = (str(kind[boxes.options[0][1]].value),)
            return ambiguous("only one range is printed, and its box is empty", only)
        return attrs.evolve(EMPTY, note="no range is ticked", rest=boxes.rest or None)
    if len(names) > 1:
        return ambiguous("several ranges are printed and none is marked", labels)
    return read(kind[names[0]], rest=boxes.rest)
