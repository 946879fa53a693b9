"""Terms of licences: what each means, what it makes of a licence, and how licences are named."""

import re
from datetime import date

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gpai_code.errors import UnknownValueError
from gpai_code.law import Instrument, act
from gpai_code.licenses.assessment import assess_license
from gpai_code.licenses.expressions import MAX_LENGTH
from gpai_code.licenses.records import Grants, LicenseAssessment, LicenseEntry
from gpai_code.licenses.table import find_license, license_table
from gpai_code.licenses.table_records import TermRule
from gpai_code.licenses.terms import RIGHTS, assess_terms
from gpai_code.vocabulary import LicenseOutcome, LicenseTerm
from tests.each import each
from tests.test_licenses import HUGGING_FACE, NO_LICENSES

YES = LicenseOutcome.QUALIFIES
NO = LicenseOutcome.DOES_NOT_QUALIFY
OPEN = LicenseOutcome.UNDETERMINED

TABLE = license_table()
ENTRIES = each("entry", TABLE.licenses, ids=lambda entry: entry.id)
RULES = pytest.mark.parametrize("rule", TABLE.terms, ids=lambda rule: rule.term.value)
RULE_OF = {rule.term: rule for rule in TABLE.terms}
TESTS = {test.id: test for test in TABLE.tests}
ALL_FOUR = Grants(access=True, use=True, modification=True, distribution=True)


def paragraphs(assessment: LicenseAssessment) -> set[str]:
    """Return the paragraphs of the guidelines that are cited, in July's numbering."""
    return {
        citation.place.removeprefix("paragraph ")
        for citation in assessment.citations
        if citation.instrument == Instrument.GUIDELINES
    }


# What each term means


@pytest.mark.parametrize(
    ("term", "outcome", "paragraph", "tests"),
    [
        ("non-commercial", NO, "83(i)", "T1"),
        ("research-only", NO, "83(i)", "T1"),
        ("no-distribution", NO, "83(ii)", "T2"),
        ("no-derivatives", NO, "78", "T2"),
        ("no-derivatives", NO, "82", "T2"),
        ("user-threshold", NO, "83(iii)", "T3"),
        ("revenue-threshold", NO, "83(iv)", "T3"),
        ("revenue-threshold", NO, "80", "T3"),
        ("revenue-threshold", NO, "86(1)", "T3"),
        ("separate-commercial-license", NO, "83(iv)", "T4"),
        ("field-of-use", NO, "80", "T5"),
        ("field-of-use", NO, "84", "T5"),
        ("customer-exclusion", NO, "79", "T5"),
        ("competing-models-clause", NO, "80", "T5"),
        ("payment", NO, "85", "T12"),
        ("not-granted", NO, "78", "T13"),
        ("acceptable-use-list", OPEN, "84", "T6"),
        ("acceptable-use-list", OPEN, "80", "T6"),
        ("changeable-policy", OPEN, "80", "T7"),
        ("changeable-policy", OPEN, "84", "T7"),
        ("remote-restriction", OPEN, "80", "T7"),
        ("modification-restricted", OPEN, "81", "T11"),
        ("naming-above-threshold", OPEN, "83(iii)", "T3 T8"),
        ("naming-above-threshold", OPEN, "80", "T3 T8"),
        ("attribution", YES, "80", "T8"),
        ("attribution", YES, "82", "T8"),
        ("naming", YES, "84", "T8"),
        ("share-alike", YES, "84", "T9"),
        ("network-share-alike", YES, "80", "T9"),
        ("patent-termination", YES, "78", "T10"),
    ],
)
def test_a_term_alone_has_the_outcome_of_its_paragraph(
    term: str, outcome: LicenseOutcome, paragraph: str, tests: str
) -> None:
    rule = RULE_OF[LicenseTerm(term)]
    assert rule.outcome is outcome
    assert paragraph in rule.guidelines
    assert list(rule.tests) == tests.split()
    assessment = assess_terms([term], grants=ALL_FOUR)
    assert assessment.outcome is outcome
    assert paragraph in paragraphs(assessment)
    assert act("Article 53(2)") in assessment.citations


def test_every_term_has_one_rule_in_the_order_of_the_list() -> None:
    assert [rule.term for rule in TABLE.terms] == list(LicenseTerm)


