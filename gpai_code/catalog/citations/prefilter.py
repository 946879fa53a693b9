"""Whether a sentence can cite anything: its words tell, and most sentences have none of these."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from gpai_code.catalog.citations import proper_names
from gpai_code.catalog.citations.lexer import words_of
from gpai_code.catalog.citations.words import LETTER_CODES, NOUN_WORDS, Noun, Phrase

_SIGN = re.compile(r"[0-9(IVX]|recital|form|term|gloss", re.IGNORECASE)
_DIGIT = re.compile("[0-9]")


def has_citing_sign(text: str) -> bool:
    """Say whether a text has a sign that every citation has one of; quick, and often true."""
    return _SIGN.search(text) is not None


def has_citing_word(text: str) -> bool:
    """Say whether any word of a text can begin a citation, which most sentences do not have."""
    words_in_text, plain = words_of(text)
    if not words_in_text.isdisjoint(_citing_nouns()):
        return True
    if _DIGIT.search(plain) is None:
        return False
    # a number is that of a noun, of a code that is named, or of an act if points follow
    return (
        not words_in_text.isdisjoint(_numbered_nouns())
        or not words_in_text.isdisjoint(_code_words())
        or ("(" in plain and not words_in_text.isdisjoint(_act_words()))
        or "2024/1689" in plain
        or not all(map(str.isascii, words_in_text))
    )


@cache
def _citing_nouns() -> frozenset[str]:
    """Return the words of which prose has one wherever it cites something without a figure."""
    nouns = (
        Noun.COMMITMENT,
        Noun.ANNEX,
        Noun.RECITAL,
        Noun.PREAMBLE,
        Noun.OBJECTIVE,
        Noun.GLOSSARY,
    )
    return frozenset(chain(_words_for(nouns), _telling_words(proper_names.FORM)))


@cache
def _numbered_nouns() -> frozenset[str]:
    """Return the nouns behind which there are figures wherever prose cites something by them."""
    nouns = (Noun.MEASURE, Noun.APPENDIX, Noun.ARTICLE)
    return frozenset(chain(_words_for(nouns), LETTER_CODES))


@cache
def _code_words() -> frozenset[str]:
    """Return the words of which prose has one wherever it names a code of practice."""
    names = chain(
        proper_names.GENERAL_PURPOSE, proper_names.CODE_ABBREVIATIONS, proper_names.CODE_NAMES
    )
    return frozenset(("code", *_telling_words(names)))


@cache
def _act_words() -> frozenset[str]:
    """Return the words of which prose has one wherever it names an act of law."""
    printed = ("directive", "richtlinie", "regulation", "verordnung", "recommendation")
    names = chain(proper_names.AI_ACT_NAMES, proper_names.OTHER_ACTS)
    return frozenset(chain(printed, proper_names.UNKNOWN_ACT, _telling_words(names)))


def _words_for(nouns: Iterable[Noun]) -> list[str]:
    return " ".join(NOUN_WORDS[noun] for noun in nouns).split()


def _telling_words(phrases: Iterable[Phrase]) -> Iterable[str]:
    """Return the longest word of each phrase: no text without it has the phrase."""
    return (max(phrase, key=len) for phrase in phrases)
