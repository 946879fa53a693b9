"""Many models at once: in order, one at a time, each decided like one alone, in little memory."""

import gc
import io
import itertools
import json
import tracemalloc
import weakref
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, BinaryIO, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import (
    DocumentError,
    GpaiCodeError,
    UnknownEditionError,
    ValueRuleError,
)
from gpai_code.resolver import many as batch
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.many import (
    Resolved,
    cautions,
    decider,
    read_json_lines,
    resolve_many,
    summarise,
)
from gpai_code.resolver.resolution import resolve
from gpai_code.text_io.json_lines import MAX_LINE_BYTES
from gpai_code.vocabulary import Generates
from tests.strategies import objects

FACTS: st.SearchStrategy[ModelFacts] = st.just(ModelFacts()) | objects(ModelFacts)
SETTLED = ModelFacts(license="CC-BY-NC-4.0", systemic_risk=False, third_country=False)
MIT = ModelFacts(license="MIT")


def decided(result: Resolved) -> Decision:
    assert result.error is None
    assert result.decision is not None
    return result.decision


def lines(*each: bytes) -> BinaryIO:
    return io.BytesIO(b"\n".join(each))


class Endless(io.RawIOBase):
    """A stream that makes each line when it is asked for it."""

    def __init__(self, made: Iterator[bytes]) -> None:
        self.made = made
        self.taken = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        line = next(self.made, b"")
        assert size is not None
        assert len(line) <= size
        self.taken += 1
        return line


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[ModelFacts]:
    """Note what is decided."""
    seen: list[ModelFacts] = []

    decide = batch._Situations.decide

    def noted(situations: batch._Situations, facts: ModelFacts) -> Decision:
        seen.append(facts)
        return decide(situations, facts)

    monkeypatch.setattr(batch._Situations, "decide", noted)
    return seen


# many models


@settings(deadline=None, max_examples=40)
@given(
    each=st.lists(FACTS, max_size=4),
    edition=st.sampled_from(["final", "third-draft", ">=0.3,<1"]),
    presume_scope=st.booleans(),
    as_of=st.none() | st.dates(),
)
def test_each_record_is_decided_as_if_it_were_alone(
    each: list[ModelFacts], edition: str, presume_scope: bool, as_of: date | None
) -> None:
    each += each  # so that some are remembered
    results = list(resolve_many(each, edition, presume_scope=presume_scope, as_of=as_of))
    assert [result.number for result in results] == list(range(1, len(each) + 1))
    assert [result.facts for result in results] == each
    for result in results:
        assert result.facts is not None
        try:
            alone: Decision | str = resolve(
                result.facts, edition, presume_scope=presume_scope, as_of=as_of
            )
        except GpaiCodeError as error:
            alone = repr(error)
        assert (result.decision or repr(result.error)) == alone


@settings(deadline=None, max_examples=30)
@given(each=st.lists(FACTS, max_size=3))
def test_facts_may_come_as_json_has_them(each: list[ModelFacts]) -> None:
    documents = [unstructure(facts) for facts in each]
    assert [result.facts for result in resolve_many(documents)] == each
    assert [result.facts for result in resolve_many(map(MappingProxyType, documents))] == each


@settings(deadline=None)
@given(facts=FACTS)
def test_facts_can_be_the_key_of_a_dict(facts: ModelFacts) -> None:
    again = attrs.evolve(facts)
    assert again is not facts
    assert {facts: "answer"}[again] == "answer"


def test_errors_in_the_middle_do_not_stop_what_follows() -> None:
    given_error = ValueRuleError("date", "'soon'", "write a date")
    records: list[Any] = [
        MIT,
        {"licence": "MIT"},
        {"license": "MIT", "weights_public": "yes", "monetised": 0},
        ModelFacts(license="MIT OR"),
        given_error,
        {"license": "MIT"},
    ]
    results = list(resolve_many(records))
    assert [result.number for result in results] == [1, 2, 3, 4, 5, 6]
    assert [result.error is None for result in results] == [True, False, False, True, False, True]
    assert decided(results[0]) == decided(results[5]) == resolve(MIT)
    assert [result.decision is None for result in results] == [
        result.error is not None for result in results
    ]
    unknown, wrong = results[1].error, results[2].error
    assert isinstance(unknown, DocumentError)
    assert [(fault.path, fault.rule) for fault in unknown.faults] == [("/licence", "unknown-field")]
    assert isinstance(wrong, DocumentError)
    places = {(fault.path, fault.rule) for fault in wrong.faults}
    assert places == {("/weights_public", "type"), ("/monetised", "type")}
    # a licence that cannot be read takes no answer away that does not depend on it
    (fault,) = decided(results[3]).faults
    assert (fault.path, fault.rule) == ("/license", "license")
    assert decided(results[3])["53(1)(c)"] == resolve(MIT)["53(1)(c)"]
    assert results[4].error is given_error


