"""What is written out shows hostile text and never lets it act: pages, tables, terminals."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest

from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.values import DistributionMethod, ModifiedModel
from gpai_code.reading.summary import read_summary
from gpai_code.render.by_type import to_html, to_markdown
from gpai_code.render.forms import summary_html
from gpai_code.render.tables import to_csv
from gpai_code.render.text import explain
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.resolution import resolve
from gpai_code.text_io.escaping import (
    markdown_text,
    printable,
    spreadsheet_text,
    visible,
    without_controls,
)

CONTROLS = [
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\x85"
]
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("mark", [*CONTROLS, *BIDI], ids=lambda mark: f"U+{ord(mark):04X}")
def test_a_mark_that_nobody_sees_is_made_visible_everywhere(mark: str) -> None:
    text = f"a{mark}b"
    shown = f"aU+{ord(mark):04X}b"
    assert visible(text) == markdown_text(text) == spreadsheet_text(text) == shown
    assert without_controls(text) == shown
    assert mark not in printable(text)


@pytest.mark.parametrize("mark", ["\u009b", "\u202e"])
def test_no_output_of_a_form_or_decision_holds_a_mark_that_steers(mark: str) -> None:
    # C0 control characters are refused by the form itself
    form = DocumentationForm(
        model_architecture=f"a{mark}31mb",
        model_dependencies=(ModifiedModel(name=f"c{mark}31m"),),
    )
    decision = resolve(ModelFacts(license=f"MIT WITH a{mark}31m"))
    card_free = read_summary(f"Provider name and contact details: x{mark}31m\n{mark}31m unread")
    for output in (
        *(to_html(form), to_markdown(form), to_csv(form), summary_html(form), repr(form)),
        *(decision._repr_html_(), to_markdown(decision), printable(explain(decision))),
        to_markdown(card_free),
    ):
        assert mark not in output


class Tags(HTMLParser):
    """Collects tags, attributes and styles."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in given}


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <svg/onload=alert(1)> &lt;b&gt; "
    "<a href=javascript:alert(1)>x</a> <style>*{display:none}</style> <!-- </td></table> \"'`"
)


def test_a_decision_shows_hostile_text_as_text() -> None:
    decision = resolve(ModelFacts(license=f"MIT WITH {re.sub(r'[ ()]', '', HOSTILE)}"))
    page = Tags(decision._repr_html_())
    assert page.tags <= {
        "div",
        "table",
        "tr",
        "th",
        "td",
        "br",
        "small",
        "details",
        "summary",
        "strong",
        "span",
        "p",
    } | {
        "ul",
        "li",
    }
    assert {name for name, _ in page.attributes} <= {"style", "scope"}
    assert "<script" not in to_markdown(decision)


def test_only_links_of_the_web_come_out_of_a_page() -> None:
    form = DocumentationForm(
        model_architecture="javascript:alert(1) data:text/html,x vbscript:x "
        "https://a.example/?q=\"'<x",
        downstream_distribution_channels=(
            DistributionMethod(name=HOSTILE, link="https://a.example/x?y=1&z=%22"),
        ),
    )
    page = Tags(to_html(form))
    links = {value for name, value in page.attributes if name == "href"}
    assert links == {"https://a.example/?q=", "https://a.example/x?y=1&z=%22"}
    assert not {name for name, _ in page.attributes if name.startswith("on")}
    assert "script" not in page.tags


def test_a_word_of_any_length_does_not_widen_a_page() -> None:
    page = to_html(
        DocumentationForm(model_architecture="x" * 200_000, document_version="y" * 10_000)
    )
    (held,) = re.findall(r"([^}\n]+) \{ overflow-wrap: anywhere; \}", page.partition("</style>")[0])
    # which hold all that users write
    assert {"h1", "h2", "h3", "td", "th", "dd", "p", "li"} <= set(held.split(", "))


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\u00a0=1",
    "\ufeff=1",
    "\u200b=1",
]


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_a_formula_is_text_anywhere_in_a_table(text: str) -> None:
    assert spreadsheet_text(text).startswith("'")
    form = DocumentationForm(
        document_version=f"{text} x",
        model_architecture=f"{text} x",
        model_dependencies=(ModifiedModel(name=f"{text} x", version=f"{text} y"),),
    )
    for row in csv.reader(io.StringIO(to_csv(form), newline="")):
        for cell in row:
            assert not re.match(r"[\s\u200b-\u200d\ufeff]*[=+\-@]", cell), cell
