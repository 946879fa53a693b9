"""Licences against Article 53(2): known outcomes, what stays open, and how expressions combine."""

import re
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.licenses import canonicalize_license_expression
from packaging.licenses._spdx import LICENSES

from gpai_code.errors import ArgumentTypeError, LicenseExpressionError
from gpai_code.law import Instrument, act
from gpai_code.licenses.assessment import DUAL_LICENSING, assess_license
from gpai_code.licenses.base_models import find_base_terms
from gpai_code.licenses.expressions import MAX_LENGTH, MAX_NESTING
from gpai_code.licenses.records import LicenseAssessment, LicenseEntry
from gpai_code.licenses.table import find_license, license_table, similar_licenses
from gpai_code.licenses.table_records import ClauseTest
from gpai_code.vocabulary import Confidence, LicenseOutcome
from tests.each import each

YES = LicenseOutcome.QUALIFIES
NO = LicenseOutcome.DOES_NOT_QUALIFY
OPEN = LicenseOutcome.UNDETERMINED

TABLE = license_table()
ENTRIES = each("entry", TABLE.licenses, ids=lambda entry: entry.id)
TESTS = {test.id: test for test in TABLE.tests}


def paragraphs(assessment: LicenseAssessment) -> set[str]:
    """Return the paragraphs of the guidelines that are cited, in July's numbering."""
    return {
        citation.place.removeprefix("paragraph ")
        for citation in assessment.citations
        if citation.instrument == Instrument.GUIDELINES
    }


# Known outcomes, with the paragraph that carries each


@pytest.mark.parametrize(
    ("license_id", "outcome", "paragraph"),
    [
        # all four rights for everyone; nothing but notices is asked for
        ("Apache-2.0", YES, "78"),
        ("MIT", YES, "78"),
        ("BSD-3-Clause", YES, "78"),
        ("OpenMDW-1.0", YES, "78"),
        ("CC-BY-4.0", YES, "80"),
        ("CC0-1.0", YES, "77"),
        # terms that keep derivatives under the same licence
        ("CC-BY-SA-4.0", YES, "84"),
        ("GPL-3.0-only", YES, "82"),
        ("AGPL-3.0-only", YES, "80"),
        ("EUPL-1.2", YES, "80"),
        # non-commercial or research only
        ("CC-BY-NC-4.0", NO, "83(i)"),
        ("CC-BY-NC-SA-4.0", NO, "83(i)"),
        ("CC-BY-NC-ND-4.0", NO, "83(i)"),
        ("apple-amlr", NO, "83(i)"),
        ("mrl-0.1", NO, "83(i)"),
        # modified versions may not be passed on
        ("CC-BY-ND-4.0", NO, "78"),
        ("CC-BY-ND-4.0", NO, "82"),
        # another licence is needed above a number of users
        ("llama2", NO, "83(iii)"),
        ("llama3", NO, "83(iii)"),
        ("llama3.1", NO, "83(iii)"),
        ("llama3.2", NO, "83(iii)"),
        ("llama3.3", NO, "83(iii)"),
        ("llama4", NO, "83(iii)"),
        ("tongyi-qianwen", NO, "83(iii)"),
        # certain uses need a separate commercial licence
        ("BUSL-1.1", NO, "83(iv)"),
        ("Elastic-2.0", NO, "83(iv)"),
        ("commercial", NO, "83(iv)"),
        # rights withheld from some countries
        ("llama4", NO, "79"),
        ("tencent-hunyuan-community", NO, "79"),
        # no right at all
        ("NONE", NO, "78"),
        ("All rights reserved", NO, "78"),
        # restrictions that may or may not be specific, safety-oriented terms
        ("bigscience-openrail-m", OPEN, "84"),
        ("creativeml-openrail-m", OPEN, "84"),
        ("bigcode-openrail-m", OPEN, "84"),
        ("gemma", OPEN, "84"),
        ("gemma", OPEN, "80"),
        ("nvidia-open-model-license", OPEN, "81"),
        # not known, or not judged
        ("NOASSERTION", OPEN, "78"),
        ("other", OPEN, "78"),
        ("LicenseRef-Ours", OPEN, "78"),
    ],
)
def test_a_known_licence_has_its_outcome_and_paragraph(
    license_id: str, outcome: LicenseOutcome, paragraph: str
) -> None:
    assessment = assess_license(license_id)
    assert assessment.license == license_id
    assert assessment.outcome is outcome
    assert paragraph in paragraphs(assessment)
    assert act("Article 53(2)") in assessment.citations
    assert len(assessment.because) == 1


