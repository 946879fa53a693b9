"""The frame around every page: head, navigation, footer; and where links lead."""

import attrs

from gpai_code import __version__
from tools.website.markup import Html, join, link, tag, text
from tools.website.site import Site

NAVIGATION = (
    ("The Code", "/final/"),
    ("Explore", "/explore/"),
    ("What applies", "/applies/"),
    ("Forms", "/forms/"),
    ("Tools", "/tools/"),
    ("Docs", "/docs/"),
)
"""What the head of every page leads to."""

POLICY = (
    # 'wasm-unsafe-eval' lets the browser compile WebAssembly, and nothing else
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
"""The content security policy: nothing from another host, no script or style inside a page."""

DISCLAIMER = (
    "Summaries are this project's own words; the official texts prevail. This is no legal advice, "
    "and no page says that a model or a provider complies. Not affiliated with the European "
    "Commission, the AI Office or the Chairs."
)


@attrs.frozen(kw_only=True)
class Page:
    """
    One page of the site.

    Attributes:
        path: Its address below the root; it ends with a slash, and is empty for the front page.
        title: What the window is called.
        body: What the page says.
        description: One sentence for search engines and previews.
        active: Address of the entry in the navigation that it belongs to.
        scripts: Names of our scripts that it runs, besides those of every page.
        alternates: Other forms of the page: media type and address.
        wide: Whether it may use the whole width.
    """

    path: str
    title: str
    body: Html
    description: str = ""
    active: str = ""
    scripts: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    wide: bool = False


def add_page(site: Site, page: Page) -> None:
    """Add a page to the site; all are listed for search engines."""
    name = page.path if page.path.endswith(".html") else f"{page.path}index.html"
    site.add(name, render(page))


def render(page: Page) -> str:
    """
    Return a whole page.

    Links from the root become relative ones, so that the site works below any address.
    """
    depth = page.path.count("/")
    root = "../" * depth or "./"
    markup = f"<!DOCTYPE html>\n{_document(page, root)}\n"
    # text is escaped, so that a quotation mark of an attribute is always one of our own
    for attribute in ("href", "src", "data-index"):
        markup = markup.replace(f'{attribute}="/', f'{attribute}="{root}')
    return markup


def _document(page: Page, root: str) -> Html:
    title = page.title if page.path == "" else f"{page.title} · gpai_code"
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("meta", name="description", content=page.description or page.title),
        tag("link", rel="stylesheet", href="/assets/site.css"),
        tag("link", rel="icon", href="/assets/icon.svg", type="image/svg+xml"),
        tag("link", rel="manifest", href="/manifest.webmanifest"),
        # at once, so that a page never flashes in the wrong colours
        tag("script", src="/assets/theme.js"),
    ]
    for kind, address in page.alternates:
        head.append(tag("link", rel="alternate", type=kind, href=address))
    for name in ("site.js", *page.scripts):
        head.append(tag("script", src=f"/assets/{name}", type="module"))
    body = [
        link("To the content", "#content", class_="skip"),
        header(page.active),
        tag("main", page.body, id="content", tabindex="-1", class_="wide" if page.wide else None),
        footer(),
    ]
    return tag(
        "html", tag("head", *head), tag("body", *body), lang="en", class_="no-js", data_root=root
    )


def header(active: str) -> Html:
    """Return the head of every page; the documentation has the same."""
    entries = []
    for name, address in NAVIGATION:
        current = "true" if address == active else None
        entries.append(tag("li", link(name, address, aria_current=current)))
    brand = link("gpai_code", "/", class_="brand")
    button = tag("button", "Theme", type="button", class_="theme", hidden=True)
    nav = tag("nav", tag("ul", *entries), aria_label="Site")
    return tag("header", tag("div", brand, nav, button), class_="top")


def footer() -> Html:
    """Return the foot of every page."""
    made = text(f"gpai_code {__version__}, Apache-2.0. No cookies, nothing is sent anywhere.")
    return tag("footer", tag("p", DISCLAIMER), tag("p", made), class_="bottom")


def breadcrumbs(*steps: tuple[str, str]) -> Html:
    """Return the way from the root to a page: names and addresses."""
    return tag("nav", join(_steps(steps)), class_="crumbs", aria_label="Where this page is")


def _steps(steps: tuple[tuple[str, str], ...]) -> list[Html]:
    parts: list[Html] = []
    for number, (name, address) in enumerate(steps):
        if number:
            parts.append(tag("span", "›", aria_hidden="true"))
        parts.append(link(name, address))
    return parts
