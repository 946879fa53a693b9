"""Answers about licences as they are put together: reasons, paragraphs, readings, AND and OR."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import TypeVar

from gpai_code.law import Citation, act, guidelines
from gpai_code.licenses.records import LicenseAssessment
from gpai_code.vocabulary import LicenseOutcome

T = TypeVar("T")

_WORST_FIRST = (
    LicenseOutcome.DOES_NOT_QUALIFY,
    LicenseOutcome.UNDETERMINED,
    LicenseOutcome.QUALIFIES,
)


def conclude(
    name: str,
    outcome: LicenseOutcome,
    reason: str,
    paragraphs: tuple[str, ...],
    contested: tuple[str, ...] = (),
    identified_as: str | None = None,
) -> LicenseAssessment:
    """Make an answer that has one reason, with the paragraphs of the guidelines it rests on."""
    return LicenseAssessment(
        license=name,
        outcome=outcome,
        because=(reason,),
        citations=places(paragraphs),
        contested=contested,
        identified_as=identified_as,
    )


@cache
def places(paragraphs: tuple[str, ...]) -> tuple[Citation, ...]:
    """Return Article 53(2) and these paragraphs of the guidelines as citations."""
    return (act("Article 53(2)"), *map(guidelines, paragraphs))


def leave_open(name: str, reason: str, contested: tuple[str, ...] = ()) -> LicenseAssessment:
    """Make an answer that stays open because nothing is known of the four rights (78)."""
    return conclude(name, LicenseOutcome.UNDETERMINED, reason, ("78",), contested)


def join(operator: str, parts: Sequence[LicenseAssessment]) -> LicenseAssessment:
    """Join as Kleene does: OR takes the best part, AND the worst; an open one lies between."""
    pick = max if operator == "OR" else min
    outcome = pick((part.outcome for part in parts), key=_WORST_FIRST.index)
    deciding = [part for part in parts if part.outcome is outcome]
    return LicenseAssessment(
        license=f" {operator} ".join(part.license for part in parts),
        outcome=outcome,
        because=distinct(chain.from_iterable(part.because for part in deciding)),
        citations=distinct(chain.from_iterable(part.citations for part in deciding)),
        contested=distinct(chain.from_iterable(part.contested for part in deciding)),
    )


def distinct(items: Iterable[T]) -> tuple[T, ...]:
    """Return each item once, in the order of its first appearance."""
    return tuple(dict.fromkeys(items))


def with_basis(reason: str, paragraphs: tuple[str, ...]) -> str:
    """Name after a reason the paragraphs that it rests on, in both numberings."""
    return f"{reason} Basis: {'; '.join(map(str, map(guidelines, paragraphs)))}."


def open_question(whether: str, lean: LicenseOutcome | None) -> str:
    """Say that something is an open question, and towards which outcome it leans, if any."""
    leaning = f"; it leans towards {lean.value}" if lean else ""
    return f"{whether} is an open question{leaning}."


def both_readings(subject: str, readings: tuple[str, ...]) -> tuple[str, ...]:
    """Say of which subject the readings are, the first one for it and the second against."""
    sides = (f"For {subject}", f"Against {subject}")
    return tuple(f"{side}: {text}" for side, text in zip(sides, readings, strict=bool(readings)))