def test_what_disqualifies_stays_open_or_is_allowed() -> None:
    def having(outcome: LicenseOutcome) -> set[str]:
        return {rule.term.value for rule in TABLE.terms if rule.outcome is outcome}

    assert having(NO) == {
        *("non-commercial", "research-only", "no-distribution", "no-derivatives"),
        *("user-threshold", "revenue-threshold", "separate-commercial-license", "payment"),
        *("field-of-use", "customer-exclusion", "competing-models-clause", "not-granted"),
    }
    assert having(OPEN) == {
        *("acceptable-use-list", "changeable-policy", "remote-restriction"),
        *("modification-restricted", "naming-above-threshold"),
    }
    assert having(YES) == {
        *("attribution", "share-alike", "network-share-alike", "patent-termination", "naming"),
    }


@RULES
def test_a_term_follows_its_clause_tests(rule: TermRule) -> None:
    outcomes = {TESTS[test].outcome for test in rule.tests}
    assert rule.outcome is (outcomes.pop() if len(outcomes) == 1 else OPEN)
    if len(rule.tests) == 1:
        assert rule.lean is TESTS[rule.tests[0]].lean
    basis = {paragraph for test in rule.tests for paragraph in TESTS[test].guidelines}
    assert basis & set(rule.guidelines) or not basis


@RULES
def test_a_term_says_that_the_guidelines_do_not_name_it_where_its_test_does(rule: TermRule) -> None:
    own = any("Our reading" in (TESTS[test].note or "") for test in rule.tests)
    assert ("Our reading" in rule.reason) is own


@RULES
def test_an_open_term_has_both_readings(rule: TermRule) -> None:
    assert len(rule.readings) in ({2} if rule.outcome is OPEN else {0, 2})
    assert rule.lean is None or rule.outcome is OPEN
    assert all(text.endswith(".") for text in (rule.reason, *rule.readings))


# The terms of each licence of the table

FREE_OF_CHARGE = (
    *("Artistic-1.0", "Artistic-1.0-cl8", "Artistic-1.0-Perl", "Artistic-dist", "NBPL-1.0"),
    *("OLDAP-1.1", "OLDAP-1.2", "OLDAP-1.3", "OLDAP-1.4", "OGTSL"),
    *("BitTorrent-1.1", "OCLC-2.0"),
)
"""Licences under which the work itself may not be sold."""

NOT_SAID = {
    # which condition of the bundle, of the maker or of the text it is, is the open question
    *((f"OFL-{font}", "T2") for font in ("1.0", "1.0-no-RFN", "1.0-RFN")),
    *((f"OFL-{font}", "T2") for font in ("1.1", "1.1-no-RFN", "1.1-RFN")),
    ("Bitstream-Vera", "T2"),
    ("ParaType-Free-Font-1.3", "T2"),
    *((name, "T2") for name in FREE_OF_CHARGE),
    # the holder may have chosen an option that bars changed versions
    ("OPUBL-1.0", "T2"),
    # changed versions may not join works under one other licence
    ("wwl", "T2"),
    # users warrant that they are no consumers
    ("CERN-OHL-1.1", "T5"),
    ("CERN-OHL-1.2", "T5"),
    ("LicenseRef-Jamba-Open-Model", "T3"),
    ("LicenseRef-Jamba-Open-Model", "T6"),
    ("LicenseRef-NVIDIA-Open-Model-Agreement-2026-04-02", "T11"),
    # a grant that can be revoked
    ("LicenseRef-ModelGo-MG-BY-RAI", "T7"),
    # which kind of clause it is, is the open question
    ("SSPL-1.0", "T4"),
    ("Parity-6.0.0", "T4"),
    ("Parity-7.0.0", "T4"),
    ("FDK-AAC", "T4"),
    ("LicenseRef-GLM-5.3", "T3"),
    ("LicenseRef-GLM-5.3", "T4"),
    ("LicenseRef-GLM-5.3", "T6"),
}
"""Clause tests that an entry names without a term of that kind being known."""


def has_unnamed_right(entry: LicenseEntry) -> bool:
    """Say whether a licence is open because its text does not clearly grant one of the rights."""
    return entry.outcome is OPEN and "T13" in entry.clauses


@ENTRIES
def test_the_terms_of_a_licence_fall_under_its_clause_tests(entry: LicenseEntry) -> None:
    covered = {test for term in entry.terms for test in RULE_OF[term].tests}
    assert covered <= set(entry.clauses)
    not_allowed = {test for test in entry.clauses if TESTS[test].outcome is not YES}
    if has_unnamed_right(entry):
        not_allowed.discard("T13")  # the grants say which right it is
    missing = {(entry.id, test) for test in not_allowed - covered}
    assert missing == {pair for pair in NOT_SAID if pair[0] == entry.id}
    assert list(entry.terms) == [term for term in LicenseTerm if term in entry.terms]


