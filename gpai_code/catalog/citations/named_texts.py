"""Texts that a citation names, which say where to look: codes of practice, chapters, acts."""

from gpai_code.catalog.citations import proper_names, words
from gpai_code.catalog.citations.lexer import Kind
from gpai_code.catalog.citations.parser import ID_MARKS, Parser, Phrases
from gpai_code.catalog.citations.sentence import ActName, ChapterName, CodeName
from gpai_code.catalog.citations.words import Noun
from gpai_code.vocabulary import Chapter

_CHAPTERS = Phrases(proper_names.CHAPTERS)
_GENERAL = Phrases(proper_names.GENERAL_PURPOSE)
_ABBREVIATIONS = Phrases(proper_names.CODE_ABBREVIATIONS)
_CODE_NAMES = Phrases(proper_names.CODE_NAMES)
_OTHERS = Phrases(proper_names.OTHER_CODES)
_THIRD = Phrases(proper_names.THIRD_DRAFT)
_AI_ACT = Phrases(proper_names.AI_ACT_NAMES)
_ACTS = Phrases(proper_names.OTHER_ACTS)
_SUB_MEASURES = Phrases(proper_names.SUB_MEASURES)
_ABBREVIATED_CHAPTERS = frozenset(["tc", "cc", "ssc", "ss"])
_CHAPTER_COMPOUNDS = frozenset(
    phrase[0] for phrase in proper_names.CHAPTERS if "kapitel" in phrase[0]
)
_STRONG_CHAPTERS = frozenset(
    phrase
    for phrase in proper_names.CHAPTERS
    if len(phrase) > 1 or phrase[0] in _ABBREVIATED_CHAPTERS
)


def read_mark_of_other_code(parser: Parser, place: int) -> int:
    """Note words of another code, framework or draft; they cite nothing."""
    sentence = parser.sentence
    if _THIRD.at(parser.tokens, place):
        sentence.third_draft = True
    if _OTHERS.at(parser.tokens, place) or _SUB_MEASURES.at(parser.tokens, place):
        sentence.other_code = True
    if Noun.SECTION in parser.nouns(place) and parser.key(place) != "§":
        after = parser.skip_openers(place + 1)
        if parser.is_kind(after, Kind.NUMBER) and parser.key(after).isdigit():
            sentence.sections = True
    return place


def read_code_name(parser: Parser, place: int) -> int:
    """Read a name of a code of practice, and note what it says of which code that is."""
    sentence, tokens = parser.sentence, parser.tokens
    after = place
    if phrase := _GENERAL.at(tokens, place):
        sentence.general_purpose = True
        after = place + len(phrase)
    elif phrase := _CODE_NAMES.at(tokens, place):
        sentence.full_name = True
        after = place + len(phrase)
    elif phrase := _ABBREVIATIONS.at(tokens, place):
        if phrase == ("the", "code"):
            sentence.union_code = True
        else:
            sentence.abbreviation = True
            _note_union(parser, place)
        after = place + len(phrase)
    elif parser.key(place) == "code" and (
        _note_union(parser, place) or len(sentence.items) == 0 or _follows_code_name(parser, place)
    ):
        sentence.union_code = True
        after = place + 1
    elif parser.is_kind(place, Kind.WORD):
        key = parser.key(place)
        if any(name in key for name in proper_names.CODE_NAMES_WITHIN_A_WORD):
            sentence.full_name = True
            after = place + 1
        if "通用" in key:
            sentence.general_purpose = True
    if after > place:
        sentence.items.append(CodeName(first=place, after=after))
    return after


def _follows_code_name(parser: Parser, place: int) -> bool:
    last = parser.sentence.items[-1]
    return isinstance(last, CodeName) and ID_MARKS.issuperset(parser.keys[last.after : place])


def _note_union(parser: Parser, place: int) -> bool:
    """Note that a code is called the Union's: "EU-CoP", "EU Code"."""
    before = place - 1
    if parser.key(before) in ("-", "_"):
        before -= 1
    union = parser.key(before) == "eu"
    parser.sentence.union_code = parser.sentence.union_code or union
    return union


