"""The resolver's answer as a record."""

from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol

import attrs

from gpai_code.catalog.code import load
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.provenance import GeneratedBy
from gpai_code.constraints.record import Record
from gpai_code.resolver.exemption import Condition, Ruling
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import Conclusion
from gpai_code.resolver.timeline import Milestone
from gpai_code.vocabulary import Outcome


@attrs.frozen(kw_only=True)
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
    def commitments(self) -> dict[str, Ruling]: ...  # noqa: D102
    @property
    def measures(self) -> dict[str, Ruling]: ...  # noqa: D102
    @property
    def provisions(self) -> dict[str, Ruling]: ...  # noqa: D102
    @property
    def questions(self) -> tuple[Question, ...]: ...  # noqa: D102


_LATER = ("commitments", "measures", "provisions", "questions")


class _Deferring:
    """
    A place for what works some fields out, and the way there.

    Most who ask for a decision look at few of its hundred rulings on the Code, so `resolve` leaves
    these fields empty. Whoever reads one, or compares, copies or writes the decision, finds it
    filled.
    """

    __slots__ = ("_later",)

    _later: Later

    if not TYPE_CHECKING:  # for a type checker there is no field but those that it sees

        def __getattr__(self, name):
            # Python comes here only for what has no value yet
            if name not in _LATER:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            value = getattr(self._later, name)
            object.__setattr__(self, name, value)
            return value


@attrs.frozen(kw_only=True)
class Decision(_Deferring, Record):
    """
    The resolver's answer. It says what applies on the facts given, never that a model complies.

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
        as_of: Day that the timeline was looked at from.
    """

    document: Literal["decision"] = "decision"
    generated_by: GeneratedBy
    facts: ModelFacts
    premises: tuple[str, ...]
    steps: tuple[Conclusion, ...]
    conditions: tuple[Condition, ...]
    obligations: dict[str, Ruling]
    commitments: dict[str, Ruling]
    measures: dict[str, Ruling]
    provisions: dict[str, Ruling]
    questions: tuple[Question, ...]
    timeline: tuple[Milestone, ...]
    as_of: date | None = None

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
        obligations: dict[str, Ruling],
        timeline: tuple[Milestone, ...],
        as_of: date | None,
    ) -> "Decision":
        """Make a decision whose rulings on the Code are worked out when they are asked for."""
        made = cls.__new__(cls)
        put = object.__setattr__
        put(made, "document", "decision")
        put(made, "generated_by", generated_by)
        put(made, "facts", facts)
        put(made, "premises", premises)
        put(made, "steps", steps)
        put(made, "conditions", conditions)
        put(made, "obligations", obligations)
        put(made, "timeline", timeline)
        put(made, "as_of", as_of)
        put(made, "_later", later)
        return made

    def __getitem__(self, entry: str) -> Ruling:
        """
        Return the ruling for an obligation, Commitment, Measure or provision.

        A provision without a ruling of its own fares like its Measure or Commitment.

        Raises:
            KeyError: If the decision rules on nothing of that name.
        """
        for rulings in (self.obligations, self.provisions, self.measures, self.commitments):
            if entry in rulings:
                return rulings[entry]
        if entry not in load(self.generated_by.edition):
            raise KeyError(entry)
        owner = measure_part(entry)
        return self.measures.get(owner) or self.commitments[owner]

    @property
    def undetermined(self) -> bool:
        """Whether anything is left open."""
        every = (self.obligations, self.commitments, self.measures, self.provisions)
        return any(
            ruling.outcome is Outcome.UNDETERMINED
            for rulings in every
            for ruling in rulings.values()
        )