@ENTRIES
def test_the_terms_and_grants_of_a_licence_give_its_outcome(entry: LicenseEntry) -> None:
    assert assess_terms(entry.terms, grants=entry.grants).outcome is entry.outcome


@ENTRIES
def test_the_terms_of_a_weighed_licence_give_its_outcome_by_themselves(entry: LicenseEntry) -> None:
    kind_is_open = {entry_id for entry_id, test in NOT_SAID if test != "T7"}
    alone = assess_terms(entry.terms, grants=ALL_FOUR).outcome
    if has_unnamed_right(entry):
        assert alone is YES
    elif entry.id not in kind_is_open and (entry.clauses or entry.outcome is not OPEN):
        assert alone is entry.outcome
    else:
        assert alone is YES


@ENTRIES
def test_an_entry_was_weighed_since_there_are_guidelines(entry: LicenseEntry) -> None:
    assert entry.checked >= date(2025, 7, 18)


@ENTRIES
def test_what_others_approve_is_known_of_licences_that_spdx_lists(entry: LicenseEntry) -> None:
    assert (entry.osi_approved is None) is (entry.fsf_libre is None)
    assert entry.spdx or entry.osi_approved is None


def test_what_others_approve_does_not_decide() -> None:
    seen = {(entry.osi_approved, entry.fsf_libre, entry.outcome) for entry in TABLE.licenses}
    for outcome in (YES, OPEN):
        assert {(True, True, outcome), (False, False, outcome), (None, None, outcome)} <= seen
    for name, osi, libre in (("MIT", True, True), ("CC-BY-4.0", False, True)):
        entry = find_license(name)
        assert entry is not None
        assert (entry.osi_approved, entry.fsf_libre, entry.outcome) == (osi, libre, YES)


# A licence that is described by its terms

TERMS = st.lists(st.sampled_from(LicenseTerm))
KNOWN = st.sampled_from([True, False, None])
GRANTS = st.builds(Grants, **dict.fromkeys(RIGHTS, KNOWN))


def test_the_rights_are_those_of_grants() -> None:
    assert list(RIGHTS) == [field.name for field in attrs.fields(Grants)]


@given(TERMS, GRANTS)
@settings(deadline=None)
def test_one_failing_term_or_right_settles_it_and_an_open_one_leaves_it_open(
    terms: list[LicenseTerm], grants: Grants
) -> None:
    outcomes = {RULE_OF[term].outcome for term in terms}
    rights = {getattr(grants, right) for right in RIGHTS}
    assessment = assess_terms(terms, grants=grants)
    if NO in outcomes or False in rights:
        assert assessment.outcome is NO
    elif OPEN in outcomes or None in rights:
        assert assessment.outcome is OPEN
        assert len(assessment.contested) >= 2
    else:
        assert assessment.outcome is YES


@given(TERMS, GRANTS)
@settings(deadline=None)
def test_neither_order_nor_repetition_nor_text_makes_a_difference(
    terms: list[LicenseTerm], grants: Grants
) -> None:
    twice = [*(term.value for term in reversed(terms)), *terms]
    assert assess_terms(twice, grants=grants) == assess_terms(iter(terms), grants=grants)


@given(TERMS, GRANTS, st.sampled_from(LicenseTerm))
@settings(deadline=None)
def test_one_more_term_never_makes_a_licence_freer(
    terms: list[LicenseTerm], grants: Grants, more: LicenseTerm
) -> None:
    order = [NO, OPEN, YES]
    before = assess_terms(terms, grants=grants).outcome
    after = assess_terms([*terms, more], grants=grants).outcome
    assert order.index(after) <= order.index(before)


@given(TERMS, GRANTS, st.sampled_from(list(RIGHTS)), st.booleans())
@settings(deadline=None)
def test_one_more_known_right_never_overturns_a_settled_outcome(
    terms: list[LicenseTerm], grants: Grants, right: str, granted: bool
) -> None:
    if getattr(grants, right) is None:
        before = assess_terms(terms, grants=grants).outcome
        after = assess_terms(terms, grants=attrs.evolve(grants, **{right: granted})).outcome
        assert before in (after, OPEN)


@given(TERMS, GRANTS)
@settings(deadline=None)
def test_every_reason_names_its_paragraphs_in_both_numberings(
    terms: list[LicenseTerm], grants: Grants
) -> None:
    assessment = assess_terms(terms, grants=grants)
    assert assessment.because
    named = {
        citation
        for citation in assessment.citations
        if citation.instrument == Instrument.GUIDELINES
    }
    for reason in assessment.because:
        assert any(str(citation) in reason for citation in named)
        assert "July 2025; November 2025: " in reason
    assert all(any(str(citation) in reason for reason in assessment.because) for citation in named)


