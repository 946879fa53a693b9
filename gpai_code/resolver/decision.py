"""The resolver's answer as a record."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol

import attrs

from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.provenance import GeneratedBy
from gpai_code.constraints.record import Record
from gpai_code.constraints.record_collections import RecordMapping, record_tuple
from gpai_code.errors import Fault, UnknownIdError
from gpai_code.resolver.exemption import Condition, Ruling
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.opinion import Conclusion
from gpai_code.resolver.timeline import Milestone
from gpai_code.vocabulary import Outcome


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Question(Record):
    """
    A fact that is missing, as a question in plain words.

    Attributes:
        fact: Name of the fact.
        text: The question.
    """

    fact: str
    text: str


class Later(Protocol):
    """What works out a decision's rulings on the Code, and its questions, when asked for them."""

    @property
    def commitments(self) -> Mapping[str, Ruling]: ...  # noqa: D102
    @property
    def measures(self) -> Mapping[str, Ruling]: ...  # noqa: D102
    @property
    def provisions(self) -> Mapping[str, Ruling]: ...  # noqa: D102
    @property
    def questions(self) -> tuple[Question, ...]: ...  # noqa: D102


_LATER = ("commitments", "measures", "provisions", "questions")


class _Deferring:
    """
    A place for what works some fields out, and the way there.

    Most who ask for a decision look at few of its hundred rulings on the Code, which take longer
    than all else. They are filled when one is read, and when the decision is compared, copied or
    written.
    """

    __slots__ = ("_later",)

    _later: Later

    # for a type checker there is no field but those that it sees
    if not TYPE_CHECKING:  # pragma: no branch - it is always false when the code runs

        def __getattr__(self, name):
            # Python comes here only for what has no value yet
            if name not in _LATER:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            value = getattr(self._later, name)
            object.__setattr__(self, name, value)
            return value


