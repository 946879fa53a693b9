"""How an answer to a row is written by hand, in a few words or by an example of its shape."""

from typing import Any

from gpai_code.constraints.rules import without_none
from gpai_code.constraints.structuring import structure
from gpai_code.forms.template import choices_of, example_of
from gpai_code.forms.values import TrainingPeriod
from gpai_code.reading.typed_answers import BETWEEN_LINES, CHOICES, is_text
from gpai_code.reading.typed_fields import field_hint
from gpai_code.render.answers import lines_of


def how_to_type(annotation: Any) -> str:
    """
    Say how an answer is typed, by an example of its shape.

    >>> from gpai_code.forms.values import Energy
    >>> how_to_type(Energy)
    'such as: 7.0e10 MWh'
    """
    kind = without_none(annotation)
    hint = None if kind in CHOICES else field_hint(kind)
    if hint is not None:
        return hint
    if is_text(kind):
        return "in words"
    if choices_of(kind):
        if kind in CHOICES:
            return "numbers with commas; 'other: ...' for another in words"
        if kind is TrainingPeriod:
            return "the number of the range and the period in brackets, such as: 2 (pre-training)"
    example: Any = structure(example_of(kind), kind, "example")
    return f"such as: {BETWEEN_LINES.join(lines_of(example))}"