@pytest.mark.parametrize(
    ("outcome", "qualifies"), [(YES, True), (NO, False), (OPEN, None)], ids=str
)
def test_an_open_question_is_neither_yes_nor_no(
    outcome: LicenseOutcome, qualifies: bool | None
) -> None:
    assessment = LicenseAssessment(license="x", outcome=outcome, because=(), citations=())
    assert assessment.qualifies is qualifies


@pytest.mark.parametrize(
    "name",
    ["gemma", "GEMMA", " gemma ", "Gemma Terms of Use", "gemma  terms\nof use"],
)
def test_a_licence_is_found_whatever_its_case_and_spaces(name: str) -> None:
    entry = find_license(name)
    assert entry is not None
    assert entry.id == "LicenseRef-Gemma-Terms-2025-03-24"
    assert assess_license(name).outcome is OPEN


def test_llamas_of_each_generation_are_licences_of_their_own() -> None:
    generations = ["llama1", "llama2", "llama3", "llama3.1", "llama3.2", "llama3.3", "llama4"]
    assert len({find_license(name) for name in generations}) == len(generations)


# The identifiers that Hugging Face offers for a model's licence

HUGGING_FACE: dict[LicenseOutcome, str] = {
    YES: """
        apache-2.0 mit artistic-2.0 bsl-1.0 bsd-2-clause bsd-3-clause bsd-3-clause-clear cc0-1.0
        cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0 cc-by-sa-3.0 cc-by-sa-4.0 cdla-sharing-1.0
        cdla-permissive-1.0 cdla-permissive-2.0 afl-3.0 ecl-2.0 epl-1.0 epl-2.0 etalab-2.0 eupl-1.1
        eupl-1.2 agpl-3.0 gpl-2.0 gpl-3.0 lgpl-2.1 lgpl-3.0 isc lppl-1.3c ms-pl mpl-2.0 odc-by odbl
        openmdw-1.0 openmdw-1.1 osl-3.0 pddl postgresql ncsa unlicense wtfpl zlib
    """,
    NO: """
        cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0 cc-by-nc-nd-3.0 cc-by-nc-nd-4.0
        cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 apple-amlr c-uda deepfloyd-if-license
        fair-noncommercial-research-license h-research intel-research llama2 llama3 llama3.1
        llama3.2 llama3.3 llama4 grok2-community
    """,
    OPEN: """
        bigscience-openrail-m creativeml-openrail-m bigscience-bloom-rail-1.0 bigcode-openrail-m
        apple-ascl openrail++ ofl-1.1 lgpl-lr gemma
    """,
}
NO_LICENSES = ["openrail", "bsd", "cc", "gfdl", "gpl", "lgpl", "unknown", "other"]
"""Families and placeholders among them."""

OFFERED = [(hub_id, outcome) for outcome, ids in HUGGING_FACE.items() for hub_id in ids.split()] + [
    (hub_id, OPEN) for hub_id in NO_LICENSES
]


def test_hugging_face_offers_83_identifiers() -> None:
    assert len(OFFERED) == len({hub_id for hub_id, _ in OFFERED}) == 83


@pytest.mark.parametrize(("hub_id", "outcome"), OFFERED, ids=[hub_id for hub_id, _ in OFFERED])
def test_every_hugging_face_identifier_resolves(hub_id: str, outcome: LicenseOutcome) -> None:
    named = {item.id for item in TABLE.not_a_decision}
    assert (find_license(hub_id) is None) is (hub_id in NO_LICENSES)
    assert (hub_id in named) is (hub_id in NO_LICENSES)
    assert assess_license(hub_id).outcome is outcome


