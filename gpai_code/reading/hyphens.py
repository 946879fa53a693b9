"""Hyphens at the ends of lines: those of a word, and those that only part one."""

import re
from collections.abc import Iterable

SHARE = 0.04
"""From which share of lines that end with a hyphen on a document parts words at line ends."""

_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[^\W\d_]{2,}-$")


class Hyphens:
    """
    What a document tells of its hyphens: the words that it has elsewhere.

    >>> hyphens = Hyphens(["Data for fine-tuning", "and data obtained for fine-", "tuning."])
    >>> hyphens.is_part_of_word("fine", "tuning"), Hyphens([]).is_part_of_word("fine", "tuning")
    (True, True)
    """

    def __init__(self, lines: Iterable[str], *, keep: bool = False) -> None:
        """
        Look at a document.

        Args:
            lines: Its lines; each has words.
            keep: True for a document that never parts a word with a hyphen of its own.
        """
        self.words: set[str] = set()
        self.compounds: set[str] = set()
        count = ended = 0
        after_hyphen = False
        for line in lines:
            tokens = line.split()
            count += 1
            inner = tokens[1:] if after_hyphen else tokens
            after_hyphen = _ENDS.search(tokens[-1]) is not None
            ended += after_hyphen
            for token in inner[:-1] if after_hyphen else inner:
                letters = token.lower().strip(".,;:()[]\"'“”‘’")
                self.compounds.add(letters)
                self.words.update(_LETTERS.findall(letters))
        self.keep = keep
        self.parts_words = count > 0 and ended >= SHARE * count

    def is_part_of_word(self, begins: str, ends: str) -> bool:
        """
        Say whether the hyphen between two parts of a word is its own.

        Args:
            begins: The letters before the hyphen at the end of a line.
            ends: The letters that begin the next line.
        """
        begins, ends = begins.lower(), ends.lower()
        if self.keep:
            return True
        if f"{begins}-{ends}" in self.compounds:
            return True
        if begins + ends in self.words:
            return False
        return not self.parts_words or (begins in self.words and ends in self.words)


NO_HYPHENS = Hyphens([])
"""Where nothing is known of the document: every hyphen is kept."""
