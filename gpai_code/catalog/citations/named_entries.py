"""Entries that a text cites by name: the Form and its rows, terms, printed titles."""

from collections.abc import Mapping

from gpai_code.catalog.citations import proper_names, words
from gpai_code.catalog.citations.lexer import Kind
from gpai_code.catalog.citations.parser import CODE_NOUNS, Parser, Phrases
from gpai_code.catalog.citations.printed_names import noun_of_id
from gpai_code.catalog.citations.sentence import Named
from gpai_code.catalog.citations.words import Noun, Phrase

_BETWEEN_NUMBER_AND_TITLE = frozenset(".:,-_(\"'")
_FORM = Phrases(proper_names.FORM)


def read_form(parser: Parser, place: int) -> int:
    """Read the Form, with a row before or after its name."""
    row, first, at = None, place, place
    if Noun.ROW in parser.nouns(place):
        number = parser.skip_openers(place + 1)
        if not parser.is_kind(number, Kind.NUMBER):
            return place
        at = number + 1
        if parser.key(at) not in words.OF:
            return place
        while parser.key(at) in words.OF or parser.key(at) in words.ARTICLES:
            at += 1
        row = parser.key(number)
    phrase = _FORM.at(parser.tokens, at)
    if phrase is None or (phrase == ("mdf",) and not parser.tokens[at].text.isupper()):
        return place
    after = at + len(phrase)
    if row is None:
        row, after = _row_after(parser, after)
    problem = None if row is None or row in parser.names.rows else row
    parser.sentence.items.append(
        Named(ids=(parser.names.form,), first=first, after=after, row=row, problem=problem)
    )
    return after


def _row_after(parser: Parser, place: int) -> tuple[str | None, int]:
    at = place
    while parser.key(at) in (",", ":", "(", "-", "§", "/", "."):
        at += 1
    noun = Noun.ROW in parser.nouns(at) or Noun.SECTION in parser.nouns(at)
    number = parser.skip_openers(at + 1) if noun else at
    dotted = parser.is_kind(number, Kind.NUMBER) and "." in parser.key(number)
    if dotted and (noun or number > place):
        return parser.key(number), number + 1
    label, end = parser.longest(at, parser.names.row_labels)
    if label:
        return parser.names.row_labels[label], end
    return None, place


def read_term(parser: Parser, place: int) -> int:
    """Read a term of the glossary: "Glossary 'deception'", "definition of near miss"."""
    if Noun.GLOSSARY not in parser.nouns(place):
        return place
    if parser.running and not _is_quoted_term(parser, place):
        return place
    at = place + 1
    limit = at + 6
    skipped = words.OF | words.ARTICLES | {"'", '"', ":", ",", "-", "(", "for", "entry", "term"}
    while at < limit and parser.key(at) in skipped:
        at += 1
    phrase, after = parser.longest(at, parser.names.terms)
    if phrase is None:
        return place
    _add_named(parser, parser.names.terms[phrase], place, after)
    return after


def _is_quoted_term(parser: Parser, place: int) -> bool:
    """Say whether prose cites a term, rather than says "in terms of systemic risk"."""
    if parser.key(place).startswith("gloss"):
        return True
    return any(parser.key(at) in ("'", '"') for at in range(place + 1, place + 4))


def read_titled(parser: Parser, place: int) -> int:
    """Read a printed title next to its noun: "Precautionary Principle recital"."""
    if parser.running:
        return place
    noun = _title_noun(parser, place)
    if noun:
        at = place + 1
        skipped = {"'", '"', ":", "on", "about", "-"} | words.OF | words.ARTICLES
        while parser.key(at) in skipped and at < place + 5:
            at += 1
        phrase, after = parser.longest(at, _titles(parser, noun))
        ids = _titled(parser, phrase, noun)
        if ids:
            _add_named(parser, ids, place, after)
            return after
        return place
    phrase, after = parser.longest(place, parser.names.all_titles)
    if phrase is None:
        return _read_term_before_noun(parser, place)
    at = after
    while parser.key(at) in ("'", '"', "(", ",") and at < after + 3:
        at += 1
    noun = _title_noun(parser, at)
    ids = _titled(parser, phrase, noun) if noun else ()
    if not ids or parser.is_kind(parser.skip_openers(at + 1), Kind.NUMBER):
        return place
    _add_named(parser, ids, place, at + 1)
    return at + 1


def _read_term_before_noun(parser: Parser, place: int) -> int:
    """Read a term with its noun behind it: "'deception' (Glossary)"."""
    phrase, at = parser.longest(place, parser.names.terms)
    if phrase is None:
        return place
    limit = at + 4
    while at < limit and parser.key(at) in ("'", '"', "(", ",", "in", "the", "-"):
        at += 1
    if Noun.GLOSSARY not in parser.nouns(at):
        return place
    _add_named(parser, parser.names.terms[phrase], place, at + 1)
    return at + 1


def _title_noun(parser: Parser, place: int) -> Noun | None:
    titled = (*CODE_NOUNS, Noun.RECITAL)
    return next((noun for noun in parser.nouns(place) if noun in titled), None)


def _titled(parser: Parser, phrase: Phrase | None, noun: Noun) -> tuple[str, ...]:
    if phrase is None:
        return ()
    titles = _titles(parser, noun)
    return tuple(entry for entry in titles.get(phrase, ()) if noun_of_id(entry) is noun)


def _titles(parser: Parser, noun: Noun) -> Mapping[Phrase, tuple[str, ...]]:
    return parser.names.recitals if noun is Noun.RECITAL else parser.names.titles


def _add_named(parser: Parser, ids: tuple[str, ...], first: int, after: int) -> None:
    parser.sentence.items.append(Named(ids=ids, first=first, after=after))


def title_after(
    parser: Parser, noun: Noun | None, number: str, place: int
) -> tuple[frozenset[str] | None, bool, int]:
    """Match the printed title that follows a number; see `Target.titled`."""
    at = place
    while parser.key(at) in _BETWEEN_NUMBER_AND_TITLE and at < place + 3:
        at += 1
    if not parser.is_kind(at, Kind.WORD):
        return None, False, place
    candidates = parser.names.numbered(noun, number)
    titles: dict[Phrase, set[str]] = {}
    for entry in candidates:
        titles.setdefault(parser.names.title_of[entry], set()).add(entry)
    phrase, after = parser.longest(at, titles)
    if phrase is not None:
        return frozenset(titles[phrase]), False, after
    distinct = dict.fromkeys(parser.names.other_titles.get(number, ()))
    phrase, after = parser.longest(at, distinct)
    if phrase is None:
        phrase, after = parser.longest(at, parser.names.titles)
        if noun is None or not _titled(parser, phrase, noun):
            return None, False, place
    # a single word, as "documentation", may be a remark
    return (None, True, after) if len(phrase or ()) > 1 else (None, False, place)