STRANGE: list[Any] = [
    *(None, True, 3, 1.5, "MIT", b"{}", [], [{}], (), object(), float("nan")),
    *({1: True}, {None: None}, {("license",): "MIT"}, {"": 1}, {"a" * 100_000: 1}),
    *({"license": b"MIT"}, {"license": ["MIT"]}, {"weights_public": 1}, {"generates": {}}),
    *({"generates": [[]]}, {"generates": ["language"] * 2}, {"placed_on": date(2026, 1, 1)}),
    *({"training_compute": 1e25}, {"training_compute": "1e-400"}, {"role": {"role": "host"}}),
    dict.fromkeys(map(str, range(1_000))),
]


@pytest.mark.parametrize("record", STRANGE, ids=range(len(STRANGE)))
def test_whatever_a_record_is_the_next_one_follows(record: Any) -> None:
    bad, good = resolve_many([record, MIT])
    assert isinstance(bad.error, DocumentError)
    assert bad.error.document == "model facts"
    assert decided(good) == resolve(MIT)


def test_an_error_in_a_result_holds_no_traceback_and_no_context() -> None:
    late = ModelFacts(systemic_risk=True, threshold_met_on=date(9999, 12, 31))
    for result in resolve_many([{"licence": 1}, {"license": 1}, late]):
        assert result.error is not None
        assert result.error.__traceback__ is None
        assert result.error.__context__ is None


def test_an_unknown_edition_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UnknownEditionError):
        resolve_many(iter([MIT]), "second-draft")


def test_nothing_is_read_ahead() -> None:
    taken = 0

    def endless() -> Iterator[ModelFacts | dict[str, object]]:
        nonlocal taken
        for taken in itertools.count(1):
            yield {"licence": 1} if taken % 2 else MIT

    results = resolve_many(endless())
    assert taken == 0
    for number in range(1, 6):
        assert (next(results).number, taken) == (number, number)


def test_progress_is_told_of_each_record_before_its_answer() -> None:
    numbers: list[int] = []
    for result in resolve_many([MIT, {"licence": 1}, MIT], progress=numbers.append):
        assert numbers == list(range(1, result.number + 1))
    assert numbers == [1, 2, 3]


# what is remembered


def test_equal_facts_are_decided_once(resolved: list[ModelFacts]) -> None:
    each: list[Any] = [
        MIT,
        ModelFacts(),
        {"license": "MIT"},
        ModelFacts(license="MIT"),
        ModelFacts(),
    ]
    results = list(resolve_many(each))
    assert resolved == [MIT, ModelFacts()]
    assert results[0].decision is results[2].decision is results[3].decision


def test_what_is_remembered_is_bounded_and_the_least_recent_goes(
    resolved: list[ModelFacts], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "DECISION_CACHE_SIZE", 3)
    a, b, c, d = (ModelFacts(license=name) for name in ("MIT", "Zlib", "0BSD", "ISC"))
    list(resolve_many([a, b, c, a, d, a, b]))
    assert resolved == [a, b, c, d, b]


def test_nothing_is_remembered_from_call_to_call(resolved: list[ModelFacts]) -> None:
    for edition in ("final", "third-draft", "final"):
        assert decided(next(resolve_many([MIT], edition))).generated_by.edition == edition
    assert resolved == [MIT] * 3


def test_decisions_go_with_the_call() -> None:
    results = resolve_many([MIT, MIT])
    reference = weakref.ref(decided(next(results)))
    assert reference() is not None
    del results
    gc.collect()
    assert reference() is None


