"""The front page, the page of what is not there, and what browsers ask for."""

import json

from gpai_code.catalog.code import load
from gpai_code.catalog.edition import editions
from tools.website.layout import Page, add_page
from tools.website.markup import Html, items, join, link, tag
from tools.website.site import Site

DOORS = (
    (
        "Explore the Code",
        "/explore/",
        "Search and filter every Commitment, Measure and point of both editions, each with whom it "
        "binds, its conditions, limits of time and legal basis.",
    ),
    (
        "What applies to my model?",
        "/applies/",
        "Answer a few questions in your browser. The decision grows as you answer, with the "
        "provision that each part of it rests on.",
    ),
    (
        "Fill the Form",
        "/forms/",
        "The Model Documentation Form and the public summary of training content, checked as you "
        "type, saved as a file of your own, with copies for each audience.",
    ),
)


def add_front(site: Site) -> None:
    """Add the front page and the other files at the root."""
    doors = []
    for name, address, words in DOORS:
        doors.append(tag("li", link(tag("h2", name), address), tag("p", words)))
    parts = [
        tag("h1", "The EU Code of Practice for general-purpose AI models, as data"),
        tag(
            "p",
            "Every place of the Code has an address to link to, every answer names the provision "
            "that it rests on, and all of it runs on your own machine.",
            class_="lead",
        ),
        tag("ul", *doors, class_="doors"),
        tag("h2", "The editions"),
        _editions(),
        tag("h2", "For programs"),
        tag(
            "p",
            "The same library is a typed Python package. Each page of the Code is also JSON and "
            "JSON-LD: add .json or .jsonld to its address. ",
            link("Take the Code into your tools", "/take/"),
            " as OSCAL, CycloneDX, CISO Assistant, SSSOM, CSV or Markdown. ",
            link("Documentation", "/docs/"),
            ", ",
            link("list of addresses", "/addresses.txt"),
            ", ",
            link("correspondence of the editions", "/correspondence.json"),
            ".",
        ),
    ]
    page = Page(
        path="",
        title="gpai_code: the EU Code of Practice for general-purpose AI models",
        description="The EU Code of Practice for general-purpose AI models to link to, to ask, and "
        "to fill in.",
        body=join(parts),
        wide=True,
    )
    add_page(site, page)
    lost = Page(
        path="404.html",
        title="No such page",
        body=join(
            (
                tag("h1", "No such page"),
                tag(
                    "p", "Addresses of the Code never disappear. ", link("Search them", "/explore/")
                ),
            )
        ),
    )
    add_page(site, lost)
    site.add("/manifest.webmanifest", json.dumps(_MANIFEST, indent=1) + "\n")


def _editions() -> Html:
    listed = []
    for edition in reversed(editions()):
        code = load(edition.slug)
        counts = f"{len(code.commitments)} Commitments, {len(code.measures)} Measures"
        name = "Final text" if edition.slug == "final" else "Third draft"
        whole = link(f"{name} of {edition.date}", f"/{edition.slug}/")
        brief = link("executive summary", f"/{edition.slug}/summary/")
        listed.append(join((whole, f": {counts}. {edition.status}. ", brief)))
    listed.append(link("What changed from the one to the other", "/changes/"))
    return items(listed)


_MANIFEST = {
    "name": "gpai_code",
    "short_name": "gpai_code",
    "description": "The EU Code of Practice for general-purpose AI models.",
    "start_url": "./",
    "display": "browser",
    "icons": [{"src": "assets/icon.svg", "type": "image/svg+xml", "sizes": "any"}],
}
