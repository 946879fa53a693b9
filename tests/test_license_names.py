"""Names of licences as people write them: what each means, and what no answer may suggest."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gpai_code.errors import LicenseExpressionError
from gpai_code.licenses.assessment import assess_license

ROWS = json.loads(Path(__file__).with_name("license_names.json").read_text("utf-8"))


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["license"])
def test_a_name_has_its_outcome_and_no_wrong_suggestion(row: dict[str, Any]) -> None:
    try:
        assessment = assess_license(row["license"])
    except LicenseExpressionError as error:
        outcome, words = "error", str(error)
    else:
        outcome = assessment.outcome.value
        named = assessment.identified_as or ""
        words = " ".join((*assessment.because, *assessment.contested, named, ""))
    assert outcome in as_list(row["outcome"]), row["why"]
    for name in row.get("never_named", ()):
        assert not re.search(rf"(?<![\w.+-]){re.escape(name)}(?![\w+-]|\.\w)", words)
    for text in row.get("never_said", ()):
        assert text.casefold() not in words.casefold()
