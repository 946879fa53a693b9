"""Cumulative training compute: the parts that are added up, and those that need not be included."""

import decimal
from collections.abc import Iterable, Mapping
from typing import overload

import attrs

from gpai_code.compute.activities import Activity, Item, counted
from gpai_code.compute.cautions import ANY_METHOD, NO_OVERLAP, OPEN_LIST
from gpai_code.compute.stated_amounts import (
    NOTIFIED_FIGURES,
    Amount,
    Estimate,
    Input,
    Method,
    exact_amount,
    exact_context,
    reported_amount,
    requested_figures,
    stated_amount,
)
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.quantities import Computation
from gpai_code.constraints.record import Record
from gpai_code.errors import AmountError
from gpai_code.law import act, guidelines
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary.names import member


def _activity(what: Activity | str) -> Activity:
    return member(Activity, what)


def _amount(amount: Amount) -> Computation | Estimate:
    return amount if isinstance(amount, Estimate) else reported_amount("amount", amount)


@attrs.frozen
class Part(Record):
    """
    What one activity took.

    Attributes:
        what: The activity, or its value as a text.
        amount: How much, in FLOP: a number or an estimate.

    >>> str(Part("fine-tuning", "3e22").amount)
    '3e22 FLOP'
    """

    what: Activity = attrs.field(converter=_activity)
    amount: Computation | Estimate = attrs.field(converter=_amount)


@attrs.frozen(kw_only=True)
class AccountedPart(Record):
    """
    A part, and the reason why it was counted or left out.

    Attributes:
        part: The part.
        item: What is said of its activity.
    """

    part: Part
    item: Item


@attrs.frozen(kw_only=True)
class CumulativeEstimate(Estimate):
    """
    An estimate added up from parts.

    Attributes:
        included: The parts that were added.
        left_out: The parts that need not be included and were not, each with its reason.
    """

    included: tuple[AccountedPart, ...]
    left_out: tuple[AccountedPart, ...]


@overload
def cumulative(parts: Mapping[str, Amount], *, figures: int = ...) -> CumulativeEstimate: ...
@overload
def cumulative(parts: Mapping[Activity, Amount], *, figures: int = ...) -> CumulativeEstimate: ...
@overload
def cumulative(parts: Iterable[Part], *, figures: int = ...) -> CumulativeEstimate: ...
@explain_arguments
def cumulative(
    parts: Mapping[str, Amount] | Mapping[Activity, Amount] | Iterable[Part],
    *,
    figures: int = NOTIFIED_FIGURES,
) -> CumulativeEstimate:
    """
    Add up cumulative training compute; what need not be included is left out and reported.

    Estimates go in with their exact amounts. The sum is stated down to the place of the last
    figure of its coarsest part, since figures below that place would not mean anything.

    Args:
        parts: Amounts by activity, or parts; of these an activity may have several.
        figures: How many significant figures to state at most.

    Raises:
        AmountError: If there is no part, or naming the amount that cannot be used.
        UnknownValueError: If there is no such activity.

    Source:
        AI Act, recital 111; guidelines, annex, paragraphs 119 to 122 of July 2025.

    >>> total = cumulative({"pre-training": "9.8e24", "fine-tuning": "4e23", "diagnostics": "9e24"})
    >>> str(total.value), [entry.part.what.value for entry in total.left_out]
    ('1.0e25 FLOP', ['diagnostics'])
    """
    most = requested_figures(figures)
    accounted = tuple(AccountedPart(part=part, item=_item_of(part)) for part in _parts(parts))
    adding = tuple(entry for entry in accounted if entry.item.counts)
    left_out = tuple(entry for entry in accounted if not entry.item.counts)
    context = exact_context()
    exact, coarsest = decimal.Decimal(0), None
    for entry in adding:
        exact = context.add(exact, exact_amount("amount", entry.part.amount))
        amount = reported_amount("amount", entry.part.amount)
        if amount.decimal:  # a zero has no first figure to count from
            last = amount.decimal.adjusted() - amount.significant_figures + 1
            coarsest = last if coarsest is None else max(coarsest, last)
    paragraphs = (entry.item.citation for entry in accounted)
    return CumulativeEstimate(
        value=stated_amount(exact, most, coarsest),
        exact=context.normalize(exact),
        method=Method.SUM,
        inputs=tuple(
            Input(
                name=entry.part.what.value,
                value=reported_amount("amount", entry.part.amount).value,
                unit="FLOP",
            )
            for entry in adding
        ),
        citations=tuple(
            dict.fromkeys(
                (act("Article 51(2)"), act("recital 111"), guidelines("119"), *paragraphs)
            )
        ),
        notes=(
            ANY_METHOD,
            NO_OVERLAP,
            *([OPEN_LIST] if left_out else []),
            *_two_readings(accounted),
        ),
        included=adding,
        left_out=left_out,
    )


def _two_readings(accounted: tuple[AccountedPart, ...]) -> list[str]:
    """Say of which parts it can be read either way whether they count."""
    notes = []
    for entry in accounted:
        for reading in entry.item.readings:
            notes.append(f"{entry.part.what.value} is counted; one of two readings: {reading}")
    return notes


def _parts(parts: object) -> tuple[Part, ...]:
    remedy = "give amounts by activity, or at least one Part"
    if isinstance(parts, Mapping):
        accounted = tuple(_part(what, amount) for what, amount in parts.items())
    elif isinstance(parts, Iterable) and not isinstance(parts, str | bytes):
        accounted = tuple(parts)
    else:
        raise AmountError("parts", describe(parts), remedy)
    for part in accounted:
        if not isinstance(part, Part):
            raise AmountError("parts", describe(part), remedy)
    if not accounted:
        raise AmountError("parts", "no part", remedy)
    return accounted


def _part(what: Activity | str, amount: Amount) -> Part:
    activity = member(Activity, what)
    try:
        return Part(activity, amount)
    except AmountError as error:
        argument = f"amount of {activity.value}"
        raise AmountError(argument, error.found, error.wanted) from None


def _item_of(part: Part) -> Item:
    item = counted(part.what)
    assert item is not None  # of every activity something is said for cumulative compute
    return item