# Families, placeholders and names that are not known


@pytest.mark.parametrize("name", [item.id for item in TABLE.not_a_decision])
def test_nothing_follows_from_the_name_of_a_family_or_a_placeholder(name: str) -> None:
    for spelling in (name, name.lower(), name.upper()):
        assessment = assess_license(spelling)
        assert assessment.outcome is OPEN
        assert assessment.qualifies is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Apach-2.0", "Apache-2.0"),
        ("cc-by-nc-4", "CC-BY-NC-4.0"),
        ("lama3.1", "LicenseRef-Llama-3.1-Community"),
        ("Gema Terms of Use", "LicenseRef-Gemma-Terms-2025-03-24"),
    ],
)
def test_a_misspelt_name_stays_open_and_gets_a_hint(name: str, meant: str) -> None:
    assessment = assess_license(name)
    assert assessment.outcome is OPEN
    [reason] = assessment.because
    assert repr(name) in reason
    assert f"Did you mean {meant}?" in reason


def test_small_words_do_not_make_a_name_an_expression() -> None:
    assert assess_license("terms of use and or with conditions").outcome is OPEN
    assert assess_license("gnu gpl v3 or later").outcome is not NO


@pytest.mark.parametrize(
    "name", ["Our Own Model Terms", "xyzzy", "Apach Licens 2.0 of Gemna", "n" * MAX_LENGTH]
)
def test_an_unknown_name_stays_open_without_a_guess(name: str) -> None:
    assessment = assess_license(name)
    assert assessment.outcome is OPEN
    [reason] = assessment.because
    assert "Did you mean" not in reason
    assert len(reason) < 200


@pytest.mark.parametrize(
    "name",
    [
        # words of restriction that the free licence lacks
        *(
            "Apache-2.0-NC",
            "MIT-NC",
            "MIT non commercial",
            "Apache 2.0 research",
            "BSD-3-Clause-ND",
        ),
        *("Modified Apache 2.0", "MIT-like", "custom MIT", "Apache-2.0-modified", "un-MIT"),
        # other versions and generations
        *("apache-2.1", "Apache-3.0", "gemma-5", "llama-5", "kimi-k2.6", "glm-5.1", "MPL-3.0"),
        # names of three letters are all one slip from each other
        *("MQL", "MPLv3", "OSL", "BSL-2.0"),
        # between two of different outcome
        *("unlicensd", "Unlicencd", "noncommercial-free", "no-commercial"),
    ],
)
def test_no_hint_turns_the_meaning_of_a_name_round(name: str) -> None:
    assessment = assess_license(name)
    assert assessment.outcome is OPEN
    assert "Did you mean" not in assessment.because[0]


@given(st.sampled_from([entry.name for entry in TABLE.licenses]), st.data())
@settings(deadline=None, max_examples=300)
def test_every_hint_has_the_numbers_of_the_name_and_one_outcome(
    name: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    misspelt = name[:at] + data.draw(st.sampled_from("xe1 ")) + name[at + 1 :]
    if find_license(misspelt) is None:
        similar = similar_licenses(misspelt)
        assert len({entry.outcome for entry in similar}) <= 1
        for entry in similar:
            names = (entry.id, entry.name, *entry.aliases)
            assert numbers(misspelt) in {numbers(known) for known in names}


def numbers(name: str) -> tuple[str, ...]:
    """Return the numbers of a name; 1, 1.0 and 1.0.0 are the same version."""
    return tuple(
        re.sub("(?:[.]0)+$", "", part) for part in re.findall("[0-9]+(?:[.][0-9]+)*", name)
    )


def test_a_licence_that_was_not_weighed_stays_open() -> None:
    assert find_license("LicenseRef-Ours") is None
    assessment = assess_license("LicenseRef-Ours")
    assert assessment.outcome is OPEN
    assert "Did you mean" not in assessment.because[0]


def test_every_licence_that_packaging_knows_was_weighed() -> None:
    for identifier in LICENSES:
        assert find_license(identifier) is not None, identifier


def test_a_licence_that_spdx_will_list_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LICENSES, "new-1.0", {"id": "New-1.0", "deprecated": False})
    assessment = assess_license("New-1.0")
    assert assessment.outcome is OPEN
    assert "New-1.0 has not been weighed" in assessment.because[0]


