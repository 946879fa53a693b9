"""Why a list of places leads to no entry of an edition, and what there is instead."""

from gpai_code.catalog.citations.code_places import PlaceLookup
from gpai_code.catalog.citations.editions import FINAL, THIRD_DRAFT, Library
from gpai_code.catalog.citations.resolved import CitationProblem, Resolved, unresolved
from gpai_code.catalog.citations.sentence import Target
from gpai_code.catalog.citations.words import Noun

MAX_NEAR = 10
"""Most ids that are named for what there is in the place of a number."""

MAX_ELSEWHERE = 6
"""Most entries of another edition that are named."""


def explain_missing(lookup: PlaceLookup, library: Library) -> Resolved:
    """
    Say what an edition has instead of a number that it does not have.

    Args:
        lookup: The look-up that led to nothing.
        library: All editions.
    """
    elsewhere = _in_other_edition(lookup, library)
    if elsewhere is not None:
        return elsewhere
    target = _first_missing(lookup)
    near = _near(lookup, target)
    there = f"; there is {', '.join(near)}" if near else ""
    if not near and (near := _last(lookup)):
        there = f"; the last {'is' if len(near) == 1 else 'are'} {', '.join(near)}"
    why = f"edition {lookup.index.slug} has no {_label(lookup, target)}{there}"
    return unresolved(
        lookup.places, lookup.index.slug, CitationProblem.NO_SUCH_ENTRY, why, candidates=near
    )


def _label(lookup: PlaceLookup, target: Target) -> str:
    """Return a place as a message names it: "Measure 7.9(1) in chapter copyright"."""
    noun = lookup.noun.value if lookup.noun else "entry"
    if lookup.noun in (Noun.COMMITMENT, Noun.MEASURE, Noun.APPENDIX):
        noun = noun.capitalize()
    until = f" to {target.until}" if target.until else ""
    points = "".join(f"({step.label})" for step in target.steps)
    paragraph = f", paragraph {target.paragraph}" if target.paragraph else ""
    chapters = lookup.chapters
    of_chapter = f" in chapter {chapters[0]}" if len(chapters) == 1 else ""
    label = f"{noun} {target.number}{until}{points}{paragraph}{of_chapter}"
    return label.replace("  ", " ")


def _first_missing(lookup: PlaceLookup) -> Target:
    """Return the first target that no chapter has; the last if only their list is nowhere."""
    *targets, last = lookup.places.targets
    for target in targets:
        if not lookup.by_chapter([target]):
            return target
    return last


def _near(lookup: PlaceLookup, target: Target) -> tuple[str, ...]:
    """Return what the edition has in the place of a number: siblings, or points."""
    index = lookup.index
    near: list[str] = []
    if index.slug == THIRD_DRAFT and target.number[:1].isdigit():
        for numeral in ("I", "II"):
            near += lookup.bases(f"{numeral}.{target.number}", lookup.chapters)
    for chapter in lookup.chapters:
        if target.until is None:
            bases = index.bases(lookup.noun, target.number)[chapter]
            near += [base for base in bases if base in index.ids]
        parent, dot, _ = (target.until or target.number).rpartition(".")
        if not near and dot:
            noun = Noun.APPENDIX if lookup.noun is Noun.APPENDIX else Noun.COMMITMENT
            for base in index.bases(noun, parent)[chapter]:
                near += _next_below(lookup, base)
    return tuple(near[:MAX_NEAR])


def _next_below(lookup: PlaceLookup, base: str) -> list[str]:
    """Return the Measures of a Commitment, or the sections of an Appendix."""
    depth = base.count(".") + 1
    below = []
    for rule in lookup.index.named:
        if rule.id.startswith(f"{base}.") and rule.id.count(".") == depth:
            below.append(rule.id)
    return below


def _last(lookup: PlaceLookup) -> tuple[str, ...]:
    """Return the last Measure, Commitment or Appendix of each chapter, of the cited kind."""
    last = lookup.index.last.get(lookup.noun, {}) if lookup.noun else {}
    chapters = lookup.chapters
    return tuple(entry for chapter, entry in last.items() if chapter in chapters)


def _in_other_edition(lookup: PlaceLookup, library: Library) -> Resolved | None:
    """Say that another edition has the number, and what became of it."""
    here = lookup.index.slug
    other = THIRD_DRAFT if here == FINAL else FINAL
    ids: list[str] = []
    for alternatives in lookup.in_edition(library.index(other)).by_chapter().values():
        ids += alternatives[0]
    if not ids or (here == FINAL and not ids[0].startswith(("I.", "II."))):
        return None
    counterparts: list[str] = []
    for entry in ids[:MAX_ELSEWHERE]:
        counterparts += library.counterparts(entry, other)
    distinct = tuple(dict.fromkeys(counterparts))
    verb = "became" if other == THIRD_DRAFT else "came from"
    why = (
        f"edition {here} has no {_label(lookup, lookup.places.targets[0])}; edition {other} has "
        f"{', '.join(ids[:MAX_ELSEWHERE])}, which {verb} {', '.join(distinct) or 'nothing'}"
    )
    return unresolved(lookup.places, here, CitationProblem.OTHER_EDITION, why, candidates=distinct)
