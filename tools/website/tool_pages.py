"""The pages on which the library runs in the browser, with what they say without JavaScript."""

from gpai_code.catalog import deadlines
from gpai_code.catalog.edition import editions
from gpai_code.catalog.paths import TEMPLATE
from tools.website.form_definitions import form_definition
from tools.website.in_browser.decisions import controls, decide
from tools.website.layout import Page, add_page, breadcrumbs
from tools.website.markup import Html, items, join, link, tag
from tools.website.row_pages import AUDIENCES
from tools.website.site import Site

_EDITIONS = {"final": "final text", "third-draft": "third draft"}

REMAINS = "Everything runs in your browser. What you enter is sent nowhere."


def add_tools(site: Site) -> None:
    """Add the page of decisions, those of the forms and that of the small tools."""
    add_page(site, _decision())
    site.add_index("applies/beginning.json", {"controls": controls(), "decision": decide({})})
    add_page(site, _forms())
    for name, path, kind, edition, _ in FORMS:
        _add_form(site, name, path, kind, edition)
    add_page(site, _small())


def _decision() -> Page:
    parts = (
        tag("h1", "What applies to my model?"),
        tag("p", "Answer what you know. ", REMAINS, class_="lead"),
        _without("gpai-code ask", "asks the same questions, one by one, and prints the decision."),
        tag("div", _asking(), _deciding(), id="app", class_="halves", hidden=True),
    )
    return Page(
        path="applies/",
        title="What applies to my model?",
        description="Which obligations of the AI Act and Measures of the Code apply, and why.",
        body=join(parts),
        active="/applies/",
        scripts=("python.js", "applies.js"),
        wide=True,
    )


def _asking() -> Html:
    editions_of_the_code = tag(
        "select",
        tag("option", "Final text", value="final"),
        tag("option", "Third draft", value="third-draft"),
        id="edition",
    )
    other = tag("select", id="other", aria_label="Another fact that you know")
    return tag(
        "section",
        tag("h2", "Questions"),
        tag("p", id="complaint", class_="error", role="alert", hidden=True),
        tag("div", id="question", class_="question"),
        tag("div", tag("h3", "What you said"), tag("ul", id="answers"), id="told", hidden=True),
        tag("p", tag("label", "Besides, add ", other)),
        tag("p", tag("label", "Edition of the Code ", editions_of_the_code)),
        aria_label="Questions",
    )


def _deciding() -> Html:
    buttons = (
        ("save-json", "Save as JSON"),
        ("save-markdown", "Save as Markdown"),
        ("save-facts", "Save the facts"),
        ("load", "Open facts"),
        ("share", "Copy link with the facts"),
        ("reset", "Start again"),
    )
    return tag(
        "section",
        tag("h2", "The decision so far"),
        tag("p", id="status", class_="status", role="status"),
        tag("ul", id="obligations", class_="rulings"),
        tag("div", tag("h3", "What to do next"), tag("ol", id="next"), id="next-steps"),
        tag("h3", "The Code of Practice"),
        tag("div", id="code"),
        tag("div", id="asides"),
        tag(
            "details",
            tag("summary", "The reasoning, step by step"),
            tag("ol", id="reasons", class_="reasons"),
        ),
        tag("h3", "Keep it"),
        tag(
            "div",
            *(tag("button", name, type="button", id=key) for key, name in buttons),
            class_="buttons",
        ),
        aria_label="The decision so far",
    )


FORMS = (
    (
        "Model Documentation Form",
        "forms/model-documentation/",
        "form",
        "final",
        "The Form of the final Code. One of the third draft is carried over when it is opened.",
    ),
    (
        "Public summary of training content",
        "forms/training-content-summary/",
        "summary",
        TEMPLATE,
        "The summary that Article 53(1)(d) AI Act asks for, after the AI Office's template.",
    ),
    (
        "Model Documentation Form of the third draft",
        "forms/model-documentation-third-draft/",
        "form",
        "third-draft",
        "The Form as the draft of 11 March 2025 had it.",
    ),
)
"""The forms to fill: name, address, kind, edition, and a sentence."""


def _forms() -> Page:
    doors = []
    for name, path, _, _, words in FORMS:
        doors.append(tag("li", link(tag("h2", name), f"/{path}"), tag("p", words)))
    rows = [
        link(f"Model Documentation Form, {_EDITIONS[edition.slug]}", f"/{edition.slug}/rows/")
        for edition in reversed(editions())
    ]
    rows.append(link("Public summary of training content", f"/{TEMPLATE}/"))
    parts = (
        tag("h1", "Fill a form"),
        tag("p", "Checked as you type, by the library itself. ", REMAINS, class_="lead"),
        tag("ul", *doors, class_="doors"),
        tag("h2", "What each row asks for"),
        items(rows),
    )
    return Page(
        path="forms/",
        title="Forms",
        description="Fill the Model Documentation Form or the public summary of training content.",
        body=join(parts),
        active="/forms/",
        wide=True,
    )


def _add_form(site: Site, name: str, path: str, kind: str, edition: str) -> None:
    """Add the page on which a form is filled, and the definition that its script reads."""
    definition = form_definition(kind, edition)
    site.add_index(f"{path}definition.json", definition)
    page = Page(
        path=path,
        title=f"Fill: {name}",
        description=f"Fill the {name} in the browser, checked as you type.",
        body=join(
            (
                breadcrumbs(("Forms", "/forms/")),
                tag("h1", name),
                tag("p", REMAINS, class_="lead"),
                _without(f"gpai-code init {kind}.json", "writes an empty form to fill in."),
                _form(path, list(definition["audiences"])),
            )
        ),
        active="/forms/",
        scripts=("python.js", "form.js"),
    )
    add_page(site, page)


