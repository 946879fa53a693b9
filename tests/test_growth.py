"""Work grows with the document and with nothing else: counted, not timed."""

import json
import math
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

import gpai_code
from gpai_code import GpaiCodeError
from gpai_code.render.tables import to_csv
from gpai_code.schemas.validation import is_valid
from gpai_code.text_io.strict_json import read_json, write_json

STEEPEST = 1.2
"""Exponent of the growth that is allowed; 1 is linear, 2 quadratic."""

SIZES = (40, 80, 160, 320)
"""Repeats in the documents: once, 2, 4 and 8 times as many."""


def work_of(call: Callable[[], object]) -> int:
    """Count the lines of Python that a call runs, and the functions that it calls."""
    steps = 0

    def trace(frame: Any, event: str, _: Any) -> Any:
        nonlocal steps
        steps += 1
        return trace

    def profile(frame: Any, event: str, _: Any) -> None:
        nonlocal steps
        steps += 1

    former = sys.gettrace()
    sys.setprofile(profile)
    sys.settrace(trace)
    try:
        call()
    except GpaiCodeError as error:
        str(error)
    finally:
        sys.settrace(former)
        sys.setprofile(None)
    return steps


def exponent(work: list[int]) -> float:
    """Fit how fast work grows with size, as the power of the size."""
    xs, ys = [math.log(size) for size in SIZES], [math.log(steps) for steps in work]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    covariance = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return covariance / sum((x - x_mean) ** 2 for x in xs)


FORM = {"document": "model-documentation-form", "edition": "final"}
SUMMARY = {"document": "training-content-summary", "edition": "2025-12-05"}


def form(**answers: object) -> dict[str, object]:
    return {**FORM, **answers}


def assets(size: int) -> list[dict[str, object]]:
    return [
        {"name": f"asset {number}", "access": "open", "license": "MIT"} for number in range(size)
    ]


def read(document: dict[str, object]) -> Any:
    return gpai_code.read_form(json.dumps(document))


READERS: dict[str, Callable[[int], object]] = {
    "items of a wrong type": lambda n: read(form(additional_assets=[1] * n)),
    "items without their fields": lambda n: read(form(additional_assets=[{"a": 1}] * n)),
    "items as they should be": lambda n: read(form(additional_assets=assets(n))),
    "unknown fields": lambda n: read(form(**{f"mdel_name_{i}": 1 for i in range(n)})),
    "unknown facts": lambda n: gpai_code.read_facts({f"licence_{i}": 1 for i in range(n)}),
    "rulings of no kind": lambda n: gpai_code.Decision.from_dict(
        {"document": "decision", "measures": {f"I.{i}": {} for i in range(n)}}
    ),
    "keys given twice": lambda n: read_json("{" + '"a":1,' * n + '"a":1}'),
    "numbers too large": lambda n: read_json("[" + "1e99999," * n + "1]"),
    "nested arrays": lambda n: read_json("[" * 60 + "1," * n + "1" + "]" * 60),
    "a verdict": lambda n: is_valid(form(additional_assets=assets(n)), "form"),
    "writing": lambda n: write_json({"x": [1.5] * n}),
    "a model card of keys": lambda n: gpai_code.read_model_card(
        "---\n" + "".join(f"key{i}: 1\n" for i in range(n)) + "---\n"
    ),
    "a model card of licences": lambda n: gpai_code.read_model_card(
        "---\nlicense:\n" + "".join(f"- licence-{i}\n" for i in range(n)) + "---\n"
    ),
    "a licence expression": lambda n: gpai_code.assess_license(" OR ".join(["MIT"] * n)),
    "a summary of words": lambda n: gpai_code.read_summary("Words of no row.\n" * n),
    "a summary of dates": lambda n: gpai_code.read_summary("Last update: 7/8/26\n" * n),
    "checks of a form": lambda n: gpai_code.check_form(
        gpai_code.DocumentationForm.from_dict(form(additional_assets=assets(n)))
    ),
}
RENDERERS: dict[str, Callable[[Any], object]] = {
    "HTML": gpai_code.to_html,
    "Markdown": gpai_code.to_markdown,
    "CSV": to_csv,
    "JSON": lambda document: document.to_json(),
    "repr": repr,
    "a notebook": lambda document: document._repr_html_(),
    "rows": lambda document: document.to_rows(),
}


@pytest.mark.parametrize("name", READERS)
def test_a_reader_of_n_times_as_much_works_n_times_as_long(name: str) -> None:
    reader = READERS[name]
    work_of(lambda: reader(1))  # fills the caches
    work = [work_of(partial(reader, size)) for size in SIZES]
    assert exponent(work) <= STEEPEST, work


@pytest.mark.parametrize("name", RENDERERS)
def test_a_renderer_of_n_times_as_much_works_n_times_as_long(name: str) -> None:
    documents = [
        gpai_code.DocumentationForm.from_dict(form(additional_assets=assets(size)))
        for size in (1, *SIZES)
    ]
    render = RENDERERS[name]
    render(documents[0])
    work = [work_of(partial(render, document)) for document in documents[1:]]
    assert exponent(work) <= STEEPEST, work


def test_quadratic_work_would_be_seen() -> None:
    def count_pairs(size: int) -> None:
        for _ in range(size):
            for _ in range(size):
                len(())

    assert exponent([work_of(partial(count_pairs, size)) for size in SIZES]) > 1.9
