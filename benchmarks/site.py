"""
The site: its size, how long a first decision takes, and the way of a new user, as Markdown tables.

Usage: python benchmarks/site.py FOLDER, with the folder of a whole site (`python docs/build.py
FOLDER`), Chromium and `pip install playwright`; `benchmarks/site.md` has the results. Cold is a
browser that has never seen the site, its window open; warm is the same page opened again, which
goes on from the memory that the first one kept. A time runs from the address to the painted
decision, by the page's own clock; it is the median of RUNS, and so is each piece, which is what the
worker marks, counted from the start of the page. The journeys are those of the tests, each in a new
browser.
"""

import argparse
import shutil
import statistics
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.browser.journeys import decision_by_keyboard, form_by_keyboard, on_a_phone

RUNS = 5

FIRST = ("python/", "assets/", "applies/")
FACTS = '#facts={"license":"Apache-2.0"}'
"""What the page is asked about: without facts it begins with a decision made beforehand."""

LATER = ("python/rest.zip", "assets/docs-")

ORIGIN = "() => performance.timeOrigin"
MARKS = "() => performance.getEntriesByType('mark').map((mark) => [mark.name, mark.startTime])"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


def sizes(folder: Path) -> None:
    total = first = ours = count = 0
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        path, size = file.relative_to(folder).as_posix(), file.stat().st_size
        count, total = count + 1, total + size
        if path.startswith(FIRST) and not path.startswith(LATER):
            first += size
            if not path.startswith(("python/pyodide", "python/python_stdlib")):
                ours += size
    print("| what | size |")
    print("| --- | --- |")
    print(f"| the whole site, {count:,} files | {total / 1e6:.1f} MB |")
    print(f"| a first decision, at most | {first / 1e6:.2f} MB |")
    print(f"| of that ours | {ours / 1e3:.0f} kB |")
    print()


def decide(context: Any, address: str, facts: str = FACTS) -> dict[str, float]:
    """Open the page of decisions, and return the seconds after which each mark was made."""
    page = context.new_page()
    page.wait_for_timeout(2000)  # a new window has work of its own, which is not a site's
    page.goto(f"{address}applies/{facts}")
    page.wait_for_function(
        "() => performance.getEntriesByName('decided').length", timeout=120_000, polling=200
    )
    started = page.evaluate(ORIGIN)
    marks = {}
    for place in (page.workers[0], page):
        offset = place.evaluate(ORIGIN) - started
        for name, after in place.evaluate(MARKS):
            marks[name] = (offset + after) / 1000
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_timeout(4000)  # copies and the memory are kept
    page.close()
    return marks


def times(driver: Any, address: str) -> None:
    """Print how long a first decision takes, and after what each piece is there."""
    runs: dict[str, list[dict[str, float]]] = {"cold": [], "warm": []}
    beginnings = []
    for _ in range(RUNS):
        browser = launch(driver)
        beginnings.append(decide(browser.new_context(), address, facts="")["decided"])
        context = browser.new_context()
        for measured in runs.values():
            measured.append(decide(context, address))
        browser.close()
    print("| first decision | cold | warm |")
    print("| --- | --- | --- |")
    marks = sorted(runs["cold"][0], key=runs["cold"][0].__getitem__)
    for mark in marks:
        cells = [mark]
        for measured in runs.values():
            after = [run[mark] for run in measured if mark in run]
            middle = f"{statistics.median(after):.2f} s" if after else ""
            span = f" ({min(after):.2f} to {max(after):.2f})" if mark == "decided" else ""
            cells.append(f"{middle}{span}")
        print(f"| {' | '.join(cells)} |")
    print()
    middle = statistics.median(beginnings)
    print(
        "Without facts, somebody who has never been here sees the questions and the decision that"
    )
    print(f"everybody begins with after {middle:.2f} s.")
    print()


def journeys(driver: Any, address: str) -> None:
    """Print each step of a new user with its time."""
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    for name, journey, settings in (
        ("by keyboard, to a decision", decision_by_keyboard, {}),
        ("by keyboard, to a form and a copy", form_by_keyboard, {}),
        ("on a phone, 390 px wide", on_a_phone, phone),
    ):
        browser = launch(driver)
        page = browser.new_context(**settings).new_page()
        print(f"| {name} | time |")
        print("| --- | --- |")
        before = time.perf_counter()
        for step in journey(page, address):
            now = time.perf_counter()
            print(f"| {step} | {now - before:.1f} s |")
            before = now
        print()
        browser.close()


def launch(driver: Any) -> Any:
    return driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    sizes(folder)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    with sync_playwright() as driver:
        times(driver, address)
        journeys(driver, address)
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
