"""Assessments of licences as plain text for people."""

from collections.abc import Iterator

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.licenses.records import LicenseAssessment
from gpai_code.licenses.texts import LicenseTextAssessment, TextMatch
from gpai_code.render.plain import places, wrapped

_RECOGNISED = {
    TextMatch.EXACT: "The text is that of {}.",
    TextMatch.CLOSE: "The text comes closest to that of {}, with {:.1%} of its words in common.",
    TextMatch.TITLE: "The text bears the title of {}.",
    TextMatch.NONE: "The text was not recognised.",
}


@explain_arguments
def describe_license(assessment: LicenseAssessment | LicenseTextAssessment) -> str:
    """
    Return the assessment of a licence, or of the text of one, as plain text.

    >>> from gpai_code.licenses import assess_license
    >>> print(describe_license(assess_license("zlib")))
    zlib: qualifies (this is no legal advice)
      - Zlib: A permissive licence that gives everyone all four rights; at most notice duties,
        which are allowed.
      = AI Act Article 53(2); Guidelines 78, 79, 80, 81, 82 (July 2025; November 2025: 75, 76,
        77, 78, 79), the Commission's reading
    """
    if isinstance(assessment, LicenseTextAssessment):
        lines = [*_recognised(assessment), *_assessed(assessment.assessment)]
    else:
        lines = [*_assessed(assessment)]
    return "\n".join(lines)


def _recognised(assessment: LicenseTextAssessment) -> Iterator[str]:
    yield _RECOGNISED[assessment.match].format(assessment.identified_as, assessment.similarity)
    if assessment.same_text:
        yield f"The same text: {', '.join(assessment.same_text)}."
    for difference in assessment.differences:
        yield wrapped(str(difference), "    ", "  ~ ")


def _assessed(assessment: LicenseAssessment) -> Iterator[str]:
    yield f"{assessment.license}: {assessment.outcome.value} (this is no legal advice)"
    for reason in assessment.because:
        yield wrapped(reason, "    ", "  - ")
    for point in assessment.contested:
        yield wrapped(f"Contested: {point}", "    ", "  - ")
    yield wrapped("; ".join(places(assessment.citations)), "    ", "  = ")
