"""Adding up what was scraped from each domain name, exactly and without losing a row in silence."""

import decimal
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.domains.names import Reason, Registry
from gpai_code.text_io.strict_json import SHOWN, describe

Amount = int | Decimal

MAX_SIZE = 10**18
"""Largest size of one row: beyond an exabyte from one place, a log is taken to be wrong."""

MAX_FRACTION = 30
"""Most figures of a size after the decimal point."""

EXAMPLES = 5
"""How many rows are shown for each reason why rows cannot be used."""

ROWS_BETWEEN_COUNTS = 1_024

_NUMBER = re.compile(r"(-?)[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,3})?")


@attrs.frozen
class BadRow(Record):
    """
    A row that cannot be used; among rows to add up, one that could not even be read.

    Attributes:
        line: Line in the file, or number of the row, from 1.
        found: What is there, shortened, and what is wrong with it where that is not plain.
    """

    line: int
    found: str


Row = (
    tuple[object, object]
    | tuple[object, object, object]
    | tuple[object, object, object, int]
    | BadRow
)
"""Domain and size; or domain, size and modality; or those and the number of the line."""


@attrs.frozen(kw_only=True)
class ModalitySize(Record):
    """
    An amount of one modality.

    Attributes:
        modality: The modality; None where none was told apart.
        size: The amount, exact, in the unit of the modality.
    """

    modality: str | None = None
    size: Amount


@attrs.frozen(kw_only=True)
class Unusable(Record):
    """
    The rows that could not be used for one reason.

    Attributes:
        reason: The reason.
        rows: How many there are.
        examples: The first of them, `EXAMPLES` at most.
        sizes: What they add up to for each modality, where their sizes could be read.
    """

    reason: Reason
    rows: int
    examples: tuple[BadRow, ...]
    sizes: tuple[ModalitySize, ...] = ()


class Totals:
    """Adds up sizes for each name and modality, and remembers what could not be used."""

    def __init__(self, units: dict[str | None, str], registry: Registry) -> None:
        self.units, self.registry = units, registry
        self.sizes: dict[str | None, dict[str, Amount]] = {modality: {} for modality in units}
        self.rows = 0
        self.refused: Counter[Reason] = Counter()
        self.examples: dict[Reason, list[BadRow]] = {}
        self.lost: dict[Reason, dict[str | None, Amount]] = {}
        # wide enough that no sum is ever rounded; 10^18 in 10^30 rows with 30 figures behind
        self._exact = decimal.Context(prec=100, traps=[decimal.Inexact, decimal.InvalidOperation])

    def add(self, rows: Iterable[Row], progress: Callable[[int], object] | None) -> None:
        """Go through the rows; the usual row is short of calls, since there are millions."""
        sizes, name_of = self.sizes, self.registry.name_of
        number = 0
        for number, row in enumerate(rows, start=1):
            if progress is not None and not number % ROWS_BETWEEN_COUNTS:
                progress(number)
            line = number
            modality: object = None
            if isinstance(row, BadRow):
                self._refuse(Reason.UNREADABLE, row.line, row.found)
                continue
            try:
                if len(row) == 4:
                    domain, size, modality, line = row
                elif len(row) == 3:
                    domain, size, modality = row
                else:
                    domain, size = row
            except (TypeError, ValueError):
                actual = f"{describe(row)} for a row"
                self._refuse(Reason.UNREADABLE, line, actual)
                continue
            if modality is not None and type(modality) is not str:
                self._refuse(Reason.MODALITY, line, describe(modality))
                continue
            if modality not in sizes:
                raw = modality
                modality = None if raw is None else as_modality(raw) or None
                if modality not in sizes:
                    self._refuse(Reason.MODALITY, line, describe(raw))
                    continue
            totals = sizes[modality]
            amount = size if type(size) is int and 0 <= size <= MAX_SIZE else _amount(size)
            if isinstance(amount, str):
                self._refuse(Reason.SIZE, line, amount)
                continue
            name = name_of(domain) if isinstance(domain, str) else Reason.NOT_A_HOST
            if isinstance(name, Reason):
                self._refuse(name, line, describe(domain))
                lost = self.lost.setdefault(name, {})
                lost[modality] = self._sum(lost.get(modality, 0), amount)
                continue
            before = totals.get(name, 0)
            if type(before) is int and type(amount) is int:
                totals[name] = before + amount
            else:
                totals[name] = self._sum(before, amount)
        self.rows += number

    def total(self, modality: str | None) -> Amount:
        """Return the sum of a modality."""
        total: Amount = 0
        for size in self.sizes[modality].values():
            total = self._sum(total, size)
        return plain(total)

    def _sum(self, first: Amount, second: Amount) -> Amount:
        if type(first) is int and type(second) is int:
            return first + second
        return plain(self._exact.add(Decimal(first), Decimal(second)))

    def _refuse(self, reason: Reason, line: int, actual: str) -> None:
        self.refused[reason] += 1
        examples = self.examples.setdefault(reason, [])
        if len(examples) < EXAMPLES:
            examples.append(BadRow(line, actual))

    def unusable(self) -> Iterator[Unusable]:
        """Yield what could not be used, in the order of `Reason`."""
        for reason in Reason:
            if rows := self.refused[reason]:
                lost = self.lost.get(reason, {})
                yield Unusable(
                    reason=reason,
                    rows=rows,
                    examples=tuple(self.examples[reason]),
                    sizes=tuple(
                        ModalitySize(modality=modality, size=lost[modality])
                        for modality in self.units
                        if modality in lost
                    ),
                )


@explain_arguments
def as_modality(text: str) -> str:
    """Write the name of a modality as it is compared: no case, nothing around it."""
    return text.strip().casefold()


@explain_arguments
def plain(size: Amount) -> Amount:
    """Write equal amounts alike: whole ones as int, others without zeros at the end."""
    if isinstance(size, int):
        return size
    whole = int(size)
    return whole if whole == size else decimal.Context(prec=100).normalize(size)


def _amount(size: object) -> Amount | str:
    """Return the size of one row, or what is wrong with it."""
    if isinstance(size, str):
        text = size.strip()
        if text.isascii() and text.isdigit() and len(text) <= SHOWN:
            number: Amount = int(text)
        elif _NUMBER.fullmatch(text):
            number = Decimal(text)
        else:
            return f"{describe(size)}, which is no plain number"
    elif isinstance(size, Decimal):
        if not size.is_finite():
            return f"{describe(size)}, which is not finite"
        number = size
    elif isinstance(size, int) and not isinstance(size, bool):
        number = size
    elif isinstance(size, float):
        return f"{describe(size)}, a float; give an int or a Decimal"
    else:
        return f"{describe(size)}, which is no number"
    if number < 0:
        return f"{describe(size)}, which is negative"
    if number > MAX_SIZE:
        return f"{describe(size)}, which is beyond {MAX_SIZE}"
    if isinstance(number, Decimal):
        if number and number.adjusted() < -MAX_FRACTION:
            return f"{describe(size)}, with more than {MAX_FRACTION} figures behind the point"
        number = plain(number)
        if isinstance(number, Decimal) and -int(number.as_tuple().exponent) > MAX_FRACTION:
            return f"{describe(size)}, with more than {MAX_FRACTION} figures behind the point"
    return number
