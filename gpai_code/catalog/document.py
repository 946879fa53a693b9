"""A whole edition of the Code as one document."""

from typing import Literal

import attrs

from gpai_code.catalog.provenance import GeneratedBy
from gpai_code.catalog.records import (
    Appendix,
    ChapterContents,
    Commitment,
    Edition,
    Objective,
    Recital,
    Term,
)


@attrs.frozen(kw_only=True)
class CodeDocument:
    """
    A whole edition of the Code as one document.

    Attributes:
        document: Which kind of document this is.
        generated_by: Which library, edition and data revision wrote it.
        edition: Which text of the Code this is.
        chapters: The table of contents.
        objectives: The Code's opening objectives.
        recitals: Preamble and recitals.
        commitments: Every Commitment with its Measures, in the order of the text.
        appendices: Appendices and sub-appendices, flat, in the order of the text.
        glossary: The defined terms.
        glossary_introduction: What the glossary says of its own reach.
    """

    document: Literal["code-of-practice"] = "code-of-practice"
    generated_by: GeneratedBy
    edition: Edition
    chapters: tuple[ChapterContents, ...]
    objectives: tuple[Objective, ...]
    recitals: tuple[Recital, ...]
    commitments: tuple[Commitment, ...]
    appendices: tuple[Appendix, ...]
    glossary: tuple[Term, ...]
    glossary_introduction: str
