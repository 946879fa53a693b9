"""
One rule with many cases, as one test.

What `parametrize` makes of each case (a name, a set-up, three reports) takes longer than most rules
do, and with thousands of cases that is most of a run.
"""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

SHOWN = 20
"""How many of the cases that failed are named."""


def each(
    names: str, cases: Iterable[Any], *, ids: Callable[[Any], object] = str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """
    Run a test with each case: `parametrize`, but that all of them are one test.

    All cases are tried. The test fails as the first case that failed did, and names them all.

    Args:
        names: Names of the arguments that a case is given as, with commas between them.
        cases: A value for each test, or a tuple of them if there are several names.
        ids: What names a case.
    """
    given, listed = names.replace(",", " ").split(), list(cases)
    assert listed, "a rule that is tried with no case cannot fail"

    def as_one(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def every(**others: Any) -> None:
            failed: list[tuple[str, BaseException]] = []
            for case in listed:
                values = case if len(given) > 1 else (case,)
                try:
                    test(**dict(zip(given, values, strict=True)), **others)
                except (Exception, pytest.fail.Exception) as error:
                    failed.append((str(ids(case)), error))
            if failed:
                first = failed[0][1]
                shown = ", ".join(name for name, _ in failed[:SHOWN])
                more = ", ..." if len(failed) > SHOWN else ""
                first.add_note(f"failed with {len(failed)} of {len(listed)} cases: {shown}{more}")
                raise first

        signature = inspect.signature(test)
        rest = [parameter for name, parameter in signature.parameters.items() if name not in given]
        # pytest asks for fixtures and other parameters by what it sees here
        every.__signature__ = signature.replace(parameters=rest)  # type: ignore[attr-defined]
        return every

    return as_one