# Expressions

OF_EACH = {YES: "MIT", OPEN: "gemma", NO: "CC-BY-NC-4.0"}
ORDER = [NO, OPEN, YES]


def worst(*outcomes: LicenseOutcome) -> LicenseOutcome:
    return min(outcomes, key=ORDER.index)


def best(*outcomes: LicenseOutcome) -> LicenseOutcome:
    return max(outcomes, key=ORDER.index)


OR_TABLE = {
    (YES, YES): YES,
    (YES, OPEN): YES,
    (YES, NO): YES,
    (OPEN, OPEN): OPEN,
    (OPEN, NO): OPEN,
    (NO, NO): NO,
}
AND_TABLE = {
    (YES, YES): YES,
    (YES, OPEN): OPEN,
    (YES, NO): NO,
    (OPEN, OPEN): OPEN,
    (OPEN, NO): NO,
    (NO, NO): NO,
}


@pytest.mark.parametrize(("operator", "table"), [("OR", OR_TABLE), ("AND", AND_TABLE)])
def test_two_licences_combine_as_the_truth_table_says(
    operator: str, table: dict[tuple[LicenseOutcome, LicenseOutcome], LicenseOutcome]
) -> None:
    for (left, right), outcome in table.items():
        for first, second in ((left, right), (right, left)):
            assessment = assess_license(f"{OF_EACH[first]} {operator} {OF_EACH[second]}")
            assert assessment.outcome is outcome, assessment.license


def test_three_licences_combine_by_the_same_table_in_every_arrangement() -> None:
    for outcomes in product(ORDER, repeat=3):
        a, b, c = outcomes
        x, y, z = (OF_EACH[outcome] for outcome in outcomes)
        expected = {
            f"{x} OR {y} OR {z}": best(a, b, c),
            f"{x} AND {y} AND {z}": worst(a, b, c),
            f"{x} OR {y} AND {z}": best(a, worst(b, c)),
            f"{x} AND {y} OR {z}": best(worst(a, b), c),
            f"({x} OR {y}) AND {z}": worst(best(a, b), c),
            f"{x} AND ({y} OR {z})": worst(a, best(b, c)),
        }
        assert {text: assess_license(text).outcome for text in expected} == expected


def test_only_the_licences_that_decide_give_reasons() -> None:
    def reasons(text: str) -> list[str]:
        return [reason.split(":")[0] for reason in assess_license(text).because]

    assert reasons("MIT OR CC-BY-NC-4.0") == ["MIT"]
    assert reasons("MIT AND CC-BY-NC-4.0") == ["CC-BY-NC-4.0"]
    assert reasons("MIT AND CC-BY-NC-4.0 AND CC-BY-ND-4.0") == ["CC-BY-NC-4.0", "CC-BY-ND-4.0"]
    assert reasons("(MIT AND gemma) OR llama4") == ["LicenseRef-Gemma-Terms-2025-03-24"]
    assert paragraphs(assess_license("MIT AND CC-BY-NC-4.0")) == {"83(i)"}


def test_a_rule_that_two_licences_rest_on_is_cited_once() -> None:
    citations = assess_license("MIT AND Apache-2.0").citations
    assert len(citations) == len(set(citations))
    assert citations == assess_license("MIT").citations


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [
        # dual licensing: a free branch that is free for everyone is enough
        ("AGPL-3.0-only OR LicenseRef-commercial", YES),
        ("CC-BY-NC-4.0 OR LicenseRef-commercial", NO),
        # code and weights under licences of their own
        ("Apache-2.0 AND CC-BY-NC-4.0", NO),
        # terms of the model that a model was made from
        ("MIT AND llama3.1", NO),
        ("MIT AND LicenseRef-Ours", OPEN),
        # a slash says neither AND nor OR; where it makes no difference, it does not matter
        ("MIT/Apache-2.0", YES),
        ("Apache-2.0 / MIT", YES),
        ("MIT|ISC", YES),
        ("MIT and/or Apache License, Version 2.0", YES),
        ("GPL-2.0/GPL-3.0/MIT", YES),
        ("CC-BY-NC-4.0/CC-BY-ND-4.0", NO),
        ("MIT/CC-BY-NC-4.0", OPEN),
        ("MIT/gemma", OPEN),
        ("MIT/ours", OPEN),
        ("MIT, Apache-2.0", YES),
    ],
)
def test_expressions_as_they_occur(expression: str, outcome: LicenseOutcome) -> None:
    assessment = assess_license(expression)
    assert assessment.outcome is outcome
    assert assessment.license == expression


