"""What entries of the Code are and state."""

from enum import StrEnum


class Chapter(StrEnum):
    """The three parts of the Code (the third draft calls them Sections)."""

    TRANSPARENCY = "transparency"
    COPYRIGHT = "copyright"
    SAFETY_SECURITY = "safety-security"


class DutyHolder(StrEnum):
    """Who owes what a provision says, where that is not the Signatories."""

    AI_OFFICE = "ai-office"
    EXTERNAL_EVALUATORS = "external-evaluators"
    """Independent external evaluators or assessors."""


class Force(StrEnum):
    """How strongly a provision binds a Signatory."""

    MUST = "must"
    MUST_NOT = "must-not"
    BEST_EFFORTS = "best-efforts"
    REASONABLE_EFFORTS = "reasonable-efforts"
    ENCOURAGED = "encouraged"
    MAY = "may"
    STATEMENT = "statement"
    """No duty of its own: a criterion, condition, definition, presumption or clarification."""


class DeadlineKind(StrEnum):
    """What a length of time or a date does."""

    LATEST = "latest"
    """Due no later than the length after the trigger; zero means at the trigger itself."""

    AHEAD = "ahead"
    """Due at least the length before the trigger."""

    EVERY = "every"
    """Recurs, at the longest after each length."""

    KEEP = "keep"
    """To be retained for at least the length from the trigger."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"

    PAST = "past"
    """A window that looks back."""

    NEXT = "next"
    """A window that looks ahead."""

    FROM_DATE = "from-date"
    BEFORE_DATE = "before-date"

    PROMPTLY = "promptly"
    """Due after the trigger within a time for which the text prints no figure."""


class StandardRole(StrEnum):
    """What the Code uses a named standard for."""

    SOURCE = "source"
    """Named as a reference point."""

    PRESUMPTION = "presumption"
    """Adhering to it makes the Measure presumed to be fulfilled."""


class Relation(StrEnum):
    """How entries of one edition relate to those of the next."""

    SAME = "same"
    """Nothing changed in substance."""

    RENAMED = "renamed"
    CHANGED = "changed"
    MERGED = "merged"
    SPLIT = "split"
    MOVED_TO_APPENDIX = "moved-to-appendix"
    DROPPED = "dropped"
    NEW = "new"