def test_facts_with_a_very_long_text_are_not_remembered(resolved: list[ModelFacts]) -> None:
    padded = ModelFacts(license="MIT" + " " * batch.MAX_REMEMBERED_LENGTH)
    longest = ModelFacts(license="MIT" + " " * (batch.MAX_REMEMBERED_LENGTH - 3))
    results = list(resolve_many([padded, padded, longest, longest]))
    assert resolved == [padded, padded, longest]
    assert decided(results[0]) == resolve(padded)


def test_a_mapping_that_came_before_is_not_read_again() -> None:
    results = list(resolve_many([{"license": "MIT"}, {"license": "MIT"}, {"license": "Zlib"}]))
    assert results[0].facts is results[1].facts is not results[2].facts
    assert results[0].decision is results[1].decision


@pytest.mark.parametrize("wrong", [1, 1.0, "true", [True]])
def test_a_value_that_is_no_boolean_is_refused_even_after_an_equal_one(wrong: object) -> None:
    right = {"license": "MIT", "weights_public": True}
    first, second, third = resolve_many([right, right | {"weights_public": wrong}, right])
    assert first.decision is third.decision is not None
    assert isinstance(second.error, DocumentError)


def test_mappings_with_a_very_long_text_are_not_remembered(resolved: list[ModelFacts]) -> None:
    padded = {"license": "MIT" + " " * batch.MAX_REMEMBERED_LENGTH}
    results = list(resolve_many([padded, padded]))
    assert len(resolved) == 2
    assert results[0].facts is not results[1].facts


def test_mappings_that_cannot_be_remembered_are_read_all_the_same() -> None:
    listed = {"generates": ["language"]}
    for result in resolve_many([listed, listed, MappingProxyType(listed)]):
        assert result.facts == ModelFacts(generates=(Generates.LANGUAGE,))


def told(decide: Callable[[ModelFacts], Decision], facts: ModelFacts) -> Decision | str:
    """Return the decision, or what the error says."""
    try:
        return decide(facts)
    except GpaiCodeError as error:
        return str(error)


@settings(deadline=None, max_examples=40)
@given(each=st.lists(FACTS, max_size=4), edition=st.sampled_from(["final", "third-draft"]))
def test_a_decider_decides_each_as_if_it_were_alone(each: list[ModelFacts], edition: str) -> None:
    decide = decider(edition, presume_scope=False)
    alone = partial(resolve, edition=edition, presume_scope=False)
    for facts in each + each:
        assert told(decide, facts) == told(alone, facts)


def test_a_decider_remembers_and_refuses_an_unknown_edition_at_once() -> None:
    decide = decider()
    assert decide(MIT) is decide(ModelFacts(license="MIT"))
    assert decider()(MIT) is not decide(MIT)
    with pytest.raises(UnknownEditionError):
        decider("second-draft")


# 200 decisions of some 30 KiB each are remembered; 50,000 would take some 1,500 MiB
MOST_MIB = 12
GROWTH_MIB = 1


@pytest.mark.thorough
def test_memory_stays_flat_over_50_000_records() -> None:
    made = (
        b'{"license": "Licence %d", "weights_public": %s}\n'
        % (number % 200, b"true" if number % 2 else b"false")
        for number in range(50_000)
    )
    resolve(MIT)  # the catalogue stays in memory and is not of the call
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        peaks = []
        for result in resolve_many(read_json_lines(cast("BinaryIO", Endless(made)))):
            assert result.error is None
            if result.number % 10_000 == 0:
                peaks.append((tracemalloc.get_traced_memory()[1] - before) / 2**20)
        assert len(peaks) == 5
        assert peaks[-1] < MOST_MIB
        assert peaks[-1] - peaks[0] < GROWTH_MIB
    finally:
        tracemalloc.stop()


def test_facts_that_contradict_each_other_are_a_caution() -> None:
    decision = resolve(ModelFacts(license="MIT", license_qualifies=False))
    (caution,) = cautions(decision)
    assert "The table of licences says the opposite" in caution
    assert list(cautions(resolve(MIT))) == []


# one flat row


@settings(deadline=None, max_examples=40)
@given(facts=FACTS, edition=st.sampled_from(["final", "third-draft"]))
def test_a_summary_has_the_same_columns_for_every_model(facts: ModelFacts, edition: str) -> None:
    columns = list(summarise(resolve(ModelFacts(), edition)))
    assert columns == ["license", *resolve(MIT, edition).obligations, "open"]
    decision = resolve(facts, edition)
    row = summarise(decision)
    assert list(row) == columns
    assert row.pop("license") == (facts.license or "")
    questions = row.pop("open")
    assert questions.split(", ") == [question.fact for question in decision.questions] or (
        not questions and not decision.questions
    )
    assert row == {name: decision[name].outcome.value for name in row}