def test_terms_alone_do_not_say_that_the_rights_are_granted() -> None:
    assessment = assess_terms(["attribution"])
    assert assessment.outcome is OPEN
    assert assessment.qualifies is None
    assert paragraphs(assessment) == {"78", *RIGHTS.values()}
    assert assess_terms([], grants=Grants()).outcome is OPEN
    assert assess_terms([], grants=ALL_FOUR).outcome is YES


@pytest.mark.parametrize(("right", "paragraph"), RIGHTS.items())
def test_one_right_that_is_not_granted_is_enough(right: str, paragraph: str) -> None:
    assessment = assess_terms(["attribution"], grants=attrs.evolve(ALL_FOUR, **{right: False}))
    assert assessment.outcome is NO
    [reason] = assessment.because
    assert right in reason
    assert paragraphs(assessment) == {"78", paragraph}


def test_only_what_decides_gives_reasons() -> None:
    assessment = assess_terms(["attribution", "non-commercial", "acceptable-use-list"])
    assert [reason.split(":")[0] for reason in assessment.because] == ["non-commercial"]
    assert paragraphs(assessment) == {"83(i)"}
    assert assessment.contested == ()
    assert assessment.license == "terms: non-commercial, acceptable-use-list, attribution"
    assert assessment.identified_as is None


def test_an_open_term_has_both_readings_and_the_outcome_it_tends_to() -> None:
    assessment = assess_terms([LicenseTerm.CHANGEABLE_POLICY], grants=ALL_FOUR)
    question, speaks_for, against = assessment.contested
    assert NO.value in question
    assert speaks_for.startswith("For the term changeable-policy: ")
    assert against.startswith("Against the term changeable-policy: ")


def test_an_unknown_right_tells_what_either_answer_would_mean() -> None:
    assessment = assess_terms([], grants=attrs.evolve(ALL_FOUR, use=None))
    granted, withheld = assessment.contested
    assert "use" in granted
    assert "does not qualify" in withheld


def test_a_naming_duty_is_allowed_and_disputed() -> None:
    assessment = assess_terms(["naming"], grants=ALL_FOUR)
    assert assessment.outcome is YES
    assert len(assessment.contested) == 2


def test_one_term_may_be_given_as_text() -> None:
    assert assess_terms("non-commercial") == assess_terms(["non-commercial"])


@pytest.mark.parametrize("term", ["Non-Commercial", "nc", "", "T1"])
def test_a_term_that_is_not_on_the_list_is_refused(term: str) -> None:
    with pytest.raises(UnknownValueError) as caught:
        assess_terms(["attribution", term])
    assert caught.value.wanted == term
    assert "non-commercial" in caught.value.known


# The licences that have been weighed: outcome and paragraphs