@pytest.mark.parametrize(
    ("expression", "flagged"),
    [
        ("AGPL-3.0-only OR LicenseRef-commercial", True),
        ("AGPL-3.0-only OR commercial", True),
        ("proprietary OR AGPL-3.0-only OR gemma", True),
        ("MIT AND (AGPL-3.0-only OR LicenseRef-Proprietary)", True),
        ("AGPL-3.0-only OR CC-BY-NC-4.0", False),
        ("AGPL-3.0-only AND LicenseRef-commercial", False),
        ("CC-BY-NC-4.0 OR LicenseRef-commercial", False),  # no branch qualifies anyway
    ],
)
def test_a_commercial_licence_next_to_a_free_one_may_be_seen_as_monetisation(
    expression: str, flagged: bool
) -> None:
    assert (DUAL_LICENSING in assess_license(expression).contested) is flagged


@pytest.mark.parametrize("name", ["Apache-2.0", "MPL-2.0", "CC-BY-NC-4.0", "GPL-2.0"])
def test_or_later_counts_as_the_version_that_is_named(name: str) -> None:
    assert assess_license(f"{name}+").outcome is assess_license(name).outcome


@pytest.mark.parametrize(
    ("license_id", "outcome"),
    [
        ("GPL-2.0-only", YES),
        ("GPL-3.0-only", YES),
        ("gplv3", YES),
        ("apache-2.0", YES),
        ("CC-BY-NC-4.0", NO),
        ("gemma", OPEN),
        ("LicenseRef-Ours", OPEN),
    ],
)
@pytest.mark.parametrize("exception", ["Classpath-exception-2.0", "llvm-exception"])
def test_an_exception_that_spdx_lists_adds_permissions_and_changes_nothing(
    license_id: str, outcome: LicenseOutcome, exception: str
) -> None:
    assessment = assess_license(f"{license_id} WITH {exception}")
    alone = assess_license(license_id)
    assert assessment.outcome is outcome
    assert (assessment.because, assessment.citations) == (alone.because, alone.citations)
    assert assessment.contested == alone.contested


@pytest.mark.parametrize("license_id", ["MIT", "CC-BY-NC-4.0", "gemma"])
@pytest.mark.parametrize("exception", ["Our-Exception", "AdditionRef-Ours", "MIT"])
def test_an_exception_that_is_not_known_leaves_it_open(license_id: str, exception: str) -> None:
    assessment = assess_license(f"{license_id} WITH {exception}")
    assert assessment.outcome is OPEN
    assert exception in assessment.because[0]


@pytest.mark.parametrize("addition", ["Commons-Clause", "AdditionRef-Commons-Clause"])
@pytest.mark.parametrize("license_id", ["MIT", "Apache-2.0", "gemma"])
def test_a_restriction_that_is_written_as_an_exception_takes_the_rights_away(
    license_id: str, addition: str
) -> None:
    assessment = assess_license(f"{license_id} WITH {addition}")
    assert assessment.outcome is NO
    assert "83(iv)" in paragraphs(assessment)
    assert assessment.license == f"{license_id} WITH {addition}"


def test_both_readings_of_a_slash_are_named_where_they_differ() -> None:
    assessment = assess_license("MIT/CC-BY-NC-4.0")
    assert assessment.license == "MIT/CC-BY-NC-4.0"
    assert "does not say" in assessment.because[0]
    either, both = assessment.contested
    assert either.startswith("If the recipient may choose: qualifies. MIT:")
    assert both.startswith("If all of them apply: does-not-qualify. CC-BY-NC-4.0:")
    assert {"78", "83(i)"} <= paragraphs(assessment)