def read_act(parser: Parser, place: int) -> int:
    """Read the name or number of an act, also of one that no table knows."""
    tokens = parser.tokens
    if parser.is_kind(place, Kind.ACT):
        name = _act_name(tokens[place].text)
        _add_act(parser, name, place, place + 1)
        return place + 1
    if phrase := _AI_ACT.at(tokens, place):
        _add_act(parser, "AI Act", place, place + len(phrase))
        return place + len(phrase)
    if phrase := _ACTS.at(tokens, place):
        _add_act(parser, proper_names.OTHER_ACTS[phrase], place, place + len(phrase))
        return place + len(phrase)
    is_name = parser.is_kind(place, Kind.WORD) and tokens[place].text[:1].isupper()
    is_name = is_name and parser.key(place) not in words.OF | words.ARTICLES
    if is_name and parser.key(place + 1) in proper_names.UNKNOWN_ACT and not parser.nouns(place):
        _add_act(parser, None, place, place + 2)
        return place + 2
    return place


def _add_act(parser: Parser, instrument: str | None, first: int, after: int) -> None:
    if instrument == "AI Act":
        parser.sentence.ai_act = True
    parser.sentence.items.append(ActName(instrument=instrument, first=first, after=after))


def _act_name(spelling: str) -> str:
    """Return an act that is cited by number as `Citation` names it."""
    name = spelling.replace("Richtlinie", "Directive").replace("Verordnung", "Regulation")
    name = name.replace("/EG", "/EC").replace("(EC)", "(EU)") if "(EU)" in name else name
    name = name.replace(" No ", " ").replace("e(", "e (").replace("n(", "n (")
    if name.endswith("2024/1689"):
        return "AI Act"
    if name == "Regulation (EU) 2016/679":
        return "GDPR"
    return name


def read_chapter(parser: Parser, place: int) -> int:
    """Read the name, number or abbreviation of a chapter of the Code."""
    tokens, key = parser.tokens, parser.key(place)
    chapter: Chapter | None = None
    after, strong = place, False
    if phrase := _CHAPTERS.at(tokens, place):
        chapter, after = proper_names.CHAPTERS[phrase], place + len(phrase)
        strong = phrase in _STRONG_CHAPTERS
        if phrase[0] in _ABBREVIATED_CHAPTERS and not _abbreviates(parser, place, after):
            return place
    elif Noun.CHAPTER in parser.nouns(place) and key not in ("section", "part", "teil"):
        number = parser.skip_openers(place + 1)
        numbered_chapter = proper_names.CHAPTER_NUMBERS.get(parser.key(number))
        if numbered_chapter is not None and parser.is_kind(number, Kind.NUMBER):
            chapter, after, strong = numbered_chapter, number + 1, True
    elif key in proper_names.SLUG_CHAPTERS and parser.key(place - 1) in ID_MARKS:
        number = place + 2 if parser.key(place + 1) in ID_MARKS else place + 1
        in_id = parser.key(place + 1) in ID_MARKS and len(parser.tokens) == number + 1
        if parser.is_kind(number, Kind.NUMBER) and ("." in parser.key(number) or in_id):
            chapter, after, strong = proper_names.SLUG_CHAPTERS[key], place + 1, True
    elif parser.is_kind(place, Kind.WORD) and not key.isascii():
        for part, named_chapter in proper_names.CHAPTERS_WITHIN_A_WORD.items():
            if part in key:
                chapter, after, strong = named_chapter, place + 1, True
    if chapter is None:
        return place
    follows = after
    while parser.key(follows) in ("'", "-", ":", "_"):
        follows += 1
    if Noun.CHAPTER in parser.nouns(follows):
        after, strong = follows + 1, True
        parser.sentence.whole_chapter = True
    if key in _CHAPTER_COMPOUNDS:
        strong = True
    parser.sentence.items.append(
        ChapterName(chapter=chapter, strong=strong, first=place, after=after)
    )
    return after


def _abbreviates(parser: Parser, place: int, after: int) -> bool:
    """Say whether letters such as TC stand for a chapter: in capitals, or in an id."""
    in_id = parser.key(place - 1) in ID_MARKS or parser.key(after) in ID_MARKS
    return parser.tokens[place].text.isupper() or in_id
