"""Lines of plain text: wrapped, and places in the law in few words."""

from collections.abc import Iterator

from gpai_code.law import Citation, Instrument

WIDTH = 88

_LINE_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f", " "))


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """
    Wrap a text between words; the first line may have an indent of its own.

    It gives what `textwrap.fill` does, whose regular expressions take as long as the decision that
    is shown.

    >>> print(wrapped("Apache-2.0 qualifies. " * 5, "  ", "- "))
    - Apache-2.0 qualifies. Apache-2.0 qualifies. Apache-2.0 qualifies. Apache-2.0
      qualifies. Apache-2.0 qualifies.
    """
    lines: list[str] = []
    line, begun = indent if first is None else first, False
    for word in text.expandtabs().translate(_LINE_BREAKS).split(" "):
        if begun and len(line) + 1 + len(word) > WIDTH:
            lines.append(line.rstrip(" "))
            line, begun = indent, False
        if begun:
            line += f" {word}"
        elif word:  # of several spaces none begins a line
            line += word
            begun = True
    if begun:
        lines.append(line.rstrip(" "))
    return "\n".join(lines)


def places(citations: tuple[Citation, ...]) -> Iterator[str]:
    """Say citations, those of the guidelines together."""
    yield from (
        str(citation) for citation in citations if citation.instrument != Instrument.GUIDELINES
    )
    on_guidelines = [
        citation for citation in citations if citation.instrument == Instrument.GUIDELINES
    ]
    if on_guidelines:
        paragraphs = ", ".join(
            citation.place.removeprefix("paragraph ") for citation in on_guidelines
        )
        numbers = [
            (citation.also or "").partition("November 2025: ")[2] for citation in on_guidelines
        ]
        also = f"; November 2025: {', '.join(filter(None, numbers))}" if any(numbers) else ""
        yield f"Guidelines {paragraphs} (July 2025{also}), the Commission's reading"
