"""The page of downloads: the Code, its mappings and its schemas, for tools that people have."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from gpai_code.catalog.code import Code, load
from gpai_code.catalog.edition import editions
from gpai_code.exchange import (
    SITUATIONS,
    Export,
    Loss,
    decision_in,
    edition_jsonld,
    to_ciso_assistant,
    to_ciso_mapping,
    to_cyclonedx,
    to_cyclonedx_attestation,
    to_opencre,
    to_oscal,
    to_oscal_mapping,
    to_oscal_profile,
    to_probo,
    to_sssom,
    to_sssom_ai_act,
    to_yaml,
)
from gpai_code.render.code_tables import code_csv, code_markdown
from gpai_code.text_io.json_writer import write_json
from tools.website.layout import Page, add_page
from tools.website.markup import Html, items, join, link, tag
from tools.website.site import Site

PATH = "take/"

FOLDER = "downloads/"

DRAFT = "schemas/2/draft-07/"
"""The same schemas again, for tools that read an older draft of JSON Schema."""


@attrs.frozen(kw_only=True)
class Download:
    """
    A file to take.

    Attributes:
        name: Name of the file.
        what: What it is, as the page calls it.
        tools: Who reads it.
        export: What is in it, and what is not.
    """

    name: str
    what: str
    tools: str
    export: Export[Any]


def add_downloads(site: Site) -> None:
    """
    Add the files, and the page that offers them.

    The schemas are in the site already.
    """
    body = [
        tag("h1", "Take the Code into your tools"),
        tag(
            "p",
            "The same data that these pages are made of, as files for what you work with. All "
            "sentences are this project's own words. What a format has no place for is said "
            "with each file.",
            class_="lead",
        ),
    ]
    for edition in reversed(editions()):
        code = load(edition.slug)
        name = "The final text" if edition.slug == "final" else "The third draft"
        whole = link(f"{edition.slug}.json", f"/{edition.slug}.json", download=True)
        body += [
            tag("h2", name),
            tag("p", whole, " has everything, and this library reads it. For other tools:"),
            _offer(site, _of_code(code, site.base), name),
        ]
    body += [
        tag("h2", "From one edition to the other, and to the AI Act"),
        _offer(site, _mappings(site.base), "Mappings"),
        tag("h2", "What applies of the final text"),
        tag(
            "p",
            "For three kinds of provider. For a model of yours, ",
            link("answer the questions", "/applies/"),
            " and use ",
            tag("code", "gpai-code catalog --facts"),
            ". No file says that anything is fulfilled.",
        ),
        _offer(site, _decisions(site.base), "What applies"),
        tag("h2", "JSON Schema"),
        tag(
            "p",
            "One for every kind of document, in draft 2020-12. The same in draft-07 is at ",
            tag("code", DRAFT),
            ".",
        ),
        _schemas(site.files),
        tag("h2", "By a program"),
        tag(
            "p",
            link("The Code in other tools", "/docs/how-to/exchange/"),
            " says which validators accept each format, and how to write it again. Each address "
            "is JSON and JSON-LD too, and ",
            link("addresses.txt", "/addresses.txt"),
            " lists all of them.",
        ),
    ]
    page = Page(
        path=PATH,
        title="Take the Code into your tools",
        description="The Code of Practice as OSCAL, CISO Assistant, CycloneDX, SSSOM, CSV, "
        "Markdown, JSON and JSON Schema.",
        body=join(body),
        wide=True,
    )
    add_page(site, page)


def _of_code(code: Code, base: str) -> list[Download]:
    """Return the files of an edition."""
    rows = (
        (".oscal.json", "OSCAL catalogue", "compliance as code", to_oscal(code, base=base)),
        (".ciso-assistant.yaml", "Library", "CISO Assistant", to_ciso_assistant(code)),
        (".cdx.json", "CycloneDX standard", "bills of material", to_cyclonedx(code, base=base)),
        (".probo.json", "Framework", "Probo", to_probo(code)),
        (".csv", "Table", "spreadsheets", code_csv(code)),
        (".md", "Page of Markdown", "editors, wikis, language models", code_markdown(code)),
        (".jsonld", "JSON-LD", "graphs and linked data", edition_jsonld(code, base)),
        (".opencre.csv", "Table to import", "OpenCRE", to_opencre(code, base)),
        (".ai-act.sssom.tsv", "Places of the AI Act", "SSSOM", to_sssom_ai_act(code, base)),
    )
    return _named(f"gpai-code-{code.edition.slug}", rows)


def _mappings(base: str) -> list[Download]:
    """Return the files of what became of the third draft."""
    rows = (
        (".sssom.tsv", "Every entry and row of the Form", "SSSOM", to_sssom(base)),
        (".oscal.json", "OSCAL mapping", "compliance as code", to_oscal_mapping(base=base)),
        (".ciso-assistant.yaml", "Mapping", "CISO Assistant", to_ciso_mapping()),
    )
    return _named("gpai-code-third-draft-to-final", rows)


def _decisions(base: str) -> list[Download]:
    """Return the files of what applies in each situation."""
    files = []
    catalog = "gpai-code-final.oscal.json"
    for name, situation in SITUATIONS.items():
        decision = decision_in(name, "final")
        title = situation.title
        profile = to_oscal_profile(decision, title, catalog=catalog, base=base)
        attestation = to_cyclonedx_attestation(decision, base=base)
        rows = (
            (".oscal-profile.json", f"{title}: OSCAL profile", "compliance as code", profile),
            (".cdx.json", f"{title}: CycloneDX attestation", "bills of material", attestation),
        )
        files += _named(f"gpai-code-final-{name}", rows)
    return files


def _named(stem: str, rows: Iterable[tuple[str, str, str, Export[Any]]]) -> list[Download]:
    files = []
    for ending, what, tools, export in rows:
        files.append(Download(name=f"{stem}{ending}", what=what, tools=tools, export=export))
    return files


def _offer(site: Site, files: Iterable[Download], caption: str) -> Html:
    """Add files to the site, and return the list that offers them."""
    offers = []
    for file in files:
        content = _content(file)
        site.add(f"{FOLDER}{file.name}", content)
        address = link(file.name, f"/{FOLDER}{file.name}", download=True)
        size = f"{len(content.encode()) / 1000:,.0f} kB"
        about = tag("strong", file.what), f" for {file.tools}: ", address, f", {size}"
        lacks = tag("span", f"Not in it: {_missing(file.export.losses)}.", class_="hint")
        offers.append(join((*about, lacks)))
    return items(offers, class_="downloads", aria_label=caption)


def _content(file: Download) -> str:
    document = file.export.document
    if isinstance(document, str):
        return document
    return to_yaml(document) if file.name.endswith(".yaml") else write_json(document)


def _missing(losses: Iterable[Loss]) -> str:
    """Return what a format has no place for, each thing once."""
    return "; ".join(dict.fromkeys(loss.what for loss in losses)) or "nothing"


def _schemas(files: Mapping[str, bytes]) -> Html:
    """Return the schemas that the site has, by folder and name."""
    parts = []
    for path in sorted(files):
        if path.endswith(".schema.json") and not path.startswith(DRAFT):
            _, _, folder, name = path.split("/")
            label = f"{name.removesuffix('.schema.json')} ({folder.replace('-', ' ')})"
            parts.append(link(label, f"/{path}", download=True))
    return items(parts, class_="columns")
