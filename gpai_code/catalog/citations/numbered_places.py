"""Places that a text cites by number or letter: where their lists begin, with a noun or without."""

from gpai_code.catalog.citations import words
from gpai_code.catalog.citations.lexer import Kind
from gpai_code.catalog.citations.parser import ID_MARKS, LISTED, NUMBERED, Parser, is_plausible
from gpai_code.catalog.citations.place_lists import ListReader
from gpai_code.catalog.citations.qualifiers import Prefix, QualifierReader
from gpai_code.catalog.citations.sentence import ActName, ChapterName, CodeName, Places, Target
from gpai_code.catalog.citations.words import ROMAN_VALUES, Noun


def read_numbered(parser: Parser, place: int) -> int:
    """Read a noun with its list: "Measures 7.1 to 7.5", "Art. 53(1)(a) and (b)"."""
    coded = False
    nouns = [noun for noun in parser.nouns(place) if noun in NUMBERED]
    if not nouns and parser.is_letter_code(place):
        nouns, coded = [words.LETTER_CODES[parser.key(place)]], True
    if not nouns:
        return place
    noun = nouns[0]
    if noun is Noun.MEASURE and _is_sub_measure(parser, place):
        return place
    if noun is Noun.COMMITMENT and parser.key(place - 1) in words.ORDINALS:
        position = words.ORDINALS[parser.key(place - 1)]  # "the ninth Commitment"
        if not parser.is_kind(parser.skip_openers(place + 1), Kind.NUMBER) and not parser.running:
            parser.sentence.items.append(
                Places(
                    noun=noun,
                    targets=[Target(number=str(position))],
                    first=place - 1,
                    after=place + 1,
                )
            )
            return place + 1
    return _list_after_noun(parser, noun, place, coded=coded)


def _is_sub_measure(parser: Parser, place: int) -> bool:
    return parser.key(place - 1) == "-" and parser.key(place - 2) in ("sub", "unter", "sous")


def _list_after_noun(
    parser: Parser, noun: Noun, place: int, *, coded: bool = False, prefix: Prefix | None = None
) -> int:
    """Read the list behind a noun; return the token behind it, or the noun's if there is none."""
    after = parser.skip_openers(place + 1)
    opened = after > place + 1 and "(" in parser.keys[place + 1 : after]
    reader = ListReader(parser, noun, prefix)
    end = reader.read(after)
    if end == after:
        return place
    if opened and parser.key(end) == ")":
        end += 1
    first = place if prefix is None else prefix.first
    parser.sentence.items.append(
        Places(noun=noun, targets=reader.targets, first=first, after=end, coded=coded)
    )
    return end


def read_bare_number(parser: Parser, place: int) -> int:
    """Read a number without a noun: after the name of a code or chapter, or all of a text."""
    if not parser.is_kind(place, Kind.NUMBER):
        return place
    before = place - 1
    while parser.key(before) in (",", ":", "-", "_", "§", "(", "/", "."):
        before -= 1
    previous = parser.sentence.items[-1] if parser.sentence.items else None
    adjoins = previous is not None and previous.after == before + 1
    if adjoins and isinstance(previous, ActName):
        return _read_bare_article(parser, place)
    has_name = adjoins and isinstance(previous, (CodeName, ChapterName))
    if parser.running:
        has_name = has_name and parser.sentence.names_code and "." in parser.key(place)
    elif before < 0 and "." in parser.key(place):
        has_name = True
    elif parser.tokens[place].text.startswith(("I.", "II.")):
        has_name = True  # no other text numbers like the third draft
    if not has_name or parser.is_quantity(place):
        return place
    in_id = parser.key(place - 1) in ID_MARKS and parser.is_glued(place)
    if "." not in parser.key(place) and not in_id and not _ends_after(parser, place):
        return place  # "Code of Practice (10 July 2025)"
    if not is_plausible(parser.key(place)):
        return place
    reader = ListReader(parser, None, None)
    end = reader.read(place)
    if end == place:
        return place
    parser.sentence.items.append(Places(noun=None, targets=reader.targets, first=place, after=end))
    return end


