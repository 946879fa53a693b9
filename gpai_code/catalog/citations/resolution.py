"""From what a text cites to the entries of an edition: one answer, or the reason for none."""

import itertools

from gpai_code.catalog.citations import proper_names
from gpai_code.catalog.citations.binding import bind_acts, bind_chapters, bind_titles
from gpai_code.catalog.citations.code_places import PlaceLookup
from gpai_code.catalog.citations.editions import FINAL, THIRD_DRAFT, EditionIndex
from gpai_code.catalog.citations.law_references import annex_number, references_of
from gpai_code.catalog.citations.missing_places import explain_missing
from gpai_code.catalog.citations.resolved import (
    CitationProblem,
    Context,
    Resolved,
    ambiguous,
    unresolved,
)
from gpai_code.catalog.citations.sentence import Named, Places, Sentence, Target
from gpai_code.catalog.citations.words import Noun
from gpai_code.vocabulary import Chapter

_OF_ANOTHER_CODE = (
    "the text names another code, framework or draft, whose numbers mean something else"
)


def resolve_sentence(sentence: Sentence, context: Context) -> list[Resolved]:
    """Resolve every item of a text, in its order."""
    bind_chapters(sentence, running=context.running)
    bind_titles(sentence, context.index)
    instruments = bind_acts(sentence)
    resolved: list[Resolved] = []
    for place, item in enumerate(sentence.items):
        if isinstance(item, Named):
            resolved.append(_resolve_named(item, sentence, context))
        elif isinstance(item, Places):
            if _is_law(item, sentence, context):
                resolved.append(_resolve_law(item, instruments[place]))
            else:
                resolved.append(_resolve_places(item, sentence, context))
    return resolved


# --- names --------------------------------------------------------------------------------------


def _resolve_named(name: Named, sentence: Sentence, context: Context) -> Resolved:
    index = context.index
    if sentence.other_code and not sentence.general_purpose:
        return unresolved(name, index.slug, CitationProblem.OTHER_CODE, _OF_ANOTHER_CODE)
    if name.problem is not None:
        last = list(index.names.rows)[-1]
        why = f"the Form has no row {name.problem}; its rows are 1.1 to {last}"
        return unresolved(name, index.slug, CitationProblem.NO_SUCH_ENTRY, why)
    if len(name.ids) > 1:
        return ambiguous(name, name.ids, index.slug)
    rows = (index.names.rows[name.row],) if name.row else ()
    return Resolved(first=name.first, after=name.after, edition=index.slug, ids=name.ids, rows=rows)


# --- places in acts -----------------------------------------------------------------------------


def _is_law(places: Places, sentence: Sentence, context: Context) -> bool:
    """Say whether numbers count articles, annexes or recitals of an act."""
    if places.noun is Noun.ARTICLE:
        return True
    if places.noun is Noun.RECITAL:
        return places.targets[0].number.isdigit()
    if places.noun is not Noun.ANNEX:
        return False
    number = places.targets[0].number
    if "." in number:
        return False
    if not number.isdigit():
        return True
    if annex_number(number) is None:
        return False
    if sentence.names_code or places.chapters or context.chapter:
        return (sentence.ai_act and not places.chapters) or int(number) > 4
    return sentence.ai_act or int(number) > 4


def _resolve_law(places: Places, instrument: str | None) -> Resolved:
    if instrument is None:
        why = "the act that it names is none that this library can refer to"
        return unresolved(places, FINAL, CitationProblem.NO_SUCH_LAW, why)
    references = references_of(places, instrument)
    if references is None:
        why = f"{instrument} has no such place"
        return unresolved(places, FINAL, CitationProblem.NO_SUCH_LAW, why)
    return Resolved(first=places.first, after=places.after, references=references)


# --- places in the Code -------------------------------------------------------------------------


def _resolve_places(places: Places, sentence: Sentence, context: Context) -> Resolved:
    """Return the entries of a list of places, or why there are none."""
    index = _index_of(places, sentence, context)
    problem = _problem_before(places, sentence, context, index)
    if problem is not None:
        return problem
    lookup = PlaceLookup(places, index, context.chapter, names_code=sentence.names_code)
    by_chapter = lookup.by_chapter()
    if not by_chapter:
        return _one_by_one(lookup) or explain_missing(lookup, context.library)
    alternatives = list(itertools.chain.from_iterable(by_chapter.values()))
    if len(alternatives) > 1:
        candidates = itertools.chain.from_iterable(alternatives)
        return ambiguous(places, tuple(candidates), index.slug)
    return Resolved(
        first=places.first,
        after=places.after,
        edition=index.slug,
        ids=alternatives[0],
        notes=tuple(dict.fromkeys(lookup.notes)),
    )


