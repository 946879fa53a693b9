"""Documents of which the search for citations costs most, for `hostile.py`."""

from collections.abc import Iterable

from _hostile_case import WORK, Case, last_line

SIZE = 750_000
"""Characters of the longest document that is searched."""

SCRIPT = """
from gpai_code.catalog import CitationError, find_all

unit = {unit!r}
document = (unit * ({size} // len(unit) + 1))[:{size}]
try:
    matches = find_all(document)
except CitationError as error:
    print("refused" if error.problem == "too-long" else error)
else:
    print("read")
"""

# a sentence without a word of a citation is passed over, so that each stretch begins with one
_CITED = "Measure 1i "

UNITS = {
    "numbers": ("12 ", "read"),
    "numbers and commas": ("1, 1, ", "read"),
    "points": ("(1) ", "read"),
    "signs after a Measure": (_CITED + "(" * 1_980, "refused"),
    "digits and letters after a Measure": (_CITED + "m1" * 990, "refused"),
    "letters with accents after a Measure": (_CITED + "\u00e9-" * 990, "refused"),
    "names of unknown acts after a Measure": (_CITED + "X Act " * 330, "read"),
    "names of the AI Act after a Measure": (_CITED + "AI Act " * 280, "read"),
    "letters that become two": ("\ufb03 ", "read"),
    "dashes": ("- 1 ", "read"),
    "quotation marks": ("\u201ca1\u201d ", "read"),
    "one long word": ("x", "read"),
    "words of one letter": ("a ", "read"),
    "empty lines": ("1\n\n", "read"),
    "a citation in each sentence": (
        "The provider keeps what Measure 7.3 of the Safety and Security Chapter asks for. ",
        "read",
    ),
    "Measures that do not exist": (
        "Measure 99.9 is none that we know of, as we all say. ",
        "read",
    ),
    "citations": ("Measure 9.4, ", "refused"),
    "points of points after a Measure": (_CITED + "point (2) of " * 150, "refused"),
    "ids": ("II.1.2 ", "refused"),
    "articles with points": ("Article 53(1)(a) ", "refused"),
    "ranges of articles": ("Articles 1-99 ", "refused"),
}


def citation_cases() -> Iterable[Case]:
    """Return one case for each kind of document."""
    for words, (unit, expected) in UNITS.items():
        yield Case(
            kind=WORK,
            input=f"citations in 750,000 characters of {words}",
            script=f"py <<'END'\n{SCRIPT.format(unit=unit, size=SIZE)}\nEND",
            expected=expected,
            judge=last_line,
        )
