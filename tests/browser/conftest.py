"""The site on this machine, a browser, and what a page must never do."""

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
SITE = Path(os.environ["GPAI_CODE_SITE"]) if "GPAI_CODE_SITE" in os.environ else None
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

PATIENCE = 60_000
"""How long a page may take, in milliseconds, on a machine that does much else."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser is reached by a socket; without one, these tests are skipped."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.sockets)
            if SITE is None:
                item.add_marker(pytest.mark.skip("GPAI_CODE_SITE names no site"))
            elif CHROMIUM is None:
                item.add_marker(pytest.mark.skip("Chromium is not installed"))


@pytest.fixture(scope="session")
def folder() -> Path:
    assert SITE is not None
    return SITE


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - the base class has it as a plain dict
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".jsonld": "application/ld+json",
    }

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Serve the site below a path, as a project's page on a host is."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Visitor:
    """A window of the browser that remembers what must not happen on any page."""

    def __init__(self, browser: Any, address: str, **settings: Any) -> None:
        self.address = address
        self.errors: list[str] = []
        self.context = browser.new_context(**settings)
        self.context.set_default_timeout(PATIENCE)
        self.context.on("request", self._note_request)
        self.page = self.context.new_page()
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "blob:")):
            self.errors.append(f"a request to {request.url}")

    def _note_console(self, message: Any) -> None:
        if message.type in ("error", "warning") and "Service Worker" not in message.text:
            self.errors.append(message.text)

    def go(self, path: str) -> Any:
        self.page.goto(f"{self.address}{path}")
        return self.page

    def close(self) -> None:
        self.context.close()
        assert self.errors == []


@pytest.fixture
def visitor(browser: Any, address: str) -> Iterator[Visitor]:
    """A desktop in light colours; at the end no error and no request to another host."""
    window = Visitor(
        browser, address, viewport={"width": 1280, "height": 900}, service_workers="block"
    )
    yield window
    window.close()


@pytest.fixture
def phone(browser: Any, address: str) -> Iterator[Visitor]:
    """A phone in dark colours."""
    window = Visitor(
        browser,
        address,
        viewport={"width": 390, "height": 844},
        color_scheme="dark",
        has_touch=True,
        service_workers="block",
    )
    yield window
    window.close()


def violations(page: Any) -> list[str]:
    """Return what axe finds wrong with a page."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in tests/browser")
    # the page's policy lets no script in; axe comes by the browser's own door
    page.evaluate(AXE.read_text("utf-8"))
    report = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in report["violations"]
        for node in violation["nodes"]
    ]
