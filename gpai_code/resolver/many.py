"""
Many models at once: one answer for each record, in order, and never more than one record in hand.

Nothing here is kept between calls: what is remembered belongs to the call and goes with it.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, BinaryIO, NoReturn

import attrs

from gpai_code.catalog.edition import DEFAULT_EDITION, edition_slug
from gpai_code.catalog.provenance import generated_by
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.days import require_day
from gpai_code.constraints.record import Record
from gpai_code.constraints.record_collections import RecordMapping, RecordTuple
from gpai_code.constraints.structuring import structure
from gpai_code.errors import DocumentError, Fault, GpaiCodeError
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import Condition, Ruling, license_condition, other_conditions
from gpai_code.resolver.facts import ModelFacts, read_facts
from gpai_code.resolver.obligations import lifted_obligations, rule_on_obligations
from gpai_code.resolver.on_the_code import rule_whatever_the_licence
from gpai_code.resolver.reasons import kleene_and
from gpai_code.resolver.resolution import OnTheCode, unreadable
from gpai_code.resolver.scope import work_out_scope
from gpai_code.resolver.timeline import timeline
from gpai_code.text_io.json_lines import BYTE_ORDER_MARK, MAX_LINE_BYTES, lines_of
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary import EditionSlug

FactsOrError = ModelFacts | Mapping[str, object] | GpaiCodeError
"""Facts, facts as JSON has them, or the reason why a record could not be read."""

DECISION_CACHE_SIZE = 4_096
"""How many decisions, and how many lines, a call remembers; the least recent go first."""

MAX_REMEMBERED_LENGTH = 4_096
"""Longest line in bytes, and longest text of a fact in characters, that is remembered."""

SITUATION_CACHE_SIZE = 128
"""How many sets of facts other than the licence a call keeps what they settle of; old ones go."""

_LICENCE = ("license", "licenses", "license_qualifies", "base_models")
_BESIDES = tuple(name for name in attrs.fields_dict(ModelFacts) if name not in _LICENCE)
_besides_licence = attrgetter(*_BESIDES)


@attrs.frozen(kw_only=True)
class Resolved(Record):
    """
    What became of one record: a decision, or an error.

    Attributes:
        number: Which record it is, from 1.
        facts: The facts, unless they could not be read.
        decision: What applies. Records with equal facts share one, which nobody can change.
        error: Why there is no decision.
    """

    number: int
    facts: ModelFacts | None = None
    decision: Decision | None = None
    error: GpaiCodeError | None = None


_put_number, _put_facts, _put_decision, _put_error = (
    vars(Resolved)[field.name].__set__ for field in attrs.fields(Resolved)
)


def _resolved(
    number: int,
    facts: ModelFacts | None,
    decision: Decision | None,
    error: GpaiCodeError | None,
) -> Resolved:
    """Fill the slots of a record; there are millions, and its constructor takes twice as long."""
    resolved = object.__new__(Resolved)
    _put_number(resolved, number)
    _put_facts(resolved, facts)
    _put_decision(resolved, decision)
    _put_error(resolved, error)
    return resolved


def decider(
    edition: EditionSlug | str = DEFAULT_EDITION,
    *,
    presume_scope: bool = True,
    as_of: date | None = None,
) -> Callable[[ModelFacts], Decision]:
    """
    Return a function that decides as `resolve` does and remembers its last decisions.

    For facts that are at hand, one by one or over columns; `resolve_many` adds reading, numbers
    and errors. Facts with a text of more than `MAX_REMEMBERED_LENGTH` characters are not kept.

    Args:
        edition: Slug or PEP 440 specifier of the edition of the Code.
        presume_scope: As for `resolve`.
        as_of: As for `resolve`.

    Raises:
        UnknownEditionError: If there is no such edition, at once.

    >>> decide = decider("final")
    >>> decide(ModelFacts(license="MIT")) is decide(ModelFacts(license="MIT"))
    True
    """
    if as_of is not None:
        require_day(as_of, "as_of")
    situations = _Situations(edition_slug(edition), presume_scope, as_of)
    decide = situations.decide
    remembered = lru_cache(DECISION_CACHE_SIZE)(decide)

    def decided(facts: ModelFacts) -> Decision:
        text = facts.license  # no other fact can be that long
        if text is not None and len(text) > MAX_REMEMBERED_LENGTH:
            return decide(facts)
        return remembered(facts)

    return decided


class _Situations:
    """
    What a call has worked out of facts other than the licence.

    Among many models most share these facts and differ in the licence alone, so the legal tests,
    the other conditions and the dates are worked out once for each set of them. A decision with
    them costs a tenth of one from nothing, and says the same (tests/test_sharing.py).
    """

    def __init__(self, slug: str, presume_scope: bool, as_of: date | None) -> None:
        self.slug, self.presume_scope, self.as_of = slug, presume_scope, as_of
        self.stamp = generated_by(slug)
        self.kept: OrderedDict[tuple[object, ...], _Situation] = OrderedDict()

    def decide(self, facts: ModelFacts) -> Decision:
        """Decide as `resolve` does."""
        besides = _besides_licence(facts)
        situation = self.kept.get(besides)
        if situation is None:
            situation = _Situation(self.slug, facts, self.presume_scope, self.as_of)
            self.kept[besides] = situation
            if len(self.kept) > SITUATION_CACHE_SIZE:
                self.kept.popitem(last=False)
        licence = license_condition(facts)
        tried = RecordTuple((licence, *situation.others))
        obligations = situation.obligations(facts, licence)
        return Decision.deferring(
            OnTheCode(self.slug, facts, situation.scope, tried, obligations, situation.on_the_code),
            generated_by=self.stamp,
            facts=facts,
            premises=situation.scope.premises,
            steps=situation.steps,
            conditions=tried,
            obligations=obligations,
            timeline=situation.timeline,
            as_of=self.as_of,
            faults=unreadable(facts) if licence.unreadable else (),
        )


class _Situation:
    """
    All that can be said of a model before its licence is looked at.

    It keeps no facts: those of the model that is asked about are handed in, of which all but the
    licence are the same.
    """

    def __init__(
        self, slug: str, facts: ModelFacts, presume_scope: bool, as_of: date | None
    ) -> None:
        self.slug = slug
        self.scope = work_out_scope(facts, presume=presume_scope)
        self.steps = RecordTuple((*self.scope.conclusions, self.scope.risk))
        self.others = other_conditions(facts, self.scope.risk)
        self.timeline = timeline(facts, self.scope, as_of)
        self.met = kleene_and(condition.met for condition in self.others)
        # the obligations where another condition fails, so that no licence matters
        self.whatever_the_licence = rule_on_obligations(facts, self.scope, self.others)
        self._on_the_code: Mapping[str, Ruling] | None = None

    def obligations(self, facts: ModelFacts, licence: Condition) -> RecordMapping[str, Ruling]:
        """Rule on every obligation."""
        if self.scope.value is False or (self.met is False and licence.met is not False):
            return self.whatever_the_licence
        if self.met is None and licence.met is True:
            return self.whatever_the_licence
        lifted = lifted_obligations(facts, self.scope, (licence, *self.others))
        return RecordMapping({**self.whatever_the_licence, **lifted})

    def on_the_code(self, facts: ModelFacts) -> Mapping[str, Ruling]:
        """Rule on what no licence changes in the Code, when it is first asked for."""
        if self._on_the_code is None:
            self._on_the_code = rule_whatever_the_licence(self.slug, facts, self.scope)
        return self._on_the_code


@explain_arguments
def resolve_many(
    records: Iterable[FactsOrError],
    edition: EditionSlug | str = DEFAULT_EDITION,
    *,
    presume_scope: bool = True,
    as_of: date | None = None,
    progress: Callable[[int], object] | None = None,
) -> Iterator[Resolved]:
    """
    Say what applies to each of many models, as `resolve` does for one.

    A record is taken from the iterable only when its answer is asked for. One that cannot be read
    or decided yields its error, and the next one follows. Equal facts are decided once, as long as
    they are among the `DECISION_CACHE_SIZE` most recent.

    Args:
        records: What is known of each model. An error among them is handed on, so that
            `read_json_lines` fits in here.
        edition: Slug or PEP 440 specifier of the edition of the Code.
        presume_scope: As for `resolve`.
        as_of: As for `resolve`.
        progress: Called with the number of each record before its answer is handed out.

    Raises:
        UnknownEditionError: If there is no such edition, at once.

    >>> found = resolve_many([{"license": "MIT"}, {"licence": "MIT"}, ModelFacts()])
    >>> [one.error is None for one in found]
    [True, False, True]
    """
    decide = decider(edition, presume_scope=presume_scope, as_of=as_of)
    return _resolve_each(iter(records), decide, progress)


@explain_arguments
def _resolve_each(
    records: Iterable[FactsOrError],
    decide: Callable[[ModelFacts], Decision],
    progress: Callable[[int], object] | None,
) -> Iterator[Resolved]:
    read = lru_cache(DECISION_CACHE_SIZE, typed=True)(
        _read
    )  # typed, for 1 is no answer where True is
    for number, record in enumerate(records, start=1):
        facts = decision = error = None
        try:
            if isinstance(record, ModelFacts):
                decision = decide(facts := record)
            elif isinstance(record, GpaiCodeError):
                error = record
            else:
                decision = decide(facts := _facts(record, read))
        except GpaiCodeError as caught:
            error = _bare(caught)
        if progress is not None:
            progress(number)
        yield _resolved(number, facts, decision, error)


def _facts(record: object, read: Callable[..., ModelFacts]) -> ModelFacts:
    if type(record) is dict and not _has_long(record):
        try:
            return read(**record)
        except TypeError:  # a list, or a name that is no text, cannot be remembered by
            pass
    if isinstance(record, Mapping):
        return _read(**_by_name(record))
    return structure(record, ModelFacts, "model facts")  # which says what was found


def _has_long(record: dict[Any, object]) -> bool:
    text = record.get("license")
    return isinstance(text, str) and len(text) > MAX_REMEMBERED_LENGTH


def _read(**answers: object) -> ModelFacts:
    return structure(answers, ModelFacts, "model facts")


def _by_name(record: Mapping[Any, object]) -> dict[str, object]:
    for name in record:
        if not isinstance(name, str):
            _refuse("type", f"{describe(name)} for a name", "name each fact by a text")
    return dict(record)


def _bare(error: GpaiCodeError) -> GpaiCodeError:
    """Cut an error loose from where it arose, so that keeping it keeps nothing else."""
    error.__traceback__ = error.__context__ = error.__cause__ = None
    return error


def summarise(decision: Decision) -> dict[str, str]:
    """
    Return a decision as one flat row of a table.

    Returns:
        The licence as it was given, empty if it is not known; the outcome for each obligation of
        the AI Act; under ``open`` the names of the facts that are still open, with commas between.

    >>> row = summarise(decider()(ModelFacts(license="MIT", weights_public=False)))
    >>> row["license"], row["53(1)(a)"], row["55"], row["open"]
    ('MIT', 'applies', 'undetermined', 'systemic_risk, third_country')
    """
    outcomes = {name: ruling.outcome.value for name, ruling in decision.obligations.items()}
    questions = ", ".join(question.fact for question in decision.questions)
    return {"license": decision.facts.license or "", **outcomes, "open": questions}


def cautions(decision: Decision) -> Iterator[str]:
    """
    Yield what must be read with a decision however short the answer is.

    That is which facts cannot be read, which contradict each other, and which figures are near a
    threshold.

    >>> decision = decider()(ModelFacts(license="MIT OR"))
    >>> list(cautions(decision))[0].partition(":")[0]
    '/license'
    """
    for fault in decision.faults:
        yield str(fault)
    for step in decision.steps:
        if step.contradicted:
            yield " ".join(step.because)
        yield from step.warnings
    for condition in decision.conditions:
        if condition.contradicted:
            yield " ".join((*condition.because, *condition.contested))


def read_json_lines(stream: BinaryIO) -> Iterator[ModelFacts | DocumentError]:
    r"""
    Read facts from JSON Lines: one object of facts on each line, in UTF-8.

    Lines are read one at a time, as they are asked for; blank ones are skipped. A line that
    cannot be read yields the error, with the number of the line in every fault, and the next one
    follows. A byte order mark may come at the start of the stream and nowhere else.

    Args:
        stream: Where from, for example a file opened with "rb".

    Raises:
        OSError: If the stream cannot be read.

    >>> from io import BytesIO
    >>> good, bad = read_json_lines(BytesIO(b'{"license": "MIT"}\n\n{"licence": "MIT"}\n'))
    >>> good.license
    'MIT'
    >>> print(bad.faults[0])
    /licence (line 3, column 13): found a field unknown here; did you mean license? [unknown-field]
    """
    remembered = lru_cache(DECISION_CACHE_SIZE)(_read_line)
    for number, line in enumerate(lines_of(stream), start=1):
        try:
            facts = (_read_line if len(line) > MAX_REMEMBERED_LENGTH else remembered)(line)
        except DocumentError as error:
            at = (
                attrs.evolve(fault, line=number, column=fault.column or 1) for fault in error.faults
            )
            yield DocumentError(error.document, tuple(at))
        else:
            if facts is not None:
                yield facts


def _read_line(line: bytes) -> ModelFacts | None:
    if len(line) > MAX_LINE_BYTES:
        length = f"more than {MAX_LINE_BYTES} bytes"
        _refuse("size", length, f"keep each line to {MAX_LINE_BYTES}")
    if not line.strip(b" \t\r"):
        return None
    if line.startswith(BYTE_ORDER_MARK):  # `read_facts` would let it pass
        _refuse("json", "a byte order mark", "leave it out")
    return read_facts(line)


def _refuse(rule: str, found: str, wanted: str) -> NoReturn:
    raise DocumentError("model facts", (Fault("", rule, found, wanted),))