@pytest.mark.parametrize(
    "text",
    ["NONE OR MIT", "MIT AND NONE", "MIT OR NOASSERTION", "(none) AND gemma", "NONE WITH MIT"],
)
def test_none_and_noassertion_only_say_something_by_themselves(text: str) -> None:
    with pytest.raises(LicenseExpressionError, match="cannot be joined"):
        assess_license(text)


@pytest.mark.parametrize(
    "text", ["LicenseRef-", "licenseref-", "DocumentRef-x:LicenseRef-", "LicenseRef--"]
)
def test_a_reference_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(LicenseExpressionError):
        assess_license(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "MIT OR", "MIT WITH", "(MIT", "x" * (MAX_LENGTH + 1)),
        *("WITH MIT", "(" * (MAX_NESTING + 1) + "MIT", "MIT (ISC)", "MIT)", "MIT ISC OR Zlib"),
    ],
)
def test_an_expression_that_cannot_be_read_is_an_error_not_an_answer(text: str) -> None:
    with pytest.raises(LicenseExpressionError):
        assess_license(text)


def test_brackets_as_deep_as_is_read_are_assessed() -> None:
    pairs = MAX_NESTING // 2
    open_to_the_end = "x OR(x AND(" * pairs + "MIT" + "))" * pairs
    assert assess_license(open_to_the_end).outcome is OPEN


@given(
    st.text() | st.lists(st.sampled_from(["MIT", " AND ", " OR ", "(", ")", "llama3"])).map("".join)
)
@settings(deadline=None)
def test_any_text_is_assessed_or_refused(text: str) -> None:
    try:
        assessment = assess_license(text)
    except LicenseExpressionError:
        return
    assert assessment.license == text
    assert assessment.because
    assert act("Article 53(2)") in assessment.citations


@pytest.mark.parametrize("value", [None, 3, b"MIT", ["MIT"]], ids=repr)
def test_what_is_no_text_is_refused_by_an_error_of_ours(value: Any) -> None:
    for function in (assess_license, find_license, find_base_terms):
        with pytest.raises(ArgumentTypeError):
            function(value)


# What reasonable lawyers may see otherwise


@ENTRIES
def test_an_open_or_uncertain_outcome_is_contested(entry: LicenseEntry) -> None:
    unsure = {Confidence.LOW, Confidence.LOW_MEDIUM, Confidence.MEDIUM, Confidence.TITLE}
    contested = assess_license(entry.id).contested
    assert bool(contested) is (entry.outcome is OPEN or entry.confidence in unsure)
    if entry.lean:
        assert entry.lean.value in contested[0]


# The table itself


def test_no_two_licences_share_a_name() -> None:
    families = [item.id.casefold() for item in TABLE.not_a_decision]
    names = [entry.id.casefold() for entry in TABLE.licenses]
    names += [alias for entry in TABLE.licenses for alias in entry.aliases]
    assert sorted({name for name in names + families if (names + families).count(name) > 1}) == []


@ENTRIES
def test_a_licence_is_found_by_each_of_its_names(entry: LicenseEntry) -> None:
    for name in (entry.id, *entry.aliases):
        assert find_license(name) is entry
        assert assess_license(name).outcome is entry.outcome
    assert all(alias == " ".join(alias.split()).casefold() for alias in entry.aliases)