WEIGHED = [
    # qualify
    (
        "0BSD Apache-2.0 BSD-2-Clause ISC MIT-0 BSL-1.0 MIT BSD-3-Clause NCSA Unlicense Zlib "
        "ECL-2.0 Artistic-2.0 PostgreSQL",
        YES,
        "78 79 80 81 82",
    ),
    ("CC-BY-4.0 CC-BY-3.0", YES, "80 82"),
    ("CC-BY-SA-4.0", YES, "80 84"),
    ("CC0-1.0", YES, "77"),
    (
        "GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later LGPL-2.1-only "
        "LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later CECILL-2.1 EUPL-1.2 MPL-2.0 EPL-2.0",
        YES,
        "80 82 84",
    ),
    ("AGPL-3.0-only AGPL-3.0-or-later", YES, "80"),
    ("OpenMDW-1.0 openmdw-1.1", YES, "78 79 80 81 82"),
    ("MG0 MG-BY MG-BY-SA", YES, "78 79 80 81 82"),
    ("ODC-By-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0", YES, "77"),
    ("fair-ai-public-license-1.0", YES, "80"),
    ("CDLA-Sharing-1.0 ODbL-1.0", YES, "80"),
    # do not qualify
    (
        "CC-BY-NC-2.0 CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0",
        NO,
        "83(i)",
    ),
    ("CC-BY-ND-4.0", NO, "78 82"),
    ("CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0", NO, "83(i) 78 82"),
    ("llama1", NO, "83(i)"),
    ("llama2", NO, "83(iii) 80"),
    ("llama3 llama3.1 llama3.2 llama3.3", NO, "83(iii)"),
    ("llama4", NO, "83(iii) 79"),
    ("LicenseRef-Qwen-2024", NO, "83(iii)"),
    ("tongyi-qianwen", NO, "83(iii) 80"),
    ("qwen-research", NO, "83(i)"),
    ("qwen3.8-max qwen-community", NO, "83(iii) 83(iv)"),
    ("mnpl-0.1", NO, "83(i) 83(iv)"),
    ("mrl-0.1", NO, "83(i)"),
    ("mistral-modified-mit", NO, "83(iv) 86(1)"),
    ("kimi-k3", NO, "83(iii) 83(iv)"),
    ("minimax-m2.7", NO, "83(i)"),
    ("minimax-m3", NO, "83(iii) 83(iv)"),
    ("stability-ai-community", NO, "83(iv) 80 86(1)"),
    (
        "apple-amlr stability-nc exaone-1.1-nc flux.1-dev-nc "
        "fair-noncommercial-research-license nvidia-non-commercial",
        NO,
        "83(i)",
    ),
    ("tencent-hunyuan-3d-2.0 tencent-hunyuan-community", NO, "79 83(iii)"),
    ("ltx lfm1.0 krea-2", NO, "83(iv) 80 86(1)"),
    ("falcon-180b-tii", NO, "83(iv) 80 84"),
    ("grok2-community", NO, "80"),
    ("databricks-open-model-license", NO, "83(iii) 80"),
    ("mg-by-nc", NO, "83(i)"),
    ("mg-by-nd", NO, "83(ii) 78 82"),
    ("BUSL-1.1 Elastic-2.0 commons-clause", NO, "83(iv) 80"),
    ("PolyForm-Noncommercial-1.0.0", NO, "83(i)"),
    ("PolyForm-Small-Business-1.0.0", NO, "83(iv) 80"),
    ("LicenseRef-Fair-Source", NO, "83(iii) 80"),
    ("NONE", NO, "78"),
    # depend
    ("SSPL-1.0", OPEN, "80 83(iv)"),
    ("bigscience-rail-1.0 bigscience-openrail-m creativeml-openrail-m", OPEN, "80 84"),
    ("bigcode-openrail-m", OPEN, "84"),
    ("deepseek-license", OPEN, "84 80"),
    ("gemma gemma-terms-2024", OPEN, "80 84"),
    ("falcon-2-11b-tii falcon-llm-license", OPEN, "80 84"),
    ("nvidia-open-model-license", OPEN, "81 80"),
    ("mg-by-rai", OPEN, "80 84"),
    ("fair-ai-public-license-1.0-sd", OPEN, "84"),
    ("kimi-k2 minimax-m2", OPEN, "80 83(iii)"),
    ("glm-5.3", OPEN, "83(iii) 83(iv) 84"),
    ("JSON Hippocratic-2.1", OPEN, "84"),
    ("custom-aup other unknown NOASSERTION", OPEN, "78"),
]


@pytest.mark.parametrize(
    ("name", "outcome", "where"),
    [(name, outcome, where) for names, outcome, where in WEIGHED for name in names.split()],
)
def test_a_weighed_licence_has_its_outcome_and_paragraphs(
    name: str, outcome: LicenseOutcome, where: str
) -> None:
    assessment = assess_license(name)
    assert assessment.outcome is outcome
    assert set(where.split()) <= paragraphs(assessment)


LEAN = {
    **dict.fromkeys(["bigcode-openrail-m", "kimi-k2", "minimax-m2"], YES),
    **dict.fromkeys(["bigscience-rail-1.0", "bigscience-openrail-m", "creativeml-openrail-m"]),
    "fair-ai-public-license-1.0-sd": None,
}
"""Which way open licences lean that do not lean towards failing."""


@pytest.mark.parametrize(
    "name",
    [
        *("SSPL-1.0", "bigscience-rail-1.0", "bigscience-openrail-m", "creativeml-openrail-m"),
        *("bigcode-openrail-m", "deepseek-license", "gemma", "gemma-terms-2024"),
        *("falcon-2-11b-tii", "falcon-llm-license", "nvidia-open-model-license", "mg-by-rai"),
        *("fair-ai-public-license-1.0-sd", "kimi-k2", "minimax-m2", "glm-5.3"),
        *("JSON", "Hippocratic-2.1"),
    ],
)
def test_an_open_licence_tells_both_readings(name: str) -> None:
    entry = find_license(name)
    assert entry is not None
    assert entry.lean is LEAN.get(name, NO)
    question, speaks_for, against = assess_license(name).contested
    assert entry.lean is None or entry.lean.value in question
    assert speaks_for == f"For {entry.id}: {entry.readings[0]}"
    assert against == f"Against {entry.id}: {entry.readings[1]}"


