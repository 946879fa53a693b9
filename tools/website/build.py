"""Builds the site: the pages of the Code, the tools that run in the browser, the documentation."""

import argparse
import sys
from pathlib import Path

from gpai_code import __version__
from gpai_code.catalog.code import load
from gpai_code.catalog.edition import editions
from gpai_code.text_io.base_address import BASE_ADDRESS
from tools.website.code_pages import add_code
from tools.website.correspondence import add_changes
from tools.website.documentation import add_documentation
from tools.website.documents import add_documents, add_schemas
from tools.website.downloads import add_downloads
from tools.website.explorer import add_explorer
from tools.website.for_assistants import add_llms
from tools.website.front import add_front
from tools.website.python_bundle import add_python
from tools.website.row_pages import add_rows
from tools.website.service_worker import add_service_worker
from tools.website.site import MARK, Site, SiteError, write
from tools.website.summary_pages import add_summary
from tools.website.tool_pages import add_tools

ASSETS = Path(__file__).parent / "assets"


def code_site(base: str = BASE_ADDRESS) -> Site:
    """
    Return what is made from the data alone: needs the library and PyYAML, and nothing else.

    Args:
        base: The address that the site is published below.
    """
    site = Site(base)
    site.add_folder(ASSETS, "assets/")
    add_front(site)
    for edition in editions():
        add_code(site, load(edition.slug))
        add_summary(site, load(edition.slug))
    add_changes(site)
    add_explorer(site)
    add_rows(site)
    add_tools(site)
    add_documents(site)
    add_schemas(site)
    add_downloads(site)
    add_llms(site)
    return site


def main() -> int:
    """Build the site into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="Folder of the site; an older site is replaced.")
    parser.add_argument("--base", default=BASE_ADDRESS, help="Address that it is published below.")
    parser.add_argument("--whole", action="store_true", help="With the documentation and Python.")
    options = parser.parse_args()
    try:
        site = code_site(options.base)
        if options.whole:
            add_documentation(site)
            add_python(site)
            add_service_worker(site)
        site.add_json(MARK, {"library": "gpai_code", "version": __version__, "base": site.base})
        write(site, options.out)
    except SiteError as error:
        print(f"the site was not built: {error}", file=sys.stderr)
        return 1
    size = sum(len(content) for content in site.files.values())
    print(f"{len(site.files)} files, {size:,} bytes in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
