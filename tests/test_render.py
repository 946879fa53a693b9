"""Forms as Markdown and HTML: every answer shows, and none does anything else."""

import html
import json
import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from gpai_code.constraints.quantities import Computation
from gpai_code.errors import ArgumentTypeError
from gpai_code.forms.definition import Row
from gpai_code.forms.documents import FORMS
from gpai_code.forms.findings import OPEN
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.final import DocumentationForm as FinalForm
from gpai_code.forms.model_documentation.third_draft import DocumentationForm as DraftForm
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import CrawledDomains, NamedModel
from gpai_code.forms.values import (
    Asset,
    Dependency,
    DistributionChannel,
    DistributionMethod,
    Energy,
    HardwareTime,
    Modality,
    ModalityChoice,
    ModalitySizes,
    ModifiedModel,
    ParameterCount,
    TrainingDuration,
    TrainingTime,
)
from gpai_code.reading.exports import COVER
from gpai_code.render.answers import READABLE, lines_of, readable_number
from gpai_code.render.cover import cover_of
from gpai_code.render.forms import (
    about,
    heading_of,
    legend,
    title_of,
    to_html,
    to_markdown,
)
from gpai_code.render.paper import Fields
from gpai_code.text_io.escaping import markdown_text, visible
from gpai_code.vocabulary import AUDIENCE_NAMES, Audience
from tests.strategies import any_form, changed, copies, documentation_of, marked, nodes

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a script that closes the cell": "</td></tr></table><script>alert(1)</script><!--",
    "an image with a handler": '<img src=x onerror="alert(1)">',
    "a way out of an attribute": "https://a.example/\" onmouseover=\"alert(1)' x='",
    "a link that runs": "javascript:alert(1) JaVaScRiPt:alert(1) data:text/html,<b>x</b>",
    "a Markdown link that runs": "[click](javascript:alert(1)) ![x](data:image/svg+xml,x) [a]: b",
    "an automatic link that runs": "<javascript:alert(1)> <https://a.example>",
    "quotes": "\"double\" 'single' `code` ``` ~~~ “curly”",
    "pipes": "a | b || c \\| d \\\\| e",
    "a table's own lines": "x\n| --- | --- | --- |\n| a | b | c |",
    "a heading": "x\n\n# Heading\n\n- item\n\n1. item\n\n> quoted\n\n    code\n\n---\n===",
    "other line breaks": "a\rb\r\nc\x85d\u2028e\u2029f",
    "a heading after other breaks": "a\x85# b\u2028# c\u2029# d\r# e",
    "text direction marks": f"safe {BIDI} txt.exe",
    "a spreadsheet's formula": '=HYPERLINK("https://a.example","x") +1 -1 @SUM(A1)',
    "HTML entities": "&lt;script&gt; &#60;b&#62; &amp;amp; &nbsp; &",
    "formatting": "*a* **b** _c_ __d__ ~e~ ~~f~~ $x^2$ $$y$$ \\(z\\)",
    "braces of a template": "{title} {0} {{ 7 * 7 }} {% raw %} ${x} %s",
    "comments and declarations": "<!-- a --> <![CDATA[ b ]]> <?php c ?> <!DOCTYPE html>",
    "many languages": "Größe 模型 🤖 العربية",
}

every_edition = pytest.mark.parametrize("edition", FORMS)
every_hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)


def filled_with(edition: str, text: str) -> ModelDocumentation:
    """Return a form in which every text is the given one."""
    document: Any = json.loads(marked(FORMS[edition])[0].to_json())
    for path, value in list(nodes(document)):
        if isinstance(value, str) and re.fullmatch("mark[0-9]{5}", value):
            document = changed(document, path, text)
    return documentation_of(document)