@ENTRIES
def test_readings_are_given_where_a_licence_is_open(entry: LicenseEntry) -> None:
    assert len(entry.readings) == (2 if entry.outcome is OPEN else 0)
    assert all(text.endswith(".") for text in entry.readings)
    assert entry.clauses or entry.outcome is not OPEN


def test_a_policy_on_top_of_an_open_licence_tells_both_readings() -> None:
    speaks_for, against = assess_license("custom-aup").contested
    assert speaks_for.startswith("For custom-aup: ")
    assert against.startswith("Against custom-aup: ")
    assert assess_license("other").contested == ()


# Names: SPDX identifiers, Hugging Face identifiers and license_name spellings


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("LLAMA-3.1-COMMUNITY-LICENSE", "LicenseRef-Llama-3.1-Community"),
        ("llama_3.1_community_license_agreement", "LicenseRef-Llama-3.1-Community"),
        ("The Llama 3.1 Community License", "LicenseRef-Llama-3.1-Community"),
        ("gemma-terms-of-use", "LicenseRef-Gemma-Terms-2025-03-24"),
        ("nvidia-open-model-license-agreement", "LicenseRef-NVIDIA-Open-Model-2025-04-28"),
        ("NVIDIA Open Model Licence", "LicenseRef-NVIDIA-Open-Model-2025-04-28"),
        ("deepseek-license", "LicenseRef-DeepSeek-1.0"),
        ("DeepSeek License", "LicenseRef-DeepSeek-1.0"),
        ("tongyi-qianwen-license-agreement", "LicenseRef-Tongyi-Qianwen-2023"),
        ("qwen_research_license_agreement", "LicenseRef-Qwen-Research"),
        ("FLUX.1 [dev] Non-Commercial License", "LicenseRef-FLUX.1-dev-NC"),
        ("flux.1-dev-non-commercial-license", "LicenseRef-FLUX.1-dev-NC"),
        ("Apache License v2.0", "Apache-2.0"),
        ("apache_2.0", "Apache-2.0"),
        ("GPL v3", "GPL-3.0-only"),
        ("GPL v3+", "GPL-3.0-or-later"),
        ("CC BY NC 4.0", "CC-BY-NC-4.0"),
        ("cc_by_nc_sa_4.0", "CC-BY-NC-SA-4.0"),
        ("BSL v1.1", "BUSL-1.1"),
    ],
)
def test_a_name_is_found_in_the_spellings_of_license_name(name: str, entry_id: str) -> None:
    assessment = assess_license(name)
    assert assessment.identified_as == entry_id
    assert assessment.license == name


@ENTRIES
def test_a_licence_is_found_by_its_full_name(entry: LicenseEntry) -> None:
    for name in (entry.name, entry.name.upper(), entry.name.replace(" ", "_")):
        assert find_license(name) is entry
        assert assess_license(name).identified_as == entry.id


@ENTRIES
def test_hyphens_underscores_and_spaces_are_one_unless_that_is_ambiguous(
    entry: LicenseEntry,
) -> None:
    for name in (entry.id, *entry.aliases):
        for separator in "-_ ":
            match = find_license(name.replace("-", separator))
            assert match is entry or (entry.id == "BSL-1.0" and match is None)


@pytest.mark.parametrize("name", ["BSL 1.0", "bsl_1.0", "BSL v1.0"])
def test_only_the_identifier_decides_between_boost_and_business_source(name: str) -> None:
    assert find_license(name) is None
    assessment = assess_license(name)
    assert assessment.outcome is OPEN
    assert "BUSL" in assessment.because[0]
    for boost in ("BSL-1.0", "bsl-1.0"):
        assert assess_license(boost).identified_as == "BSL-1.0"
    assert assess_license("busl-1.1").identified_as == "BUSL-1.1"


@pytest.mark.parametrize(
    "name",
    [
        *("", "license", "the license agreement", "no", "v", "v2.0", "-", "license license"),
        *("apache", "Apache License", "Creative Commons", "research license"),
        *("BSD License", "Mistral License", "Llama License", "Modified MIT", "Qwen License"),
        *("openrail", "OpenRAIL License", "CC license", "(MIT", "MIT OR", "MIT ISC", "MIT, ISC"),
    ],
)
def test_a_name_that_does_not_name_one_licence_finds_none(name: str) -> None:
    assert find_license(name) is None


@pytest.mark.parametrize("name", ["BSD License", "modified_mit", "The GPL", "llama license"])
def test_the_name_of_a_family_is_known_in_any_spelling_too(name: str) -> None:
    assessment = assess_license(name)
    assert assessment.outcome is OPEN
    assert any(assessment.because[0].startswith(f"{item.id}: ") for item in TABLE.not_a_decision)


