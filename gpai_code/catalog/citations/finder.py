"""Find what a citation means: in one text, or everywhere in a document."""

from functools import cache

from gpai_code.catalog.citations.documents import match_document
from gpai_code.catalog.citations.editions import FINAL, THIRD_DRAFT, Library
from gpai_code.catalog.citations.matching import CitationMatch, match_citation
from gpai_code.catalog.code import load
from gpai_code.catalog.correspondence import compare
from gpai_code.catalog.edition import edition_slug, editions
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.errors import ValueRuleError
from gpai_code.vocabulary import Chapter
from gpai_code.vocabulary.names import member


@explain_arguments
def find(
    text: str, edition: str | None = None, chapter: Chapter | str | None = None
) -> CitationMatch:
    """
    Return what a citation means: entries of the Code, and places in the AI Act and other acts.

    Args:
        text: A citation as people write it, or an id.
        edition: Slug or version specifier of the edition. If None, the one that the text names or
            whose numbers it has, otherwise the final text.
        chapter: The chapter that the surroundings of the citation give.

    Raises:
        AmbiguousIdError: If it can mean several entries; names them.
        CitationError: If it leads to nothing, an `UnknownIdError`: no such number, another edition
            or code, no citation. It says which.
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such chapter.
        ValueRuleError: If the text is no text.

    >>> find("Measures 7.1 to 7.3").ids
    ('safety-security-7.1', 'safety-security-7.2', 'safety-security-7.3')
    >>> [str(place) for place in find("Art. 53 Abs. 1 lit. d KI-VO").references]
    ['AI Act Article 53(1)(d)']
    >>> find("M1.2", chapter="copyright").ids
    ('copyright-1.2',)
    """
    return match_citation(_library(), _text(text), _slug(edition), _chapter(chapter))


@explain_arguments
def find_all(
    document: str, edition: str | None = None, chapter: Chapter | str | None = None
) -> RecordTuple[CitationMatch]:
    """
    Return the citations in a running text, with their places and what they mean.

    A citation that leads to nothing is returned too, with the reason, so that a reviewer sees it.

    Args:
        document: Plain text or Markdown.
        edition: Slug or version specifier of the edition that the document is about. If None, the
            one whose numbers each sentence has.
        chapter: The chapter that the document is about.

    Raises:
        CitationError: If the document is longer than 750,000 characters, or may cite more than
            20,000 places; hand it over in parts, cut between paragraphs.
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such chapter.
        ValueRuleError: If the document is no text.

    >>> [match.ids for match in find_all("As Measure 9.4 and Appendix 1.4 of the Code say, ...")]
    [('safety-security-9.4',), ('safety-security-appendix-1.4',)]
    """
    return match_document(_library(), _text(document), _slug(edition), _chapter(chapter))


@cache
def _library() -> Library:
    return Library(load, (edition.slug for edition in editions()), _counterparts)


def _counterparts(entry: str, slug: str) -> tuple[str, ...]:
    counterparts: list[str] = []
    for row in compare(THIRD_DRAFT, FINAL, entry):
        counterparts += row.new if slug == THIRD_DRAFT else row.old
    return tuple(counterparts)


def _text(text: str) -> str:
    if not isinstance(text, str):
        raise ValueRuleError("text", f"a value of type {type(text).__name__}", "give a text")
    return text


def _slug(edition: str | None) -> str | None:
    return None if edition is None else edition_slug(edition)


def _chapter(chapter: Chapter | str | None) -> Chapter | None:
    return None if chapter is None else member(Chapter, chapter)
