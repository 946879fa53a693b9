"""HTML as a value: text is escaped unless it is markup already."""

from collections.abc import Iterable
from html import escape

from gpai_code.text_io.escaping import visible

VOID = frozenset({"input", "link", "meta", "br", "hr"})


class Html(str):
    """Markup, as opposed to text that still has to be escaped."""

    __slots__ = ()


def text(value: str) -> Html:
    """Return text as markup that shows it."""
    return value if isinstance(value, Html) else Html(escape(visible(value)))


def join(parts: Iterable[str], separator: str = "") -> Html:
    """Join pieces of text and markup."""
    return Html(separator.join(text(part) for part in parts))


def tag(name: str, /, *children: str | None, **attributes: str | bool | None) -> Html:
    """
    Return an element.

    Args:
        name: Name of the element.
        children: Text or markup; None is left out.
        attributes: Values by name, where an underscore stands for a hyphen and one at the end is
            dropped (`class_`); None and False leave an attribute out.

    >>> tag("a", "a < b", href="/x/", class_="y", hidden=True)
    '<a href="/x/" class="y" hidden>a &lt; b</a>'
    """
    opening = name
    for attribute, value in attributes.items():
        if value is None or value is False:
            continue
        key = attribute.rstrip("_").replace("_", "-")
        opening += f" {key}" if value is True else f' {key}="{escape(str(value))}"'
    if name in VOID:
        return Html(f"<{opening}>")
    inside = join(child for child in children if child is not None)
    return Html(f"<{opening}>{inside}</{name}>")


def link(label: str, address: str, **attributes: str | bool | None) -> Html:
    """Return a link; an address that begins with a slash is below the root of the site."""
    return tag("a", label, href=address, **attributes)


def items(parts: Iterable[str], **attributes: str | bool | None) -> Html:
    """Return a list without numbers."""
    return tag("ul", *(tag("li", part) for part in parts), **attributes)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], caption: str | None = None) -> Html:
    """Return a table that scrolls by itself where it is wider than the page."""
    head = tag("tr", *(tag("th", name, scope="col") for name in heads))
    body: list[Html] = []
    for row in rows:
        body.append(tag("tr", *(tag("td", cell) for cell in row)))
    named = None if caption is None else tag("caption", caption)
    whole = tag("table", named, tag("thead", head), tag("tbody", *body))
    return tag("div", whole, class_="scroll", tabindex="0", role="group", aria_label=caption)
