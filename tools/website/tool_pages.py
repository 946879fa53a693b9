"""The pages on which the library runs in the browser, with what they say without JavaScript."""

from gpai_code.catalog.code import editions
from gpai_code.catalog.paths import TEMPLATE
from tools.website.layout import Page, add_page
from tools.website.markup import Html, items, join, link, tag
from tools.website.site import Site

REMAINS = "Everything runs in your browser. What you enter is sent nowhere."


def add_tools(site: Site) -> None:
    """Add the page of decisions, those of the forms and that of the small tools."""
    add_page(site, _decision())
    add_page(site, _forms())
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
        scripts=("applies.js",),
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


def _forms() -> Page:
    rows = [
        link(f"Model Documentation Form, {edition.slug}", f"/{edition.slug}/rows/")
        for edition in reversed(editions())
    ]
    rows.append(link("Public summary of training content", f"/{TEMPLATE}/"))
    parts = (
        tag("h1", "Forms"),
        tag("p", "The Model Documentation Form and the public summary. ", REMAINS, class_="lead"),
        tag("h2", "What each row asks for"),
        items(rows),
        _without("gpai-code init form.json", "writes an empty form to fill in."),
    )
    return Page(
        path="forms/",
        title="Forms",
        description="Fill the Model Documentation Form or the public summary of training content.",
        body=join(parts),
        active="/forms/",
    )


def _small() -> Page:
    parts = (
        tag("h1", "Small tools"),
        tag("p", "Read a citation or a licence, and work out a day. ", REMAINS, class_="lead"),
        _without("gpai-code find", "reads a citation; gpai-code due works out a day."),
    )
    return Page(
        path="tools/",
        title="Small tools",
        description="Read a citation, a licence in a model card, or when something is due.",
        body=join(parts),
        active="/tools/",
    )


def _without(command: str, words: str) -> Html:
    """Return what to do without JavaScript: the same library on the command line."""
    how = link("installed", "/docs/")
    told = ("Without JavaScript, use the library ", how, ": ", tag("code", command), f" {words}")
    return tag("noscript", tag("p", *told))
