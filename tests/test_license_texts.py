"""Licence texts: which licence each is, how sure that is, and that no change passes unnoticed."""

import importlib.metadata
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.errors import DocumentError
from gpai_code.licenses.assessment import assess_license
from gpai_code.licenses.fingerprints import fingerprint, restored, stored, words_of
from gpai_code.licenses.table import find_license, license_table
from gpai_code.licenses.texts import (
    MAX_DIFFERENCES,
    MAX_TEXT_LENGTH,
    LicenseTextAssessment,
    TextDifference,
    TextMatch,
    assess_license_text,
)
from gpai_code.vocabulary import LicenseOutcome
from tests.each import each

pytestmark = pytest.mark.thorough(measured=True)

YES = LicenseOutcome.QUALIFIES
OPEN = LicenseOutcome.UNDETERMINED
ROOT = Path(__file__).resolve().parent.parent
ROWS = json.loads((ROOT / "gpai_code" / "data" / "license-texts.json").read_text("utf-8"))["texts"]


def file_of(package: str, name: str) -> str:
    """Return a licence file as an installed package carries it."""
    for path in importlib.metadata.files(package) or ():
        if path.name == name and "dist-info" in str(path):
            return path.read_text("utf-8")
    pytest.skip(f"{package} carries no {name}")


APACHE = (ROOT / "LICENSE").read_text("utf-8")


@pytest.fixture(scope="module")
def mit() -> str:
    return file_of("attrs", "LICENSE")


@pytest.mark.parametrize(
    ("package", "name", "entry_id"),
    [
        ("attrs", "LICENSE", "MIT"),
        ("cattrs", "LICENSE", "MIT"),
        ("jsonschema", "COPYING", "MIT"),
        ("packaging", "LICENSE.APACHE", "Apache-2.0"),
        ("packaging", "LICENSE.BSD", "BSD-2-Clause"),
        ("pytest", "LICENSE", "MIT"),
    ],
)
def test_licence_files_of_packages_are_recognised(package: str, name: str, entry_id: str) -> None:
    recognised = assess_license_text(file_of(package, name))
    assert recognised.match is TextMatch.EXACT
    assert recognised.identified_as == entry_id
    assert recognised.similarity == 1
    assert recognised.assessment == assess_license(entry_id)


def test_the_licence_of_this_library_is_recognised() -> None:
    recognised = assess_license_text(APACHE)
    assert (recognised.match, recognised.identified_as) == (TextMatch.EXACT, "Apache-2.0")


def test_layout_makes_no_difference(mit: str) -> None:
    for text in (
        mit.upper(),
        " ".join(mit.split("\n\n", 2)[2].split()),
        mit.replace("\n", "\r\n"),
        "\n".join(f"# {line}" for line in mit.splitlines()),
        mit.replace('"AS IS"', "“AS IS”"),
        "\ufeff" + mit,
    ):
        recognised = assess_license_text(text.encode())
        assert (recognised.match, recognised.identified_as) == (TextMatch.EXACT, "MIT")


def test_an_appendix_may_be_left_out_and_nothing_else() -> None:
    terms, appendix = re.split("END OF TERMS AND CONDITIONS", APACHE)
    for text in (terms, f"{terms}\nEND OF TERMS AND CONDITIONS\n"):
        assert assess_license_text(text).match is TextMatch.EXACT
    assert assess_license_text(appendix).match is not TextMatch.EXACT
    more = f"{terms}\nEND OF TERMS AND CONDITIONS\n\nCommercial use needs our consent.\n"
    recognised = assess_license_text(more)
    assert (recognised.match, recognised.assessment.outcome) == (TextMatch.CLOSE, OPEN)
    assert "commercial use needs our consent" in recognised.differences[-1].added


ADDED = "You may not use the Software for commercial purposes."


@pytest.mark.thorough
@given(place=st.floats(0, 1))
@settings(deadline=None)
def test_one_more_sentence_anywhere_leaves_the_answer_open(place: float) -> None:
    lines = file_of("attrs", "LICENSE").splitlines()
    at = round(place * len(lines))
    recognised = assess_license_text("\n".join([*lines[:at], ADDED, *lines[at:]]))
    assert recognised.match is TextMatch.CLOSE
    assert recognised.identified_as == "MIT"
    assert recognised.assessment.outcome is OPEN
    assert any("commercial purposes" in difference.added for difference in recognised.differences)
    assert "MIT itself: qualifies." in recognised.assessment.contested[0]


@given(data=st.data())
@settings(deadline=None)
def test_one_missing_word_is_reported(data: st.DataObject) -> None:
    text = file_of("attrs", "LICENSE").split("Permission is", 1)[1]
    words = f"Permission is{text}".split()
    # after these come the names of those who are not liable, which do not matter
    at = data.draw(st.integers(0, words.index("EVENT")))
    recognised = assess_license_text(" ".join([*words[:at], *words[at + 1 :]]))
    if words_of(words[at]):
        assert recognised.match is not TextMatch.EXACT
        assert recognised.assessment.outcome is OPEN
        assert any(difference.missing for difference in recognised.differences)


@pytest.mark.parametrize(
    "line",
    [
        "Copyright (c) 2024 A. Uthor. No commercial use.",
        "Copyright 2024 A. Uthor, not for research",
        "Copyright 2024 A. Uthor. You may use it for study only.",
    ],
)
def test_a_restriction_does_not_hide_in_a_notice_of_copyright(mit: str, line: str) -> None:
    recognised = assess_license_text(f"{line}\n{mit}")
    assert (recognised.match, recognised.assessment.outcome) == (TextMatch.CLOSE, OPEN)