# JSON Lines


@settings(deadline=None)
@given(each=st.lists(FACTS, max_size=3), end=st.sampled_from([b"\n", b"\r\n", b"\n \t\n"]))
def test_lines_come_back_as_the_facts_that_were_written(each: list[ModelFacts], end: bytes) -> None:
    written = end.join(json.dumps(unstructure(facts)).encode() for facts in each)
    assert list(read_json_lines(io.BytesIO(written))) == each
    assert list(read_json_lines(io.BytesIO(written + end))) == each
    assert list(read_json_lines(io.BytesIO(b"\xef\xbb\xbf" + written))) == each


@pytest.mark.parametrize(
    "written", [b"", b"\n", b"\r\n \t\n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n\n"]
)
def test_blank_lines_hold_no_record(written: bytes) -> None:
    assert list(read_json_lines(io.BytesIO(written))) == []


def test_each_fault_has_its_line_and_pointer() -> None:
    records = list(
        read_json_lines(
            lines(
                b'\xef\xbb\xbf{"licence": "MIT", "monetised": "no"}',
                b"",
                b"[]",
                b'{"license": ',
                b'{"license": "\xff"}',
                b'{"generates": ["language", "sound"]}',
                b'\xef\xbb\xbf{"license": "MIT"}',
                b'{"license": "MIT", "license": "MIT"}',
                b"[" * 100,
                b'{"license": "MIT"}{}',
                b'{"license": "MIT"}',
            )
        )
    )
    assert records.pop() == MIT
    places = []
    for error in records:
        assert isinstance(error, DocumentError)
        places += [(fault.line, fault.column, fault.path, fault.rule) for fault in error.faults]
    assert places == [
        (1, 33, "/monetised", "type"),
        (1, 13, "/licence", "unknown-field"),
        (3, 1, "", "type"),
        (4, 13, "", "json"),
        (5, 14, "", "utf-8"),
        (6, 28, "/generates/1", "option"),
        (7, 1, "", "json"),
        (8, 31, "/license", "duplicate-key"),
        (9, 65, "", "depth"),
        (10, 19, "", "json"),
    ]


def padded(length: int, mark: bytes = b"") -> bytes:
    return mark + b'{"license": "MIT"' + b" " * (length - 18) + b"}"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_a_line_may_have_1_mib_and_no_more(mark: bytes, end: bytes) -> None:
    long = padded(MAX_LINE_BYTES, mark) + end
    for last in (long, long.rstrip()):
        assert list(read_json_lines(io.BytesIO(last))) == [MIT]
    for length in (*range(MAX_LINE_BYTES + 1, MAX_LINE_BYTES + 10), 5 * MAX_LINE_BYTES):
        written = end.join([padded(length, mark), b'{"license": "MIT"}'])
        error, after = read_json_lines(io.BytesIO(written))
        assert isinstance(error, DocumentError)
        assert [(fault.line, fault.path, fault.rule) for fault in error.faults] == [(1, "", "size")]
        assert after == MIT


def test_a_blank_line_may_not_hide_a_record_behind_1_mib_of_blanks() -> None:
    error, after = read_json_lines(lines(b" " * MAX_LINE_BYTES + b'{"license": "MIT"}', b"{}"))
    assert isinstance(error, DocumentError)
    assert after == ModelFacts()


def test_lines_are_read_one_at_a_time() -> None:
    stream = Endless(itertools.cycle([b'{"license": "MIT"}\n', b"{\n", b"\n"]))
    records = read_json_lines(cast("BinaryIO", stream))
    assert stream.taken == 0
    for taken in (1, 2, 4, 5, 7):
        next(records)
        assert stream.taken == taken


def test_an_unreadable_line_does_not_stop_what_follows() -> None:
    stream = lines(b'{"license": "MIT"}', b"{", b'{"license": "MIT"}')
    first, error, last = resolve_many(read_json_lines(stream), "third-draft")
    assert decided(first) is decided(last)
    assert (first.number, error.number, last.number) == (1, 2, 3)
    assert isinstance(error.error, DocumentError)