NEWER = {
    "Advanced-Cryptics-Dictionary",
    "ALGLIB-Documentation",
    "BOLA-1.1",
    "Brian-Gladman-3-Clause-no-conversion",
    "BSD-2-Clause-pos-unchanged",
    "BSD-3-Clause-OpenWebUI",
    "BSD-3-Clause-Tso",
    "BSD-ask-to-endorse",
    "BSD-Mark-Modifications",
    "Buddy",
    "Bugroff",
    "CAPEC-tou",
    "CC-BY-NC-3.0-IGO",
    "ESA-PL-permissive-2.4",
    "ESA-PL-strong-copyleft-2.4",
    "ESA-PL-weak-copyleft-2.4",
    "Hippocratic-3.0-core",
    "HPND-sell-variant-critical-systems",
    "HPND-SMC",
    "hyphen-bulgarian",
    "ISO-permission",
    "MIT-STK",
    "MMPL-1.0.1",
    "MVT-1.1",
    "NIST-PD-TNT",
    "OpenMDW-1.0",
    "OSC-1.0",
    "OSSP",
    "ParaType-Free-Font-1.3",
    "SGMLUG-PM",
    "TekHVC",
    "UnRAR",
    "Vixie-Cron",
    "WordNet",
    "WTFNMFPL",
    "X11-no-permit-persons",
}
"""Identifiers of SPDX that the list in packaging does not have yet."""


@ENTRIES
def test_an_id_is_spdx_s_own_or_a_reference(entry: LicenseEntry) -> None:
    assert entry.spdx is not entry.id.startswith("LicenseRef-")
    if entry.id not in NEWER:
        assert canonicalize_license_expression(entry.id) == entry.id


@ENTRIES
def test_the_four_rights_bear_the_outcome(entry: LicenseEntry) -> None:
    grants = entry.grants
    rights = {grants.access, grants.use, grants.modification, grants.distribution}
    if entry.outcome is YES:
        assert rights == {True}
    elif entry.outcome is NO:
        assert False in rights
    else:
        assert None in rights
        assert False not in rights


@ENTRIES
def test_the_clauses_bear_the_outcome(entry: LicenseEntry) -> None:
    outcomes = {TESTS[clause].outcome for clause in entry.clauses}
    if entry.outcome is YES:
        assert outcomes <= {YES}
    elif entry.outcome is NO:
        assert NO in outcomes
    else:
        assert outcomes != {YES}


@ENTRIES
def test_every_entry_cites_the_part_of_the_guidelines_on_licences(entry: LicenseEntry) -> None:
    assert entry.guidelines
    for paragraph in entry.guidelines:
        assert 76 <= int(paragraph.split("(")[0]) <= 86


@ENTRIES
def test_what_does_not_clearly_qualify_cites_what_its_clauses_rest_on(entry: LicenseEntry) -> None:
    if entry.outcome is not YES and entry.clauses:
        basis = {paragraph for clause in entry.clauses for paragraph in TESTS[clause].guidelines}
        assert basis & set(entry.guidelines)


@ENTRIES
def test_every_entry_gives_a_reason_and_leans_only_where_it_is_open(entry: LicenseEntry) -> None:
    assert entry.reason.endswith(".")
    assert entry.lean is None or (entry.outcome is OPEN and entry.lean is not OPEN)


@pytest.mark.parametrize("test", TABLE.tests, ids=lambda test: test.id)
def test_a_kind_of_clause_has_its_basis_in_the_guidelines_or_says_that_it_has_none(
    test: ClauseTest,
) -> None:
    assert test.guidelines or "Our reading" in (test.note or "")
    assert test.lean is None or test.outcome is OPEN


def test_the_kinds_of_clause_are_numbered_and_each_is_there_once() -> None:
    assert [test.id for test in TABLE.tests] == [f"T{number}" for number in range(1, 14)]


@pytest.mark.parametrize(
    ("clause", "outcome", "paragraph"),
    [
        ("T1", NO, "83(i)"),
        ("T2", NO, "83(ii)"),
        ("T3", NO, "83(iii)"),
        ("T4", NO, "83(iv)"),
        ("T6", OPEN, "84"),
        ("T8", YES, "84"),
        ("T9", YES, "80"),
        ("T11", OPEN, "81"),
        ("T12", NO, "85"),
        ("T13", NO, "78"),
    ],
)
def test_a_kind_of_clause_has_the_outcome_of_its_paragraph(
    clause: str, outcome: LicenseOutcome, paragraph: str
) -> None:
    assert TESTS[clause].outcome is outcome
    assert paragraph in TESTS[clause].guidelines