def _frozen(rulings: Mapping[str, Ruling]) -> RecordMapping[str, Ruling]:
    return rulings if isinstance(rulings, RecordMapping) else RecordMapping(rulings)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Decision(_Deferring, Record, Mapping[str, Ruling]):
    """
    The resolver's answer. It says what applies on the facts given, never that a model complies.

    It is a mapping of names to rulings: first the obligations of the AI Act, then the Commitments
    and Measures of the Code, and the provisions that fare differently from their Measure.

    Attributes:
        document: Which kind of document this is.
        generated_by: Which library, edition and data revision gave the answer.
        facts: The facts used.
        premises: What was taken for granted.
        steps: The questions of law before the exemption: scope, market, provider, systemic risk.
        conditions: The conditions of the exemption, each tried on the facts.
        obligations: Rulings by obligation of the AI Act: 53(1)(a) to (d), 54, 55.
        commitments: Rulings by id.
        measures: Rulings by id.
        provisions: Rulings for provisions that fare differently from their Measure.
        questions: The facts that are still open and would settle what is undetermined.
        timeline: Dates that follow from the facts.
        as_of: Reference date of the timeline.
        faults: Facts that could not be read; no answer that depends on them is settled.

    >>> from gpai_code import resolve
    >>> decision = resolve(ModelFacts(license="CC-BY-NC-4.0", systemic_risk=False))
    >>> decision["53(1)(a)"] is decision["Article 53(1)(a)"], "53(1)(c)" in decision
    (True, True)
    >>> decision.obligations.clear()
    Traceback (most recent call last):
    TypeError: this mapping cannot be changed; dict(...) gives a copy that can
    """

    document: Literal["decision"] = "decision"
    generated_by: GeneratedBy
    facts: ModelFacts
    premises: tuple[str, ...]
    steps: tuple[Conclusion, ...] = attrs.field(converter=record_tuple)
    conditions: tuple[Condition, ...] = attrs.field(converter=record_tuple)
    obligations: Mapping[str, Ruling] = attrs.field(converter=_frozen)
    commitments: Mapping[str, Ruling] = attrs.field(converter=_frozen)
    measures: Mapping[str, Ruling] = attrs.field(converter=_frozen)
    provisions: Mapping[str, Ruling] = attrs.field(converter=_frozen)
    questions: tuple[Question, ...] = attrs.field(converter=record_tuple)
    timeline: tuple[Milestone, ...] = attrs.field(converter=record_tuple)
    as_of: date | None = None
    faults: tuple[Fault, ...] = ()

    @classmethod
    def deferring(
        cls,
        later: Later,
        *,
        generated_by: GeneratedBy,
        facts: ModelFacts,
        premises: tuple[str, ...],
        steps: tuple[Conclusion, ...],
        conditions: tuple[Condition, ...],
        obligations: Mapping[str, Ruling],
        timeline: tuple[Milestone, ...],
        as_of: date | None,
        faults: tuple[Fault, ...],
    ) -> "Decision":
        """Make a decision whose rulings on the Code are worked out when they are asked for."""
        decision = cls.__new__(cls)
        put = object.__setattr__
        put(decision, "document", "decision")
        put(decision, "generated_by", generated_by)
        put(decision, "facts", facts)
        put(decision, "premises", premises)
        put(decision, "steps", record_tuple(steps))
        put(decision, "conditions", record_tuple(conditions))
        put(decision, "obligations", _frozen(obligations))
        put(decision, "timeline", record_tuple(timeline))
        put(decision, "as_of", as_of)
        put(decision, "faults", faults)
        put(decision, "_later", later)
        return decision

    def __getitem__(self, entry: str) -> Ruling:
        """
        Return the ruling for an obligation, Commitment, Measure or provision.

        A provision without a ruling of its own fares like its Measure or Commitment.

        Args:
            entry: A member of `Obligation`, its article with or without "Article", or an id or
                label of the Code.

        Raises:
            UnknownIdError: If the decision rules on nothing of that name; it is a `KeyError`.
            AmbiguousIdError: If a label occurs in several chapters.
        """
        for rulings in (self.obligations, self.provisions, self.measures, self.commitments):
            if entry in rulings:
                return rulings[entry]
        edition = self.generated_by.edition
        if not isinstance(entry, str):
            raise UnknownIdError(repr(entry), edition)
        article = entry.removeprefix("AI Act ").removeprefix("Article ").strip()
        if article in self.obligations:
            return self.obligations[article]
        from gpai_code.catalog.code import load  # noqa: PLC0415 - most ask for what is ruled on

        try:
            owner = measure_part(load(edition)[entry].id)
        except UnknownIdError as error:
            raise UnknownIdError(entry, edition, self._near(entry) or error.near) from None
        ruling = self.measures.get(owner) or self.commitments.get(owner)
        if ruling is None:  # what asks nothing of anybody, such as a term of the glossary
            raise UnknownIdError(entry, edition)
        return ruling

    def _near(self, entry: str) -> tuple[str, ...]:
        import difflib  # noqa: PLC0415 - only a slip of the pen needs it

        article = entry.removeprefix("AI Act ").removeprefix("Article ").strip()
        return tuple(difflib.get_close_matches(article, list(self.obligations), 2, 0.7))

    def __iter__(self) -> Iterator[str]:
        """Go through the names of all that is ruled on."""
        for rulings in (self.obligations, self.commitments, self.measures, self.provisions):
            yield from rulings

    def __len__(self) -> int:
        """Count what is ruled on."""
        ruled = (self.obligations, self.commitments, self.measures, self.provisions)
        return sum(map(len, ruled))

    def __contains__(self, entry: object) -> bool:
        """Say whether the decision has an answer for this name."""
        try:
            self[entry]  # type: ignore[index]
        except LookupError:
            return False
        return True

    def __repr__(self) -> str:
        """Show the outcomes alone; the reasons fill pages."""
        outcomes = ", ".join(
            f"{name}: {ruling.outcome}" for name, ruling in self.obligations.items()
        )
        return f"<Decision {outcomes}>"

    @property
    def undetermined(self) -> bool:
        """Whether anything is left open."""
        return any(ruling.outcome is Outcome.UNDETERMINED for ruling in self.values())