def test_a_restriction_does_not_hide_in_the_name_of_a_holder() -> None:
    text = file_of("packaging", "LICENSE.BSD")
    assert "COPYRIGHT HOLDER" in text
    changed = text.replace("THE COPYRIGHT HOLDERS", "ACME")
    assert assess_license_text(changed).match is TextMatch.EXACT
    changed = text.replace("THE COPYRIGHT HOLDERS", "ACME, NOT FOR COMMERCIAL USE, AND OTHERS")
    assert assess_license_text(changed).match is TextMatch.CLOSE


def test_a_title_of_another_meaning_leaves_the_answer_open(mit: str) -> None:
    recognised = assess_license_text(f"Llama 3.1 Community License Agreement\n\n{mit}")
    assert (recognised.match, recognised.identified_as) == (TextMatch.CLOSE, "MIT")
    assert recognised.assessment.outcome is OPEN
    assert "LicenseRef-Llama-3.1-Community" in recognised.assessment.because[0]


@pytest.mark.parametrize(
    ("title", "entry_id", "outcome"),
    [
        # the title says non-commercial, or research
        ("EXAONE AI Model License Agreement 1.2 - NC", "LicenseRef-EXAONE-1.2-NC", "no"),
        ("Intel Research Use License", "LicenseRef-Intel-Research", "no"),
        # the title alone says nothing of the terms
        ("The MIT License (MIT)", "MIT", "open"),
        ("Apache License 2.0", "Apache-2.0", "open"),
    ],
)
def test_a_title_alone_settles_only_what_it_says_in_words(
    title: str, entry_id: str, outcome: str
) -> None:
    if find_license(title) is None and "(" not in title:
        pytest.skip("the table has another title")
    recognised = assess_license_text(f"{title}\n\nWords of nobody's licence follow here.\n")
    assert (recognised.match, recognised.identified_as) == (TextMatch.TITLE, entry_id)
    assert recognised.assessment.qualifies is {"no": False, "open": None}[outcome]


def test_words_of_no_licence_are_open() -> None:
    recognised = assess_license_text("These are words that no licence of the table has.")
    assert recognised == LicenseTextAssessment(
        match=TextMatch.NONE, assessment=recognised.assessment
    )
    assert recognised.assessment.outcome is OPEN


def test_a_longer_text_that_contains_a_licence_is_open(mit: str) -> None:
    recognised = assess_license_text(f"{mit}\n{'Other words of other people. ' * 200}")
    assert (recognised.match, recognised.identified_as) == (TextMatch.CLOSE, "MIT")
    assert "contains that of MIT" in recognised.assessment.because[0]


@given(st.text() | st.binary())
@settings(deadline=None)
def test_any_text_is_recognised_or_refused(text: str | bytes) -> None:
    try:
        recognised = assess_license_text(text)
    except DocumentError:
        assert isinstance(text, bytes)
        return
    assert recognised.assessment.because
    assert len(recognised.differences) <= MAX_DIFFERENCES


def test_a_text_beyond_the_limit_is_refused() -> None:
    with pytest.raises(DocumentError) as caught:
        assess_license_text("x" * (MAX_TEXT_LENGTH + 1))
    assert caught.value.faults[0].rule == "size"
    assert assess_license_text("x " * (MAX_TEXT_LENGTH // 2)).match is TextMatch.NONE


# The stored fingerprints


@each("row", ROWS, ids=lambda row: f"{row['license']}-{row['key']}")
def test_a_fingerprint_belongs_to_an_entry_whose_text_was_read(row: dict[str, str]) -> None:
    entry = find_license(row["license"])
    assert entry is not None
    assert entry.id == row["license"]
    print_ = restored(row["digest"], row["hashes"], row["lengths"])
    assert len(print_.hashes) == len(print_.lengths)
    assert 0 < int(row["required"]) <= print_.words
    assert re.fullmatch("[0-9a-f]{64}", row["sha256"])


def test_most_licences_are_recognised_by_their_text() -> None:
    assert len({row["license"] for row in ROWS}) / len(license_table().licenses) > 0.75


def test_texts_of_different_outcome_have_different_answers() -> None:
    outcomes: dict[str, set[LicenseOutcome]] = {}
    for row in ROWS:
        outcomes.setdefault(row["digest"], set()).add(assess_license(row["license"]).outcome)
    assert all(len(of_one_text) == 1 for of_one_text in outcomes.values())


@given(
    st.lists(
        st.sampled_from(["end", "of", "terms", "and", "conditions", "use", "it", "free"]),
        max_size=60,
    )
)
def test_a_fingerprint_is_restored_as_it_was(words: list[str]) -> None:
    print_ = fingerprint(words)
    assert restored(**stored(print_)) == print_
    assert print_.words == len(words)


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (TextDifference("no sale", 0, ""), "at the start the text has 'no sale'"),
        (TextDifference("", 3, "as is"), "after '... as is' the text lacks 3 words of the licence"),
        (TextDifference("x", 1, "y"), "after '... y' the text has 'x' and lacks 1 words of the"),
    ],
)
def test_a_difference_is_described_in_one_line(difference: TextDifference, words: str) -> None:
    assert str(difference).startswith(words)