class Page(HTMLParser):
    """Reads HTML and refuses tags that are not closed where they should be."""

    VOID = frozenset({"meta", "br"})
    ATTRIBUTES = frozenset(
        {"lang", "charset", "name", "content", "class", "scope", "rel", "href", "dir"}
    )
    TAGS = frozenset(
        {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "dl", "dt", "dd"}
        | {"section", "table", "thead", "tbody", "tr", "th", "td", "br", "a"}
        | {"div", "strong", "details", "summary", "span", "ul", "li", "h3", "bdi"}
    )

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.links: list[str] = []
        self.rows: list[str] = []
        self.answers: list[str] = []
        self.others: list[str] = []
        self.cell = 0
        self.feed(source)
        self.close()
        assert self.open == [], "every tag is closed"

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        assert tag in self.TAGS
        assert {name for name, _ in given} <= self.ATTRIBUTES
        self.links += [value or "" for name, value in given if name == "href"]
        if tag == "br":
            self.handle_data("\n")
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "th" and ("scope", "row") in given:
            self.rows.append("")
            self.answers.append("")
            self.cell = 0
        if tag == "td" and ("class", "no") in given:
            self.cell = 0
        elif tag == "td":
            self.cell += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-2:] == ["tr", "th"] and "tbody" in self.open:
            self.rows[-1] += data
        elif "td" in self.open and self.cell == 1:
            self.answers[-1] += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


def shown(row: Row, answer: Any) -> str:
    """Return an answer's lines as a reader should see them."""
    lines = lines_of(answer, READABLE)
    if row.not_applicable and answer == ():
        lines = ["N/A"]
    visible = re.sub(f"[{BIDI}]", lambda mark: f"U+{ord(mark[0]):04X}", "\n".join(lines))
    return re.sub(r"\s+", " ", visible).strip()


def seen(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def check_html(form: ModelDocumentation, source: str) -> Page:
    """Read a page, and compare rows, answers and links with the form."""
    page = Page(source)
    assert page.others == []
    assert "<script" not in source.lower()
    assert not re.search(f"[{BIDI}]", source)
    rows = list(form.rows())
    assert page.rows == [row.name for row, _ in rows]
    assert [seen(answer) for answer in page.answers] == [shown(row, answer) for row, answer in rows]
    assert all(re.match("https?://", link) for link in page.links)
    return page


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def check_markdown(form: ModelDocumentation, source: str) -> None:
    """Read the tables as any Markdown reader does, line by line and pipe by pipe."""
    assert not re.search(f"[{BIDI}\r\x85\u2028\u2029]", source)
    text = source.replace("<br>", "")
    assert "<" not in text
    assert not re.search(r"&(?!#[0-9]+;)", text)
    lines = source.splitlines()
    table = [line for line in lines if line.startswith("|")]
    heads = {"| No. | Row | Answer | For |", "| --- | --- | --- | --- |"}
    rows = [cells(line) for line in table if line not in heads]
    assert all(line.count("|") == 5 for line in table)
    expected = []
    for row, answer in form.rows():
        marks = ", ".join(audience.value for audience in row.audiences)
        expected.append([row.position, row.name, shown(row, answer), marks])
    actual = [
        [number, html.unescape(name), seen(_read(answer)), marks]
        for number, name, answer, marks in rows
    ]
    assert actual == expected
    # nothing but our own headings, bullets and tables begins a line
    titles = [f"## {heading_of(section)}" for section in form.definition().sections]
    titles += [about(form), str(legend(form)), f"## {COVER}"]
    labels = [f"- **{field.label}:** " for field in form.definition().header]
    if form.audience is not None:
        for block in cover_of(form):
            if isinstance(block, Fields):
                labels += [f"- **{label}:** " for label, _ in block.rows]
    for line in lines[1:]:
        own = line in titles or line.startswith((*labels, "|"))
        assert own or not line, line
    for line in lines[1:]:
        bullet = next((label for label in labels if line.startswith(label)), "")
        assert not re.search(r"[\\`*_\[\]~$]", line.removeprefix(bullet)), line


def _read(cell: str) -> str:
    return html.unescape(cell.replace("<br>", "\n"))


@pytest.mark.thorough(measured=True)
@every_edition
@every_hostile
def test_a_hostile_answer_is_shown_and_stays_inert(edition: str, text: str) -> None:
    form = filled_with(edition, text)
    check_html(form, to_html(form))
    check_html(form, form._repr_html_())
    check_markdown(form, to_markdown(form))


@settings(max_examples=40, deadline=None)
@given(any_form)
def test_every_row_of_a_form_shows_with_its_answer(form: ModelDocumentation) -> None:
    check_html(form, to_html(form))
    check_html(form, form._repr_html_())
    check_markdown(form, to_markdown(form))


@settings(max_examples=20, deadline=None)
@given(copies)
def test_a_copy_shows_its_own_rows_and_says_for_whom_it_is(copy: ModelDocumentation) -> None:
    assert copy.audience is not None
    title = title_of(copy)
    assert title.startswith("Model Documentation Form: ")
    assert title.endswith(f"copy for {AUDIENCE_NAMES[copy.audience]}")
    page, markdown = to_html(copy), to_markdown(copy)
    escaped = html.escape(visible(title))
    assert f"<title>{escaped}</title>" in page
    assert f"<h1>{escaped}</h1>" in page
    assert markdown.startswith(f"# {markdown_text(title)}\n")
    check_html(copy, page)
    check_markdown(copy, markdown)


@every_edition
@pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.value)
def test_a_section_without_a_row_for_the_audience_is_left_out(
    edition: str, audience: Audience
) -> None:
    copy = FORMS[edition](audience=audience)
    headings = {
        heading_of(section)
        for section in copy.definition().sections
        if any(audience in row.audiences for row in section.rows)
    }
    for section in copy.definition().sections:
        heading = heading_of(section)
        in_page = f"<h2>{html.escape(heading)}</h2>" in to_html(copy)
        in_markdown = f"## {heading}\n" in to_markdown(copy)
        in_notebook = f"<summary>{html.escape(heading)}</summary>" in copy._repr_html_()
        assert {in_page, in_markdown, in_notebook} == {heading in headings}