def spdx_ids() -> list[str]:
    listed = pytest.importorskip("packaging.licenses._spdx").LICENSES
    return [item["id"] for item in listed.values()]


_GNU = ("AGPL-1.0", "GPL-1.0", "GPL-2.0", "GPL-3.0", "LGPL-2.0", "LGPL-2.1", "LGPL-3.0", "AGPL-3.0")
_GFDL = ("GFDL-1.1", "GFDL-1.2", "GFDL-1.3")
_WITH = {
    "GPL-2.0": ("autoconf", "bison", "classpath", "font", "GCC"),
    "GPL-3.0": ("autoconf", "GCC"),
}
OLD_IDS = {
    **{name: f"{name}-only" for name in _GNU + _GFDL},
    **{f"{name}+": f"{name}-or-later" for name in _GNU},
    # an exception adds permissions, so that such a licence fares like the one it is added to
    **{
        f"{name}-with-{exception}-exception": f"{name}-only"
        for name, exceptions in _WITH.items()
        for exception in exceptions
    },
    "eCos-2.0": "GPL-2.0-or-later",
    "wxWindows": "LGPL-2.0-or-later",
    # as SPDX's notes on the deprecated identifiers say
    "BSD-2-Clause-FreeBSD": "BSD-2-Clause-Views",
    "BSD-2-Clause-NetBSD": "BSD-2-Clause",
    "bzip2-1.0.5": "bzip2-1.0.6",
    "Nunit": "zlib-acknowledgement",
    "StandardML-NJ": "SMLNJ",
}
"""Identifiers that SPDX has replaced; Hugging Face still uses those without a plus."""


def test_no_spdx_identifier_is_taken_for_another_licence() -> None:
    own = {entry.id for entry in TABLE.licenses if entry.spdx}
    for spdx_id in spdx_ids():
        for name in (spdx_id, spdx_id.lower(), spdx_id.upper()):
            entry = find_license(name)
            expected = OLD_IDS.get(spdx_id, spdx_id)
            assert (entry.id if entry else None) == (expected if expected in own else None), name


def test_a_hugging_face_identifier_that_spdx_has_too_means_the_same_licence() -> None:
    spdx = {spdx_id.lower(): spdx_id for spdx_id in spdx_ids()}
    offered = {name for names in HUGGING_FACE.values() for name in names.split()}
    for name in offered & set(spdx):
        entry = find_license(name)
        assert entry is not None
        assert entry.id == OLD_IDS.get(spdx[name], spdx[name])
    # names of Hugging Face alone, which a reader must not take for SPDX's
    for name in ("gemma", "llama3.1", "bigcode-openrail-m", "c-uda", "pddl", "odbl", "openrail++"):
        assert name in offered - set(spdx)
    assert not set(NO_LICENSES) & set(spdx)


def test_what_was_recognised_is_named() -> None:
    assert assess_license("gemma").identified_as == "LicenseRef-Gemma-Terms-2025-03-24"
    assert assess_license("gpl-2.0").identified_as == "GPL-2.0-only"
    assert assess_license("Apache-2.0+").identified_as == "Apache-2.0"
    assert assess_license("MIT WITH Classpath-exception-2.0").identified_as == "MIT"
    assert assess_license("MIT WITH Commons-Clause").identified_as == "LicenseRef-Commons-Clause"
    assert assess_license("NONE").identified_as == "LicenseRef-No-Licence"
    for name in ("MIT OR ISC", "other", "NOASSERTION", "xyzzy", "MIT WITH Ours"):
        assert assess_license(name).identified_as is None


# One expression in many spellings

Drawn = str | tuple[str, "list[Drawn]"]
TREES: st.SearchStrategy[Drawn] = st.recursive(
    st.sampled_from([entry.id for entry in TABLE.licenses] + ["LicenseRef-Ours"]),
    lambda inner: st.tuples(
        st.sampled_from(["AND", "OR"]), st.lists(inner, min_size=2, max_size=3)
    ),
    max_leaves=8,
)


def plain(tree: Drawn) -> str:
    if isinstance(tree, str):
        return tree
    operator, parts = tree
    return f" {operator} ".join(f"({plain(part)})" for part in parts)


