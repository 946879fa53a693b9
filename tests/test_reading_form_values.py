"""What the boxes of a Model Documentation Form say, row by row: understood whole, or kept."""

from datetime import date
from typing import Any

import attrs
import pytest

from gpai_code.constraints.rules import TEXT_LENGTH
from gpai_code.forms.model_documentation import third_draft
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.values import (
    Asset,
    Dependency,
    DistributionMethod,
    Modality,
    ModalityChoice,
    ModalitySizes,
)
from gpai_code.reading.form_help import without_help
from gpai_code.reading.form_values import understand_row
from gpai_code.reading.understood import Understood

TYPES = {field.name: field.type for field in attrs.fields(DocumentationForm)}
DRAFT_TYPES = {field.name: field.type for field in attrs.fields(third_draft.DocumentationForm)}
TOO_LONG = "x" * (TEXT_LENGTH + 1)


def understood(row: str, words: str) -> Understood:
    return understand_row(TYPES[row], words)


VALUES: dict[str, tuple[str, str, Any]] = {
    "none, where the Form offers it": ("acceptable_use_policy", "None", "none exists"),
    "a day in words": ("release_date", "1 March 2026", date(2026, 3, 1)),
    "a day as ISO has it": ("release_date", "2026-03-01", date(2026, 3, 1)),
    "an option alone": ("input_modalities", "Text", ModalityChoice(selected=(Modality.TEXT,))),
    "options on lines": (
        "input_modalities",
        "Text\n\nAudio\n",
        ModalityChoice(selected=(Modality.TEXT, Modality.AUDIO)),
    ),
    "an option in words behind the boxes": (
        "input_modalities",
        "☐ Text ☐ Images If any other please specify: code",
        ModalityChoice(other="code"),
    ),
    "sizes by the names of their modalities": (
        "input_maximum_sizes",
        "Text: 4096 tokens\nImage: N/A\nAudio:",
        ModalitySizes(text="4096 tokens", images="N/A"),
    ),
    "a name": ("additional_assets", "Weights", (Asset(name="Weights"),)),
    "a name with a link": (
        "downstream_distribution_channels",
        "Hub https://hub.example",
        (DistributionMethod(name="Hub", link="https://hub.example"),),
    ),
}


@pytest.mark.parametrize(("row", "words", "value"), VALUES.values(), ids=VALUES)
def test_an_answer_that_is_understood_whole_is_a_value(row: str, words: str, value: Any) -> None:
    assert understood(row, words).value == value


def test_a_link_behind_a_dependency_is_where_its_documentation_is() -> None:
    answer = understand_row(DRAFT_TYPES["model_dependencies"], "Base https://base.example")
    assert answer.value == (Dependency(name="Base", documentation="https://base.example"),)


KEPT: dict[str, tuple[str, str, str, str]] = {
    "help of the Form": (
        *("training_design_specifications", "The relevance of different parameters, as applicable"),
        *("ambiguous", "help text"),
    ),
    "a box in words": ("model_architecture", "☒ transformer", "ambiguous", "a box in the answer"),
    "a text without end": (
        "model_architecture",
        TOO_LONG,
        "kept as published",
        "no text that the form can",
    ),
    "a day in two orders": ("release_date", "03/04/2026", "ambiguous", "more than one day"),
    "more than a day": ("release_date", "in March", "kept as published", "no day alone"),
    "a number out of bounds": (
        *(
            "training_energy",
            "1e99 TWh",
            "kept as published",
            "no number that the form can",
        ),
    ),
    "an option twice, otherwise": (
        *("input_modalities", "☒ Text ☐ Text", "contradictory", "ticked and not ticked"),
    ),
    "words before the boxes": (
        *("input_modalities", "Words ☒ Text", "kept as published", "not only the printed options"),
    ),
    "an option that is not printed": (
        *(
            "input_modalities",
            "☒ Smell ☒ Text",
            "kept as published",
            "not only the printed options",
        ),
    ),
    "a longer word than the option": (
        *(
            "input_modalities",
            "☒ Textual ☐ Images",
            "kept as published",
            "not only the printed options",
        ),
    ),
    "more behind an option": (
        *(
            "input_modalities",
            "☒ Text and more ☐ Images",
            "kept as published",
            "not only the printed options",
        ),
    ),
    "no box is ticked": ("input_modalities", "☐ Text ☐ Images", "empty", ""),
    "another option without end": (
        "input_modalities",
        f"☒ Text ☐ Images If any other please specify: {TOO_LONG}",
        *("kept as published", "no choice that the form can hold"),
    ),
    "a size without a colon": (
        *("input_maximum_sizes", "Text 4096", "kept as published", "not a size for each modality"),
    ),
    "two sizes of one modality": (
        *(
            "input_maximum_sizes",
            "Text: 1\nText: 2",
            "kept as published",
            "not a size for each modality",
        ),
    ),
    "names without sizes": (
        *(
            "input_maximum_sizes",
            "Text:\nAudio:",
            "kept as published",
            "no sizes that the form can hold",
        ),
    ),
    "words for a number of data points": (
        *(
            "data_points",
            "Some words",
            "kept as published",
            "needs the parts of the answer one by one",
        ),
    ),
    "words for a training time": (
        *(
            "training_time",
            "Some words",
            "kept as published",
            "needs the parts of the answer one by one",
        ),
    ),
    "a link that no row of the kind holds": (
        *("additional_assets", "A https://a.example", "kept as published", "names with links"),
    ),
    "a link alone": (
        *("distribution_channels", "https://a.example", "kept as published", "names with links"),
    ),
}


@pytest.mark.parametrize(("row", "words", "status", "why"), KEPT.values(), ids=KEPT)
def test_an_answer_that_is_not_understood_whole_has_no_value(
    row: str, words: str, status: str, why: str
) -> None:
    answer = understood(row, words)
    assert answer.value is None
    assert answer.status == status
    assert why in (answer.note or "")


def test_help_inside_a_line_is_left_out_and_the_rest_of_the_line_kept() -> None:
    printed = "Select all that apply."
    assert without_help(f"Our words. {printed}") == ("Our words.", printed)
    assert without_help(f"Our words.\n{printed}\nMore.") == ("Our words.\nMore.", printed)
    assert without_help(f"{printed} {printed}\nMore.") == ("More.", f"{printed}\n{printed}")
