"""Full-text search over titles and summaries, ranked by BM25."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

import attrs

from gpai_code.catalog.records import AnyEntry
from gpai_code.constraints.record import Record

_WORD = re.compile(r"[^\W_]+")
_K1, _B = 1.2, 0.75  # the usual constants of BM25
_TITLE_WEIGHT = 3


def _words(text: str) -> list[str]:
    # a plural or possessive s is the one ending that English and legal headings share
    return [
        word.removesuffix("s") if len(word) > 3 else word for word in _WORD.findall(text.lower())
    ]


@attrs.frozen(kw_only=True)
class Hit(Record):
    """An entry that a search found, and how well it fits (higher is better)."""

    entry: AnyEntry
    score: float


class Index:
    """
    Documents, read once, so that each search only looks at those that share a word with it.

    Args:
        documents: For each id its title, which weighs three times, and its text.

    >>> index = Index({"a": ("Energy", "used"), "b": ("", "little energy")})
    >>> [key for key, _ in index.rank("energy")]
    ['a', 'b']
    """

    def __init__(self, documents: Mapping[str, tuple[str, str]]) -> None:
        self._having: dict[str, dict[str, int]] = defaultdict(dict)
        self._length: dict[str, int] = {}  # in the order of the documents
        for key, (title, text) in documents.items():
            count = Counter(_words(title) * _TITLE_WEIGHT + _words(text))
            self._length[key] = count.total()
            for word, often in count.items():
                self._having[word][key] = often
        self._average = sum(self._length.values()) / max(1, len(self._length))

    def rank(self, query: str) -> list[tuple[str, float]]:
        """
        Rank the documents for a query, best first; those that share no word with it are left out.

        Args:
            query: Words; every one counts, none is required.
        """
        scores: dict[str, float] = defaultdict(float)
        for word in dict.fromkeys(_words(query)):
            having = self._having.get(word, {})
            weight = math.log(1 + (len(self._length) - len(having) + 0.5) / (len(having) + 0.5))
            for key, often in having.items():
                norm = _K1 * (1 - _B + _B * self._length[key] / self._average)
                scores[key] += weight * often * (_K1 + 1) / (often + norm)
        # the sort is stable: equals stay in the order of the documents
        scored = [(key, scores[key]) for key in self._length if key in scores]
        return sorted(scored, key=lambda item: -item[1])