def respelled(tree: Drawn, draw: st.DrawFn) -> str:
    """Write in another order and case, with repeated branches and brackets that nobody needs."""
    if isinstance(tree, str):
        text = draw(st.sampled_from([tree, tree.lower(), tree.upper(), tree.swapcase()]))
    else:
        operator, parts = tree
        again = parts + draw(st.lists(st.sampled_from(parts), max_size=1))
        written = [f"({respelled(part, draw)})" for part in draw(st.permutations(again))]
        between = draw(st.sampled_from([f" {operator} ", f"\t{operator.lower()}\n"]))
        text = between.join(written)
    return f"(({text}))" if draw(st.booleans()) else text


@st.composite
def two_spellings(draw: st.DrawFn) -> tuple[str, str]:
    tree = draw(TREES)
    return plain(tree), respelled(tree, draw)


def meaning_of(expression: str) -> tuple[object, ...]:
    assessment = assess_license(expression)
    assert len(set(assessment.because)) == len(assessment.because)
    # names that nobody has weighed are quoted as they were written
    because = [reason.casefold() for reason in assessment.because]
    sets = map(frozenset, (because, assessment.citations, assessment.contested))
    return assessment.outcome, assessment.identified_as, *sets


@given(two_spellings())
@settings(deadline=None, max_examples=300)
def test_an_answer_does_not_depend_on_how_an_expression_is_written(texts: tuple[str, str]) -> None:
    first, second = texts
    assume(max(len(first), len(second)) <= MAX_LENGTH)
    assert meaning_of(first) == meaning_of(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("MIT", "MIT OR mit OR (MIT)"),
        # identifiers that packaging's list of SPDX does not have
        ("OpenMDW-1.0", "(OpenMDW-1.0)"),
        ("llama3.1", "((llama3.1))"),
        ("no-such-licence", "(no-such-licence)"),
        ("gemma", "gemma AND GEMMA"),
        ("GPL-3.0-only OR ISC", "ISC or gpl-3.0 or gplv3"),
        ("LicenseRef-No-Licence AND MIT", "mit AND licenseref-no-licence"),
        ("MIT OR ISC", "(MIT AND MIT) OR (ISC OR MIT)"),
        ("MIT AND (ISC OR Zlib)", "(Zlib OR ISC) AND (ISC OR Zlib) AND MIT"),
        # a commercial branch is seen however it is wrapped
        (
            "AGPL-3.0-only OR LicenseRef-commercial",
            "(commercial AND (proprietary OR commercial)) OR AGPL-3.0",
        ),
        (
            "AGPL-3.0-only OR LicenseRef-commercial OR gemma",
            "((gemma OR commercial) AND (commercial OR gemma)) OR AGPL-3.0-only",
        ),
    ],
)
def test_equivalent_expressions_get_the_same_answer(first: str, second: str) -> None:
    assert meaning_of(first) == meaning_of(second)


def test_the_page_shows_the_table_as_the_data_have_it() -> None:
    from tools.write_license_table import PAGE, page  # noqa: PLC0415 - a tool, not the package

    assert PAGE.read_text("utf-8") == page()


# Versions, dates and addresses


@ENTRIES
def test_a_licence_is_found_by_each_of_its_addresses(entry: LicenseEntry) -> None:
    for address in entry.urls:
        for spelling in (address, address.replace("http://", "https://"), f"{address}#terms"):
            assert find_license(spelling) is entry


@pytest.mark.parametrize(
    ("address", "entry_id"),
    [
        ("https://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0"),
        ("https://creativecommons.org/licenses/by-nc/4.0/deed.en", "CC-BY-NC-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://spdx.org/licenses/MIT.html", "MIT"),
        ("https://opensource.org/license/bsd-3-clause", "BSD-3-Clause"),
        ("https://choosealicense.com/licenses/mpl-2.0/", "MPL-2.0"),
        ("www.polyformproject.org/licenses/shield/1.0.0", "LicenseRef-PolyForm-Shield-1.0.0"),
    ],
)
def test_a_licence_is_found_by_its_address(address: str, entry_id: str) -> None:
    assert assess_license(address).identified_as == entry_id


@pytest.mark.parametrize(
    "address",
    ["https://example.org/mit", "https://spdx.org/licenses/", "https://", "https://opensource.org"],
)
def test_an_address_that_names_no_licence_finds_none(address: str) -> None:
    assert find_license(address) is None


@ENTRIES
def test_a_version_is_that_of_the_id_and_dates_are_those_of_the_name(entry: LicenseEntry) -> None:
    if entry.version is not None:
        assert f"-{entry.version}" in entry.id
    for day in re.findall("20[0-9]{2}-[0-9]{2}-[0-9]{2}", entry.id):
        assert entry.dates[0].isoformat() == day
    assert len(set(entry.dates)) == len(entry.dates)
    assert all(date(1988, 1, 1) <= day <= entry.checked for day in entry.dates)
