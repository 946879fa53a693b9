"""Lines of plain text: wrapped, and places in the law in few words."""

import textwrap
from collections.abc import Iterator

from gpai_code.law import Citation, Instrument

WIDTH = 88


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """Wrap a text; the first line may have an indent of its own."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


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
