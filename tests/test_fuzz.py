"""A short run of `tests/fuzz/run.py`: hostile input is read or refused, in little time."""

import itertools
from collections.abc import Callable

import pytest

from gpai_code.errors import UsageError

pytest.importorskip("resource", reason="limits on time and memory need POSIX")

from tests.fuzz import run as fuzz
from tests.fuzz.inputs import LONGEST, Inputs
from tests.fuzz.reader import Reader
from tests.fuzz.readers import READERS

RUNS = 300


@pytest.mark.thorough(measured=True, every_python=True)
@pytest.mark.parametrize("name", READERS)
def test_hostile_input_is_read_or_refused(name: str) -> None:
    outcome = fuzz.run(name, RUNS)
    assert outcome.failures == []
    assert outcome.runs == RUNS


@pytest.mark.parametrize("name", READERS)
def test_the_documents_that_are_spoiled_can_be_read(name: str) -> None:
    for seed in READERS[name].seeds():
        READERS[name].read(seed)


def test_the_same_seed_makes_the_same_inputs() -> None:
    first, again, other = (
        list(itertools.islice(Inputs([b"a b c"], [b"x"], seed), 200)) for seed in (1, 1, 2)
    )
    assert first == again != other
    assert first[0] == b"a b c"
    assert max(map(len, first)) <= LONGEST


def no_error_of_ours(data: bytes) -> None:
    raise ValueError(data)


def no_end(data: bytes) -> None:
    while data is not None:
        pass


@pytest.mark.parametrize("read", [no_error_of_ours, no_end])
def test_any_other_exception_and_any_hang_is_a_failure(
    read: Callable[[bytes], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(READERS, "broken", Reader(read, lambda: [b"1"]))
    monkeypatch.setattr(fuzz, "SECONDS_A_CALL", 0.05)
    outcome = fuzz.run("broken", 2)
    assert outcome.failures[0][0] == b"1"
    assert outcome.runs == 2


def test_what_is_refused_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes) -> None:
        raise UsageError(repr(data))

    monkeypatch.setitem(READERS, "refusing", Reader(refuse, lambda: [b"1"]))
    outcome = fuzz.run("refusing", 5)
    assert (outcome.runs, outcome.refused, outcome.failures) == (5, 5, [])
