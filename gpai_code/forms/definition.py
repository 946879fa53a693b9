"""What a printed form says of its rows: labels, audiences, recommended lengths, conditions."""

from collections.abc import Iterator
from functools import cache

import attrs

from gpai_code.constraints.record import Record
from gpai_code.constraints.stored_records import read_stored
from gpai_code.text_io.package_data import read_data
from gpai_code.vocabulary import Audience


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Row(Record):
    """
    One row of a form.

    Attributes:
        id: Name of the row's field, in Python and in JSON; with a dot inside a block, whose name
            comes first.
        position: Section and row counted in printed order; the Form itself prints no numbers.
        label: As printed, without the colon.
        part: Our words that tell apart rows which share a label.
        guidance: What the row asks for, in our words.
        audiences: For whom the row is meant; none where the form has no audiences.
        recommended_words: The length that the Form recommends.
        up_to: True where the Form recommends "up to" that length.
        significant_figures: The fewest that the Form asks for.
        not_applicable: True where the Form allows "N/A".
        none_exists: True where the Form asks to say that there is none.
        condition: The printed condition under which the row is asked, such as "if any".
        systemic_risk_only: True for rows of providers of models with systemic risk.
        tick: True for a box that is ticked; its id is the name of the block that it opens.
        optional: True where the form itself says so.
        source: The point of law that asks for the row, where it is not the form as a whole.
        each: True for a row that is asked of every record in a list: its id has the name of the
            list first, then that of the record's field.
        points: Ids of all provisions that the row answers, where they are more than its source.
        relief: What small and medium-sized enterprises may do instead, in our words.
    """

    id: str
    position: str
    label: str
    guidance: str
    audiences: tuple[Audience, ...] = ()
    part: str | None = None
    recommended_words: int | None = None
    up_to: bool = False
    significant_figures: int | None = None
    unit: str | None = None
    not_applicable: bool = False
    none_exists: bool = False
    condition: str | None = None
    systemic_risk_only: bool = False
    tick: bool = False
    optional: bool = False
    source: str | None = None
    each: bool = False
    points: tuple[str, ...] = ()
    relief: str | None = None
    note: str | None = None

    @property
    def name(self) -> str:
        """The label with our part, for people."""
        return f"{self.label} ({self.part})" if self.part else self.label


@attrs.frozen(kw_only=True, eq=False, repr=False)
class HeaderField(Record):
    """A field at the head of a form, for every audience."""

    id: str
    label: str
    guidance: str
    optional: bool = False


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Section(Record):
    """
    A section of a form.

    Attributes:
        id: Our name for it.
        title: Its printed heading, without the number.
        rows: Its rows, in printed order.
        number: Its printed number, where it has one.
    """

    id: str
    title: str
    rows: tuple[Row, ...]
    number: str | None = None

    @property
    def heading(self) -> str:
        """The heading as printed, with its number."""
        return f"{self.number}. {self.title}" if self.number else self.title


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FormDefinition(Record):
    """
    A printed form.

    Attributes:
        edition: Slug of the edition that the form belongs to.
        source: What the form serves: the id of a Measure, or a provision of law.
        revision: Version of our data for the form, where it is not that of an edition of the Code.
    """

    edition: str
    title: str
    source: str
    revision: int | None = None
    header: tuple[HeaderField, ...]
    sections: tuple[Section, ...]
    note: str | None = None

    def rows(self) -> Iterator[Row]:
        """Yield every row in printed order."""
        for section in self.sections:
            yield from section.rows

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """The audiences that the form knows, in printed order."""
        audiences: set[Audience] = set()
        for row in self.rows():
            audiences.update(row.audiences)
        return tuple(audience for audience in Audience if audience in audiences)

    def has_box(self, block: str) -> bool:
        """Say whether a block is opened by a box that is ticked."""
        return any(row.tick and row.id == block for row in self.rows())

    def row(self, row_id: str) -> Row:
        """
        Return the row with this id.

        Raises:
            KeyError: If there is none.
        """
        for row in self.rows():
            if row.id == row_id:
                return row
        raise KeyError(row_id)


@cache
def read_definition(folder: str, file: str = "form.json") -> FormDefinition:
    """
    Return the definition of a form, by the folder of its data and the name of its file.

    >>> form = read_definition("third-draft")
    >>> len(form.sections), sum(1 for _ in form.rows())
    (9, 51)
    """
    return read_stored(read_data(folder, file), FormDefinition)


@cache
def paths_of_rows(folder: str, file: str) -> tuple[tuple[Row, str, str], ...]:
    """
    Return the rows of a form that have one answer each, with where that is.

    Returns:
        For each row the field of the form, and the field of what is in it, or an empty text.
    """
    paths: list[tuple[Row, str, str]] = []
    for row in read_definition(folder, file).rows():
        if not row.each:
            block, _, name = row.id.partition(".")
            paths.append((row, block, name))
    return tuple(paths)


@cache
def asks_of_each(folder: str, file: str) -> bool:
    """Say whether a form has rows that are asked of every record in a list."""
    return any(row.each for row in read_definition(folder, file).rows())