@every_edition
def test_each_row_has_its_crosses(edition: str) -> None:
    form = FORMS[edition]()
    page = to_html(form)
    for row in form.definition().rows():
        crosses = "".join(
            f"<td class=mark>{'✕' if audience in row.audiences else ''}</td>"
            for audience in Audience
        )
        label = f'<td class=no>{row.position}</td><th scope="row">{html.escape(row.name)}</th>'
        assert f"<tr>{label}<td class=open>{OPEN}</td>{crosses}</tr>" in page


def test_the_header_is_shown_too() -> None:
    form = DraftForm(document_version="<b>2</b> | x")
    assert "<dd>&lt;b&gt;2&lt;/b&gt; | x</dd>" in to_html(form)
    assert f"<dd>{OPEN}</dd>" in to_html(form)
    assert "- **Document version number:** &#60;b&#62;2&#60;/b&#62; &#124; x\n" in to_markdown(form)
    assert f"- **Date the document was last updated:** {OPEN}\n" in to_markdown(form)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "see https://a.example/b?c=1&copy=2&lt=3 and http://c.example",
            ["https://a.example/b?c=1&copy=2&lt=3", "http://c.example"],
        ),
        ("https://a.example\nhttps://b.example", ["https://a.example", "https://b.example"]),
        ("javascript:alert(1) data:text/html,x vbscript:x file:///etc/passwd", []),
        ("ftp://a.example mailto:a@b.example //a.example www.a.example HTTPS://a.example", []),
        ("xhttps://", []),
        ("(see https://a.example/b.)", ["https://a.example/b"]),
        ("(https://a.example/b_(c)?!).", ["https://a.example/b_(c)"]),
    ],
)
def test_only_links_of_the_web_become_clickable(text: str, links: list[str]) -> None:
    form = FinalForm(license=text)
    source = to_html(form)
    assert check_html(form, source).links == links
    for link in links:
        assert f'<a rel="noreferrer" href="{html.escape(link)}">{html.escape(link)}</a>' in source


@pytest.mark.parametrize("character", ["<", ">", '"', "'", "`", " ", "\t", "\u00a0"])
def test_a_link_ends_where_markup_or_a_blank_begins(character: str) -> None:
    form = FinalForm(license=f"https://a.example/{character}onclick=x")
    assert check_html(form, to_html(form)).links == ["https://a.example/"]


def test_a_page_needs_no_other_file() -> None:
    page = to_html(marked(FinalForm)[0])
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert page.count("<style>") == 1
    for loading in ("<link", "<img", "<iframe", "@import", "url(", "src="):
        assert loading not in page
    assert "Form of the Code of Practice for General-Purpose AI Models, 10 July 2025" in page


def test_a_notebook_shows_counts_and_folds_sections() -> None:
    shown_form = FinalForm(model_name="One", training_energy="N/A")._repr_html_()
    assert "2 of 45 rows answered" in shown_form
    assert "(1 not applicable, 39 owed, 4 open under a condition)" in shown_form
    assert shown_form.count("<details>") == 8