def _read_bare_article(parser: Parser, place: int) -> int:
    """Read a number right after the name of an act, with points: "AIA 53(1)(b)"."""
    if not parser.is_kind(place + 1, Kind.POINTS) or not parser.key(place).isdigit():
        return place
    reader = ListReader(parser, Noun.ARTICLE, None)
    end = reader.read(place)
    parser.sentence.items.append(
        Places(noun=Noun.ARTICLE, targets=reader.targets, first=place, after=end)
    )
    return end


def _ends_after(parser: Parser, place: int) -> bool:
    """Say whether nothing follows a number but points and marks."""
    kinds = {token.kind for token in parser.tokens[place + 1 :]}
    return kinds <= {Kind.MARK, Kind.POINTS}


def read_prefixed(parser: Parser, place: int) -> int:
    """Read points that come before their Measure: "points (1) to (7) of Measure 9.2"."""
    prefix = Prefix(first=place)
    at = place
    for _ in range(4):
        reader = QualifierReader(parser)
        end = reader.read(at, leading=True)
        if end == at:
            return place
        prefix.add(reader)
        at = end
        while parser.key(at) in ("'", "s", ",") or parser.key(at) in words.ARTICLES:
            at += 1
        if parser.key(at) not in words.OF:
            return place
        while parser.key(at) in words.OF or parser.key(at) in words.ARTICLES | {"'"}:
            at += 1
        nouns = [noun for noun in parser.nouns(at) if noun in NUMBERED]
        if nouns:
            return _after_prefix(parser, nouns[0], at, place, prefix)
        if parser.is_letter_code(at):
            return _after_prefix(parser, words.LETTER_CODES[parser.key(at)], at, place, prefix)
    return place


def _after_prefix(parser: Parser, noun: Noun, at: int, place: int, prefix: Prefix) -> int:
    end = _list_after_noun(parser, noun, at, prefix=prefix)
    return place if end == at else end


def read_objective(parser: Parser, place: int) -> int:
    """Read objectives, which have letters or numerals: "Specific Objectives A and B"."""
    if Noun.OBJECTIVE not in parser.nouns(place):
        return place
    if parser.key(place - 1) == "overarching" and not parser.running:
        parser.sentence.items.append(
            Places(
                noun=Noun.OBJECTIVE,
                targets=[Target(number="")],
                first=place - 1,
                after=place + 1,
            )
        )
        return place + 1
    after = parser.skip_openers(place + 1)
    targets: list[Target] = []
    while True:
        label = _letter(parser, after).upper()
        if not (len(label) == 1 and label.isalpha()) and label not in ROMAN_VALUES:
            break
        targets.append(Target(number=label.upper()))
        end = after + 1
        connector = end
        while parser.key(connector) in LISTED or parser.key(connector) in words.AND:
            connector += 1
        if connector == end or not _is_letter(parser, connector):
            after = end
            break
        after = connector
    if not targets:
        return place
    parser.sentence.items.append(
        Places(noun=Noun.OBJECTIVE, targets=targets, first=place, after=after)
    )
    return after


def _letter(parser: Parser, place: int) -> str:
    """Return the only label of a points token, or a single letter."""
    if parser.is_kind(place, Kind.POINTS):
        return parser.key(place)
    if parser.is_kind(place, Kind.WORD) and parser.tokens[place].text.isupper():
        return parser.key(place)
    return ""


def _is_letter(parser: Parser, place: int) -> bool:
    label = _letter(parser, place)
    return len(label) == 1 and label.isalpha()


def read_recital(parser: Parser, place: int) -> int:
    """Read recitals of the Code, which have letters; those of an act have numbers."""
    nouns = parser.nouns(place)
    if Noun.RECITAL not in nouns and Noun.PREAMBLE not in nouns:
        return place
    after = parser.skip_openers(place + 1)
    reader = QualifierReader(parser)
    end = reader.read_labels(after)
    if end == after or not reader.steps or not reader.steps[0].label.isalpha():
        return place
    if (
        parser.is_kind(after, Kind.WORD)
        and parser.is_kind(end, Kind.WORD)
        and not _is_joint(parser, end)
    ):
        return place  # "the recital a provider cites"
    noun = Noun.PREAMBLE if Noun.PREAMBLE in nouns else Noun.RECITAL
    target = Target(number="", steps=tuple(reader.steps))
    parser.sentence.items.append(Places(noun=noun, targets=[target], first=place, after=end))
    return end


def _is_joint(parser: Parser, place: int) -> bool:
    return parser.key(place) in words.OF | words.AND | words.TO