def _form(path: str, audiences: list[str]) -> Html:
    settings: list[str] = []
    if audiences:
        settings += [
            _choice("audience", "What to save", {"": "the whole form", **_copies(audiences)}),
            _choice("systemic-risk", "Systemic risk", {"": "not said", "yes": "yes", "no": "no"}),
        ]
    owed = tag("input", type="checkbox", id="show-owed")
    buttons = (
        ("save-json", "Save the form"),
        ("save-word", "Word"),
        ("save-html", "HTML"),
        ("save-markdown", "Markdown"),
        ("open", "Open a file"),
    )
    made = [
        tag("button", name, type="button", id=key, class_="main" if key == "save-json" else None)
        for key, name in buttons
    ]
    bar = (
        tag("p", id="progress", class_="progress", role="status"),
        tag("div", *settings, tag("label", owed, " Show what is still owed"), class_="settings"),
        tag("div", *made, class_="buttons"),
        tag("p", id="status", class_="status", role="status"),
        tag("p", id="complaint", class_="error", role="alert", hidden=True),
        tag("ul", id="elsewhere", class_="findings"),
    )
    return tag(
        "div",
        tag("section", *bar, class_="bar", aria_label="The form as a file"),
        tag("nav", tag("ol", id="sections"), class_="onpage", aria_label="Sections of the form"),
        tag("div", id="rows"),
        id="app",
        hidden=True,
        data_index=f"/{path}definition.json",
    )


def _copies(audiences: list[str]) -> dict[str, str]:
    return {mark: f"the copy for {AUDIENCES[mark]}" for mark in AUDIENCES if mark in audiences}


def _choice(name: str, label: str, options: dict[str, str]) -> Html:
    choices = [tag("option", words, value=value) for value, words in options.items()]
    return tag("label", f"{label} ", tag("select", *choices, id=name))


def _small() -> Page:
    parts = (
        tag("h1", "Small tools"),
        tag("p", REMAINS, class_="lead"),
        _without("gpai-code find", "reads a citation; gpai-code due works out a day."),
        tag(
            "div",
            _tool(
                "find",
                "Read a citation",
                "Of the Code or the AI Act, as people write it.",
                _line("text", "Citation", "point (2) of Measure 9.3"),
            ),
            _tool(
                "license",
                "Is this licence free and open-source?",
                "In the sense of Article 53(2) AI Act. An SPDX expression or a name.",
                _line("text", "Licence", "Apache-2.0"),
            ),
            _tool(
                "card",
                "Read a model card's licence",
                "Paste the README.md of a model, with its front matter.",
                tag("textarea", name="text", rows="6", aria_label="Model card", class_="code"),
            ),
            _tool("due", "When is it due?", "Choose what happened, and when.", *_due()),
            id="app",
            hidden=True,
        ),
        tag("h2", "Python console"),
        tag("p", "The whole library, for what no page asks. The names last as long as the page."),
        tag(
            "form",
            tag(
                "textarea",
                'gpai_code.load()["safety-security-9.4"].summary',
                name="source",
                rows="3",
                aria_label="Python source",
                class_="code",
                spellcheck="false",
            ),
            tag("div", tag("button", "Run", type="submit"), class_="buttons"),
            id="console",
        ),
    )
    return Page(
        path="tools/",
        title="Small tools",
        description="Read a citation, a licence in a model card, or when something is due.",
        body=join(parts),
        active="/tools/",
        scripts=("python.js", "tools.js", "console.js"),
    )


def _tool(name: str, heading: str, words: str, *fields: Html) -> Html:
    action = "Work it out" if name == "due" else "Read"
    button = tag("div", tag("button", action, type="submit", class_="main"), class_="buttons")
    return tag(
        "section",
        tag("h2", heading),
        tag("p", words),
        tag("form", *fields, button, id=name),
        tag("div", id=f"{name}-answer", aria_live="polite"),
    )


def _line(name: str, label: str, example: str) -> Html:
    return tag(
        "input",
        type="text",
        name=name,
        aria_label=label,
        placeholder=example,
        required=True,
        autocomplete="off",
    )


def _due() -> tuple[Html, ...]:
    options = []
    for slug in _EDITIONS:
        for event in deadlines.events(slug):
            options.append(tag("option", event.summary, value=event.slug, data_edition=slug))
    happened = tag("select", *options, id="due-event", name="event", required=True)
    edition = tag(
        "select",
        tag("option", "Final text", value="final"),
        tag("option", "Third draft", value="third-draft"),
        id="due-edition",
        name="edition",
    )
    day = tag("input", type="date", name="day", required=True)
    return (
        tag("label", "What happened ", happened),
        tag("label", "Day ", day),
        tag("label", "Edition of the Code ", edition),
    )


def _without(command: str, words: str) -> Html:
    """Return what to do without JavaScript: the same library on the command line."""
    how = link("installed", "/docs/")
    told = ("Without JavaScript, use the library ", how, ": ", tag("code", command), f" {words}")
    return tag("noscript", tag("p", *told))