def test_a_document_says_whose_model_which_version_and_for_whom_it_is() -> None:
    form = FinalForm(model_name="Lantern 7B", document_version="1.2")
    assert title_of(form) == "Model Documentation Form: Lantern 7B, version 1.2"
    copy = form.for_audience("DPs")
    assert title_of(copy).endswith("Lantern 7B, version 1.2, copy for downstream providers")
    assert title_of(DraftForm(versioned_model_name="L2")) == "Model Documentation Form: L2"
    summary = TrainingContentSummary(model_names=(NamedModel(name="L2"),), version="2")
    assert title_of(summary) == "Public Summary of Training Content: L2, version 2"
    assert title_of(TrainingContentSummary()) == "Public Summary of Training Content"
    long = title_of(FinalForm(model_name="x y\n" * 1_000))
    assert "\n" not in long
    assert len(long) < 200


def test_days_and_numbers_are_readable_and_keep_their_figures() -> None:
    form = FinalForm(
        release_date=date(2026, 3, 1),
        total_parameters=ParameterCount("7.0e10"),
        training_energy=Energy("5300"),
        inference_compute=Computation("120000000000"),
        model_dependencies=(),
    )
    page = to_html(form)
    for text in (
        "1 March 2026",
        "7.0 × 10¹⁰ parameters",
        "5,300 MWh",
        "120,000,000,000",
    ):
        assert text in page
    assert "<td>N/A</td>" in page
    assert [readable_number(text) for text in ("1e24", "9e-3", "0.50", "1e0")] == [
        *("10²⁴", "9 × 10⁻³", "0.50", "10⁰")
    ]


HARDWARE = HardwareTime(hardware="H100", value="4e5")

LINES: dict[str, tuple[Any, list[str]]] = {
    "nothing": (None, [OPEN]),
    "a text of several lines": ("a\nb", ["a", "b"]),
    "an empty list": ((), ["none"]),
    "an option": (Modality.TEXT, ["Text"]),
    "a choice": (ModalityChoice(selected=(Modality.TEXT,), other="code"), ["Text", "other: code"]),
    "another choice": (ModalityChoice(other="code"), ["other: code"]),
    "sizes": (ModalitySizes(text="8k", other="N/A"), ["text: 8k", "other: N/A"]),
    "a dependency": (
        (Dependency(name="Base", documentation="not accessible"),),
        ["Base: documentation not accessible"],
    ),
    "channels": (
        (
            DistributionChannel(name="API", access_level="answers", link="https://a.example"),
            DistributionChannel(name="Hub", access_level="weights"),
        ),
        ["API: answers, https://a.example", "Hub: weights"],
    ),
    "methods": (
        (DistributionMethod(name="API", link="https://a.example"), DistributionMethod(name="Hub")),
        ["API, https://a.example", "Hub"],
    ),
    "modified models": (
        (ModifiedModel(name="Base", version="2"), ModifiedModel(name="Other")),
        ["Base, version 2", "Other"],
    ),
    "an asset": (
        (Asset(name="code", access="on the web", license="none exists"),),
        ["code: on the web; licence: none exists"],
    ),
    "domain names": (CrawledDomains(names=("a.example", "b.example")), ["a.example", "b.example"]),
    "where to get domain names": (
        CrawledDomains(link="https://a.example/list", access="on request"),
        ["https://a.example/list", "access: on request"],
    ),
    "a training time": (TrainingTime(period="all", value="9e1"), ["9e1 wall clock days (all)"]),
    "a duration": (
        TrainingDuration(period="all", value="9e1", hardware=(HARDWARE,)),
        ["9e1 wall clock days (all)", "4e5 hardware days on H100"],
    ),
}


@pytest.mark.parametrize(("answer", "lines"), LINES.values(), ids=LINES)
def test_an_answer_is_shown_in_lines_of_plain_text(answer: Any, lines: list[str]) -> None:
    assert lines_of(answer) == lines


def test_what_is_no_answer_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="give an answer of a form"):
        lines_of(object())


def test_every_kind_of_answer_has_its_words() -> None:
    for kind in FORMS.values():
        form, marks = marked(kind)
        for row, answer in form.rows():
            words = "\n".join(lines_of(answer))
            assert all(mark in words for mark in marks[row.id]), row.id
            assert type(answer).__name__ not in words
