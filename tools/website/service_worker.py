"""The service worker: what has been visited works without a network, until the site changes."""

import hashlib
import json
from pathlib import Path

from tools.website.site import Site

TEMPLATE = Path(__file__).parent / "service-worker.js"

NAME = "sw.js"

CORE = (
    *("", "explore/", "explore/index.json", "explore/articles.json"),
    *("applies/", "applies/beginning.json", "forms/"),
    *("forms/model-documentation/", "forms/model-documentation/definition.json"),
    *("forms/training-content-summary/", "forms/training-content-summary/definition.json"),
    *("tools/", "final/", "final/summary/"),
)
"""Pages that are kept after the first visit to any; all else is kept once it is read."""

PYTHON = "python/"
"""Kept once a page has used it: it is by far the largest part."""


def add_service_worker(site: Site) -> None:
    """Add the worker; its version is the digest of the site, so that no page is kept too long."""
    digest = hashlib.sha256()
    for path in sorted(site.files):
        digest.update(path.encode() + b"\0" + hashlib.sha256(site.files[path]).digest())
    kept, python = list(CORE), []
    for path in sorted(site.files):
        if path.startswith(PYTHON):
            python.append(path)
        elif path.startswith("assets/") and "docs-" not in path:
            kept.append(path)
    template = TEMPLATE.read_text("utf-8")
    text = template.replace('"VERSION"', json.dumps(digest.hexdigest()[:16]))
    text = text.replace('["KEPT"]', json.dumps(kept)).replace('["PYTHON"]', json.dumps(python))
    site.add(NAME, text)