def _index_of(places: Places, sentence: Sentence, context: Context) -> EditionIndex:
    """Return the edition that a citation's numbers belong to, where the caller names none."""
    numbered = places.noun in (Noun.COMMITMENT, Noun.MEASURE, None)
    if context.edition_given or not numbered:
        return context.index
    numerals = all(target.number.startswith(("I.", "II.")) for target in places.targets)
    slug = THIRD_DRAFT if numerals else FINAL
    # a number of the final text next to the words "third draft" may be of either
    if slug == FINAL and sentence.third_draft and not context.running:
        return context.index
    return context.library.index(slug)


def _one_by_one(lookup: PlaceLookup) -> Resolved | None:
    """Resolve a list whose items lie in several chapters, if each has only one meaning."""
    places = lookup.places
    ids: tuple[str, ...] = ()
    for target in places.targets:
        by_chapter = lookup.by_chapter([target])
        alternatives = list(itertools.chain.from_iterable(by_chapter.values()))
        if len(alternatives) != 1:
            return None
        ids += alternatives[0]
    return Resolved(first=places.first, after=places.after, edition=lookup.index.slug, ids=ids)


def _problem_before(
    places: Places, sentence: Sentence, context: Context, index: EditionIndex
) -> Resolved | None:
    """Return why a list is not looked up at all: what the text says of it rules it out."""
    if _is_of_another_code(places, sentence, index):
        return unresolved(places, index.slug, CitationProblem.OTHER_CODE, _OF_ANOTHER_CODE)
    if len(places.chapters) > 1:
        why = "the text names two chapters for it"
        return unresolved(places, index.slug, CitationProblem.CONTRADICTORY, why)
    if any(target.retitled for target in places.targets):
        why = "the title after the number is that of another number"
        return unresolved(places, index.slug, CitationProblem.CONTRADICTORY, why)
    if _is_ours_and_theirs(places, sentence, context, index):
        why = (
            "the Code of Practice on AI-generated content has this number too; name the "
            "chapter, or say that the Code for general-purpose AI is meant"
        )
        return unresolved(places, index.slug, CitationProblem.OTHER_CODE, why)
    if _is_of_code_or_act(places, sentence, context):
        why = "an Appendix of the Code or an Annex of the AI Act can be meant; say which"
        return unresolved(places, index.slug, CitationProblem.CONTRADICTORY, why)
    return None


def _is_of_another_code(places: Places, sentence: Sentence, index: EditionIndex) -> bool:
    """Say whether the text speaks of another code, and not of this one besides."""
    ours = sentence.general_purpose or places.chapters - {Chapter.TRANSPARENCY}
    if sentence.other_code and not ours:
        return True
    numbered_sections = sentence.sections and index.slug == FINAL
    return numbered_sections and not ours and not places.chapters


def _is_ours_and_theirs(
    places: Places, sentence: Sentence, context: Context, index: EditionIndex
) -> bool:
    """Say whether a number may as well be one of the Code on AI-generated content."""
    ours = (
        sentence.general_purpose
        or sentence.third_draft
        or places.chapters
        or any(target.titled for target in places.targets)
    )
    if ours or index.slug != FINAL:
        return False
    shared = any(_is_shared(places.noun, target) for target in places.targets)
    if any(target.dotted for target in places.targets):
        return shared
    if context.chapter is not None or not shared:
        return False
    if sentence.full_name:
        return True
    loosely = places.coded or places.noun is None or not context.edition_given
    return sentence.abbreviation and not sentence.union_code and loosely


def _is_shared(noun: Noun | None, target: Target) -> bool:
    """Say whether the Code on AI-generated content has a number too."""
    if noun is Noun.COMMITMENT or (noun is None and "." not in target.number):
        return target.number in proper_names.OTHER_CODE_COMMITMENTS and target.until is None
    if noun in (Noun.MEASURE, None):
        return target.number in proper_names.OTHER_CODE_MEASURES
    return False


def _is_of_code_or_act(places: Places, sentence: Sentence, context: Context) -> bool:
    """Say whether "Annex 1" may be Annex I of the AI Act: nothing else in the text tells."""
    target = places.targets[0]
    settled = sentence.names_code or places.chapters or context.chapter or target.titled
    return places.noun is Noun.ANNEX and "." not in target.number and not settled
