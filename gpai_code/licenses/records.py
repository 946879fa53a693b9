"""Records of licences, and of the answer that is worked out from the table."""

from datetime import date

import attrs

from gpai_code.constraints.record import Record
from gpai_code.law import Citation
from gpai_code.vocabulary import Confidence, LicenseOutcome, LicenseTerm


@attrs.frozen(kw_only=True, eq=False)
class Grants(Record):
    """The four freedoms; None where it is an open question whether the licence grants one."""

    access: bool | None = None
    use: bool | None = None
    modification: bool | None = None
    distribution: bool | None = None


@attrs.frozen(kw_only=True, eq=False)
class LicenseEntry(Record):
    """
    What we hold of one licence.

    Attributes:
        id: SPDX identifier, or a LicenseRef of ours.
        name: Its usual name in full.
        spdx: Whether the id is SPDX's.
        outcome: Whether it meets the licence condition.
        reason: Why.
        confidence: How sure that is.
        text_read: Whether the licence text itself was read for this entry.
        checked: Day on which the entry was last weighed, or found still to be weighed.
        grants: The four rights.
        aliases: Hugging Face identifiers, ScanCode's and deprecated SPDX identifiers and usual
            names, in lower case.
        clauses: Ids of the clause tests that matter.
        terms: Its terms that restrict or are worth noting, as far as they are known here.
        readings: What speaks for it and what against it, where its outcome is an open question.
        guidelines: Paragraphs of the guidelines, in the numbering of July 2025.
        lean: The likelier outcome of an open question, where one is likelier.
        version: The version that the licence bears, where it bears one.
        dates: Days that texts under this name bear or were published on, as far as they are known;
            the first is that of the text which the entry is about.
        urls: Addresses at which the licence is published, and no other one.
        osi_approved: Whether the Open Source Initiative has approved it, as SPDX lists it. For
            information: the Act has a test of its own, and no outcome here rests on this.
        fsf_libre: Whether the Free Software Foundation calls it free, as SPDX lists it. For
            information too.
        note: What else is worth knowing about the entry.
    """

    id: str
    name: str
    spdx: bool
    outcome: LicenseOutcome
    reason: str
    confidence: Confidence
    text_read: bool
    checked: date
    grants: Grants = Grants()
    aliases: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    terms: tuple[LicenseTerm, ...] = ()
    readings: tuple[str, ...] = ()
    guidelines: tuple[str, ...] = ()
    lean: LicenseOutcome | None = None
    version: str | None = None
    dates: tuple[date, ...] = ()
    urls: tuple[str, ...] = ()
    osi_approved: bool | None = None
    fsf_libre: bool | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, eq=False)
class NotADecision(Record):
    """An identifier that names a family of licences or none, so that nothing follows from it."""

    id: str
    why: str
    readings: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class LicenseAssessment(Record):
    """
    Whether a licence, an expression of several, or a set of terms meets the licence condition.

    Attributes:
        license: What was assessed, as it was given.
        outcome: Undetermined where a licence is unknown or its terms are an open question.
        because: Reasons, one for each licence that decides or stays open.
        citations: The rules that the reasons rest on.
        contested: What reasonable lawyers may see otherwise. Where the outcome is an open question,
            what speaks for and what against.
        identified_as: Id in the table of licences of the one that was recognised; None for an
            expression of several, a licence that the table does not hold, and a set of terms.
        contradicted: Whether the licence would qualify by itself, and the terms of a base model
            say otherwise.
    """

    license: str
    outcome: LicenseOutcome
    because: tuple[str, ...]
    citations: tuple[Citation, ...]
    contested: tuple[str, ...] = ()
    identified_as: str | None = None
    contradicted: bool = False

    @property
    def qualifies(self) -> bool | None:
        """The outcome as yes, no or not known."""
        if self.outcome is LicenseOutcome.UNDETERMINED:
            return None
        return self.outcome is LicenseOutcome.QUALIFIES
