"""The names that an edition prints, by their words: titles, terms, the Form and its rows."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

import attrs

from gpai_code.catalog.citations.lexer import Kind, tokenize
from gpai_code.catalog.citations.words import Noun, Phrase
from gpai_code.schemas.published import form_fields

if TYPE_CHECKING:
    from gpai_code.catalog.code import Code
    from gpai_code.catalog.records import Appendix, Commitment, Measure

RECITAL_TITLES: dict[str, tuple[str, ...]] = {
    "safety-security-recital(a)": (
        "Principle of Appropriate Lifecycle Management",
        "Appropriate Lifecycle Management",
        "Lifecycle Management",
    ),
    "safety-security-recital(b)": (
        "Principle of Contextual Risk Assessment and Mitigation",
        "Contextual Risk Assessment and Mitigation",
        "Contextual Risk Assessment",
    ),
    "safety-security-recital(c)": (
        "Principle of Proportionality to Systemic Risks",
        "Principle of Proportionality",
        "Proportionality to Systemic Risks",
        "Proportionality Principle",
        "Proportionality",
    ),
    "safety-security-recital(d)": (
        "Principle of Integration with Existing Laws",
        "Integration with Existing Laws",
    ),
    "safety-security-recital(e)": (
        "Principle of Cooperation",
        "Cooperation Principle",
        "Cooperation",
    ),
    "safety-security-recital(f)": (
        "Principle of Innovation in AI Safety and Security",
        "Innovation in AI Safety and Security",
        "Principle of Innovation",
        "Innovation",
    ),
    "safety-security-recital(g)": ("Precautionary Principle",),
    "safety-security-recital(h)": (
        "Small and medium enterprises and small mid-cap enterprises",
        "SMEs and SMCs",
    ),
    "safety-security-recital(i)": ("Interpretation",),
    "safety-security-recital(j)": ("Serious Incident Reporting",),
}
"""
Names of the recitals of one chapter of the final text.

The first is the heading that the text prints before the recital, for (h) without its abbreviations;
shorter ones count only next to the word "recital".
"""


@attrs.frozen(kw_only=True)
class Names:
    """
    The printed names of an edition.

    Attributes:
        titles: Ids by the words of their printed titles.
        terms: Ids of terms by their words.
        numbered: Ids that a noun and a number can mean in any chapter.
        title_of: Words of the printed title of each entry that has one.
        other_titles: Words of the titles that the same digits have in another edition.
        form: Id of the Model Documentation Form.
        rows: Labels of the Form's rows, by position.
        row_labels: Positions by the words of the label.
        recitals: Ids of recitals by shorter names, which count in addition to the word alone.
        all_titles: Titles and shorter names of recitals together.
        by_first_word: All of these names by their first words, the longest first.
    """

    titles: Mapping[Phrase, tuple[str, ...]]
    terms: Mapping[Phrase, tuple[str, ...]]
    numbered: Callable[[Noun | None, str], Collection[str]]
    title_of: Mapping[str, Phrase]
    other_titles: Mapping[str, frozenset[Phrase]]
    form: str
    rows: Mapping[str, str]
    row_labels: Mapping[Phrase, str]
    recitals: Mapping[Phrase, tuple[str, ...]]
    all_titles: Mapping[Phrase, tuple[str, ...]]
    by_first_word: Mapping[str, tuple[Phrase, ...]]


def printed_names(
    code: "Code",
    numbered: Callable[[Noun | None, str], Collection[str]],
    elsewhere: Mapping[str, frozenset[Phrase]],
) -> Names:
    """
    Return the names that an edition prints.

    Args:
        code: The edition.
        numbered: See `Names.numbered`.
        elsewhere: Words of the titles of other editions, by their digits.
    """
    title_of = _titles_of_entries(code)
    titles: dict[Phrase, tuple[str, ...]] = {}
    for entry, phrase in title_of.items():
        titles[phrase] = (*titles.get(phrase, ()), entry)
    recitals: dict[Phrase, tuple[str, ...]] = {}
    for entry, names in RECITAL_TITLES.items():
        if entry in code.entries:
            for name in names:
                recitals[title_words(name)] = (entry,)
    terms = _terms(code)
    rows = form_fields("form", code.edition.slug)["fields"]
    row_labels = {title_words(row["label"]): row["position"] for row in rows}
    names_elsewhere = frozenset().union(*elsewhere.values())
    by_first_word: dict[str, tuple[Phrase, ...]] = {}
    all_names = dict.fromkeys((*titles, *recitals, *terms, *row_labels, *names_elsewhere))
    for phrase in sorted(all_names, key=len, reverse=True):
        by_first_word[phrase[0]] = (*by_first_word.get(phrase[0], ()), phrase)
    return Names(
        titles=titles,
        terms=terms,
        numbered=numbered,
        title_of=title_of,
        other_titles=elsewhere,
        form=_form_id(code),
        rows={row["position"]: row["id"] for row in rows},
        recitals=recitals,
        row_labels=row_labels,
        all_titles=titles | recitals,
        by_first_word=by_first_word,
    )


def _titles_of_entries(code: "Code") -> dict[str, Phrase]:
    """Return the words of the printed title of each entry that has one."""
    title_of: dict[str, Phrase] = {}
    rules: tuple[Commitment | Measure | Appendix, ...] = (
        *code.commitments,
        *code.measures,
        *code.appendices,
    )
    for rule in rules:
        title_of[rule.id] = title_words(rule.title)
    for entry, names in RECITAL_TITLES.items():
        if entry in code.entries:
            title_of[entry] = title_words(names[0])
    return title_of


def _terms(code: "Code") -> dict[Phrase, tuple[str, ...]]:
    """Return the ids of terms by their words, with and without remarks in parentheses."""
    terms: dict[Phrase, tuple[str, ...]] = {}
    for term in code.glossary:
        for spelling in (term.term, re.sub(r"\([^)]*\)", "", term.term), *term.aliases):
            phrase = title_words(spelling)
            if term.id not in terms.get(phrase, ()):
                terms[phrase] = (*terms.get(phrase, ()), term.id)
    return terms


def _form_id(code: "Code") -> str:
    """Return the id of the Model Documentation Form; the third draft prints it apart."""
    is_third_draft = "model-documentation-form" in code.entries
    return "model-documentation-form" if is_third_draft else "transparency-appendix"


def title_words(text: str) -> Phrase:
    """
    Return the words of a title, without marks.

    >>> title_words("Sharing tools & best practices")
    ('sharing', 'tools', 'and', 'best', 'practices')
    """
    return tuple(
        "and" if token.key == "&" else token.key
        for token in tokenize(text)
        if token.kind is not Kind.MARK or token.key == "&"
    )


def noun_of_id(entry: str) -> Noun:
    """
    Return the noun of the id of a Commitment, Measure, Appendix or recital.

    >>> noun_of_id("safety-security-appendix-1.4").value, noun_of_id("II.4.5").value
    ('appendix', 'measure')
    """
    if "appendix" in entry or entry == "model-documentation-form":
        return Noun.APPENDIX
    if "recital" in entry:
        return Noun.RECITAL
    number = entry.rsplit("-", 1)[-1].removeprefix("II.").removeprefix("I.")
    return Noun.MEASURE if "." in number else Noun.COMMITMENT
