"""Full-text search over titles and summaries, ranked by BM25."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

_WORD = re.compile(r"[^\W_]+")
_K1, _B = 1.2, 0.75  # the usual constants of BM25
_TITLE_WEIGHT = 3


def _words(text: str) -> list[str]:
    # a plural or possessive s is the one ending that English and legal headings share
    return [
        word.removesuffix("s") if len(word) > 3 else word for word in _WORD.findall(text.lower())
    ]


def rank(query: str, documents: Mapping[str, tuple[str, str]]) -> list[tuple[str, float]]:
    """
    Rank documents for a query; those that share no word with it are left out.

    Args:
        query: Words; every one counts, none is required.
        documents: For each id its title, which weighs three times, and its text.

    >>> [key for key, _ in rank("energy", {"a": ("Energy", "used"), "b": ("", "little energy")})]
    ['a', 'b']
    """
    counts = {
        key: Counter(_words(title) * _TITLE_WEIGHT + _words(text))
        for key, (title, text) in documents.items()
    }
    lengths = {key: sum(count.values()) for key, count in counts.items()}
    average = sum(lengths.values()) / max(1, len(lengths))
    scores: dict[str, float] = defaultdict(float)
    for word in set(_words(query)):
        having = [key for key, count in counts.items() if word in count]
        weight = math.log(1 + (len(counts) - len(having) + 0.5) / (len(having) + 0.5))
        for key in having:
            often = counts[key][word]
            norm = _K1 * (1 - _B + _B * lengths[key] / average)
            scores[key] += weight * often * (_K1 + 1) / (often + norm)
    # the sort is stable: equals stay in the order of the documents
    order = {key: position for position, key in enumerate(counts)}
    return sorted(scores.items(), key=lambda item: (-item[1], order[item[0]]))
