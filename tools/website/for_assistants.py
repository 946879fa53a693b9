"""The file that tells assistants what the site has and how to use it: llms.txt."""

from gpai_code.catalog.edition import editions
from gpai_code.text_io.base_address import BASE_ADDRESS
from tools.website.site import Site

RULES = (
    "Cite an entry by its id and edition, and link to its address; both never change.",
    "The sentences are this project's own words. The official text prevails.",
    "The editions number differently: a bare “Measure 1.1” is ambiguous.",
    "A fact that nobody stated is not known. Nothing here says that anybody complies.",
)
"""What an assistant has to know before it answers."""


def add_llms(site: Site) -> None:
    """Add `llms.txt` at the root, after https://llmstxt.org."""
    base = site.base.rstrip("/")
    lines = [
        "# gpai_code",
        "",
        "> The EU Code of Practice for General-Purpose AI Models as typed data: every Commitment, "
        "Measure, point, recital and term with an address, limits of time as data, what applies "
        "to a model on the facts given, and the Model Documentation Form.",
        "",
        *(f"- {rule}" for rule in RULES),
        "",
        "## Editions",
        "",
    ]
    for edition in editions():
        about = f"{edition.title}, {edition.date.isoformat()}: the whole edition"
        lines.append(f"- [{edition.slug}]({base}/{edition.slug}.json): {about}")
    lines += [
        "",
        "## Data",
        "",
        f"- [Addresses]({base}/addresses.txt): every address; each is also JSON and JSON-LD with "
        "`.json` or `.jsonld` after it",
        f"- [Correspondence]({base}/correspondence.json): what became of each entry of the draft",
        f"- [Facts]({base}/schemas/2/every-edition/model-facts.schema.json): schema of the facts "
        "that decisions rest on",
        f"- [Form]({base}/schemas/2/final/model-documentation-form.schema.json): schema of the "
        "Model Documentation Form",
        f"- [Downloads]({base}/take/): the Code as OSCAL, CycloneDX, CISO Assistant, SSSOM, CSV "
        "and Markdown, and every schema",
        "",
        "## Tools",
        "",
        f"- [Documentation]({base}/docs/): the Python library and its command line",
        "- `pip install gpai-code[mcp]`, then `gpai-code mcp`: read-only tools over the Model "
        "Context Protocol",
        "",
    ]
    site.add("/llms.txt", "\n".join(lines).replace(BASE_ADDRESS.rstrip("/"), base))
