"""The help texts that the Model Documentation Form prints, known by digests of their letters."""

import hashlib
import re

from gpai_code.reading.layout import key_of

_SENTENCE = re.compile(r"(?<=[.\])”\"])\s+(?=[A-Z\[])")
# blanks are gone over once, from the first of them
_LENGTH = re.compile(r"(?<!\s)\s*\[?Recommended (?:up to )?[0-9]{1,4} words\]?\.?\s*$")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, as far as full stops before capitals tell."""
    return [sentence for sentence in _SENTENCE.split(" ".join(text.split())) if sentence]


def is_help(text: str) -> bool:
    """
    Say whether a text is a sentence that the Form prints in a box or below a label.

    Of the official texts no word is kept here, only the first half of a digest of each sentence.

    >>> is_help("Select all that apply."), is_help("It is a transformer.")
    (True, False)
    """
    letters = key_of(_LENGTH.sub("", text))
    return hashlib.sha256(letters.encode()).hexdigest()[:16] in _DIGESTS


def without_help(text: str) -> tuple[str, str]:
    r"""
    Return a text without the help texts in it, and those.

    >>> without_help("Select all that apply.\nText")
    ('Text', 'Select all that apply.')
    """
    if is_help(text):
        return "", text
    kept, printed = [], []
    for line in text.split("\n"):
        if is_help(line):
            printed.append(line)
            continue
        parts = sentences(line)
        helps = [part for part in parts if is_help(part)]
        printed += helps
        if helps:
            line = " ".join(part for part in parts if not is_help(part))  # noqa: PLW2901
        if line.strip() or not helps:
            kept.append(line)
    return "\n".join(kept).strip("\n"), "\n".join(printed)


def may_be_help(text: str) -> bool:
    """Say whether a text sounds like the help text of a box that nobody filled in."""
    return _LENGTH.search(text) is not None or is_help(sentences(text)[0] if text.strip() else "")


# the first 16 figures of the SHA-256 of the letters of each sentence, of both editions
_DIGESTS = frozenset(
    [
        "0123f977f7c6b31c",
        "043198dc42d3f75c",
        "05057038635599ce",
        "0566dc017cd6de88",
        "075ddcf6483cd3a0",
        "0773a5d142017401",
        "0b0e1403070e79b2",
        "0dcc638d0d096ae6",
        "11c4c74071f8711d",
        "15a4ff5f22cc827f",
        "165d321226cd5cd7",
        "18cfaa234c075413",
        "1b24ea3a9daa6f4d",
        "1c30f0be8f9aa43c",
        "1c7f3c6f074efb42",
        "1f81f6d2e6e97ea0",
        "22e6dd2cdd5d46e2",
        "248fb04ff1d2c45b",
        "29960c4eafc2a706",
        "2bae9a31ba7e72b7",
        "31ad7b7427ba263e",
        "31b3eb270c3bfa3d",
        "32159116b95af24e",
        "36258975c0eee0ca",
        "370997ff00476ea9",
        "42f037b4303c2643",
        "43d7dbf267c98000",
        "4615042e6ed6dfa8",
        "4981d9b95f58f8af",
        "4a6b23d368d58681",
        "4f33ac6b5d9c485c",
        "55a756ce713e76db",
        "579c40b7744289cd",
        "5867811ae662107f",
        "59ee87d6c984bd94",
        "5f523a92834cb2dd",
        "65b8b8474ad3f621",
        "6a766696fdf2f6c8",
        "77f67b2d4d87cd09",
        "80666af8889bd095",
        "82075e752af06916",
        "8625ea9e29a476af",
        "86739c6700707db1",
        "8693f8b6b74de0f9",
        "86b7728155704495",
        "86c29b8f7d3200bc",
        "88fd9592665df28b",
        "8a6bc27c970d6592",
        "8bb64b09109a1959",
        "8d5d5882d929ebab",
        "99351eeb3008c67c",
        "9ab3f7c579aee6ca",
        "9bd3c73429df3a16",
        "9ced50b65b9853c6",
        "9f661cf4bc1e421c",
        "a78cc3d464f6d27b",
        "aaed63bc17259a34",
        "ae9da09b2fe3f403",
        "b1bea02f6cfa75e5",
        "b27f606c963ce0e4",
        "b38091cf86a82577",
        "b47327b2fd7bb528",
        "ba6ab981383f6fd6",
        "c289b4c159e12491",
        "c33bf128f6672ecc",
        "c4d0fa8ff6340aa0",
        "c518883841b28f96",
        "c58cb402eeb5cad2",
        "c635747386b0ef5e",
        "c779c63fb2ff6c1e",
        "c9852434538e25de",
        "cb05fe95432427f5",
        "d354993e8ec8097e",
        "d4081232584a9578",
        "d53ed47e0fd6b63f",
        "da1f431b2ef4064f",
        "dc1ae19f5dae9320",
        "df6078286497025a",
        "ea7670d0a0702915",
        "eb1aa9ee16f821ac",
        "efb1fc307d6c2dae",
        "f4b08db1fff753a1",
        "f6f456c484e64098",
        "f9429f7b0e78a249",
        "fb540dff1514fe2b",
        "fbd267e22bf58007",
        "fe2d331bbb95c733",
    ]
)
